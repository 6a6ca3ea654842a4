"""What enrichment needs from the outside world: protocols that the adapters in bibkit.sources answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bibkit.model.record import Record


@dataclass(frozen=True, slots=True)
class Candidate:
    """A work that a search came up with, as a record, and the source's own score (its scale is the source's)."""

    record: Record
    score: float = 0.0


class WorkSource(Protocol):
    """A source that knows works by DOI. `name` goes into provenance ("api.crossref.org", "crossref.jsonl")."""

    name: str

    def fetch_work(self, doi: str) -> Record:
        """The record of one DOI.

        Raises NotFoundError, RefusedError, RateLimitedError or UnreachableError.
        """
        ...


class BatchSource(Protocol):
    """A source that answers for many DOIs at once."""

    name: str

    def fetch_works(self, dois: Sequence[str]) -> dict[str, Record]:
        """The records by lower-case DOI; an unknown DOI is absent. Raises as WorkSource does."""
        ...


class SearchSource(Protocol):
    """A source that finds works by the words of a citation."""

    name: str

    def search(self, citation: str, *, rows: int = 5) -> list[Candidate]:
        """Candidates for a bibliographic citation in plain words, best first. Raises as WorkSource does."""
        ...
