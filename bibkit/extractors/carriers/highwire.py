"""Highwire Press tags, `citation_*`, as Google Scholar asks for them; and BE Press's, the same behind a prefix.

Source: Google Scholar's inclusion guidelines, and the tags that sites use (seen 2026-11).
"""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._values import (
    address_of,
    arxiv_of,
    doi_of,
    isbns_of,
    issns_of,
    keywords_of,
    language_of,
    names_of,
    number_of,
    pages_of,
    pmcid_of,
    pmid_of,
)
from bibkit.extractors.carriers._metas import Row, Tags
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.titles import clean_title

LAYER = "highwire"
BEPRESS_LAYER = "bepress"

_ROWS = (
    Row("title", "title", clean_title),
    Row("container_title", "journal_title inbook_title book_title conference_title conference", inline_markup),
    Row("container_title_short", "journal_abbrev journal_title_abbrev", plain_text),
    Row("collection_title", "series_title", inline_markup),
    Row("event_title", "conference_title conference", inline_markup),
    Row("volume", "volume", number_of),
    Row("issue", "issue", number_of),
    Row("publisher", "dissertation_institution publisher technical_report_institution", plain_text),
    Row("number", "technical_report_number patent_number", plain_text),
    Row("genre", "dissertation_name", plain_text),
    Row("language", "language", language_of),
    Row("abstract", "abstract", abstract_text),
    Row("doi", "doi", doi_of),
    Row("pmid", "pmid", pmid_of),
    Row("pmcid", "pmcid", pmcid_of),
    Row("eprint", "arxiv_id", arxiv_of),
    Row("url", "abstract_html_url public_url fulltext_html_url", address_of),
)

# The tag that only one kind of work has, strongest first.
_KINDS = (
    ("dissertation_institution", "thesis"),
    ("dissertation_name", "thesis"),
    ("patent_number", "patent"),
    ("conference_title", "paper-conference"),
    ("conference", "paper-conference"),
    ("inbook_title", "chapter"),
    ("book_title", "chapter"),
    ("journal_title", "article-journal"),
    ("technical_report_institution", "report"),
    ("technical_report_number", "report"),
    ("arxiv_id", "article"),
    ("isbn", "book"),
)
_DATES = ("publication_date", "date", "cover_date", "year")


def read(page: Page, draft: Draft) -> None:
    """Offer what the `citation_*` tags say."""
    _read(Tags(page.head.metas, ("citation_",)), draft)


def read_bepress(page: Page, draft: Draft) -> None:
    """Offer what the `bepress_citation_*` tags say."""
    _read(Tags(page.head.metas, ("bepress_citation_",)), draft)


def _read(tags: Tags, draft: Draft) -> None:
    if not tags:
        return
    tags.offer_rows(_ROWS, draft)
    tags.offer_all("author", "author authors", names_of, draft)
    tags.offer_all("editor", "editor editors", names_of, draft)
    tags.offer_all("keyword", "keywords keyword", keywords_of, draft)
    draft.offer("issn", issns_of(tags.all("issn", "eissn", "e_issn", "pissn")), tags.locator("issn", "eissn"))
    draft.offer("isbn", isbns_of(tags.all("isbn")), tags.locator("isbn"))
    draft.offer("issued", best_date(tags.all(*_DATES)), tags.locator(*_DATES))
    draft.offer("issued", best_date(tags.all("online_date")), tags.locator("online_date"))
    draft.offer("available_date", best_date(tags.all("online_date")), tags.locator("online_date"))
    first, last = tags.all("firstpage", "first_page"), tags.all("lastpage", "last_page")
    draft.offer("page", pages_of(first[0], last[0] if last else "") if first else "", tags.locator("firstpage"))
    draft.offer("page", pages_of(" ".join(tags.all("pages")[:1])), tags.locator("pages"))
    draft.offer("eprint_type", "arxiv" if draft.claimed("eprint") else "", tags.locator("arxiv_id"))
    for tag, kind in _KINDS:
        draft.offer("type", kind if tags.all(tag) else "", tags.locator(tag))
