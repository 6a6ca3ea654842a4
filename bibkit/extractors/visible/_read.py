"""The visible text's reader: title and authors first, then whatever the page says of that work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors.visible._abstract import find_abstract
from bibkit.extractors.visible._authors import offer_authors
from bibkit.extractors.visible._citation import Citation, find_citations
from bibkit.extractors.visible._fields import Field, labelled_fields
from bibkit.extractors.visible._identifiers import find_arxiv, find_doi, find_issns, find_pmcid, find_pmid
from bibkit.extractors.visible._lines import front_limit, joined_lines
from bibkit.extractors.visible._place import offer_journal
from bibkit.extractors.visible._record import offer_fields
from bibkit.extractors.visible._work import Work, find_work, known_work
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.titles import clean_title

LAYER = "text"


def read(page: Page, draft: Draft, title: str = "", known: frozenset[str] = frozenset()) -> None:
    """Offer what the visible text says of the page's work.

    `title` is what the page's tags call it, if they do; `known` names the attributes that they give and that the text
    need not be searched for.
    """
    lines = joined_lines(page.blocks)
    limit = front_limit(lines)
    fields = labelled_fields(lines, limit) if not (title and known >= _FIELDS_GIVE) else []
    work = known_work(lines, limit, title, "author" not in known) if title else find_work(page, lines, limit, fields)
    if work is not None:
        draft.offer("title", clean_title(work.title), work.block.locator)
        _read_work(draft, work, lines, limit, known, fields)
    if work is not None or title:
        offer_fields(draft, fields)
        found = find_abstract(lines, limit)
        if found:
            draft.offer("abstract", abstract_text(found[0]), found[1].locator)


# What a labelled record could add to what tags give.
_FIELDS_GIVE = frozenset(("author", "issued", "container_title", "volume", "page", "doi"))
_PLACE = frozenset(("container_title", "volume", "page"))


def _read_work(
    draft: Draft, work: Work, lines: Sequence[Block], limit: int, known: frozenset[str], fields: Sequence[Field]
) -> None:
    """Offer the people, identifiers and the place of publication of the work, so far as they are not known."""
    if "type" not in known:
        _offer_type(draft, work, lines)
    citations = find_citations(lines, work.title, len(lines)) if not known >= _FIELDS_GIVE else []
    if "author" not in known:
        offer_authors(draft, work, citations, lines)
    if "doi" not in known:
        _offer_identifiers(draft, work, citations, lines, limit)
        offer_fields(draft, [field for field in fields if field.attribute == "doi"])
    if not known >= _PLACE or "issued" not in known:
        offer_journal(draft, work, citations, lines, limit)


def _offer_type(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """The kind of work as a word on a line of its own near the title: "Dataset", "Working Paper"."""
    for place in range(max(0, work.place - _TYPE_ABOVE), min(len(lines), work.place + 4)):
        line = lines[place]
        if len(line.plain) <= 40 and place != work.place:
            draft.offer("type", csl_type_of(line.plain), line.locator)
        if len(line.plain) <= 90 and place > work.place - 3 and place != work.place and _THESIS.match(line.plain):
            draft.offer("type", "thesis", line.locator)


_THESIS = re.compile(
    r"\W*(?:th[èe]se (?:de doctorat|d'état|pour|en|soutenue)|tesis (?:doctoral|de|para)|tese (?:de|apresentada)|"
    r"dissertação (?:de|apres)|(?:doctoral|inaugural-?)\s?(?:thesis|dissertation)|ph\.?d\.? (?:thesis|dissertation)|"
    r"master'?s? thesis|thesis \(|a (?:thesis|dissertation) submitted|masterarbeit|diplomarbeit|habilitationsschrift|"
    r"dissertation[,:(]|диссертация|博士学位论文|硕士学位论文|博士論文|博士（|학위논문|doktora tezi|yüksek lisans tezi|"
    r"rozprawa doktorska|tesi di (?:dottorato|laurea)|رسالة (?:دكتوراه|ماجستير))",
    re.I,
)


_TYPE_ABOVE = 2


def _offer_identifiers(
    draft: Draft, work: Work, citations: Sequence[Citation], lines: Sequence[Block], limit: int
) -> None:
    cited = next((citation for citation in citations if citation.doi), None)
    found = find_doi(lines, work.place, limit)
    if cited is not None:
        draft.offer("doi", cited.doi, cited.block.locator)
    elif found is not None:
        draft.offer("doi", found[0], found[1].locator)
    issns = find_issns(lines, limit)
    if issns is not None:
        draft.offer("issn", issns[0], issns[1].locator)
    for attribute, finder in (("pmid", find_pmid), ("pmcid", find_pmcid), ("eprint", find_arxiv)):
        identifier = finder(lines, limit)
        if identifier is not None:
            draft.offer(attribute, identifier[0], identifier[1].locator)
    if draft.claimed("eprint"):
        draft.offer("eprint_type", "arxiv")
