"""RDFa Lite in schema.org terms (`vocab`, `typeof`, `property`), as VuFind and Drupal write it."""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors.carriers.microdata import collect
from bibkit.extractors.carriers.schemaorg import is_work_type, main_work, offer_work
from bibkit.pages.page import Page

LAYER = "rdfa"


def read(page: Page, draft: Draft) -> None:
    """Offer what the page's main work says; vocabularies other than schema.org are left alone."""
    if not any(map(is_work_type, page.head.types)) or not page.mentions("schema.org"):
        return
    work = main_work(collect(page, "typeof", "property", "typeof"))
    if work is not None:
        offer_work(work, draft, "property=")
