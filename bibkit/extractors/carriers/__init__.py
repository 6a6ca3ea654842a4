"""Readers of the syntaxes in which pages carry metadata: each a module with LAYER and `read(page, draft)`."""

from __future__ import annotations

from collections.abc import Callable

from bibkit.extractors._base import Draft
from bibkit.extractors.carriers import (
    citationtext,
    coins,
    dublincore,
    eprints,
    highwire,
    jsonld,
    microdata,
    opengraph,
    prism,
    rdfa,
    state,
)
from bibkit.pages.page import Page

CARRIERS: tuple[tuple[str, Callable[[Page, Draft], None]], ...] = (
    (highwire.LAYER, highwire.read),
    (highwire.BEPRESS_LAYER, highwire.read_bepress),
    (eprints.LAYER, eprints.read),
    (prism.LAYER, prism.read),
    (dublincore.LAYER, dublincore.read),
    (jsonld.LAYER, jsonld.read),
    (microdata.LAYER, microdata.read),
    (rdfa.LAYER, rdfa.read),
    (coins.LAYER, coins.read),
    (state.LAYER, state.read),
    (citationtext.BIBTEX_LAYER, citationtext.read),
    (opengraph.LAYER, opengraph.read),
)
