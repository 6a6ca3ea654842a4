"""Dublin Core in meta tags (`DC.*`, `dcterms.*`), with the extensions of OJS and DSpace.

Sources: DCMI "Expressing Dublin Core metadata using HTML" (2008); the tags of OJS 3 and DSpace 7 pages (seen 2026-11).
"""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import (
    address_of,
    doi_of,
    isbns_of,
    issns_of,
    keywords_of,
    language_of,
    names_of,
    number_of,
    pages_of,
)
from bibkit.extractors.carriers._metas import Row, Tags
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.titles import clean_title

LAYER = "dc"

_ROWS = (
    Row("title", "title", clean_title),
    Row("volume", "source.volume citation.volume", number_of),
    Row("issue", "source.issue citation.issue", number_of),
    Row("page", "identifier.pagenumber", pages_of),
    Row("publisher", "publisher", plain_text),
    Row("language", "language", language_of),
    Row("doi", "identifier.doi identifier", doi_of),
    Row("url", "identifier.uri identifier", address_of),
    Row("abstract", "abstract description.abstract description", abstract_text),
)
_DATES = ("issued", "date.issued", "date", "date.published", "created", "date.created")


def read(page: Page, draft: Draft) -> None:
    """Offer what the Dublin Core tags say."""
    tags = Tags(page.head.metas, ("dc.", "dcterms.", "dc:", "dcterms:"))
    if not tags:
        return
    if "patent" in tags.all("type"):
        _offer_patent(page, draft)
    tags.offer_rows(_ROWS, draft)
    tags.offer_all("author", "creator.personalname creator creator.author", names_of, draft)
    tags.offer_all("author", "contributor.author contributor", names_of, draft)
    if draft.claimed("author"):  # papers in RDFa mark `<title>` as their title
        draft.offer("title", clean_title(page.head.title), "title")
    tags.offer_all("keyword", "subject", keywords_of, draft)
    _offer_container(tags, draft)
    for name in _DATES:
        draft.offer("issued", best_date(tags.all(name)), tags.locator(name))
    for kind in tags.all("type.articletype", "type"):
        draft.offer("type", csl_type_of(kind), tags.locator("type.articletype", "type"))
    identifiers = [
        text
        for text in tags.all("identifier", "identifier.isbn")
        if "isbn" in text.lower() or text[:3] in ("978", "979")
    ]
    draft.offer(
        "isbn", isbns_of([*identifiers, *tags.all("identifier.isbn")]), tags.locator("identifier.isbn", "identifier")
    )
    issns = ("source.issn", "identifier.issn", "ispartof")  # Ingenta: "urn:ISSN:0169-880X"
    draft.offer("issn", issns_of(tags.all(*issns)), tags.locator(*issns))


def _offer_patent(page: Page, draft: Draft) -> None:
    """Inventors and the day of issue, which Google Patents tells from owners and the day of filing by a scheme."""
    schemes: dict[str, list[str]] = {}
    for meta in page.tree.css("meta[scheme]"):
        schemes.setdefault(meta.attributes.get("scheme") or "", []).append(meta.attributes.get("content") or "")
    draft.offer("author", names_of(schemes.get("inventor", [])), "meta[scheme=inventor]")
    draft.offer("issued", best_date(schemes.get("issue", [])), "meta[scheme=issue]")


def _offer_container(tags: Tags, draft: Draft) -> None:
    """`DC.Source` holds a journal's name on some sites, a sentence or an address on others."""
    for name in ("source", "ispartof", "relation.ispartof"):
        for text in tags.all(name):
            value = inline_markup(text)
            if (
                value
                and len(value) <= 120
                and not any(mark in value for mark in ("://", ";", "urn:"))
                and not value[-1].isdigit()
            ):
                draft.offer("container_title", value, tags.locator(name))
