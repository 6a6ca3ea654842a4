"""The rules in the order in which they run: those that look at one entry, those that look at the whole file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bibkit.bibtex.blocks import Block
from bibkit.checks import (
    blocks,
    characters,
    dates,
    duplicates,
    identifiers,
    keys,
    macros,
    names,
    pages,
    required,
    tex,
    titles,
)
from bibkit.checks.subject import Bibliography, Note, Subject

EntryRule = Callable[[Subject], Iterator[Note]]
FileRule = Callable[[Bibliography], Iterator[tuple[Subject | Block, Note]]]

ENTRY_RULES: tuple[EntryRule, ...] = (
    blocks.comment_inside,
    keys.key,
    required.unknown_type,
    required.missing_fields,
    required.repeated_fields,
    identifiers.doi,
    identifiers.doi_in_url,
    identifiers.isbn,
    identifiers.issn,
    identifiers.eprint,
    identifiers.url,
    dates.year,
    dates.date,
    dates.month,
    dates.access_date,
    pages.pages,
    names.names,
    titles.capitals,
    titles.full_stop,
    tex.specials,
    tex.braces,
    characters.characters,
    characters.placeholders,
)
FILE_RULES: tuple[FileRule, ...] = (
    blocks.damage,
    blocks.commented_out,
    keys.repeated_keys,
    keys.parents,
    macros.undefined,
    macros.redefined,
    macros.texts,
    required.misspelt_fields,
    titles.whole_braced,
    characters.encoding,
    duplicates.duplicates,
)
