"""The outcome of a check as data: what the renderers render."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bibkit.checks.finding import Finding, Severity
from bibkit.checks.subject import Bibliography
from bibkit.checks.verdict import WORDS, Verdict, Word

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Judged(NamedTuple):
    """A work and the verdict on it."""

    file: str
    key: str
    line: int
    title: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one run found.

    `entries` counts the entries of each file; `years` the works of each year. `muted` findings are known from a
    baseline. `judged` is empty when nobody was asked.
    """

    findings: tuple[Finding, ...]
    entries: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()
    muted: int = 0
    version: str = ""

    @property
    def counts(self) -> dict[Severity, int]:
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}

    @property
    def verdicts(self) -> dict[Word, int]:
        """How many works have each verdict, the gravest first; only those that occur."""
        counted = Counter(item.verdict.word for item in self.judged)
        return {word: counted[word] for word in WORDS if counted[word]}

    @property
    def fixable(self) -> int:
        return sum(finding.fix is not None for finding in self.findings)

    @property
    def fails(self) -> bool:
        """Whether something is an error or a warning; notes alone are no reason to stop."""
        return any(finding.severity != "info" for finding in self.findings)


def years_of(bibliographies: Sequence[Bibliography]) -> dict[int, int]:
    """How many works of each year there are."""
    counted: Counter[int] = Counter()
    for bibliography in bibliographies:
        for record in bibliography.records:
            issued = record.entry.issued
            if issued is not None and issued.year is not None:
                counted[issued.year] += 1
    return dict(sorted(counted.items()))


def judged(bibliography: Bibliography, verdicts: Sequence[Verdict]) -> list[Judged]:
    """The works of a bibliography with their verdicts."""
    name = bibliography.file.name
    return [
        Judged(name, subject.key, subject.block.line, record.entry.title, verdict)
        for subject, record, verdict in zip(bibliography.works, bibliography.records, verdicts, strict=True)
    ]
