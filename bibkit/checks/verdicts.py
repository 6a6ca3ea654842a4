"""A verdict on each reference: what the sources say of the work, and in what the reference says otherwise.

`not-found` says that no source that was asked knows the work, never that there is none; what could not be asked, or is
another agency's, is `unknown`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bibkit.checks.differences import differences
from bibkit.checks.verdict import WORDS, Difference, Report, Verdict, Word
from bibkit.enrichment.enrich import INCOMPLETE, UNKNOWN, enrich_records
from bibkit.enrichment.match import is_fake
from bibkit.enrichment.ports import Progress, WorkSource
from bibkit.enrichment.published import find_published, is_preprint
from bibkit.enrichment.settings import EnrichSettings
from bibkit.issues import Issue
from bibkit.model.record import Record


def check_records(
    records: Sequence[Record],
    source: WorkSource,
    *,
    settings: EnrichSettings | None = None,
    progress: Progress | None = None,
) -> list[Verdict]:
    """A verdict on every record, in their order. Raises nothing that a source can cause.

    Works without DOI are searched for by their words, and so are those whose DOI turns out to be unknown or another
    work's. Of preprints it is asked whether they were published.
    """
    settings = replace(settings or EnrichSettings(), search=True)
    steps = _Steps(progress)
    after = enrich_records(records, source, settings=settings, progress=steps.next())
    doubtful = [place for place, record in enumerate(after) if is_fake(record) or _doi_is_doubtful(record)]
    bare = [records[place].with_(entry=records[place].entry.with_(doi="")) for place in doubtful]
    found = dict(zip(doubtful, enrich_records(bare, source, settings=settings, progress=steps.next()), strict=True))
    places = [place for place, record in enumerate(records) if is_preprint(record.entry)]
    preprints = [records[place] for place in places]
    published = dict(zip(places, find_published(preprints, source, progress=steps.next()), strict=True))
    return [
        judge_record(records[place], record, found.get(place), published.get(place), offline=settings.offline)
        for place, record in enumerate(after)
    ]


class _Steps:
    """One progress for questions that follow from one another: what is still to be asked grows with the answers."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._asked = 0
        self._before = 0

    def next(self) -> Progress | None:
        if self._progress is None:
            return None
        self._before = self._asked
        return self._tell

    def _tell(self, done: int, total: int) -> None:
        self._asked = self._before + total
        if self._progress is not None:
            self._progress(self._before + done, self._asked)


def judge_record(
    before: Record,
    after: Record,
    without_doi: Record | None = None,
    published: Record | None = None,
    *,
    offline: bool = False,
) -> Verdict:
    """The verdict on a record, given what enrichment made of it.

    `without_doi` is what a search made of it where its DOI was of no use, `published` what `find_published` did.
    `offline`: only files were asked, in which not every work stands.
    """
    issues = {issue.code: issue for issue in after.issues if issue not in before.issues}
    reports = [*_reported(before, after)]
    newer = _published(published)
    if newer is not None and all(report.word != "superseded" for report in reports):
        reports.append(newer)
    failed = next((issue for code, issue in issues.items() if code in INCOMPLETE), None)
    if failed is not None:
        return Verdict(word="unknown", message=failed.message, incomplete=True)
    if "enrich.title-mismatch" in issues or UNKNOWN & issues.keys() or is_fake(before):
        return _with_bad_doi(before, issues, without_doi, reports)
    if "enrich.suggestion" in issues:
        if reports:
            return _of_reports(reports, "", "")
        message = "a registered work is like it, but it may be another"
        return Verdict(word="unknown", message=message, suggestion=issues["enrich.suggestion"].message)
    if "enrich.not-found" in issues:
        if reports:
            return _of_reports(reports, "", "")
        if offline:
            return Verdict(
                word="unknown", message="a work like this is in none of the offline sources", incomplete=True
            )
        return Verdict(word="not-found", message=_NOT_FOUND)
    if after is before:
        return _nothing_asked(before, reports)
    return _registered(before, after, reports)


_NOT_FOUND = "none of the sources asked knows a work like this; it may exist all the same"


def _registered(before: Record, after: Record, reports: list[Report]) -> Verdict:
    found = differences(before, after)
    source = _source_of(after)
    told = [item for item in found if item.telling]
    words = [report.word for report in reports] + (["differs"] if told else [])
    word = min(words, key=WORDS.index) if words else "verified"
    if word == "differs":
        message = "; ".join(f"{item.name}: {item.here} here, {item.there} at {item.source}" for item in told)
    elif word == "verified":
        message = f"registered as {after.entry.doi}" if after.entry.doi else "registered"
    else:
        message = next(report.message for report in reports if report.word == word)
    return Verdict(
        word=word,
        message=message,
        doi=after.entry.doi,
        source=source,
        differences=tuple(found),
        reports=tuple(reports),
    )


