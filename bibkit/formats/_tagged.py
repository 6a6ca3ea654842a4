"""What the tagged formats have in common that are read by way of RIS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bibkit.formats._base import ReadResult, decode_text, file_record
from bibkit.formats._ris_read import entry_from_tags
from bibkit.issues import Issue


@dataclass(slots=True)
class TaggedRecord:
    """A record's first line and its tags, in RIS's names and in the file's order."""

    line: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    _further: dict[int, list[str]] = field(default_factory=dict)

    def extend(self, text: str) -> None:
        """Continue the last value with a further line."""
        if self.tags[-1][0] == "TY":
            self.kinds.clear()
        self._further.setdefault(len(self.tags) - 1, []).append(text.strip())

    def join(self) -> None:
        """Put the further lines into the values, each once."""
        for place, lines in self._further.items():
            tag, value = self.tags[place]
            self.tags[place] = (tag, " ".join(part for part in (value.strip(), *lines) if part))
        self._further.clear()

    def take(self, tag: str) -> str:
        """Remove a tag and give its value; "" without one."""
        self.join()
        found = next((pair for pair in self.tags if pair[0] == tag), None)
        if found is None:
            return ""
        self.tags.remove(found)
        return found[1]


def read_tagged(data: bytes, name: str, format: str, split: Callable[[str], list[TaggedRecord]]) -> ReadResult:
    """The records that `split` finds in a file's text; records that say nothing are left out with an issue."""
    text, issues = decode_text(data, name)
    records = []
    empty: list[Issue] = []
    for record in split(text):
        record.join()
        where = f"{name}:{record.line}" if name else f"line {record.line}"
        if not any(value for tag, value in record.tags if tag != "TY"):
            empty.append(Issue(f"{format}.empty-record", "a record that says nothing; left out", "warning", where))
            continue
        entry, noticed = entry_from_tags(record.tags)
        found = tuple(Issue(code, message, "warning", where) for code, message in noticed)
        records.append(file_record(entry, name=name, locator=f"line {record.line}", issues=found))
    issues += tuple(empty)
    if not records and text.strip():
        issues += (Issue(f"{format}.no-record", "no record of this format in it", "error", name),)
    return ReadResult(tuple(records), issues)
