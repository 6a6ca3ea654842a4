"""Records written as .bib entries, in either dialect.

    render_entry(record, "biblatex")                 one entry, its own key or the default one
    bib_fields(record, "bibtex")["month"]            BibValue("oct", bare=True): for setting single fields of a file
    render_records(records, "bibtex")                a whole file

A value that stands as it was read from a .bib is written back as it was written there wherever reading lost something
(formulas, unknown commands); everything else is encoded anew, so that nothing from a page runs as TeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.field_writers import collect_fields
from bibkit.bibtex.keys import TakenKeys, default_key, unique_key
from bibkit.bibtex.latex_encode import escape
from bibkit.bibtex.origins import FileOrigins, RawFields, raws_of
from bibkit.bibtex.unchanged import BibValue, unchanged_fields
from bibkit.bibtex.write_types import TypeChoice, choose_type
from bibkit.model.entry import Entry
from bibkit.model.record import Record

__all__ = ["BibValue", "bib_fields", "render_entry", "render_records"]

Annotate = Callable[[Record], str]
_NOT_IN_KEYS = re.compile(r"[\s,{}#%~\\\"=@']+")


class _Block(NamedTuple):
    type: str
    fields: dict[str, BibValue]


def bib_fields(
    record: Record | Entry,
    dialect: Dialect,
    *,
    ascii: bool = False,
    annotation: str = "",
    parents: Iterable[str] = (),
) -> dict[str, BibValue]:
    """Field name -> value in the order of writing; the entry's type and key are not among them.

    `ascii`: LaTeX commands instead of letters outside ASCII. `annotation`: a text for `annotation` (`annote`).
    `parents`: keys of entries that stand in the same file; what was inherited from them is left to them.
    """
    return _block(_as_record(record), dialect, ascii, annotation, frozenset(parents)).fields


def entry_type(record: Record | Entry, dialect: Dialect) -> str:
    """The entry type that a record is written under: `article`, `online`."""
    record = _as_record(record)
    provenance = record.provenance
    if type(provenance) is FileOrigins and provenance.entry is record.entry and provenance.dialect == dialect:
        return provenance.entry_type.lower()
    return _choice(record, dialect, raws_of(provenance)).type


def render_entry(
    record: Record | Entry,
    dialect: Dialect,
    *,
    ascii: bool = False,
    annotation: str = "",
    key: str | None = None,
    parents: Iterable[str] = (),
) -> str:
    """One entry as text, ending in `}` without a line end. `key` replaces the entry's own; see `bib_fields`."""
    record = _as_record(record)
    block = _block(record, dialect, ascii, annotation, frozenset(parents))
    name = key if key is not None else entry_key(record)
    lines = [f"@{block.type}{{{name},"]
    lines += [
        f"  {field} = {value.text if value.bare else f'{{{value.text}}}'}," for field, value in block.fields.items()
    ]
    return "\n".join(lines) + "\n}"


def render_records(
    records: Iterable[Record], dialect: Dialect, *, ascii: bool = False, annotate: Annotate | None = None
) -> str:
    """The records as a file of their own. Entries without a key get the default one; generated keys never clash."""
    records = tuple(records)
    keys = _keys(records)
    own = frozenset(record.entry.id for record in records if record.entry.id)
    entries = (
        render_entry(
            record, dialect, ascii=ascii, annotation=annotate(record) if annotate else "", key=key, parents=own
        )
        for record, key in zip(records, keys, strict=True)
    )
    text = "\n\n".join(entries)
    return f"{text}\n" if text else ""


def entry_key(record: Record) -> str:
    """The key an entry is written under: its own, cleaned of what BibTeX cannot take, else the default one.

    A key read from a .bib stays as it is, the empty one included.
    """
    entry = record.entry
    if _is_from_bib(record):
        return entry.id
    return _NOT_IN_KEYS.sub("", entry.id) or default_key(entry)


def _keys(records: tuple[Record, ...]) -> list[str]:
    taken = TakenKeys(record.entry.id for record in records if _is_from_bib(record))
    keys: list[str] = []
    for record in records:
        key = entry_key(record)
        if not _is_from_bib(record):
            key = unique_key(key, taken)
            taken.add(key)
        keys.append(key)
    return keys


def _is_from_bib(record: Record) -> bool:
    provenance = record.provenance
    return isinstance(provenance, FileOrigins) or ("type" in provenance and bool(provenance["type"].raw))


def _as_record(record: Record | Entry) -> Record:
    return record if isinstance(record, Record) else Record(entry=record)


def _block(record: Record, dialect: Dialect, ascii: bool, annotation: str, parents: frozenset[str]) -> _Block:
    provenance = record.provenance
    if (
        type(provenance) is FileOrigins
        and provenance.entry is record.entry
        and provenance.dialect == dialect
        and (unchanged := unchanged_fields(provenance, parents, ascii=ascii)) is not None
    ):
        if annotation:
            _add_annotation(unchanged, annotation, dialect, ascii)
        return _Block(provenance.entry_type.lower(), unchanged)
    raws = raws_of(provenance)
    choice = _choice(record, dialect, raws)
    read_as = provenance.dialect if isinstance(provenance, FileOrigins) else None
    fields = collect_fields(record, dialect, choice, ascii=ascii, parents=parents, read_as=read_as, raws=raws)
    if annotation:
        _add_annotation(fields, annotation, dialect, ascii)
    return _Block(choice.type, fields)


def _choice(record: Record, dialect: Dialect, raws: Mapping[str, RawFields]) -> TypeChoice:
    read_as = record.provenance.dialect if isinstance(record.provenance, FileOrigins) else None
    return choose_type(record.entry, dialect, raws.get("type", ()), read_as)


def _add_annotation(fields: dict[str, BibValue], annotation: str, dialect: Dialect, ascii: bool) -> None:
    name = "annotation" if dialect == "biblatex" else "annote"
    text = escape(annotation, ascii=ascii)  # plain text: what looks like a tag is none
    before = fields.get(name)
    fields[name] = BibValue(f"{before.text}\n\n{text}" if before else text)
