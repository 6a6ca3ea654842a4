"""RefWorks' tagged format, read only: each record is turned into the RIS tags of the same meaning.

The tags are explained in the legend at the head of every export.
"""

from __future__ import annotations

import re

from bibkit.formats._base import ReadResult
from bibkit.formats._endnote_types import ris_type_of
from bibkit.formats._tagged import TaggedRecord, read_tagged

_TAGS = {
    "A1": "AU", "A2": "A2", "A3": "A3", "A4": "A4", "T1": "TI", "T2": "T2", "T3": "T3", "JF": "JF", "JO": "J2",
    "YR": "PY", "FD": "DA", "VO": "VL", "IS": "IS", "SP": "SP", "OP": "EP", "K1": "KW", "AB": "AB", "NO": "N1",
    "ED": "ET", "PB": "PB", "PP": "CY", "SN": "SN", "AV": "AN", "AD": "AD", "AN": "AN", "LA": "LA", "DO": "DO",
    "CN": "CN", "DB": "DB", "DS": "DP", "RD": "Y2", "ST": "ST", "UL": "UR", "LK": "L2", "WT": "T2", "CR": "N1",
}  # fmt: skip
_LINE = re.compile(r"(PMC?ID|[A-Z][A-Z0-9]|U1[0-5]) (.*)")


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a RefWorks export; a record begins with its type, `RT`."""
    return read_tagged(data, name, "refworks", _split)


def _split(text: str) -> list[TaggedRecord]:
    records: list[TaggedRecord] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.lstrip("\ufeff"))
        if match and match[1] == "RT":
            kind = ris_type_of(match[2])
            records.append(TaggedRecord(number, [("TY", kind)], {kind}))
        elif match and records:
            records[-1].tags.append(_tag(match[1], match[2].strip(), records[-1]))
        elif records and line.strip():
            records[-1].extend(line)
    return records


def _tag(tag: str, value: str, record: TaggedRecord) -> tuple[str, str]:
    """RefWorks numbers its records (ID), which is no citation key; the editors of a book are its second authors."""
    if tag in ("PMID", "PMCID"):
        return "M2", f"{tag}: {value}"
    if tag == "A2" and "BOOK" in record.kinds:
        return "A3", value
    return _TAGS.get(tag, f"RW-{tag}"), value
