"""Zotero's item schema as a table: item types with their fields and creator types, base fields, names in CSL.

The table in `_zotero_table.txt` is derived from version 41 of Zotero's schema by
tests/formats/derive_zotero_schema.py; a test compares the two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ItemType:
    """An item type: its fields in Zotero's order, each with its base field (itself where it has none)."""

    name: str
    fields: dict[str, str]
    creators: tuple[str, ...]

    @property
    def primary_creator(self) -> str:
        return self.creators[0]

    def field_for(self, base: str) -> str | None:
        """The type's own name of a base field: `publicationTitle` -> `bookTitle` in a bookSection; None without one."""
        if base in self.fields:
            return base
        return next((name for name, its_base in self.fields.items() if its_base == base), None)


@dataclass(frozen=True, slots=True)
class Schema:
    """The whole table; `csl_*` map CSL names to Zotero's, the `*_of` mappings the other way."""

    version: int
    types: dict[str, ItemType]
    csl_types: dict[str, tuple[str, ...]]
    csl_fields: dict[str, tuple[str, ...]]
    csl_dates: dict[str, str]
    role_of: dict[str, str]  # creator type -> CSL name variable
    type_of: dict[str, str] = field(default_factory=dict)  # item type -> CSL type
    variable_of: dict[str, str] = field(default_factory=dict)  # base field -> CSL variable
    base_of: dict[str, str] = field(default_factory=dict)  # any field of any type -> base field


# Spellings of citeproc-js that the schema lists beside CSL's own.
_NOT_CSL = frozenset({"journalAbbreviation", "shortTitle", "citation-key", "note"})


@cache
def load_schema() -> Schema:
    """The schema bibkit knows, read once from the package's data."""
    text = files("bibkit.formats").joinpath("_zotero_table.txt").read_text(encoding="utf-8")
    schema = Schema(0, {}, {}, {}, {}, {})
    version = 0
    for line in text.splitlines():
        kind, _, rest = line.partition(" ")
        name, *columns = (column.strip() for column in rest.split("|"))
        match kind:
            case "version":
                version = int(name)
            case "type":
                pairs = (item.partition("=") for item in columns[0].split())
                fields = {key: base or key for key, _, base in pairs}
                schema.types[name] = ItemType(name, fields, tuple(columns[1].split()))
            case "csl-type":
                schema.csl_types[name] = tuple(columns[0].split())
            case "csl-text" if name not in _NOT_CSL:
                schema.csl_fields[name] = tuple(columns[0].split())
            case "csl-date":
                schema.csl_dates[name] = columns[0]
            case "csl-name":
                schema.role_of[name] = columns[0]
    schema.csl_fields["container-title-short"] = ("journalAbbreviation",)
    return _with_reverse(schema, version)


def _with_reverse(schema: Schema, version: int) -> Schema:
    type_of = {kind: csl for csl, kinds in schema.csl_types.items() for kind in kinds}
    variable_of = {base: csl for csl, bases in schema.csl_fields.items() for base in bases}
    variable_of |= {base: csl for csl, base in schema.csl_dates.items()}
    base_of = {key: base for row in schema.types.values() for key, base in row.fields.items() if key != base}
    return Schema(
        version,
        schema.types,
        schema.csl_types,
        schema.csl_fields,
        schema.csl_dates,
        schema.role_of,
        type_of,
        variable_of,
        base_of,
    )
