"""scite.ai report pages, `scite.ai/reports/…`: the work, its tallies, and the statements that cite it (seen 2026-11).

What a report says of the work itself is little: year, DOI, title and the beginning of the abstract. The lists below
("Paper Sections", "Year Published", "Authors", "Journals") are filters over the citing works and never describe the
work. "Citation Types" counts them in the order supporting, mentioning, contrasting, unclassified; the fourth number is
left out on many pages, and then it is not known rather than zero.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._scite.page import FURNITURE
from bibkit.pages.lines import Line, copied_lines
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern

_REPORT_URL = re.compile(r"https?://(?:www\.)?scite\.ai/reports?/", re.I)
# Lines that only reports have, each as it stands alone on its line; the first few are the site's own phrases.
_OWN_SIGNS = tuple(
    lazy_pattern(pattern, re.I)
    for pattern in (
        r"help me understand this report",
        r"search citation statements",
        r"sign up to set email alerts",
        r"see \d+ more smart citations?",
    )
)
_OTHER_SIGNS = tuple(
    lazy_pattern(pattern, re.I)
    for pattern in (
        r"citation types",
        r"\(?[\d,.]+ citation statements?\)?|cited by [\d,.]+ publications? ?\([\d,.]+ citation statements?\)",
        r"section:.*(?:supporting|mentioning|contrasting|disputing|unclassified)(?:\s*confidence:? ?\d+(?:\.\d+)?%)?",
        r"confidence:? ?\d+(?:\.\d+)?%",
        r"order by:? ?\w+",
    )
)
# One of these stands in every report's source: a cheap look that nearly all other pages fail. What somebody copied of a
# report may have no more than one of the signs below its header.
_IN_EVERY_REPORT = ("citation statement", "citation types")
_IN_EVERY_COPY = (*_IN_EVERY_REPORT, "smart citation", "help me understand this report", "confidence:")


class SciteReader:
    """Reads scite report pages, pasted or saved."""

    name = "scite"
    priority = 50

    def recognise(self, page: Page) -> bool:
        if _REPORT_URL.match(page.url):
            return True
        if not page.mentions(*(_IN_EVERY_REPORT if page.kind == "html" else _IN_EVERY_COPY)):
            return False
        own, other = _count_signs(_lines(page))
        if page.kind == "html" and _REPORT_URL.search(page.source[:20_000]) and own + other >= 1:
            return True
        return own + other >= 3 or (own >= 1 and own + other >= 2)

    def marks_record(self, text: str) -> bool:
        return text[:5].casefold().startswith("doi:")

    def extract(self, page: Page, draft: Draft) -> None:
        from bibkit.extractors._scite.report import read_report

        read_report(_lines(page), page, draft)


EXTRACTOR = SciteReader()


_NUMBERS = lazy_pattern(r"\s*\d[\d,]*(?:\s+\d[\d,]*)+\s*")


def _lines(page: Page) -> list[Line]:
    """The page's lines, broken also at tabs, between numbers, and at the bars of the header's row of links."""
    out: list[Line] = []
    for line in copied_lines(page):
        for piece in line.text.split("\t"):
            pieces = piece.split("|")
            if _NUMBERS.fullmatch(piece):
                pieces = piece.split()
            elif len(pieces) > 1 and not any(part.strip() and FURNITURE.fullmatch(part.strip()) for part in pieces):
                pieces = [piece]
            out += (Line(part, line.at) for raw in pieces if (part := raw.strip()))
    return out


def _count_signs(lines: Sequence[Line]) -> tuple[int, int]:
    """How many of the site's own phrases, and how many of the other signs, stand on the page."""
    own, other = (
        sum(any(sign.fullmatch(line.text) for line in lines) for sign in signs) for signs in (_OWN_SIGNS, _OTHER_SIGNS)
    )
    return own, other
