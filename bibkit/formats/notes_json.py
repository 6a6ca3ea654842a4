"""Notes as JSON, for keeping; and reading back the records that `bibkit extract --json` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bibkit.errors import InputError
from bibkit.formats._base import ReadResult, decode_text
from bibkit.issues import Issue
from bibkit.model.cslparse import entry_from_csl
from bibkit.model.notes import STANCES, CitationStatement, PageNotes, Stance
from bibkit.model.provenance import Origin
from bibkit.model.record import Record, related_to_csl
from bibkit.model.vocabulary import BY_CSL

SCHEMA = 1


def render_notes_json(records: Iterable[Record]) -> str:
    """What pages told about each work besides its entry: notes as data, and related works as CSL-JSON."""
    kept = [
        {
            "id": record.entry.id,
            "DOI": record.entry.doi,
            "title": record.entry.title,
            "extractor": record.extractor,
            "notes": record.notes.to_json(),
            "related": [related_to_csl(entry) for entry in record.related],
        }
        for record in records
        if record.notes or record.related
    ]
    return json.dumps({"schema": SCHEMA, "records": kept}, ensure_ascii=False, indent=2) + "\n"


def looks_like_records(data: bytes) -> bool:
    """Whether a file is what `extract --json` or `--jsonl` prints, by its beginning."""
    head = decode_text(data[:4096])[0].lstrip()
    return head.startswith("{") and '"schema"' in head[:200]


def read_records(data: bytes, *, name: str = "") -> ReadResult:
    """The records that `bibkit extract --json` (or `--jsonl`) printed, with notes, related works and provenance.

    Raises InputError for anything else, and for a schema newer than this program knows.
    """
    text, issues = decode_text(data, name)
    found: list[Record] = []
    for document in _documents(text, name):
        if document.get("schema") != SCHEMA:
            raise InputError(
                f"cannot read {name or 'the records'}: schema {document.get('schema')!r}, this bibkit knows {SCHEMA}"
            )
        records = document.get("records", [])
        if not isinstance(records, list) or not all(isinstance(item, dict) for item in records):
            raise InputError(f"cannot read {name or 'the records'}: 'records' must be a list of objects")
        found += [record_from_json(item, name) for item in records]
    return ReadResult(tuple(found), issues)


def _documents(text: str, name: str) -> list[Mapping[str, Any]]:
    """The whole file as one JSON object, else one object a line."""
    try:
        documents = [json.loads(text)]
    except RecursionError:
        raise InputError(f"cannot read {name or 'the records'}: JSON that is nested too deep") from None
    except ValueError:
        try:
            documents = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError) as error:
            raise InputError(f"cannot read {name or 'the records'}: not JSON ({error})") from None
    if not documents or not all(isinstance(document, dict) for document in documents):
        raise InputError(f"cannot read {name or 'the records'}: not what bibkit extract --json prints")
    return documents


def record_from_json(item: Mapping[str, Any], name: str = "") -> Record:
    """The record of what `Record.to_json` gives; conflicts are not read back. InputError without an entry."""
    entry = item.get("entry")
    if not isinstance(entry, dict):
        raise InputError(f"cannot read {name or 'the records'}: a record without an entry")
    provenance = item.get("provenance")
    return Record(
        entry=entry_from_csl(entry),
        provenance={
            BY_CSL[key].attribute if key in BY_CSL else key: _origin(value)
            for key, value in (provenance.items() if isinstance(provenance, dict) else ())
            if isinstance(value, dict)
        },
        notes=_notes(item.get("notes")),
        related=tuple(entry_from_csl(other) for other in _list(item, "related") if isinstance(other, dict)),
        issues=tuple(_issue(issue) for issue in _list(item, "issues") if isinstance(issue, dict)),
        input=_text(item, "input"),
        extractor=_text(item, "extractor"),
    )


def _notes(value: Any) -> PageNotes:
    if not isinstance(value, dict):
        return PageNotes()
    tallies = value.get("tallies")
    counts: dict[Stance, int] = {}
    if isinstance(tallies, dict):
        counts = {stance: tallies[stance] for stance in STANCES if isinstance(tallies.get(stance), int)}
    statements = tuple(_statement(item) for item in _list(value, "statements") if isinstance(item, dict))
    facts = {key: item for key, item in value.items() if key not in ("tallies", "statements")}
    return PageNotes(tallies=counts, statements=statements, facts=facts)


def _statement(item: Mapping[str, Any]) -> CitationStatement:
    confidence = item.get("confidence")
    return CitationStatement(
        text=_text(item, "text"),
        section=_text(item, "section"),
        stance=next((stance for stance in STANCES if stance == item.get("stance")), None),
        confidence=confidence if isinstance(confidence, int) else None,
        citing=_text(item, "citing"),
    )


def _origin(value: Mapping[str, Any]) -> Origin:
    score = value.get("score")
    return Origin(
        layer=_text(value, "layer"),
        source=_text(value, "source"),
        locator=_text(value, "locator"),
        retrieved=_text(value, "retrieved"),
        score=score if isinstance(score, int | float) else None,
        reason=_text(value, "reason"),
    )


def _issue(item: Mapping[str, Any]) -> Issue:
    severity = item.get("severity")
    return Issue(
        code=_text(item, "code"),
        message=_text(item, "message"),
        severity=severity if severity in ("info", "warning", "error") else "warning",
        where=_text(item, "where"),
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _list(item: Mapping[str, Any], key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []
