"""What enrichment needs from the outside world: protocols that the adapters in bibkit.sources answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from bibkit.errors import SourceError, UnreachableError
from bibkit.model.record import Record


class NotKeptError(UnreachableError):
    """Asked offline, and no file, cache or mirror at hand has it; whether it exists was not asked."""


# What became of a question: the record, or why there is none.
Fate: TypeAlias = "Record | SourceError"

# Called with (answered so far, asked in all) while many questions are under way.
Progress: TypeAlias = Callable[[int, int], None]


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


@runtime_checkable
class BatchSource(Protocol):
    """A source that answers for many DOIs at once."""

    name: str

    def fetch_works(self, dois: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        """The fate of every DOI asked for, by the DOI as it was given. Raises nothing that a source can cause."""
        ...


@runtime_checkable
class SearchSource(Protocol):
    """A source that finds works by the words of a citation."""

    name: str

    def search(self, citation: str, *, rows: int = 5) -> list[Candidate]:
        """Candidates for a bibliographic citation in plain words, best first. Raises as WorkSource does."""
        ...


@runtime_checkable
class IdentifierSource(Protocol):
    """A source that knows works by identifiers that are no DOIs."""

    name: str

    def fetch_identified(self, keys: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        """The fate of "pmid:26516780", "pmcid:PMC4627791", "isbn:9780306406157"; absent when nobody is asked for such.

        Raises nothing that a source can cause.
        """
        ...


# What became of a search: candidates, best first, or why there are none.
SearchFate: TypeAlias = "list[Candidate] | SourceError"


@runtime_checkable
class BatchSearchSource(Protocol):
    """A source that searches for many citations at once."""

    name: str

    def search_many(
        self, citations: Sequence[str], *, rows: int = 5, progress: Progress | None = None
    ) -> list[SearchFate]:
        """The fate of every search, in the order asked. Raises nothing that a source can cause."""
        ...
