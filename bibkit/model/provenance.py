"""Where a value comes from, kept beside the values; "why does it say that?" is answered from here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The origin of one field's value.

    `layer`: which kind of evidence ("site", "highwire", "jsonld", "coins", "opengraph", "text", "crossref", "file",
    "user" …). `source`: its name ("scite", "api.crossref.org", "refs.bib"). `locator`: where in it, for a person
    ("line 2", "meta[name=citation_title]", "/works/10.1000/x title"). `retrieved`: ISO date, when fetched. `score` in
    0..1 and `reason` for values that rest on a match rather than on reading. `raw`: the fields of a .bib it was read
    from, as they stand there, `(("year", "2015"), ("month", "oct"))`; not shown, but written back where reading lost
    something.
    """

    layer: str
    source: str
    locator: str = ""
    retrieved: str = ""
    score: float | None = None
    reason: str = ""
    raw: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"layer": self.layer, "source": self.source, "locator": self.locator}
        if self.retrieved:
            out["retrieved"] = self.retrieved
        if self.score is not None:
            out["score"] = round(self.score, 4)
        if self.reason:
            out["reason"] = self.reason
        return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A value that was offered and not taken.

    `kind`: "outvoted" by a stronger layer, "rejected" because it is known to lie, or "conflict": it disagrees with what
    stands and may be right, so that both are shown to the user.
    """

    attribute: str
    value: Any
    origin: Origin
    kind: str = "outvoted"
    reason: str = ""
