"""What a card of the review page says."""

from __future__ import annotations

import pytest

from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.service.cards import brief, card_of

FOX = (Name("Fox", "Eve"),)


@pytest.mark.parametrize(
    ("entry", "line", "without_title"),
    [
        (
            Entry(title="Eels", author=FOX, issued=Date.of(2001), container_title="Fish"),
            "Fox, Eve (2001): Eels. Fish",
            "Fox, Eve (2001): Fish",
        ),
        (Entry(title="Eels", issued=Date.of(2001), publisher="Pond"), "Eels (2001). Pond", "2001. Pond"),
        (Entry(title="Eels", author=FOX), "Fox, Eve: Eels", "Fox, Eve"),
        (Entry(title="Eels"), "Eels", ""),
        (Entry(doi="10.5555/x"), "10.5555/x", "10.5555/x"),
    ],
)
def test_a_work_in_one_line(entry: Entry, line: str, without_title: str) -> None:
    assert brief(entry) == line
    assert brief(entry, with_title=False) == without_title


def test_a_statement_that_comes_twice_is_one_with_its_number() -> None:
    statement = CitationStatement(text="Eels sing.", stance="mentioning")
    notes = PageNotes(statements=(statement, CitationStatement(text="They do not."), statement))
    shown = card_of(Record(entry=Entry(title="Eels"), notes=notes))["statements"]
    assert [(item["text"], item["times"]) for item in shown] == [("Eels sing.", 2), ("They do not.", 1)]


def test_what_the_user_gave_says_so() -> None:
    given = {"doi": Origin(layer="user", source="as you gave it")}
    rows = card_of(Record(entry=Entry(doi="10.5555/x"), provenance=given))["rows"]
    (doi,) = [row for row in rows if row["variable"] == "DOI"]
    assert doi["origin"]["short"] == "as you gave it"
