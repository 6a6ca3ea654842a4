"""What a push did, object by object: nothing is left out, so that a person knows what to do about the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bibkit.errors import SourceError

What = Literal["collection", "item", "note"]
Outcome = Literal["created", "planned", "present", "failed"]

_COUNTED: tuple[What, ...] = ("item", "note")
_VERBS: dict[Outcome, str] = {
    "created": "created",
    "planned": "to be created",
    "present": "already there",
    "failed": "failed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectReport:
    """The fate of one object.

    `place` is the record's, counted from 0 (-1 for the collection). `title` is the work's, `note` the note's own title.
    `outcome`: "created"; "planned" in a dry run; "present": it was there already, and `reason` says how it was known or
    what is missing in it; "failed", with the reason. `key` is its key in the library where there is one.
    """

    what: What
    outcome: Outcome
    place: int = -1
    title: str = ""
    note: str = ""
    key: str = ""
    reason: str = ""

    def to_json(self) -> dict[str, Any]:
        pairs = {
            "what": self.what,
            "outcome": self.outcome,
            "record": self.place if self.place >= 0 else None,
            "title": self.title or None,
            "note": self.note or None,
            "key": self.key or None,
            "reason": self.reason or None,
        }
        return {key: value for key, value in pairs.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class PushReport:
    """Everything about a push. `stopped` is what ended it early, None when every object was tried."""

    library: str
    objects: tuple[ObjectReport, ...]
    dry_run: bool = False
    stopped: SourceError | None = None

    @property
    def complete(self) -> bool:
        """Whether everything wanted is in the library (or would be)."""
        return self.stopped is None and not any(item.outcome == "failed" for item in self.objects)

    def count(self, what: What, outcome: Outcome) -> int:
        return sum(item.what == what and item.outcome == outcome for item in self.objects)

    def summary(self) -> str:
        """One line: "2 items and 1 note created, 3 items already there, 1 note failed; your library (zotero.org)"."""
        parts = []
        for outcome, verb in _VERBS.items():
            numbers = [(what, self.count(what, outcome)) for what in _COUNTED]
            named = [f"{number} {what}{'' if number == 1 else 's'}" for what, number in numbers if number]
            if named:
                parts.append(f"{' and '.join(named)} {verb}")
        return f"{', '.join(parts) or 'nothing to do'}; {self.library}"

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {
            "schema": 1,
            "library": self.library,
            "dry_run": self.dry_run,
            "complete": self.complete,
            "objects": [item.to_json() for item in self.objects],
        }
        if self.stopped is not None:
            out["stopped"] = str(self.stopped)
        return out
