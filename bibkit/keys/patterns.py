"""One door to all ways of making keys: bibkit's own, JabRef's patterns, Better BibTeX's formulas.

pattern = parse_pattern("[auth:lower][year]")          # JabRef
pattern = parse_pattern("auth.lower + year")           # Better BibTeX
pattern = parse_pattern("")                            # Family2015Word
pattern.draft(record).unique(taken)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bibkit.bibtex.keys import default_key
from bibkit.errors import InputError
from bibkit.keys.draft import KeyDraft
from bibkit.model.record import Record

if TYPE_CHECKING:
    from bibkit.bibtex.tree import EntryBlock


class KeyPattern(Protocol):
    """Something that drafts keys. `block` is where the record stands in a .bib, if it does."""

    def draft(self, record: Record, block: EntryBlock | None = None) -> KeyDraft: ...


def parse_pattern(text: str) -> KeyPattern:
    """The pattern that a text means: what has brackets `[…]` and is no formula is JabRef's, empty is bibkit's own.

    Keys by JabRef's patterns are transliterated to ASCII, as formulas are by default. InputError for what is neither.
    """
    if not text.strip():
        return _Default()
    try:
        return _ByFormula(text)
    except InputError:
        if "[" not in text:
            raise
    return _ByBrackets(text)


class _Default:
    def draft(self, record: Record, block: EntryBlock | None = None) -> KeyDraft:
        return KeyDraft(default_key(record.entry))


class _ByFormula:
    def __init__(self, text: str) -> None:
        from bibkit.keys.betterbibtex import Formula

        self._formula = Formula.parse(text)

    def draft(self, record: Record, block: EntryBlock | None = None) -> KeyDraft:
        from bibkit.formats.zotero import render_items

        return self._formula.draft(render_items([record])[0])


class _ByBrackets:
    def __init__(self, text: str) -> None:
        from bibkit.keys.jabref import Pattern

        self._pattern = Pattern.parse(text, transliterate=True)

    def draft(self, record: Record, block: EntryBlock | None = None) -> KeyDraft:
        from bibkit.bibtex.write import bib_fields
        from bibkit.bibtex.write_types import choose_type
        from bibkit.keys.work import Work, shown_type

        own = {field.name.lower(): block.file.expand(field) for field in reversed(block.fields)} if block else {}
        type_ = block.type if block else choose_type(record.entry, "bibtex").type
        if not own or "crossref" in own or "xdata" in own:
            own = {name: value.text for name, value in bib_fields(record, "bibtex").items()} | own
        return self._pattern.draft(Work(shown_type(type_), own))
