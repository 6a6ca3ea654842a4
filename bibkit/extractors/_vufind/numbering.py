"""What catalogue values say of numbers: host items, series, extents, editions."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.extractors._vufind.values import ISBD_END, short, trim
from bibkit.text.patterns import lazy_pattern


class Host(NamedTuple):
    title: str = ""
    volume: str = ""
    issue: str = ""
    year: str = ""
    page: str = ""


_HOST_REST = lazy_pattern(
    r"(?<![\s,.;:–-])[\s,.;:–-]+(?:vol(?:ume)?\b\.?|bd\b\.?|band\b|jg\b\.?|jahrgang\b|no\b\.?|nr\b\.?|issue\b|heft\b|h\.|t\.|"
    r"tome\b|第|"
    r""
    r"\(?(?:1[5-9]|20)\d\d\b|\d+\s*[(.,:/]|pp?\.|s\.\s*\d|seiten?\b)",
    re.I,
)
_PAGES = r"[a-z]{0,2}\d+(?:\s*[-–—]\s*[a-z]{0,2}\d+)?"


def host_item(text: str, title: str = "") -> Host:
    """`Journal of X Vol. 12, No. 3 (2010), p. 45-67`, `Zeitschrift. - 12(2010), 3, Seite 45-67` and their like.

    `title` is the host's name where the page marks it (a link, subfield t).
    """
    text, title = short(text), short(title)
    if title and text.startswith(title):
        rest = text[len(title) :]
    else:
        match = None if title else _HOST_REST.search(text)
        rest = text[match.start() :] if match else ("" if not title else text)
        title = title or (text[: match.start()] if match else text)
    title = (
        re.sub(r"^(?:(?:enthalten )?in\s*:\s*|in\s+(?=[A-Z]))", "", title, flags=re.I).split(". - ")[0].split(" / ")[0]
    )
    return Host(re.sub(r"(?<![\s.,;:–-])[\s.,;:–-]+$", "", title), *_numbering(rest))


def _numbering(rest: str) -> tuple[str, str, str, str]:
    """(volume, issue, year, pages) of the part behind a journal's name; what cannot be told stays empty."""
    year = _group(r"\b((?:1[5-9]|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?=\s*,))?)\b", rest)
    page = _group(rf"(?:\bpp?\.|\bpages?|\bs\.|\bseiten?|页码?)\s*:?\s*({_PAGES})", rest)
    compact = re.search(
        rf"\b(\d+)\s*[(.]\s*(?:1[5-9]|20)\d\d\)?(?:\s*[,:.]\s*|(?<=\)))(\d+(?:[/-]\d+)?)\b(?:\s*[,:]\s*(?:s\.|"
        rf"seiten?|"
        rf"pp?\.)?\s*({_PAGES}))?",
        rest,
        re.I,
    )
    volume = _group(r"\b(?:vol(?:ume)?|bd|band|jg|jahrgang|tome|t)\b\.?\s*(\d+\w?)", rest) or _group(
        r"第\s*(\d+)\s*卷", rest
    )
    issue = _group(r"\b(?:no|nr|iss|issue|heft|h|number)\b\.?\s*(\d+\w?(?:[/-]\d+)?)", rest) or _group(
        r"第?\s*(\d+)\s*期", rest
    )
    if compact:
        volume, issue, page = volume or compact[1], issue or compact[2], page or compact[3] or ""
    elif volume and not issue:
        issue = _group(
            rf"\bvol(?:ume)?\b\.?\s*{re.escape(volume)}\s*\((?!(?:1[5-9]|20)\d\d\))([\w/-]{{1,12}})\)", rest
        )  # "Vol.10 (2)"
    elif not volume:
        volume = _group(r"^\W*(\d+)\s*\((?:1[5-9]|20)\d\d\)", rest)
    return volume, issue, year, re.sub(r"\s*[-–—]\s*", "-", page)


def _group(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.I)
    return match.group(1) if match else ""


_NUMBERED_SERIES = lazy_pattern(
    r"(?P<name>.+?)\s*(?:[;,]\s*(?:第\s*|(?:vol|v|bd|band|no|nr|nummer|t|bk|number|volume)\b\.?\s*)?|"
    r"\s(?:vol|bd|no|nr)\b\.?\s*|\s*第\s*)(?P<number>\d[\w/-]*)\s*[辑卷种]?(?:\s*[:.].*)?",
    re.I,
)
_NUMBER_BEHIND = lazy_pattern(r"(?P<name>[^\d]{8,}\S)\s+(?P<number>(?!(?:1[6-9]|20)\d\d)\d{1,4})")


def series_and_number(text: str) -> tuple[str, str]:
    """`Lecture notes in computer science ; 1234.`, `Reihe, Bd. 12`, `Taschenbuch Wissenschaft 666` -> name, number."""
    text = short(text)
    text = re.sub(r"\s*[;,(]?\s*(?:issn:?\s*)?\d{4}-\d{3}[\dXx]\)?\s*(?=;|$)", "", text, flags=re.I).strip()
    match = _NUMBERED_SERIES.fullmatch(text) or _NUMBER_BEHIND.fullmatch(text)
    return (trim(match["name"]), match["number"].rstrip("辑卷种")) if match else (trim(text), "")


def page_count(text: str) -> str:
    """The number of pages in an extent: `xii, 345 p. : ill. ; 24 cm`, `227 S.`, `356页` -> 345, 227, 356."""
    text = short(text)
    match = re.search(
        r"\b(?<!\d[.,])(\d[\d.,]*)\s*(?:p\b|pp\b|pages?\b|s\b|seiten\b|bl\b|blatt\b|leaves\b|页|頁|ページ|str\b|pag\b|págs?\b|"
        r"с\b|стр\b|"
        r"sivua\b)",
        text,
        re.I,
    )
    return re.sub(r"[.,]", "", match.group(1)) if match else ""


_ORDINAL_EDITION = lazy_pattern(
    r"\[?(?:the\s+)?(?:(?P<number>\d{1,3})(?:st|nd|rd|th|\.)?|(?P<word>first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth)|"
    r""
    r"第?(?P<cjk>[\d一二三四五六七八九十]+))\s*(?:ed(?:ition|n)?\b\.?|aufl(?:age)?\b\.?|ausg(?:abe)?\b\.?|"
    r"版)(?:,?\s+(?:19|"
    r"20)\d\d\.?)?\]?",
    re.I,
)
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_CJK_DIGITS = "一二三四五六七八九十"


def edition_of(text: str) -> str:
    """An edition: a bare ordinal as its number (`2nd ed.`, `2. Aufl.`, `第二版` -> 2), anything else as printed."""
    text = ISBD_END.sub("", short(text))
    match = _ORDINAL_EDITION.fullmatch(text)
    if not match:
        return trim(text)
    if match["word"]:
        return str(_WORDS.index(match["word"].lower()) + 1)
    number = match["number"] or match["cjk"]
    if number in _CJK_DIGITS:
        return str(_CJK_DIGITS.index(number) + 1)
    return number if number.isdigit() else text
