"""Highwire Press tags, `citation_*`, as Google Scholar asks for them; and BE Press's, the same behind a prefix.

Source: Google Scholar's inclusion guidelines and Zotero's list of the tags in use (seen 2026-11).
"""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._values import (
    doi_of,
    isbns_of,
    issns_of,
    keywords_of,
    language_of,
    names_of,
    number_of,
    pages_of,
)
from bibkit.model.identifiers import ArxivId, Pmid
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.titles import clean_title

LAYER = "highwire"
BEPRESS = "bepress"


def read(page: Page, draft: Draft) -> None:
    Tags(page, draft, "citation_").read()


def read_bepress(page: Page, draft: Draft) -> None:
    Tags(page, draft, "bepress_citation_").read()


class Tags:
    """The tags of one prefix, offered one by one to the draft."""

    def __init__(self, page: Page, draft: Draft, prefix: str) -> None:
        self.metas = page.head.metas
        self.draft = draft
        self.prefix = prefix

    def read(self) -> None:
        if not any(name.startswith(self.prefix) for name in self.metas):
            return
        self._read_work()
        self._read_container()
        self._read_identifiers()

    def _all(self, *names: str) -> list[str]:
        return [value for name in names for value in self.metas.get(self.prefix + name, ())]

    def _offer(self, attribute: str, name: str, value: object) -> None:
        self.draft.offer(attribute, value, f"meta[name={self.prefix}{name}]")

    def _offer_first(self, attribute: str, names: str, clean: object) -> None:
        """Offer what the first of these tags gives that `clean` makes something of."""
        assert callable(clean)
        for name in names.split():
            for text in self._all(name):
                self._offer(attribute, name, clean(text))

    def _read_work(self) -> None:
        self._offer_first("title", "title", clean_title)
        for name in ("author", "authors"):
            self._offer("author", name, names_of(self._all(name)))
        for name in ("editor", "editors"):
            self._offer("editor", name, names_of(self._all(name)))
        self._offer("type", *self._type())
        printed = self._all("publication_date", "date", "cover_date", "year")
        self._offer("issued", self._date_tag(), best_date(printed) or best_date(self._all("online_date")))
        self._offer("available_date", "online_date", best_date(self._all("online_date")))
        self._offer_first("language", "language", language_of)
        self._offer("keyword", "keywords", keywords_of(self._all("keywords", "keyword")))
        for text in self._all("abstract"):
            abstract = clean_abstract(text)
            self._offer("abstract", "abstract", abstract.text)

    def _date_tag(self) -> str:
        for name in ("publication_date", "date", "cover_date", "year"):
            if self._all(name):
                return name
        return "online_date"

    def _type(self) -> tuple[str, str]:
        """(tag, CSL type): the tag that only one kind of work has."""
        kinds = (
            ("dissertation_institution", "thesis"),
            ("dissertation_name", "thesis"),
            ("technical_report_institution", "report"),
            ("technical_report_number", "report"),
            ("patent_number", "patent"),
            ("conference_title", "paper-conference"),
            ("conference", "paper-conference"),
            ("inbook_title", "chapter"),
            ("book_title", "chapter"),
            ("journal_title", "article-journal"),
            ("arxiv_id", "article"),
            ("isbn", "book"),
        )
        for name, kind in kinds:
            if self._all(name):
                return name, kind
        return "title", ""

    def _read_container(self) -> None:
        names = "journal_title inbook_title book_title conference_title conference series_title"
        self._offer_first("container_title", names, inline_markup)
        self._offer_first("container_title_short", "journal_abbrev", plain_text)
        self._offer_first("event_title", "conference_title conference", inline_markup)
        self._offer_first("volume", "volume", number_of)
        self._offer_first("issue", "issue", number_of)
        first, last = self._all("firstpage", "first_page"), self._all("lastpage", "last_page")
        if first:
            self._offer("page", "firstpage", pages_of(first[0], last[0] if last else ""))
        publisher = "publisher dissertation_institution technical_report_institution"
        self._offer_first("publisher", publisher, plain_text)
        self._offer_first("number", "technical_report_number patent_number", plain_text)

    def _read_identifiers(self) -> None:
        self._offer_first("doi", "doi", doi_of)
        self._offer("issn", "issn", issns_of(self._all("issn", "eissn", "e_issn", "pissn")))
        self._offer("isbn", "isbn", isbns_of(self._all("isbn")))
        self._offer_first("pmid", "pmid", lambda text: str(Pmid.parse(text) or ""))
        for text in self._all("arxiv_id"):
            identifier = ArxivId.parse(text)
            if identifier:
                self._offer("eprint", "arxiv_id", str(identifier))
                self._offer("eprint_type", "arxiv_id", "arxiv")
        self._offer_first("url", "abstract_html_url public_url fulltext_html_url", _address)


def _address(text: str) -> str:
    return text if text.startswith(("http://", "https://")) else ""
