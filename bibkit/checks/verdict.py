"""A verdict as data: a word, one sentence, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from bibkit.model.record import csl_name

Word = Literal[
    "verified", "differs", "not-found", "unknown", "retracted", "concern", "corrected", "superseded", "problem"
]
WORDS: tuple[Word, ...] = (
    "retracted", "concern", "problem", "differs", "superseded", "corrected", "not-found", "unknown", "verified"
)  # fmt: skip
# verified    registered, and nothing that tells works apart is said otherwise
# differs     registered, and something is said otherwise
# problem     the DOI is registered for another work
# superseded  a preprint of which a published version exists
# retracted, concern, corrected   what agencies report; the three are kept apart
# not-found   nobody who was asked knows it; unknown: it could not be found out


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field. `here` and `there` are both values in words; `telling`: it matters for finding and citing the work."""

    attribute: str
    here: str
    there: str
    source: str = ""
    telling: bool = True
    remark: str = ""

    @property
    def name(self) -> str:
        """The field as CSL calls it; `year` where only years differ."""
        return "year" if self.attribute == "issued" else csl_name(self.attribute)

    def to_json(self) -> dict[str, str | bool]:
        return {
            "variable": csl_name(self.attribute),
            "here": self.here,
            "there": self.there,
            "source": self.source,
            "telling": self.telling,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What agencies report of a work: `word`, one sentence, the DOIs of the notices or of the published version."""

    word: Word
    message: str
    dois: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`word` is the gravest that is true; `differences` and `reports` hold all of it.

    `doi` is the registered one, `source` who says so; `suggestion` a work that may be meant, in words. `incomplete`: a
    source could not be asked, so that asking again makes sense.
    """

    word: Word
    message: str
    doi: str = ""
    source: str = ""
    differences: tuple[Difference, ...] = ()
    reports: tuple[Report, ...] = ()
    suggestion: str = ""
    incomplete: bool = field(default=False)

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"verdict": self.word, "message": self.message}
        if self.doi:
            out["DOI"] = self.doi
        if self.source:
            out["source"] = self.source
        if self.differences:
            out["differences"] = [item.to_json() for item in self.differences]
        if self.reports:
            out["reports"] = [{"kind": r.word, "message": r.message, "DOI": list(r.dois)} for r in self.reports]
        if self.suggestion:
            out["suggestion"] = self.suggestion
        return out
