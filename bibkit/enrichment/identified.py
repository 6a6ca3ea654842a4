"""Records without DOI by their PMID, PMCID or ISBN: what is known under it, and the DOI that leads on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from bibkit.enrichment.compare import titles_agree
from bibkit.enrichment.merge import merge, supports
from bibkit.enrichment.plan import Plan
from bibkit.enrichment.ports import Fate, IdentifierSource, Progress, WorkSource
from bibkit.errors import NotFoundError, SourceError
from bibkit.issues import Issue
from bibkit.model.identifiers import Doi
from bibkit.model.record import Record
from bibkit.text.fragments import strip_markup
from bibkit.text.languages import main_script


@dataclass(frozen=True, slots=True)
class Step:
    """A record on its way: what to ask about it next, and what its identifier has led to so far."""

    record: Record
    plan: Plan
    found: Record | None = None
    failure: SourceError | None = None


def fetch_identified(source: WorkSource, keys: Sequence[str], progress: Progress | None) -> dict[str, Fate]:
    """What the source knows of identifiers; nothing when it is one for DOIs only."""
    if not keys or not isinstance(source, IdentifierSource):
        return {}
    return source.fetch_identified(keys, progress)


def next_step(record: Record, plan: Plan, fates: dict[str, Fate]) -> Step:
    """From the answer about a record's identifier to the DOI it names, or to a search where it was of no use."""
    if plan.question != "identifier":
        return Step(record, plan)
    otherwise = Plan("search", citation=plan.citation) if plan.citation is not None else Plan("nothing")
    fate = fates.get(plan.key)
    if fate is None:
        return Step(record, otherwise)
    if isinstance(fate, NotFoundError):
        if plan.citation is None:
            record = record.add_issues(Issue("enrich.not-found", fate.message, "warning", plan.key))
        return Step(record, otherwise)
    if isinstance(fate, SourceError):
        return Step(record, Plan("nothing"), failure=fate)
    problem = mismatch(record, fate, _named(plan.key))
    if problem:
        return Step(record.add_issues(Issue("enrich.title-mismatch", problem, "warning", plan.key)), Plan("nothing"))
    doi = Doi.parse(fate.entry.doi)
    if doi is None:
        return Step(record, otherwise, fate)
    origin = fate.provenance.get("doi")
    if origin is not None and origin.layer == "crossref":
        return Step(record, Plan("nothing"), fate)
    return Step(record, Plan("doi", doi.value), fate)


def with_registered(record: Record, found: Record, registered: Record) -> Record:
    """The record with what is registered under the DOI that `found` names; `found` fills what is blank after that.

    The DOI is not believed when it is registered for another title than the one found.
    """
    base = merge(record, found)
    problem = mismatch(base, registered, f"the DOI {registered.entry.doi}")
    if problem:
        return without_doi(base, problem)
    return filled(merge(record, registered), found, record)


def filled(merged: Record, found: Record, before: Record) -> Record:
    """`merged` with its blanks filled from `found`; where the two sources differ only what was there before counts."""
    out = merge(merged, found)
    told = [item for item in out.rejected[len(merged.rejected) :] if getattr(before.entry, item.attribute)]
    return out.with_(rejected=(*merged.rejected, *told))


def without_doi(base: Record, why: str) -> Record:
    """The record without the DOI that its identifier had led to: it is of no use, and may be wrong."""
    origins = {name: origin for name, origin in base.provenance.items() if name != "doi"}
    issue = Issue("enrich.doi-not-taken", why, "info", base.entry.doi)
    return base.with_(entry=base.entry.with_(doi=""), provenance=MappingProxyType(origins)).add_issues(issue)


def mismatch(record: Record, found: Record, what: str) -> str:
    """Why an identifier (`what`) is not believed, or "": its registered title is another one than ours.

    Titles in different scripts cannot be compared; there two of year, volume, page, journal and authors must agree. A
    record without title has nothing to contradict with but its authors and its year together.
    """
    mine = [title for title in (record.entry.title, record.entry.original_title) if title]
    theirs = [title for title in (found.entry.title, found.entry.original_title) if title]
    if not mine or not theirs:
        both = [name for name in ("author", "issued") if getattr(record.entry, name) and getattr(found.entry, name)]
        if len(both) == 2 and not supports(record, found, both):
            return f"{what} is registered for other authors in another year"
        return ""
    if any(titles_agree(one, other) for one in mine for other in theirs):
        return ""
    if main_script(mine[0]) != main_script(theirs[0]):
        agreeing = supports(record, found, ("issued", "volume", "page", "container_title", "issn", "author"))
        if len(agreeing) >= 2:
            return ""
    return f"{what} is registered for another title, “{strip_markup(theirs[0])[:120]}”"


def _named(key: str) -> str:
    scheme, _, value = key.partition(":")
    return f"the {scheme.upper()} {value}"
