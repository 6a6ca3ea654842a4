"""A registered record into ours: blanks are filled, what stands is kept, disagreement is shown with both values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bibkit.enrichment.compare import compare_values
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin, Rejected
from bibkit.model.record import Record
from bibkit.model.vocabulary import BY_ATTRIBUTE
from bibkit.text.fold import fold

TRUNCATED = "extract.abstract-truncated"
_NO_TYPE = ("", "document", "webpage", "entry", "article")
# CSL types that different agencies give the same thing.
_ALIKE_TYPES = (
    {"chapter", "entry-encyclopedia", "entry", "entry-dictionary", "paper-conference"},
    {"article-journal", "review", "review-book", "article-magazine"},
    {"article-journal", "paper-conference"},
    {"book", "report", "standard", "thesis", "collection"},
    {"dataset", "software"},
    {"article", "manuscript", "report"},
)
# Where the record is kept or how it was reached is ours, and stays.
_NOT_TAKEN = frozenset(("url", "accessed", "source", "note", "annote", "keyword", "call_number", "archive"))


def merge(record: Record, found: Record, *, score: float | None = None, reason: str = "") -> Record:
    """Our record with what the registered one adds.

    Filled values carry the origin of the registered one, with `score` and `reason` where it was found by a search. What
    agencies report of the work (retracted, corrected …) goes into `extra["flags"]`.
    """
    entry, registered = record.entry, found.entry
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    rejected: list[Rejected] = []
    cut = {issue.where or "abstract" for issue in record.issues if issue.code == TRUNCATED}
    for attribute, theirs in registered.items():
        origin = _origin(found, attribute, score, reason)
        mine = getattr(entry, attribute)
        if attribute in _NOT_TAKEN and mine:
            continue
        if not mine:
            if _fits(entry, registered, attribute):
                values[attribute], origins[attribute] = theirs, origin
        elif attribute == "abstract" and cut:
            values[attribute], origins[attribute] = theirs, replace(origin, reason="ours was cut off")
        else:
            verdict = compare_values(attribute, mine, theirs)
            if verdict == "finer":
                values[attribute], origins[attribute] = theirs, replace(origin, reason="says ours more exactly")
            elif verdict == "differs":
                rejected.append(_conflict(attribute, theirs, origin))
    _merge_type(record, found, values, origins, rejected, _origin(found, "type", score, reason))
    if "abstract" in values and cut:
        record = record.with_(issues=tuple(issue for issue in record.issues if issue.code != TRUNCATED))
    extra = _merge_flags(entry, registered)
    merged = entry.with_(**values, **({"extra": extra} if extra is not None else {}))
    return record.with_(
        entry=merged,
        provenance=MappingProxyType({**record.provenance, **origins}),
        rejected=(*record.rejected, *rejected),
    )


def changed_attributes(before: Entry, after: Entry) -> tuple[str, ...]:
    """The attributes in which two entries differ, "type" among them; not id and extra."""
    names = [name for name in BY_ATTRIBUTE if getattr(before, name) != getattr(after, name)]
    return ("type", *names) if before.type != after.type else tuple(names)


def _origin(found: Record, attribute: str, score: float | None, reason: str) -> Origin:
    origin = found.provenance.get(attribute) or Origin(layer="crossref", source="crossref")
    return replace(origin, score=score, reason=reason) if score is not None or reason else origin


def _conflict(attribute: str, theirs: Any, origin: Origin) -> Rejected:
    return Rejected(attribute=attribute, value=theirs, origin=origin, kind="conflict")


def _fits(entry: Entry, registered: Entry, attribute: str) -> bool:
    """Whether a blank is one to fill: the editor of an article is the journal's, and no part of the citation."""
    if attribute == "editor" and "article-journal" in (entry.type, registered.type):
        return not (entry.author or registered.author)
    return not (attribute == "number" and (entry.page or registered.page) and registered.type == "article-journal")


def _merge_type(
    record: Record,
    found: Record,
    values: dict[str, Any],
    origins: dict[str, Origin],
    rejected: list[Rejected],
    origin: Origin,
) -> None:
    mine, theirs = record.entry.type, found.entry.type
    if mine == theirs or theirs == "document":
        return
    if mine in _NO_TYPE and not (mine == "article" and theirs in ("article-journal", "paper-conference")):
        values["type"], origins["type"] = theirs, origin
    elif not any({mine, theirs} <= alike for alike in _ALIKE_TYPES):
        rejected.append(_conflict("type", theirs, origin))


def _merge_flags(entry: Entry, registered: Entry) -> Mapping[str, Any] | None:
    flags = registered.extra.get("flags")
    if not flags or entry.extra.get("flags") == flags:
        return None
    return MappingProxyType({**entry.extra, "flags": flags})


def supports(record: Record, found: Record, attributes: Iterable[str]) -> list[str]:
    """The attributes in which both say something and agree; what is left to go by when titles cannot be compared."""
    agreeing = []
    for attribute in attributes:
        mine, theirs = getattr(record.entry, attribute), getattr(found.entry, attribute)
        if mine and theirs and fold(str(mine)) and compare_values(attribute, mine, theirs) != "differs":
            agreeing.append(attribute)
    return agreeing
