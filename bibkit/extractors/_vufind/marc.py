"""MARC 21 records as VuFind's staff view shows them: `245 1 0 |a Title : |b rest /`, a field a line.

Only the shape is read here; what the subfields mean stands in `values`. Field numbers by MARC 21 (update 38).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bibkit.text.patterns import lazy_pattern


class MarcField(NamedTuple):
    """A field: `subfields` are (code, value) as printed, white space collapsed."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]

    def first(self, *codes: str) -> str:
        """The first value of the first of these codes that the field has, or ""."""
        return next((value for wanted in codes for code, value in self.subfields if code == wanted and value), "")

    def all(self, codes: str) -> list[str]:
        """The values under any of these codes, in the field's order."""
        return [value for code, value in self.subfields if code in codes and value]


class MarcRecord(NamedTuple):
    leader: str
    control: tuple[tuple[str, str], ...]
    fields: tuple[MarcField, ...]
    at: str

    def get(self, *tags: str) -> Iterator[MarcField]:
        """The fields with these tags, tag by tag."""
        return (marc_field for tag in tags for marc_field in self.fields if marc_field.tag == tag)

    def first(self, tag: str, *codes: str) -> str:
        """The first value of these subfields in the first field with this tag that has one, or ""."""
        return next((value for marc_field in self.get(tag) if (value := marc_field.first(*codes))), "")

    def control_field(self, tag: str) -> str:
        return next((value for name, value in self.control if name == tag), "")

    @property
    def kind(self) -> str:
        """Leader positions 6 and 7: type of record and bibliographic level ("am" a printed monograph), or ""."""
        match = re.match(r"\d{5}[a-z ]([a-z])([a-z])", self.leader)
        return match.group(1) + match.group(2) if match else ""


_LEADER = lazy_pattern(r"(?:LEADER|LDR|000)[\s:]+(?P<value>\d{5}.{6,})", re.I)
_FIELD = lazy_pattern(r"(?P<tag>\d{3})[\s:]*(?P<indicators>[0-9#_\\ \t]{0,5}?)\s*(?P<subfields>[|$‡ǂ]\s?[a-z0-9]\s.*)")
_CONTROL = lazy_pattern(r"(?P<tag>00\d)[\s:]+(?P<value>[^|$‡ǂ\s].*)")
_SUBFIELD = lazy_pattern(r"(?:^|(?<=\s))[|$‡ǂ]\s?([a-z0-9])\s+")
_BARE_TAG = lazy_pattern(r"\d{3}")


def is_leader(text: str) -> bool:
    return bool(_LEADER.match(text.replace("\t", " ")))


def read_marc(lines: Iterable[tuple[str, str]]) -> MarcRecord | None:
    """The record in lines of (text, place), from the leader on; lines that begin no field continue the one before."""
    leader, at = "", ""
    control: list[tuple[str, str]] = []
    fields: list[list[str]] = []  # tag, indicators, subfields as text
    for text, place in _joined(lines):
        if (match := _LEADER.match(text)) and not leader:
            leader, at = match["value"].strip(), place
        elif match := _FIELD.match(text):
            at = at or place
            fields.append([match["tag"], match["indicators"].strip(), match["subfields"]])
        elif match := _CONTROL.match(text):
            control.append((match["tag"], match["value"].strip()))
        elif fields and text:
            fields[-1][2] += f" {text}"
    if not fields:
        return None
    return MarcRecord(
        leader, tuple(control), tuple(MarcField(tag, ind, _subfields(text)) for tag, ind, text in fields), at
    )


def _joined(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A field on each line: some copies have tag, indicators and subfields on lines of their own."""
    waiting, where = "", ""
    for raw, place in lines:
        text = " ".join(raw.split())
        if waiting:
            waiting = f"{waiting} {text}"
            if re.search(r"[|$‡ǂ]", text) or waiting.startswith(("00", "LEADER")):
                yield waiting, where
                waiting = ""
        elif _BARE_TAG.fullmatch(text) or text == "LEADER":
            waiting, where = text, place
        else:
            yield text, place


def _subfields(text: str) -> tuple[tuple[str, str], ...]:
    pieces = _SUBFIELD.split(text)
    return tuple((code, value.strip()) for code, value in zip(pieces[1::2], pieces[2::2], strict=False))
