"""Records into a .bib, one that a request brings or the one that the service was started for; and what stands in it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bibkit.bibtex.additions import Addition, add_records, default_new_key
from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.dialect import dialect_of
from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import BibFile, parse_bib
from bibkit.dedupe.group import Group, find_duplicates
from bibkit.errors import InputError
from bibkit.files import load, update
from bibkit.formats.notes_text import render_notes_text
from bibkit.keys.patterns import parse_pattern
from bibkit.model.record import Record
from bibkit.service.cards import brief
from bibkit.service.payload import Works


class Keys:
    """Keys for new entries by the user's pattern, "" for bibkit's own. Raises InputError for a pattern that is none."""

    def __init__(self, pattern: str = "") -> None:
        self._pattern = parse_pattern(pattern) if pattern.strip() else None

    def new_key(self, record: Record, taken: Any) -> str:
        if self._pattern is None or record.entry.id:
            return default_new_key(record, taken)
        return self._pattern.draft(record).unique(taken)


def add_to_text(works: Works, text: str, to: str, keys: Keys) -> dict[str, Any]:
    """The text with the works behind it that it lacks; what stands in it stays as it is.

    Raises InputError for a text that ends in an open entry, or that no file could hold.
    """
    file = parse_bib(text)
    additions = add_records(file, works.records, _dialect(file, to), new_key=keys.new_key)
    return {"text": _text_of(file, text, additions), **_fates(works, additions)}


def _text_of(file: BibFile, before: str, additions: Sequence[Addition]) -> str:
    if not any(item.outcome == "added" for item in additions):
        return before
    try:
        after = file.dumps().decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        after = ""
    if not after.startswith(before):
        raise InputError("the text is not one that a .bib file can hold", "is it UTF-8, without control characters?")
    return after


def _dialect(file: BibFile, to: str) -> Dialect:
    """The dialect asked for; "" asks for the file's own."""
    if to:
        return "biblatex" if to == "biblatex" else "bibtex"
    return dialect_of(file, "bibtex")


def _fates(works: Works, additions: Sequence[Addition]) -> dict[str, Any]:
    fates: dict[str, Any] = {"added": [], "present": []}
    for place, item in zip(works.places, additions, strict=True):
        told: dict[str, Any] = {"item": place, "key": item.key}
        fates[item.outcome].append({**told, "why": item.why} if item.why else told)
    return fates


class BibTarget:
    """The one .bib that the service may write: named on the command line, never by a request."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self.path = path
        self._keys = keys
        self._lock = threading.Lock()

    def append(self, works: Works, to: str = "", *, dry_run: bool = False, annotation: bool = False) -> dict[str, Any]:
        """Append the works that the file lacks, with `annotation` their notes, too; one request after the other. What
        another program writes meanwhile is read and added to.

        Raises InputError (unreadable, open entry at its end) and WriteError, the old file intact.
        """
        additions: Sequence[Addition] = ()

        def change(old: bytes) -> bytes:
            nonlocal additions
            file = parse_bib(old, self.path.name)
            additions = add_records(
                file,
                works.records,
                _dialect(file, to),
                annotate=render_notes_text if annotation else None,
                new_key=self._keys.new_key,
            )
            return file.dumps() if any(item.outcome == "added" for item in additions) else old

        with self._lock:
            if dry_run:
                change(load(self.path, missing_ok=True).data)
            written = not dry_run and update(self.path, change)
        return {"file": self.path.name, "written": written, **_fates(works, additions)}

    def read(self) -> BibFile:
        return parse_bib(load(self.path, missing_ok=True).data, self.path.name)


def duplicates_of(records: Sequence[Record], file: BibFile | None) -> list[dict[str, Any]]:
    """What of the records stands in the file, or among the records before it; and what only looks like it.

    `finding` is "same", or how two works that look alike differ: "preprint", "version", "edition", "part",
    "correction", "identifier". `key` names an entry of the file, `other` a record.
    """
    held = file.entries if file else []
    dialect = dialect_of(file, "bibtex") if file else "bibtex"
    known = [read_entry(block.file, block, dialect).entry for block in held]
    count = len(known)
    entries = [*known, *(record.entry for record in records)]
    found = find_duplicates(entries)
    pairs = [
        (group.members[0], member, "same", _why(group, member))
        for group in found.groups
        for member in group.members[1:]
    ]
    pairs += [(look.first, look.second, look.finding, look.why) for look in found.lookalikes]
    told = []
    for first, second, finding, why in pairs:
        if second < count:  # both stand in the file: not what was asked
            continue
        row: dict[str, Any] = {"record": second - count, "finding": finding, "why": why, "text": brief(entries[first])}
        row |= {"key": held[first].key} if first < count else {"other": first - count}
        told.append(row)
    return sorted(told, key=lambda row: (row["record"], row["finding"] != "same"))


def _why(group: Group, member: int) -> str:
    """Why a member is the work of the group's first, by way of another where it must be."""
    pairs = sorted(group.reasons, key=lambda pair: pair[0] != group.members[0])
    return next((why for first, second, why in pairs if member in (first, second)), "")
