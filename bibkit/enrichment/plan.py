"""What to ask about a record: its DOI, a search, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bibkit.enrichment.citation import Citation, citation_of_entry
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi, Isbn, Pmcid, Pmid
from bibkit.model.record import Record

Question = Literal["doi", "identifier", "search", "nothing"]

_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be asked about one record: about its DOI, about another identifier of it, with a citation, or nothing.

    `key` is the identifier with its scheme ("pmid:26516780"); `citation` beside it is for the case that it is unknown.
    """

    question: Question
    doi: str = ""
    key: str = ""
    citation: Citation | None = None


def plan(record: Record, *, search: bool) -> Plan:
    """By DOI, else by PMID, PMCID or ISBN; by its words with `search`, if they are enough to tell works apart."""
    entry = record.entry
    doi = Doi.parse(entry.doi) if entry.doi else None
    if doi is not None:
        return Plan("doi", doi.value)
    key = identifier_of(entry)
    citation = _citation(entry) if search else None
    if key:
        return Plan("identifier", key=key, citation=citation)
    return Plan("search", citation=citation) if citation is not None else Plan("nothing")


def identifier_of(entry: Entry) -> str:
    """ "pmid:26516780", "pmcid:PMC4627791", "isbn:9780306406157", or "".

    An ISBN names a work only where the work is the book: on a chapter or a paper it is that of the volume.
    """
    pmid = Pmid.parse(entry.pmid) if entry.pmid else None
    if pmid is not None:
        return f"pmid:{pmid}"
    pmcid = Pmcid.parse(entry.pmcid) if entry.pmcid else None
    if pmcid is not None:
        return f"pmcid:{pmcid}"
    is_book = entry.type == "book" or (entry.type == "document" and not entry.title)
    isbns = [isbn.isbn13 for isbn in map(Isbn.parse, entry.isbn) if isbn is not None] if is_book else []
    return f"isbn:{isbns[0]}" if isbns else ""


def _citation(entry: Entry) -> Citation | None:
    citation = citation_of_entry(entry)
    enough = len(citation.words) >= _MIN_WORDS or (citation.families and citation.page and citation.volume)
    return citation if enough else None


def dois_of(plans: Sequence[Plan]) -> list[str]:
    """The DOIs to ask for, each once, in order."""
    return list(dict.fromkeys(item.doi for item in plans if item.question == "doi"))
