"""Labels and headings made comparable."""

from __future__ import annotations

import pytest

from bibkit.text.labels import label_key


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Abstract", "abstract"),
        ("1. Introduction", "introduction"),
        ("REFERENCES:", "references"),
        ("\u25be What\u2019s known \u2014", "what's known"),
        ("要旨：", "要旨"),
        ("Auteur(s)\u00a0:", "auteur(s)"),
        ("\u2014 * \u2014", ""),
        ("A sentence that nobody would take for the label of anything", ""),
    ],
)
def test_a_label_without_what_stands_around_it(printed: str, key: str) -> None:
    assert label_key(printed) == key
