"""COinS: an OpenURL (Z39.88-2004) in the title attribute of `<span class="Z3988">`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._values import doi_of, isbns_of, issns_of, names_of, number_of, pages_of, without_repeats
from bibkit.model.identifiers import Pmid
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name
from bibkit.pages.page import Page
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.titles import clean_title

LAYER = "coins"

_GENRES = {
    "article": "article-journal", "proceeding": "paper-conference", "conference": "paper-conference",
    "preprint": "article",
    "book": "book", "bookitem": "chapter", "report": "report", "dissertation": "thesis",
}  # fmt: skip


def read(page: Page, draft: Draft) -> None:
    """Offer the page's only COinS. Several are a list of works, or one work and its references: `read_all` has them."""
    works = list(islice(_works(page), 2))
    if len(works) == 1:
        offer_openurl(works[0], draft)


def read_all(page: Page) -> list[dict[str, list[str]]]:
    """The key-value sets of all COinS on the page that describe a work, in page order."""
    return list(_works(page))


def _works(page: Page) -> Iterator[dict[str, list[str]]]:
    for openurl in page.head.openurls:
        values = parse_openurl(openurl)
        if any(key in values for key in ("rft.title", "rft.atitle", "rft.btitle", "rft.jtitle", "rft_id")):
            yield values


def parse_openurl(text: str) -> dict[str, list[str]]:
    """An OpenURL's keys (lower case) with their values; `rft.au` and `rft_id` repeat."""
    values: dict[str, list[str]] = {}
    for key, value in parse_qsl(text.replace("&amp;", "&"), separator="&", max_num_fields=None):
        value = value.strip()
        if value:
            values.setdefault(key.strip().lower(), []).append(value)
    return values


def offer_openurl(values: dict[str, list[str]], draft: Draft) -> None:
    """Offer what an OpenURL says of its referent."""

    def first(*names: str) -> str:
        return next((values[f"rft.{name}"][0] for name in names if f"rft.{name}" in values), "")

    def at(name: str) -> str:
        return f"span.Z3988 rft.{name}"

    part, whole = first("atitle"), first("jtitle", "btitle", "title")
    if part:
        draft.offer("title", clean_title(part), at("atitle"))
        draft.offer("container_title", inline_markup(whole), at("jtitle" if "rft.jtitle" in values else "title"))
    else:
        draft.offer("title", clean_title(first("btitle", "title")), at("title"))
        draft.offer("container_title", inline_markup(first("jtitle")), at("jtitle"))
    draft.offer("container_title_short", plain_text(first("stitle")), at("stitle"))
    draft.offer("author", _authors(values), at("au"))
    draft.offer("type", _type(values), at("genre"))
    draft.offer("issued", best_date([first("date")]), at("date"))
    draft.offer("volume", number_of(first("volume")), at("volume"))
    draft.offer("issue", number_of(first("issue")), at("issue"))
    draft.offer("page", pages_of(first("pages")) or pages_of(first("spage"), first("epage")), at("pages"))
    draft.offer("publisher", plain_text(first("pub", "publisher", "inst")), at("pub"))
    draft.offer("publisher_place", plain_text(first("place")), at("place"))
    draft.offer("edition", plain_text(first("edition")), at("edition"))
    draft.offer("collection_title", inline_markup(first("series")), at("series"))
    draft.offer("issn", issns_of([*values.get("rft.issn", ()), *values.get("rft.eissn", ())]), at("issn"))
    draft.offer("isbn", isbns_of(values.get("rft.isbn", ())), at("isbn"))
    for identifier in (*values.get("rft_id", ()), *values.get("rft.doi", ()), *values.get("rft.identifier", ())):
        draft.offer("doi", doi_of(identifier), "span.Z3988 rft_id")
        if identifier.startswith("info:pmid/"):
            draft.offer("pmid", str(Pmid.parse(identifier[10:]) or ""), "span.Z3988 rft_id")


def _authors(values: dict[str, list[str]]) -> tuple[Name, ...]:
    """`rft.au` repeats; `aulast` and `aufirst` are the first author's parts alone."""
    listed = names_of(values.get("rft.au", ()))
    family = values.get("rft.aulast", [""])[0]
    given = values.get("rft.aufirst", values.get("rft.auinit", [""]))[0]
    if not family or not given:
        return listed
    lead = family_and_given(plain_text(family), plain_text(given))
    if any(name.family_with_particles == lead.family_with_particles for name in listed):
        return listed
    return without_repeats((lead, *listed))


def _type(values: dict[str, list[str]]) -> str:
    genre = values.get("rft.genre", [""])[0].lower()
    if genre in _GENRES:
        return _GENRES[genre]
    form = values.get("rft_val_fmt", [""])[0]
    if form.endswith(":dissertation"):
        return "thesis"
    if form.endswith(":patent"):
        return "patent"
    if form.endswith(":book"):
        return "chapter" if "rft.atitle" in values else "book"
    return "article-journal" if form.endswith(":journal") and "rft.atitle" in values else ""
