"""What a page says beside the entry: citation statements, tallies, counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

Stance = Literal["supporting", "mentioning", "contrasting", "unclassified"]
STANCES: tuple[Stance, ...] = ("supporting", "mentioning", "contrasting", "unclassified")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationStatement:
    """A passage in which another work cites this one.

    `text` comes without the outer quotation marks and the dots by which the page marks what it cut off. `section` is
    the section of the citing work as the page names it ("Introduction"). `confidence` is the classifier's, in percent.
    `citing` names the citing work where the page does ("Tse et al. 2019", a DOI); often it does not.
    """

    text: str
    section: str = ""
    stance: Stance | None = None
    confidence: int | None = None
    citing: str = ""

    def to_json(self) -> dict[str, Any]:
        pairs = {
            "text": self.text,
            "section": self.section or None,
            "stance": self.stance,
            "confidence": self.confidence,
            "citing": self.citing or None,
        }
        return {key: value for key, value in pairs.items() if value is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNotes:
    """Everything a page tells about a work that is no bibliographic field.

    `tallies` counts the citing statements by stance; a stance that the page does not count is absent, not zero.
    `facts` holds the rest under snake_case names with JSON values: `cited_by_publications`, `affiliations`, ….
    """

    tallies: Mapping[Stance, int] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    statements: tuple[CitationStatement, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def __bool__(self) -> bool:
        return bool(self.tallies or self.statements or self.facts)

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {}
        if self.tallies:
            out["tallies"] = dict(self.tallies)
        if self.statements:
            out["statements"] = [statement.to_json() for statement in self.statements]
        out.update(self.facts)
        return out
