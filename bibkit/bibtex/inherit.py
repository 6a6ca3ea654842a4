"""Fields that an entry takes from others: BibTeX's `crossref`, BibLaTeX's `crossref` and `xdata`.

What is passed on follows biber's defaults (biblatex manual 3.20, appendix B), with two exceptions: what identifies or
describes the parent itself (doi, url, abstract …) is not the child's.
"""

from __future__ import annotations

from functools import cached_property

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

_DEEPEST = 20


class Inheritance:
    """The inherited fields of a file's entries; every entry is followed at most once on a way, cycles are reported."""

    def __init__(self, file: BibFile) -> None:
        self._file = file
        self._other_names: dict[str, EntryBlock] | None = None
        self._known: dict[str, tuple[str, Fields]] = {}
        self._asked = 0
        self.issues: list[Issue] = []

    def inherited(self, entry: EntryBlock, fields: Fields) -> dict[str, tuple[str, str]]:
        """name -> (value, key of the entry it stands in) of what `fields`, the entry's own, do not say."""
        found: dict[str, tuple[str, str]] = {}
        self._collect(entry, entry.type.lower(), fields, found, (entry.key,), set())
        return found

    def _collect(
        self,
        entry: EntryBlock,
        type_: str,
        fields: Fields,
        found: dict[str, tuple[str, str]],
        way: tuple[str, ...],
        seen: set[str],
    ) -> None:
        """Add to `found` what the entry's parents say; `way` leads to it, `seen` are all parents followed so far."""
        parents = [(key.strip(), False) for key in fields.get("xdata", "").split(",") if key.strip()]
        crossref = fields.get("crossref", "").strip()
        if crossref:
            parents.append((crossref, True))
        for key, as_part in parents:
            parent = self._parent(entry, key, way)
            if parent is not None and parent.key not in seen:
                seen.add(parent.key)
                self._take(parent, type_, found, fields, (*way, parent.key), seen, as_part=as_part)

    def _take(
        self,
        parent: EntryBlock,
        child_type: str,
        found: dict[str, tuple[str, str]],
        own: Fields,
        way: tuple[str, ...],
        seen: set[str],
        *,
        as_part: bool,
    ) -> None:
        if parent.key not in self._known:
            self._known[parent.key] = (parent.type.lower(), own_fields(self._file, parent))
        type_, fields = self._known[parent.key]
        beyond: dict[str, tuple[str, str]] = {}
        self._collect(parent, type_, fields, beyond, way, seen)
        for name, (value, key) in [(name, (value, parent.key)) for name, value in fields.items()] + list(
            beyond.items()
        ):
            target = _name_in_child(name, child_type, type_, fields) if as_part else name
            if target == "author" and "author" in own and child_type in ("inbook", "bookinbook", "suppbook"):
                target = "bookauthor"
            if target and target not in own and target not in found and target not in ("crossref", "xdata", "ids"):
                found[target] = (value, key)

    def _find(self, key: str) -> EntryBlock | None:
        """The entry of a key; a table of them all pays from the fifth on."""
        self._asked += 1
        return self._file.entry(key) if self._asked < 5 else self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, EntryBlock]:
        found: dict[str, EntryBlock] = {}
        for entry in self._file.entries:
            found.setdefault(entry.key, entry)
        return found

    def _parent(self, entry: EntryBlock, key: str, way: tuple[str, ...]) -> EntryBlock | None:
        parent = self._find(key) or self._by_other_name(key)
        if parent is None:
            message = f"{entry.key!r} refers to {key!r}, which is not in the file"
            self._report("bibtex.missing-parent", message, entry)
            return None
        if parent.key in way:
            chain = " -> ".join((*way[way.index(parent.key) :], parent.key))
            self._report("bibtex.crossref-cycle", f"entries refer to each other: {chain}; not followed", entry)
            return None
        if len(way) > _DEEPEST:
            message = f"{way[0]!r} inherits through more than {_DEEPEST} entries; not followed further"
            self._report("bibtex.crossref-depth", message, entry)
            return None
        return parent

    def _by_other_name(self, key: str) -> EntryBlock | None:
        """The entry whose key differs in case alone, as BibTeX would have it, or that has the key among its `ids`."""
        if self._other_names is None:
            self._other_names = {}
            for entry in self._file.entries:
                self._other_names.setdefault(entry.key.lower(), entry)
                if "ids" in entry.raw:
                    for alias in own_fields(self._file, entry).get("ids", "").split(","):
                        self._other_names.setdefault(alias.strip().lower(), entry)
        return self._other_names.get(key.lower())

    def _report(self, code: str, message: str, entry: EntryBlock) -> None:
        name = self._file.name
        where = f"{name}:{entry.line}" if name else f"line {entry.line}"
        issue = Issue(code, message, "warning", where)
        if issue not in self.issues[-50:]:
            self.issues.append(issue)


def own_fields(file: BibFile, entry: EntryBlock) -> Fields:
    """An entry's own fields by lower-case name, macros expanded; of repeated ones the first, as in BibTeX."""
    return file.values(entry).fields


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
