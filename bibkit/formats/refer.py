"""The %-tagged format of refer and BibIX, in EndNote's form (`.enw`), which many sites offer: both ways.

Each record is turned into the RIS tags of the same meaning, or made from them.
Source: EndNote's "EndNote Export" style, 2026-11.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibkit.formats._base import ReadResult, RenderOptions
from bibkit.formats._endnote_types import name_of_ris_type, ris_type_of
from bibkit.formats._tagged import TaggedRecord, read_tagged
from bibkit.model.record import Record

_TAGS = {
    "A": "AU", "E": "A2", "Y": "A4", "?": "A4", "T": "TI", "!": "ST", "B": "T2", "J": "JF", "S": "T3", "V": "VL",
    "N": "IS", "P": "SP", "D": "PY", "8": "DA", "I": "PB", "C": "CY", "R": "DO", "U": "UR", "X": "AB", "K": "KW",
    "@": "SN", "G": "LA", "L": "CN", "M": "AN", "Z": "N1", "O": "N1", "7": "ET", "6": "NV", "9": "M3", "F": "ID",
    "&": "SE", "(": "OP", ")": "RP", "*": "RI", "[": "Y2", "~": "DB", "W": "DP", "<": "RN", "Q": "TT", "H": "TA",
    "1": "C1", "2": "C2", "3": "C3", "4": "C4", "#": "C5", "$": "C6", "]": "C7", "+": "AD", "^": "LB", ">": "L1",
}  # fmt: skip
_LINE = re.compile(r"%(\S) ?(.*)")
# Written: the first mark of each tag.
_MARKS = {tag: mark for mark, tag in reversed(_TAGS.items())} | {"M2": "Z"}
_NOT_WRITTEN = ("EP", "J2", "TA")  # the last page stands with the first; journals have no short name
_IN_JOURNALS = ("JOUR", "MGZN", "NEWS", "EJOUR")


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a refer file; a record begins with its type, `%0`, or behind an empty line."""
    return read_tagged(data, name, "refer", _split)


def render(records: Iterable[Record], options: RenderOptions) -> str:
    """The records as EndNote imports them, an empty line between two.

    Lost: a journal's short name, exact types (`Generic` stands for them), the roles of those who are neither authors
    nor editors nor translators; they go into the note.
    """
    from bibkit.formats import ris

    blocks = re.split(r"^ER  - ?\n\n?", ris.render(records, options), flags=re.M)
    return "\n".join(_block(block) for block in blocks if block.strip())


def _block(ris_record: str) -> str:
    tags = [(line[:2], line[6:]) for line in ris_record.splitlines() if line[2:6] == "  - "]
    kind = next((value for tag, value in tags if tag == "TY"), "")
    if ("M2", "Type: ") in ((tag, value[:6]) for tag, value in tags):
        kind = "GEN"
    editor = "A3" if kind == "BOOK" else "A2"
    last_page = next((value for tag, value in tags if tag == "EP"), "")
    lines = []
    for tag, value in tags:
        if tag in _NOT_WRITTEN:
            continue
        mark = _MARKS.get(tag, "Z")
        if tag == "TY":
            mark, value = "0", name_of_ris_type(kind)
        elif tag in ("A2", "A3"):
            mark, value = ("E", value) if tag == editor else ("Z", f"With: {value}")
        elif tag == "T2" and kind in _IN_JOURNALS:
            mark = "J"
        elif tag == "SP" and last_page:
            value = f"{value}-{last_page}"
        lines.append(f"%{mark} {value}\n")
    return "".join(lines)


def _split(text: str) -> list[TaggedRecord]:
    records: list[TaggedRecord] = []
    is_new = True
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.lstrip("\ufeff"))
        if not match:
            if not line.strip():
                is_new = True
            elif records and records[-1].tags:
                records[-1].extend(line)
            continue
        if is_new or match[1] == "0":
            records.append(TaggedRecord(number))
        is_new = False
        records[-1].tags.append(_tag(match[1], match[2].strip(), records[-1]))
    return records


def _tag(mark: str, value: str, record: TaggedRecord) -> tuple[str, str]:
    if mark == "0":
        kind = ris_type_of(value)
        record.kinds.add(kind)
        return "TY", kind
    if mark == "E" and "BOOK" in record.kinds:
        return "A3", value  # RIS's editor of a book
    if mark == "G" and (before := record.take("LA")):
        value = f"{before}, {value}"
    return _TAGS.get(mark, f"%{mark}"), value
