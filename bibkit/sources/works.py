"""Sources that speak in Crossref works, one under the other, and their one face towards enrichment: records.

The works themselves are what travels, is kept and is replayed; they become records last, so that a better reading of
them needs no new request. From the inside out: a WorksClient makes one request a call and raises; a WorksSource takes
any number of DOIs, gives each its fate and raises nothing. Wrapping order: Kept(Batched(Retrying(Limited(client)))),
so that every attempt takes a permit.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol, TypeAlias, runtime_checkable
from urllib.parse import quote

from bibkit.enrichment.ports import Candidate, Fate, NotKeptError, Progress, SearchFate
from bibkit.errors import BadQuestionError, NotFoundError, SourceError
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin
from bibkit.model.record import Record

Work: TypeAlias = Mapping[str, Any]
WorkFate: TypeAlias = "Work | SourceError"
Answered: TypeAlias = Callable[[Mapping[str, WorkFate]], None]

# Crossref documents no number for `filter=doi:`; its request line ends at 4,096 bytes, fifty is what its users ask.
MAX_BATCH_COUNT = 50
MAX_BATCH_BYTES = 3500


class WorksClient(Protocol):
    """A service asked by single requests. DOIs go in and come out in lower case.

    Every call raises NotFoundError, RefusedError, RateLimitedError or UnreachableError.
    """

    name: str

    def get_work(self, doi: str) -> Work:
        """The work of one DOI."""
        ...

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        """The works of a batch that fits one request; an unknown DOI is absent."""
        ...

    def find_works(self, citation: str, rows: int) -> list[Work]:
        """Works for the words of a citation, best first."""
        ...


class ListClient(ABC):
    """What the services have in common that are asked for lists of identifiers and for nothing else."""

    name: str

    @abstractmethod
    def get_works(self, keys: Sequence[str]) -> dict[str, Work]:
        """The works of a batch that fits one request; an unknown identifier is absent."""

    def get_work(self, key: str) -> Work:
        works = self.get_works([key])
        if key not in works:
            raise unknown(key, self.name)
        return works[key]

    def find_works(self, citation: str, rows: int) -> list[Work]:
        return []


@runtime_checkable
class Stoppable(Protocol):
    """A client that can be told that nobody waits for its answers any more."""

    def stop(self) -> None: ...


def stop(inner: object) -> None:
    """Tell whoever is asked below that the program ends, if it can be told; there is no going on after that."""
    if isinstance(inner, Stoppable):
        inner.stop()


class WorksSource(Protocol):
    """Works by DOI, any number at a time.

    `complete`: a DOI it does not know is unknown, not merely not kept here. `threads`: how many may ask it at once to
    good purpose; 1 for what is on this machine.
    """

    name: str
    complete: bool
    threads: int

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        """The fate of every DOI (lower case). `answered` is called with each part as soon as it is there."""
        ...

    def find(self, citation: str, rows: int) -> list[Work]:
        """Works for the words of a citation, best first. Raises SourceError."""
        ...


def unknown(key: str, source: str) -> NotFoundError:
    """For a DOI, or for an identifier with its scheme in front ("pmid:26516780")."""
    scheme, _, value = key.partition(":")
    what = f"the {scheme.upper()} {value}" if scheme in ("pmid", "pmcid", "isbn") else f"the DOI {key}"
    return NotFoundError(f"{source} does not know {what}")


class RecordSource:
    """A WorksSource as enrichment knows its sources: records, one at a time, many at once, or by a search."""

    def __init__(self, works: WorksSource, *, today: str = "") -> None:
        self.works = works
        self.name = works.name
        self._today = today

    def fetch_work(self, doi: str) -> Record:
        fate = self.fetch_works([doi])[doi]
        if isinstance(fate, SourceError):
            raise fate
        return fate

    def fetch_works(self, dois: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        wanted = list(dict.fromkeys(doi.lower() for doi in dois))
        seen: set[str] = set()

        def answered(part: Mapping[str, WorkFate]) -> None:
            seen.update(part)
            if progress:
                progress(len(seen), len(wanted))

        found = self.works.fates(wanted, answered)
        return {doi: self._fate(doi, found[doi.lower()]) for doi in dois}

    def search(self, citation: str, *, rows: int = 5) -> list[Candidate]:
        return [Candidate(self._record(work), _score(work)) for work in self.works.find(citation, rows)]

    def search_many(
        self, citations: Sequence[str], *, rows: int = 5, progress: Progress | None = None
    ) -> list[SearchFate]:
        """By as many threads as the source allows; the limiter below keeps them to its pool."""

        def one(citation: str) -> SearchFate:
            try:
                return self.search(citation, rows=rows)
            except SourceError as error:
                return error

        if self.works.threads == 1 or len(citations) < 2:
            fates: list[SearchFate] = []
            for citation in citations:
                fates.append(one(citation))
                if progress:
                    progress(len(fates), len(citations))
            return fates
        from concurrent.futures import ThreadPoolExecutor, as_completed

        pool = ThreadPoolExecutor(self.works.threads, thread_name_prefix="bibkit-search")
        try:
            asked = [pool.submit(one, citation) for citation in citations]
            for count, _ in enumerate(as_completed(asked), 1):
                if progress:
                    progress(count, len(citations))
            return [done.result() for done in asked]
        except (KeyboardInterrupt, SystemExit):
            stop(self.works)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _fate(self, doi: str, found: WorkFate) -> Fate:
        if isinstance(found, NotFoundError) and not self.works.complete:
            return NotKeptError(f"{doi} is in none of the offline sources", "leave out --offline to ask Crossref")
        return found if isinstance(found, SourceError) else self._record(found)

    def _record(self, work: Work) -> Record:
        source = str(work.get(SIGNATURE) or self.name)
        if FOREIGN in work:
            return foreign_record(work, source, self._today)
        from bibkit.formats.crossref import work_to_record  # not before there is an answer: offline there often is none

        return work_to_record(work, source=source, retrieved=self._today)


# Under these names a work carries, through the layers, the source it came from, and the format it is in when it is not
# Crossref's ("datacite", "csl", "pubmed" …; the work itself then stands under "work").
SIGNATURE = "bibkit:source"
FOREIGN = "bibkit:format"


def foreign_record(work: Work, source: str, today: str) -> Record:
    """The record of a work in another agency's format."""
    if work[FOREIGN] == "datacite":
        from bibkit.formats.datacite import attributes_to_record

        return attributes_to_record(work["work"], source=source, retrieved=today)
    if work[FOREIGN] == "pubmed":
        return _pubmed_record(work["work"], source, today)
    if work[FOREIGN] == "openlibrary":
        from bibkit.formats.openlibrary import book_to_record

        return book_to_record(work["work"], source=source, retrieved=today)
    if work[FOREIGN] == "pmc-ids":
        return _from(Entry(**work["work"]), Origin(layer="pmc-ids", source=source, retrieved=today))
    from bibkit.model.cslparse import entry_from_csl

    entry = entry_from_csl(work["work"]).with_(id="")
    return _from(entry, Origin(layer="csl", source=source, locator=f"/{entry.doi}", retrieved=today))


