"""Lines that place an article in its journal: "Journal 12 (2019) 34-56", "Vol. 3, No. 2, pp. 5-9", "2019;12(3):34"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bibkit.extractors._values import date_of, number_of, pages_of
from bibkit.extractors.visible._lines import has_digit
from bibkit.model.dates import Date
from bibkit.model.dateterms import MONTHS, fold
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_YEAR = r"(?:1[6-9]|20)\d\d"
_NUMBER = r"[A-Z]?\d{1,5}(?:\s?[-–/]\s?(?!(?:19|20)\d\d\b)\d{1,5})?[A-Z]?"
_PAGES = r"(?:pp?\.?\s?)?[A-Za-z]{0,3}\d[\w.]{0,11}(?:\s?[-–—‐−]{1,2}\s?[A-Za-z]{0,3}\d[\w]{0,9})?"
_MONTH = r"[^\W\d_]{3,12}\.?"


class _Form:
    """A form in which places are written: a pattern with groups named after what they hold."""

    def __init__(self, pattern: str) -> None:
        self.has_year = _YEAR in pattern
        self._pattern = lazy_pattern(pattern, re.I)
        # Looked for where numbers begin, which is much faster than at each character.
        self._begins_with_number = pattern.startswith(_VOL)

    def matches(self, text: str, start: int, numbers: Sequence[int]) -> Iterator[re.Match[str]]:
        """Where the form stands in a text from `start` on; `numbers` are the places where numbers begin."""
        if self._begins_with_number:
            return filter(None, [self._pattern.match(text, number) for number in numbers])
        return self._pattern.finditer(text, start)


# Compact forms, tried in this order. `date` is everything that dates the work.
_VOL, _PAGE_PART = rf"(?P<volume>{_NUMBER})", rf"(?P<page>{_PAGES})"
_ISS, _ISS_IF = r"\s*\((?P<issue>[^()]{1,24})\)", r"\s*(?:\((?P<issue>[^()]{1,24})\))?"
_DATED_YEAR, _IN_YEAR = rf"(?P<date>{_YEAR})", rf"\s*\((?P<date>(?:{_MONTH}\s+)?{_YEAR})\)"
_DATE_FIRST = rf"(?P<date>{_YEAR}(?:[ ,]+{_MONTH}(?:[ -]+(?:{_MONTH}|\d{{1,2}}))?)?)"
_DATE_LAST = rf"(?:\s*,?\s*\(|\s*,\s*|\s+)(?P<date>(?:\d{{1,2}}\s+)?(?:{_MONTH}\s+)?{_YEAR})\)?"
# Forms that have a slash between issue and year; words in them mean something else than by themselves:
# 2011/3 (Vol. 52), pages 441-469   2/2013, pp. 205-232   Heft 2/2013, S. 205
_YEAR_AND_ISSUE = (
    rf"{_DATED_YEAR}/(?P<issue>\d{{1,2}})\s*\((?:vol|tome|t)\.?\s*(?P<volume>\d{{1,4}})\),?\s*"
    rf"(?:pages?|pp?\.?)\s*{_PAGE_PART}"
)
_ISSUE_AND_YEAR = (
    rf"(?P<issue>\d{{1,2}}(?:[-–]\d{{1,2}})?)/{_DATED_YEAR}\s*,\s*(?:pages?|pp?|s|seiten?)\.?\s*{_PAGE_PART}"
)
# 48 | 2019, 55-78
_ISSUE_BAR_YEAR = rf"(?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?)\s\|\s{_DATED_YEAR}(?:\s*,\s*(?:pp?\.\s*)?{_PAGE_PART})?"
_SLASHED = tuple(_Form(pattern) for pattern in (_YEAR_AND_ISSUE, _ISSUE_AND_YEAR))
_BARRED = (_Form(_ISSUE_BAR_YEAR),)
_COMPACT = tuple(
    _Form(pattern)
    for pattern in (
        # 2015 Mar 12;56(3):120-131   2014; 12: 179   2012 Nov 26;41(Database issue):D36–D42
        rf"{_DATE_FIRST}\s*;\s*{_VOL}{_ISS_IF}\s*:\s*{_PAGE_PART}",
        # 2016, 21(2), 186   2016, 5(1), 1
        rf"{_DATED_YEAR}\s*[,.]\s*{_VOL}{_ISS}\s*[,:]\s*{_PAGE_PART}",
        # 2013, 13:1092   2013 13(2):1092   (2012) 40 (21): 10832
        rf"\(?{_DATED_YEAR}\)?[,;.]?\s+{_VOL}{_ISS_IF}\s*:\s*{_PAGE_PART}",
        # 2011, 133, 21, 8100–8109
        rf"{_DATED_YEAR}\s*,\s*{_VOL}\s*,\s*(?P<issue>\d{{1,3}})\s*,\s*{_PAGE_PART}(?=\s*[;.,]|\s*$)",
        # 2016, 21, 186
        rf"{_DATED_YEAR}\s*,\s*{_VOL}\s*,\s*{_PAGE_PART}(?=\s*[;.,]|\s*$)",
        # 44, no. 2 (2003): 233–51
        rf"{_VOL},\s+no\.?\s(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?){_IN_YEAR}\s*[:,]\s*{_PAGE_PART}",
        # 58.2 (2018): 1201-1225
        rf"{_VOL}\.(?P<issue>\d{{1,2}}(?:[-–/]\d{{1,2}})?){_IN_YEAR}\s*:\s*{_PAGE_PART}",
        # 90 (2014) 2, 025801
        rf"{_VOL}{_IN_YEAR}\s+(?P<issue>\d{{1,2}}),\s*(?P<page>\d{{3,7}}(?:-\d{{1,5}})?)(?=\s*$)",
        # 12 (2019) 34-56
        rf"{_VOL}{_ISS_IF}{_IN_YEAR}\s*[,:]?\s*{_PAGE_PART}",
        # 470: 1-16 (12 Jan 2015)   18, 231–234 (2010)   12(3):34-56 (2010)
        rf"{_VOL}{_ISS_IF}\s*[:,]\s*{_PAGE_PART}{_DATE_LAST}",
        # 38 (2). pp. 101-124
        rf"{_VOL}{_ISS_IF}\.\s+(?=pp?\.){_PAGE_PART}",
        # 12(3):34-56   12(3), 34-56   12:34-56   83, 56-71
        rf"{_VOL}{_ISS}\s*[,:]\s*{_PAGE_PART}",
        rf"{_VOL}\s*:\s*{_PAGE_PART}",
        rf"{_VOL},\s*(?:pp?\.\s*)?(?P<page>[A-Za-z]?\d+\s?[-–—‐−]{{1,2}}\s?[A-Za-z]?\d+)",
        # 2016 3 160123; DOI
        rf"{_DATED_YEAR}\s+(?P<volume>\d{{1,4}})\s+(?P<page>[eE]?\d{{4,7}})(?=\s*[;.,]|\s*$)",
        # 116, 058101 – Published 2 February 2016
        rf"{_VOL},\s*(?P<page>\d{{5,7}})\b",
        # Exceptional Children, v79 n3 p321-338
        r"v(?P<volume>\d{1,4})\s+n(?P<issue>\d{1,3}(?:-\d{1,3})?)\s+p(?P<page>\d+(?:-\d+)?)",
        # 115 (35) 8740-8745
        rf"{_VOL}{_ISS}\s+(?P<page>[A-Za-z]?\d+\s?[-–—‐−]\s?[A-Za-z]?\d+)(?=\s*[;.,]|\s*$)",
        # Rev. Mex. Sociol 80 (3) • Jul-Sep 2018
        rf"{_VOL}{_ISS}\s*[•·|]\s*(?P<date>(?:{_MONTH}(?:\s?[-/–]\s?{_MONTH})?\s+)?{_YEAR})",
        # D Rusinaru et al 2016 IOP Conf. Ser.: Mater. Sci. Eng. 106 012030
        rf"(?<=[^\W\d_][.\s])\s?{_VOL}\s+(?P<page>\d{{5,7}})(?=\s*$)",
    )
)
_UNDATED = tuple(form for form in _COMPACT if not form.has_year)
_NUMBER_START = re.compile(r"(?<![^\W_])[A-Z]?\d", re.I)
_SOME_YEAR = re.compile(_YEAR)
# What all of them have, and few other lines: a number with a mark or another number behind it.
_MAY_BE_COMPACT = lazy_pattern(r"\d[A-Z]?(?:\s*[(:,]|\s+[enp]?\d)", re.I)
_VOLUME = lazy_pattern(
    rf"(?:\b(?:vol(?:umes?|umen|s)?|jg|jahrgang|bd|band|tome|t|cilt|том|т|v)\b\.?\s*:?\s*|"
    rf"المجلد\s*)(?P<volume>{_NUMBER})|[第제]?\s?(?P<cjk>\d{{1,4}})\s*(?:卷|巻|권)|(?:卷|巻|권)\s?(?P<bare>\d{{1,4}})|"
    r"\b(?P<ordinal>\d{1,3})(?:e|ème) année\b",
    re.I,
)
# What volumes or issues have in front, in lower case: few lines get past it to the slower patterns for either case.
_NUMBERED = lazy_pattern(
    r"\b(?:vol(?:umes?|umen|s)?|jg|jahrgang|bd|band|tome|t|cilt|том|т|v|issues?|iss|no|nos|number|nr|heft|h|num|núm|"
    r"numéro|número|номер|nº|n|fasc|sayı|zeszyt|вып|выпуск)\b\s?[.°º]{0,2}\s*:?\s*(?:(?:pt|part)\.?\s)?[a-z]?\d|"
    r"№|المجلد|العدد|\d\s*(?:卷|巻|권|期|号|호)|(?:卷|巻|권|期|号|호)\s?\d|\d(?:e|ème) année\b"
)
_ISSUE = lazy_pattern(
    r"(?:\b(?:issues?|iss|no|nos|number|nr|heft|h|num|núm|numéro|número|номер|nº|n|fasc|sayı|zeszyt|вып|выпуск|"
    r"number)\b\s?[.°º]{0,2}\s*:?\s*|№\s*|"
    r"العدد\s*)(?P<issue>(?:(?:pt|part)\.?\s)?[A-Z]?\d{1,4}(?:\s?[-–/]\s?\d{1,4})?(?:\s?(?:suppl?\.?\s?\d*|S\d+))?)|"
    r"[第제]?\s?(?P<cjk>\d{1,3})\s*(?:期|号|호)|(?:期|号|호)\s?(?P<bare>\d{1,3})",
    re.I,
)
_PAGE = lazy_pattern(
    r"(?:\b(?:pages?|pp|pgs?|seiten?|págs?|páginas?|pagine|стр|sayfa(?:lar)?|ss|p|s|с)\b\s?\.?\s*:?\s*|"
    r"الصفحات\s*)(?P<page>[A-Za-z]?\d[\w.]*(?:\s?[-–—‐−]{1,2}\s?[A-Za-z]?\d\w*)?)(?!\s*(?:pages|pp))|"
    r"(?<!\d)(?P<cjk>\d+\s?[-–~—]\s?\d+)\s*(?:页|頁|ページ)",
    re.I,
)
_BARE_RANGE = lazy_pattern(r"(?<![\d\w.–—-])(?P<page>[A-Za-z]?\d{1,6}\s?[-–—]\s?[A-Za-z]?\d{1,6})(?![\d\w–—-])")
_NUMBER_LAST = lazy_pattern(r"(?:19|20)\d\d,\s(?P<page>[eE]?\d{5,7})\W*$")  # "Volume 128, June 2021, 104499"
_ARTICLE = lazy_pattern(
    r"\b(?:article (?:id\.?|number|no\.?)\s*:?\s*(?P<page>[eE]?\d{1,9})|(?:article|art\.?(?: no\.?|"
    r" id)?)\s*:?\s*(?P<bare>[eE]?\d{2,9}))\b",
    re.I,
)
_DATED = lazy_pattern(rf"(?:\d{{1,2}}\s+)?(?:{_MONTH}(?:\s?[/–-]\s?{_MONTH})?(?:\s+\d{{1,2}})?,?\s+)?\b{_YEAR}\b")


# "Bioresources and Bioprocessing20163:21" is copied from pages that set journal, year and volume apart by style.
# "Journal of Pattern RecognitionVol. 23, No. 07", "Volume 283Issue 1826"
_GLUED_VOLUME = re.compile(r"(?<=[a-z])(?=Vol\. \d)|(?<=\d)(?=Issue \d)")
_GLUED_YEAR = re.compile(r"((?:19|20)\d\d)(?<=[a-z]\d{4})(\d{1,3}:\w+)")


_DOI = re.compile(r"(?:https?://\S{0,40})?\b10\.\d{4,9}/\S+")
_PROCEEDINGS_OF_SCIENCE = re.compile(r"PoS\s?\(([A-Za-z-]{2,16} ?\d{2,4})\)\s?(\d{3,4})\b")  # "PoS(LATTICE 2013)503"
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
    series = _PROCEEDINGS_OF_SCIENCE.search(text)
    if series is not None:
        return JournalLine("PoS", series[1], "", series[2], _date_in(series[1]))
    slashed = _compact(text, _SLASHED) if "/" in text else None
    if slashed is None and " | " in text:
        slashed = _compact(text, _BARRED)
    if slashed is not None and slashed.journal:
        return slashed
    worded = _worded(text)
    if worded is not None and worded.volume:
        return worded
    compact = _compact(text, _COMPACT if _SOME_YEAR.search(text) else _UNDATED)
    return compact or (worded if worded is not None and worded.page and worded.issue else None)


def _compact(text: str, forms: Sequence[_Form]) -> JournalLine | None:
    digit = _DIGIT.search(text)
    if digit is None or not _MAY_BE_COMPACT.search(text, digit.start()):
        return None
    start = max(0, digit.start() - _LONGEST_LEAD)
    numbers = [match.start() for match in _NUMBER_START.finditer(text, start)]
    for form in forms:
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
            volume = parts.get("volume") or ""
            if date is None and _A_YEAR.fullmatch(volume):  # "ICDE 2014: 1012-1023"
                date, volume = date_of(volume), ""
            whole = match.start() == 0 and not rest and parts.get("issue") and "-" in page
            if (not journal and not parts.get("date") and not whole) or _is_clock_or_date(volume):
                continue
            return JournalLine(journal, number_of(volume), number_of(parts.get("issue") or ""), page, date)
    return None


_A_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")


def _is_clock_or_date(volume: str) -> bool:
    """A volume that is the end of a date: `2008-08:00`."""
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d[-/](?:0?[1-9]|1[0-2])", volume))


def _worded(text: str) -> JournalLine | None:
    if not _NUMBERED.search(text.lower()):
        return None
    whole, article = text, _ARTICLE.search(text)
    if article:
        text = _ARTICLE.sub(lambda match: " " * len(match.group()), text)
    digit = _DIGIT.search(text)
    start = max(0, digit.start() - _LONGEST_WORD) if digit else len(text)
    volume = _VOLUME.search(text, start)
    issue = (_ISSUE.search(text, volume.end()) if volume else None) or _ISSUE.search(text, start)
    if issue is None and volume is not None:
        issue = _IN_BRACKETS.match(text, volume.end())
    if not volume and not issue:
        return None
    page = _PAGE.search(text, volume.end() if volume else start)
    last = max(match.end() for match in (volume, issue) if match)
    page = page or article or _BARE_RANGE.search(text, last) or _NUMBER_LAST.search(text, last)
    first = min(match.start() for match in (volume, issue, page) if match)
    journal = journal_name(whole[:first])
    text = whole
    for match in (volume, issue, page):  # so that "Issue 14 July 2009" is no day
        if match:
            text = f"{text[: match.start()]}{'|' * len(match.group())}{text[match.end() :]}"
    return JournalLine(
        journal,
        number_of(_group(volume, "volume")),
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
_IN_BRACKETS = lazy_pattern(r"\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)")  # "vol. 78(2)"


def _group(match: re.Match[str] | None, name: str) -> str:
    if match is None:
        return ""
    groups = match.groupdict()
    return groups.get(name) or groups.get("cjk") or groups.get("bare") or groups.get("ordinal") or ""


def _date_in(text: str) -> Date | None:
    """The date in a piece of a line, with its month where it has one."""
    for match in _DATED.finditer(text):
        date = date_of(match.group())
        if date is not None:
            return date
        year = re.search(_YEAR, match.group())
        if year:
            return date_of(year.group())
    year = _BEFORE_NIAN.search(text) if "年" in text else None
    return date_of(year.group()) if year else None


_BEFORE_NIAN = re.compile(rf"(?<!\d){_YEAR}(?=年)")


_NO_JOURNAL = lazy_pattern(
    r"^(?:volume|vol|issue|cite|citation|published|available|pages?|the|in|first|home(?: ?/.*)?|articles?|"
    r"research articles?|"
    r"original article|special issue|"
    r"current issue|proceedings|(?:new|second|third|fourth) series|"
    r"view|download|copyright|©|received|accepted|doi|issn|e-?issn|date|year|yıl|año|ano|année|jahr|jahrgang|rok|год|\W*)$",
    re.I,
)
_OTHER_WORDS = lazy_pattern(
    r"(?:received|accepted|revised|submitted|first|latest|last|previous|next|published|indexed|posted|issued?|"
    r"updated) ",
    re.I,
)
_BEHIND_ISSN = re.compile(r"^.*\bISSN[\s:]*\d{4}-?\d{3}[\dX]\W*")
_DATE_FRONT = re.compile(rf"^\d{{1,2}}\s{_MONTH}\s{_YEAR}\s+")
_CJK_YEAR = re.compile(r"(?<![\s,，])[\s,，]*+(?:19|20)\d\d年$")  # "城市规划学刊 2018年第3期"
_MONTH_FRONT = re.compile(rf"({_MONTH})\s{_YEAR}\s+")
_BEFORE_ISSN = re.compile(r"(?<![\s,(])[\s,(]*+(?:[ep]-?)?ISSN[\s:]*\d{4}-?\d{3}[\dX]\W*$")
_SERIES_BEHIND = re.compile(r", (?:New|Second|Third|Fourth|Fifth|\d(?:nd|rd|th)) Series$")
_PUBLISHER_BEHIND = lazy_pattern(
    r", (?:Elsevier|Springer|Wiley(?: Blackwell)?|John Wiley & Sons|Taylor & Francis(?: Journals)?|"
    r"SAGE(?: Publications)?|[A-Z]\w+ University Press|Emerald(?: Group)? Publishing(?: Limited)?|MDPI|"
    r"Palgrave Macmillan|De Gruyter)$"
)
# "Industry Applications, IEEE Transactions on" is how some pages file "IEEE Transactions on Industry Applications".
_INVERTED = lazy_pattern(
    r"^(.+), ((?:[A-Z]\w*(?:/[A-Z]+)* )?(?:Transactions|Journal|Journal of|Letters|Proceedings)(?: (?:on|of|in|"
    r"the))*|The)$"
)
# "Punnonen R, Rauramo L. Int J Gynaecol Obstet": a citation of another work.
_SERIES = lazy_pattern(r"\b(?:series|ser\.|proceedings|journal|transactions|part|section) ?\w?:", re.I)
_PEOPLE_BEFORE = lazy_pattern(r"^[^.]*\b(?!(?:IEEE|ACM|SIAM|ASME|AIAA|IEICE) J\.)[A-Z][\w'’-]+ [A-Z]{1,3}(?:,|\.\s)")
_DAY_MONTH = lazy_pattern(
    r"(?:^|(?<![\s,.(])[\s,.(]+)((?:\d{1,2}\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|okt|dez|juin|juil|"
    r"août)[^\W\d_]*\.?)[\s,]*$",
    re.I,
)
_DATE_TAIL = lazy_pattern(
    rf"(?<![\s,.;:(])[\s,.;:(]*+(?:\b(?:\d{{1,2}}\s+)?(?P<month>{_MONTH},?\s+(?:\d{{1,2}},?\s+)?)?{_YEAR})[\s,.;:)]*$",
    re.I,
)


def _without_date(match: re.Match[str]) -> str:
    """Nothing; but what stands before a year and is no month stays: "Journal of Finance 2019"."""
    word = re.match(r"[^\W\d_]+", match["month"] or "")
    return "" if word is None or fold(word.group()) in MONTHS else match.group()[: match.end("month") - match.start()]


def journal_name(text: str) -> str:
    """The journal's name at the end of what stands before the volume; "" when nothing there is one."""
    text = _DATE_TAIL.sub(_without_date, text).strip(" ,.;:|()[]-–—»>·•/")
    if text.endswith("年"):
        text = _CJK_YEAR.sub("", text)
    text = _BEFORE_ISSN.sub("", _DATE_FRONT.sub("", text))
    month = _MONTH_FRONT.match(text)
    if month is not None and fold(month.group(1)) in MONTHS:
        text = text[month.end() :]
    for front in (_CRUMBS, _LABEL_IN_FRONT, _WORD_IN_FRONT, _BEHIND_ISSN):
        text = front.sub("", text)
    text = _SERIES_BEHIND.sub("", _PUBLISHER_BEHIND.sub("", text))
    text = _INVERTED.sub(r"\2 \1", text).strip(" ,.;:)]")
    return text if _could_be_name(text) else ""


