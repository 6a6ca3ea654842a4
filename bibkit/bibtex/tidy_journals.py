"""Journals' names in abbreviated or full form, through a whole .bib: in `journal`, `journaltitle` and `@string`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bibkit.bibtex import scan
from bibkit.bibtex.edits import set_field
from bibkit.bibtex.latex import encode_latex
from bibkit.bibtex.syntax import Field, parse_string
from bibkit.bibtex.tree import BibFile, EntryBlock, StringBlock
from bibkit.bibtex.values import read_text
from bibkit.errors import InputError
from bibkit.issues import Issue
from bibkit.journals.doubt import Doubt
from bibkit.journals.lists import JournalList, looks_abbreviated, undotted
from bibkit.journals.names import JournalNames
from bibkit.text.fold import fold

# Where styles print the name of a journal; other types hold series and collections in such fields, if anything.
_TYPES = frozenset({"article", "review", "suppperiodical"})
_LONGEST_SHOWN = 120
_COMMAND = re.compile(r"[\s{]*\\[A-Za-z]+[\s}]*")
_FIELDS = ("journaltitle", "journal")


@dataclass(slots=True)
class _Use:
    """A field that holds a journal's name."""

    entry: EntryBlock
    field: Field
    name: str

    @property
    def macro(self) -> str:
        """The macro that is the whole value, in lower case; empty for other values."""
        kinds = [piece.kind for piece in self.field.pieces]
        return self.field.pieces[0].text.lower() if kinds == ["macro"] else ""

    @property
    def is_text(self) -> bool:
        return [piece.kind for piece in self.field.pieces] in (["braced"], ["quoted"])


