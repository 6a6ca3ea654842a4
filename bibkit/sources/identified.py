"""Works by identifiers that are no DOIs: "pmid:26516780", "pmcid:PMC4627791", "isbn:9780306406157"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bibkit.enrichment.ports import Fate, NotKeptError, Progress
from bibkit.errors import NotFoundError, SourceError
from bibkit.model.identifiers import Isbn
from bibkit.model.record import Record
from bibkit.sources.works import SIGNATURE, Answered, Work, WorkFate, WorksSource, unknown

_WHERE_KEPT = "leave out --offline to ask for it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Whom to ask for which identifier. For books `files` are asked before `books`, one after the other; None and ()
    ask nobody.

    `to_record` turns what they answer into records.
    """

    pubmed: WorksSource | None
    pmcids: WorksSource | None
    books: tuple[WorksSource, ...]
    files: tuple[WorksSource, ...] = ()
    to_record: Callable[[Work], Record]

    def fetch_identified(self, keys: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        """The fate of every identifier that there is somebody to ask about; the others are absent."""
        wanted = list(dict.fromkeys(keys))
        done: set[str] = set()

        def answered(part: Mapping[str, WorkFate]) -> None:
            done.update(key for key in part if key in wanted)
            if progress:
                progress(len(done), len(wanted))

        found = self._articles([key for key in wanted if not key.startswith("isbn:")], answered)
        found |= self._books([key for key in wanted if key.startswith("isbn:")], answered)
        return {key: self._fate(key, fate) for key, fate in found.items()}

    def _articles(self, keys: list[str], answered: Answered) -> dict[str, WorkFate]:
        """PMCIDs by way of their PMIDs; a work that PMC has and PubMed has not is known by its identifiers alone."""
        if self.pubmed is None or self.pmcids is None or not keys:
            return {}
        own = [key for key in keys if key.startswith("pmcid:")]
        converted = self.pmcids.fates(own, _nothing) if own else {}
        through = {key: _pmid_of(fate) for key, fate in converted.items()}
        pmids = [key for key in keys if key.startswith("pmid:")]
        asked = list(dict.fromkeys([*pmids, *(pmid for pmid in through.values() if pmid)]))
        articles = self.pubmed.fates(asked, answered) if asked else {}
        found: dict[str, WorkFate] = {key: articles[key] for key in pmids}
        for key, pmid in through.items():
            article = articles[pmid] if pmid else converted[key]
            found[key] = converted[key] if isinstance(article, NotFoundError) else article
        answered(found)
        return found

    def _books(self, keys: list[str], answered: Answered) -> dict[str, WorkFate]:
        found: dict[str, WorkFate] = {}
        failed: dict[str, SourceError] = {}
        for source in (*self.files, *self.books):
            for key, fate in source.fates([key for key in keys if not _is_work(found.get(key))], _nothing).items():
                found[key] = fate
                if isinstance(fate, SourceError) and not isinstance(fate, NotFoundError):
                    failed.setdefault(key, fate)
            answered({key: fate for key, fate in found.items() if _is_work(fate)})
        answered(found)
        # That one does not know a book says little while another could not be asked.
        return {key: fate if _is_work(fate) else failed.get(key, fate) for key, fate in found.items()}

    def _fate(self, key: str, fate: WorkFate) -> Fate:
        if isinstance(fate, NotFoundError) and not self._complete(key):
            return NotKeptError(f"the {shown(key)} is in no kept answer", _WHERE_KEPT)
        if isinstance(fate, SourceError):
            return fate
        return _checked(key, self.to_record(fate), str(fate.get(SIGNATURE) or ""))

    def _complete(self, key: str) -> bool:
        sources = self.books if key.startswith("isbn:") else (self.pubmed, self.pmcids)
        return bool(sources) and all(source is not None and source.complete for source in sources)


def shown(key: str) -> str:
    """ "pmid:1" -> "PMID 1"."""
    scheme, _, value = key.partition(":")
    return f"{scheme.upper()} {value}"


def _checked(key: str, record: Record, source: str) -> Fate:
    """The record, if the identifier asked for is its own."""
    scheme, _, value = key.partition(":")
    if scheme == "isbn":
        own = {isbn.isbn13 for isbn in map(Isbn.parse, record.entry.isbn) if isbn is not None}
        return record if value in own else unknown(key, source)
    own_value = getattr(record.entry, scheme)
    return record if own_value in ("", value) else unknown(key, source)


def _pmid_of(fate: WorkFate) -> str:
    ids: Any = {} if isinstance(fate, SourceError) else fate.get("work", {})
    return f"pmid:{ids['pmid']}" if ids.get("pmid") else ""


def _is_work(fate: WorkFate | None) -> bool:
    return fate is not None and not isinstance(fate, SourceError)


def _nothing(_: Mapping[str, WorkFate]) -> None:
    """Progress is told of identifiers as they were asked for, not of the steps in between."""
