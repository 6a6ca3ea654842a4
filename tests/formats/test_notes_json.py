"""Reading back what `bibkit extract --json` and `--jsonl` print."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bibkit.errors import InputError
from bibkit.formats.notes_json import looks_like_records, read_records
from bibkit.issues import Issue
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.provenance import Origin
from bibkit.model.record import Record

RECORD = Record(
    entry=Entry(type="article-journal", title="Shared decisions", doi="10.5555/x", author=(Name(family="Li"),)),
    provenance={
        "title": Origin(layer="site", source="scite", locator="line 3"),
        "type": Origin(layer="site", source="s"),
    },
    notes=PageNotes(
        tallies={"supporting": 1, "contrasting": 0},
        statements=(CitationStatement(text="So.", section="Results", stance="supporting", confidence=91, citing="Wu"),),
        facts={"cited_by": 7, "citing_years": [2020, 2021]},
    ),
    related=(Entry(type="book", title="Another", issued=Date.of(2020), extra={"citation-number": "21"}),),
    issues=(Issue("extract.abstract-truncated", "The abstract is cut.", "info", "line 9"),),
    input="page.txt",
    extractor="scite",
)


def printed(*records: Record) -> bytes:
    return json.dumps({"schema": 1, "inputs": [], "records": [record.to_json() for record in records]}).encode()


def test_what_was_printed_reads_back() -> None:
    (record,) = read_records(printed(RECORD)).records
    assert record == RECORD
    assert record.notes == RECORD.notes
    assert record.provenance == RECORD.provenance
    assert record.to_json() == RECORD.to_json()


def test_json_lines() -> None:
    line = json.dumps({"schema": 1, "input": "a", "records": [RECORD.to_json()], "issues": []})
    empty = json.dumps({"schema": 1, "input": "b", "records": [], "issues": []})
    assert len(read_records(f"{line}\n{empty}\n\n{line}\n".encode()).records) == 2


@pytest.mark.parametrize("records", [[], [{"entry": {}}]])
def test_little_is_enough(records: list[Any]) -> None:
    found = read_records(json.dumps({"schema": 1, "records": records}).encode()).records
    assert len(found) == len(records)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"schema": 2, "records": []}, "schema 2"),
        ({"records": []}, "schema None"),
        ({"schema": 1, "records": {}}, "list of objects"),
        ({"schema": 1, "records": ["x"]}, "list of objects"),
        ({"schema": 1, "records": [{}]}, "without an entry"),
        ([1], "not what bibkit extract"),
    ],
)
def test_what_is_something_else_is_refused(document: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_records(json.dumps(document).encode(), name="f.json")


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(InputError, match="not JSON"):
        read_records(b"@article{x,}")


@pytest.mark.parametrize(
    "notes", [None, 7, [], {"tallies": 3, "statements": {"a": 1}}, {"statements": [3, {"text": 4}]}]
)
def test_odd_notes_are_survived(notes: Any) -> None:
    (record,) = read_records(json.dumps({"schema": 1, "records": [{"entry": {}, "notes": notes}]}).encode()).records
    assert record.notes.tallies == {}


def test_recognised_by_the_beginning() -> None:
    assert looks_like_records(printed(RECORD))
    assert looks_like_records(b'\xef\xbb\xbf {\n "schema": 1}')
    assert not looks_like_records(b'[{"id": "x", "type": "book"}]')
    assert not looks_like_records(b"@article{schema, }")
