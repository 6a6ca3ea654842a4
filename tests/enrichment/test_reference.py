"""Printed references: what they say by themselves, and the registered work where there is no doubt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.enrichment.ports import Candidate
from bibkit.enrichment.reference import match_references, read_reference
from bibkit.errors import UnreachableError
from bibkit.formats.crossref import work_to_record

FROGS: dict[str, Any] = {
    "DOI": "10.5555/frogs",
    "type": "journal-article",
    "title": ["Song and noise in urban tree frogs"],
    "author": [{"family": "Li", "given": "Wei"}],
    "container-title": ["Herpetology"],
    "volume": "12",
    "page": "345-350",
    "issued": {"date-parts": [[2019]]},
}


class Source:
    name = "test"

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error

    def search(self, citation: str, *, rows: int = 5) -> list[Candidate]:
        if self.error:
            raise self.error
        return [Candidate(work_to_record(FROGS, source="test"))]


@pytest.mark.parametrize(
    ("text", "people", "title", "place"),
    [
        (
            "Li W, Moreau AB, et al. Song and noise in urban tree frogs. J Herp. 2019;12(3):345–350.",
            ["Li, W", "Moreau, AB"], "Song and noise in urban tree frogs", (2019, "12", "3", "345-350"),
        ),
        (
            "Li, W., & Moreau, A. (2019). Song and noise in urban tree frogs. J. Herp., 12(3), 345–350.",
            ["Li, W.", "Moreau, A."], "Song and noise in urban tree frogs", (2019, "12", "3", "345-350"),
        ),
        (
            "W. Li and A. Moreau, “Song and noise in urban tree frogs,” J. Herp., vol. 12, no. 3, p. 345, 2019.",
            ["Li, W.", "Moreau, A."], "Song and noise in urban tree frogs", (2019, "12", "3", "345"),
        ),
        ("S. Dalby, Climate Change and Geopolitics. Oxford University Press, 2017.", [], "", (2017, "", "", "")),
        ("Li W, Moreau AB. J Herp. 2019;12(3):345-350.", [], "", (2019, "12", "3", "345-350")),
        ("Li W, Moreau AB, Stagg HR. PLoS One. 2015 Oct 30;10(10):e33.", [], "", (2015, "10", "10", "e33")),
        ("Vollhardt, K. J. Appl. 1972, 9, 8950.", [], "", (1972, "9", "", "8950")),
    ],
)  # fmt: skip
def test_what_a_reference_says(text: str, people: list[str], title: str, place: tuple[Any, ...]) -> None:
    entry = read_reference(text).entry
    assert [name.display() for name in entry.author] == people
    assert entry.title == title and entry.note == text
    assert (entry.issued.year if entry.issued else 0, entry.volume, entry.issue, entry.page) == place


def test_identifiers_are_read() -> None:
    entry = read_reference("Li W. Song. doi:10.5555/Frogs. arXiv:2101.00001v2").entry
    assert (entry.doi, entry.eprint, entry.eprint_type) == ("10.5555/frogs", "2101.00001v2", "arxiv")


def test_sure_ones_become_the_registered_work() -> None:
    texts = [
        "Li W. Song and noise in urban tree frogs. Herpetology. 2019;12:345.",
        "Chen X. Newts of alpine ponds. 1999.",
    ]
    sure, other = match_references(texts, Source(), input="list.txt")
    assert sure.entry.doi == "10.5555/frogs" and sure.input == "list.txt:1"
    origin = sure.provenance["title"]
    assert origin.score and "matched from a reference" in origin.reason
    assert other.entry.doi == "" and other.entry.note == texts[1]
    assert [issue.code for issue in other.issues] == ["enrich.not-found"]


def test_disagreement_and_failure_are_told() -> None:
    text = "Li W. Song and noise in urban tree frogs. Soil Letters. 2011;3:9."
    record = match_references([text], Source())[0]
    assert record.entry.doi and {issue.code for issue in record.issues} == {"enrich.differs"}
    lost = match_references([text], Source(UnreachableError("down")))[0]
    assert lost.entry.title and [issue.code for issue in lost.issues] == ["enrich.unreachable"]


@settings(max_examples=80)
@given(st.text(max_size=150))
def test_no_text_makes_it_raise(text: str) -> None:
    read_reference(text)
