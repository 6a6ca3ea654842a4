"""Pushing records into a Zotero library: items, child notes, a collection. Run twice, the second writes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from bibkit.errors import BibkitError, ConfigError, RefusedError, SourceError
from bibkit.formats.zotero import render_items
from bibkit.model.record import Record
from bibkit.zotero.calls import Calls, Say
from bibkit.zotero.collections import find_collection
from bibkit.zotero.library import Fate, Written, ZoteroLibrary, ZoteroObject, batches
from bibkit.zotero.local import LocalLibrary
from bibkit.zotero.notes import render_note_html
from bibkit.zotero.plan import Plan, Step, make_plan, match_items, wanted_items
from bibkit.zotero.report import ObjectReport, Outcome, PushReport
from bibkit.zotero.settings import ZoteroSettings
from bibkit.zotero.web import WebLibrary


def push_records(
    records: Sequence[Record],
    settings: ZoteroSettings,
    *,
    dry_run: bool = False,
    report: Say | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> PushReport:
    """Put the records into the library, each with its notes, and say what became of every object.

    An item that is there already (by DOI, ISBN, our marker, or title, author and year) gets only the notes it lacks.
    With `dry_run` the library is read and nothing is written. `report` is told what goes on, in lines for a person;
    the local API's question to its user is announced there.

    Raises before anything is written: ConfigError, RefusedError (key without write permission), RateLimitedError,
    UnreachableError, InputError (collection name that fits several). What goes wrong later stands in the report.
    """
    say = report or _silent
    with open_library(settings, say, sleep=sleep) as library:
        wanted = wanted_items(records, render_items(records), tags=settings.tags, related=settings.related)
        matches = match_items(wanted, library.top_items())
        with_notes = sorted({match.held.key for place, match in matches.items() if wanted[place].notes})
        stored: dict[str, list[str]] = {}
        for number, key in enumerate(with_notes):
            if number and number % 25 == 0:
                say(f"reading the notes of {library.name}: {number} of {len(with_notes)} items")
            stored[key] = [text for _, text in library.child_notes(key)]
        push = _Push(library, make_plan(wanted, matches, stored), settings.collection)
        return push.rehearse() if dry_run else push.run()


def open_library(
    settings: ZoteroSettings, say: Say | None = None, *, sleep: Callable[[float], None] = time.sleep
) -> ZoteroLibrary:
    """The library that the settings name, checked that it may be written to; use it in a `with`.

    Raises ConfigError (no key, no group, no address), RefusedError (key unknown or without write permission, local API
    off or too old), UnreachableError, RateLimitedError.
    """
    if not _is_address(settings.url):
        raise ConfigError(f"{settings.url!r} is no address of a Zotero server", "it begins with https://")
    calls = Calls(settings, say or _silent, sleep)
    library = (LocalLibrary if settings.local else WebLibrary)(settings, calls)
    try:
        library.connect()
    except BibkitError:
        calls.close()
        raise
    return library


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket that is never closed, a port that is none
        return False


class _Push:
    """One plan on its way into one library."""

    def __init__(self, library: ZoteroLibrary, plan: Plan, collection: str) -> None:
        self._library = library
        self._plan = plan
        self._collection = collection
        self._objects: list[ObjectReport] = []
        self._stopped: SourceError | None = None

    def rehearse(self) -> PushReport:
        """What would happen."""
        if self._collection and self._plan.new_item_count:
            held = find_collection(self._library.collections(), self._collection)
            self._tell_collection("present" if held else "planned", held.key if held else "")
        for step in self._plan.steps:
            self._tell_item(step, None)
            self._tell_present_notes(step)
            self._objects += [_note_report(step, note.title, "planned") for note in step.notes]
        return self._report(dry_run=True)

    def run(self) -> PushReport:
        """Collection, items, notes, in this order: each needs the keys of those before."""
        collection_key = self._settle_collection()
        keys = self._create_items(collection_key)
        self._create_notes(keys)
        return self._report(dry_run=False)

    def _settle_collection(self) -> str:
        if not self._collection or not self._plan.new_item_count:
            return ""
        held = find_collection(self._library.collections(), self._collection)
        if held:
            self._tell_collection("present", held.key)
            return held.key
        fate = self._library.create_collection(self._collection)
        self._tell_collection("failed" if fate.error else "created", fate.key, fate.error)
        if fate.error:  # items that are not where they were wanted would be hard to find and never be moved
            self._stopped = RefusedError(f"the collection {self._collection!r} was not made: {fate.error}")
        return fate.key

    def _create_items(self, collection_key: str) -> dict[int, str]:
        """Create what is new; the keys of all records' items, by place, for their notes."""
        keys = {step.wanted.place: step.match.held.key for step in self._plan.steps if step.match}
        new = [step for step in self._plan.steps if step.creates]
        objects = [_in_collection(step.wanted.item, collection_key) for step in new]
        fates = dict(zip((step.wanted.place for step in new), self._send(objects), strict=True))
        keys.update({place: fate.key for place, fate in fates.items() if fate.key})
        for step in self._plan.steps:
            self._tell_item(step, fates.get(step.wanted.place))
            if step.twin is not None and step.twin in keys:
                keys[step.wanted.place] = keys[step.twin]
        return keys

    def _create_notes(self, keys: Mapping[int, str]) -> None:
        homeless = "its item is not in the library"
        todo = [(step, note) for step in self._plan.steps for note in step.notes]
        housed = [(step, note) for step, note in todo if step.wanted.place in keys]
        objects: list[dict[str, Any]] = [
            {"itemType": "note", "parentItem": keys[step.wanted.place], "note": render_note_html(note), "tags": []}
            for step, note in housed
        ]
        fates = {
            (step.wanted.place, note.kind): fate for (step, note), fate in zip(housed, self._send(objects), strict=True)
        }
        for step in self._plan.steps:
            self._tell_present_notes(step)
            for note in step.notes:
                fate = fates.get((step.wanted.place, note.kind), Fate(error=homeless))
                outcome: Outcome = "failed" if fate.error else "created"
                self._objects.append(_note_report(step, note.title, outcome, fate.key, fate.error))

    def _send(self, objects: Sequence[ZoteroObject]) -> list[Fate]:
        """The fates of all objects, sent in batches; once the server refuses to go on, nothing more is sent."""
        fates: list[Fate] = []
        for places in batches(objects):
            if self._stopped is None:
                written = self._library.create_items([objects[place] for place in places])
                self._stopped = written.stopped
            else:
                written = Written(tuple(Fate(error=f"not sent: {self._stopped.message}") for _ in places))
            fates += written.fates
        return fates

    def _tell_collection(self, outcome: Outcome, key: str = "", reason: str = "") -> None:
        self._objects.append(
            ObjectReport(what="collection", outcome=outcome, title=self._collection, key=key, reason=reason)
        )

    def _tell_item(self, step: Step, fate: Fate | None) -> None:
        outcome, key, reason = _item_outcome(step, fate)
        self._objects.append(
            ObjectReport(
                what="item", outcome=outcome, place=step.wanted.place, title=step.wanted.title, key=key, reason=reason
            )
        )

    def _tell_present_notes(self, step: Step) -> None:
        self._objects += [_note_report(step, note.title, "present", "", remark) for note, remark in step.present]

    def _report(self, *, dry_run: bool) -> PushReport:
        order = {"collection": 0, "item": 1, "note": 2}
        objects = sorted(self._objects, key=lambda item: (item.place, order[item.what]))
        return PushReport(library=self._library.name, objects=tuple(objects), dry_run=dry_run, stopped=self._stopped)


def _item_outcome(step: Step, fate: Fate | None) -> tuple[Outcome, str, str]:
    if step.match is not None:
        return "present", step.match.held.key, f"same {step.match.by}"
    if step.twin is not None:
        return "present", "", f"same work as record {step.twin + 1}"
    if fate is None:
        return "planned", "", ""
    return ("failed", "", fate.error) if fate.error else ("created", fate.key, "")


def _note_report(step: Step, note: str, outcome: Outcome, key: str = "", reason: str = "") -> ObjectReport:
    return ObjectReport(
        what="note",
        outcome=outcome,
        place=step.wanted.place,
        title=step.wanted.title,
        note=note,
        key=key,
        reason=reason,
    )


def _in_collection(item: ZoteroObject, collection_key: str) -> dict[str, Any]:
    return {**item, "collections": [collection_key]} if collection_key else dict(item)


def _silent(_: str) -> None:
    return None
