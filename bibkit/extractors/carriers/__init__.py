"""Readers of the syntaxes in which pages carry metadata: each a module with LAYER and `read(page, draft)`."""

from __future__ import annotations

from collections.abc import Callable

from bibkit.extractors._base import Draft
from bibkit.extractors.carriers import coins, highwire, jsonld
from bibkit.pages.page import Page

CARRIERS: tuple[tuple[str, Callable[[Page, Draft], None]], ...] = (
    (highwire.LAYER, highwire.read),
    (highwire.BEPRESS, highwire.read_bepress),
    (jsonld.LAYER, jsonld.read),
    (coins.LAYER, coins.read),
)
