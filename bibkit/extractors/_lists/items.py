"""One entry of a list of works: its pieces of text, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from bibkit.extractors._base import Draft
from bibkit.extractors._values import date_of, doi_of, pages_of
from bibkit.extractors.visible._dates import published_dates
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._identifiers import clean_doi
from bibkit.extractors.visible._journal import parse_journal_line
from bibkit.extractors.visible._journal_names import journal_name
from bibkit.extractors.visible._lines import has_digit
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._title_lines import is_title_like
from bibkit.pages.blocks import Block
from bibkit.text.fragments import balanced, strip_markup
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title
from bibkit.text.whitespace import collapse
from bibkit.text.wordlists import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Piece(NamedTuple):
    """A run of text inside a list entry: what a link, heading or span holds."""

    text: str
    tag: str
    href: str = ""


_BREAKS = word_set("li p div td dd dt tr h1 h2 h3 h4 h5 h6 br ul ol table span cite section article header footer")
_KEPT = {"i": "i", "em": "i", "sub": "sub", "sup": "sup"}
_SKIPPED = word_set("script style noscript template svg button select -comment")
_MOST_PIECES = 60


def pieces_of(node: LexborNode) -> list[Piece]:
    """The pieces of an entry in reading order; bold and other emphasis does not break a piece, links and spans do."""
    pieces: list[Piece] = []
    _walk(node, "", "", pieces, [], 0)
    return [piece for piece in pieces if piece.text][:_MOST_PIECES]


def _walk(node: LexborNode, tag: str, href: str, pieces: list[Piece], run: list[str], depth: int) -> None:
    """Append the pieces below a node; `run` is the piece being put together."""
    if depth > 40:
        return
    child = node.child
    while child is not None and len(pieces) < _MOST_PIECES:
        name = child.tag or ""
        if name == "-text":
            run.append(child.text_content or "")
        elif name in _SKIPPED:
            pass
        elif name in _KEPT:
            run.append(f"<{_KEPT[name]}>")
            _walk(child, tag, href, pieces, run, depth + 1)
            run.append(f"</{_KEPT[name]}>")
        elif name == "a" or name in _BREAKS:
            _flush(run, tag, href, pieces)
            inner = (child.attributes.get("href") or "") if name == "a" else href
            _walk(child, name if name != "span" else tag, inner, pieces, run, depth + 1)
            _flush(run, name if name != "span" else tag, inner, pieces)
        else:
            _walk(child, tag, href, pieces, run, depth + 1)
        child = child.next
    if depth == 0:
        _flush(run, tag, href, pieces)


def _flush(run: list[str], tag: str, href: str, pieces: list[Piece]) -> None:
    if not run:
        return
    text = balanced("".join(run))
    run.clear()
    if text:
        pieces.append(Piece(text, tag, href))


MARKERS = lazy_pattern(r"^(?:\[(?:PDF|HTML|CITATION|BOOK|B|DOC|C)\]\s*|[►▶•·]\s*|\d{1,4}[.)]\s+)+", re.I)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def offer_pieces(pieces: Sequence[Piece], draft: Draft, base: str = "") -> None:
    """Offer what the pieces of one entry say: title first, then people, place of publication, date, DOI."""
    chosen = _title_piece(pieces)
    if chosen is None:
        return
    title, responsibility, year = split_isbd(MARKERS.sub("", pieces[chosen].text))
    draft.offer("title", clean_title(title), "list entry")
    if year:
        draft.offer("issued", date_of(year), "list entry")
    for place, piece in enumerate(pieces):
        if "doi.org/10." in piece.href:
            draft.offer("doi", doi_of(piece.href), "list entry link")
        if place != chosen:
            offer_line(strip_markup(piece.text), draft)
    if responsibility:
        draft.offer("author", names_in_line(responsibility), "list entry")
    href = pieces[chosen].href
    if href and not href.startswith(("#", "javascript:", "mailto:")):
        address = urljoin(base, href) if base else href
        draft.offer(
            "url", address if address.startswith("http") and "doi.org/" not in address else "", "list entry link"
        )


def _title_piece(pieces: Sequence[Piece]) -> int | None:
    """Which piece is the title: a heading's, else the first link's that could be one, else the first that could."""
    texts = [strip_markup(piece.text) for piece in pieces]
    headings = (place for place, piece in enumerate(pieces) if piece.tag in _HEADINGS)
    links = (place for place, piece in enumerate(pieces) if piece.href and len(texts[place]) >= 12)
    usable = (place for place in chain(headings, links) if could_be_title(MARKERS.sub("", texts[place])))
    chosen = next(usable, None)
    if chosen is not None:
        return chosen
    first = next((place for place, text in enumerate(texts) if could_be_title(MARKERS.sub("", text))), None)
    if first is not None and len(texts[first]) >= 15:
        return first
    named = [place for place, text in enumerate(texts) if names_in_line(text.rstrip(":"))]
    if first == 0 and named:
        return first
    # "Ken Wilson Obituary" above "A. Kronfeld": of two that could be people the first is the title.
    return 0 if len(named) > 1 and named[0] == 0 and len(texts[0]) >= 12 else None


_ENTRY_LINKS = lazy_pattern(
    r"^(?:cited by|related|all \d+ versions|view|import into|save|cite|entliehen|verfügbar|bestellbar|\(?\d+/\d+\)?)\b",
    re.I,
)


def could_be_title(text: str) -> bool:
    """Whether a text could be the title of a list's entry: no link or counter that entries have."""
    if _ENTRY_LINKS.match(text) or _COUNTER.search(text):
        return False
    return 3 <= len(text) <= 450 and not is_furniture(text) and (is_title_like(text) or bool(_ISBD.match(text)))