def _pubmed_record(article: str, source: str, today: str) -> Record:
    from bibkit.formats.pubmed import read

    entry = read(f"<PubmedArticleSet>{article}</PubmedArticleSet>".encode()).records[0].entry
    return _from(entry, Origin(layer="pubmed", source=source, locator=f"/pubmed/{entry.pmid}", retrieved=today))


def _from(entry: Entry, origin: Origin) -> Record:
    names = ("type", *(name for name, _ in entry.items()))
    return Record(entry=entry, provenance=MappingProxyType(dict.fromkeys(names, origin)))


def _score(work: Work) -> float:
    score = work.get("score")
    return float(score) if isinstance(score, int | float) else 0.0


class Batched:
    """A WorksClient asked for many DOIs: in batches that fit one request, by several threads where it allows them."""

    complete = True

    def __init__(
        self,
        client: WorksClient,
        *,
        threads: int = 1,
        batches: Callable[[Sequence[str]], list[list[str]]] | None = None,
    ) -> None:
        self.client = client
        self._batches = batches or plan_batches
        self.name = client.name
        self.threads = threads

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        found: dict[str, WorkFate] = {}
        batches = self._batches(dois)
        if self.threads == 1 or len(batches) < 2:
            for batch in batches:
                part = fetch_batch(self.client, batch)
                found.update(part)
                answered(part)
            return found
        from concurrent.futures import ThreadPoolExecutor, as_completed

        pool = ThreadPoolExecutor(self.threads, thread_name_prefix="bibkit-source")
        asked = [pool.submit(fetch_batch, self.client, batch) for batch in batches]
        open_ones = set(asked)
        try:
            for done in as_completed(asked):
                part = done.result()
                open_ones.discard(done)
                found.update(part)
                answered(part)
        except (KeyboardInterrupt, SystemExit):
            self.stop()
            raise
        finally:
            # When the run is stopped, what is under way is waited for and what has come in is not thrown away.
            pool.shutdown(wait=True, cancel_futures=True)
            for done in open_ones:
                if not done.cancelled() and done.exception() is None:
                    answered(done.result())
        return {doi: found[doi] for doi in dois}

    def find(self, citation: str, rows: int) -> list[Work]:
        return self.client.find_works(citation, rows)

    def stop(self) -> None:
        stop(self.client)


