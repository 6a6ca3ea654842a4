"""RIS, the tagged format of Reference Manager, EndNote and nearly every publisher: both ways.

Reading takes the real world's variants: one or two blanks before the hyphen, continued and blank lines, a missing ER or
TY, tags of older and vendors' dialects. What has no tag for its kind of work is written as `M2  - Label: value`, which
Zotero takes for its Extra field and `read` for the variable it names, so that nothing is lost between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibkit.formats._base import ReadResult, RenderOptions, decode_text, file_record
from bibkit.formats._ris_read import entry_from_tags
from bibkit.formats._ris_write import render_entry
from bibkit.formats.notes_text import render_notes_text
from bibkit.issues import Issue
from bibkit.model.record import Record

_TAG_LINE = re.compile(r"([A-Z][A-Z0-9]) {0,2}-(?: (.*)|)$")
_LINE_BREAKING = frozenset({"KW", "L1", "L2", "L3", "L4"})
_PROSE = frozenset({"AB", "N1", "N2", "RN"})

Tags = list[tuple[str, str]]


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of an RIS file; what stands outside of records is left out with an issue."""
    text, issues = decode_text(data, name)
    records = []
    empty: list[Issue] = []
    for number, (line, tags) in enumerate(_split(text), 1):
        where = f"{name}:{line}" if name else f"line {line}"
        if not any(value for tag, value in tags if tag not in ("TY", "ID")):
            empty.append(Issue("ris.empty-record", f"record {number} says nothing; left out", "warning", where))
            continue
        entry, noticed = entry_from_tags(tags)
        found = tuple(Issue(code, message, "warning", where) for code, message in noticed)
        records.append(file_record(entry, name=name, locator=f"line {line}", issues=found))
    issues += tuple(empty)
    if not records and text.strip():
        issues += (Issue("ris.no-record", "no RIS record in it (none starts with TY)", "error", name),)
    return ReadResult(tuple(records), issues)


def render(records: Iterable[Record], options: RenderOptions) -> str:
    """RIS text, a blank line between records.

    With `ascii` other characters become character references; with `annotation` kept notes are written as N1.
    """
    text = "\n".join(
        render_entry(record.entry, render_notes_text(record) if options.annotation else "") for record in records
    )
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii") if options.ascii else text


def _split(text: str) -> list[tuple[int, Tags]]:
    """The records, each with its first line's number and its (tag, value) pairs, continued lines joined."""
    records: list[tuple[int, list[tuple[str, list[str]]]]] = []
    tags: list[tuple[str, list[str]]] = []
    longest = max((len(line) for line in text.split("\n")), default=0)
    previous = 0
    for number, line in enumerate(text.split("\n"), 1):
        line = re.sub(r"\s?[\u2028\u2029]\s?", " ", line)
        match = _TAG_LINE.match(line.lstrip(" \ufeff"))
        if match and match[1] == "ER":
            tags = []
        elif match and (tags or match[1] in ("TY", "ID", "AU", "A1", "TI", "T1", "DO")):
            if match[1] == "TY" or not tags:
                tags = []
                records.append((number, tags))
            tags.append((match[1], [match[2] or ""]))
        elif tags and (line.strip() or tags[-1][0] in _PROSE):
            tag, parts = tags[-1]
            while len(parts) > 1 and not parts[-1].strip(" \t"):
                parts.pop()
            parts[-1] = parts[-1].rstrip(" \t")
            parts += [_joint(tag, line, previous, longest), line.strip()]
        previous = len(line)
    return [(line, [(tag, "".join(parts).strip()) for tag, parts in tags]) for line, tags in records]


def _joint(tag: str, line: str, previous_length: int, longest: int) -> str:
    """A line end where the author made one, a blank where the program broke a long line."""
    if tag in _LINE_BREAKING:
        return "\n"
    is_wrapped = longest <= 85 and previous_length >= 65 and bool(line.strip())
    return " " if is_wrapped or tag not in _PROSE else "\n"
