"""Which lines of a copied record are the catalogue's and not the work's."""

from __future__ import annotations

import pytest

from bibkit.extractors._vufind import labels


@pytest.mark.parametrize("line", ["Export to EndNote", "Cite this", "Loading…", "3 of 120 results", "«Next»", "→"])
def test_lines_of_the_catalogue(line: str) -> None:
    assert labels.is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Export taxes", "Loadin in the dark", "Cite this and perish", "Nextness", "Deep monsters"]
)
def test_a_title_that_begins_nearly_so_is_none(line: str) -> None:
    assert not labels.is_furniture(line)
