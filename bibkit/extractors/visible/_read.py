"""The visible text's reader: title and authors first, then whatever the page says of that work."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._kinds import DICTIONARY, csl_type_of
from bibkit.extractors._values import language_of
from bibkit.extractors.visible._abstract import find_abstract
from bibkit.extractors.visible._authors import offer_authors
from bibkit.extractors.visible._citation import Citation, find_citations
from bibkit.extractors.visible._fields import Field, labelled_fields
from bibkit.extractors.visible._identifiers import find_arxiv, find_doi, find_issns, find_pmcid, find_pmid
from bibkit.extractors.visible._lines import front_limit, lines_of
from bibkit.extractors.visible._place import offer_journal
from bibkit.extractors.visible._record import offer_fields
from bibkit.extractors.visible._work import find_work, known_work
from bibkit.extractors.visible._work_signs import Work
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title

LAYER = "text"


def read(page: Page, draft: Draft, title: str = "", known: frozenset[str] = frozenset()) -> None:
    """Offer what the visible text says of the page's work.

    `title` is what the page's tags call it, if they do; `known` names the attributes that they give and that the text
    need not be searched for.
    """
    lines = lines_of(page)
    limit = front_limit(lines)
    fields = labelled_fields(lines, limit) if not (title and known >= _FIELDS_GIVE) else []
    work = known_work(lines, limit, title, "author" not in known) if title else find_work(page, lines, limit, fields)
    if work is not None:
        draft.offer("title", clean_title(work.title), work.block.locator)
        _read_work(draft, work, lines, limit, known, fields)
    if work is not None or title:
        offer_fields(draft, fields)
        language = language_of(page.head.first("citation_language", "dc.language").split(" ")[0])
        found = find_abstract(lines, limit, language)
        if found:
            draft.offer("abstract", abstract_text(found[0]), found[1].locator)
        elif work is not None and page.kind == "html" and "number" in known:
            _offer_only_paragraph(draft, work, lines[:limit])


def _offer_only_paragraph(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """The abstract of a numbered report that stands below the title without a heading of its own."""
    for line in lines[work.place + 1 : work.place + _PARAGRAPH_WITHIN]:
        if line.level:
            return
        if len(line.plain) >= _PARAGRAPH:
            draft.offer("abstract", abstract_text(line.text), line.locator)
            return


_PARAGRAPH, _PARAGRAPH_WITHIN = 250, 16


# What a labelled record could add to what tags give.
_FIELDS_GIVE = frozenset(("author", "issued", "container_title", "volume", "page", "doi"))
_PLACE = frozenset(("container_title", "volume", "page"))


def _read_work(
    draft: Draft, work: Work, lines: Sequence[Block], limit: int, known: frozenset[str], fields: Sequence[Field]
) -> None:
    """Offer the people, identifiers and the place of publication of the work, so far as they are not known."""
    if work.reference_work is not None:
        name = work.reference_work.plain
        draft.offer("type", "entry-dictionary" if DICTIONARY.search(name) else "entry-encyclopedia", work.block.locator)
        draft.offer("container_title", name, work.reference_work.locator)
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
            draft.offer("type", csl_type_of(line.plain.removesuffix(" Open")), line.locator)
        if len(line.plain) <= 90 and place != work.place and _SPECIFICATION.match(line.plain):
            draft.offer("type", "report", line.locator)
        numbered = _NUMBERED_REPORT.fullmatch(line.plain) if len(line.plain) <= 120 and place != work.place else None
        if numbered is not None:
            draft.offer("type", "report", line.locator)
            draft.offer("publisher", numbered.group("body"), line.locator)
            draft.offer("number", numbered.group("number"), line.locator)
        if len(line.plain) <= 90 and place > work.place - 3 and place != work.place and _THESIS.match(line.plain):
            draft.offer("type", "thesis", line.locator)


_THESIS = lazy_pattern(
    r"\W*(?:th[èe]se (?:de doctorat|d'état|pour|en|soutenue)|tesis (?:doctoral|de|para)|tese (?:de|apresentada)|"
    r"dissertação (?:de|apres)|(?:doctoral|inaugural-?)\s?(?:thesis|dissertation)|ph\.?d\.? (?:thesis|dissertation)|"
    r"master'?s? thesis|thesis \(|a (?:thesis|dissertation) submitted|masterarbeit|diplomarbeit|habilitationsschrift|"
    r"dissertation[,:(]|диссертация|博士学位论文|硕士学位论文|博士論文|博士（|학위논문|doktora tezi|yüksek lisans tezi|"
    r"rozprawa doktorska|tesi di (?:dottorato|laurea)|رسالة (?:دكتوراه|ماجستير))",
    re.I,
)


# Of standards bodies: "W3C Working Draft 3 May 2001", "Request for Comments: 2119", "Internet-Draft".
_SPECIFICATION = lazy_pattern(
    r"\W*(?:w3c (?:[\w']+ ){0,3}(?:recommendation|draft|note|standard)\b|(?:network working group\s+)?"
    r"request for comments\b|rfc \d{1,4}\W*$|internet[- ]draft\b|(?:document:\s*)?draft-[a-z0-9-]{6,60}$|"
    r"oasis standard\b)",
    re.I,
)
# "AT&T Labs-Research Technical Report TR 99.4.3": who issues the series, which series it is, the number.
_NUMBERED_REPORT = lazy_pattern(
    r"(?P<body>[^\W\d_][^:;|]{2,80}?),?\s(?:technical|tech\.?|research|internal|project) report,?\s"
    r"(?:no\.?\s|number\s|#)?(?P<number>(?:[A-Z]{1,6}[\s-])?[\w./-]{0,20}\d[\w./-]{0,20})\W*",
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
