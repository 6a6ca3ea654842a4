"""CSL-JSON both ways: what we write we read back; what others write we understand or say so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bibkit.errors import InputError
from bibkit.formats._base import RenderOptions
from bibkit.formats._json import dump_items
from bibkit.formats.csljson import read, render
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.record import Record
from tests.formats.samples import ALL, ARTICLE, records


def test_what_is_written_is_read_back() -> None:
    result = read(render(records(), RenderOptions()).encode())
    assert [record.entry for record in result.records] == list(ALL)
    assert result.issues == ()


def test_ascii_output_says_the_same() -> None:
    text = render(records(), RenderOptions(ascii=True))
    assert text.isascii()
    assert [record.entry for record in read(text.encode()).records] == list(ALL)


def test_output_is_csl() -> None:
    item = json.loads(render(records(ARTICLE), RenderOptions()))[0]
    assert item["id"] == "Sorensen2021Shared"
    assert item["author"][1] == {"family": "Gogh", "given": "Vera", "non-dropping-particle": "van"}
    assert item["issued"] == {"date-parts": [[2021, 3, 9]]}
    assert item["ISSN"] == "1932-6203"
    assert item["keyword"] == "decisions; clinics, small"
    assert "custom" not in item


def test_every_value_says_where_it_stood() -> None:
    record = read(b'[{"type":"book"},{"type":"book","title":"T"}]', name="refs.json").records[1]
    assert record.provenance["title"].source == "refs.json"
    assert record.provenance["title"].locator == "item 2"


@pytest.mark.parametrize(
    "text",
    [
        '[{"id":"a","type":"book"}]',
        '{"items":[{"id":"a","type":"book"}]}',
        '{"references":[{"id":"a","type":"book"}]}',
        '{"id":"a","type":"book"}',
        '{"x":{"id":"a","type":"book"}}',
        '{"id":"a","type":"book"}\n{"id":"b","type":"book"}',
        '\ufeff[{"id":"a","type":"book"}]',
    ],
)
def test_shapes_of_files(text: str) -> None:
    assert read(text.encode()).records[0].entry.id == "a"


def test_utf_16() -> None:
    assert read('[{"title":"Ü"}]'.encode("utf-16")).records[0].entry.title == "Ü"


def test_an_empty_file_has_no_records() -> None:
    assert read(b"").records == read(b" \n").records == read(b"[]").records == ()


def test_what_is_no_object_is_reported_and_the_rest_read() -> None:
    result = read(b'[7, {"id":"a"}, null]', name="x.json")
    assert [record.entry.id for record in result.records] == ["a"]
    assert [(issue.code, issue.where) for issue in result.issues] == [
        ("json.not-an-item", "x.json: item 1"),
        ("json.not-an-item", "x.json: item 3"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'[{"id":"a",}]', "x.json:1:"),
        (b'[\n{"id" "a"}]', "x.json:2:7: not JSON"),
        (b"[" * 100_000, "nested too deep"),
        (b"\xff\xfe\x00", "not JSON"),
    ],
)
def test_what_is_not_json_is_one_clear_error(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said.replace(".", r"\.")):
        read(data, name="x.json")


def test_kept_notes_are_written_on_demand() -> None:
    notes = PageNotes(statements=(CitationStatement(text="It counts", stance="supporting"),))
    record = Record(entry=ARTICLE, notes=notes)
    assert "annote" not in json.loads(render([record], RenderOptions()))[0]
    assert "It counts" in json.loads(render([record], RenderOptions(annotation=True)))[0]["annote"]


def test_lone_surrogates_do_not_break_writing() -> None:
    result = read(rb'[{"title":"a\ud800b"}]')
    assert "a\ufffdb" in render(result.records, RenderOptions())


@pytest.mark.parametrize("items", [[], [{}], [{"a": "x\ny", "b": [], "c": {"d": [1, {"e": "\u2028"}]}}, {"f": None}]])
def test_items_are_dumped_one_by_one_as_json_dumps_the_list(items: list[dict[str, Any]]) -> None:
    for ascii in (False, True):
        assert dump_items(iter(items), ascii=ascii) == json.dumps(items, ensure_ascii=ascii, indent=2) + "\n"
