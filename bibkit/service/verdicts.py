"""The verdict on each work, as POST check answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from bibkit.checks.verdict import Verdict
from bibkit.issues import Severity
from bibkit.service.labels import field_label
from bibkit.service.payload import Works
from bibkit.text.printable import printable

_GRAVE = ("retracted", "concern", "problem")


class Finding(NamedTuple):
    """Something to know about a work; `code` is stable."""

    code: str
    severity: Severity
    message: str


def verdicts_json(works: Works, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """The verdict of every work, and everything that was found out beside the gravest of it."""
    told = []
    findings = []
    for place, verdict in zip(works.places, verdicts, strict=True):
        told.append({**verdict.to_json(), "item": place, "message": printable(verdict.message)})
        findings += [
            {"item": place, "code": found.code, "severity": found.severity, "message": printable(found.message)}
            for found in _findings(verdict)
        ]
    return {"verdicts": told, "findings": findings}


def _findings(verdict: Verdict) -> Iterator[Finding]:
    for report in verdict.reports:
        yield Finding(f"check.{report.word}", "error" if report.word in _GRAVE else "warning", report.message)
    for item in verdict.differences:
        message = f"{field_label(item.attribute)}: {item.here or 'nothing'} here, {item.there} at {item.source}"
        if item.remark:
            message += f" ({item.remark})"
        code, severity = ("check.differs", "warning") if item.telling else ("check.detail", "info")
        yield Finding(code, severity, message)  # type: ignore[arg-type]
    if verdict.suggestion and verdict.suggestion not in verdict.message:
        yield Finding("check.suggestion", "info", verdict.suggestion)
    if verdict.word == "problem":
        yield Finding("check.problem", "error", verdict.message)
