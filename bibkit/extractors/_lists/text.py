"""Lists of works in copied text: title, people below it, again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._lists.items import (
    MARKERS,
    Piece,
    could_be_title,
    has_substance,
    offer_pieces,
    people_and_journal,
)
from bibkit.extractors._lists.signs import has_one_abstract, is_result_list
from bibkit.extractors.visible._fields import is_label
from bibkit.extractors.visible._labels import REFERENCES
from bibkit.extractors.visible._lines import front_limit, is_other_works_heading, lines_of
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._title_lines import is_title_like
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern

# "Quispe, Juan (Universidad Nacional de Cuyo, 2017)", as DSpace lists works.
_IN_BRACKETS = re.compile(r"\s\([^()]{0,80}\b(?:19|20)\d\d(?:-\d\d){0,2}\)$")
_CODE = lazy_pattern(r"[A-Za-z]{1,8}\([A-Z0-9 ]{3,20}\)\d+|\S{0,12}\d\S{0,12}|pdf|html", re.I)  # "PoS(LATTICE 2013)503"
_MARKED = lazy_pattern(r"[^\W\d_]\s?\d{1,2}(?:,\d{1,2})*[\s,*]*$|,$")  # a name with marks of affiliation
_FEWEST = 3
_BOLD = lazy_pattern(r"</?b>")  # search words, set in bold
_MOST_LINES = 12  # of one entry


def text_works(page: Page, fewest: int = _FEWEST) -> list[Extraction]:
    """The works of a page whose lines repeat the pattern title, people; [] where fewer than three (or `fewest`) do."""
    lines = lines_of(page)
    limit = _end(lines)
    starts = _in_one_list(_starts(lines, limit))
    if len(starts) < fewest or has_one_abstract(lines[:limit]):
        return []
    if page.kind == "text" and 3 * sum(is_label(lines[start - 1].plain) for start in starts[1:]) >= len(starts):
        return []  # the labels and values of one record
    found = []
    for number, start in enumerate(starts):
        end = min(starts[number + 1] if number + 1 < len(starts) else limit, start + _MOST_LINES)
        pieces = [
            Piece(_BOLD.sub("", line.text), "h3" if place == start else line.tag)
            for place, line in enumerate(lines[start:end], start)
        ]
        draft = Draft("text", page.input or "text")
        offer_pieces(pieces, draft)
        if draft.claimed("title") and has_substance(draft):
            found.append(draft.finish())
    if fewest < _FEWEST:
        sure = [extraction for extraction in found if extraction.claims.keys() >= _SURE]
        paged = [extraction for extraction in found if extraction.claims.keys() >= _PAGED]
        return sure or (paged if len(paged) > 1 else [])
    if not _is_list(found, is_result_list(page), page.kind == "text"):
        return []
    placed = [extraction for extraction in found if _PLACED.intersection(extraction.claims)]
    return placed if page.kind == "text" and len(placed) * 5 >= len(found) * 3 and len(placed) >= _FEWEST else found


def pair_of_works(page: Page) -> list[Extraction]:
    """The two works of a short text that gives people, journal and date of both, and has few lines besides."""
    if len(page.blocks) > 2 * _MOST_LINES:
        return []
    found = text_works(page, fewest=2)
    return found if len(found) == 2 and all(work.claims.keys() >= _SURE for work in found) else []


_SURE = frozenset(("author", "container_title", "issued"))
_PAGED = frozenset(("author", "page", "issued"))
_PLACED = frozenset(("container_title", "doi", "volume", "page", "issued", "isbn"))


def _in_one_list(starts: list[int]) -> list[int]:
    """The starts without those far above the others: an article stands above the list of what to read next."""
    for number in range(len(starts) - 1, 0, -1):
        if starts[number] - starts[number - 1] > _FAR:
            below, above = starts[number:], starts[:number]
            return below if len(below) >= len(above) else _in_one_list(above)
    return starts


_FAR = 25


def _is_list(found: Sequence[Extraction], results: bool, copied: bool) -> bool:
    """Whether the entries are works: enough of them, most dated or in a journal, or the page says so."""
    full = [
        extraction
        for extraction in found
        if "author" in extraction.claims or (extraction.notes.facts and len(extraction.claims["title"].value) >= 20)
    ]
    placed = sum(
        any(name in extraction.claims for name in ("container_title", "doi", "volume", "page"))
        or ("issued" in extraction.claims and not (copied and _is_day(extraction)))
        for extraction in full
    )
    return len(full) >= _FEWEST and (results or placed * 2 >= len(full))


def _is_day(extraction: Extraction) -> bool:
    """Whether an entry is dated to the day, as news are, and works on lists are not."""
    start = extraction.claims["issued"].value.start
    return start is not None and bool(start.day)


_FIRST = 3  # lines: "TITLE", "CITED BY", "YEAR" head the columns of a profile


def _end(lines: Sequence[Block]) -> int:
    """Where the page's own list ends: at its references, or at a heading "Related articles"."""
    limit = front_limit(lines)
    for place, line in enumerate(lines[:limit]):
        if line.level > 0 and line.label in REFERENCES:
            return place
        if is_other_works_heading(line.plain) and (
            line.level > 0 or (place >= _FIRST and not line.tag and not any(char.isdigit() for char in line.plain))
        ):
            return place
    return limit


def _people_part(text: str) -> str:
    """What of a line may name people: all, or what stands before the journal."""
    people, _ = people_and_journal(text)
    return people or text.split(" - ")[0]


def _starts(lines: Sequence[Block], limit: int) -> list[int]:
    """The lines that are titles of entries: people stand on one of the next three lines."""
    starts: list[int] = []
    for place in range(1, limit):
        names = names_in_line(_IN_BRACKETS.sub("", _people_part(lines[place].text)))
        if not names or (len(names) == 1 and credibility(names) < 0.5):
            continue
        heading = next((above for above in range(place - 1, max(-1, place - 5), -1) if lines[above].level), None)
        if heading is not None:
            if not starts or heading > starts[-1]:
                starts.append(heading)
            continue
        for above in range(place - 1, max(-1, place - 4), -1):
            plain = MARKERS.sub("", lines[above].plain)
            if _CODE.fullmatch(plain):
                continue
            if names_in_line(lines[above].text) and _MARKED.search(lines[above].plain):
                break
            if (
                (len(plain) >= 12 or (len(plain) >= 6 and plain.isalpha()))
                and could_be_title(plain)
                and is_title_like(plain)
            ):
                if not starts or above > starts[-1]:
                    starts.append(above)
                break
    return starts
