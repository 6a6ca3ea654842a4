"""Every item we can produce is one that Zotero takes: by Zotero's published schema, and by the stand-in's rules."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.zotero import item_from_entry
from bibkit.model.dates import Date, PartialDate
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.vocabulary import TYPES, VARIABLES
from bibkit.zotero.identity import with_marker
from tests.standins.zotero_store import Store

SHARED = Path(__file__).resolve().parents[3] / "shared"
SCHEMA_FILE = SHARED / "zotero" / "schema.json"

needs_schema = pytest.mark.skipif(not SCHEMA_FILE.is_file(), reason="Zotero's schema.json is not beside the repository")


@pytest.fixture(scope="module")
def schema() -> dict[str, dict[str, Any]]:
    """Item types by name, as Zotero publishes them."""
    types = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))["itemTypes"]
    return {row["itemType"]: row for row in types}


def problems(item: dict[str, Any], schema: dict[str, dict[str, Any]]) -> list[str]:
    """What is wrong with an item by the schema; nothing, we hope."""
    row = schema.get(item["itemType"])
    if row is None:
        return [f"no item type {item['itemType']}"]
    fields = {field["field"] for field in row["fields"]}
    roles = {creator["creatorType"] for creator in row["creatorTypes"]}
    found = [f"no field {name}" for name in item.keys() - fields - {"itemType", "creators", "tags"}]
    found += [f"{name} is no text" for name in item.keys() & fields if not isinstance(item[name], str)]
    for creator in item["creators"]:
        if creator["creatorType"] not in roles:
            found.append(f"no creator type {creator['creatorType']}")
        parts = creator.keys() - {"creatorType"}
        if parts not in ({"name"}, {"firstName", "lastName"}) or not any(creator[part].strip() for part in parts):
            found.append(f"creator {creator}")
    found += [f"tag {tag}" for tag in item["tags"] if tag.keys() - {"tag", "type"} or not tag["tag"]]
    if item.get("accessDate") and not re.fullmatch(r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d|T[\d:]+Z)?", item["accessDate"]):
        found.append(f"accessDate {item['accessDate']}")
    return found


VALUES: dict[str, Any] = {
    "names": (Name(family="Li", given="Min"), Name(literal="World Health Organization"), Name(family="Plato")),
    "date": Date.of(2021, 3, 4),
    "list": ("978-0-306-40615-7", "key, word"),
}


def full_entry(kind: str) -> Entry:
    """An entry of a type with a value for every variable there is, and fields that nobody knows."""
    values = {row.attribute: VALUES.get(row.kind, f"<i>a</i> value for {row.csl}") for row in VARIABLES}
    return Entry(type=kind, id="Li2021", **values, extra={"timestamp": "2021", "groups": ["a", "b"], "itemID": 7})


@needs_schema
@pytest.mark.parametrize("kind", [row.csl for row in TYPES])
def test_an_entry_with_everything_is_valid_in_every_type(kind: str, schema: dict[str, dict[str, Any]]) -> None:
    assert problems(with_marker(item_from_entry(full_entry(kind))), schema) == []


@pytest.mark.parametrize("kind", [row.csl for row in TYPES])
def test_the_server_takes_it(kind: str) -> None:
    store = Store()
    key, changed = store.put("items", with_marker(item_from_entry(full_entry(kind))))
    assert changed
    assert store.items[key]["citationKey"] == "Li2021"


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
names = st.lists(
    st.one_of(
        st.builds(Name, family=words, given=words, suffix=words, non_dropping_particle=words),
        st.builds(Name, literal=words),
    ).filter(bool),
    max_size=3,
).map(tuple)
points = st.builds(PartialDate, st.integers(1000, 2100), st.integers(0, 12))
dates = st.one_of(
    st.none(),
    st.builds(Date, start=points, season=st.integers(0, 4), approximate=st.booleans()),
    st.builds(Date, start=points, open_end=st.booleans()),
    st.builds(Date, literal=words.filter(bool)),
)
BY_KIND = {"names": names, "date": dates, "list": st.lists(words.filter(str.strip), max_size=3).map(tuple)}
entries = st.fixed_dictionaries(
    {}, optional={row.attribute: BY_KIND.get(row.kind, words) for row in VARIABLES}
).flatmap(lambda values: st.sampled_from([row.csl for row in TYPES]).map(lambda kind: Entry(type=kind, **values)))


@needs_schema
@given(entries)
@settings(max_examples=150, deadline=None)
def test_any_entry_is_valid(schema: dict[str, dict[str, Any]], entry: Entry) -> None:
    item = item_from_entry(entry)
    assert problems(item, schema) == []
    Store().put("items", item)


@needs_schema
def test_real_works_are_valid(schema: dict[str, dict[str, Any]]) -> None:
    works = SHARED / "crossref" / "works.jsonl.gz"
    if not works.is_file():
        pytest.skip("no works of Crossref beside the repository")
    from bibkit.formats import crossref

    with gzip.open(works) as stream:
        lines = [line for _, line in zip(range(3000), stream, strict=False)]
    records = crossref.read(b"".join(lines[::10])).records
    assert len(records) > 100
    items = [item_from_entry(record.entry) for record in records]
    assert [found for item in items if (found := problems(item, schema))] == []
