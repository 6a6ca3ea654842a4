"""Values as people get to see them."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.model.dates import Date, PartialDate
from bibkit.model.names import Name
from bibkit.model.provenance import Origin
from bibkit.model.shown import shown_origin, shown_value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Growth of <i>E. coli</i>\nin milk", "Growth of E. coli in milk"),
        ("a\x1b[2Jb\u202ec", "a\ufffd[2Jb\ufffdc"),
        (12, "12"),
        ((Name(family="Fox", given="Eve"), Name(literal="WHO")), "Fox, Eve; WHO"),
        (Date.of(2015, 3, 1), "2015-03-01"),
        (Date(start=PartialDate(2015), open_end=True), "2015/"),
        (Date(start=PartialDate(2015), end=PartialDate(2016), uncertain=True, approximate=True), "2015/2016?~"),
        (Date(literal="in press"), "in press"),
    ],
)
def test_values(value: Any, shown: str) -> None:
    assert shown_value(value) == shown


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        (Origin(layer="site", source="scite", locator="line 8 'DOI:'"), "line 8 'DOI:'"),
        (
            Origin(layer="highwire", source="page", locator="meta[name=citation_title]"),
            "highwire meta[name=citation_title]",
        ),
        (Origin(layer="file", source="refs.bib", locator="line 3"), "refs.bib line 3"),
        (Origin(layer="site", source="scite"), "scite"),
    ],
)
def test_origins(origin: Origin, shown: str) -> None:
    assert shown_origin(origin) == shown
