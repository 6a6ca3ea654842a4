"""Verdicts as findings: each at the field it is about, with both values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.finding import Finding
from bibkit.checks.run import finding_of
from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.checks.verdict import Difference, Report, Verdict

# The fields that may hold a variable, the likeliest first.
_FIELDS: dict[str, tuple[str, ...]] = {
    "issued": ("year", "date"),
    "container_title": ("journal", "journaltitle", "booktitle", "maintitle"),
    "page": ("pages", "eid"),
    "issue": ("number", "issue"),
    "number": ("number", "eid"),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher_place": ("address", "location"),
    "collection_title": ("series",),
}
# An entry that says so itself is cited knowing it.
_SAYS_RETRACTED = re.compile(r"retract|withdrawn|zurückgezogen|rétract", re.I)


def verdict_findings(bibliography: Bibliography, verdicts: list[Verdict]) -> Iterator[Finding]:
    """The findings of verdicts on `bibliography.works`, in their order; none for what is verified."""
    for subject, verdict in zip(bibliography.works, verdicts, strict=True):
        for note in _notes(subject, verdict):
            yield finding_of(note, subject, bibliography.file.name)


def _notes(subject: Subject, verdict: Verdict) -> Iterator[Note]:
    for report in verdict.reports:
        yield _reported(subject, report)
    if verdict.word == "problem":
        yield Note("check.wrong-doi", verdict.message, "doi", values=_values(verdict, subject))
    for difference in verdict.differences:
        if not (difference.attribute == "doi" and verdict.word == "problem"):
            yield _differing(subject, difference)
    if verdict.word in ("unknown", "not-found"):
        hint = f"; {verdict.suggestion}" if verdict.suggestion else ""
        field = "doi" if "doi" in subject.values else ""
        yield Note(f"check.{verdict.word}", verdict.message + hint, field)


def _values(verdict: Verdict, subject: Subject) -> dict[str, str]:
    values = {"here": subject.get("doi"), "there": verdict.suggestion}
    return {name: value for name, value in values.items() if value}


def _reported(subject: Subject, report: Report) -> Note:
    values = {"notice": ", ".join(report.dois)} if report.dois else {}
    if report.word == "retracted" and _SAYS_RETRACTED.search(subject.get("title") + " " + subject.get("note")):
        return Note("check.retracted", f"{report.message}; the entry says so", values=values, severity="info")
    return Note(f"check.{report.word}", report.message, values=values)


def _differing(subject: Subject, item: Difference) -> Note:
    field = next((name for name in _FIELDS.get(item.attribute, ()) if name in subject.values), "")
    if not field and item.attribute in subject.values:
        field = item.attribute
    remark = f" ({item.remark})" if item.remark else ""
    message = f"{field or item.name} is {item.here!r} here, {item.there!r} at {item.source}{remark}"
    code = "check.differs" if item.telling else "check.detail"
    values = {"here": item.here, "there": item.there, "source": item.source}
    return Note(code, message, field, values=values, severity="info" if item.remark else None)
