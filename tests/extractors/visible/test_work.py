"""Which lines of a page are its work's title."""

from __future__ import annotations

import pytest

from bibkit.extractors.visible._byline_points import Byline
from bibkit.extractors.visible._work import _is_contradicted
from bibkit.pages.blocks import text_blocks


@pytest.mark.parametrize(
    ("below", "contradicted"),
    [
        ("Große Straßen im Maß der Städte 12(3): 34-56", True),
        ("In: GROẞE STRASSEN, oder: Große Straßen im Maß der Städte 12(3): 34-56", True),
        ("Große Straßen im Maß der Städte, ein Überblick von 1990 bis heute", False),
    ],
)
def test_volume_and_issue_stand_behind_the_name_of_a_serial(below: str, contradicted: bool) -> None:
    lines = text_blocks(("Große Straßen im Maß der Städte", "Ann Lee", below))
    assert _is_contradicted(Byline(lines[0], lines[0].text), lines) == contradicted
