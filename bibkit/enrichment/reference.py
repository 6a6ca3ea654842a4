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
from bibkit.errors import SourceError
from bibkit.issues import Issue
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi
from bibkit.model.nameparse import parse_names
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.text.titles import trim_title

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{12,400}?)[,.]?[”\"“»]")
_SINGLE_QUOTED = re.compile(r"(?<=[\s,])['‘](.{12,400}?)[,.]?['’](?=[,.]\s|\s[A-Z])")
_DATED = re.compile(r"\(((?:1[6-9]|20)\d\d)[a-z]?(?:, [A-Z][a-z]+(?: \d+)?)?\)[.,:]?\s+")
_RANGE = re.compile(r"(?<![\d/])([A-Za-z]{0,2}\d+[a-z]?)\s?[–—-]{1,2}\s?([A-Za-z]{0,2}\d+[a-z]?)(?!\d)")
# "Smith J, Doe AB, et al. Title" and "J. Smith and A. Doe. Title"
_NAME = r"[^\W\d_][\w’'‐-]+(?: [^\W\d_][\w’'‐-]+){0,2}"
_INITIALS = r",? [A-Z]\.?(?:[ -]?[A-Z]\.?){0,3}(?=,? |\.?\s)"
_LAST_FIRST = re.compile(
    rf"^((?>{_NAME}{_INITIALS},? (?:and |& |\.\.\. ?|… ?)*)*{_NAME}{_INITIALS}(?:,? et al)?)"
    r"\.?\s+(?=[^\W\d_a-z][^.,]{3})"
)
_MIN_TITLE_WORDS = 3


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
    authors, title = _people_and_title(plain)
    if len(title.split()) >= _MIN_TITLE_WORDS:
        values["title"] = trim_title(title)
    people = parse_names(authors) if authors else ()
    if people and not any(name.literal for name in people):
        values["author"] = people
    if citation.year:
        values["issued"] = Date.of(citation.year)
    values.update(volume=citation.volume, issue=citation.issue, page=_pages(plain, citation.page))
    if citation.volume and citation.page:
        values["type"] = "article-journal"
    entry = Entry(**values)
    origin = Origin(layer="text", source="reference", locator=f"“{plain[:60]}…”" if len(plain) > 60 else f"“{plain}”")
    provenance = MappingProxyType({name: origin for name, _ in entry.items()})
    return Record(entry=entry, provenance=provenance, input=input)


def _people_and_title(text: str) -> tuple[str, str]:
    for pattern in (_QUOTED, _SINGLE_QUOTED):
        match = pattern.search(text)
        if match:
            before = re.sub(r"(?<![\s,.])[\s,.]*+(?:\(?(?:1[6-9]|20)\d\d\)?[\s,.]*+)?$", "", text[: match.start()])
            return before, match.group(1)
    match = _DATED.search(text)
    if match and match.start() < 200:
        return text[: match.start()].rstrip(" ,."), _first_sentence(text[match.end() :])
    match = _LAST_FIRST.match(text)
    title = _first_sentence(text[match.end() :]) if match else ""
    # Without a title behind them, initials may be those of the journal: "Li, W. J. Appl. Phys."
    return (match.group(1), title) if match and title else ("", "")


def _first_sentence(text: str) -> str:
    """Up to the full stop that ends the title: not the one of an abbreviation or an initial."""
    for match in re.finditer(r"[.?!](?=\s)", text):
        head = text[: match.start()]
        if len(head.split()) >= _MIN_TITLE_WORDS and not re.search(
            r"\b(?:[A-Z]|[IVX]+|vs|St|al|sp|spp|cf|e\.g|i\.e|No|Vol)$", head
        ):
            return head + ("" if match.group() == "." else match.group())
    return ""


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
