"""Required fields by both data models, misspelt types and fields, fields given twice."""

from __future__ import annotations

import pytest

from tests.checks.checking import check, codes, entry, fixed


def missing(bib: str, dialect: str = "bibtex") -> set[tuple[str, str]]:
    found = check(bib, dialect=dialect)
    return {(item.field, item.severity) for item in found if item.code == "check.missing-field"}


def test_a_complete_entry_is_not_mentioned() -> None:
    assert check(entry()) == []


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        ("@article{a, title = {On eels}}", {("author", "info"), ("journal", "warning"), ("year", "warning")}),
        ("@inproceedings{a, title = {On eels}, year = 2001, booktitle = {P}}", {("author", "warning")}),
        ("@book{a, author = {Fox, E.}, title = {On eels}, year = 2001}", {("publisher", "info")}),
        ("@book{a, editor = {Fox, E.}, title = {On eels}, year = 2001, publisher = {P}}", set()),
        ("@phdthesis{a, author = {Fox, E.}, title = {On eels}, year = 2001}", {("school", "warning")}),
        ("@misc{a, title = {On eels}}", set()),
        ("@article{a, author = {Fox}, title = {On eels}, journaltitle = {J}, date = {2001}}", set()),
        ("@article{a, author = {Fox}, title = { }, journal = {J}, year = 2001}", {("title", "warning")}),
        ("@article{a, author = {Fox}, title = {On eels}, journal = {J}, pubstate = {inpress}}", set()),
    ],
)
def test_bibtex_needs(bib: str, expected: set[tuple[str, str]]) -> None:
    assert missing(bib) == expected


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        ("@book{a, author = {Fox, E.}, title = {On eels}, date = 2001}", set()),
        ("@thesis{a, author = {Fox, E.}, title = {On eels}, date = 2001}", {("school", "warning")}),
        ("@article{a, author = {Fox}, title = {On eels}, journaltitle = {J}}", {("date", "warning")}),
        ("@online{a, title = {On eels}, url = {https://example.org}}", set()),
        ("@article{a, title = {On eels}, options = {skipbib=true}}", set()),
    ],
)
def test_biblatex_needs(bib: str, expected: set[tuple[str, str]]) -> None:
    assert missing(bib, "biblatex") == expected


def test_what_a_parent_gives_is_there() -> None:
    child = "@inproceedings{c, author = {Fox, E.}, title = {On eels}, crossref = {p}}\n"
    parent = "@proceedings{p, title = {Proceedings on Fish}, year = 2001}\n"
    assert codes(child + parent) == []
    # Without its parent much is missing, which one finding says.
    assert codes(child) == ["missing-parent"]


def test_hints_at_the_type_that_is_meant() -> None:
    found = check("@article{a, author = {Fox}, title = {On eels}, booktitle = {P}, year = 2001}")
    assert [item.message for item in found] == [
        "no journal, which @article needs; it has a booktitle: is it @inproceedings or @incollection?"
    ]


def test_a_misspelt_type_is_told_and_a_foreign_one_is_not() -> None:
    assert codes("@artcle{a, title = {x}}") == ["unknown-type"]
    assert codes("@jurisdiction{a, title = {x}}\n@zettel{b, title = {y}}") == []


def test_a_misspelt_field_is_renamed() -> None:
    bib = entry().replace("  journal =", "  jounral =")
    assert "misspelt-field" in codes(bib)
    assert fixed(bib) == entry()


def test_names_that_mean_something_else_are_left_alone() -> None:
    bib = entry().replace("  journal =", "  fjournal =") + "@misc{b, editoratype = {x}, title = {A thing}}"
    assert "misspelt-field" not in codes(bib)


def test_a_field_given_twice() -> None:
    bib = "@misc{a, title = {One}, Title = {Two}}\n@misc{b, title = {One}, title = {One}}"
    found = check(bib)
    assert [(item.code, item.severity, item.key) for item in found] == [
        ("check.repeated-field", "warning", "a"),
        ("check.repeated-field", "info", "b"),
    ]
    assert found[0].values == {"first": "One", "second": "Two"}
