"""Notes find the item that they belong to among those a user selected."""

from __future__ import annotations

from bibkit.model.entry import Entry
from bibkit.zotero.attach import notes_for_items
from tests.zotero.conftest import NOTES, article

OTHER = {"itemType": "book", "title": "Another"}
SAME = {"itemType": "journalArticle", "title": "x", "DOI": "10.5555/JSC.1"}


def test_the_note_goes_to_the_matching_item() -> None:
    (note,) = notes_for_items([article(1, notes=NOTES)], [OTHER, SAME])
    assert (note.record, note.item, note.by, note.present) == (0, 1, "DOI", False)
    assert note.title == "Citation statements (scite)"
    assert note.html.startswith("<h1>Citation statements (scite)</h1>\n")
    assert note.to_json()["html"] == note.html


def test_a_note_that_is_there_is_known() -> None:
    (note,) = notes_for_items([article(1, notes=NOTES)], [SAME])
    (again,) = notes_for_items([article(1, notes=NOTES)], [{**SAME, "notes": [7, "<p>Mine</p>", note.html]}])
    assert again.present


def test_no_item_matches() -> None:
    (note,) = notes_for_items([article(1, notes=NOTES)], [OTHER, {"notes": "odd"}])
    assert (note.item, note.by) == (None, "")


def test_several_records_and_kinds() -> None:
    records = [article(2), article(1, notes=NOTES).with_(related=(Entry(title="R"),))]
    found = notes_for_items(records, [SAME], related=True)
    assert [(note.record, note.kind) for note in found] == [
        (1, "citation-statements/scite"),
        (1, "related-works/scite"),
    ]
