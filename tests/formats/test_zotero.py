"""Zotero items both ways: valid by the schema whatever the entry holds, nothing lost, Extra understood."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bibkit.formats._base import RenderOptions
from bibkit.formats.zotero import entry_from_item, item_from_entry, read, render, render_items
from bibkit.formats.zotero_schema import load_schema
from bibkit.model.dates import Date, PartialDate
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.vocabulary import TYPES, VARIABLES
from tests.formats.samples import ALL, ARTICLE, FILM, ODDITIES, PREPRINT, records


def assert_valid(item: dict[str, Any]) -> None:
    row = load_schema().types[item["itemType"]]
    assert item.keys() - {"itemType", "creators", "tags"} <= row.fields.keys(), item
    for creator in item["creators"]:
        assert creator["creatorType"] in row.creators, item
        assert creator.keys() in ({"creatorType", "name"}, {"creatorType", "firstName", "lastName"}), creator
    assert all(isinstance(value, str) for key, value in item.items() if key not in ("creators", "tags"))


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.type)
def test_what_is_written_is_read_back(entry: Entry) -> None:
    assert entry_from_item(item_from_entry(entry)) == entry


@pytest.mark.parametrize("kind", [row.csl for row in TYPES])
def test_every_type_with_every_variable_is_a_valid_item(kind: str) -> None:
    values: dict[str, Any] = {}
    for variable in VARIABLES:
        match variable.kind:
            case "names":
                values[variable.attribute] = (Name(family="Roe", given="Ida"), Name(literal=f"A {variable.csl} group"))
            case "date":
                values[variable.attribute] = Date.of(2001, 2, 3)
            case "list":
                values[variable.attribute] = ("1932-6203",)
            case _:
                values[variable.attribute] = f"{variable.csl} 7"
    entry = Entry(type=kind, id="key", **values)
    item = item_from_entry(entry)
    assert_valid(item)
    again = entry_from_item(item)
    lost = {name for name, value in entry.items() if getattr(again, name) != value}
    # An annotation is not told from free text, and an eprint number is read from its line in a fixed form only.
    assert lost <= {"eprint", "eprint_type", "eprint_class", "note"}, lost
    assert again.type == kind


def test_items_of_all_samples_are_valid() -> None:
    items = render_items(records())
    assert len(items) == len(ALL)
    for item in items:
        assert_valid(item)


def test_an_article() -> None:
    item = item_from_entry(ARTICLE)
    assert item["itemType"] == "journalArticle"
    assert item["citationKey"] == "Sorensen2021Shared"
    assert item["publicationTitle"] == "Journal of Small Clinics"
    assert item["date"] == "2021-03-09"
    assert item["creators"][1] == {"creatorType": "author", "firstName": "Vera", "lastName": "van Gogh"}
    assert item["creators"][2]["firstName"] == "Martin, Jr."
    assert item["creators"][3] == {"creatorType": "author", "name": "The Small Clinics Group"}
    assert item["tags"] == [{"tag": "decisions"}, {"tag": "clinics, small"}]
    assert item["extra"] == "A remark of ours"


def test_what_the_type_has_no_field_for_goes_to_extra() -> None:
    assert item_from_entry(FILM)["extra"] == "Event Title: A Festival\nStatus: lost"
    assert item_from_entry(PREPRINT)["extra"] == "arXiv: 2001.00001 [math.CO]"
    assert item_from_entry(ODDITIES)["extra"].split("\n") == [
        "Type: review-book",
        "Reviewed Title: The Count",
        "Event Date: 2014-12-31/2015-01-01",
        "Scale: 1:100",
        "Archive Collection: Box 7",
        "tex.timestamp: 2020-01-01",
    ]


def test_a_season_is_written_in_words() -> None:
    assert item_from_entry(PREPRINT)["date"] == "Spring 2020"


def test_an_access_date_that_is_no_day_does_not_reach_zoteros_field() -> None:
    item = item_from_entry(Entry(type="webpage", accessed=Date.of(2020, 5)))
    assert "accessDate" not in item
    assert item["extra"] == "Accessed: 2020-05"


def test_markup_is_dropped_from_the_abstract_only() -> None:
    item = item_from_entry(Entry(type="book", title="On <i>x</i>", abstract="On <i>x</i> & 1 < 2"))
    assert item["title"] == "On <i>x</i>"
    assert item["abstractNote"] == "On x & 1 < 2"


def test_extra_lines_become_variables() -> None:
    entry = entry_from_item(
        {
            "itemType": "book",
            "title": "T",
            "date": "2010",
            "extra": "Citation Key: key2010\nOriginal Date: 1985\neditor: Roe || Ida\nEditor: Some Group\nPMID: 12\n"
            "{:event-place: Bonn}\nissued: 2011\nTitle: another\narXiv: 2001.00001 [cs.LG]\ntex.eid= 7\nJust a remark\n"
            "original-title:",
        }
    )
    assert entry.id == "key2010"
    assert entry.original_date == Date.of(1985)
    assert entry.editor == (Name("Roe", "Ida"), Name(literal="Some Group"))
    assert (entry.pmid, entry.event_place) == ("12", "Bonn")
    assert entry.issued == Date.of(2011), "a date in Extra overrides the item's"
    assert entry.title == "T"
    assert (entry.eprint, entry.eprint_type, entry.eprint_class) == ("2001.00001", "arXiv", "cs.LG")
    assert dict(entry.extra) == {"eid": "7"}
    assert entry.note == "Title: another\nJust a remark"


def test_the_native_key_wins_over_extra() -> None:
    entry = entry_from_item({"itemType": "book", "citationKey": "native", "extra": "Citation Key: old"})
    assert (entry.id, entry.note) == ("native", "")


@pytest.mark.parametrize(
    ("line", "kind"),
    [("type: dataset", "dataset"), ("Type: musical score", "musical_score"), ("Type: podcast", "broadcast")],
)
def test_a_type_in_extra_overrides(line: str, kind: str) -> None:
    assert entry_from_item({"itemType": "document", "extra": line}).type == kind


def test_a_type_nobody_knows_stays_text() -> None:
    entry = entry_from_item({"itemType": "document", "extra": "Type: leaflet"})
    assert (entry.type, entry.note) == ("document", "Type: leaflet")


def test_item_types_that_csl_does_not_tell_apart_come_back() -> None:
    for kind in load_schema().types:
        assert item_from_entry(entry_from_item({"itemType": kind, "title": "T"}))["itemType"] == kind


def test_base_fields_and_specific_fields_are_the_same() -> None:
    specific = entry_from_item({"itemType": "bookSection", "bookTitle": "B"})
    assert specific == entry_from_item({"itemType": "bookSection", "publicationTitle": "B"})
    assert specific.container_title == "B"


def test_what_csl_lacks_comes_back_to_its_own_field_and_role() -> None:
    item = {
        "itemType": "bill",
        "title": "B",
        "creators": [
            {"creatorType": "sponsor", "firstName": "Ida", "lastName": "Roe"},
            {"creatorType": "cosponsor", "firstName": "Jo", "lastName": "Doe"},
            {"creatorType": "cosponsor", "name": "A Party"},
        ],
        "tags": [],
    }
    assert item_from_entry(entry_from_item(item)) == item


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ({"firstName": "Vincent", "lastName": "van Gogh"}, Name("Gogh", "Vincent", non_dropping_particle="van")),
        ({"firstName": "Walter", "lastName": '"de la Mare"'}, Name("de la Mare", "Walter")),
        ({"lastName": "A Group", "fieldMode": 1}, Name(literal="A Group")),
        ({"name": "A Group"}, Name(literal="A Group")),
        ({"firstName": "", "lastName": "Plato"}, Name("Plato")),
    ],
)
def test_creators(creator: dict[str, Any], name: Name) -> None:
    item = {"itemType": "book", "creators": [{"creatorType": "author", **creator}]}
    assert entry_from_item(item).author == (name,)


def test_dates() -> None:
    def date(text: str) -> Date | None:
        return entry_from_item({"itemType": "book", "date": text}).issued

    assert date("2010-05-00 May 2010") == Date.of(2010, 5)
    assert date("someday") == Date(literal="someday")
    assert date("1988/1992") == Date(start=PartialDate(1988), end=PartialDate(1992))
    assert entry_from_item({"itemType": "book", "date": "1996 [1985]"}).original_date == Date.of(1985)
    assert entry_from_item({"itemType": "book", "accessDate": "CURRENT_TIMESTAMP"}).accessed is None


def test_api_objects_notes_and_unknown_types() -> None:
    items = [
        {"key": "A", "data": {"itemType": "book", "title": "T", "key": "A", "version": 3}},
        {"itemType": "note", "note": "x"},
        {"itemType": "attachment"},
        {"itemType": "hologram", "title": "H"},
    ]
    result = read(json.dumps(items).encode(), name="z.json")
    assert [record.entry for record in result.records] == [
        Entry(type="book", title="T"),
        Entry(type="document", title="H"),
    ]
    assert [issue.code for issue in result.issues] == ["zotero.not-bibliographic"] * 2
    assert [issue.code for issue in result.records[1].issues] == ["zotero.unknown-type"]


def test_ascii_json() -> None:
    assert render(records(), RenderOptions(ascii=True)).isascii()
