"""What schema.org properties mean for an entry; shared by JSON-LD, microdata and RDFa.

An item is a mapping from property names to values: texts, items, or lists of both; its types stand under "@type".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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
    one_name,
    pages_of,
    without_repeats,
)
from bibkit.model.identifiers import Doi
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.titles import clean_title

Item = Mapping[str, Any]

# schema.org type -> CSL type, and its rank as the page's main work: a page's article outranks the page.
WORK_TYPES: dict[str, tuple[str, int]] = {
    "ScholarlyArticle": ("article-journal", 9),
    "MedicalScholarlyArticle": ("article-journal", 9),
    "Thesis": ("thesis", 9),
    "Chapter": ("chapter", 9),
    "Dataset": ("dataset", 8),
    "SoftwareSourceCode": ("software", 8),
    "SoftwareApplication": ("software", 7),
    "Report": ("report", 8),
    "TechArticle": ("article", 7),
    "Book": ("book", 8),
    "Review": ("review", 3),
    "NewsArticle": ("article-newspaper", 7),
    "ReportageNewsArticle": ("article-newspaper", 7),
    "AnalysisNewsArticle": ("article-newspaper", 7),
    "OpinionNewsArticle": ("article-newspaper", 7),
    "BlogPosting": ("post-weblog", 7),
    "Article": ("", 6),
    "Legislation": ("legislation", 7),
    "Manuscript": ("manuscript", 7),
    "Patent": ("patent", 7),
    "PresentationDigitalDocument": ("speech", 7),
    "PublicationIssue": ("", 1),
    "PublicationVolume": ("", 1),
    "Map": ("map", 6),
    "MusicAlbum": ("song", 5),
    "Movie": ("motion_picture", 5),
    "VideoObject": ("motion_picture", 2),
    "DigitalDocument": ("document", 4),
    "CreativeWork": ("", 4),
    "DefinedTerm": ("entry-dictionary", 4),
    "DiscussionForumPosting": ("post", 4),
}

# Types of works whose "description" is the abstract; a blog's or a newspaper's is a teaser.
_DESCRIBED = frozenset(
    (
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "Thesis",
        "Chapter",
        "Dataset",
        "Report",
        "SoftwareSourceCode",
        "TechArticle",
    )
)


def types_of(item: Item) -> list[str]:
    """The item's types without the vocabulary's address: `http://schema.org/Book` -> `Book`."""
    return [_short(str(name)) for name in _listed(item.get("@type"))]


def _short(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1]


def is_work_type(name: str) -> bool:
    """Whether a type, with the vocabulary's address or without, is one of works."""
    return _short(name) in WORK_TYPES


def rank(item: Item) -> int:
    """How likely the item is the page's main work; 0 when it is no work."""
    best = max((WORK_TYPES[name][1] for name in types_of(item) if name in WORK_TYPES), default=0)
    return best if best and (item.get("name") or item.get("headline")) else 0


def main_work(items: Iterable[Item]) -> Item | None:
    """The item that the page is about: of the highest rank, the first; None when no item is a work."""
    best, best_rank = None, 0
    for item in items:
        value = rank(item)
        if value > best_rank:
            best, best_rank = item, value
    return best


def offer_work(item: Item, draft: Draft, at: str = "", page_title: str = "") -> None:
    """Offer what a schema.org item says of a work. `at` is put before the property's name in locators.

    Of two titles the headline counts, except where the page's own title has the name: Wikipedia's headline is a remark.
    """
    csl_type = next((WORK_TYPES[name][0] for name in types_of(item) if name in WORK_TYPES), "")
    draft.offer("type", csl_type, f"{at}@type")
    titles = {name: clean_title(first_text(item, name)) for name in ("headline", "name")}
    named = titles["name"] and titles["name"] in page_title and titles["headline"] not in page_title
    for name in ("name", "headline") if named else ("headline", "name"):
        draft.offer("title", titles[name], at + name)
    for name in ("author", "creator"):
        draft.offer("author", people(item.get(name)), at + name)
    draft.offer("editor", people(item.get("editor")), f"{at}editor")
    draft.offer("translator", people(item.get("translator")), f"{at}translator")
    dates = [first_text(item, name) for name in ("datePublished", "copyrightYear", "dateCreated")]
    if "Wikimedia" in name_text(item.get("publisher")):  # whose `datePublished` is when somebody began the article
        dates = [first_text(item, "dateModified")]
    draft.offer(
        "issued", best_date(filter(None, dates[:1])) or best_date(filter(None, dates[1:])), f"{at}datePublished"
    )
    _offer_text(item, draft, at, csl_type)
    _offer_container(item, draft, at, csl_type)
    _offer_identifiers(item, draft, at)
    for name in ("publisher", "sourceOrganization"):
        draft.offer("publisher", plain_text(name_text(item.get(name))), at + name)
    draft.offer("version", plain_text(first_text(item, "version", "softwareVersion")), f"{at}version")
    draft.offer("edition", plain_text(first_text(item, "bookEdition")), f"{at}bookEdition")
    draft.offer("number_of_pages", number_of(first_text(item, "numberOfPages")), f"{at}numberOfPages")


