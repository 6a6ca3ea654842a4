"""The works that a page cites: from its `citation_reference` tags, its COinS, or the list under "References"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from types import MappingProxyType

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._dates import best_date
from bibkit.extractors._values import doi_of, issns_of, names_of, number_of, pages_of, pmid_of
from bibkit.extractors.carriers import coins
from bibkit.extractors.visible._labels import AROUND, REFERENCES
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.labels import label_key
from bibkit.text.titles import clean_title

_MOST = 5000
_FEWEST = 3
_MOST_HEADINGS = 6
_SHORTEST_CHARACTERS = 25


def references_on(page: Page) -> tuple[Record, ...]:
    """The works that the page cites, in its order, each with its number there in `extra["citation-number"]`.

    A printed reference is read only as far as its style is plain; its whole text stays in `note`.
    """
    records = _tagged(page) or _coins(page) or _printed(page)
    return tuple(
        record.with_(
            entry=record.entry.with_(extra={**record.entry.extra, "citation-number": number}), input=page.input
        )
        for number, record in enumerate(records[:_MOST], 1)
    )


def _tagged(page: Page) -> list[Record]:
    contents = page.head.all("citation_reference")
    records = [_structured(text, page) if text.startswith("citation_") else _from_text(text, page) for text in contents]
    return [record for record in records if len(record.entry.to_csl()) > 1]


_PAIR = re.compile(r"(?<![a-z_])(citation_[a-z_]+)\s*=\s*(.*?)\s*(?=;\s*citation_[a-z_]+\s*=|;?\s*$)", re.S)


def _structured(text: str, page: Page) -> Record:
    """`citation_title=…; citation_author=…; citation_journal_title=…`, as Highwire, PLOS and Springer write them."""
    pairs: dict[str, list[str]] = {}
    for key, value in _PAIR.findall(text[:5000]):
        if value:
            pairs.setdefault(key.removeprefix("citation_"), []).append(value)

    def first(*names: str) -> str:
        return next((pairs[name][0] for name in names if name in pairs), "")

    draft = Draft("highwire", page.input or "page")
    at = "meta[name=citation_reference]"
    draft.offer("title", clean_title(first("title")), at)
    draft.offer("author", names_of(pairs.get("author", ())), at)
    draft.offer("container_title", inline_markup(first("journal_title", "inbook_title", "conference_title")), at)
    draft.offer("container_title_short", plain_text(first("journal_abbrev")), at)
    draft.offer("issued", best_date(pairs.get("publication_date", pairs.get("date", pairs.get("year", ())))), at)
    draft.offer("volume", number_of(first("volume")), at)
    draft.offer("issue", number_of(first("issue")), at)
    draft.offer("page", pages_of(first("pages", "first_page", "firstpage"), first("last_page", "lastpage")), at)
    draft.offer("publisher", plain_text(first("publisher")), at)
    draft.offer("doi", doi_of(first("doi", "id")), at)
    draft.offer("pmid", pmid_of(first("pmid")), at)
    draft.offer("issn", issns_of(pairs.get("issn", ())), at)
    draft.offer("type", "article-journal" if "journal_title" in pairs else "", at)
    return _record(draft.finish())


def _coins(page: Page) -> list[Record]:
    works = coins.read_all(page) if page.kind == "html" else []
    records = []
    for work in works if len(works) > 1 else ():
        draft = Draft(coins.LAYER, page.input or "page")
        coins.offer_openurl(work, draft)
        records.append(_record(draft.finish()))
    return [record for record in records if record.entry.title]


def _record(extraction: Extraction) -> Record:
    """The record of one extraction as it stands; a cited work needs no judgement between layers."""
    entry = Entry(**{name: claim.value for name, claim in extraction.claims.items()})
    origins = {
        name: Origin(layer=extraction.layer, source=extraction.source, locator=claim.locator)
        for name, claim in extraction.claims.items()
    }
    return Record(entry=entry, provenance=MappingProxyType(origins))


def _from_text(text: str, page: Page) -> Record:
    from bibkit.enrichment.reference import read_reference

    return read_reference(plain_text(text), page.input)


# --------------------------------------------------------------------------------------------------- printed lists


def _printed(page: Page) -> list[Record]:
    """The references below the last heading "References" that a list follows."""
    blocks = page.blocks
    starts = [place for place, block in enumerate(blocks) if block.label in REFERENCES]
    for start in reversed(starts[-_MOST_HEADINGS:]):
        texts = _reference_texts(blocks[start + 1 :])
        if len(texts) >= _FEWEST:
            return [_from_text(text, page) for text in texts]
    return []


_NUMBERED = re.compile(r"^(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])(?:\s|$)")
_LINKS_REACH = 200  # characters at the end of a reference that its links take up
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_LINKS = re.compile(
    r"(?:\[?(?:Cross[Rr]ef|PubMed|PMC free article|Google Scholar|Web of Science|ISI|Medline|Article|CAS|View Article|"
    r"View in Article|Full Text|Abstract|Publisher Full Text|Free Full Text|OpenURL|Infotrieve|Scopus)"
    r"\]?[\s·|,;()/\d]*)+$"
)


def _reference_texts(blocks: Sequence[Block]) -> list[str]:
    """The texts of single references: an element each, or lines put together up to the next number."""
    texts: list[str] = []
    numbered = sum(bool(_NUMBERED.match(block.plain)) for block in blocks[:40]) >= 3
    for block in blocks:
        plain = block.plain
        if block.level or label_key(plain) in AROUND:
            if texts:
                break
            continue
        rest = (plain[:-_LINKS_REACH] + _LINKS.sub("", plain[-_LINKS_REACH:])).strip()
        if not rest:
            continue
        starts = _NUMBERED.match(plain) is not None if numbered else _starts_anew(block, texts)
        if starts or not texts:
            texts.append(rest)
        else:
            texts[-1] = f"{texts[-1]} {rest}"
    texts = [re.sub(_NUMBERED, "", text).strip() for text in texts]
    return [text for text in texts if len(text) >= _SHORTEST_CHARACTERS and _YEAR.search(text)]


def _starts_anew(block: Block, texts: Iterable[str]) -> bool:
    """Whether a block without number begins a reference: an element does; a line when the one before is dated."""
    if block.tag:
        return True
    last = list(texts)[-1:] or [""]
    return bool(_YEAR.search(last[0])) and block.plain[0].isupper()
