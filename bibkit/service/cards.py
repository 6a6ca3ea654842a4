"""Records as the review page shows them: every text ready, so that the page decides nothing about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from bibkit.formats.notes_text import render_note_text
from bibkit.formats.notes_tree import FACTS, build_notes
from bibkit.model.entry import Entry
from bibkit.model.notes import CitationStatement
from bibkit.model.provenance import Origin
from bibkit.model.record import Record, csl_name
from bibkit.model.shown import shown_origin, shown_value
from bibkit.service.labels import field_label, layer_label, type_label
from bibkit.text.printable import printable

_MOST_NAMES = 3
_IN_HEAD = frozenset({"title"})


def card_of(record: Record) -> dict[str, Any]:
    """What a card shows: heading, values with their origins, what the page tells besides, what was noticed."""
    entry = record.entry
    return {
        "title": shown_value(entry.title),
        "kind": type_label(entry.type),
        "line": brief(entry, with_title=False),
        "doi": entry.doi,
        "rows": _rows(record),
        "tallies": [{"stance": stance, "count": count} for stance, count in record.notes.tallies.items()],
        "statements": [_statement(statement, times) for statement, times in Counter(record.notes.statements).items()],
        "facts": _facts(record),
        "related": [
            {"text": brief(other), "number": str(other.extra.get("citation-number", ""))} for other in record.related
        ],
        "issues": [{"severity": issue.severity, "message": printable(issue.message)} for issue in record.issues],
        "flags": _flags(entry),
    }


def brief(entry: Entry, *, with_title: bool = True) -> str:
    """A work in one line: "Walker, Gill; Bryant, Wendy (2013): Peer support. Psychiatric Rehabilitation Journal"."""
    people = entry.author or entry.editor
    names = "; ".join(shown_value(name) for name in people[:_MOST_NAMES]) + (" et al." if people[_MOST_NAMES:] else "")
    year = str(entry.issued.year) if entry.issued and entry.issued.year else ""
    title = shown_value(entry.title) if with_title else ""
    container = shown_value(entry.container_title or entry.publisher)
    if not names:  # "Beowulf (1998). Penguin", "1998. Penguin"
        head = f"{title} ({year})" if title and year else title or year
        return ". ".join(part.rstrip(".") for part in (head, container) if part) or entry.doi
    head = f"{names} ({year})" if year else names
    tail = ". ".join(part.rstrip(".") for part in (title, container) if part)
    return ": ".join(part for part in (head, tail) if part)


def _rows(record: Record) -> list[dict[str, Any]]:
    entry = record.entry
    rows = [_row(record, name, shown_value(value)) for name, value in entry.items()]
    return [_row(record, "type", type_label(entry.type)), *rows]


def _row(record: Record, name: str, text: str) -> dict[str, Any]:
    origin = record.provenance.get(name)
    others = [
        {"text": _other(name, item.value), "origin": shown_origin(item.origin), "reason": printable(item.reason)}
        for item in record.conflicts
        if item.attribute == name
    ]
    return {
        "variable": csl_name(name),
        "label": field_label(name),
        "text": text,
        "in_head": name in _IN_HEAD,
        "origin": _origin(origin) if origin else None,
        "others": others,
    }


def _other(name: str, value: Any) -> str:
    return type_label(str(value)) if name == "type" else shown_value(value)


def _origin(origin: Origin) -> dict[str, Any]:
    """`short` for the margin, the rest for who looks closer."""
    return {
        "short": printable(origin.source) if origin.layer in ("crossref", "user") else shown_origin(origin),
        "layer": layer_label(origin.layer),
        "source": printable(origin.source),
        "locator": printable(origin.locator),
        "retrieved": origin.retrieved,
        "score": None if origin.score is None else round(origin.score * 100),
        "reason": printable(origin.reason),
    }


def _statement(statement: CitationStatement, times: int) -> dict[str, Any]:
    return {
        "times": times,
        "text": shown_value(statement.text),
        "stance": statement.stance or "unclassified",
        "section": shown_value(statement.section),
        "confidence": statement.confidence,
        "citing": shown_value(statement.citing),
    }


def _facts(record: Record) -> list[str]:
    for note in build_notes(record):
        if note.kind == FACTS:
            return [printable(line) for line in render_note_text(note).split("\n")[1:] if line.strip()]
    return []


def _flags(entry: Entry) -> list[str]:
    """What agencies report, in words."""
    flags = entry.extra.get("flags")
    if not isinstance(flags, Mapping):
        return []
    words = []
    if flags.get("retracted"):
        words.append("retracted")
    if flags.get("concern"):
        words.append("expression of concern")
    if flags.get("corrected_by"):
        words.append("corrected")
    return words
