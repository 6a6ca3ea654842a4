"""Readers of pages: one file per site here, one per syntax in `carriers`, and the judgement between them.

A site reader needs `Draft`, `Page` and the shape of `Extractor`; everybody else `extract_page`.
"""

from typing import TYPE_CHECKING, Any

from bibkit.extractors._base import Draft, Extraction, Extractor
from bibkit.extractors._read import PageResult, extract_page
from bibkit.pages.page import Page

if TYPE_CHECKING:
    from bibkit.extractors._lists.cited import references_on

__all__ = ["Draft", "Extraction", "Extractor", "Page", "PageResult", "extract_page", "references_on"]


def __getattr__(name: str) -> Any:
    if name == "references_on":  # needs the whole reading of references, which most pages do not
        from bibkit.extractors._lists.cited import references_on

        return references_on
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
