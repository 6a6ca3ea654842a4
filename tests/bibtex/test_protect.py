"""Which words of a title are braced."""

from __future__ import annotations

import pytest

from bibkit.bibtex.latex import encode_latex
from bibkit.bibtex.protect import Convention, is_title_case, protected_spans


def braced(title: str, convention: Convention, abstract: str = "") -> str:
    return encode_latex(title, protect=protected_spans(title, convention=convention, abstract=abstract))


@pytest.mark.parametrize(
    ("title", "sentence", "unknown"),
    [
        ("Peer support in Chinese hospitals", "Peer support in {Chinese} hospitals", None),
        ("DNA methylation in mice", "{DNA} methylation in mice", None),
        ("B12 and H2 in mice", "B12 and {H2} in mice", None),
        ("3D models of mice", "{3D} models of mice", None),
        ("X-ray binaries in the Milky Way", "X-ray binaries in the {Milky Way}", None),
        ("The iPhone, pH and COVID-19", "The {iPhone}, {pH} and {COVID-19}", None),
        ("Public-Key cryptography", "Public-{Key} cryptography", None),
        ("SHOUTED TITLES SAY NOTHING", "SHOUTED TITLES SAY NOTHING", None),
        ("Wisdom: A metaheuristic", "Wisdom: {A} metaheuristic", "Wisdom: A metaheuristic"),
        (
            "Data-Driven Analysis of Electrical Systems in Germany",
            "Data-{Driven Analysis} of {Electrical Systems} in {Germany}",
            "Data-Driven Analysis of Electrical Systems in {Germany}",
        ),
    ],
)
def test_by_where_the_title_comes_from(title: str, sentence: str, unknown: str | None) -> None:
    assert braced(title, "sentence") == sentence
    assert braced(title, "unknown") == (sentence if unknown is None else unknown)
    assert braced(title, "marked") == encode_latex(title)


def test_an_abstract_tells_names_in_title_case() -> None:
    title = "A Robust Koopman Kalman Filter for Power Systems"
    abstract = "We use the Koopman operator and a Kalman filter for power systems; robust results follow."
    assert braced(title, "unknown", abstract) == "A Robust {Koopman Kalman} Filter for Power Systems"
    assert braced(title, "unknown") == title


def test_a_term_in_capitals_is_no_name() -> None:
    title = "Peer Support Workers in Health Services: A Review"
    abstract = "Much peer support is given, but the task of Peer Support Workers (PSW) in Hong Kong services is new."
    assert braced(title, "unknown", abstract) == title
    name = "Hong Kong"
    assert braced(f"Peer Support in {name} Services", "unknown", abstract) == f"Peer Support in {{{name}}} Services"


def test_where_bibtex_keeps_a_capital_and_where_not() -> None:
    assert braced("“We are experts here”: a year", "unknown") == "“{W}e are experts here”: a year"
    assert braced("What is a peer? A review of models", "unknown") == "What is a peer? {A} review of models"
    assert braced("What Is a Peer? A Review of Support Models", "unknown") == (
        "What Is a Peer? {A} Review of Support Models"
    )
    assert braced("Peers: “Experts” by experience", "unknown") == "Peers: “{Experts}” by experience"


def test_short_titles_of_books_are_in_title_case() -> None:
    for title, of_container in (("Computer {Vision}", False), ("Computer Vision", True), ("Flora of {China}", True)):
        plain = title.replace("{", "").replace("}", "")
        spans = protected_spans(plain, convention="unknown", of_container=of_container)
        assert encode_latex(plain, protect=spans) == title


def test_title_case() -> None:
    assert is_title_case("Stability Analysis and Clustering of Systems")
    assert not is_title_case("Stability analysis and clustering of German systems")
    assert not is_title_case("Nature")
