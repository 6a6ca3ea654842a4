"""What to ask about a record: its DOI, a search, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bibkit.enrichment.citation import Citation, citation_of_entry
from bibkit.model.identifiers import Doi
from bibkit.model.record import Record

Question = Literal["doi", "search", "nothing"]

# An entry that has all of these gains nothing from a look-up but conflicts to look at.
_WANTED = {
    "article-journal": ("title", "author", "issued", "container_title", "volume", "page", "doi"),
    "chapter": ("title", "author", "issued", "container_title", "page", "publisher"),
    "book": ("title", "issued", "publisher"),
}
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be asked about one record. `missing` are attributes one would expect and that are blank."""

    question: Question
    doi: str = ""
    citation: Citation | None = None
    missing: tuple[str, ...] = ()


def plan(record: Record, *, search: bool) -> Plan:
    """By DOI where there is one; by its words with `search`, when there are enough of them to tell works apart."""
    entry = record.entry
    missing = tuple(name for name in _WANTED.get(entry.type, ("title", "issued")) if not getattr(entry, name))
    doi = Doi.parse(entry.doi) if entry.doi else None
    if doi is not None:
        return Plan("doi", doi.value, missing=missing)
    if search:
        citation = citation_of_entry(entry)
        if len(citation.words) >= _MIN_WORDS or (citation.families and citation.page and citation.volume):
            return Plan("search", citation=citation, missing=missing)
    return Plan("nothing", missing=missing)


def dois_of(plans: Sequence[Plan]) -> list[str]:
    """The DOIs to ask for, each once, in order."""
    return list(dict.fromkeys(item.doi for item in plans if item.question == "doi"))
