"""A .bib put in order as its owner asked (`bibkit fmt`): values, names, layout, order of fields and entries.

Headings, `@string`s, free text and what cannot be read stay where they stand; comment lines right above an entry go
with it. What is tidied stays as it is when it is tidied again.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from bibkit.bibtex import scan
from bibkit.bibtex.edits import remove_field
from bibkit.bibtex.layout import newline_of
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.bibtex.syntax import parse_entry
from bibkit.bibtex.tidy_entry import tidied
from bibkit.bibtex.tidy_options import FmtOptions
from bibkit.bibtex.tidy_order import sort_entries
from bibkit.bibtex.tree import BibFile, EntryBlock, TextBlock
from bibkit.errors import InputError
from bibkit.issues import Issue

if TYPE_CHECKING:
    from bibkit.journals.names import JournalNames


def tidy(file: BibFile, options: FmtOptions, journals: JournalNames | None = None) -> list[Issue]:
    """Change the file as the options say; with options that ask for nothing, not at all.

    `journals` decides over the names of journals where the options want them in one form; by default the rules of
    ISO 4 do. Gives what is left as it is though a change was asked for.
    """
    if not options.any:
        return []
    newline = next((found for block in file.blocks[:50] if (found := newline_of(block.raw))), "\n")
    issues: list[Issue] = []
    months = not any(month in file.macros for month in MONTH_MACROS)
    if options.drop or options.drop_empty:
        for entry in file.entries:
            _drop(entry, options)
    if options.journals:
        issues = _tidy_journals(file, options, journals)
    for entry in file.entries:
        _tidy_entry(entry, options, newline=newline, months=months)
    if options.sort:
        sort_entries(file, options.sort)
    if options.blank_lines:
        _separate(file, newline)
    return issues


def _tidy_journals(file: BibFile, options: FmtOptions, journals: JournalNames | None) -> list[Issue]:
    from bibkit.bibtex.tidy_journals import tidy_journals
    from bibkit.journals.names import JournalNames

    if journals is None and options.journals:
        journals = JournalNames(options.journals, iso4=options.iso4)
    return tidy_journals(file, journals) if journals else []


def _drop(entry: EntryBlock, options: FmtOptions) -> None:
    patterns = [name.lower() for name in options.drop]
    for name in dict.fromkeys(field.name for field in entry.fields):
        field = entry.field(name)
        if field is None:
            continue
        unwanted = any(fnmatchcase(name.lower(), pattern) for pattern in patterns)
        if unwanted or (options.drop_empty and not entry.file.expand(field).strip()):
            try:
                remove_field(entry, name)
            except InputError:  # the rest would not be readable any more; it stays
                continue


def _tidy_entry(entry: EntryBlock, options: FmtOptions, *, newline: str, months: bool) -> None:
    before = entry.parse()
    raw = entry.raw
    text = tidied(raw, before, options, newline=newline, months=months)
    if text == raw:
        return
    encoded = entry.file.encoding.encode(text)
    # Nothing that is asked for changes how an entry reads. Should it, in a text nobody thought of, the old one stays.
    if [kind for kind, _ in scan.kinds(encoded)] != ["entry"]:
        return
    after = parse_entry(text)
    names = sorted(field.name.lower() for field in before.fields)
    if after.key == before.key and sorted(field.name.lower() for field in after.fields) == names:
        entry.replace_raw(text)
        entry.file.touched()


def _separate(file: BibFile, newline: str) -> None:
    """One blank line where nothing but white space stands between an entry and its neighbour."""
    for before, block, after in zip(file.blocks, file.blocks[1:], file.blocks[2:], strict=False):
        beside_entry = isinstance(before, EntryBlock) or isinstance(after, EntryBlock)
        if beside_entry and isinstance(block, TextBlock) and not block.raw.strip() and block.raw != newline * 2:
            block.replace_raw(newline * 2)
            file.touched()
