"""The verdict on each work: what the registered record and the agencies say of it. Not asked is not found out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from bibkit.enrichment.enrich import is_incomplete
from bibkit.issues import Severity
from bibkit.model.record import Record
from bibkit.model.shown import shown_value
from bibkit.service.labels import field_label, type_label
from bibkit.service.lookups import told
from bibkit.service.payload import Works

Verdict = Literal[
    "verified",
    "differs",
    "not-found",
    "unknown",
    "retracted",
    "concern",
    "corrected",
    "superseded",
    "problem",
]

# What tells one work from another; a language or an abbreviation that differs makes no other reference.
_TELLING = frozenset(("title", "author", "issued", "container_title", "volume", "issue", "page", "doi"))


class Finding(NamedTuple):
    """Something to know about a work; `code` is stable."""

    code: str
    severity: Severity
    message: str


def verdicts_json(works: Works, enriched: Sequence[Record]) -> dict[str, Any]:
    """The answer of POST check for works and what a look-up made of them."""
    verdicts = []
    findings = []
    for place, before, after in zip(works.places, works.records, enriched, strict=True):
        verdict, message = judge_work(before, after)
        verdicts.append({"item": place, "verdict": verdict, "message": message})
        findings += [
            {"item": place, "code": found.code, "severity": found.severity, "message": found.message}
            for found in _findings(before, after)
        ]
    return {"verdicts": verdicts, "findings": findings}


def judge_work(before: Record, after: Record) -> tuple[Verdict, str]:
    """The verdict, and the one sentence that says why."""
    reported = next(_reported(after), None)
    if reported is not None:
        return reported
    codes = {issue.code: told(issue).message for issue in after.issues if issue not in before.issues}
    if is_incomplete(after):
        return "unknown", next(message for code, message in codes.items() if code.startswith("enrich."))
    for code, verdict in _BY_CODE.items():
        if code in codes:
            return verdict, codes[code]
    if after is before:
        return "unknown", "there is too little to look it up by"
    differing = [finding.message for finding in _conflicts(before, after) if finding.code == "check.differs"]
    if differing:
        return "differs", "; ".join(differing)
    return "verified", f"registered as {after.entry.doi}" if after.entry.doi else "registered"


_BY_CODE: dict[str, Verdict] = {
    "enrich.title-mismatch": "differs",
    "enrich.unknown-doi": "not-found",
    "enrich.not-found": "not-found",
    "enrich.suggestion": "unknown",
}


def _reported(record: Record) -> Iterator[tuple[Verdict, str]]:
    """What agencies report, the gravest first."""
    flags = record.entry.extra.get("flags")
    if not isinstance(flags, Mapping):
        return
    if flags.get("retracted"):
        yield "retracted", f"this work was retracted{_notice(flags, 'retracted_by')}"
    if flags.get("concern"):
        yield "concern", f"an expression of concern stands on this work{_notice(flags, 'concern_by')}"
    if flags.get("is_preprint_of"):
        yield "superseded", f"a preprint; published{_notice(flags, 'is_preprint_of')}"
    if flags.get("corrected_by"):
        yield "corrected", f"a correction was published{_notice(flags, 'corrected_by')}"


def _notice(flags: Mapping[str, Any], name: str) -> str:
    dois = [doi for doi in flags.get(name) or () if isinstance(doi, str)]
    return f": {', '.join(dois)}" if dois else ""


def _findings(before: Record, after: Record) -> Iterator[Finding]:
    for verdict, message in _reported(after):
        grave = verdict in ("retracted", "concern")
        yield Finding(f"check.{verdict}", "error" if grave else "warning", message)
    for issue in after.issues:
        if issue not in before.issues:
            yield Finding(issue.code, issue.severity, told(issue).message)
    yield from _conflicts(before, after)


def _conflicts(before: Record, after: Record) -> Iterator[Finding]:
    for item in after.conflicts:
        if item in before.conflicts:
            continue
        mine = getattr(before.entry, item.attribute)
        show = type_label if item.attribute == "type" else shown_value
        message = f"{field_label(item.attribute)}: {show(mine)}; {item.origin.source} says {show(item.value)}"
        if item.attribute in _TELLING:
            yield Finding("check.differs", "warning", message)
        else:
            yield Finding("check.detail", "info", message)
