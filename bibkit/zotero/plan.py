"""What a push will do, settled before anything is written: what is created, what only gets notes, what rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bibkit.formats.notes_tree import build_notes
from bibkit.model.note_texts import Note
from bibkit.model.record import Record
from bibkit.zotero.identity import HeldItem, Item, LibraryIndex, Match, with_marker
from bibkit.zotero.notes import is_our_note, missing_statements, split_note


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record as it should stand in the library: the item, and its notes. `place` counts the records from 0."""

    place: int
    title: str
    item: Item
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one record.

    `match` is the library's item for it, None when one will be created. `twin` is the place of an earlier record that
    is the same work and will be created; then this one only adds notes. `notes` are to be added, `present` are there
    already, each with a remark for the user ("" or that it lacks statements).
    """

    wanted: Wanted
    match: Match | None = None
    twin: int | None = None
    notes: tuple[Note, ...] = ()
    present: tuple[tuple[Note, str], ...] = ()

    @property
    def creates(self) -> bool:
        return self.match is None and self.twin is None


@dataclass(frozen=True, slots=True)
class Plan:
    steps: tuple[Step, ...]

    @property
    def new_item_count(self) -> int:
        return sum(step.creates for step in self.steps)

    @property
    def new_note_count(self) -> int:
        return sum(len(step.notes) for step in self.steps)


def wanted_items(
    records: Sequence[Record], items: Iterable[Mapping[str, Any]], *, tags: Sequence[str] = (), related: bool = False
) -> list[Wanted]:
    """The records with their Zotero items (one for one), tagged, marked where they need a marker, with their notes."""
    wanted = []
    for place, (record, item) in enumerate(zip(records, items, strict=True)):
        notes = tuple(part for note in build_notes(record, related=related) for part in split_note(note))
        title = str(item.get("title") or record.entry.title or "untitled")
        wanted.append(Wanted(place, title, with_marker(_tagged(_with_automatic_tags(record, item), tags)), notes))
    return wanted


def _with_automatic_tags(record: Record, item: Mapping[str, Any]) -> Mapping[str, Any]:
    """The item with the key words of a page as automatic tags, which Zotero can hide or take out at once."""
    origin = record.provenance.get("keyword")
    if origin is None or origin.layer in ("file", "user"):
        return item
    return {**item, "tags": [{**tag, "type": 1} for tag in item.get("tags", [])]}


def match_items(wanted: Sequence[Wanted], held: Iterable[HeldItem]) -> dict[int, Match]:
    """The library's item for each record that has one, by the record's place."""
    index = LibraryIndex(held)
    return {want.place: match for want in wanted if (match := index.find(want.item))}


def make_plan(
    wanted: Sequence[Wanted], matches: Mapping[int, Match], stored_notes: Mapping[str, Sequence[str]]
) -> Plan:
    """The plan, given the notes (as HTML) that stand below the matched items.

    A work that comes twice among the records is created once; a note that both bring is added once.
    """
    steps: list[Step] = []
    coming = LibraryIndex()
    promised: dict[str, list[Note]] = {}  # notes to be added, by the item's key or "#place" of a record to be created
    for want in wanted:
        match = matches.get(want.place)
        twin = coming.find(want.item) if match is None else None
        if match is not None:
            home = match.held.key
        elif twin is not None:
            home = twin.held.key
        else:
            home = f"#{want.place}"
            coming.add(HeldItem(home, want.item))
        stored = stored_notes.get(home, ()) if match is not None else ()
        queued = promised.setdefault(home, [])
        add: list[Note] = []
        present: list[tuple[Note, str]] = []
        for note in want.notes:
            known = next((text for text in stored if is_our_note(note, text)), None)
            if known is not None:
                present.append((note, _remark(note, known)))
            elif any(other.kind == note.kind for other in queued):
                present.append((note, "an earlier record brings it"))
            else:
                add.append(note)
                queued.append(note)
        number = int(home[1:]) if twin is not None else None
        steps.append(Step(want, match, number, tuple(add), tuple(present)))
    return Plan(tuple(steps))


def _remark(note: Note, stored: str) -> str:
    missing = missing_statements(note, stored)
    if not missing:
        return ""
    what = "1 statement of this page is" if missing == 1 else f"{missing} statements of this page are"
    return f"left as it is; {what} not in it"


def _tagged(item: Mapping[str, Any], tags: Sequence[str]) -> dict[str, Any]:
    """The item with the user's tags added; a tag it has already (as an automatic one, say) is not doubled."""
    held = list(item.get("tags", []))
    names = {tag.get("tag") for tag in held}
    added = [{"tag": tag} for tag in dict.fromkeys(tags) if tag and tag not in names]
    return {**item, "tags": held + added}
