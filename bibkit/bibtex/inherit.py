"""Fields that an entry takes from others: BibTeX's `crossref`, BibLaTeX's `crossref` and `xdata`.

What is passed on follows biber's defaults (biblatex manual 3.20, appendix B), with two exceptions: what identifies or
describes the parent itself (doi, url, abstract …) is not the child's.
"""

from __future__ import annotations

from bibkit.bibtex.aliases import (
    NOT_INHERITED,
    PARTS,
    TITLE_OF_MULTIVOLUME,
    TITLE_OF_PARENT,
    TITLE_OF_PERIODICAL,
)
from bibkit.bibtex.tree import BibFile, EntryBlock
from bibkit.issues import Issue

Fields = dict[str, str]


class Inheritance:
    """The inherited fields of a file's entries; every entry is followed at most once on a way, cycles are reported."""

    def __init__(self, file: BibFile) -> None:
        self._file = file
        self._lowered: dict[str, EntryBlock] | None = None
        self.issues: list[Issue] = []

    def inherited(self, entry: EntryBlock, fields: Fields) -> dict[str, tuple[str, str]]:
        """name -> (value, key of the entry it stands in) of what `fields`, the entry's own, do not say."""
        found: dict[str, tuple[str, str]] = {}
        self._collect(entry, fields, found, (entry.key,))
        return found

    def _collect(
        self, entry: EntryBlock, fields: Fields, found: dict[str, tuple[str, str]], way: tuple[str, ...]
    ) -> None:
        type_ = entry.type.lower()
        for key in _keys(fields.get("xdata", "")):
            parent = self._parent(entry, key, "xdata", way)
            if parent is not None:
                self._take(parent, type_, found, fields, way, as_part=False)
        crossref = fields.get("crossref", "").strip()
        if crossref:
            parent = self._parent(entry, crossref, "crossref", way)
            if parent is not None:
                self._take(parent, type_, found, fields, way, as_part=True)

    def _take(
        self,
        parent: EntryBlock,
        child_type: str,
        found: dict[str, tuple[str, str]],
        own: Fields,
        way: tuple[str, ...],
        *,
        as_part: bool,
    ) -> None:
        fields = own_fields(self._file, parent)
        beyond: dict[str, tuple[str, str]] = {}
        self._collect(parent, fields, beyond, (*way, parent.key))
        for name, (value, key) in [(name, (value, parent.key)) for name, value in fields.items()] + list(
            beyond.items()
        ):
            target = _name_in_child(name, child_type, parent.type.lower(), fields) if as_part else name
            if target == "author" and "author" in own and child_type in ("inbook", "bookinbook", "suppbook"):
                target = "bookauthor"
            if target and target not in own and target not in found and target not in ("crossref", "xdata", "ids"):
                found[target] = (value, key)

    def _parent(self, entry: EntryBlock, key: str, field: str, way: tuple[str, ...]) -> EntryBlock | None:
        parent = self._file.entry(key) or self._by_lower_case(key)
        if parent is None:
            self._report(
                "bibtex.missing-parent", f"{field} of {entry.key!r} names {key!r}, which is not in the file", entry
            )
            return None
        if parent.key in way:
            chain = " -> ".join((*way[way.index(parent.key) :], parent.key))
            self._report("bibtex.crossref-cycle", f"entries name each other: {chain}; not followed", entry)
            return None
        return parent

    def _by_lower_case(self, key: str) -> EntryBlock | None:
        if self._lowered is None:
            self._lowered = {}
            for entry in self._file.entries:
                self._lowered.setdefault(entry.key.lower(), entry)
        return self._lowered.get(key.lower())

    def _report(self, code: str, message: str, entry: EntryBlock) -> None:
        name = self._file.name
        where = f"{name}:{entry.line}" if name else f"line {entry.line}"
        issue = Issue(code, message, "warning", where)
        if issue not in self.issues[-50:]:
            self.issues.append(issue)


def own_fields(file: BibFile, entry: EntryBlock) -> Fields:
    """An entry's own fields by lower-case name, macros expanded; of repeated ones the first, as in BibTeX."""
    return file.values(entry).fields


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _name_in_child(name: str, child: str, parent: str, parent_fields: Fields) -> str:
    """What the child calls a field of its parent; "" for what is not passed on."""
    if parent == "xdata":
        return name
    if child in PARTS and name in TITLE_OF_PARENT:
        if parent.startswith("mv"):
            return TITLE_OF_MULTIVOLUME[name]
        return "" if name == "title" and "booktitle" in parent_fields else TITLE_OF_PARENT[name]
    if child == "article" and parent == "periodical" and name in TITLE_OF_PERIODICAL:
        return TITLE_OF_PERIODICAL[name]
    if parent.startswith("mv") and name in TITLE_OF_MULTIVOLUME and child in ("book", "collection", "proceedings"):
        return TITLE_OF_MULTIVOLUME[name]
    return "" if name in NOT_INHERITED else name
