"""What enrichment found, put into the entries of a .bib field by field: what stands there stays, to the byte."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.edits import remove_field, set_field, set_type
from bibkit.bibtex.names import OTHERS
from bibkit.bibtex.tree import EntryBlock
from bibkit.bibtex.write import BibValue, bib_fields
from bibkit.bibtex.write_types import choose_type
from bibkit.enrichment.merge import changed_attributes
from bibkit.errors import InputError
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.model.vocabulary import BY_ATTRIBUTE, BY_CSL

# Long, or of no use to a bibliography: only on request.
UNASKED = frozenset(("abstract", "language", "container_title_short", "archive", "event_date"))
_MOST_PEOPLE = 50


@dataclass(frozen=True, slots=True)
class Filled:
    """A field that was set in an entry: its name, what it says now, where that comes from."""

    key: str
    field: str
    value: str
    source: str


def wanted_attributes(names: Iterable[str]) -> frozenset[str]:
    """The attributes that a list of field names asks for: CSL's, BibLaTeX's or BibTeX's (`doi`, `pages`, `journal`).

    `all` is everything. Raises InputError for a name that no format knows.
    """
    wanted: set[str] = set()
    for name in names:
        found = {
            variable.attribute
            for variable in BY_CSL.values()
            if name.lower() in (variable.csl.lower(), variable.attribute, variable.biblatex, variable.bibtex)
        }
        found |= {"container_title"} if name.lower() in ("booktitle", "journaltitle", "journal") else set()
        found |= {"issued"} if name.lower() in ("month", "year") else set()
        if name.lower() == "all":
            found = set(BY_ATTRIBUTE)
        if not found:
            raise InputError(f"no field is called {name!r}", "as in --fields doi,pages,journal or --fields all")
        wanted |= found
    return frozenset(wanted)


def fill_entry(
    block: EntryBlock, before: Record, after: Record, dialect: Dialect, wanted: Collection[str] | None = None
) -> tuple[list[Filled], list[Issue]]:
    """Set the fields in which `after` says more than `before`; () when there are none.

    Fields that the entry has are only touched where enrichment replaced their value (a cut abstract, a finer date).
    """
    changed = [
        name
        for name in changed_attributes(before.entry, after.entry)
        if name != "type"
        and (name in wanted if wanted is not None else _is_asked(name, dialect))
        and not _is_cut_on_purpose(getattr(before.entry, name), getattr(after.entry, name))
    ]
    order = {name: rank for rank, name in enumerate(bib_fields(after.entry, dialect))}
    fields = [
        (field, value, name) for name in changed for field, value in _fields_for(block, after.entry, name, dialect)
    ]
    fields.sort(key=lambda item: order.get(item[0], len(order)))
    filled: list[Filled] = []
    issues: list[Issue] = []
    for field, value, name in fields:
        source = after.provenance[name].source if name in after.provenance else ""
        try:
            if set_field(block, field, value.text, style="macro" if value.bare else None):
                filled.append(Filled(block.key, field, value.text, source))
        except InputError as error:
            message = f"{block.key}: {field} was not set: {error.message}"
            issues.append(Issue("enrich.field-not-set", message, "warning"))
    return filled, issues


def _is_asked(attribute: str, dialect: Dialect) -> bool:
    """Whether a field is filled unasked: in a file of BibTeX none that only BibLaTeX prints."""
    variable = BY_ATTRIBUTE.get(attribute)
    return attribute not in UNASKED and (dialect == "biblatex" or variable is None or bool(variable.bibtex))


def _is_cut_on_purpose(before: Any, after: Any) -> bool:
    """Whether "and others" stands for so many people that nobody wants to see them all."""
    return isinstance(before, tuple) and before[-1:] == (OTHERS,) and len(after) > _MOST_PEOPLE


def _fields_for(block: EntryBlock, entry: Entry, name: str, dialect: Dialect) -> Sequence[tuple[str, BibValue]]:
    """The fields that say one variable in this entry; dates in the form that the entry uses itself."""
    value = getattr(entry, name)
    if name == "isbn":  # biber warns of more than one
        value = () if block.field("isbn") else value[:1]
    alone = Entry(type=entry.type, **{name: value})
    if name == "issued":
        dated: Literal["bibtex", "biblatex"] = "bibtex" if block.field("year") or dialect == "bibtex" else "biblatex"
        fields = bib_fields(alone, dated)
        if dated == "bibtex" and block.field("year"):
            return [(field, value) for field, value in fields.items() if field == "month"]
        return list(fields.items())
    fields = bib_fields(alone, dialect)
    return [
        (field, value)
        for field, value in fields.items()
        if (name != "page" or field != "eid" or not block.field("pages"))
        and field != "entrysubtype"  # it goes with the type of entry, which is its owner's choice
        and (field != "type" or name == "genre")
    ]


def replace_entry(
    block: EntryBlock, before: Record, after: Record, dialect: Dialect
) -> tuple[list[Filled], list[Issue]]:
    """Turn an entry into another version of its work: type and changed fields set, fields that say nothing now removed.

    The key, comments and every field that says the same stay as they are written.
    """
    old, new = bib_fields(before.entry, dialect), bib_fields(after.entry, dialect)
    filled: list[Filled] = []
    issues: list[Issue] = []
    type_ = choose_type(after.entry, dialect).type
    try:
        if block.type.lower() != type_.lower() and before.entry.type != after.entry.type:
            set_type(block, type_)
        for name in old:
            if name not in new and block.field(name):
                remove_field(block, name)
        for name, value in new.items():
            if old.get(name) != value and set_field(block, name, value.text, style="macro" if value.bare else None):
                filled.append(Filled(block.key, name, value.text, ""))
    except InputError as error:
        issues.append(Issue("enrich.field-not-set", f"{block.key}: {error.message}", "warning"))
    return filled, issues
