"""Works in a text that is no page: an export, a citation, a few references."""

from __future__ import annotations

from functools import partial

from bibkit.extractors._base import Extraction
from bibkit.extractors._lists.references import pasted_reference_works
from bibkit.extractors._lists.text import text_works
from bibkit.extractors.carriers import citationtext
from bibkit.pages.page import Page
from bibkit.text.titles import comparison_key


def pasted_works(page: Page) -> list[Extraction]:
    """The works of a copied text in which neither a page's one work nor a list was found, each once."""
    finders = [citationtext.read_all, pasted_reference_works]
    if len(page.blocks) <= _ENTRY_LINES:  # among the lines of a whole page one that looks like an entry is by chance
        finders.append(partial(text_works, fewest=1))
    for find in finders:
        best: dict[str, Extraction] = {}
        for found in find(page):
            key = comparison_key(str(found.claims["title"].value))
            if key not in best or len(found.claims) > len(best[key].claims):
                best[key] = found
        if best:
            return list(best.values())
    return []


_ENTRY_LINES = 10
