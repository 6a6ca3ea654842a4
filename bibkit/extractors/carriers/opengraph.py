"""OpenGraph, Twitter cards, plain metas and `<title>`: weak evidence, used where nothing better stands."""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._values import address_of, doi_of, isbns_of, language_of, names_of
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import plain_text
from bibkit.text.titles import clean_title, without_site_name

LAYER = "opengraph"


def read(page: Page, draft: Draft) -> None:
    """Offer title, dates, authors, language and the page's description.

    The description is offered as an abstract so that it is seen; `resolve` never takes it for one.
    """
    head = page.head
    site = plain_text(head.first("og:site_name"))
    for name in ("og:title", "twitter:title"):
        text = head.first(name)
        if text and not draft.claimed("title"):
            draft.offer("title", clean_title(without_site_name(plain_text(text), [site])), f"meta[property={name}]")
    if head.title and not draft.claimed("title"):
        draft.offer("title", clean_title(without_site_name(head.title, [site])), "title")
    kind = head.first("og:type").lower()
    if kind in ("book", "books.book"):
        draft.offer("type", "book", "meta[property=og:type]")
    draft.offer("isbn", isbns_of(head.all("book:isbn", "books:isbn", "og:isbn")), "meta[property=book:isbn]")
    for name in ("article:published_time", "book:release_date", "og:publish_date"):
        draft.offer("issued", best_date(head.all(name)), f"meta[property={name}]")
    authors = [text for text in head.all("article:author", "book:author", "author") if "://" not in text]
    draft.offer("author", names_of(authors), "meta[name=author]")
    for name in ("og:description", "description", "twitter:description"):
        if not draft.claimed("abstract"):
            draft.offer("abstract", abstract_text(head.first(name)), f"meta[property={name}]")
    draft.offer("language", language_of(head.language), "html[lang]")
    draft.offer("language", language_of(head.first("og:locale")), "meta[property=og:locale]")
    draft.offer("doi", doi_of(head.link("canonical")) or doi_of(head.first("og:url")), "link[rel=canonical]")
    draft.offer("url", address_of(page.address), "link[rel=canonical]")
