"""The sources for identifiers that are no DOIs, wrapped as the others are: kept, in batches, patient, limited."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibkit.enrichment.settings import CROSSREF_URL, NCBI_URL, OPENLIBRARY_URL, PMC_IDS_URL, EnrichSettings
from bibkit.model.record import Record
from bibkit.sources import crossref_books, ncbi, openlibrary
from bibkit.sources.build_crossref import crossref_client, crossref_limiters, host_of
from bibkit.sources.cache import AnswerStore, Kept
from bibkit.sources.crossref_books import BookFile, BooksInFile
from bibkit.sources.identified import Identified
from bibkit.sources.limiter import Limited, Limiter, shared_limiter
from bibkit.sources.permits import Pool
from bibkit.sources.retry import Patience, Retrying
from bibkit.sources.works import Batched, Work, WorksClient, WorksSource


def build_identified(
    settings: EnrichSettings,
    store: AnswerStore | None,
    to_record: Callable[[Work], Record],
    files: Sequence[BookFile] = (),
) -> Identified:
    """`files` are asked for books before anybody else is; Crossref's works, which they hold, name no PMIDs.

    With another Crossref than Crossref's own, only those are asked whose addresses were given, too."""
    build = _Builder(settings, store)
    own = settings.crossref_url == CROSSREF_URL
    with_ncbi = bool(settings.ncbi_url and settings.pmc_ids_url) and (
        own or (settings.ncbi_url != NCBI_URL and settings.pmc_ids_url != PMC_IDS_URL)
    )
    books = [build.crossref_books()]
    if settings.openlibrary_url and (own or settings.openlibrary_url != OPENLIBRARY_URL):
        books.append(build.openlibrary())
    return Identified(
        pubmed=build.pubmed() if with_ncbi else None,
        pmcids=build.pmcids() if with_ncbi else None,
        files=tuple(BooksInFile(file) for file in files),
        books=tuple(source for source in books if source is not None),
        to_record=to_record,
    )


class _Builder:
    def __init__(self, settings: EnrichSettings, store: AnswerStore | None) -> None:
        self._settings = settings
        self._store = store

    def pubmed(self) -> WorksSource | None:
        settings = self._settings

        def client() -> WorksClient:
            return ncbi.PubmedClient(
                base_url=settings.ncbi_url,
                mailto=settings.mailto,
                api_key=settings.ncbi_api_key,
                timeout_seconds=settings.timeout_seconds,
            )

        pool = ncbi.POOL_WITH_KEY if settings.ncbi_api_key else ncbi.POOL
        return self._layered(settings.ncbi_url, client, self._limiter("ncbi", pool), ncbi.MAX_IDS)

    def pmcids(self) -> WorksSource | None:
        settings = self._settings

        def client() -> WorksClient:
            return ncbi.PmcidClient(
                url=settings.pmc_ids_url, mailto=settings.mailto, timeout_seconds=settings.timeout_seconds
            )

        return self._layered(settings.pmc_ids_url, client, self._limiter("ncbi", ncbi.POOL), ncbi.MAX_IDS)

    def crossref_books(self) -> WorksSource | None:
        _, lists = crossref_limiters(self._settings)
        return self._layered(
            self._settings.crossref_url,
            lambda: crossref_books.CrossrefBooks(crossref_client(self._settings)),
            lists,
            crossref_books.MAX_BOOKS,
        )

    def openlibrary(self) -> WorksSource | None:
        settings = self._settings
        pool = openlibrary.POOL_WITH_CONTACT if settings.mailto else openlibrary.POOL

        def client() -> WorksClient:
            return openlibrary.OpenLibraryClient(
                base_url=settings.openlibrary_url, mailto=settings.mailto, timeout_seconds=settings.timeout_seconds
            )

        limiter = self._limiter(settings.openlibrary_url, pool)
        return self._layered(settings.openlibrary_url, client, limiter, openlibrary.MAX_BOOKS)

    def _limiter(self, service: str, pool: Pool) -> Limiter:
        return shared_limiter(service, "any", pool, self._settings.limits_folder)

    def _layered(
        self, url: str, client: Callable[[], WorksClient], limiter: Limiter, at_once: int
    ) -> WorksSource | None:
        """None for a source that is neither asked nor kept; offline no client is made."""
        live: WorksSource | None = None
        if not self._settings.offline:
            limited = Limited(
                client(), single=limiter, lists=limiter, longest_pause_seconds=self._settings.patience_seconds
            )
            patience = Patience(total_seconds=self._settings.patience_seconds)
            live = Batched(Retrying(limited, patience), batches=lambda keys: _parts(keys, at_once))
        if self._store is None:
            return live
        return Kept(live, self._store, name=host_of(url), refresh=self._settings.refresh)


def _parts(keys: Sequence[str], count: int) -> list[list[str]]:
    return [list(keys[start : start + count]) for start in range(0, len(keys), count)]
