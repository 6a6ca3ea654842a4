"""Lists of names as BibTeX reads them."""

from __future__ import annotations

import pytest

from tests.checks.checking import check, entry, fixed_field, in_field


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Fox, Eve and Hill, Tom and others", []),
        ("Fox, Eve et al.", ["et-al"]),
        ("Fox, Eve and et al", ["et-al"]),
        (r"Fox, Eve, \emph{et al.}", ["et-al"]),
        ("Hetalia, Bo and Al, Et", []),
        ("Fox, Eve and others and Hill, Tom", ["others-misplaced"]),
        ("Fox, E.; Hill, T.; Moss, K.", ["names-separator"]),
        ("Fox & Hill", ["names-separator"]),
        (r"{Ernst \& Young}", []),
        ("Eve Fox, Tom Hill, Kate Moss, Ben Nye", ["names-separator"]),
        ("Fox, Eve and and Hill, Tom", ["name-empty"]),
        ("and Fox, Eve", ["name-empty"]),
        ("Fox, Eve,", ["name-empty"]),
        ("King, Jr., Martin Luther", []),
        ("King, Martin Luther, Jr.", ["name-parts"]),
        (r"Dumas, p{\`e}re, Alexandre", []),
        ("Merle, J., C. and Fox, E.", ["name-parts"]),
        ("family=Rehman, given=Naveed, prefix=ur, useprefix=false", []),
        ("World Health Organization", ["name-organisation"]),
        ("{World Health Organization}", []),
        ("R Core Team", ["name-organisation"]),
        ("Team, Anna", []),
        ("SMITH, JOHN and DOE, JANE", ["name-capitals"]),
        ("LI, X. and Wang, Bo", []),  # two letters may be initials
        ("{NASA}", []),
        ("山田, 太郎", []),
        ("de la Cruz, María and van Gogh, Vincent", []),
    ],
)
def test_author(value: str, expected: list[str]) -> None:
    assert in_field("author", value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Fox, Eve et al.", "Fox, Eve and others"),
        ("Fox, Eve and Hill, Tom and et al.", "Fox, Eve and Hill, Tom and others"),
        (r"Fox, Eve \emph{et al.}", "Fox, Eve and others"),
        ("Fox, Hill, Moss et al.", None),
        ("King, Martin Luther, Jr.", "King, Jr., Martin Luther"),
        ("Fox, Eve, PhD", None),
        ("Fox, Eve and World Health Organization", "Fox, Eve and {World Health Organization}"),
        ("SMITH, JOHN", None),
    ],
)
def test_fixes(value: str, expected: str | None) -> None:
    assert fixed_field("author", value) == expected


def test_the_place_is_that_of_the_name() -> None:
    found = check(entry(author="Fox, Eve and World Health Organization"))
    assert [(item.line, item.column) for item in found] == [(2, 26)]
