"""The pieces of a free-form date that key formulas print: year, month, day, time, and an original date in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class DateParts:
    """Years, months, days as numbers, None where not known; the time as it is written. `original_*`: first publication."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    original_year: int | None = None
    original_month: int | None = None
    original_day: int | None = None
    hour: str = ""
    minute: str = ""
    second: str = ""

    def __bool__(self) -> bool:
        return self.year is not None or self.original_year is not None

    def with_original(self, original: DateParts) -> DateParts:
        """This date with another's as the original one; the original alone stands for both."""
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
        return {
            "Y": year, "y": short, "m": month, "d": day, "H": self.hour, "M": self.minute, "S": self.second,
        }[letter]  # fmt: skip


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero gennaio janeiro januari",
            "feb february februar février fevrier febrero febbraio fevereiro februari",
            "mar march märz maerz mars marzo março maart",
            "apr april avril abril aprile",
            "may mai mayo maggio maio mei maj",
            "jun june juni juin junio giugno junho",
            "jul july juli juillet julio luglio julho",
            "aug august août aout agosto augustus augusti",
            "sep sept september septembre septiembre settembre setembro",
            "oct october oktober octobre octubre ottobre outubro okt",
            "nov november novembre noviembre novembro",
            "dec december dezember décembre decembre diciembre dicembre dezembro dez",
        ),
        1,
    )
    for name in names.split()
}
_TIME = re.compile(r"[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:Z|[A-Z]+|[-+]\d{2}:?\d{2})?$")
_ORIGINAL = re.compile(r"^\[(-?\d{1,4}[^\]]*)\]\s*(.*)$|^(.*\S)\s*\[(-?\d{1,4}[^\]]*)\]$")
_ISO = re.compile(r"(-?\d{4})(?:[-/.](\d{1,2}|uu|XX))?(?:[-/.](\d{1,2}|uu|XX))?(?!\d)")
_LONG_YEAR = re.compile(r"[yY](-?\d{5,})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/., ]\s*(\d{4})(?!\d)")
_UNSURE_YEAR = re.compile(r"(\d{2,3})[uX]{1,2}(?![\w])")


def parse_date_parts(text: str) -> DateParts:
    """From whatever a date field holds: ISO 8601 and EDTF, ranges (their start), "22/09/2020", "10 juin 1999", "[1930] 2001"."""
    text = text.strip()
    outer = _ORIGINAL.match(text)
    if outer:
        original = _simple(outer.group(1) or outer.group(4))
        return _simple(outer.group(2) or outer.group(3) or "").with_original(original)
    date = _simple(text)
    return replace(date, original_year=date.year, original_month=date.month, original_day=date.day)


def _simple(text: str) -> DateParts:
    time = _TIME.search(text)
    hour, minute, second = (part or "" for part in time.groups()) if time else ("", "", "")
    year, month, day = _year_month_day(_TIME.sub("", text) if time else text)
    return DateParts(year, month, day, hour=hour, minute=minute, second=second)


def _year_month_day(text: str) -> tuple[int | None, int | None, int | None]:
    text = re.sub(r"^(?:\.\.|unknown|open|\*)?\s*/\s*(?=-?\d{4})", "", text.strip())
    long_year = _LONG_YEAR.match(text)
    if long_year:
        return int(long_year.group(1)), None, None
    iso = _ISO.match(text)
    if iso:
        month, day = (int(part) if part and part.isdigit() else None for part in iso.groups()[1:])
        if month is None or 1 <= month <= 12:
            return int(iso.group(1)), month, day if month else None
        return int(iso.group(1)), None, None
    numbers = _DAY_FIRST.search(text)
    if numbers:
        first, second, year = map(int, numbers.groups())
        # "22/09" can only be day first; where both readings are possible Zotero's own default is month first.
        month, day = (second, first) if first > 12 or "." in numbers.group() else (first, second)
        return year, month if 1 <= month <= 12 else None, day
    unsure = _UNSURE_YEAR.match(text)
    if unsure:
        return int(unsure.group(1).ljust(4, "0")), None, None
    return _in_words(text)


def _in_words(text: str) -> tuple[int | None, int | None, int | None]:
    year = re.search(r"(?<!\d)(\d{4})(?!\d)", text) or re.search(r"(?<!\d)(-?\d{3})(?!\d)", text)
    if not year:
        return None, None, None
    month = next((_MONTHS[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in _MONTHS), None)
    rest = text[: year.start()] + " " + text[year.end() :]
    day = re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", rest) if month else None
    return int(year.group(1)), month, int(day.group(1)) if day else None