def plan_batches(dois: Sequence[str]) -> list[list[str]]:
    """The DOIs in batches that fit one request; a DOI with a comma would end the filter's value and stands alone."""
    batches: list[list[str]] = []
    alone: list[list[str]] = []
    size = 0
    for doi in dois:
        if "," in doi:
            alone.append([doi])
            continue
        length = len(quote(f"doi:{doi},", safe=""))
        if not batches or len(batches[-1]) == MAX_BATCH_COUNT or size + length > MAX_BATCH_BYTES:
            batches.append([])
            size = 0
        batches[-1].append(doi)
        size += length
    return batches + alone


def fetch_batch(client: WorksClient, dois: Sequence[str]) -> dict[str, WorkFate]:
    """The fate of every DOI of a batch. One that is not taken is halved until the DOI that is not stands alone."""
    try:
        if len(dois) == 1:
            return {dois[0]: client.get_work(dois[0])}
        works = client.get_works(dois)
    except BadQuestionError as error:
        if len(dois) == 1:
            return {dois[0]: error}
        middle = len(dois) // 2
        return {**fetch_batch(client, dois[:middle]), **fetch_batch(client, dois[middle:])}
    except SourceError as error:
        return dict.fromkeys(dois, error)
    return {doi: works.get(doi) or unknown(doi, client.name) for doi in dois}


class Layered:
    """Several sources: what the first does not know or cannot answer, the next is asked."""

    def __init__(self, sources: Sequence[WorksSource]) -> None:
        self._sources = tuple(sources)
        self.name = self._sources[-1].name if self._sources else "no source"
        self.complete = bool(self._sources) and self._sources[-1].complete
        self.threads = max((source.threads for source in self._sources), default=1)

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        found: dict[str, WorkFate] = {doi: unknown(doi, self.name) for doi in dois}
        open_ones = list(dois)
        for source in self._sources:
            if not open_ones:
                break
            part = source.fates(open_ones, _only_works(answered, last=source is self._sources[-1]))
            found.update({doi: _signed(fate, source.name) for doi, fate in part.items()})
            open_ones = [doi for doi in open_ones if isinstance(found[doi], SourceError)]
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        """The candidates of all layers, each work once. A layer that fails is told only when no layer answered; that
        nothing is kept is no failure where files were searched."""
        works: dict[str, Work] = {}
        problem: SourceError | None = None
        for source in self._sources:
            try:
                for work in source.find(citation, rows):
                    works.setdefault(str(work.get("DOI", "")).lower(), {**work, SIGNATURE: source.name})
            except NotKeptError as error:
                problem = problem or (error if len(self._sources) == 1 else None)
            except SourceError as error:
                problem = error
        if problem is not None and not works:
            raise problem
        return list(works.values())

    def stop(self) -> None:
        for source in self._sources:
            stop(source)


def _signed(fate: WorkFate, name: str) -> WorkFate:
    return fate if isinstance(fate, SourceError) else {SIGNATURE: name, **fate}


def _only_works(answered: Answered, *, last: bool) -> Answered:
    """A layer's failures are no answers yet while another layer will be asked."""
    if last:
        return answered
    return lambda part: answered({doi: fate for doi, fate in part.items() if not isinstance(fate, SourceError)})
