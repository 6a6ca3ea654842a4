"""Which dialect a .bib is kept in."""

from __future__ import annotations

import pytest

from bibkit.bibtex.dialect import dialect_of
from bibkit.bibtex.tree import parse_bib


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("@article{a, journal={J}, year=1999}\n@misc{b, year=2000, urldate={2001-02-03}}", "bibtex"),
        ("@article{a, journaltitle={J}, date={1999}}\n@book{b, year=2000}", "biblatex"),
        ("@online{a, title={T}, year=1999, urldate={2000-01-01}}", "biblatex"),
        ("@phdthesis{a, title={T}, urldate={2000-01-01}, school={S}}", "bibtex"),
        ("@article{a, date={1999}}\n@comment{jabref-meta: databaseType:bibtex;}", "bibtex"),
        ("@article{a, year={1999}}\n@Comment{jabref-meta: databaseType:biblatex;}", "biblatex"),
        ("@misc{a, title={T}}", "bibtex"),
    ],
)
def test_dialects(text: str, dialect: str) -> None:
    assert dialect_of(parse_bib(text)) == dialect


def test_the_default_counts_where_nothing_tells() -> None:
    assert dialect_of(parse_bib("@misc{a, title={T}}"), "biblatex") == "biblatex"