# What stands in front of a name: a trail of links, a label, a word.
_CRUMBS = re.compile(r"^.*(?:[»>|•]|\s-\s)\s*")
_LABEL_IN_FRONT = lazy_pattern(
    r"\b(?:[Tt]his paper appears in|[Ii]n|[Pp]ublished in|[Aa]ppears in|[Ss]ource|[Pp]ublication|[Qq]uelle|"
    r"[Ee]rschienen in|"
    r"Localización|Fuente|Fonte|Источник|[Cc]ite this)\s*:\s*"
)
_WORD_IN_FRONT = lazy_pattern(
    r"^(?:[^.;:]{3,60} et al\.? (?:19|20)\d\d\s+|(?:In|Dans|Published in|From|This paper appears in)\s+(?=[A-Z])|"
    r"(?:[Cc]ited? as|[Tt]o cite)\s+|Source\s+(?=[A-Z]{4}))"
)


def _could_be_name(text: str) -> bool:
    """Whether a text has the form of a journal's name: no sentence, no date, no citation of another work."""
    if (
        not 2 <= len(text) <= 150
        or text.count(" ") > 14
        or not any(char.isalpha() and char not in "年月日년월일" for char in text)
    ):
        return False
    if text[0].islower() and not text.startswith(("eL", "iS", "npj", "mB", "eN", "e-")):
        return False
    if (": " in text and not _SERIES.search(text)) or text.count("(") != text.count(")"):
        return False
    return not (
        _OTHER_WORDS.match(text)
        or _NO_JOURNAL.match(text)
        or _PEOPLE_BEFORE.match(text)
        or _ENUMERATION.search(text)
        or _VERSION.search(text)
        or ", edited by " in text
        or _DAY_OR_MONTH.fullmatch(text)
    )


