"""Open Library's books: what is said becomes a value, what is guessed there does not."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.formats.openlibrary import book_to_record


def entry(**book: Any) -> dict[str, Any]:
    return dict(book_to_record({"title": "Tides", **book}).entry.items())


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2009", "2009"),
        ("March 2009", "2009-03"),
        ("Mar. 5, 2009", "2009-03-05"),
        ("March 5, 2009", "2009-03-05"),
        ("2009-03-05", "2009-03-05"),
        ("c2009", None),
        ("[2009?]", None),
        ("2009-", None),
        ("200", None),
        ("", None),
    ],
)
def test_dates_that_are_guesses_stay_out(text: str, date: str | None) -> None:
    found = entry(publish_date=text).get("issued")
    assert (str(found.start) if found else None) == date


@pytest.mark.parametrize(
    ("statement", "taken"),
    [
        ("by Ida Voss.", True),
        ("Ida Voss", True),
        ("", True),
        ("edited by Ida Voss.", False),
        ("Ida Voss (ed.)", False),
        ("hrsg. von Ida Voss", False),
        ("translated from the German by Ida Voss", False),
    ],
)
def test_people_without_roles(statement: str, taken: bool) -> None:
    assert ("author" in entry(by_statement=statement, authors=[{"name": "Ida Voss"}])) is taken


def test_publishers_and_places() -> None:
    found = entry(publishers=[{"name": "New York : Mole"}], publish_places=[{"name": "London,"}, {"name": "Berlin"}])
    assert "publisher" not in found and found["publisher_place"] == "London"
    assert "publisher" not in entry(publishers=[{"name": "[s.n.]"}])


@pytest.mark.parametrize("bad", [None, 3, "x", [], {}, [None], [3], {"name": 4}])
def test_any_object_is_read(bad: Any) -> None:
    names = (
        "title",
        "subtitle",
        "authors",
        "by_statement",
        "publishers",
        "publish_date",
        "number_of_pages",
        "identifiers",
    )
    for name in names:
        assert book_to_record({name: bad}).entry.type == "book"
