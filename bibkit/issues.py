"""Warnings as data: what a reader noticed and survived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something expected, local and recoverable.

    `code` is stable and dotted (`extract.abstract-truncated`, `bibtex.unclosed-entry`): programs match on it.
    `message` is one plain sentence. `where` locates it for a person: a file position (`refs.bib:41:7`), a label or a
    selector on a page, a field name; empty when the whole input is meant.
    """

    code: str
    message: str
    severity: Severity = "warning"
    where: str = ""

    def to_json(self) -> dict[str, str]:
        return {"code": self.code, "severity": self.severity, "message": self.message, "where": self.where}
