"""Free-form dates: what people, pages and programs write, read into partial dates. Never an invented day.

Whatever is not understood to the last word gives None; the caller keeps the text as a literal or drops it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from bibkit.model.dates import Date, PartialDate, Season, is_possible_day
from bibkit.model.dateterms import (
    ANNO_DOMINI,
    BEFORE_CHRIST,
    CIRCA,
    ERAS,
    FILLERS,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    cjk_number,
    fold,
)
from bibkit.text.patterns import lazy_pattern

_LONGEST = 100  # characters; the patterns below are not made for longer texts
_DIGITS = r"\d〇零○一二三四五六七八九十元"
_DIGIT = re.compile(f"[{_DIGITS}]")
_TIME = lazy_pattern(
    r"(?:[T\s,]+|(?<=\d)T)\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|GMT|UTC|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?"
    r"(?:\s*\([^)]*\))?\s*$"
)
# What programs write, and nearly all tags hold.
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_TWICE = re.compile(r"^\d{4}-\d{2}-\d{2} +(?=.*\d{4})(?!\d\d?:)")  # Zotero's database: "2010-05-00 May 2010"
_BIBTEX_DASH = re.compile(r"(?<=\d)--(?=-?\d)")
_CLOSING_SLASH = re.compile(r"^(\d{4}(?:/\d{1,2}){1,2})/+$")  # RIS: "2013/04/18/"
_IN_BRACKETS = re.compile(r"\[.*\]|\(.*\)")
_SCHOOL_YEAR = re.compile(r"(\d\d)(\d\d)-(\d\d)")
_ORIGINAL = lazy_pattern(r"^\s*(?P<a>\[[^\]]+\])\s*(?P<b>[^\[\]]+)$|^\s*(?P<c>[^\[\]]+?)\s*(?P<d>\[[^\]]+\])\s*$")


def parse_date(text: str, *, day_first: bool | None = None) -> Date | None:
    """A date or range of dates from free text, None when it is not understood for sure.

    ISO 8601 and EDTF levels 0-1 (`2004-06-uu`, `1723?~`, `-0044-03/..`, `2004-21`), times of day (left out), month
    names and seasons in some fifteen languages, ranges (`12-15 May 2014`, `Winter 2004/05`, `1988–92`, `1995–present`),
    `c. 1920`, `44 BC`, `2014年7月1日`, `昭和53年`. Of `1996 [1985]` it is 1996; see parse_original_date for the other.
    `5/6/2011` could be two days: without `day_first` only the year is taken; `30/5/2011` and `5.6.2011` are clear.
    """
    text = text.replace("\u00a0", " ").strip().strip(";,").strip()
    if not text or len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    iso = _ISO.fullmatch(text)
    if iso and is_possible_day(*(ymd := [int(part or 0) for part in iso.groups()])):
        return Date.of(*ymd)
    text = _CLOSING_SLASH.sub(r"\1", _BIBTEX_DASH.sub("/", _TWICE.sub("", text)))
    both = _ORIGINAL.match(text) if "[" in text else None
    if both:
        text = (both["b"] or both["c"]).strip()
    if _IN_BRACKETS.fullmatch(text):
        text = text[1:-1].strip()
    circa = CIRCA.match(text)
    if circa:
        text = text[circa.end() :].strip("[]() ")
    date = _parse_plain(text, day_first)
    return replace(date, approximate=True) if date and circa else date


def parse_original_date(text: str) -> Date | None:
    """The bracketed date of a first edition, 1985 in `1996 [1985]` and in `[1985] 1996`; None without one."""
    both = _ORIGINAL.match(text) if len(text) <= _LONGEST else None
    return parse_date((both["a"] or both["d"]).strip("[] ")) if both else None


def _parse_plain(text: str, day_first: bool | None) -> Date | None:
    if ":" in text:
        text = _TIME.sub("", text).strip()
    years = _SCHOOL_YEAR.fullmatch(text)
    if years and int(years[3]) == (int(years[2]) + 1) % 100 and int(years[3]) > 12:
        return _counted_years(text)  # outside EDTF 2021-22 is two years, not a summer
    return (
        parse_edtf(text)
        or _numeric(text, day_first)
        or _counted_years(text)
        or _east_asian(text)
        or _before_christ(text)
        or _in_words(text)
    )


# EDTF and ISO 8601 ----------------------------------------------------------------------------------------------------

_EDTF_POINT = lazy_pattern(
    r"(?P<year>-?\d{4}|-?\d{3}[uUxX]|-?\d{2}[uUxX]{2}|[yY]-?\d{5,6})"
    r"(?:-(?P<month>\d{2}|[uUxX]{2})(?:-(?P<day>\d{2}|[uUxX]{2}))?)?"
)
# A look at the characters alone, which text in words fails.
_EDTF_WRITING = re.compile(r"(?:[\d\suUxXyY?~%/.*-]|open|unknown)*")
_EDTF_MARKS = lazy_pattern(r"(?<=[\dXxUu])[?~%]+")
_OPEN = frozenset({"..", "open", "", "unknown", "*"})


def parse_edtf(text: str) -> Date | None:
    """EDTF levels 0-1, in the final spelling (X, ~, %, ..) and the draft one (u, ?~, open); None for anything else.

    Unspecified digits widen the date, as BibLaTeX reads them: `199X` is 1990/1999, approximate; `1999-01-XX` 1999-01.
    """
    if not _EDTF_WRITING.fullmatch(text):
        return None
    marks = "".join(sorted(set(_EDTF_MARKS.findall(text)))).replace("%", "?~")
    sides = _EDTF_MARKS.sub("", text).strip().split("/")
    if len(sides) > 2 or (
        len(sides) == 2 and not any(re.match(r"-?\d{4}|[yY]-?\d|\d\d[\dxXuU]{2}", side) for side in sides)
    ):
        return None
    if len(sides) == 2 and re.fullmatch(r"\d{1,2}", sides[1].strip()):
        return None  # 2015/10 and 2015/16 are not EDTF
    parsed = [None if side.strip() in _OPEN else _edtf_point(side.strip()) for side in sides]
    if any(point is None and side.strip() not in _OPEN for point, side in zip(parsed, sides, strict=True)):
        return None
    date = _edtf_range(parsed, sides) if len(sides) == 2 else parsed[0]
    if date is None:
        return None
    return replace(date, approximate=date.approximate or "~" in marks, uncertain="?" in marks)


def _edtf_range(parsed: list[Date | None], sides: list[str]) -> Date | None:
    start, end = parsed
    if start and end:
        date = Date(
            start=start.start,
            end=end.end or end.start,
            season=start.season,
            end_season=end.season,
            approximate=start.approximate or end.approximate,
        )
        return _ordered(date)
    if start:
        return replace(start, open_end=sides[1].strip() != "unknown")
    if end:
        return Date(end=end.end or end.start, end_season=end.season, open_start=True, approximate=end.approximate)
    return None


def _edtf_point(text: str) -> Date | None:
    match = _EDTF_POINT.fullmatch(text)
    if not match:
        return None
    year = match["year"].lstrip("yY")
    month = int(match["month"] or 0) if (match["month"] or "0").isdigit() else 0
    day = int(match["day"] or 0) if month and (match["day"] or "0").isdigit() else 0
    if not year.lstrip("-").isdigit():
        first = int(re.sub(r"[uUxX]", "0", year))
        last = int(re.sub(r"[uUxX]", "9", year))
        return Date(start=PartialDate(min(first, last)), end=PartialDate(max(first, last)), approximate=True)
    if 21 <= month <= 32 and not day:
        # 21-24 seasons, 25-28 the northern and 29-32 the southern ones of level 2.
        return Date(start=PartialDate(int(year)), season=_season((month - 21) % 4 + 1))
    return Date.of(int(year), month, day) if is_possible_day(int(year), month, day) else None


# Numbers only ---------------------------------------------------------------------------------------------------------

_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/. ]\s?(\d{1,2})(?:\.?\s?[-/. ]\s?(\d{1,2})\.?)?")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/. ])\s?(\d{1,2})\s?[-/. ]\s?(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})(?:\s?[-/.]\s?|\s)(\d{4})")
_COMPACT = re.compile(r"(1[5-9]\d\d|20\d\d)(\d\d)(\d\d)")


def _numeric(text: str, day_first: bool | None) -> Date | None:
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        return Date.of(year, month, day) if month and is_possible_day(year, month, day) else None
    if match := _MONTH_YEAR.fullmatch(text):
        month, year = int(match[1]), int(match[2])
        return Date.of(year, month) if month and is_possible_day(year, month) else None
    if match := _YEAR_LAST.fullmatch(text):
        return _day_and_month(int(match[1]), int(match[3]), int(match[4]), True if match[2] == "." else day_first)
    return None


def _day_and_month(first: int, second: int, year: int, day_first: bool | None) -> Date | None:
    """`first/second/year`, of which one is the month."""
    as_day_first = bool(first and second) and is_possible_day(year, second, first)
    as_month_first = bool(first and second) and is_possible_day(year, first, second)
    if as_day_first and as_month_first and first != second:
        if day_first is None:
            return Date.of(year)
        as_day_first = day_first
    if as_day_first:
        return Date.of(year, second, first)
    return Date.of(year, first, second) if as_month_first else None


_DASH = r"\s*[-‐‑–—−~〜～_/]\s*"
_YEARS = lazy_pattern(rf"(\d{{4}}){_DASH}(\d{{4}}|\d{{2}})")
_OPEN_YEARS = re.compile(r"(\d{4})\s*(?:--?|[–—]|to)\s*(?:present|heute|today|now|)", re.I)
_UNTIL_YEAR = re.compile(r"(?:--|–|—)\s*(\d{4})")
_DECADE = re.compile(r"(?:the\s+)?(\d{3})0['’]?s")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|c|cop\.?)\s?(\d{4})", re.I)  # a library's "copyright 1987"
_DOUBTFUL_YEAR = re.compile(r"(\d{4})\s*\(?\?\)?")


def _counted_years(text: str) -> Date | None:
    """`1988-1992`, `1988–92`, `1995–`, `1920s`, `1723?`."""
    if match := _YEARS.fullmatch(text):
        first, second = match.groups()
        last = int(second) if len(second) == 4 else int(first[:2] + second)
        return _ordered(Date(start=PartialDate(int(first)), end=PartialDate(last))) if last > int(first) else None
    if match := _OPEN_YEARS.fullmatch(text):
        return Date(start=PartialDate(int(match[1])), open_end=True)
    if match := _UNTIL_YEAR.fullmatch(text):
        return Date(end=PartialDate(int(match[1])), open_start=True)
    if match := _DECADE.fullmatch(text):
        return Date(start=PartialDate(int(match[1]) * 10), end=PartialDate(int(match[1]) * 10 + 9), approximate=True)
    if match := _COPYRIGHT.fullmatch(text):
        return Date.of(int(match[1]))
    if match := _DOUBTFUL_YEAR.fullmatch(text):
        return Date(start=PartialDate(int(match[1])), uncertain=True)
    return None


def _ordered(date: Date) -> Date | None:
    """The range, unless it runs backwards; a range from a day to itself is that day."""
    if not date.start or not date.end:
        return date
    if date.start == date.end and date.season == date.end_season:
        return replace(date, end=None, end_season=0)
    shared = min(len(date.start.parts), len(date.end.parts))
    return None if date.start.parts[:shared] > date.end.parts[:shared] else date


# Chinese, Japanese, Korean --------------------------------------------------------------------------------------------

_NUMERAL = f"[{_DIGITS}]+"
_EAST_ASIAN = lazy_pattern(
    rf"(?P<era>{'|'.join(ERAS)})?\s*(?P<year>{_NUMERAL})\s*[年년]\s*"
    rf"(?:(?P<month>{_NUMERAL})\s*[月월]\s*(?:(?P<day>{_NUMERAL})\s*[日号號일])?)?"
)


def _east_asian(text: str) -> Date | None:
    match = None if text.isascii() else _EAST_ASIAN.fullmatch(fold(text))
    if not match:
        return None
    numbers = [cjk_number(match[part]) if match[part] else 0 for part in ("year", "month", "day")]
    if None in numbers or not numbers[0]:
        return None
    year, month, day = (number or 0 for number in numbers)
    if match["era"]:
        year += ERAS[match["era"]]
    if year < 1000 or not is_possible_day(year, month, day) or (match["month"] and not month):
        return None
    return Date.of(year, month, day)


# Before and after Christ ----------------------------------------------------------------------------------------------


_YEAR_ALONE = lazy_pattern(r"\s*(\d{1,4})\s*年?\s*")


def _before_christ(text: str) -> Date | None:
    """`44 BC` -> year -43 (astronomical), `AD 79`, `79 CE`, `公元前221年`."""
    before = BEFORE_CHRIST.search(text)
    after = None if before else ANNO_DOMINI.search(text)
    mark = before or after
    if not mark:
        return None
    number = _YEAR_ALONE.fullmatch(text[: mark.start()] + text[mark.end() :])
    if not number or int(number[1]) == 0:
        return None
    return Date.of(1 - int(number[1]) if before else int(number[1]))


# Words ----------------------------------------------------------------------------------------------------------------


class _Pieces(NamedTuple):
    """What one side of a date says; 0 and None for what it leaves to the other side."""

    year: int | None = None
    month: int = 0
    day: int = 0
    season: int = 0


_TOKEN = lazy_pattern(r"(?P<number>\d+)(?:st|nd|rd|th|er|o|a|e|ª|º|°)?(?=[\s.,]|$|[^\W\d])|(?P<word>[^\W\d_]+)")
_APOSTROPHE, _HYPHEN = re.compile(r"(?<=[^\W\d])['’]"), re.compile(r"(?<=\w)-(?=\w)")
_WINTER = lazy_pattern(r"(.*\D)(\d{4})\s*[/–-]\s*(\d{2}|\d{4})")
_MORE = re.compile(r"[^\s.,()]")
_RANGE = lazy_pattern(r"\s+(?:to|bis|until|through|and|au|al|und|et|e|y)\s+|\s*[–—−~〜～&/_]\s*|\s*--?\s*")


def _in_words(text: str) -> Date | None:
    """`21. April 2009`, `Mar-Apr 2010`, `30 May – 2 June 2014`, `Winter 2004/05`, `15 juin 2009`."""
    folded = fold(_APOSTROPHE.sub(" ", text))
    whole = _pieces(_HYPHEN.sub(" ", folded))
    if whole and whole.year is not None:
        return _point(whole)
    winter = _WINTER.fullmatch(folded)
    if winter and (side := _pieces(winter[1])) and side.season and not side.month:
        if int(winter[3][-2:]) == (int(winter[2]) + 1) % 100:
            return Date(start=PartialDate(int(winter[2])), season=_season(side.season))
        return None
    for cut in _RANGE.finditer(folded):
        start, end = _pieces(folded[: cut.start()]), _pieces(folded[cut.end() :])
        if start and end and (date := _join(start, end)):
            return date
    return None


def _pieces(text: str) -> _Pieces | None:
    """The year, month, day and season named in a text of nothing else; None when there is more or too much."""
    rest = _TOKEN.sub(" ", text)
    if _MORE.search(rest):
        return None
    year: int | None = None
    month = day = season = 0
    for match in _TOKEN.finditer(text):
        number, word = match["number"], match["word"]
        if number and len(number) == 4 and year is None:
            year = int(number)
        elif number and len(number) <= 2 and not day and 1 <= int(number) <= 31:
            day = int(number)
        elif word in MONTHS and not month:
            month = MONTHS[word]
        elif word in SEASONS and not season:
            season = SEASONS[word]
        elif number or (word not in FILLERS and word not in WEEKDAYS):
            return None
    if season and (month or day):
        return None
    return _Pieces(year, month, day, season) if year is not None or month or day or season else None


def _join(start: _Pieces, end: _Pieces) -> Date | None:
    """Both sides of a range, each filled from the other where it is silent ("12", "15 May 2014")."""
    year = end.year if end.year is not None else start.year
    if year is None:
        return None
    if end.day and not end.month and not end.season:
        end = end._replace(month=start.month)
    if start.day and not start.month and not start.season:
        start = start._replace(month=end.month)
    if (
        bool(start.day) != bool(end.day)
        or bool(start.season) != bool(end.season)
        or (start.month > 0) != (end.month > 0)
    ):
        return None
    end = end._replace(year=year)
    start_year = start.year if start.year is not None else year
    first, last = _point(start._replace(year=start_year)), _point(end)
    if not first or not last:
        return None
    return _ordered(Date(start=first.start, end=last.start, season=first.season, end_season=last.season))


def _point(pieces: _Pieces) -> Date | None:
    if pieces.year is None or (pieces.day and not pieces.month):
        return None
    if not is_possible_day(pieces.year, pieces.month, pieces.day):
        return None
    return Date(start=PartialDate(pieces.year, pieces.month, pieces.day), season=_season(pieces.season))


def _season(number: int) -> Season:
    seasons: tuple[Season, ...] = (0, 1, 2, 3, 4)
    return seasons[number]
