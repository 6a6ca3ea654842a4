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

    def extend(self, text: str) -> None:
        """Continue the last value with a further line."""
        tag, value = self.tags[-1]
        self.tags[-1] = (tag, f"{value} {text.strip()}".strip())

    def take(self, tag: str) -> str:
        """Remove a tag and give its value; "" without one."""
        found = next((pair for pair in self.tags if pair[0] == tag), None)
        if found is None:
            return ""
        self.tags.remove(found)
        return found[1]


def read_tagged(data: bytes, name: str, format: str, split: Callable[[str], list[TaggedRecord]]) -> ReadResult:
    """The records that `split` finds in a file's text; records that say nothing are left out with an issue."""
    text, issues = decode_text(data, name)
    records = []
    for record in split(text):
        where = f"{name}:{record.line}" if name else f"line {record.line}"
        if not any(value for tag, value in record.tags if tag != "TY"):
            issues += (Issue(f"{format}.empty-record", "a record that says nothing; left out", "warning", where),)
            continue
        entry, noticed = entry_from_tags(record.tags)
        found = tuple(Issue(code, message, "warning", where) for code, message in noticed)
        records.append(file_record(entry, name=name, locator=f"line {record.line}", issues=found))
    if not records and text.strip():
        issues += (Issue(f"{format}.no-record", "no record of this format in it", "error", name),)
    return ReadResult(tuple(records), issues)
