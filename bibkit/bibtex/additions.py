"""New works for a .bib that somebody keeps: appended behind every byte that stands, none of them twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Literal

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.edits import append_entry
from bibkit.bibtex.keys import TakenKeys, default_key, unique_key
from bibkit.bibtex.latex import decode_latex
from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import BibFile, BrokenBlock, EntryBlock, TextBlock
from bibkit.bibtex.write import render_entry
from bibkit.errors import InputError
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi
from bibkit.model.record import Record
from bibkit.text.fold import fold

Annotate = Callable[[Record], str]
NewKey = Callable[[Record, Container[str]], str]  # a key for a record that is none of the keys taken


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one record: `added` under `key`, or `present` already under `key` (`why` says how it is known)."""

    record: Record
    key: str
    outcome: Literal["added", "present"]
    why: str = ""


def add_records(
    file: BibFile,
    records: Iterable[Record],
    dialect: Dialect,
    *,
    ascii: bool = False,
    annotate: Annotate | None = None,
    new_key: NewKey | None = None,
) -> list[Addition]:
    """Append the records to the file, each under a key of its own; a work that stands there is not added again.

    The same work is one with the same DOI, or with the same title, first author and year. Characters that the file's
    encoding lacks are written as LaTeX commands. Raises InputError when the file ends in an entry that is never closed
    (what is appended would become part of it), and when it is something else than a .bib.
    """
    _refuse_open_end(file)
    _refuse_other_kinds(file)
    known = KnownWorks(file, dialect)
    taken = TakenKeys(entry.key for entry in file.entries)
    additions: list[Addition] = []
    for record in records:
        contested = any(issue.code == "enrich.title-mismatch" for issue in record.issues)
        found = known.find(record.entry, contested=contested)
        if found is not None:
            additions.append(Addition(record, found[0].key, "present", found[1]))
            continue
        key = (new_key or default_new_key)(record, taken)
        taken.add(key)
        note = annotate(record) if annotate else ""
        text = render_entry(record, dialect, ascii=ascii, annotation=note, key=key)
        if not file.encoding.can_encode(text):
            text = render_entry(record, dialect, ascii=True, annotation=note, key=key)
        known.learn(append_entry(file, text), record.entry)
        additions.append(Addition(record, key, "added"))
    return additions


def default_new_key(record: Record, taken: Container[str]) -> str:
    """The record's own key, else `Family2015Word`; with a suffix where that is taken."""
    return unique_key(record.entry.id or default_key(record.entry), taken)


class KnownWorks:
    """The works of a file, found by DOI, or by title, first author and year.

    Of a large file only what is needed is decoded: a title is compared first as its bare letters.
    """

    def __init__(self, file: BibFile, dialect: Dialect) -> None:
        self._file = file
        self._dialect = dialect
        self._by_doi: dict[str, EntryBlock] = {}
        self._by_title: dict[str, list[EntryBlock]] = {}
        self._entries: dict[int, Entry] = {}
        for block in file.entries:
            self._index(block)

    def find(self, entry: Entry, *, contested: bool = False) -> tuple[EntryBlock, str] | None:
        """The block of the same work and how it is known to be the same, or None.

        A DOI that is `contested`, registered for another title, says nothing where the titles differ; nor does one that
        stands in a note or an address only: it may be that of a work commented on.
        """
        doi = Doi.parse(entry.doi) if entry.doi else None
        block = self._by_doi.get(doi.value) if doi else None
        if block is not None and ((block.field("doi") and not contested) or self._is_called_alike(block, entry)):
            return block, "same DOI"
        for block in self._by_title.get(_letters(entry.title), ()) if entry.title else ():
            other = self._entry(block)
            contradicts = bool(entry.doi and other.doi and entry.doi.lower() != other.doi.lower())
            author, year = _first_author(entry), _year(entry)
            if not contradicts and (author or year) and (author, year) == (_first_author(other), _year(other)):
                return block, "same title, first author and year"
        return None

    def _is_called_alike(self, block: EntryBlock, entry: Entry) -> bool:
        one, other = sorted((_letters(entry.title), _letters(self._entry(block).title)), key=len)
        return other.startswith(one)

    def learn(self, block: EntryBlock, entry: Entry) -> None:
        """Know a block that was added just now."""
        self._entries[id(block)] = entry
        self._index(block)

    def _index(self, block: EntryBlock) -> None:
        for name in ("doi", "url", "note"):
            field = block.field(name)
            if field is not None:
                value = self._file.expand(field)
                doi = Doi.parse(value.replace("\\_", "_")) if name == "doi" or "doi.org/" in value else None
                if doi:
                    self._by_doi.setdefault(doi.value, block)
                    break
        field = block.field("title")
        if field is not None:
            letters = _letters(_plain(self._file.expand(field)))
            if letters:
                self._by_title.setdefault(letters, []).append(block)

    def _entry(self, block: EntryBlock) -> Entry:
        if id(block) not in self._entries:
            self._entries[id(block)] = read_entry(self._file, block, self._dialect).entry
        return self._entries[id(block)]


def _plain(tex: str) -> str:
    if "\\" in tex or "$" in tex:
        return decode_latex(tex)
    return re.sub(r"[{}]", "", tex)


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


def _first_author(entry: Entry) -> str:
    names = entry.author or entry.editor
    return _letters(names[0].family_with_particles) if names else ""


def _year(entry: Entry) -> int | None:
    return entry.issued.year if entry.issued else None


def _refuse_open_end(file: BibFile) -> None:
    for block in reversed(file.blocks):
        if isinstance(block, TextBlock) and not block.raw.strip():
            continue
        if isinstance(block, BrokenBlock):
            issue = file.issues[-1] if file.issues else None
            told = f"{issue.where}: {issue.message}" if issue else f"{file.name or 'the file'} ends in a broken entry"
            raise InputError(f"{told}; nothing was added", "close the entry, then try again")
        return


def _refuse_other_kinds(file: BibFile) -> None:
    """A page or a PDF whose name was typed for that of the .bib is not to be spoilt."""
    if file.entries:
        return
    data = file.dumps()
    binary = b"\0" in data and not file.encoding.outer
    if binary or data.lstrip().startswith((b"<", b"{", b"[", b"%PDF-")):
        raise InputError(f"cannot add to {file.name or 'the file'}: it is no .bib; nothing was added", "name a .bib")
