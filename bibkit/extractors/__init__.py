"""Readers of pages: one file per site here, one per syntax in `carriers`, and the judgement between them.

A site reader needs `Draft`, `Page` and the shape of `Extractor`; everybody else `extract_page`.
"""

from bibkit.extractors._base import Draft, Extraction, Extractor
from bibkit.extractors._read import PageResult, extract_page
from bibkit.extractors._references import references_on
from bibkit.pages.page import Page

__all__ = ["Draft", "Extraction", "Extractor", "Page", "PageResult", "extract_page", "references_on"]
