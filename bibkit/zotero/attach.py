"""Notes for items that are at hand already: what the Zotero plugin puts below the items that its user selected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bibkit.formats.zotero import render_items
from bibkit.model.record import Record
from bibkit.zotero.identity import HeldItem, LibraryIndex
from bibkit.zotero.notes import is_our_note, render_note_html
from bibkit.zotero.plan import wanted_items


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteForItem:
    """A note ready to be stored, and where it belongs.

    `record` and `item` are places in what was given, counted from 0; `item` is None when none of the items is the work.
    `by` says what it was recognised by. `present`: a note of this kind is below the item already.
    """

    record: int
    item: int | None
    by: str
    kind: str
    title: str
    html: str
    present: bool

    def to_json(self) -> dict[str, Any]:
        return {
            "record": self.record,
            "item": self.item,
            "by": self.by,
            "kind": self.kind,
            "title": self.title,
            "html": self.html,
            "present": self.present,
        }


def notes_for_items(
    records: Sequence[Record], items: Sequence[Mapping[str, Any]], *, related: bool = False
) -> list[NoteForItem]:
    """The notes of the records, each with the item that it belongs to.

    `items` are Zotero's item JSON; the HTML of notes that they have already may stand beside, as `notes`.
    """
    index = LibraryIndex(HeldItem(str(place), item) for place, item in enumerate(items))
    found: list[NoteForItem] = []
    for wanted in wanted_items(records, render_items(records), related=related):
        match = index.find(wanted.item)
        place = int(match.held.key) if match else None
        stored = _stored_notes(items[place]) if place is not None else []
        for note in wanted.notes:
            found.append(
                NoteForItem(
                    record=wanted.place,
                    item=place,
                    by=match.by if match else "",
                    kind=note.kind,
                    title=note.title,
                    html=render_note_html(note),
                    present=any(is_our_note(note, text) for text in stored),
                )
            )
    return found


def _stored_notes(item: Mapping[str, Any]) -> list[str]:
    notes = item.get("notes")
    return [text for text in notes if isinstance(text, str)] if isinstance(notes, list) else []
