"""Dates as .bib files hold them: `year` with `month` and `day`, or BibLaTeX's `date`; both ways.

BibLaTeX's dates are ISO 8601-2 extended format level 1 (biblatex manual 3.20, section 2.3.8).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from bibkit.bibtex.latex import decode_latex
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date, is_possible_day

_YEAR = re.compile(r"\d{4}")
_MONTHS = {name: number for number, name in enumerate(MONTH_MACROS, 1)}
_SEASON_NAMES = ("", "Spring", "Summer", "Autumn", "Winter")
# What BibLaTeX prints instead of a date, by what people write there.
PUBSTATES = {
    "in press": "inpress",
    "forthcoming": "forthcoming",
    "in preparation": "inpreparation",
    "submitted": "submitted",
    "prepublished": "prepublished",
}


@lru_cache(8192)
def read_date(year: str, month: str = "", day: str = "") -> Date | None:
    """A date from the values of `year` (or `date`), `month` and `day`; a `literal` one when it cannot be read.

    A day may stand beside the month, `10~oct`, as BibTeX's own documentation has it. None without a year, and for a
    month or day that makes no sense beside it: the caller then reads the year alone and keeps the rest.
    """
    year, month, day = (_plain(value) for value in (year, month, day))
    if not year:
        return None
    if _YEAR.fullmatch(year) and not month:
        return Date.of(int(year))
    alone = parse_date(year)
    if not month:
        return alone or Date(literal=year)
    if alone is None or alone.start is None:
        return None
    if alone.start.month or alone.season or alone.end:
        return None
    date = _with_month(alone.start.year, month, day)
    return date and replace(date, approximate=alone.approximate, uncertain=alone.uncertain)


def _with_month(year: int, month: str, day: str) -> Date | None:
    number = _MONTHS.get(month.lower(), 0) or (int(month) if month.isdigit() and len(month) < 3 else 0)
    if number and (not day or day.isdigit()) and is_possible_day(year, number, int(day or 0)):
        return Date.of(year, number, int(day or 0))
    month = month.rstrip(".")
    texts = (f"{day} {month} {year}", f"{month} {day}, {year}") if day else (f"{month} {year}", f"{month}, {year}")
    dates = (parse_date(text) for text in texts)
    return next((date for date in dates if date and (date.season or (date.start and date.start.month))), None)


def _plain(value: str) -> str:
    """The text of a date; a `~` behind a year is EDTF's "approximately", any other a tie."""
    if not value:
        return ""
    text = _TIE.sub(" ", value)
    if "\\" in text or "{" in text:
        text = decode_latex(text)
    text = text.replace("\u00a0", " ").replace("--", "-").replace("–", "-")
    return " ".join(text.split()).strip(" ,;")


_TIE = re.compile(r"~(?!\s*(?:$|/))")


class YearMonthDay(NamedTuple):
    """A date in BibTeX's fields; `month` is a macro, or a text in braces when `month_is_text`."""

    year: str
    month: str = ""
    month_is_text: bool = False
    day: str = ""


def render_year_month_day(date: Date) -> YearMonthDay:
    """A date for BibTeX: of a range the whole of it as text, `2001--2002`, `jan # {--} # mar`."""
    start, end = date.start or date.end, date.end
    if start is None:
        return YearMonthDay(date.literal)
    year = _year(start.year)
    if date.open_end and date.start:
        return YearMonthDay(f"{year}--")
    if date.open_start:
        return YearMonthDay(f"--{year}")
    if date.approximate:
        year = f"ca. {year}"
    if date.uncertain:
        year += "?"
    if end is not None and date.start is not None and end.year != start.year:
        return YearMonthDay(f"{year}--{_year(end.year)}")
    if date.season:
        return YearMonthDay(year, _SEASON_NAMES[date.season], True)
    if not start.month:
        return YearMonthDay(year)
    month = MONTH_MACROS[start.month - 1]
    if end is not None and end.month and end.month != start.month:
        return YearMonthDay(year, f"{month} # {{--}} # {MONTH_MACROS[end.month - 1]}")
    if end is not None and start.day and end.day and end.day != start.day:
        return YearMonthDay(year, f"{month} # {{~{start.day}--{end.day}}}")
    return YearMonthDay(year, month, day=str(start.day) if start.day else "")


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
