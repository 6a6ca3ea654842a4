"""The contract between a page and its readers: an extractor offers values to a draft, the draft keeps the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol, runtime_checkable

from bibkit.issues import Issue, Severity
from bibkit.model.entry import Entry
from bibkit.model.notes import CitationStatement, PageNotes, Stance
from bibkit.model.vocabulary import BY_ATTRIBUTE
from bibkit.pages.page import Page


@runtime_checkable
class Extractor(Protocol):
    """A reader of one site or one syntax. A module `bibkit/extractors/<site>.py` exposes one as `EXTRACTOR`.

    `priority`: among site readers that recognise a page the highest is asked; two of the same priority are an error.
    Readers are pure: no network, no clock, no files.
    """

    name: str
    priority: int

    def recognise(self, page: Page) -> bool:
        """Whether the page is of this reader's kind; cheap, and never raising on any page."""
        ...

    def extract(self, page: Page, draft: Draft) -> None:
        """Offer the draft what the page says of its work."""
        ...


_NO_NOTES = PageNotes()
_OFFERED = frozenset((*BY_ATTRIBUTE, "type", "extra"))


class Claim(NamedTuple):
    """A value that a layer offers for an attribute, and where on the page it stands."""

    value: Any
    locator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one reader made of one page. `layer` is "site" for site readers, else the syntax ("highwire", "jsonld" …).

    `rejects` names attributes on which the page's own tags are known to lie, with the reason: other layers' claims to
    them are not believed.
    """

    layer: str
    source: str
    claims: Mapping[str, Claim] = field(default_factory=lambda: MappingProxyType({}))
    rejects: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    notes: PageNotes = _NO_NOTES
    related: tuple[Entry, ...] = ()
    issues: tuple[Issue, ...] = ()


class Draft:
    """Collects a reader's offers. The first useful offer for an attribute wins; None and empty mean absent."""

    def __init__(self, layer: str, source: str) -> None:
        self.layer = layer
        self.source = source
        self.tallies: dict[Stance, int] = {}
        self.statements: list[CitationStatement] = []
        self.facts: dict[str, Any] = {}
        self.related: list[Entry] = []
        self._claims: dict[str, Claim] = {}
        self._rejects: dict[str, str] = {}
        self._issues: list[Issue] = []

    def offer(self, attribute: str, value: Any, at: str = "") -> None:
        """Offer a value for an Entry attribute (or "type"), standing `at` a place a person can find on the page.

        Raises TypeError for a name that Entry does not have: a typing error in a reader must not pass in silence.
        """
        if attribute not in _OFFERED:
            raise TypeError(f"{self.source} offers the unknown attribute {attribute!r}")
        if isinstance(value, list):
            value = tuple(value)
        if value and attribute not in self._claims:
            self._claims[attribute] = Claim(value, at)

    def claimed(self, attribute: str) -> Any:
        """What has been offered for the attribute so far, or None."""
        claim = self._claims.get(attribute)
        return claim.value if claim else None

    def has_claims(self) -> bool:
        """Whether anything has been offered so far."""
        return bool(self._claims)

    def reject(self, attribute: str, why: str) -> None:
        """Say that the page's own tags are not to be believed about this attribute."""
        self._rejects[attribute] = why

    def warn(self, code: str, message: str, where: str = "", severity: Severity = "warning") -> None:
        self._issues.append(Issue(code, message, severity, where))

    def _notes(self) -> PageNotes:
        if not (self.tallies or self.statements or self.facts):
            return _NO_NOTES
        return PageNotes(
            tallies=MappingProxyType(self.tallies),
            statements=tuple(self.statements),
            facts=MappingProxyType(self.facts),
        )

    def finish(self) -> Extraction:
        return Extraction(
            layer=self.layer,
            source=self.source,
            claims=MappingProxyType(self._claims),
            rejects=MappingProxyType(self._rejects),
            notes=self._notes(),
            related=tuple(self.related),
            issues=tuple(self._issues),
        )