def _of_reports(reports: list[Report], doi: str, source: str) -> Verdict:
    first = min(reports, key=lambda report: WORDS.index(report.word))
    return Verdict(word=first.word, message=first.message, doi=doi, source=source, reports=tuple(reports))


def _nothing_asked(before: Record, reports: list[Report]) -> Verdict:
    if reports:
        return _of_reports(reports, before.entry.doi, "")
    return Verdict(word="unknown", message="there is too little to look it up by")


# Registrants at DataCite and others that many references name, for sources that know Crossref only.
_OTHER_AGENCIES = (
    "10.48550/", "10.5281/", "10.6084/", "10.5061/", "10.17605/", "10.7910/", "10.4230/", "10.13140/", "10.3204/",
    "10.11588/", "10.3929/", "10.5075/", "10.14279/", "10.18419/", "10.17863/", "10.4121/", "10.25384/", "10.1594/",
    "10.5517/", "10.2314/", "10.6073/", "10.7302/", "10.17632/", "10.3886/", "10.11501/", "10.20676/",
)  # fmt: skip


def _with_bad_doi(
    before: Record, issues: Mapping[str, Issue], without_doi: Record | None, reports: list[Report]
) -> Verdict:
    """The DOI is another work's, or nobody's; a search may know the right one."""
    wrong = issues.get("enrich.title-mismatch")
    if is_fake(before):
        message = f"the DOI {before.entry.doi} was registered for a copy of somebody else's work"
        wrong = Issue("enrich.title-mismatch", message)
    found = without_doi if without_doi is not None and without_doi.entry.doi else None
    doi = before.entry.doi
    if found is not None and found.entry.doi == doi.lower() and not is_fake(before):
        # Titles cut short or said otherwise; the rest of the reference leads to the same work.
        return _registered(before, found, [*_reported(before, found), *reports])
    if wrong is None and found is None:
        if reports:
            return _of_reports(reports, "", "")
        issue = next(issue for code, issue in issues.items() if code in UNKNOWN)
        elsewhere = issue.code == "enrich.unknown-doi" and doi.startswith(_OTHER_AGENCIES)
        word: Word = "unknown" if elsewhere or issue.code == "enrich.no-record" else "not-found"
        return Verdict(word=word, message=issue.message)
    message = wrong.message if wrong else f"the DOI {doi} is unknown"
    if found is None:
        return Verdict(word="problem", message=message, reports=tuple(reports))
    source = _source_of(found)
    right = Difference(attribute="doi", here=doi, there=found.entry.doi, source=source, telling=True)
    rest = differences(before, found)
    reports = [*_reported(before, found), *reports]
    grave = [report for report in reports if report.word in ("retracted", "concern")]
    word = grave[0].word if grave else "problem" if wrong else "differs"
    return Verdict(
        word=word,
        message=grave[0].message if grave else f"{message}; the work is registered as {found.entry.doi}",
        doi=found.entry.doi,
        source=source,
        differences=(right, *(item for item in rest if item.attribute != "doi")),
        reports=tuple(reports),
        suggestion=found.entry.doi,
    )


def _doi_is_doubtful(record: Record) -> bool:
    return any(issue.code == "enrich.title-mismatch" or issue.code in UNKNOWN for issue in record.issues)


def _reported(before: Record, after: Record) -> Iterator[Report]:
    """What agencies report, the gravest first."""
    flags = after.entry.extra.get("flags")
    if not isinstance(flags, Mapping):
        return
    if flags.get("retracted"):
        yield _report("retracted", "the work was retracted", flags, "retracted_by")
    if flags.get("concern"):
        yield _report("concern", "an expression of concern stands on the work", flags, "concern_by")
    if flags.get("is_preprint_of"):
        yield _report("superseded", "a preprint; published", flags, "is_preprint_of")
    if flags.get("corrected_by"):
        yield _report("corrected", "a correction was published", flags, "corrected_by")


def _report(word: Word, message: str, flags: Mapping[str, Any], name: str) -> Report:
    dois = tuple(doi for doi in flags.get(name) or () if isinstance(doi, str))
    if not dois:
        return Report(word, message)
    joint = " as " if word == "superseded" else ": "
    return Report(word, f"{message}{joint}{', '.join(dois)}", dois)


def _published(record: Record | None) -> Report | None:
    """What `find_published` found out."""
    if record is None:
        return None
    issue = next((issue for issue in record.issues if issue.code == "enrich.published"), None)
    if issue is None:
        return None
    return Report("superseded", f"a preprint; {issue.message}", (record.entry.doi,))


def _source_of(record: Record) -> str:
    origin = record.provenance.get("doi")
    sources = [item.origin.source for item in record.conflicts]
    if origin is not None and origin.layer != "file":
        return origin.source
    others = [item.source for item in record.provenance.values() if item.layer not in ("file", "site")]
    return (others or sources or [""])[0]
