"""Names by BibTeX's rules, and back."""

from __future__ import annotations

import pytest

from bibkit.bibtex.names import _PLAIN_NAMES, OTHERS, parse_names, parse_names_exactly, render_names, split_names
from bibkit.model.names import Name


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        ("Donald E. Knuth", [Name("Knuth", "Donald E.")]),
        ("Knuth, Donald E. AND Smith, J", [Name("Knuth", "Donald E."), Name("Smith", "J")]),
        ("Ludwig van Beethoven", [Name("Beethoven", "Ludwig", non_dropping_particle="van")]),
        ("Jean de la Fontaine du Lac", [Name("Lac", "Jean", non_dropping_particle="de la Fontaine du")]),
        ("von Hicks, III, Michael", [Name("Hicks", "Michael", non_dropping_particle="von", suffix="III")]),
        ("King, Jr., Martin Luther", [Name("King", "Martin Luther", suffix="Jr.")]),
        ("Smith, Jr.", [Name("Smith", suffix="Jr.")]),
        (r"de la Vall{\'e}e Poussin, Charles", [Name("Vallée Poussin", "Charles", non_dropping_particle="de la")]),
        ("{Barnes and Noble, Inc.}", [Name(literal="Barnes and Noble, Inc.")]),
        (r"{\'E}mile Zola and {\O}. Foo", [Name("Zola", "Émile"), Name("Foo", "Ø.")]),
        (r"Henri{\"e}tte {de Swart}", [Name("de Swart", "Henriëtte")]),
        ("{van den} Berg, J", [Name("van den Berg", "J")]),
        ("D.~E. Knuth", [Name("Knuth", "D. E.")]),
        ("Plato", [Name("Plato")]),
        ("danah boyd", [Name("boyd", "danah")]),
        ("土居, 秀幸", [Name("土居", "秀幸")]),
        ("Smith, J. and others", [Name("Smith", "J."), OTHERS]),
        ("Smith, J. et al.", [Name("Smith", "J."), OTHERS]),
        (
            "family=Rehman, given=Naveed, prefix=ur, useprefix=false and given=Vincent, family=Gogh, prefix=van",
            [Name("Rehman", "Naveed", dropping_particle="ur"), Name("Gogh", "Vincent", non_dropping_particle="van")],
        ),
        ("", []),
        ("and", []),
        ("Doe, J. and", [Name("Doe", "J.")]),
    ],
)
def test_reading(tex: str, names: list[Name]) -> None:
    assert list(parse_names(tex)) == names


@pytest.mark.parametrize(
    ("tex", "names"),
    [
        ("American Rights at Work", [Name("Work", "American Rights at")]),
        ("KC Wright", [Name("Wright", "K. C.")]),
        ("Martin Luther King Jr.", [Name("King", "Martin Luther", suffix="Jr.")]),
        ("King, Martin Luther, Jr.", [Name("King", "Martin Luther", suffix="Jr.")]),
        ("Smith, J.; Doe, B.", [Name("Smith", "J."), Name("Doe", "B.")]),
        ("Smith, J., Doe, B., Roe, C.", [Name(literal="Smith, J., Doe, B., Roe, C.")]),
        (r"\foo{Bar}, A", [Name(r"\foo{Bar}", "A")]),
    ],
)
def test_what_bibtex_would_read_otherwise_is_marked(tex: str, names: list[Name]) -> None:
    found, exact = parse_names_exactly(tex)
    assert list(found) == names
    assert not exact


def test_a_name_is_read_the_same_whatever_came_before() -> None:
    lists = [
        "Vogt, Ana; Rossi, Luca",
        r"Vogt, Ana; Rossi, Luca and M{\"u}ller, J{\"o}rg",
        r"M{\"u}ller, J{\"o}rg",
        "{Vogt and Sons} and Rossi, Luca",
        "Vogt and Rossi, Luca et al.",
        "Wu, Yi--Chen",
    ]
    forth = {tex: parse_names_exactly(tex) for tex in lists}
    _PLAIN_NAMES.clear()
    assert {tex: parse_names_exactly(tex) for tex in reversed(lists)} == forth
    assert forth[r"M{\"u}ller, J{\"o}rg"] == ((Name("Müller", "Jörg"),), True)
    assert forth["Vogt, Ana; Rossi, Luca"][0] == (Name("Vogt", "Ana"), Name("Rossi", "Luca"))
    assert [name.literal for name in forth["{Vogt and Sons} and Rossi, Luca"][0]] == ["Vogt and Sons", ""]


def test_a_shouted_given_name_is_no_initials() -> None:
    assert parse_names("JO SMITH") == (Name("SMITH", "JO"),)


def test_and_counts_outside_braces_only() -> None:
    assert split_names(r"{A and B} and C {and} D and {\'E} F") == ["{A and B}", "C {and} D", r"{\'E} F"]


@pytest.mark.parametrize(
    ("name", "bibtex"),
    [
        (Name("Gogh", "Vincent", non_dropping_particle="van"), "van Gogh, Vincent"),
        (Name("Alembert", "Jean", non_dropping_particle="d'"), "d'Alembert, Jean"),
        (Name("King", "M. L.", suffix="Jr."), "King, Jr., M. L."),
        (Name(literal="World Health Organization"), "{World Health Organization}"),
        (Name("World Bank"), "{World Bank}"),
        (Name("Barnes and Noble", "X"), "{Barnes and Noble}, X"),
        (Name("Mies van der Rohe", "Ludwig"), "{Mies van der Rohe}, Ludwig"),
        (Name("Smith, Inc.", "A"), "{Smith, Inc.}, A"),
        (Name("A & B", "C_"), r"A \& B, C\_"),
        (OTHERS, "others"),
    ],
)
def test_writing(name: Name, bibtex: str) -> None:
    assert render_names([name], dialect="bibtex") == bibtex
    assert parse_names(bibtex)


def test_a_dropping_particle_is_told_in_biblatex() -> None:
    name = Name("Rehman", "Naveed", dropping_particle="ur")
    assert render_names([name], dialect="biblatex") == "family=Rehman, given=Naveed, prefix=ur, useprefix=false"
    assert render_names([name], dialect="bibtex") == "ur Rehman, Naveed"


def test_ascii() -> None:
    assert render_names([Name("Erdős", "Pál")], dialect="bibtex", ascii=True) == r"Erd{\H{o}}s, P{\'a}l"