_VERSION = re.compile(
    r"\d{4}-\d\d-\d\d|^version\b|[©®]|\b(?:ltd|llc|inc|gmbh)\b|\b\d{1,2}, (?:19|20)\d\d\b|\b\d{1,3} pages\b", re.I
)
_ENUMERATION = re.compile(r"\d\s*\(")
_DAY_OR_MONTH = re.compile(r"\d{1,2}\.?\s\w+")


_ABBREVIATED = word_set(
    """
    abstr acad acta adv agric am anal anat ann annu anthropol antimicrob appl arch assoc astron astrophys aust behav
    biochem bioeng bioinf biol biomed biophys biosci biotechnol bot br brit bull can cardiol chem circ clin cogn
    comm commun comp compar comput contemp crit curr dent dermatol dev dis earth ecol econ educ electr electrochem
    electron embryol endocrinol eng entomol environ epidemiol ergon ethnol eur evol exp fed finan fluid found front
    gastroenterol gen genet geogr geol geophys geosci gerontol gynecol haematol hematol hepatol hist horm hum hydrol
    hyg immunol ind infect inform inorg inst int intell invest isr jpn lab lang lett linguist lit magn manag mar
    mater math mech med metab meteorol meth methods microbiol microbiol mol mon monogr nat natl neural neurol
    neuropsychol neurosci nucl nurs nutr obstet oncol ophthalmol opt org organ ornithol orthop palaeontol parasitol
    perspect pract princ protoc regen scand sens simul struct suppl surv sustain synth thorac transp traumatol vasc
    pathol pediatr pharm pharmacol philos photogr phys physiol plast polit pollut polym proc prog psychiatr
    psychiatry psychol publ pulm qual quant quart radiat radiol rehabil remote rep reprod res resour respir rev
    rheumatol sci seism ser soc sociol softw solid cim spectrosc stat stud surf surg symp syst technol telecommun
    theor ther thromb tissue top toxicol trans transl transplant trop univ urol vet virol vis water wildl z zool
    zoolog
    """
)


