"""What to ask about a record: its DOI, a search, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bibkit.enrichment.citation import Citation, citation_of_entry
from bibkit.model.identifiers import Doi
from bibkit.model.record import Record

Question = Literal["doi", "search", "nothing"]

_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be asked about one record: about its DOI, with a citation of it, or nothing."""

    question: Question
    doi: str = ""
    citation: Citation | None = None


def plan(record: Record, *, search: bool) -> Plan:
    """By DOI where there is one; by its words with `search`, when there are enough of them to tell works apart."""
    entry = record.entry
    doi = Doi.parse(entry.doi) if entry.doi else None
    if doi is not None:
        return Plan("doi", doi.value)
    if search:
        citation = citation_of_entry(entry)
        if len(citation.words) >= _MIN_WORDS or (citation.families and citation.page and citation.volume):
            return Plan("search", citation=citation)
    return Plan("nothing")


def dois_of(plans: Sequence[Plan]) -> list[str]:
    """The DOIs to ask for, each once, in order."""
    return list(dict.fromkeys(item.doi for item in plans if item.question == "doi"))
