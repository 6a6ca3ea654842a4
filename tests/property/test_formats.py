"""Formats under generated input: reading never raises what it does not promise, and what is written reads back."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.errors import InputError
from bibkit.formats import _registry
from bibkit.formats.zotero_schema import load_schema
from bibkit.model.cslparse import entry_from_csl
from bibkit.model.dateparse import parse_date, parse_edtf
from bibkit.model.dates import Date, PartialDate, is_possible_day
from bibkit.model.entry import Entry
from bibkit.model.nameparse import parse_name, parse_names
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.model.vocabulary import TYPES, VARIABLES

# Text as fields hold it: printable, no blanks at its ends, no entity that reading would undo.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs", "Co", "Cn"), exclude_characters="&"
)
WORD = st.text(LETTERS, min_size=1, max_size=8)
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
POINT = st.builds(PartialDate, st.integers(-500, 2100), st.integers(0, 12), st.integers(0, 28)).map(
    lambda point: point if point.month else PartialDate(point.year)
)
DATE = st.one_of(
    st.builds(Date, start=POINT, approximate=st.booleans(), uncertain=st.booleans()),
    st.builds(
        lambda year, season: Date(start=PartialDate(year), season=season), st.integers(1, 2100), st.integers(1, 4)
    ),
    st.builds(lambda a, b: Date(start=min(a, b), end=max(a, b)), POINT, POINT).filter(
        lambda date: date.start != date.end
    ),
    st.builds(lambda start: Date(start=start, open_end=True), POINT),
)
NAME = st.one_of(
    st.builds(
        Name,
        family=TEXT,
        given=TEXT,
        suffix=st.sampled_from(["", "Jr."]),
        non_dropping_particle=st.sampled_from(["", "van"]),
    ),
    st.builds(Name, literal=TEXT),
)
VALUES = {
    "names": st.lists(NAME, min_size=1, max_size=3).map(tuple),
    "date": DATE,
    "list": st.lists(WORD, min_size=1, max_size=3, unique=True).map(tuple),
}


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    chosen = draw(st.lists(st.sampled_from(VARIABLES), unique=True, max_size=8))
    values: dict[str, Any] = {row.attribute: draw(VALUES.get(row.kind, TEXT)) for row in chosen}
    return Entry(type=draw(st.sampled_from(TYPES)).csl, id=draw(WORD), **values)


@given(st.lists(entries(), max_size=3))
def test_csljson_reads_back_what_it_writes(some: list[Entry]) -> None:
    text = _registry.render([Record(entry=entry) for entry in some], "csljson")
    result = _registry.read(text.encode(), "csljson")
    assert [record.entry for record in result.records] == some


@given(entries())
def test_items_are_valid_and_stable(entry: Entry) -> None:
    from bibkit.formats.zotero import entry_from_item, item_from_entry

    item = item_from_entry(entry)
    row = load_schema().types[item["itemType"]]
    assert item.keys() - {"itemType", "creators", "tags"} <= row.fields.keys()
    assert all(creator["creatorType"] in row.creators for creator in item["creators"])
    assert entry_from_item(item).type == entry.type


@given(st.lists(entries(), min_size=1, max_size=3))
def test_ris_keeps_the_records_apart(some: list[Entry]) -> None:
    text = _registry.render([Record(entry=entry.with_(title="T")) for entry in some], "ris")
    result = _registry.read(text.encode(), "ris")
    assert [record.entry.title for record in result.records] == ["T"] * len(some)
    assert [record.entry.type for record in result.records] == [entry.type for entry in some]


@pytest.mark.parametrize("name", _registry.readable())
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_reading_anything_raises_at_most_input_error(name: str, data: bytes) -> None:
    with contextlib.suppress(InputError):
        _registry.read(data, name)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "title",
                    "author",
                    "issued",
                    "date-parts",
                    "family",
                    "literal",
                    "custom",
                    "keyword",
                    "ISBN",
                    "creators",
                    "tags",
                    "extra",
                    "x",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(
            [row.csl for row in VARIABLES] + ["type", "id", "custom", "creators", "tags", "extra", "itemType"]
        ),
        JSON,
        max_size=6,
    )
)
def test_any_object_gives_an_entry(item: dict[str, Any]) -> None:
    from bibkit.formats.zotero import entry_from_item, item_from_entry

    entry = entry_from_csl(item)
    assert entry_from_csl(entry.to_csl()).type == entry.type
    item_from_entry(entry)
    entry_from_item(item)


@given(st.text(max_size=60))
def test_dates_never_raise_and_are_possible(text: str) -> None:
    date = parse_date(text)
    for point in (date.start, date.end) if date else ():
        assert point is None or is_possible_day(point.year, point.month, point.day)


@given(DATE)
def test_edtf_reads_back(date: Date) -> None:
    assert parse_edtf(date.to_edtf()) == date


@given(st.text(max_size=60))
def test_names_never_raise_and_lose_no_letter(text: str) -> None:
    parse_names(text)
    name = parse_name(text)
    assert bool(name) or not name.display()
