"""Partial dates: a year, a month (1-12) or season, a day; ranges that may be open; marks of doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Self

from bibkit.text.patterns import lazy_pattern

Season = Literal[0, 1, 2, 3, 4]  # 0 none, 1 spring, 2 summer, 3 autumn, 4 winter


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A point in time at the precision that is known: `month` and `day` are 0 where they are not.

    Years before the common era are astronomical (1 BC is 0), as in ISO 8601 and EDTF.
    """

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """ISO 8601: `2015`, `2015-10`, `2015-10-30`."""
        text = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        if len(text.lstrip("-")) > 4:  # EDTF marks a year of more than four digits
            text = f"Y{text}"
        if self.month:
            text += f"-{self.month:02d}"
            if self.day:
                text += f"-{self.day:02d}"
        return text

    @property
    def parts(self) -> tuple[int, ...]:
        """(year), (year, month) or (year, month, day): only what is known."""
        return (self.year, self.month, self.day)[: 1 + (self.month > 0) + (self.day > 0)]

    def refines(self, other: PartialDate) -> bool:
        """Whether this date is the other one said more finely (2015-10-30 refines 2015-10 and 2015)."""
        mine, theirs = self.parts, other.parts
        return len(mine) > len(theirs) and mine[: len(theirs)] == theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date or a range of dates.

    A range has an `end`, or `open_end` (2015-) or `open_start` (-2015) instead of the missing side. `season` belongs to
    a start without month. `literal` is what nobody could read ("in press"); then there is no start.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    open_start: bool = False
    open_end: bool = False
    season: Season = 0
    end_season: Season = 0
    approximate: bool = False
    uncertain: bool = False
    literal: str = ""

    @classmethod
    def of(cls, year: int, month: int = 0, day: int = 0) -> Self:
        return cls(start=PartialDate(year, month, day))

    @property
    def year(self) -> int | None:
        point = self.start or self.end
        return point.year if point else None

    @property
    def is_range(self) -> bool:
        return bool((self.start and self.end) or self.open_start or self.open_end)

    def to_csl(self) -> dict[str, Any]:
        """CSL-JSON's date object, with nothing lost.

        A season as `season` (a range of seasons as months 21-24), an open side as [0, 0, 0], doubt as `circa`: true for
        approximate, EDTF's signs "?" for uncertain and "%" for both; an unreadable date as `literal`. Years before the
        common era count from -1 (1 BC): citeproc prints -44 as "44BC".
        """
        out: dict[str, Any] = {}
        sides = ((self.start, self.season), (self.end, self.end_season))
        points = [
            [_csl_year(point.year), 20 + season]
            if season and self.end_season
            else [_csl_year(point.year), *point.parts[1:]]
            for point, season in sides
            if point
        ]
        if self.season and not self.end_season:
            out["season"] = self.season
        if points:
            open_side = [[0, 0, 0]]
            out = {"date-parts": open_side * self.open_start + points + open_side * self.open_end, **out}
        if self.approximate or self.uncertain:
            out["circa"] = ("%" if self.approximate else "?") if self.uncertain else True
        if self.literal:
            out["literal"] = self.literal
        return out

    def to_edtf(self) -> str:
        """EDTF level 1, as BibLaTeX takes it: `2004-06`, `2004-21`, `1999/..`, `1723?`; a literal as it is."""
        mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((self.approximate, self.uncertain), "")
        start = _edtf_point(self.start, self.season, mark)
        end = _edtf_point(self.end, self.end_season, mark)
        if not start and not end:
            return self.literal
        if not self.is_range:
            return start or end
        return f"{start or '..' * self.open_start}/{end or '..' * self.open_end}"


def _csl_year(year: int) -> int:
    return year if year > 0 else year - 1


def _edtf_point(point: PartialDate | None, season: Season, mark: str) -> str:
    if point is None:
        return ""
    return f"{point}-{20 + season}{mark}" if season and not point.month else f"{point}{mark}"


_ISO = lazy_pattern(r"\s*(-?\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{2}:\d{2}.*)?\s*")


def parse_iso_date(text: str) -> Date | None:
    """`2015`, `2015-10`, `2015/10/30`, `2015-10-30T12:00:00Z` -> Date; None for anything else or an impossible day."""
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    if not is_possible_day(year, month, day):
        return None
    return Date.of(year, month, day)


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_possible_day(year: int, month: int = 0, day: int = 0) -> bool:
    """Whether such a day (or month, or year) exists; month and day 0 mean "not given"."""
    if month == 0:
        return day == 0
    if not 1 <= month <= 12 or not 0 <= day <= _DAYS[month - 1]:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return not (month == 2 and day == 29 and not leap)
