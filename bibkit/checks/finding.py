"""One finding: what a rule noticed, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from bibkit.issues import Severity

__all__ = ["NO_VALUES", "RANK", "Finding", "Fix", "Severity"]

NO_VALUES: Mapping[str, str] = MappingProxyType({})
RANK: Mapping[Severity, int] = MappingProxyType({"info": 0, "warning": 1, "error": 2})


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of one field that is right wherever its finding is.

    `set` writes `value` (as it stands in the file, LaTeX and all), `rename` makes `value` the field's name.
    """

    action: Literal["set", "rename"]
    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one rule noticed.

    `code` is stable and dotted (`check.doi-malformed`): programs and baselines match on it. `line` and `column` count
    from 1, columns in characters; 0 where there is no place. `values` holds what the message is about by name: both
    sides of a disagreement (`here`, `there`), the year that is implausible (`value`).
    """

    code: str
    message: str
    severity: Severity = "warning"
    file: str = ""
    line: int = 0
    column: int = 0
    key: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: NO_VALUES)
    field: str = ""
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str]:
        return (self.file, self.line, self.column, self.code)

    def with_(self, **changes: Any) -> Finding:
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """Without what is empty; a fix as {"action", "field", "value"}."""
        out: dict[str, Any] = {"code": self.code, "severity": self.severity, "message": self.message}
        for name in ("file", "line", "column", "key", "field"):
            if getattr(self, name):
                out[name] = getattr(self, name)
        if self.values:
            out["values"] = dict(self.values)
        if self.fix:
            out["fix"] = {"action": self.fix.action, "field": self.fix.field, "value": self.fix.value}
        return out