def is_abbreviated(journal: str) -> bool:
    """Whether a journal's name is given in its short form: `J Polym Environ`, `World J Surg Oncol`."""
    words = [word.strip(".,") for word in journal.replace("-", " ").split()]
    if any(word.endswith(".") and len(word) > 2 and word not in _WHOLE for word in journal.split()):
        return True
    short = sum(word.casefold() in _ABBREVIATED or word in ("J", "Z") for word in words)
    if len(words) > 1 and words[-1].casefold() in _ABBREVIATED:
        return True
    return len(words) > 1 and (short >= 2 or "J" in words or short * 2 >= len(words))


_WHOLE = ("Annales.", "Genesis.", "Proceedings.", "Transactions.")  # before the second part of a name
_SKIPPED_WORDS = word_set(
    "of the and in on for a an & de la le les des du der die das und für et y e i di della del al el los las to"
)


def spells_out(text: str, short: str) -> bool:
    """Whether a text is the full form of an abbreviated journal name, word for word.

    >>> spells_out("Journal of Polymers and the Environment", "J Polym Environ")
    True
    """
    full = [
        word for word in re.split(r"[\s:,–—-]+", text.casefold()) if word and word.strip("().") not in _SKIPPED_WORDS
    ]
    parts = [word for word in re.split(r"[\s.,-]+", short.casefold()) if word and word not in _SKIPPED_WORDS]
    if _ACRONYM.fullmatch(short):
        parts = list(parts[0])
    if not parts or len(full) != len(parts) or text.casefold() == short.casefold() or text.count(".") > 1:
        return False
    return all(_abbreviates(part, word.strip("().")) for part, word in zip(parts, full, strict=True))


