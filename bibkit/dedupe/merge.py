"""What one entry would look like that says all that several entries of a .bib say about one work, and making it so."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from bibkit.bibtex.edits import remove_entry, set_field
from bibkit.bibtex.latex import decode_latex
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.bibtex.names import parse_names
from bibkit.bibtex.tree import EntryBlock
from bibkit.keys.rename import add_aliases, aliases_of, rename_entries
from bibkit.model.identifiers import Doi
from bibkit.model.names import Name
from bibkit.text.fold import fold

Action = Literal["same", "filled", "finer", "united", "kept"]
# same    all that have the field agree           filled  taken from another entry, the kept one has none
# finer   another entry says the same more fully  united  lists put together
# kept    the entries disagree, the kept one's value stands

# Two names of one field: where one stands the other is not added.
_COUNTERPARTS = (
    ("journal", "journaltitle"), ("address", "location"), ("school", "institution"), ("annote", "annotation"),
    ("archiveprefix", "eprinttype"), ("primaryclass", "eprintclass"), ("pdf", "file"), ("key", "sortkey"),
    ("year", "date"), ("month", "date"),
)  # fmt: skip
_UNITED = {"keywords": (",", ", "), "groups": (",", ", "), "file": (";", ";")}
_OWN_WORDS = ("annote", "annotation", "comment", "review")  # what somebody wrote: none of it is lost
# References to other entries, and what programs note about an entry: neither filled in nor compared.
_LEFT_ALONE = frozenset((
    "crossref", "xref", "xdata", "related", "relatedtype", "entryset", "ids", "options", "timestamp", "owner",
    "date-added", "date-modified", "added-at", "creationdate", "modificationdate", "biburl", "bibsource", "interhash",
    "intrahash", "username", "__markedentry", "posted-at", "priority", "citeulike-article-id", "bdsk-url-1",
))  # fmt: skip
_MONTHS = {name: number for number, name in enumerate(MONTH_MACROS, 1)}
_VAGUE_TYPES = frozenset(("misc", "online", "electronic", "www", "unpublished", "unspecified"))


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """A field of the merged entry: its value in LaTeX, the key of the entry it is from, and what the others say."""

    name: str
    value: str
    source: str
    action: Action
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """`kept` gets the fields and `key`; the `dropped` entries go, their keys become aliases."""

    kept: EntryBlock
    key: str
    dropped: tuple[EntryBlock, ...]
    fields: tuple[FieldChoice, ...]

    @property
    def keys(self) -> dict[str, str]:
        """Old key -> new key, of those that change."""
        return {block.key: self.key for block in (self.kept, *self.dropped) if block.key and block.key != self.key}


def propose_merge(blocks: Sequence[EntryBlock], *, cited: dict[str, int], parents: Collection[str] = ()) -> Merge:
    """How these entries of one file would become one.

    The key that is cited most in `cited` (key -> how often) stays, else the kept entry's own. The entry that says most
    is kept; of those whose keys are among `parents` (lower case), the last, since BibTeX wants what `crossref` names
    behind what names it.
    """
    kept = _fullest(blocks, parents)
    used = [block for block in blocks if block.key and cited.get(block.key)]
    key = max(used, key=lambda block: cited[block.key]).key if used else kept.key
    dropped = tuple(block for block in blocks if block is not kept)
    return Merge(kept, key or next((b.key for b in blocks if b.key), ""), dropped, tuple(_choices(kept, dropped)))


def apply_merge(merge: Merge) -> None:
    """Make it so: fields set, the other entries removed, the key given, the other keys among `ids`."""
    for choice in merge.fields:
        if choice.action in ("filled", "finer", "united"):
            source = next((b for b in (merge.kept, *merge.dropped) if b.key == choice.source), merge.kept)
            macro = _macro(source, choice.name) if choice.action == "filled" else ""
            set_field(merge.kept, choice.name, macro or choice.value, style="macro" if macro else None)
    aliases = [alias for block in merge.dropped for alias in (block.key, *aliases_of(block))]
    own = merge.kept.key
    for block in merge.dropped:
        remove_entry(block)
    if merge.key:
        rename_entries([(merge.kept, merge.key)], aliases=False)
    add_aliases(merge.kept, [own, *aliases])


def _fullest(blocks: Sequence[EntryBlock], parents: Collection[str]) -> EntryBlock:
    referred = [block for block in blocks if block.key.lower() in parents]
    if referred:
        return blocks[-1]
    return max(blocks, key=lambda block: (_weight(block), -blocks.index(block)))


def _weight(block: EntryBlock) -> int:
    names = {field.name.lower() for field in block.fields if block.file.expand(field).strip()} - _LEFT_ALONE
    return len(names) + 3 * ("doi" in names) - 4 * (block.type.lower() in _VAGUE_TYPES)


def _choices(kept: EntryBlock, dropped: Sequence[EntryBlock]) -> list[FieldChoice]:
    own = _values(kept)
    others = [(block.key, _values(block)) for block in dropped]
    choices = [_choice(name, value, kept.key, others) for name, value in own.items()]
    have = set(own)
    for source, values in others:
        for name, value in values.items():
            if name not in have and not _has_counterpart(name, have):
                differing = [(key, theirs[name]) for key, theirs in others if name in theirs and key != source]
                choices.append(FieldChoice(name, value, source, "filled", _differing(name, value, differing)))
                have.add(name)
    return choices


def _values(block: EntryBlock) -> dict[str, str]:
    fields = {field.name.lower(): block.file.expand(field).strip() for field in reversed(block.fields)}
    return {name: fields[name] for name in reversed(fields) if name not in _LEFT_ALONE and fields[name]}


def _has_counterpart(name: str, have: Collection[str]) -> bool:
    return any(name in pair and pair[1 - pair.index(name)] in have for pair in _COUNTERPARTS)


def _choice(name: str, value: str, own: str, others: Sequence[tuple[str, dict[str, str]]]) -> FieldChoice:
    theirs = [(key, values[name]) for key, values in others if name in values]
    if name in _UNITED or name in _OWN_WORDS:
        united = _united(name, [value, *(other for _, other in theirs)])
        return FieldChoice(name, united, own, "same" if united == value else "united")
    best, source = value, own
    for key, other in theirs:
        if _is_finer(name, other, best):
            best, source = other, key
    candidates = [(own, value), *theirs]
    rest = _differing(name, best, [(key, other) for key, other in candidates if not _is_finer(name, best, other)])
    if source != own:
        return FieldChoice(name, best, source, "finer", rest)
    return FieldChoice(name, value, own, "kept" if rest else "same", rest)


def _differing(name: str, value: str, theirs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, other) for key, other in theirs if _compared(name, other) != _compared(name, value))


def _compared(name: str, value: str) -> str:
    if name == "doi":
        doi = Doi.parse(value)
        return doi.value if doi else value
    if name == "url":
        return value.rstrip("/")
    if name == "month":
        month = value.strip().lower()
        return month.lstrip("0") if month.isdecimal() else str(_MONTHS.get(month[:3], month))
    if name in ("author", "editor"):
        return " and ".join(f"{fold(n.literal or n.family)} {_initials(n)}" for n in parse_names(value))
    return fold(decode_latex(value)).replace(" ", "")


def _initials(name: Name) -> str:
    return "".join(word[0] for word in fold(name.given).split())


def _is_finer(name: str, value: str, than: str) -> bool:
    """Whether a value says what the other says, and more: full names, a subtitle, the last page."""
    if name in ("author", "editor"):
        return _names_are_finer(parse_names(value), parse_names(than))
    if name in ("title", "booktitle"):
        long, short = _compared(name, value), _compared(name, than)
        return len(short) >= 12 and len(long) > len(short) and long.startswith(short)
    if name == "pages":
        return bool(re.match(rf"{re.escape(than)}\s*[-–]", value))
    return False


def _names_are_finer(names: Sequence[Name], than: Sequence[Name]) -> bool:
    """The same people, each with at least as much of a given name, one with more; or more of them."""
    listed = [name for name in than if name.literal != "others"]
    if len(names) < len(listed) or any(name.literal == "others" for name in names) > (len(listed) < len(than)):
        return False
    longer = len(names) > len(than) or len(listed) < len(than)
    for name, other in zip(names, listed, strict=False):
        if fold(name.literal or name.family) != fold(other.literal or other.family):
            return False
        ours, theirs = fold(name.given).split(), fold(other.given).split()
        if len(ours) < len(theirs) or not all(a.startswith(b) for a, b in zip(ours, theirs, strict=False)):
            return False
        longer = longer or "".join(ours) != "".join(theirs)
    return longer


def _united(name: str, values: Sequence[str]) -> str:
    separator, joiner = _UNITED.get(name, ("\n\n", "\n\n"))
    if name == "keywords" and ";" in values[0]:
        joiner = "; "
    words = [word.strip() for word in _parts(name, values[0], separator)]
    known = {fold(word) for word in words}
    added = []
    for value in values[1:]:
        for word in _parts(name, value, separator):
            if word.strip() and fold(word) not in known:
                known.add(fold(word))
                added.append(word.strip())
    return joiner.join([values[0].rstrip(), *added]) if added else values[0]


def _parts(name: str, value: str, separator: str) -> list[str]:
    """The members of a list; keywords that are parted by semicolons may have commas in them."""
    return value.split(";" if name == "keywords" and ";" in value else separator)


def _macro(block: EntryBlock, name: str) -> str:
    """The macro that a field's value is, if it is one that can be written elsewhere in the file as well."""
    field = block.field(name)
    if field is None or len(field.pieces) != 1 or field.pieces[0].kind != "macro":
        return ""
    macro = field.pieces[0].text
    return macro if macro.lower() in block.file.macros or macro.lower() in MONTH_MACROS else ""
