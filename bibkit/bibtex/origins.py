"""Where the values of an entry stand in a .bib: one line for all, and each field as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.tree import EntryBlock
from bibkit.bibtex.values import rules_for
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin

RawFields = tuple[tuple[str, str], ...]
Sources = dict[str, tuple[str, ...]]


class FileOrigins(Mapping[str, Origin]):
    """Attribute, "type", or "extra.name" for a foreign field -> Origin, made when asked for: large files have many.

    `fields` are the entry's fields as written, by lower-case name in the order of the file. Which of them a value was
    read from follows from the rules for the CSL type `kind`; `odd_sources` says so where it does not.
    `inherited_fields` names those of `fields` that stand in another entry, with its key. `entry` is what was read,
    `block` the place it was read from.
    """

    __slots__ = (
        "block",
        "dialect",
        "entry",
        "entry_type",
        "fields",
        "inherited_fields",
        "kind",
        "odd_sources",
        "source",
    )

    def __init__(
        self,
        source: str,
        block: EntryBlock | None,
        dialect: Dialect,
        entry_type: str,
        fields: dict[str, str],
        odd_sources: Sources,
        inherited_fields: Mapping[str, str],
        entry: Entry,
    ) -> None:
        self.source = source
        self.block = block
        self.dialect = dialect
        self.entry_type = entry_type
        self.fields = fields
        self.odd_sources = odd_sources
        self.inherited_fields = inherited_fields
        self.entry = entry
        self.kind = entry.type

    def inherited(self) -> dict[str, str]:
        """Attribute -> key of the parent, for values of which nothing stands in the entry itself."""
        parents = self.inherited_fields
        if not parents:
            return {}
        raws = self.raws().items()
        return {attribute: parents[raw[0][0]] for attribute, raw in raws if all(name in parents for name, _ in raw)}

    def raws(self) -> dict[str, RawFields]:
        """The fields each value was read from; of "type" the entry type itself, with a subtype that counted."""
        fields = self.fields
        raws: dict[str, RawFields] = {"type": (("type", self.entry_type),)}
        taken = {name for names in self.odd_sources.values() for name in names}
        rules = rules_for(self.kind)
        for name, tex in fields.items():
            rule = rules.get(name)
            if rule is not None and rule.attribute not in raws and name not in taken and tex.strip():
                raws[rule.attribute] = ((name, tex),)
        for attribute, names in self.odd_sources.items():
            raws[attribute] = (*raws.get(attribute, ()), *((name, fields[name]) for name in names))
        return raws

    def __getitem__(self, attribute: str) -> Origin:
        raw = self.raws()[attribute]
        names = f"@{self.entry_type}" if attribute == "type" else ", ".join(name for name, _ in raw)
        line = self.block.line if self.block is not None else 0
        locator = f"line {line}: {names}" if line else names
        parent = self.inherited().get(attribute)
        reason = f"inherited from {parent!r}" if parent is not None else ""
        return Origin(layer="file", source=self.source, locator=locator, reason=reason, raw=raw)

    def __iter__(self) -> Iterator[str]:
        return iter(self.raws())

    def __len__(self) -> int:
        return len(self.raws())


def raws_of(provenance: Mapping[str, Origin]) -> dict[str, RawFields]:
    """Attribute -> the .bib fields it was read from, of the values that come from a .bib."""
    if type(provenance) is FileOrigins:
        return provenance.raws()
    return {attribute: origin.raw for attribute, origin in provenance.items() if origin.raw}
