"""Works in a text that is no page: an export, a citation, a few references."""

from __future__ import annotations

from bibkit.extractors._base import Extraction
from bibkit.extractors._lists.documents import document_works
from bibkit.extractors._lists.references import pasted_reference_works
from bibkit.extractors._lists.text import text_works
from bibkit.extractors.carriers import citationtext
from bibkit.pages.page import Page
from bibkit.text.titles import comparison_key


def pasted_works(page: Page) -> list[Extraction]:
    """The works of a copied text in which neither a page's one work nor a list was found, each once."""
    for find in (citationtext.read_all, document_works, pasted_reference_works, _few_entries):
        best: dict[str, Extraction] = {}
        for found in find(page):
            key = comparison_key(str(found.claims["title"].value))
            if key not in best or len(found.claims) > len(best[key].claims):
                best[key] = found
        if best:
            return list(best.values())
    return []


def _few_entries(page: Page) -> list[Extraction]:
    """One or two entries of a list, where the text has no more lines than they have: a single line of a whole page
    that looks like an entry is one by chance."""
    found = text_works(page, fewest=1) if len(page.blocks) <= _MOST_LINES else []
    return found if len(page.blocks) <= _ENTRY_LINES * len(found) else []


_ENTRY_LINES, _MOST_LINES = 10, 30
