"""Identifiers and printed references looked up: each becomes a record or stays open, with the near hit beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bibkit.enrichment.citation import Citation, citation_of_text, split_words
from bibkit.enrichment.enrich import enrich_records
from bibkit.enrichment.match import Match
from bibkit.enrichment.reference import match_references, read_reference
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.service.cards import brief, card_of
from bibkit.service.lookups import Sources
from bibkit.service.messages import Report
from bibkit.sources.build import Source
from bibkit.text.fold import fold
from bibkit.text.fragments import strip_markup

_FEWEST_WORDS = 12  # a DOI alone makes four or five
_OPEN = frozenset(
    (
        "enrich.not-found",
        "enrich.suggestion",
        "enrich.unreachable",
        "enrich.refused",
        "enrich.rate-limited",
        "enrich.offline-missing",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A registered work that may be meant: shown with its reasons, never taken unasked."""

    record: Record
    reasons: tuple[str, ...]
    score: float

    def to_json(self) -> dict[str, Any]:
        return {
            "record": self.record.to_json(),
            "card": card_of(self.record),
            "text": brief(self.record.entry),
            "reasons": list(self.reasons),
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A line of a list, and what became of it: a record; or an issue, perhaps a near hit, and `own`: what the line says
    by itself."""

    text: str
    record: Record | None = None
    near: Near | None = None
    own: Record | None = None
    issue: Issue | None = None

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"text": self.text, "record": self.record.to_json() if self.record else None}
        if self.near is not None:
            out["suggestion"] = self.near.to_json()
        if self.own is not None:
            out["own"] = {"record": self.own.to_json(), "card": card_of(self.own)}
        if self.issue is not None:
            out["issue"] = self.issue.to_json()
        return out


def resolve_dois(dois: Sequence[str], sources: Sources, report: Report, *, mailto: str = "") -> list[Resolved]:
    """The works of the DOIs. Raises StoppedError when nobody waits any more."""
    source = sources.source(mailto)
    given = {"doi": Origin(layer="user", source="as you gave it")}
    asked = [Record(entry=Entry(doi=doi), provenance=given, input=doi) for doi in dois]
    records = enrich_records(
        asked,
        source,
        settings=sources.settings,
        progress=lambda done, total: report({"what": "looking up DOIs", "done": done, "of": total}),
    )
    resolved = []
    for doi, record in zip(dois, records, strict=True):
        known = any(name != "doi" for name, _ in record.entry.items())
        issue = next((issue for issue in record.issues if issue.code.startswith("enrich.")), None)
        resolved.append(Resolved(text=doi, record=record if known else None, issue=None if known else issue))
    return resolved


def resolve_references(texts: Sequence[str], sources: Sources, report: Report, *, mailto: str = "") -> list[Resolved]:
    """The works that printed references name. Raises StoppedError when nobody waits any more."""
    source = sources.source(mailto)
    resolved = []
    for number, text in enumerate(texts):
        report({"what": "looking up references", "done": number, "of": len(texts)})
        resolved.append(_resolve(text, source))
    report({"what": "looking up references", "done": len(texts), "of": len(texts)})
    return resolved


def _resolve(text: str, source: Source) -> Resolved:
    citation = citation_of_text(text)
    if citation.doi:
        fate = source.fetch_works([citation.doi])[citation.doi]
        if isinstance(fate, Record):
            return _by_doi(text, citation, fate)
    near: list[Match] = []

    def keep(_: Record, match: Match) -> bool:
        near.append(match)
        return False

    (record,) = match_references([text], source, decide=keep)
    issue = next((issue for issue in record.issues if issue.code in _OPEN), None)
    if issue is None:
        return Resolved(text=text, record=record.with_(input=text))
    best = near[0] if near else None
    if best is None:
        return Resolved(text=text, own=record.with_(issues=()), issue=issue)
    shown = Near(record=best.record, reasons=best.reasons, score=best.confidence)
    doubt = Issue("enrich.suggestion", "no registered work is this one beyond doubt", "info")
    return Resolved(text=text, near=shown, own=record.with_(issues=()), issue=doubt)


def _by_doi(text: str, citation: Citation, found: Record) -> Resolved:
    """The work whose DOI the reference names, unless the reference speaks of another."""
    if _speaks_of(citation, found):
        reason = "the reference names this DOI"
        origins = {name: replace(origin, reason=reason) for name, origin in found.provenance.items()}
        return Resolved(text=text, record=found.with_(provenance=MappingProxyType(origins), input=text))
    message = f"the DOI {citation.doi} is registered for another work; not taken"
    return Resolved(
        text=text,
        near=Near(record=found, reasons=("the reference names this DOI", "but not this title"), score=0.0),
        own=read_reference(text),
        issue=Issue("enrich.title-mismatch", message, "warning"),
    )


def _speaks_of(citation: Citation, record: Record) -> bool:
    """Whether a reference with a DOI is about that DOI's work: DOIs are mistyped, too. One that says little may be."""
    words = {word.text for word in citation.words}
    if len(words) < _FEWEST_WORDS:
        return True
    title = [word.text for word in split_words(strip_markup(record.entry.title))]
    families = {word for name in record.entry.author for word in fold(name.family or name.literal).split()}
    return not families.isdisjoint(words) or 2 * sum(word in words for word in title) >= max(1, len(title))
