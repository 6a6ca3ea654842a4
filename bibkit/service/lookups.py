"""Asking the sources for many works, with progress that can stop it. One source serves all requests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from bibkit.checks.verdict import Verdict
from bibkit.checks.verdicts import check_records
from bibkit.enrichment.enrich import enrich_records
from bibkit.enrichment.plan import plan
from bibkit.enrichment.ports import Progress
from bibkit.enrichment.settings import EnrichSettings
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


_Answer = TypeVar("_Answer")
# What asks about some records: their answers in the same order, progress told to a callback where there is one.
Ask: TypeAlias = Callable[[Sequence[Record], Source, EnrichSettings, Progress | None], list[_Answer]]


def ask_watched(
    records: Sequence[Record], sources: Sources, report: Report, ask: Ask[_Answer], *, search: bool, mailto: str = ""
) -> list[_Answer]:
    """The answers to all records, in their order. Those with a DOI are asked about at once, the others one by one.

    Raises StoppedError when nobody waits any more.
    """
    source = sources.source(mailto)
    settings = replace(sources.settings, search=search)
    questions = [plan(record, search=search).question for record in records]
    total = len(records) - questions.count("nothing")
    searched = questions.count("search")

    def tell(done: int) -> None:
        report({"what": "looking up works", "done": min(done, total), "of": total})

    tell(0)
    at_once = [record for record, question in zip(records, questions, strict=True) if question != "search"]
    answers = iter(ask(at_once, source, settings, lambda done, _: tell(min(done, total - searched))))
    answered: list[_Answer] = []
    done = total - searched
    for record, question in zip(records, questions, strict=True):
        if question == "search":
            tell(done)
            answered += ask([record], source, settings, None)
            done += 1
        else:
            answered.append(next(answers))
    tell(total)
    return answered


def enrich(
    records: Sequence[Record], source: Source, settings: EnrichSettings, progress: Progress | None
) -> list[Record]:
    return enrich_records(records, source, settings=settings, progress=progress)


def check(
    records: Sequence[Record], source: Source, settings: EnrichSettings, progress: Progress | None
) -> list[Verdict]:
    return check_records(records, source, settings=settings, progress=progress)
