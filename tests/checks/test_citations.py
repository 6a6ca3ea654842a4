"""Manuscripts against bibliographies."""

from __future__ import annotations

import pytest

from bibkit.bibtex.tree import parse_bib
from bibkit.checks.citations import Manuscript, check_citations
from bibkit.checks.finding import Finding
from bibkit.checks.subject import Bibliography
from bibkit.manuscripts.rewrite import Dialect
from tests.checks.checking import settings

BIB = """@misc{Fox2011, title={x}, ids={oldfox}}
@misc{hill, title={y}, crossref={whole}}
@proceedings{whole, title={z}}
@misc{alone, title={w}}
@xdata{data, publisher={P}}
"""


def cited(text: str, dialect: Dialect = "tex", bib: str = BIB) -> list[Finding]:
    bibliography = Bibliography(parse_bib(bib, "refs.bib"), settings())
    return list(check_citations([Manuscript("paper", text, dialect)], [bibliography]))


def undefined(text: str, dialect: Dialect) -> list[str]:
    return [item.key for item in cited(text, dialect) if item.code == "check.undefined-key"]


def test_undefined_and_unused() -> None:
    found = cited("See \\cite{Fox2011}\nand \\citep{hill,nowhere}; again \\cite{nowhere}.")
    assert [(item.code, item.file, item.line, item.column, item.key) for item in found] == [
        ("check.undefined-key", "paper", 2, 17, "nowhere"),
        ("check.unused-entry", "refs.bib", 4, 1, "alone"),
    ]
    assert found[0].message == "no entry has the key 'nowhere' (2 times)"


def test_the_key_that_is_meant() -> None:
    (found,) = [item for item in cited("\\cite{fox2011}") if item.code == "check.undefined-key"]
    assert found.values == {"near": "Fox2011"}
    (found,) = [item for item in cited("\\cite{hilll}") if item.code == "check.undefined-key"]
    assert found.message.endswith("there is 'hill'")


def test_an_alias_is_a_key_and_counts_as_use() -> None:
    assert [item.key for item in cited("\\cite{oldfox}")] == ["hill", "whole", "alone"]


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("\\nocite{*}", "tex"),
        ("---\nnocite: '@*'\n---\n", "markdown"),
        ('#bibliography("refs.bib", full: true)', "typst"),
    ],
)
def test_everything_asked_for(text: str, dialect: Dialect) -> None:
    assert cited(text, dialect) == []


def test_figures_are_no_citations() -> None:
    assert undefined("See @fig-eels, @tbl-1, @sec:intro and [@gone].", "markdown") == ["gone"]
    assert undefined("See @intro and @gone.\n= Eels <intro>", "typst") == ["gone"]
    assert undefined("See [cite:@Fox2011;@gone].", "org") == ["gone"]
