"""New entries into a .bib that may be there already: its bytes stay, works that stand in it are not added twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.edits import add_entry
from bibkit.bibtex.keys import TakenKeys, unique_key
from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import parse_bib
from bibkit.bibtex.write import entry_key, render_entry
from bibkit.enrichment.compare import titles_agree
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.text.fold import fold


@dataclass(frozen=True, slots=True)
class Appended:
    """The file's new bytes; (record, key) of what was added; (record, key) of what stands there already."""

    data: bytes
    added: tuple[tuple[Record, str], ...]
    present: tuple[tuple[Record, str], ...]


def append_records(
    data: bytes,
    records: Sequence[Record],
    dialect: Dialect,
    *,
    name: str = "",
    ascii: bool = False,
    annotate: Callable[[Record], str] | None = None,
    key_for: Callable[[Record], str] = entry_key,
) -> Appended:
    """The .bib with the records behind its last entry, each under a key of its own.

    A record is there already when an entry has its DOI, or its title, first author and year.
    """
    file = parse_bib(data, name)
    known = [read_entry(file, block, dialect).entry for block in file.entries]
    taken = TakenKeys(block.key for block in file.entries)
    added: list[tuple[Record, str]] = []
    present: list[tuple[Record, str]] = []
    for record in records:
        twin = find_same(record.entry, known)
        if twin is not None:
            present.append((record, twin.id))
            continue
        key = unique_key(key_for(record), taken)
        taken.add(key)
        text = render_entry(record, dialect, ascii=ascii, annotation=annotate(record) if annotate else "", key=key)
        add_entry(file, text)
        known.append(record.entry.with_(id=key))
        added.append((record, key))
    return Appended(file.dumps() if added else data, tuple(added), tuple(present))


def find_same(entry: Entry, others: Iterable[Entry]) -> Entry | None:
    """The entry that describes the same work: the same DOI; else, unless both have one, title, author and year."""
    for other in others:
        if entry.doi == other.doi if entry.doi and other.doi else _look_alike(entry, other):
            return other
    return None


def _look_alike(entry: Entry, other: Entry) -> bool:
    if not entry.title or not other.title or _year(entry) != _year(other):
        return False
    return _first_author(entry) == _first_author(other) and titles_agree(entry.title, other.title)


def _first_author(entry: Entry) -> str:
    people = entry.author or entry.editor
    return fold(people[0].literal or people[0].family) if people else ""


def _year(entry: Entry) -> int | None:
    return entry.issued.year if entry.issued else None
