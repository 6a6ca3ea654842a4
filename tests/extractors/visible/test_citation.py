"""References taken apart at the title of their work."""

from __future__ import annotations

import pytest

from bibkit.extractors.visible._citation import read_citation

_TITLE = "Bees of the high meadows and their food"


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ("Lee A", ["Lee"]),
        ("Case A, Page D", ["Case", "Page"]),
        ("World Health Organization", ["World Health Organization"]),
    ],
)
def test_people_in_front_of_a_title(people: str, names: list[str]) -> None:
    citation = read_citation(f"{people} (2012). {_TITLE}. Journal of Bees 12(3): 34-56.", _TITLE)
    assert citation is not None
    assert citation.journal is not None
    assert citation.journal.volume == "12"
    assert [name.family or name.literal for name in citation.authors] == names


def test_buttons_in_front_of_a_title_are_nobody() -> None:
    assert (
        read_citation(f"Open Access Research Article (2012). {_TITLE}. Journal of Bees 12(3): 34-56.", _TITLE) is None
    )
