"""Names for people to read, and to sort by."""

from __future__ import annotations

import pytest

from bibkit.model.names import Name


@pytest.mark.parametrize(
    ("name", "inverted"),
    [
        (Name(family="Gogh", given="Vincent", non_dropping_particle="van"), "van Gogh, Vincent"),
        (Name(family="Alembert", given="Jean", non_dropping_particle="d'"), "d'Alembert, Jean"),
        (Name(family="Sadat", given="Anwar", non_dropping_particle="al-"), "al-Sadat, Anwar"),
        (Name(family="King", given="Martin", suffix="Jr."), "King, Jr., Martin"),
        (Name(family="Humboldt", given="Wilhelm", dropping_particle="von"), "Humboldt, Wilhelm von"),
        (Name(family="王", given="小明"), "王小明"),
        (Name(literal="World Health Organization"), "World Health Organization"),
    ],
)
def test_a_name_with_the_family_first(name: Name, inverted: str) -> None:
    assert name.display() == inverted
