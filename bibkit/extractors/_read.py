"""From a page to its records: at most one site reader, every syntax on the page, and the judgement between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._judgement.names import is_bare_initials
from bibkit.extractors._judgement.resolve import resolve
from bibkit.extractors._judgement.silence import has_own_tags, reads_as_one, seems_to_be
from bibkit.extractors._registry import Registered, recognise
from bibkit.issues import Issue
from bibkit.model.record import Record
from bibkit.pages.page import Page
from bibkit.text.titles import comparison_key


@dataclass(frozen=True, slots=True)
class PageResult:
    """What came out of one page: records in page order (none is a result too), the site reader's name or "", and what
    concerns the page as a whole."""

    records: tuple[Record, ...] = ()
    extractor: str = ""
    issues: tuple[Issue, ...] = ()


def extract_page(page: Page) -> PageResult:
    """The works that a page describes, each value with where it stands.

    Raises ExtractorConflictError when two site readers of one priority claim the page, ExtractorFailedError when the
    one that another package brings cannot read it, ConfigError when one that is installed cannot be loaded.
    """
    failures: list[Issue] = []
    result = _read(page, recognise(page, failures))
    return replace(result, issues=(*failures, *result.issues)) if failures else result


def _read(page: Page, claimed: Registered | None) -> PageResult:
    extractions: list[Extraction] = []
    name = ""
    if claimed is not None:
        name = claimed.extractor.name
        if page.kind == "text":
            from bibkit.extractors._lists.copied_together import records_in

            parts = records_in(page, claimed.extractor)
            if len(parts) > 1:
                return _together([extract_page(part) for part in parts], name, page)
        draft = Draft("site", name)
        if claimed.is_plugin:
            from bibkit.extractors._plugins import let_extract

            let_extract(claimed.extractor, claimed.package, page, draft)
        else:
            claimed.extractor.extract(page, draft)
        extractions.append(draft.finish())
    # A site reader that found the title has read the visible text; guessing at the same lines would only add noise. A
    # PDF's text layer is not guessed at by anybody.
    read_by_site = page.kind == "pdf" or any("title" in extraction.claims for extraction in extractions)
    extractions += carrier_extractions(page, visible_text=not read_by_site)
    record = resolve(extractions, page)
    if claimed is None and page.kind != "pdf" and not has_own_tags(extractions):
        from bibkit.extractors._lists.works import works_on

        one = reads_as_one(extractions, page)
        listed = [resolve([extraction]) for extraction in works_on(page, one and page.kind == "html")]
        records = tuple(item.with_(input=page.input) for item in listed if item is not None)
        if len(records) > 1 and not (one and page.kind == "text" and not _opens_list(record, records)):
            message = f"{page.input or 'the page'} lists {len(records)} works"
            return PageResult(records, "", (Issue("extract.several-works", message, "info"),))
    if record is None and page.kind == "text":
        record, *others = _pasted(page) or (None,)
        if record is not None and others:
            return _together([PageResult((work,)) for work in (record, *others)], name, page)
    if record is None:
        message = f"no entry on {page.input or 'the page'}: it looks like {seems_to_be(page)}"
        return PageResult((), name, (Issue("extract.no-entry", message, "warning"),))
    return PageResult((record.with_(input=page.input, extractor=name),), name)


def _pasted(page: Page) -> tuple[Record, ...]:
    from bibkit.extractors._lists.pasted import pasted_works

    found = [resolve([extraction]) for extraction in pasted_works(page)]
    return tuple(item.with_(input=page.input) for item in found if item is not None)


def _together(results: list[PageResult], name: str, page: Page) -> PageResult:
    records = tuple(record for result in results for record in result.records)
    message = f"{page.input or 'the text'} holds {len(records)} records"
    issues = [issue for result in results for issue in result.issues]
    return PageResult(records, name, (*issues, Issue("extract.several-works", message, "info")))


def _opens_list(record: Record | None, records: tuple[Record, ...]) -> bool:
    """Whether what reads as the page's one work is rather the first of those it lists, each with where it appeared."""
    if record is None:
        return True
    placed = sum(bool(_PLACES & {name for name, _ in other.entry.items()}) for other in records)
    first = comparison_key(records[0].entry.title) == comparison_key(record.entry.title)
    return first and not record.entry.abstract and placed * 3 >= len(records) * 2


_PLACES = frozenset(("container_title", "doi", "volume", "page", "eprint", "isbn"))


def carrier_extractions(page: Page, *, visible_text: bool = True) -> list[Extraction]:
    """What each syntax on the page offers, and its visible text where wanted; what offers nothing is left out.

    Readers are imported when they are needed: a copied page of a known site needs none of them.
    """
    found: list[Extraction] = []
    if page.kind == "html":
        from bibkit.extractors.carriers import CARRIERS

        for layer, read in CARRIERS:
            draft = Draft(layer, page.input or layer)
            read(page, draft)
            if draft.has_claims():
                found.append(draft.finish())
    elif page.kind == "text" and re.search(r"@\w+\s*\{|^TY  ?-", page.source, re.M):
        from bibkit.extractors.carriers import citationtext

        draft = Draft(citationtext.BIBTEX_LAYER, page.input or citationtext.BIBTEX_LAYER)
        citationtext.read(page, draft)
        if draft.has_claims():
            found.append(draft.finish())
    if visible_text:
        from bibkit.extractors import visible

        draft = Draft(visible.LAYER, page.input or visible.LAYER)
        title = _title_in(found, page)
        visible.read(page, draft, title, _given(found) if title else frozenset())
        if draft.has_claims():
            found.append(draft.finish())
    return found


def _title_in(extractions: list[Extraction], page: Page) -> str:
    """The title that the tags of scholarly pages give, for finding the work in the visible text."""
    for extraction in extractions:
        claim = extraction.claims.get("title")
        if claim is None or extraction.layer in ("opengraph", "rdfa"):
            continue
        title = str(claim.value)
        if extraction.layer != "dc" or ("doi" in extraction.claims and _heads(title, page)):
            return title
    return ""


def _heads(title: str, page: Page) -> bool:
    """Whether a heading of the page is just the title: on some sites more hangs on the tag's."""
    key = comparison_key(title)
    return any(block.level and comparison_key(block.plain) == key for block in page.blocks)


def _given(extractions: list[Extraction]) -> frozenset[str]:
    """The attributes that scholarly tags give. A single author does not count: some sites name only the last; nor do
    authors with bare initials, whose names the page may spell out."""
    given: set[str] = set()
    for extraction in extractions:
        if extraction.layer in ("highwire", "bepress", "eprints", "prism", "dc", "jsonld", "state"):
            given.update(extraction.claims)
            author = extraction.claims.get("author")
            if author is not None and (len(author.value) < 2 or all(map(is_bare_initials, author.value))):
                given.discard("author")
    return frozenset(given)
