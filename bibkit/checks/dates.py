"""Years that cannot be, and dates that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.bibtex.dates import read_date
from bibkit.bibtex.latex import decode_latex
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.checks.finding import Fix
from bibkit.checks.subject import Note, Subject
from bibkit.model.dates import Date
from bibkit.text.patterns import lazy_pattern

_EASY_YEAR = lazy_pattern(r"(?:1[5-9]|20[01])\d\d")
# A digit that is a letter: 20l5, 2O15.
_LETTERS_FOR_DIGITS = lazy_pattern(r"(?=.*\d)(?=.*[lIoO])[12lI][\dlIoO]{3}")
_SPAN = lazy_pattern(r"(\d{4})\s*(?:--?|[/\u2013\u2014])\s*(\d{4})")
# biblatex manual 3.20, section 2.3.8: ISO 8601-2, extended format, levels 0 and 1.
_POINT = r"(?:\d{4}|\d{3}X|\d{2}XX|\dXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX)(?:T[\d:]+(?:Z|[+-][\d:]+)?)?)?)?|Y-?\d{5,}"
_ONE_DATE = rf"-?(?:{_POINT})[?~%]?"
_BIBLATEX_DATE = lazy_pattern(rf"(?:{_ONE_DATE})(?:/(?:{_ONE_DATE}|\.\.)?)?|(?:\.\.)?/(?:{_ONE_DATE})")


def year(subject: Subject) -> Iterator[Note]:
    """`year`: after the next one, of a wrong number of digits, with letters for digits."""
    value = subject.values.get("year", "").strip()
    if not value or (_EASY_YEAR.fullmatch(value) and int(value) <= subject.bibliography.settings.today.year):
        return
    text = decode_latex(value).strip().strip("{}[]() ")
    values = {"value": text}
    if text.isdecimal() and text.isascii():
        number = int(text[:9])
        if len(text) > 4:
            yield Note("check.year-odd", f"the year {text} has {len(text)} digits", "year", 0, values)
        elif len(text) < 3 or (len(text) == 3 and text[:2] in ("19", "20")):
            yield Note("check.year-odd", f"the year is given as {text}", "year", 0, values)
        else:
            yield from _future(subject, "year", number, text)
    elif (span := _SPAN.fullmatch(text)) and int(span[2]) < int(span[1]):
        yield Note("check.year-odd", f"year {text} ends before it begins", "year", 0, values)
    elif _LETTERS_FOR_DIGITS.fullmatch(text):
        yield Note("check.year-odd", f"there is a letter in the year {text}", "year", 0, values)
    else:
        date = read_date(value)
        if date is not None and date.start is not None:
            yield from _future(subject, "year", date.start.year, text)


def _future(subject: Subject, field: str, number: int, shown: str) -> Iterator[Note]:
    if number > subject.bibliography.settings.today.year + 1:
        yield Note("check.year-future", f"{field} {shown} lies in the future", field, 0, {"value": shown})


def date(subject: Subject) -> Iterator[Note]:
    """`date`: in another form than BibLaTeX's, in the future, or another year than `year` says."""
    value = subject.values.get("date", "").strip()
    if not value:
        return
    text = value.strip("{} ")
    read = read_date(value)
    point = read.start if read else None
    if not _BIBLATEX_DATE.fullmatch(text) or _impossible(text):
        if subject.bibliography.settings.dialect == "biblatex" or "year" not in subject.values:
            iso = _iso(text, read)
            fix = Fix("set", "date", iso) if iso else None
            hint = f"; {iso} is" if iso else "; YYYY-MM-DD is"
            message = f"{text!r} is no date to biblatex{hint}"
            yield Note("check.date-malformed", message, "date", 0, {"value": text}, fix)
        return
    if point is None or read is None:
        return
    yield from _future(subject, "date", point.year, text)
    if read.end and read.end.year < point.year:
        yield Note("check.year-odd", f"date {text} ends before it begins", "date", 0, {"value": text})
    beside = subject.values.get("year", "").strip()
    if beside.isdecimal() and len(beside) == 4 and int(beside) not in (point.year, read.end.year if read.end else 0):
        values = {"date": text, "year": beside}
        yield Note("check.date-conflict", f"date says {text}, year says {beside}", "year", 0, values)


def _impossible(text: str) -> bool:
    """A thirteenth month, a thirtieth of February; 21 to 41 are seasons and quarters."""
    from bibkit.model.dates import is_possible_day

    for year, month, day in re.findall(r"(\d{4})-(\d\d)(?:-(\d\d))?", text):
        number = int(month)
        if not (1 <= number <= 12 or 21 <= number <= 41) or (day and not is_possible_day(int(year), number, int(day))):
            return True
    return False


def _iso(text: str, read: Date | None) -> str:
    """The date in biblatex's form where its words leave no choice: `March 2012`, `3 May 2012`, `2012/03/04`."""
    if read is None or read.start is None or read.is_range or read.season or read.approximate or read.uncertain:
        return ""
    start = read.start
    said = len(re.findall(r"\d+", text)) + bool(re.search(r"[^\W\d_]{3,}", text))
    return str(start) if said == len(start.parts) and 1000 <= start.year <= 9999 else ""


def month(subject: Subject) -> Iterator[Note]:
    """A month beyond the twelfth."""
    value = subject.values.get("month", "").strip().strip("{} ")
    if value in MONTH_MACROS or not value.isdecimal() or not value.isascii() or len(value) > 9:
        return
    if not 1 <= int(value) <= 12:
        yield Note("check.month-odd", f"there is no month {value}", "month", 0, {"value": value})


def access_date(subject: Subject) -> Iterator[Note]:
    """A day of access that is still to come."""
    value = subject.values.get("urldate", "").strip()
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", value)
    if match:
        today = subject.bibliography.settings.today
        # A day's grace: the other side of the earth is ahead.
        limit = (today.year, today.month, today.day + 1)
        if (int(match[1]), int(match[2]), int(match[3] or 0)) > limit:
            yield Note("check.year-future", f"urldate {value} lies in the future", "urldate", 0, {"value": value})
