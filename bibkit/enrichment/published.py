"""Preprints whose published version exists: found by what agencies register, else by a search that is verified.

What identifies the preprint (key, eprint fields) stays with the entry; what is cited becomes the published version.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from bibkit.enrichment.citation import citation_of_entry
from bibkit.enrichment.compare import compare_values, titles_agree
from bibkit.enrichment.enrich import SEARCH_ROWS, fetch_fates, issue_of, part_of, search_fates
from bibkit.enrichment.match import is_fake
from bibkit.enrichment.ports import Fate, Progress, SearchFate, WorkSource
from bibkit.errors import NotFoundError, SourceError
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId
from bibkit.model.record import Record
from bibkit.text.fold import fold
from bibkit.text.wordlists import word_set

_SERVERS = word_set("arxiv biorxiv medrxiv chemrxiv psyarxiv ssrn techrxiv eartharxiv preprints osf socarxiv hal corr")
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv\.|1101/|64898/|26434/chemrxiv|31234/osf|2139/ssrn|36227/techrxiv|31223/|20944/preprints|21203/rs\.)"
)
# Entry's attributes that are taken over; the rest (key, eprint, notes, keywords, abstract) is the entry's own.
_TAKEN = (
    "type", "title", "author", "container_title", "collection_title", "issued", "volume", "issue", "page", "number",
    "publisher", "publisher_place", "doi", "issn", "isbn", "editor", "event_title", "event_place",
)  # fmt: skip
_LONGEST_WAY_YEARS = 6


def is_preprint(entry: Entry) -> bool:
    """Whether an entry cites a preprint: by its DOI, its eprint fields without a journal, or the server's name."""
    if _PREPRINT_DOI.match(entry.doi):
        return True
    if entry.type not in ("article", "article-journal", "document", "manuscript", "webpage", "report"):
        return False
    named = set(fold(f"{entry.container_title} {entry.archive} {entry.publisher} {entry.note}").split())
    if entry.container_title and not set(fold(entry.container_title).split()) & _SERVERS:
        return False
    return bool(entry.eprint) or bool(named & _SERVERS) or bool(ArxivId.find(entry.url))


def find_published(records: Sequence[Record], source: WorkSource, *, progress: Progress | None = None) -> list[Record]:
    """The records, preprints that were published since replaced by what was published, in the order given.

    A replaced record has an issue `enrich.published` that says how sure it is; one that could not be asked about has
    the source's failure. Records that are no preprints come back as they are. `progress` counts the questions.
    """
    places = [place for place, record in enumerate(records) if is_preprint(record.entry)]
    dois = list(dict.fromkeys(doi for place in places if (doi := _doi_of(records[place].entry))))
    fates = fetch_fates(source, dois, part_of(progress, 0, len(dois) + len(places)))
    targets = {doi: target for doi, fate in fates.items() if (target := _registered_version(fate))}
    wanted = list(dict.fromkeys(targets.values()))
    published = fetch_fates(source, wanted, part_of(progress, len(dois), len(dois) + len(places)))
    out = list(records)
    open_ones: list[int] = []
    for place in places:
        doi = _doi_of(records[place].entry)
        fate = published.get(targets.get(doi, ""))
        if isinstance(fate, Record) and not is_fake(fate):
            out[place] = replace_by(records[place], fate, f"registered as the published version of {doi}")
        else:
            open_ones.append(place)
    before = len(dois) + len(wanted)
    hits = search_fates(
        source,
        list(dict.fromkeys(_citation_of(records[place].entry) for place in open_ones)),
        rows=2 * SEARCH_ROWS,
        progress=part_of(progress, before, before + len(open_ones)),
    )
    for place in open_ones:
        found = hits.get(_citation_of(records[place].entry))
        doi = _doi_of(records[place].entry)
        if found is not None:
            out[place] = _searched(records[place], found, doi)
        failure = _failure(fates.get(doi), published.get(targets.get(doi, "")))
        if failure is not None and out[place] is records[place]:
            out[place] = records[place].add_issues(issue_of(failure, records[place].entry.id))
    return out