@dataclass(slots=True)
class _Left:
    """Names that stay as they are: the first entry with each, why, and how many there are."""

    firsts: dict[str, tuple[EntryBlock, str]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def note(self, name: str, entry: EntryBlock, reason: str) -> None:
        self.firsts.setdefault(name, (entry, reason))
        self.counts[name] += 1

    def issues(self, file: BibFile) -> list[Issue]:
        in_order = sorted(self.firsts.items(), key=lambda item: item[1][0].line)
        return [
            Issue(
                "fmt.journal-left",
                f"the journal {_shown(name)!r} is left as it is"
                + (f" ({self.counts[name]} entries): {reason}" if self.counts[name] > 1 else f": {reason}"),
                "info",
                f"{file.name}:{entry.line}" if file.name else "",
            )
            for name, (entry, reason) in in_order
        ]


def _shown(name: str) -> str:
    return name if len(name) <= _LONGEST_SHOWN else name[:_LONGEST_SHOWN] + "…"


def tidy_journals(file: BibFile, journals: JournalNames) -> list[Issue]:
    """Give the names of journals the form that is wanted; what is left as it is, and why.

    A name that a macro stands for changes in the `@string`, where all uses of the macro are names of journals; one
    that is put together from pieces stays.
    """
    uses = list(_uses(file))
    journals = journals.with_last(_own_pairs(file, uses, full=journals.form == "full"))
    left = _Left()
    macros: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        if use.macro:
            macros[use.macro].append(use)
        else:
            _change_field(use, journals, left)
    if macros:
        _change_macros(file, macros, journals, left)
    return left.issues(file)


def _uses(file: BibFile) -> Iterator[_Use]:
    for entry in file.entries:
        if entry.type.lower() not in _TYPES:
            continue
        fields = {found.name.lower(): found for found in reversed(entry.parse().fields)}
        for found in (fields[name] for name in _FIELDS if name in fields):
            value = file.expand(found)
            # \apj is the style's to write out.
            if not _COMMAND.fullmatch(value) and (name := read_text(value)):
                yield _Use(entry, found, name)


def _own_pairs(file: BibFile, uses: Iterable[_Use], *, full: bool) -> JournalList:
    """What entries say themselves: BibLaTeX's `shortjournal`, `fjournal` of zbMATH and MathSciNet.

    Programs fill `shortjournal` with whatever they find. As an abbreviation it counts with its full stops; as the way
    back (`full`), where its words begin as those of the name do.
    """
    own = JournalList("the file itself")
    for use in uses:
        fields = {found.name.lower(): found for found in use.entry.parse().fields}
        short, long = (read_text(file.expand(fields[name])) if name in fields else ""
                       for name in ("shortjournal", "fjournal"))  # fmt: skip
        if looks_abbreviated(short) and not full and undotted(short) == undotted(use.name):
            own.add(short, short)  # its full name went when it was abbreviated
        for name, abbreviation in ((use.name, short), (long, use.name)):
            if not abbreviation or len(abbreviation) >= len(name) or looks_abbreviated(name):
                continue
            if _begins_alike(abbreviation, name) and (full or looks_abbreviated(abbreviation)):
                own.add(name, abbreviation)
    return own


def _begins_alike(abbreviation: str, name: str) -> bool:
    """Whether every word of the abbreviation has one in the name that begins with its letter, in the same order."""
    words = iter(fold(name).split())
    return all(any(word[0] == short[0] for word in words) for short in fold(abbreviation).split())


# ------------------------------------------------------------------------------------------------------------- fields


def _change_field(use: _Use, journals: JournalNames, left: _Left) -> None:
    try:
        chosen = journals.choose(use.name)
        if chosen != use.name:
            _set(use, chosen)
    except Doubt as doubt:
        left.note(use.name, use.entry, str(doubt))


def _set(use: _Use, chosen: str) -> None:
    if not use.is_text:
        raise Doubt("its value is put together from several")
    value = _written(chosen, use.entry.file.expand(use.field))
    try:
        set_field(use.entry, use.field.name, value)
    except InputError as error:
        raise Doubt(error.message) from None


def _written(name: str, before: str) -> str:
    """A name in LaTeX, accents as commands where the old value has them so."""
    value = encode_latex(name, ascii=before.isascii())
    if read_text(value) != name:
        raise Doubt(f"{name!r} cannot be written in LaTeX")
    return value


# ------------------------------------------------------------------------------------------------------------- macros


def _change_macros(file: BibFile, macros: dict[str, list[_Use]], journals: JournalNames, left: _Left) -> None:
    elsewhere = _used_elsewhere(file, macros)
    for macro, uses in macros.items():
        name, first = uses[0].name, uses[0].entry
        try:
            chosen = journals.choose(name) if macro in file.macros else name
            if chosen == name:
                continue
            if macro in elsewhere:
                raise Doubt(f"the macro {macro!r} is used for other things too")
            _change_definition(file, macro, chosen)
        except Doubt as doubt:
            left.note(name, first, str(doubt))


def _used_elsewhere(file: BibFile, macros: dict[str, list[_Use]]) -> set[str]:
    """Macros that stand anywhere else than alone in the field of a journal."""
    counts: dict[str, int] = defaultdict(int)
    for fields in (*(entry.parse().fields for entry in file.entries), *(block.fields for block in file.strings)):
        for piece in (piece for found in fields for piece in found.pieces if piece.kind == "macro"):
            counts[piece.text.lower()] += 1
    return {macro for macro, uses in macros.items() if counts[macro] != len(uses)}


def _change_definition(file: BibFile, macro: str, name: str) -> None:
    found = [(block, defined) for block in file.strings for defined in block.fields if defined.name.lower() == macro]
    if len(found) != 1:
        raise Doubt(f"the macro {macro!r} is defined {len(found)} times")
    block, defined = found[0]
    if [piece.kind for piece in defined.pieces] not in (["braced"], ["quoted"]):
        raise Doubt(f"the macro {macro!r} is put together from others")
    _replace_value(file, block, defined, _written(name, file.expand(defined)))


def _replace_value(file: BibFile, block: StringBlock, defined: Field, value: str) -> None:
    raw = block.raw
    opening, closing = raw[defined.value_start], raw[defined.value_end - 1]
    text = raw[: defined.value_start] + opening + value + closing + raw[defined.value_end :]
    fits = file.encoding.can_encode(text) and [kind for kind, _ in scan.kinds(file.encoding.encode(text))] == ["string"]
    if not fits or len(parse_string(text).fields) != len(block.fields):
        raise Doubt(f"{value!r} cannot be written in its @string")
    block.replace_raw(text)
    file.touched(structure=True)
