"""The page state of large publishers, for pages whose tags lack what the script behind the page knows.

ScienceDirect keeps JSON in `<script data-iso-key="_0">` (older pages: `SDM.doi = '…'`), IEEE Xplore in
`xplGlobal.document.metadata` (both seen 2026-11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bibkit.extractors._base import Draft
from bibkit.extractors._values import (
    date_of,
    doi_of,
    isbns_of,
    issns_of,
    keywords_of,
    number_of,
    one_name,
    pages_of,
)
from bibkit.extractors.carriers.jsonld import load_json
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title

LAYER = "state"

_OLD_ELSEVIER_DOI = lazy_pattern(r"SDM\.(?:pm\.)?doi\s*=\s*['\"](10\.\d{4,9}/[^'\"\s]{1,200})['\"]")
_SCIENCEDIRECT = "script[data-iso-key] article"
_IEEE_START = "xplGlobal.document.metadata="


def read(page: Page, draft: Draft) -> None:
    """Offer what the state of a ScienceDirect or IEEE Xplore page says."""
    if page.mentions("sciencedirect"):
        _read_sciencedirect(page, draft)
    if page.mentions(_IEEE_START):
        value = load_json(page.source.partition(_IEEE_START)[2])
        if isinstance(value, Mapping):
            _offer_ieee(value, draft)


# --------------------------------------------------------------------------------------------------- ScienceDirect


def _read_sciencedirect(page: Page, draft: Draft) -> None:
    if page.mentions("data-iso-key"):
        node = page.tree.css_first("script[data-iso-key]")
        state = load_json(node.text()) if node is not None else None
        if isinstance(state, str):
            state = load_json(state)
        if isinstance(state, Mapping):
            _offer_sciencedirect(state, draft)
    else:
        match = _OLD_ELSEVIER_DOI.search(page.source)
        draft.offer("doi", doi_of(match.group(1)) if match else "", "script SDM.doi")


def _offer_sciencedirect(state: Mapping[str, Any], draft: Draft) -> None:
    article = state.get("article")
    if not isinstance(article, Mapping):
        return

    def text(name: str) -> str:
        value = article.get(name)
        return str(value) if isinstance(value, str | int) else ""

    draft.offer("title", clean_title(text("titleString")), _SCIENCEDIRECT)
    draft.offer("author", tuple(_elsevier_authors(state.get("authors"))), "script[data-iso-key] authors")
    draft.offer("container_title", inline_markup(text("srctitle")), _SCIENCEDIRECT)
    draft.offer("doi", doi_of(text("doi")), _SCIENCEDIRECT)
    draft.offer("volume", number_of(text("vol-first")), _SCIENCEDIRECT)
    draft.offer("issue", number_of(text("iss-first")), _SCIENCEDIRECT)
    pages = article.get("pages")
    if isinstance(pages, list) and pages and isinstance(pages[0], Mapping):
        first, last = str(pages[0].get("first-page") or ""), str(pages[0].get("last-page") or "")
        draft.offer("page", pages_of(first, last), _SCIENCEDIRECT)
    draft.offer("issued", date_of(text("cover-date-text")), _SCIENCEDIRECT)
    draft.offer("issn", issns_of([text("issn-primary-formatted") or text("issn")]), _SCIENCEDIRECT)
    draft.offer("isbn", isbns_of([text("isbn")]), _SCIENCEDIRECT)
    draft.offer("abstract", abstract_text(" ".join(_elsevier_abstract(state.get("abstracts")))), "script abstracts")
    kind = text("contentType")
    draft.offer("type", {"JL": "article-journal", "BK": "chapter"}.get(kind, ""), _SCIENCEDIRECT)


def _nodes(value: Any, name: str, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The nodes of one name in Elsevier's JSON form of XML (`#name`, `$` attributes, `$$` children, `_` text)."""
    if depth > 30:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, name, depth + 1)
    elif isinstance(value, Mapping):
        if value.get("#name") == name:
            yield value
            return
        for key in ("content", "$$"):
            if key in value:
                yield from _nodes(value[key], name, depth + 1)


