"""Exchange with programs that use bibtexparser 1.4: its BibDatabase to records and back.

The one module that imports bibtexparser; it is imported when one of the functions is called.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from typing import Any

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.bibtex.read import read_fields
from bibkit.bibtex.unchanged import BibValue
from bibkit.bibtex.write import bib_fields, entry_key, entry_type
from bibkit.model.record import Record


def to_bibtexparser(records: Iterable[Record], dialect: Dialect = "bibtex") -> Any:
    """A `bibtexparser.bibdatabase.BibDatabase` of the records: LaTeX values, months as its own month strings."""
    bibdatabase: Any = importlib.import_module("bibtexparser.bibdatabase")
    database = bibdatabase.BibDatabase()
    database.load_common_strings()
    for record in records:
        entry: dict[str, Any] = {"ENTRYTYPE": entry_type(record, dialect), "ID": entry_key(record)}
        for name, value in bib_fields(record, dialect).items():
            entry[name] = _expression(bibdatabase, database, value) if value.bare else value.text
        database.entries.append(entry)
    return database


def from_bibtexparser(database: Any, dialect: Dialect = "bibtex", *, name: str = "") -> tuple[Record, ...]:
    """The records of a BibDatabase, its strings expanded. What it dropped in reading is not there to be had."""
    return tuple(
        read_fields(
            str(entry.get("ENTRYTYPE", "misc")),
            str(entry.get("ID", "")),
            {field.lower(): _text(value) for field, value in entry.items() if field not in ("ENTRYTYPE", "ID")},
            dialect,
            name=name,
        )
        for entry in database.entries
    )


def _expression(bibdatabase: Any, database: Any, value: BibValue) -> Any:
    """`jan # {--} # feb` as bibtexparser's expression of its month strings and texts."""
    parts = [part.strip() for part in value.text.split("#")]
    return bibdatabase.BibDataStringExpression(
        [bibdatabase.BibDataString(database, part) if part in MONTH_MACROS else part.strip("{}") for part in parts]
    )


def _text(value: Any) -> str:
    """The text of a value: a string, one of bibtexparser's strings, or an expression of them."""
    if isinstance(value, str):
        return value
    expression = getattr(value, "expr", None)
    if isinstance(expression, list):
        return "".join(map(_text, expression))
    return _string(value)


def _string(value: Any) -> str:
    """One of bibtexparser's strings: a month as its macro, any other as what it stands for."""
    macro = str(getattr(value, "name", "")).lower()
    return macro if macro in MONTH_MACROS else str(value.get_value())
