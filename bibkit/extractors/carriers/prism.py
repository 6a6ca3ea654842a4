"""PRISM in meta tags (`prism.publicationName` …), the bibliographic part. Source: PRISM 3.0 basic metadata."""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._values import doi_of, issns_of, keywords_of, number_of, pages_of
from bibkit.extractors.carriers._metas import Row, Tags
from bibkit.pages.page import Page
from bibkit.text.fragments import inline_markup

LAYER = "prism"

_ROWS = (
    Row("container_title", "publicationname", inline_markup),
    Row("volume", "volume", number_of),
    Row("issue", "number issue", number_of),
    Row("doi", "doi", doi_of),
    Row("page", "pagerange", pages_of),
)
_DATES = ("publicationdate", "coverdate", "coverdisplaydate")


def read(page: Page, draft: Draft) -> None:
    """Offer what the PRISM tags say."""
    tags = Tags(page.head.metas, ("prism.", "prism:"))
    if not tags:
        return
    tags.offer_rows(_ROWS, draft)
    first, last = tags.all("startingpage"), tags.all("endingpage")
    draft.offer("page", pages_of(first[0], last[0] if last else "") if first else "", tags.locator("startingpage"))
    draft.offer("issn", issns_of(tags.all("issn", "eissn")), tags.locator("issn", "eissn"))
    draft.offer("issued", best_date(tags.all(*_DATES)), tags.locator(*_DATES))
    tags.offer_all("keyword", "keyword", keywords_of, draft)
    if draft.claimed("container_title"):
        draft.offer("type", "article-journal", tags.locator("publicationname"))