def _elsevier_text(node: Mapping[str, Any], depth: int = 0) -> str:
    own = node.get("_")
    children = node.get("$$")
    inner = (
        [_elsevier_text(child, depth + 1) for child in children if isinstance(child, Mapping)]
        if (isinstance(children, list) and depth < 20)
        else []
    )
    return f"{own if isinstance(own, str) else ''}{''.join(inner)}"


def _elsevier_authors(authors: Any) -> Iterator[Name]:
    for author in _nodes(authors, "author"):
        parts = {
            name: " ".join(_elsevier_text(node) for node in _nodes(author.get("$$"), name))
            for name in ("given-name", "surname", "suffix")
        }
        if parts["surname"]:
            yield family_and_given(plain_text(parts["surname"]), plain_text(parts["given-name"]), parts["suffix"])


def _elsevier_abstract(abstracts: Any) -> Iterator[str]:
    """The paragraphs of the authors' abstract, without the highlights and the graphical one."""
    for abstract in _nodes(abstracts, "abstract"):
        attributes = abstract.get("$")
        kind = attributes.get("class") if isinstance(attributes, Mapping) else ""
        if kind in ("author", None, ""):
            yield from (_elsevier_text(node) for node in _nodes(abstract.get("$$"), "simple-para"))
            return


# ------------------------------------------------------------------------------------------------------ IEEE Xplore


def _offer_ieee(data: Mapping[str, Any], draft: Draft) -> None:
    at = "xplGlobal.document.metadata"

    def text(*names: str) -> str:
        return next((str(data[name]) for name in names if isinstance(data.get(name), str | int)), "")

    draft.offer("title", clean_title(text("title", "displayDocTitle")), at)
    draft.offer("author", tuple(_ieee_authors(data.get("authors"))), at)
    draft.offer("container_title", inline_markup(text("publicationTitle", "displayPublicationTitle")), at)
    draft.offer("doi", doi_of(text("doi")), at)
    draft.offer("volume", number_of(text("volume")), at)
    draft.offer("issue", number_of(text("issue")), at)
    draft.offer("page", pages_of(text("startPage"), text("endPage")), at)
    draft.offer("issued", date_of(text("publicationDate")) or date_of(text("publicationYear")), at)
    draft.offer("issn", issns_of(_ieee_values(data.get("issn"))), at)
    draft.offer("isbn", isbns_of(_ieee_values(data.get("isbn"))), at)
    draft.offer("publisher", plain_text(text("publisher")), at)
    draft.offer("abstract", abstract_text(text("abstract")), at)
    keywords = data.get("keywords")
    words = [
        str(word)
        for group in (keywords if isinstance(keywords, list) else [])
        if isinstance(group, Mapping) and "Author" in str(group.get("type"))
        for word in group.get("kwd") or ()
    ]
    draft.offer("keyword", keywords_of(words), at)
    for flag, kind in (
        ("isConference", "paper-conference"),
        ("isStandard", "standard"),
        ("isBook", "chapter"),
        ("isJournal", "article-journal"),
    ):
        draft.offer("type", kind if data.get(flag) is True else "", at)


def _ieee_values(value: Any) -> list[str]:
    return (
        [str(entry.get("value") or "") for entry in value if isinstance(entry, Mapping)]
        if isinstance(value, list)
        else []
    )


def _ieee_authors(authors: Any) -> Iterator[Name]:
    for author in authors if isinstance(authors, list) else ():
        if not isinstance(author, Mapping):
            continue
        first, last = plain_text(str(author.get("firstName") or "")), plain_text(str(author.get("lastName") or ""))
        name = family_and_given(last, first) if first and last else one_name(plain_text(str(author.get("name") or "")))
        if name:
            yield name
