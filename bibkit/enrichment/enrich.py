"""The way of a record through enrichment: plan, ask, check that it is the same work, merge. The port is the only IO."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from bibkit.enrichment.identified import (
    Step,
    fetch_identified,
    filled,
    mismatch,
    next_step,
    with_registered,
    without_doi,
)
from bibkit.enrichment.match import Match, judge
from bibkit.enrichment.merge import merge
from bibkit.enrichment.plan import dois_of, plan
from bibkit.enrichment.ports import (
    BatchSearchSource,
    BatchSource,
    Fate,
    NotKeptError,
    Progress,
    SearchFate,
    SearchSource,
    WorkSource,
)
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import (
    NoRecordError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SourceError,
    UnregisteredError,
)
from bibkit.issues import Issue
from bibkit.model.record import Record
from bibkit.text.fragments import strip_markup

# Issues after which a record is not what it could be; a command that meets one ends with exit code 3.
INCOMPLETE = frozenset(("enrich.unreachable", "enrich.refused", "enrich.rate-limited", "enrich.offline-missing"))
# A DOI that the sources know nothing of: it is not known to them, it is nobody's, or it exists and nobody describes it.
UNKNOWN = frozenset(("enrich.unknown-doi", "enrich.unregistered-doi", "enrich.no-record"))
SEARCH_ROWS = 5
_WORTH_SHOWING = 0.45

# Asked about a hit that is not beyond doubt: whether it is the record's work all the same.
Decide: TypeAlias = Callable[[Record, Match], bool]


def enrich_records(
    records: Sequence[Record],
    source: WorkSource,
    *,
    settings: EnrichSettings | None = None,
    progress: Progress | None = None,
    decide: Decide | None = None,
) -> list[Record]:
    """The records with their blanks filled, in the order given; none is lost.

    A record that could not be looked up comes back as it was, with an issue: `enrich.unknown-doi`,
    `enrich.unregistered-doi` (no agency has it), `enrich.no-record` (its agency does not describe it),
    `enrich.refused`, `enrich.rate-limited`, `enrich.unreachable`, `enrich.offline-missing`; one whose DOI is registered
    for another title with `enrich.title-mismatch`, nothing merged. Records without DOI are looked up by PMID, PMCID or,
    books, ISBN (`enrich.not-found` when it is unknown); the DOI found there is asked for in turn and left out, with
    `enrich.doi-not-taken`, when it is unknown or another work's. With `settings.search` records without DOI are
    searched for; a hit that is not beyond doubt becomes the issue `enrich.suggestion`, never data, unless `decide` says
    that it is right.
    """
    settings = settings or EnrichSettings()
    plans = [plan(record, search=settings.search) for record in records]
    keys = list(dict.fromkeys(item.key for item in plans if item.question == "identifier"))
    known = fetch_identified(source, keys, part_of(progress, 0, len(plans)))
    steps = [next_step(record, item, known) for record, item in zip(records, plans, strict=True)]
    dois = dois_of([step.plan for step in steps])
    citations = list(dict.fromkeys(step.plan.citation.text for step in steps if step.plan.citation is not None))
    total = len(keys) + len(dois) + len(citations)
    fates = fetch_fates(source, dois, part_of(progress, len(keys), total))
    hits = search_fates(source, citations, progress=part_of(progress, len(keys) + len(dois), total))
    return [_enriched(step, fates, hits, decide) for step in steps]


def is_incomplete(record: Record) -> bool:
    """Whether a source could not be asked about the record, so that asking again later makes sense."""
    return any(issue.code in INCOMPLETE for issue in record.issues)


def fetch_fates(source: WorkSource, dois: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
    """What became of every DOI, many at once where the source can. Raises nothing that a source can cause."""
    if not dois:
        return {}
    if isinstance(source, BatchSource):
        return source.fetch_works(dois, progress)
    fates: dict[str, Fate] = {}
    for doi in dois:
        try:
            fates[doi] = source.fetch_work(doi)
        except SourceError as error:
            fates[doi] = error
        if progress:
            progress(len(fates), len(dois))
    return fates


def search_fates(
    source: WorkSource, citations: Sequence[str], *, rows: int = SEARCH_ROWS, progress: Progress | None = None
) -> dict[str, SearchFate]:
    """What was found for every citation; nothing at all from a source that does not search."""
    if not citations:
        return {}
    if isinstance(source, BatchSearchSource):
        found = source.search_many(citations, rows=rows, progress=progress)
        return dict(zip(citations, found, strict=True))
    fates: dict[str, SearchFate] = {}
    if not isinstance(source, SearchSource):
        return fates
    for citation in citations:
        try:
            fates[citation] = source.search(citation, rows=rows)
        except SourceError as error:
            fates[citation] = error
        if progress:
            progress(len(fates), len(citations))
    return fates


def part_of(progress: Progress | None, before: int, total: int) -> Progress | None:
    """The progress of one of several steps within the whole."""
    return (lambda done, _: progress(before + done, total)) if progress else None


def _enriched(step: Step, fates: dict[str, Fate], hits: dict[str, SearchFate], decide: Decide | None) -> Record:
    record, item, found = step.record, step.plan, step.found
    if step.failure is not None:
        return record.add_issues(issue_of(step.failure, record.entry.id))
    if item.question == "doi":
        return _by_doi(record, found, fates[item.doi], item.doi)
    if item.citation is None or item.citation.text not in hits:
        return merge(record, found) if found is not None else record
    candidates = hits[item.citation.text]
    if isinstance(candidates, SourceError):
        problem = issue_of(candidates, record.entry.id or strip_markup(record.entry.title)[:60])
        return (merge(record, found) if found is not None else record).add_issues(problem)
    matched = _merge_match(record, judge(item.citation, [candidate.record for candidate in candidates]), decide)
    if found is None:
        return matched
    # An ISBN has said already which book it is; that no DOI was found for it is no finding.
    return filled(matched, found, record) if matched.entry.doi else merge(record, found)


def _by_doi(record: Record, found: Record | None, fate: Fate, doi: str) -> Record:
    if found is None:
        return record.add_issues(issue_of(fate, doi)) if isinstance(fate, SourceError) else merge_checked(record, fate)
    if isinstance(fate, NotFoundError):
        return without_doi(merge(record, found), f"{fate.message}; it was not taken over")
    if isinstance(fate, SourceError):
        return merge(record, found).add_issues(issue_of(fate, doi))
    return with_registered(record, found, fate)


def merge_checked(record: Record, found: Record) -> Record:
    """The merged record; or ours with an issue when the registered work is evidently another one."""
    problem = mismatch(record, found, f"the DOI {found.entry.doi}")
    if problem:
        return record.add_issues(Issue("enrich.title-mismatch", problem, "warning", found.entry.doi))
    return merge(record, found)


def _merge_match(record: Record, matches: list[Match], decide: Decide | None) -> Record:
    best = matches[0] if matches else None
    if best is None:
        return record.add_issues(Issue("enrich.not-found", "no registered work like this was found", "info"))
    if best.accepted:
        reason = "; ".join(best.reasons)
        return merge(record, best.record, score=best.confidence, reason=f"matched without DOI: {reason}")
    if decide is not None and best.confidence >= _WORTH_SHOWING and decide(record, best):
        return merge(record, best.record, score=best.confidence, reason="matched without DOI: accepted by the user")
    if best.confidence < _WORTH_SHOWING:
        return record.add_issues(Issue("enrich.not-found", "no registered work like this was found", "info"))
    return record.add_issues(suggestion(best))


def suggestion(match: Match) -> Issue:
    """A near hit, for the user to accept or not."""
    entry = match.record.entry
    who = entry.author[0].display() if entry.author else ""
    year = f" ({entry.issued.year})" if entry.issued and entry.issued.year else ""
    what = f"{who}{year}: {strip_markup(entry.title)[:100]}".lstrip(" :")
    message = f"perhaps {entry.doi}, {what}; not taken, because: {'; '.join(match.reasons)}"
    return Issue("enrich.suggestion", message, "info", entry.doi)


def issue_of(error: SourceError, where: str) -> Issue:
    """A source's failure as an issue of the record it was asked about."""
    code = "enrich.unreachable"
    if isinstance(error, NotFoundError):
        code = "enrich.unknown-doi"
        if isinstance(error, UnregisteredError):
            code = "enrich.unregistered-doi"
        elif isinstance(error, NoRecordError):
            code = "enrich.no-record"
        return Issue(code, error.message, "warning", where)
    if isinstance(error, NotKeptError):
        code = "enrich.offline-missing"
    elif isinstance(error, RefusedError):
        code = "enrich.refused"
    elif isinstance(error, RateLimitedError):
        code = "enrich.rate-limited"
    # Who is shut out or told to slow down can do something about it.
    message = str(error) if isinstance(error, RefusedError | RateLimitedError) else error.message
    return Issue(code, message, "error", where)
