"""One finding: what a rule noticed, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bibkit.issues import Severity

__all__ = ["Finding", "Fix", "Severity"]


@dataclass(frozen=True, slots=True)
class Fix:
    """A change of one field that is right wherever its finding is: `action` on `field` of the entry that is meant.

    `set` writes `value` (plain field text, LaTeX as it stands in the file), `remove` takes the field out.
    """

    action: Literal["set", "remove"]
    field: str
    value: str = ""


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
    field: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    fix: Fix | None = None
