"""How places in journals are written: the forms and words of volumes, issues, pages and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibkit.text.patterns import lazy_pattern

YEAR = r"(?:1[6-9]|20)\d\d"
_NUMBER = r"[A-Z]?\d{1,5}(?:\s?[-–/]\s?(?!(?:19|20)\d\d\b)\d{1,5})?[A-Z]?"
_PAGES = r"(?:pp?\.?\s?)?[A-Za-z]{0,3}\d[\w.]{0,11}(?:\s?[-–—‐−]{1,2}\s?[A-Za-z]{0,3}\d[\w]{0,9})?"
MONTH = r"[^\W\d_]{3,12}\.?"


class Form:
    """A form in which places are written: a pattern with groups named after what they hold.

    `marks` are signs that every place of this form has: a line without one of them is not looked at.
    """

    def __init__(self, marks: str, pattern: str) -> None:
        self.marks = frozenset(marks)
        self.has_year = YEAR in pattern
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
_DATED_YEAR, _IN_YEAR = rf"(?P<date>{YEAR})", rf"\s*\((?P<date>(?:{MONTH}\s+)?{YEAR})\)"
_DATE_FIRST = rf"(?P<date>{YEAR}(?:[ ,]+{MONTH}(?:[ -]+(?:{MONTH}|\d{{1,2}}))?)?)"
_DATE_LAST = rf"(?:\s*,?\s*\(|\s*,\s*|\s+)(?P<date>(?:\d{{1,2}}\s+)?(?:{MONTH}\s+)?{YEAR})\)?"
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
SLASHED = (Form("/()", _YEAR_AND_ISSUE), Form("/,", _ISSUE_AND_YEAR))
BARRED = (Form("|", _ISSUE_BAR_YEAR),)
COMPACT = tuple(
    Form(marks, pattern)
    for marks, pattern in (
        # 2015 Mar 12;56(3):120-131   2014; 12: 179   2012 Nov 26;41(Database issue):D36–D42
        (";:", rf"{_DATE_FIRST}\s*;\s*{_VOL}{_ISS_IF}\s*:\s*{_PAGE_PART}"),
        # 2016, 21(2), 186   2016, 5(1), 1
        ("()", rf"{_DATED_YEAR}\s*[,.]\s*{_VOL}{_ISS}\s*[,:]\s*{_PAGE_PART}"),
        # 2013, 13:1092   2013 13(2):1092   (2012) 40 (21): 10832
        (":", rf"\(?{_DATED_YEAR}\)?[,;.]?\s+{_VOL}{_ISS_IF}\s*:\s*{_PAGE_PART}"),
        # 2011, 133, 21, 8100–8109
        (",", rf"{_DATED_YEAR}\s*,\s*{_VOL}\s*,\s*(?P<issue>\d{{1,3}})\s*,\s*{_PAGE_PART}(?=\s*[;.,]|\s*$)"),
        # 2016, 21, 186
        (",", rf"{_DATED_YEAR}\s*,\s*{_VOL}\s*,\s*{_PAGE_PART}(?=\s*[;.,]|\s*$)"),
        # 44, no. 2 (2003): 233–51
        ("(),", rf"{_VOL},\s+no\.?\s(?P<issue>\d{{1,4}}(?:[-–/]\d{{1,4}})?){_IN_YEAR}\s*[:,]\s*{_PAGE_PART}"),
        # 58.2 (2018): 1201-1225
        (".():", rf"{_VOL}\.(?P<issue>\d{{1,2}}(?:[-–/]\d{{1,2}})?){_IN_YEAR}\s*:\s*{_PAGE_PART}"),
        # 90 (2014) 2, 025801
        ("(),", rf"{_VOL}{_IN_YEAR}\s+(?P<issue>\d{{1,2}}),\s*(?P<page>\d{{3,7}}(?:-\d{{1,5}})?)(?=\s*$)"),
        # 12 (2019) 34-56
        ("()", rf"{_VOL}{_ISS_IF}{_IN_YEAR}\s*[,:]?\s*{_PAGE_PART}"),
        # 470: 1-16 (12 Jan 2015)   18, 231–234 (2010)   12(3):34-56 (2010)
        ("", rf"{_VOL}{_ISS_IF}\s*[:,]\s*{_PAGE_PART}{_DATE_LAST}"),
        # 38 (2). pp. 101-124
        (".", rf"{_VOL}{_ISS_IF}\.\s+(?=pp?\.){_PAGE_PART}"),
        # 12(3):34-56   12(3), 34-56   12:34-56   83, 56-71
        ("()", rf"{_VOL}{_ISS}\s*[,:]\s*{_PAGE_PART}"),
        (":", rf"{_VOL}\s*:\s*{_PAGE_PART}"),
        (",", rf"{_VOL},\s*(?:pp?\.\s*)?(?P<page>[A-Za-z]?\d+\s?[-–—‐−]{{1,2}}\s?[A-Za-z]?\d+)"),
        # 2016 3 160123; DOI
        ("", rf"{_DATED_YEAR}\s+(?P<volume>\d{{1,4}})\s+(?P<page>[eE]?\d{{4,7}})(?=\s*[;.,]|\s*$)"),
        # 116, 058101 – Published 2 February 2016
        (",", rf"{_VOL},\s*(?P<page>\d{{5,7}})\b"),
        # Exceptional Children, v79 n3 p321-338
        ("", r"v(?P<volume>\d{1,4})\s+n(?P<issue>\d{1,3}(?:-\d{1,3})?)\s+p(?P<page>\d+(?:-\d+)?)"),
        # 115 (35) 8740-8745
        ("()", rf"{_VOL}{_ISS}\s+(?P<page>[A-Za-z]?\d+\s?[-–—‐−]\s?[A-Za-z]?\d+)(?=\s*[;.,]|\s*$)"),
        # Rev. Mex. Sociol 80 (3) • Jul-Sep 2018
        ("()", rf"{_VOL}{_ISS}\s*[•·|]\s*(?P<date>(?:{MONTH}(?:\s?[-/–]\s?{MONTH})?\s+)?{YEAR})"),
        # D Rusinaru et al 2016 IOP Conf. Ser.: Mater. Sci. Eng. 106 012030
        ("", rf"(?<=[^\W\d_][.\s])\s?{_VOL}\s+(?P<page>\d{{5,7}})(?=\s*$)"),
    )
)
UNDATED = tuple(form for form in COMPACT if not form.has_year)
MARKS = "/|;:,.()"  # all that the forms ask for
NUMBER_START = re.compile(r"(?<![^\W_])[A-Z]?\d", re.I)
SOME_YEAR = re.compile(YEAR)
# What all of them have, and few other lines: a number with a mark or another number behind it.
MAY_BE_COMPACT = lazy_pattern(r"\d[A-Z]?(?:\s*[(:,]|\s+[enp]?\d)", re.I)
VOLUME = lazy_pattern(
    rf"(?:\b(?:vol(?:umes?|umen|s)?|jg|jahrgang|bd|band|tome|t|cilt|том|т|v)\b\.?\s*:?\s*|"
    rf"المجلد\s*)(?P<volume>{_NUMBER})|[第제]?\s?(?P<cjk>\d{{1,4}})\s*(?:卷|巻|권)|(?:卷|巻|권)\s?(?P<bare>\d{{1,4}})|"
    r"\b(?P<ordinal>\d{1,3})(?:e|ème) année\b",
    re.I,
)
# What volumes or issues have in front, in lower case: few lines get past it to the slower patterns for either case.
NUMBERED = lazy_pattern(
    r"\b(?:vol(?:umes?|umen|s)?|jg|jahrgang|bd|band|tome|t|cilt|том|т|v|issues?|iss|no|nos|number|nr|heft|h|num|núm|"
    r"numéro|número|номер|nº|n|fasc|sayi|zeszyt|вып|выпуск)\b\s?[.°º]{0,2}\s*:?\s*(?:(?:pt|part)\.?\s)?[a-z]?\d|"
    r"№|المجلد|العدد|\d\s*(?:卷|巻|권|期|号|호)|(?:卷|巻|권|期|号|호)\s?\d|\d(?:e|ème) année\b"
)
ISSUE = lazy_pattern(
    r"(?:\b(?:issues?|iss|no|nos|number|nr|heft|h|num|núm|numéro|número|номер|nº|n|fasc|sayı|zeszyt|вып|выпуск|"
    r"number)\b\s?[.°º]{0,2}\s*:?\s*|№\s*|"
    r"العدد\s*)(?P<issue>(?:(?:pt|part)\.?\s)?[A-Z]?\d{1,4}(?:\s?[-–/]\s?\d{1,4})?(?:\s?(?:suppl?\.?\s?\d*|S\d+))?)|"
    r"[第제]?\s?(?P<cjk>\d{1,3})\s*(?:期|号|호)|(?:期|号|호)\s?(?P<bare>\d{1,3})",
    re.I,
)
PAGE = lazy_pattern(
    r"(?:\b(?:pages?|pp|pgs?|seiten?|págs?|páginas?|pagine|стр|sayfa(?:lar)?|ss|p|s|с)\b\s?\.?\s*:?\s*|"
    r"الصفحات\s*)(?P<page>[A-Za-z]?\d[\w.]*(?:\s?[-–—‐−]{1,2}\s?[A-Za-z]?\d\w*)?)(?!\s*(?:pages|pp))|"
    r"(?<!\d)(?P<cjk>\d+\s?[-–~—]\s?\d+)\s*(?:页|頁|ページ)",
    re.I,
)
BARE_RANGE = lazy_pattern(r"(?<![\d\w.–—-])(?P<page>[A-Za-z]?\d{1,6}\s?[-–—]\s?[A-Za-z]?\d{1,6})(?![\d\w–—-])")
NUMBER_LAST = lazy_pattern(r"(?:19|20)\d\d,\s(?P<page>[eE]?\d{5,7})\W*$")  # "Volume 128, June 2021, 104499"
ARTICLE = lazy_pattern(
    r"\b(?:article (?:id\.?|number|no\.?)\s*:?\s*(?P<page>[eE]?\d{1,9})|(?:article|art\.?(?: no\.?|"
    r" id)?)\s*:?\s*(?P<bare>[eE]?\d{2,9}))\b",
    re.I,
)
DATED = lazy_pattern(rf"(?:\d{{1,2}}\s+)?(?:{MONTH}(?:\s?[/–-]\s?{MONTH})?(?:\s+\d{{1,2}})?,?\s+)?\b{YEAR}\b")