def _failure(*fates: Fate | None) -> SourceError | None:
    """Why one of two questions has no answer; that a source does not know a DOI is an answer."""
    failures = (fate for fate in fates if isinstance(fate, SourceError) and not isinstance(fate, NotFoundError))
    return next(failures, None)


def _citation_of(preprint: Entry) -> str:
    return citation_of_entry(preprint.with_(container_title="", page="", volume="")).text


def _doi_of(entry: Entry) -> str:
    """The preprint's own DOI; arXiv gives every one of its papers one."""
    if entry.doi:
        return entry.doi.lower()
    arxiv = (
        ArxivId.parse(entry.eprint)
        if entry.eprint
        else ArxivId.find(f"{entry.url} {entry.note} {entry.container_title}")
    )
    return f"10.48550/arxiv.{arxiv.without_version}".lower() if arxiv else ""


def _registered_version(fate: Fate) -> str:
    if isinstance(fate, SourceError):
        return ""
    flags = fate.entry.extra.get("flags", {})
    versions = flags.get("is_preprint_of") or ()
    return str(versions[0]) if versions else ""


def _searched(record: Record, candidates: SearchFate, doi: str) -> Record:
    if isinstance(candidates, SourceError):
        return record.add_issues(issue_of(candidates, record.entry.id))
    for candidate in candidates:
        found = candidate.record
        if (
            is_fake(found)
            or is_preprint(found.entry)
            or found.entry.type in ("article", "document", "dataset", "review")
        ):
            continue
        links = found.entry.extra.get("flags", {}).get("has_preprint") or ()
        if doi and doi in links:
            return replace_by(record, found, f"its record names the preprint {doi}")
        if _is_same_paper(record.entry, found.entry):
            return replace_by(record, found, "same title and authors, published after the preprint")
    return record


def _is_same_paper(preprint: Entry, published: Entry) -> bool:
    """The same title, the same first author and as many of the rest as both name, in the years after."""
    if not titles_agree(preprint.title, published.title) or not titles_agree(published.title, preprint.title):
        return False
    if not preprint.author or not published.author or not published.container_title:
        return False
    shared = min(len(preprint.author), len(published.author), 3)
    if compare_values("author", preprint.author[:shared], published.author[:shared]) == "differs":
        return False
    before = preprint.issued.year if preprint.issued else None
    after = published.issued.year if published.issued else None
    return before is None or after is None or -1 <= after - before <= _LONGEST_WAY_YEARS


def replace_by(record: Record, published: Record, reason: str) -> Record:
    """The record as the published version, with the preprint's key, eprint fields, notes and key words."""
    mine, theirs = record.entry, published.entry
    values = {name: getattr(theirs, name) for name in _TAKEN if not _says_the_same(name, mine, theirs)}
    arxiv = (
        ArxivId.parse(mine.eprint)
        if mine.eprint
        else ArxivId.find(f"{mine.url} {mine.note} {mine.container_title} {mine.doi}")
    )
    if arxiv and not mine.eprint:
        values.update(eprint=arxiv.value, eprint_type="arxiv")
    if _names_a_server(mine.archive):
        values["archive"] = ""
    origins = {
        name: replace(origin, reason=reason) for name, origin in published.provenance.items() if values.get(name)
    }
    flags = {key: value for key, value in theirs.extra.get("flags", {}).items() if key != "has_preprint"}
    extra = {**mine.extra, **({"flags": flags} if flags else {})}
    extra = {key: value for key, value in extra.items() if key != "howpublished" or not _names_a_server(str(value))}
    if _names_a_server(mine.url):
        values["url"] = ""
    issue = Issue("enrich.published", f"published as {theirs.doi}: {reason}", "info", mine.id or mine.doi)
    return record.with_(
        entry=mine.with_(**values, extra=MappingProxyType(extra)),
        provenance=MappingProxyType({**record.provenance, **origins}),
        issues=(*record.issues, issue),
    )


def _says_the_same(name: str, mine: Entry, theirs: Entry) -> bool:
    """What the two versions have in common stays as the user has written it."""
    if name in ("type", "doi") or not getattr(mine, name) or not getattr(theirs, name):
        return False
    return compare_values(name, getattr(mine, name), getattr(theirs, name)) == "same"


def _names_a_server(text: str) -> bool:
    return bool(set(fold(text).split()) & _SERVERS)