# "IJSEM", "PNAS": letters that stand for the words of a name.
_ACRONYM = lazy_pattern(r"[A-Z]{4,9}")


def is_acronym(journal: str) -> bool:
    return bool(_ACRONYM.fullmatch(journal))


def _abbreviates(part: str, word: str) -> bool:
    """`polym` stands for `polymers`, `natl` for `national`, `j` for `journal`."""
    if word.startswith(part):
        return True
    if len(part) < 3 or not word.startswith(part[0]):
        return False
    at = 0
    for char in part:
        at = word.find(char, at) + 1
        if not at:
            return False
    return True


_NO_CODES = word_set(
    "journal article articles issn isbn abs full fulltext zenodo figshare doi book chapter pii the org com www"
)


def matches_doi_code(name: str, doi: str) -> bool:
    """Whether the letters in a DOI abbreviate the journal's name: `10.1038/nmat2493` and "Nature Materials".

    Every word of the name must give at least its first letter, in order, and nothing of the code may be left over.
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in _SKIPPED_WORDS]
    if not words or len(words) > 9:
        return False
    codes = [
        code
        for code in re.findall(r"[a-z]+", doi.partition("/")[2].casefold())
        if len(code) >= 3 and code not in _NO_CODES
    ]
    return any(_consumes(code, words) for code in codes)


def _consumes(code: str, words: list[str]) -> bool:
    if not words:
        return not code
    word = words[0]
    return any(
        code.startswith(word[:size]) and _consumes(code[size:], words[1:])
        for size in range(min(len(word), len(code)), 0, -1)
    )
