"""The pieces of a free-form date that key formulas print: year, month, day, time, and the date of a first edition."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bibkit.model.dateparse import parse_date, parse_original_date
from bibkit.model.dates import Date

_TIME = re.compile(r"[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:[A-Z]+|[-+]\d{2}:?\d{2})?$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class DateParts:
    """Years, months, days as numbers, None where not known; the time as written. `original_*`: first publication."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    original_year: int | None = None
    original_month: int | None = None
    original_day: int | None = None
    hour: str = ""
    minute: str = ""
    second: str = ""

    def with_original(self, original: DateParts) -> DateParts:
        """This date with another's as the original one; alone, the original stands for both."""
        if original.year is None:
            return self
        given = replace(self, original_year=original.year, original_month=original.month, original_day=original.day)
        if self.year is not None:
            return given
        return replace(given, year=original.year, month=original.month, day=original.day)

    def part(self, letter: str, *, original: bool = False) -> int | str | None:
        """The piece a format letter asks for: Y y m d H M S."""
        year, month, day = (
            (self.original_year, self.original_month, self.original_day)
            if original
            else (self.year, self.month, self.day)
        )
        short = None if year is None else abs(year) % 100
        pieces: dict[str, int | str | None] = {"Y": year, "y": short, "m": month, "d": day}
        pieces |= {"H": self.hour, "M": self.minute, "S": self.second}
        return pieces[letter]


def parse_date_parts(text: str) -> DateParts:
    """From whatever a date field holds; of a range its start, of what nobody understands the first four digits."""
    time = _TIME.search(text.strip())
    hour, minute, second = (part or "" for part in time.groups()) if time else ("", "", "")
    parts = replace(_parts(parse_date(text), text), hour=hour, minute=minute, second=second)
    original = parse_original_date(text)
    if original is not None:
        return parts.with_original(_parts(original, ""))
    return replace(parts, original_year=parts.year, original_month=parts.month, original_day=parts.day)


def _parts(date: Date | None, text: str) -> DateParts:
    point = (date.start or date.end) if date else None
    if point is None:
        year = _YEAR.search(text)
        return DateParts(int(year.group())) if year else DateParts()
    return DateParts(point.year, point.month or None, point.day or None)
