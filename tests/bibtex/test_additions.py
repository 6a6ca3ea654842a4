"""Which works count as standing in a .bib already."""

from __future__ import annotations

import pytest

from bibkit.bibtex.additions import add_records
from bibkit.bibtex.tree import parse_bib
from bibkit.issues import Issue
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

EELS = Entry(
    type="article-journal",
    title="Eels of the north",
    author=(Name("Fox", "Eve"),),
    issued=Date.of(2001),
    doi="10.5555/eels",
)


def outcome(bib: str, entry: Entry = EELS, *issues: Issue) -> str:
    (addition,) = add_records(parse_bib(bib), [Record(entry=entry, issues=issues)], "bibtex")
    return addition.outcome


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ("title={Anguilla borealis}, doi={10.5555/EELS}", "present"),
        ("title={Eels of the North}, url={https://doi.org/10.5555/eels}", "present"),
        ("title={Eels of the North: a review}, note={https://doi.org/10.5555/eels}", "present"),
        ("title={A comment on eels}, note={On https://doi.org/10.5555/eels}", "added"),
        ("title={{E}els of the North}, author={Eve Fox}, year=2001", "present"),
        ("title={Eels of the North}, author={Eve Fox}, year=2001, doi={10.5555/other}", "added"),
        ("title={Eels of the North}, author={Tom Hill}, year=2001", "added"),
    ],
)
def test_the_same_work(fields: str, wanted: str) -> None:
    assert outcome(f"@article{{a, {fields}}}\n") == wanted


def test_a_doi_that_is_registered_for_another_title_is_no_proof() -> None:
    contested = Issue("enrich.title-mismatch", "the DOI is another work's", "warning")
    assert outcome("@article{a, title={Herrings}, doi={10.5555/eels}}\n", EELS, contested) == "added"
    assert outcome("@article{a, title={Eels of the north}, doi={10.5555/eels}}\n", EELS, contested) == "present"