# "Die Philosophie bei Harry Potter / Gregory Bassham (Hrsg.) - 2010", as catalogues print short titles (ISBD).
_ISBD = re.compile(
    r"(?P<title>[^/]{4,300}?)\s/\s(?P<people>[^/]{3,120}?)(?:\s[-–]\s.*?(?P<year>(?:1[5-9]|20)\d\d)\b.*)?$"
)
_DATED_TITLE = lazy_pattern(r"(?P<title>.{4,300}?)\s[-–]\s(?:.{0,20}\s[-–]\s)?(?P<year>(?:1[5-9]|20)\d\d)$")


def split_isbd(text: str) -> tuple[str, str, str]:
    """(title, statement of responsibility, year) of a catalogue's short title; the text itself when it is none."""
    match = _ISBD.match(text)
    if match:
        return match.group("title"), match.group("people"), match.group("year") or ""
    match = _DATED_TITLE.match(text)
    return (match.group("title"), "", match.group("year")) if match else (text, "", "")


_COUNTER = re.compile(r"\(\d+/\d+\)$")
_SCHOLAR = lazy_pattern(r"\s[-–]\s")


def offer_line(text: str, draft: Draft) -> None:
    """Offer what one line of an entry says: people, a journal line, a date, a DOI, or several between dashes."""
    text = collapse(text)
    front, bar, behind = text.partition(" | ")  # "Pages: 281–297 | First published: 10 December 2018"
    if _PAGE_RANGE.fullmatch(front):
        draft.offer("page", pages_of(front), "list entry")
        if bar:
            offer_line(behind, draft)
        return
    if not text or (is_furniture(text) and not has_digit(text)):
        return
    parts = _SCHOLAR.split(text)
    if 2 <= len(parts) <= 4 and _offer_scholar(parts, draft):
        return
    dated = _PUBLISHED_IN_BRACKETS.search(text)
    if dated and names_in_line(text[: dated.start()]):
        draft.offer("issued", date_of(dated.group(1)), "list entry")
        text = text[: dated.start()]
    people, where = people_and_journal(text)
    if people:
        draft.offer("author", names_in_line(people), "list entry")
        offer_line(where, draft)
        return
    names = names_in_line(text.rstrip(":"))
    if names and (len(names) > 1 or credibility(names) >= 0.5):
        draft.offer("author", names, "list entry")
        return
    doi = clean_doi(text)
    if doi is not None:
        draft.offer("doi", str(doi), "list entry")
    journal = parse_journal_line(text)
    if journal is not None and journal.strength >= 4:
        draft.offer("container_title", journal.journal, "list entry")
        draft.offer("volume", journal.volume, "list entry")
        draft.offer("issue", journal.issue, "list entry")
        draft.offer("page", journal.page, "list entry")
        draft.offer("issued", journal.date, "list entry")
    if not draft.claimed("issued"):
        for date, _, _ in published_dates([Block(text, "", 1)]):
            draft.offer("issued", date, "list entry")
    if len(text) <= 30 and not draft.claimed("issued"):
        draft.offer("issued", date_of(text), "list entry")


_CITED = lazy_pattern(r"([^;]{4,400}?[A-Z])\. (.{3,120}?\b(?:19|20)\d\d\b[^;:]{0,12};\s?\d.*)")


def people_and_journal(text: str) -> tuple[str, str]:
    """`Lane G, Dijk T. J Ex Health. 2019;12(3):33-56` cut behind the people; two empty texts for any other line."""
    cited = _CITED.fullmatch(text)
    return (cited.group(1), cited.group(2)) if cited and names_in_line(cited.group(1)) else ("", "")


_PUBLISHED_IN_BRACKETS = lazy_pattern(r"\s\([^()]{0,80}\b((?:19|20)\d\d(?:-\d\d){0,2})\)$")


_PAGE_RANGE = lazy_pattern(r"(?:pp?\.?\s?|[Pp]ages?:?\s|s\.\s?)?\d{1,5}\s?[-–]\s?\d{1,5}")


def _offer_scholar(parts: Sequence[str], draft: Draft) -> bool:
    """`F Chambon, HH Winter - Journal of Rheology, 1987 - link.aip.org`."""
    names = names_in_line(parts[0])
    if not names:
        return False
    cut = parts[0].rstrip().endswith(("…", "..."))
    draft.offer("author", () if cut else names, "list entry")
    where = re.match(r"(?:(?P<journal>.+?),\s*)?(?P<year>(?:1[5-9]|20)\d\d)$", parts[1].strip())
    if where:
        draft.offer("issued", date_of(where.group("year")), "list entry")
        journal = journal_name(where.group("journal") or "")
        draft.offer("container_title", "" if "…" in (where.group("journal") or "") else journal, "list entry")
    if cut:
        draft.facts["authors_cut"] = True
    return bool(where)


def has_substance(draft: Draft) -> bool:
    """Whether an entry says more than a title: people, a date, a DOI, a journal."""
    named = ("author", "issued", "doi", "container_title", "page")
    return any(draft.claimed(name) for name in named) or bool(draft.facts)


def is_scholarly(draft: Draft) -> bool:
    """Whether an entry names people, a DOI, or a place in a journal: news and events have dates and no more."""
    if draft.claimed("author") or draft.claimed("doi") or draft.facts:
        return True
    return bool(draft.claimed("container_title") and (draft.claimed("volume") or draft.claimed("page")))
