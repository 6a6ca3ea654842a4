"""Printed references into records: the registered work where there is no doubt, else what the text itself says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from bibkit.enrichment.citation import Citation, bare_citation, citation_of_text
from bibkit.enrichment.enrich import SEARCH_ROWS, Decide, issue_of, search_fates, suggestion
from bibkit.enrichment.match import judge
from bibkit.enrichment.ports import Progress, SearchFate, WorkSource
from bibkit.enrichment.reference_styles import MIN_TITLE_WORDS, parts_of, source_of
from bibkit.errors import SourceError
from bibkit.issues import Issue
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi
from bibkit.model.nameparse import parse_names
from bibkit.model.names import Name, is_cjk
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.text.titles import trim_title

_RANGE = re.compile(r"(?<![\d/])([A-Za-z]{0,2}\d+[a-z]?)\s?[–—-]{1,2}\s?([A-Za-z]{0,2}\d+[a-z]?)(?!\d)")

# "PLoS One. 2015;10(10):e33": where a work appeared, which is no title.
_PLACE = re.compile(r"\b(?:1[89]|20)\d\d\b[^;:]{0,12};\s?\d|\d\s?\(\d[\d-]*\)\s?[:,]\s?\w?\d|;\s?\d+\s?:\s?\w?\d")


def read_reference(text: str, input: str = "") -> Record:
    """What a printed reference says by itself: identifiers and numbers, and title and authors where the style is plain.

    Quotation marks, a year in brackets behind the authors, or initials behind every name make it plain; otherwise
    these fields stay empty. The whole text is kept as the note.
    """
    citation = bare_citation(text)
    plain = citation.text
    values: dict[str, Any] = {"note": plain}
    doi, arxiv = Doi.find(plain), ArxivId.find(plain)
    if doi:
        values["doi"] = doi.value
    if arxiv:
        values.update(eprint=arxiv.value, eprint_type="arxiv")
    parts = parts_of(plain)
    if _PLACE.search(parts.title):  # references without a title exist; where the people end is in doubt then
        parts = parts._replace(title="", people="")
    if len(parts.title.split()) >= MIN_TITLE_WORDS or (parts.type and parts.title):
        values["title"] = trim_title(parts.title)
    people = _even(parse_names(parts.people)) if parts.people else ()
    if people and not any(name.literal and not is_cjk(name.literal) for name in people):
        values["editor" if parts.edited else "author"] = people
    year = int(parts.year) if parts.year else citation.year
    if year:
        values["issued"] = Date.of(year)
    volume = "" if citation.volume == str(year) else citation.volume  # "ICDE 2014: 1012-1023"
    values.update(volume=volume, issue=citation.issue, page=_pages(plain, citation.page))
    source = source_of(parts) if "title" in values else {}
    if source.get("type") == "book" and volume.isdigit() and citation.page:
        source = {}  # "Part A: Chemistry" of a journal
    if source.get("type") == "book":
        values["page"] = ""  # of what is cited from the book
    elif volume and citation.page and not source:
        source = {"type": "article-journal"}
    _add_source(values, source)
    entry = Entry(**values)
    origin = Origin(layer="text", source="reference", locator=f"“{plain[:60]}…”" if len(plain) > 60 else f"“{plain}”")
    provenance = MappingProxyType({name: origin for name, _ in entry.items()})
    return Record(entry=entry, provenance=provenance, input=input)


def _even(people: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names, a full stop behind the last initials only where the others have it: lists lose or lend one."""
    if len(people) < 2 or not people[0].given or not people[-1].given:
        return people
    dotted, last = people[0].given.endswith("."), people[-1]
    if not dotted and _ONE_INITIAL.fullmatch(last.given) and last.given.endswith("."):
        return (*people[:-1], replace(last, given=last.given[:-1]))
    if dotted and _ONE_INITIAL.fullmatch(last.given) and not last.given.endswith("."):
        return (*people[:-1], replace(last, given=f"{last.given}."))
    return people


_ONE_INITIAL = re.compile(r"(?:[A-Z]\.[ -]?)*[A-Z]\.?")


def _add_source(values: dict[str, Any], source: dict[str, str]) -> None:
    """Take over what the style tells of the source; what is read in two ways stays out."""
    editors = parse_names(source.pop("editor", ""))
    if editors and not any(name.literal for name in editors):
        values["editor"] = editors
    year = source.pop("year", "")
    if year:
        values["issued"] = Date.of(int(year))
    if "page" in source:
        source["page"] = re.sub(r"\s?[–—~-]\s?", "-", source["page"])
    values.update(source)


def _pages(text: str, first: str) -> str:
    for match in _RANGE.finditer(text):
        if match.group(1).lower().lstrip("0") == first:
            return f"{match.group(1)}-{match.group(2)}"
    return first


def match_references(
    texts: Sequence[str],
    source: WorkSource,
    *,
    progress: Progress | None = None,
    decide: Decide | None = None,
    input: str = "",
) -> list[Record]:
    """A record for every reference, in order: the registered work with score and reasons, else `read_reference`.

    What was not matched carries `enrich.not-found`, `enrich.suggestion` or the source's failure.
    """
    citations = [citation_of_text(text) for text in texts]
    wanted = list(dict.fromkeys(citation.text for citation in citations))
    fates = search_fates(source, wanted, rows=2 * SEARCH_ROWS, progress=progress)
    return [
        _matched(text, citation, fates[citation.text], decide, f"{input}:{number}" if input else "")
        for number, (text, citation) in enumerate(zip(texts, citations, strict=True), 1)
    ]


def _matched(text: str, citation: Citation, candidates: SearchFate, decide: Decide | None, input: str) -> Record:
    own = read_reference(text, input)
    if isinstance(candidates, SourceError):
        return own.add_issues(issue_of(candidates, text[:60]))
    matches = judge(citation, [candidate.record for candidate in candidates])
    best = matches[0] if matches else None
    if best is None or best.confidence < 0.45:
        return own.add_issues(Issue("enrich.not-found", "no registered work like this was found", "info", text[:60]))
    if not best.accepted and not (decide is not None and decide(own, best)):
        return own.add_issues(suggestion(best))
    reason = "matched from a reference: " + ("; ".join(best.reasons) if best.accepted else "accepted by the user")
    provenance = {
        name: replace(origin, score=best.confidence, reason=reason) for name, origin in best.record.provenance.items()
    }
    issues = [
        Issue("enrich.differs", f"the reference gives another {what}", "info", text[:60]) for what in best.conflicts
    ]
    return best.record.with_(provenance=MappingProxyType(provenance), input=input, issues=tuple(issues))
