"""Asking the sources for many works, with progress that can stop it. One source serves all requests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

from bibkit.enrichment.enrich import enrich_records
from bibkit.enrichment.plan import plan
from bibkit.enrichment.settings import EnrichSettings
from bibkit.issues import Issue
from bibkit.model.record import Record
from bibkit.service.messages import Report
from bibkit.sources.build import Source, build_source


class Sources:
    """The source that every request asks, built when it is first needed: one limiter keeps to the pools for all.

    The contact told to Crossref is the one `bibkit serve` was started with, else the first that a request brings.
    """

    def __init__(self, settings: EnrichSettings, build: Callable[[EnrichSettings], Source] = build_source) -> None:
        self._settings = settings
        self._build = build
        self._lock = threading.Lock()
        self._source: Source | None = None

    @property
    def settings(self) -> EnrichSettings:
        return self._settings

    def source(self, mailto: str = "") -> Source:
        """Raises InputError for a snapshot or mirror that cannot be read."""
        with self._lock:
            if self._source is None or (mailto and not self._settings.mailto):
                self._settings = replace(self._settings, mailto=self._settings.mailto or mailto)
                self._source = self._build(self._settings)
            return self._source


def told(issue: Issue) -> Issue:
    """An issue without what enrichment says of a file that the command line writes; here nothing was written yet."""
    return replace(issue, message=issue.message.removesuffix("; written without enrichment"))


def enrich_watched(
    records: Sequence[Record], sources: Sources, report: Report, *, search: bool, mailto: str = ""
) -> list[Record]:
    """The records enriched, in their order. With `search` those without DOI are looked for by their words, one by one.

    Raises StoppedError when nobody waits any more.
    """
    source = sources.source(mailto)
    settings = replace(sources.settings, search=search)
    questions = [plan(record, search=search).question for record in records]
    total = len(records) - questions.count("nothing")
    by_search = [place for place, question in enumerate(questions) if question == "search"]
    others = [place for place, question in enumerate(questions) if question != "search"]
    enriched = list(records)

    def tell(done: int) -> None:
        report({"what": "looking up works", "done": min(done, total), "of": total})

    tell(0)
    answers = enrich_records(
        [records[place] for place in others], source, settings=settings, progress=lambda done, _: tell(done)
    )
    for place, record in zip(others, answers, strict=True):
        enriched[place] = record
    for number, place in enumerate(by_search, 1):
        tell(total - len(by_search) + number - 1)
        enriched[place] = enrich_records([records[place]], source, settings=settings)[0]
    tell(total)
    return enriched