def _offer_text(item: Item, draft: Draft, at: str, csl_type: str) -> None:
    draft.offer("abstract", abstract_text(first_text(item, "abstract")), f"{at}abstract")
    if _DESCRIBED.intersection(types_of(item)):
        draft.offer("abstract", abstract_text(first_text(item, "description")), f"{at}description")
    language = item.get("inLanguage")
    code = (
        first_text(language, "alternateName", "name")
        if isinstance(language, Mapping)
        else first_text(item, "inLanguage")
    )
    draft.offer("language", language_of(code), f"{at}inLanguage")
    draft.offer("keyword", keywords_of(texts(item.get("keywords"))), f"{at}keywords")


def _offer_container(item: Item, draft: Draft, at: str, csl_type: str) -> None:
    """Walk up isPartOf: article -> issue -> volume -> periodical, or chapter -> book -> series."""
    sources: list[tuple[Item, str]] = [(item, at)]
    parent, path = item.get("isPartOf"), at
    for _ in range(4):
        node = next((value for value in _listed(parent) if isinstance(value, Mapping)), None)
        if node is None:
            text = next((value for value in _listed(parent) if isinstance(value, str)), "")
            if text and not text.startswith("http"):
                draft.offer("container_title", inline_markup(text), f"{path}isPartOf")
            break
        path += "isPartOf."
        sources.append((node, path))
        kinds = types_of(node)
        if any(
            kind in ("Periodical", "Newspaper", "Book", "BookSeries", "CreativeWorkSeries", "Blog") for kind in kinds
        ):
            draft.offer("container_title", inline_markup(first_text(node, "name")), f"{path}name")
        parent = node.get("isPartOf")
    for node, where in sources:
        draft.offer("volume", number_of(first_text(node, "volumeNumber")), f"{where}volumeNumber")
        draft.offer("issue", number_of(first_text(node, "issueNumber")), f"{where}issueNumber")
        draft.offer("page", _pages(node), f"{where}pageStart")
        if where != at or csl_type != "book":
            draft.offer("issn", issns_of(texts(node.get("issn"))), f"{where}issn")
        draft.offer("isbn", isbns_of(texts(node.get("isbn"))), f"{where}isbn")


def _pages(item: Item) -> str:
    whole = pages_of(first_text(item, "pagination"))
    return whole or pages_of(first_text(item, "pageStart"), first_text(item, "pageEnd"))


def _offer_identifiers(item: Item, draft: Draft, at: str) -> None:
    for name in ("doi", "identifier", "@id", "sameAs", "url", "mainEntityOfPage"):
        for value in _listed(item.get(name)):
            text = value if isinstance(value, str) else _property_value(value)
            if name in ("sameAs", "url", "mainEntityOfPage", "@id") and "doi.org/" not in text:
                continue
            draft.offer("doi", doi_of(text), at + name)
    address = first_text(item, "url", "@id")
    if address.startswith(("http://", "https://")) and not Doi.parse(address):
        draft.offer("url", address, f"{at}url")


def _property_value(value: Any) -> str:
    """The value of a PropertyValue that is a DOI, as `doi:…`; "" for other identifiers."""
    if not isinstance(value, Mapping):
        return ""
    kind = " ".join(texts(value.get("propertyID")) + texts(value.get("name"))).lower()
    text = first_text(value, "value", "@value", "@id", "url")
    return text if "doi" in kind or "doi.org/" in text or text.startswith("10.") else ""


def people(value: Any) -> tuple[Name, ...]:
    """Names from schema.org Persons and Organizations, or from plain texts."""
    names: list[Name] = []
    for entry in _listed(value):
        if isinstance(entry, str):
            text = plain_text(entry)
            names += names_of([text])
        elif isinstance(entry, Mapping):
            names.append(_person(entry))
    return without_repeats(name for name in names if name)


def _person(item: Item) -> Name:
    family, given = plain_text(first_text(item, "familyName")), plain_text(first_text(item, "givenName"))
    if family and given:
        return family_and_given(family, given)
    name = plain_text(first_text(item, "name", "alternateName"))
    if "Organization" in " ".join(types_of(item)) and name:
        return Name(literal=name)
    return one_name(name or family or given)


def name_text(value: Any) -> str:
    """The name of an item, or a plain text; the first of several."""
    for entry in _listed(value):
        text = (
            entry
            if isinstance(entry, str)
            else first_text(entry, "name", "legalName")
            if isinstance(entry, Mapping)
            else ""
        )
        if text and not text.startswith("http"):
            return text
    return ""


def texts(value: Any) -> list[str]:
    """All texts in a value: strings, numbers, `{"@value": …}`, an item's name."""
    return [text for text in map(_text, _listed(value)) if text]


def first_text(item: Any, *names: str) -> str:
    """The first text that one of these properties has, or ""."""
    if isinstance(item, Mapping):
        for name in names:
            for text in texts(item.get(name)):
                return text
    return ""


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return next((_text(value[key]) for key in ("@value", "name", "@id") if isinstance(value.get(key), str)), "")
    return ""


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list | tuple):
        return list(_flat(value, 3))
    return [] if value is None else [value]


def _flat(values: Iterable[Any], depth: int) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list | tuple) and depth:
            yield from _flat(value, depth - 1)
        elif isinstance(value, Mapping) and isinstance(value.get("@list"), list) and depth:
            yield from _flat(value["@list"], depth - 1)
        else:
            yield value
