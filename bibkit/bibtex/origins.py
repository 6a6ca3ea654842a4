"""Where the values of an entry stand in a .bib: one line for all, and each field as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibkit.bibtex.aliases import Dialect
from bibkit.model.provenance import Origin

RawFields = tuple[tuple[str, str], ...]


class FileOrigins(Mapping[str, Origin]):
    """Attribute, "type", or "extra.name" for a foreign field -> Origin, made when asked for: large files have many.

    `raws` holds the fields each value was read from, `inherited` the attributes that come from another entry with its
    key, `names` all field names in the order of the file.
    """

    __slots__ = ("dialect", "inherited", "line", "names", "raws", "source")

    def __init__(
        self,
        source: str,
        line: int,
        dialect: Dialect,
        raws: dict[str, RawFields],
        inherited: Mapping[str, str],
        names: tuple[str, ...],
    ) -> None:
        self.source = source
        self.line = line
        self.dialect = dialect
        self.raws = raws
        self.inherited = inherited
        self.names = names

    def __getitem__(self, attribute: str) -> Origin:
        raw = self.raws[attribute]
        names = ", ".join(name for name, _ in raw)
        locator = f"line {self.line}: {names}" if self.line else names
        parent = self.inherited.get(attribute)
        reason = f"inherited from {parent!r}" if parent is not None else ""
        return Origin(layer="file", source=self.source, locator=locator, reason=reason, raw=raw)

    def __iter__(self) -> Iterator[str]:
        return iter(self.raws)

    def __len__(self) -> int:
        return len(self.raws)


def raw_fields(provenance: Mapping[str, Origin], attribute: str) -> RawFields:
    """The .bib fields that an attribute was read from; () for a value from elsewhere."""
    if type(provenance) is FileOrigins:
        return provenance.raws.get(attribute, ())
    origin = provenance.get(attribute)
    return origin.raw if origin is not None else ()
