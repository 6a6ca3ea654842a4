"""Identifiers and printed references looked up: each becomes a record or stays open, with the near hit beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bibkit.enrichment.citation import Citation, citation_of_text, split_words
from bibkit.enrichment.enrich import SEARCH_ROWS, enrich_records, issue_of
from bibkit.enrichment.match import Match, judge
from bibkit.errors import SourceError
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.service.cards import brief, card_of
from bibkit.service.lookups import Sources, told
from bibkit.service.messages import Report
from bibkit.sources.build import Source
from bibkit.text.fold import fold
from bibkit.text.fragments import strip_markup

_WORTH_SHOWING = 0.45
_FEWEST_WORDS = 12  # a DOI alone makes four or five


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A line of a list, and what became of it: a record, or an issue and perhaps a suggestion, which is no data."""

    text: str
    record: Record | None = None
    suggestion: Match | None = None
    issue: Issue | None = None

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"text": self.text, "record": self.record.to_json() if self.record else None}
        if self.suggestion is not None:
            near = self.suggestion.record
            out["suggestion"] = {
                "record": near.to_json(),
                "card": card_of(near),
                "text": brief(near.entry),
                "reasons": list(self.suggestion.reasons),
                "score": round(self.suggestion.confidence, 4),
            }
        if self.issue is not None:
            out["issue"] = self.issue.to_json()
        return out


def resolve_dois(dois: Sequence[str], sources: Sources, report: Report, *, mailto: str = "") -> list[Resolved]:
    """The works of the DOIs. Raises StoppedError when nobody waits any more."""
    source = sources.source(mailto)
    asked = [Record(entry=Entry(doi=doi), input=doi) for doi in dois]
    records = enrich_records(
        asked,
        source,
        settings=sources.settings,
        progress=lambda done, total: report({"what": "looking up DOIs", "done": done, "of": total}),
    )
    resolved = []
    for doi, record in zip(dois, records, strict=True):
        known = any(name != "doi" for name, _ in record.entry.items())
        issue = next((told(issue) for issue in record.issues if issue.code.startswith("enrich.")), None)
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
    try:
        matches = judge(citation, _candidates(citation, source))
    except SourceError as error:
        return Resolved(text=text, issue=told(issue_of(error, text[:60])))
    best = matches[0] if matches else None
    if best is not None and best.accepted:
        if not _speaks_of(citation, best.record):
            message = f"the DOI {best.doi} is registered for another work; not taken"
            return Resolved(text=text, suggestion=best, issue=Issue("enrich.title-mismatch", message, "warning"))
        return Resolved(text=text, record=_signed(best, text))
    near = best if best is not None and best.confidence >= _WORTH_SHOWING else None
    message = "no registered work is this one beyond doubt" if near else "no registered work like this was found"
    return Resolved(text=text, suggestion=near, issue=Issue("enrich.not-found", message, "info"))


def _candidates(citation: Citation, source: Source) -> list[Record]:
    """The work whose DOI the reference names, else what a search finds."""
    if citation.doi:
        fate = source.fetch_works([citation.doi])[citation.doi]
        if isinstance(fate, Record):
            return [fate]
    return [candidate.record for candidate in source.search(citation.text, rows=SEARCH_ROWS)]


def _speaks_of(citation: Citation, record: Record) -> bool:
    """Whether a reference with a DOI is about that DOI's work: DOIs are mistyped, too. One that says little may be."""
    words = {word.text for word in citation.words}
    if not citation.doi or len(words) < _FEWEST_WORDS:
        return True
    title = [word.text for word in split_words(strip_markup(record.entry.title))]
    families = {word for name in record.entry.author for word in fold(name.family or name.literal).split()}
    return not families.isdisjoint(words) or 2 * sum(word in words for word in title) >= max(1, len(title))


def _signed(match: Match, text: str) -> Record:
    """The registered record, every value marked with how sure the match is."""
    reason = f"matched: {'; '.join(match.reasons)}"
    origins = {
        name: replace(origin, score=match.confidence, reason=reason) for name, origin in match.record.provenance.items()
    }
    return match.record.with_(provenance=MappingProxyType(origins), input=text)
