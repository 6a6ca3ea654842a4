"""Items behind a CSL-JSON array that stands."""

from __future__ import annotations

import json

import pytest

from bibkit.errors import InputError
from bibkit.formats.csljson_append import append_items
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

LI = (Name(family="Li", given="Wei"),)
FROGS = Entry(id="li2019", title="Song and noise", author=LI, issued=Date.of(2019))


def test_what_stands_keeps_its_bytes() -> None:
    old = b'[ {"id":"a","title":"One"} ]\n'
    new, fates = append_items(old, [Record(entry=FROGS)])
    assert new.startswith(old.rstrip().rstrip(b"]").rstrip()) and len(json.loads(new)) == 2
    assert [(key, why) for _, key, why in fates] == [("li2019", "")]
    assert append_items(new, [Record(entry=FROGS)])[0] == new


def test_an_empty_file_becomes_an_array() -> None:
    assert json.loads(append_items(b"", [Record(entry=FROGS)])[0])[0]["id"] == "li2019"


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        ("10.5555/Frogs", "10.5555/frogs", "same DOI"),
        ("", "10.5555/frogs", "same title, first author and year"),
        ("10.5555/frogs", "", "same title, first author and year"),
        ("10.5555/toads", "10.5555/frogs", ""),
    ],
)
def test_the_same_work(mine: str, theirs: str, why: str) -> None:
    old, _ = append_items(b"", [Record(entry=FROGS.with_(doi=mine))])
    _, fates = append_items(old, [Record(entry=FROGS.with_(id="other", doi=theirs))])
    assert fates[0][1:] == (("li2019", why) if why else ("other", ""))


def test_two_of_one_run_and_ids_that_are_taken() -> None:
    twice = [Record(entry=FROGS), Record(entry=FROGS), Record(entry=FROGS.with_(title="Another"))]
    data, fates = append_items(b"[]", twice)
    assert [item["id"] for item in json.loads(data)] == ["li2019", "li2019a"]
    assert [why for _, _, why in fates] == ["", "same title, first author and year", ""]


@pytest.mark.parametrize("data", [b"{}", b"[", b'"text"', b"\xff\xfe[]", b"@article{a,}"])
def test_no_array_is_not_touched(data: bytes) -> None:
    with pytest.raises(InputError):
        append_items(data, [Record(entry=FROGS)])
