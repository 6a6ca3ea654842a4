"""Lines that place an article in its journal: "Journal 12 (2019) 34-56", "Vol. 3, No. 2, pp. 5-9", "2019;12(3):34"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bibkit.extractors._values import date_of, number_of, pages_of
from bibkit.extractors.visible._journal_forms import (
    ARTICLE,
    BARE_RANGE,
    BARRED,
    COMPACT,
    DATED,
    ISSUE,
    MARKS,
    MAY_BE_COMPACT,
    NUMBER_LAST,
    NUMBER_START,
    NUMBERED,
    PAGE,
    SLASHED,
    SOME_YEAR,
    UNDATED,
    VOLUME,
    YEAR,
    Form,
)
from bibkit.extractors.visible._journal_names import journal_name
from bibkit.extractors.visible._lines import has_digit
from bibkit.model.dates import Date
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern

# What pages set apart by style only, glued by copying: "Journal of Pattern RecognitionVol. 23", "Volume 283Issue 1826",
# "Bioresources and Bioprocessing20163:21".
_GLUED_VOLUME = re.compile(r"(?<=[a-z])(?=Vol\. \d)|(?<=\d)(?=Issue \d)")
_GLUED_YEAR = re.compile(r"((?:19|20)\d\d)(?<=[a-z]\d{4})(\d{1,3}:\w+)")


_DOI = re.compile(r"(?:https?://\S{0,40})?\b10\.\d{4,9}/\S+")
_PROCEEDINGS_OF_SCIENCE = lazy_pattern(r"PoS\s?\(([A-Za-z-]{2,16} ?\d{2,4})\)\s?(\d{3,4})\b")  # "PoS(LATTICE 2013)503"
_TO = re.compile(r" (?<=\d )(?:à|to|bis) (?=\d)")  # "pages 441 à 469"


class JournalLine(NamedTuple):
    """What a line says of where a work appeared; "" and None for what it does not say."""

    journal: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    date: Date | None = None

    @property
    def strength(self) -> int:
        """How much the line says: a volume alone is little."""
        return bool(self.journal) + 2 * bool(self.volume) + bool(self.issue) + 2 * bool(self.page) + bool(self.date)


# The forms begin with a number, or with a word and its number: what stands before the first one is not looked through.
_DIGIT = re.compile(r"\d")
_LONGEST_LEAD, _LONGEST_WORD = 3, 24  # characters before the number: "(E12", "numéro : "
_LONGEST = 700


def parse_journal_line(text: str) -> JournalLine | None:
    """The journal, volume, issue, pages and date of a line; None for a line that is none.

    >>> parse_journal_line("Biochem. J. 441 (2012) 399-406").volume
    '441'
    """
    return (
        _cached_line(text) if len(text) <= _LONGEST and has_digit(text) and not _STANDARD_NUMBER.match(text) else None
    )


# "Issue 58, Fall 2013"
ISSUE_ALONE = lazy_pattern(
    r"(?:issue|number|no\.|heft|numéro|número) ?(?P<issue>\d{1,4})\b[,:.]? (?P<date>[^\W\d_]{0,12} ?(?:19|20)\d\d)\W*$",
    re.I,
)
_STANDARD_NUMBER = lazy_pattern(r"\W*(?:e-?|p-?)?is[bs]n(?:-1[03])?\W{1,4}[\dXx -]{8,20}$", re.I)


@lru_cache(maxsize=1024)
def _cached_line(text: str) -> JournalLine | None:
    text = _TO.sub("-", _GLUED_YEAR.sub(r" \1, \2", _GLUED_VOLUME.sub(" ", " ".join(text.split()))))
    if ":" in text:
        if _TIME_OF_DAY.search(text):
            return None
        text = _VOLUME_OF_YEAR.sub("Volume ", text)
    if "10." in text:  # a DOI may hold a year: "10.1108/JFBM-03-2017-0025"
        text = _DOI.sub(" ", text).rstrip()
    series = _PROCEEDINGS_OF_SCIENCE.search(text) if "PoS" in text else None
    if series is not None:
        return JournalLine("PoS", series[1], "", series[2], _date_in(series[1]))
    slashed = _compact(text, SLASHED) if "/" in text else None
    if slashed is None and " | " in text:
        slashed = _compact(text, BARRED)
    if slashed is not None and slashed.journal:
        return slashed
    worded = _worded(text)
    if worded is not None and worded.volume:
        return worded
    compact = _compact(text, COMPACT if SOME_YEAR.search(text) else UNDATED)
    return compact or (worded if worded is not None and worded.page and worded.issue else None)


def _compact(text: str, forms: Sequence[Form]) -> JournalLine | None:
    digit = _DIGIT.search(text)
    if digit is None or not MAY_BE_COMPACT.search(text, digit.start()):
        return None
    start = max(0, digit.start() - _LONGEST_LEAD)
    numbers = [match.start() for match in NUMBER_START.finditer(text, start)]
    marks = {mark for mark in MARKS if mark in text}
    for form in forms:
        if not form.marks <= marks:
            continue
        for match in form.matches(text, start, numbers):
            before = text[: match.start()]
            if before and before[-1].isalnum():
                continue
            parts = match.groupdict()
            rest = text[match.end() :]
            lead = _DAY_MONTH.search(before)
            written = (lead.group(1) + " " if lead else "") + (parts.get("date") or "")
            before = before[: lead.start()] if lead else before
            date = date_of(written) or date_of(parts.get("date") or "") or _date_in(rest) or _date_in(before[-30:])
            journal = journal_name(before)
            page = pages_of((parts.get("page") or "").rstrip("."))
            if _PAGE_OR_ISSUE.search(match.group()) and not parts.get("issue"):
                page = ""
            volume = parts.get("volume") or ""
            if date is None and _A_YEAR.fullmatch(volume):  # "ICDE 2014: 1012-1023"
                date, volume = date_of(volume), ""
            whole = match.start() == 0 and not rest and parts.get("issue") and "-" in page
            if (not journal and not parts.get("date") and not whole) or _is_clock_or_date(volume):
                continue
            return JournalLine(journal, number_of(volume), number_of(parts.get("issue") or ""), page, date)
    return None


_PAGE_OR_ISSUE = lazy_pattern(r"\)\s+\d{1,2}$")  # "14 (2009) 2": nobody can tell
_A_YEAR = lazy_pattern(r"(?:19[5-9]|20[0-4])\d")


def _is_clock_or_date(volume: str) -> bool:
    """A volume that is the end of a date: `2008-08:00`."""
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])", volume))


def _worded(text: str) -> JournalLine | None:
    if not NUMBERED.search(lowered(text)):
        return None
    whole, article = text, ARTICLE.search(text)
    if article:
        text = ARTICLE.sub(lambda match: " " * len(match.group()), text)
    digit = _DIGIT.search(text)
    start = max(0, digit.start() - _LONGEST_WORD) if digit else len(text)
    volume = VOLUME.search(text, start)
    issue = (ISSUE.search(text, volume.end()) if volume else None) or ISSUE.search(text, start)
    if issue is None and volume is not None:
        issue = _IN_BRACKETS.match(text, volume.end())
    if not volume and not issue:
        return None
    page = PAGE.search(text, volume.end() if volume else start)
    last = max(match.end() for match in (volume, issue) if match)
    page = page or article or BARE_RANGE.search(text, last) or NUMBER_LAST.search(text, last)
    first = min(match.start() for match in (volume, issue, page) if match)
    journal = journal_name(whole[:first])
    behind = _VOLUME_BEHIND_NAME.fullmatch(whole[:first]) if volume is None else None
    text = whole
    for match in (volume, issue, page):  # so that "Issue 14 July 2009" is no day
        if match:
            text = f"{text[: match.start()]}{'|' * len(match.group())}{text[match.end() :]}"
    return JournalLine(
        journal if behind is None else journal_name(behind["name"]),
        number_of(_group(volume, "volume") if behind is None else behind["volume"]),
        number_of(_group(issue, "issue")),
        pages_of(_group(page, "page").rstrip(".")),
        _date_in(text[first:]) or _date_in(text[:first]),
    )


_VOLUME_OF_YEAR = re.compile(r"\b[Vv]olume (?:19|20)\d\d:(?=\d)")  # "Volume 2015:7 Pages 33—41"
# "Vigo - 9 feb 2015 - 21:34", "20 Jan 2012 12:00": the line says when something was posted.
_TIME_OF_DAY = lazy_pattern(
    r"\b\d\d:\d\d:\d\d\b|"
    r"(?:\d{1,2}\.? [^\W\d_]{3,12}\.?,? |\d{1,2}[./]\d{1,2}[./]|[^\W\d_]{3,12} \d{1,2}, |\d{1,2} de [^\W\d_]{3,12} de )"
    r"(?:19|20)\d\d(?:\s?[-–,|•]|\s[^\W\d_]{1,3})?\s{0,2}\d{1,2}[:.]\d\d(?!\d)(?!\s?[-–]\s?\d)"
)
# "Annalen 27 (2012), Heft 2"
_VOLUME_BEHIND_NAME = lazy_pattern(r"(?P<name>[^\d()]{4,120}) (?P<volume>\d{1,3}) \((?:1[5-9]|20)\d\d\)[,;:.]?\s*")
_IN_BRACKETS = lazy_pattern(r"\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)")  # "vol. 78(2)"


def _group(match: re.Match[str] | None, name: str) -> str:
    if match is None:
        return ""
    groups = match.groupdict()
    return groups.get(name) or groups.get("cjk") or groups.get("bare") or groups.get("ordinal") or ""


def _date_in(text: str) -> Date | None:
    """The date in a piece of a line, with its month where it has one."""
    for match in DATED.finditer(text):
        date = date_of(match.group())
        if date is not None:
            return date
        year = re.search(YEAR, match.group())
        if year:
            return date_of(year.group())
    year = _BEFORE_NIAN.search(text) if "年" in text else None
    return date_of(year.group()) if year else None


_BEFORE_NIAN = lazy_pattern(rf"(?<!\d){YEAR}(?=年)")


_DAY_MONTH = lazy_pattern(
    r"(?:^|(?<![\s,.(])[\s,.(]+)((?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|juin|juil|"
    r"août)[^\W\d_]*\.?)[\s,]*$",
    re.I,
)
