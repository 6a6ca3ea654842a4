"""The tags of EPrints repositories (`eprints.*`). Source: EPrints 3 export plug-in "Simple" (seen 2026-11)."""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import best_date
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import doi_of, isbns_of, issns_of, keywords_of, names_of, number_of, pages_of
from bibkit.extractors.carriers._metas import Row, Tags
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import inline_markup, plain_text
from bibkit.text.titles import clean_title

LAYER = "eprints"

_ROWS = (
    Row("title", "title", clean_title),
    Row("type", "type", csl_type_of),
    Row("container_title", "publication book_title", inline_markup),
    Row("event_title", "event_title", inline_markup),
    Row("event_place", "event_location", plain_text),
    Row("collection_title", "series", inline_markup),
    Row("volume", "volume", number_of),
    Row("issue", "number", number_of),
    Row("page", "pagerange", pages_of),
    Row("publisher", "publisher institution", plain_text),
    Row("publisher_place", "place_of_pub", plain_text),
    Row("abstract", "abstract", abstract_text),
    Row("doi", "id_number doi official_url", doi_of),
)


def read(page: Page, draft: Draft) -> None:
    """Offer what the EPrints tags say."""
    tags = Tags(page.head.metas, ("eprints.",))
    if not tags:
        return
    tags.offer_rows(_ROWS, draft)
    tags.offer_all("author", "creators_name", names_of, draft)
    tags.offer_all("editor", "editors_name", names_of, draft)
    tags.offer_all("keyword", "keywords", keywords_of, draft)
    draft.offer("issn", issns_of(tags.all("issn")), tags.locator("issn"))
    draft.offer("isbn", isbns_of(tags.all("isbn")), tags.locator("isbn"))
    if not any(kind in ("submitted", "accepted") for kind in tags.all("date_type")):
        draft.offer("issued", best_date(tags.all("date")), tags.locator("date"))
