"""A record: an entry with everything known about it. What flows between the rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.notes import PageNotes
from bibkit.model.provenance import Origin, Rejected
from bibkit.model.vocabulary import BY_ATTRIBUTE

_NO_PROVENANCE: Mapping[str, Origin] = MappingProxyType({})
_NO_NOTES = PageNotes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry, where each value comes from, and what else the page says.

    `provenance` maps attributes of the entry (and "type") to their origin. `rejected` are values that were offered and
    not taken, conflicts among them. `related` are other works that the page lists, each an Entry, with its number on
    the page in `extra["citation-number"]`. What agencies report of the work (retracted, corrected_by, …) stands in
    `entry.extra["flags"]`. `input` names where the record was read from, `extractor` the reader that claimed the page
    ("" for files).
    """

    entry: Entry
    provenance: Mapping[str, Origin] = field(default_factory=lambda: _NO_PROVENANCE, hash=False)
    rejected: tuple[Rejected, ...] = ()
    notes: PageNotes = _NO_NOTES
    related: tuple[Entry, ...] = ()
    issues: tuple[Issue, ...] = ()
    input: str = ""
    extractor: str = ""

    @property
    def conflicts(self) -> tuple[Rejected, ...]:
        """Values that disagree with what the entry says and may be right."""
        return tuple(item for item in self.rejected if item.kind == "conflict")

    def with_(self, **changes: Any) -> Record:
        return replace(self, **changes)

    def add_issues(self, *issues: Issue) -> Record:
        return replace(self, issues=(*self.issues, *issues)) if issues else self

    def to_json(self) -> dict[str, Any]:
        """The record as `bibkit extract --json` prints it (schema 1): CSL names throughout."""
        return {
            "input": self.input,
            "extractor": self.extractor,
            "entry": self.entry.to_csl(),
            "provenance": {csl_name(key): origin.to_json() for key, origin in self.provenance.items()},
            "notes": self.notes.to_json(),
            "related": [related_to_csl(entry) for entry in self.related],
            "conflicts": [_rejected_to_json(item) for item in self.conflicts],
            "issues": [issue.to_json() for issue in self.issues],
        }


def csl_name(attribute: str) -> str:
    """`container_title` -> `container-title`, `doi` -> `DOI`; "type" and "id" stay."""
    variable = BY_ATTRIBUTE.get(attribute)
    return variable.csl if variable else attribute


def related_to_csl(entry: Entry) -> dict[str, Any]:
    """CSL-JSON of a related work, its number on the page as `citation-number`."""
    out = entry.to_csl()
    custom = out.get("custom", {})
    if "citation-number" in custom:
        out["citation-number"] = custom.pop("citation-number")
        if not custom:
            del out["custom"]
    return out


def _rejected_to_json(item: Rejected) -> dict[str, Any]:
    value = Entry(**{item.attribute: item.value}).to_csl().get(csl_name(item.attribute))
    out: dict[str, Any] = {"variable": csl_name(item.attribute), "value": value, "origin": item.origin.to_json()}
    if item.reason:
        out["reason"] = item.reason
    return out
