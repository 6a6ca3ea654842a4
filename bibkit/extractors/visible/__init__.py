"""What a person reads on a page, as a carrier of its own: for pages without metadata, and for text copied from them."""

from __future__ import annotations

from bibkit.extractors._base import Draft
from bibkit.extractors.visible._abstract import find_abstract
from bibkit.extractors.visible._labels import REFERENCES, label_key
from bibkit.pages.page import Page
from bibkit.text.abstracts import abstract_text

LAYER = "text"


def read(page: Page, draft: Draft) -> None:
    """Offer what the visible text says of the page's work."""
    blocks = page.blocks
    limit = next(
        (place for place, block in enumerate(blocks) if place > 10 and label_key(block.plain) in REFERENCES and block.level),
        len(blocks),
    )
    found = find_abstract(blocks, limit)
    if found:
        draft.offer("abstract", abstract_text(found[0]), found[1].locator)
