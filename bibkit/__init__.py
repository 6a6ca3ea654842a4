"""bibkit: bibliographic entries from the pages people have.

The public functions are imported when first used, so that `import bibkit` costs next to nothing:

- `extract(page)`: what a saved or pasted page says, as records with provenance
- `enrich(records)`: fill blanks from Crossref, keep disagreements as conflicts
- `read(text, format)` / `render(records, format)`: bibliographic formats to records and back
- `load_bib(path)`, `set_field(entry, …)`, `save_bib(bib)`: a .bib edited field by field, every other byte kept
- `to_bibtexparser(records)`, `from_bibtexparser(database)`: exchange with programs that use bibtexparser 1.4
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bibkit.api import enrich, extract, read, render
    from bibkit.bibtex._bibtexparser import from_bibtexparser, to_bibtexparser
    from bibkit.bibtex.edits import set_field
    from bibkit.bibtex.file import load_bib, save_bib
    from bibkit.model.entry import Entry
    from bibkit.model.record import Record

__all__ = [
    "Entry",
    "Record",
    "enrich",
    "extract",
    "from_bibtexparser",
    "load_bib",
    "read",
    "render",
    "save_bib",
    "set_field",
    "to_bibtexparser",
]

_HOMES = {
    "Entry": "bibkit.model.entry",
    "Record": "bibkit.model.record",
    "enrich": "bibkit.api",
    "extract": "bibkit.api",
    "from_bibtexparser": "bibkit.bibtex._bibtexparser",
    "load_bib": "bibkit.bibtex.file",
    "read": "bibkit.api",
    "render": "bibkit.api",
    "save_bib": "bibkit.bibtex.file",
    "set_field": "bibkit.bibtex.edits",
    "to_bibtexparser": "bibkit.bibtex._bibtexparser",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        import importlib

        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'bibkit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
