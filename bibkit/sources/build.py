"""The sources that settings ask for, wrapped and layered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bibkit.enrichment.ports import Fate, Progress
from bibkit.enrichment.settings import CROSSREF_URL, DOI_URL, EnrichSettings
from bibkit.errors import InputError
from bibkit.issues import Issue
from bibkit.sources.works import Batched, Layered, RecordSource, WorksSource

if TYPE_CHECKING:
    from bibkit.sources.cache import AnswerStore
    from bibkit.sources.crossref import CrossrefClient
    from bibkit.sources.crossref_books import BookFile
    from bibkit.sources.identified import Identified
    from bibkit.sources.limiter import Limiter
    from bibkit.sources.mirror import MirrorSource
    from bibkit.sources.snapshot import SnapshotSource


class Source(RecordSource):
    """What build_source gives: all that enrichment can ask, and what was noticed about files and cache."""

    def __init__(
        self, works: WorksSource, store: AnswerStore | None, settings: EnrichSettings, files: Sequence[BookFile] = ()
    ) -> None:
        super().__init__(works, today=settings.today)
        self._store = store
        self._settings = settings
        self._files = files
        self._identified: Identified | None = None

    def fetch_identified(self, keys: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        if self._identified is None:
            from bibkit.sources.build_identified import build_identified

            self._identified = build_identified(self._settings, self._store, self._record, self._files)
        return self._identified.fetch_identified(keys, progress)

    @property
    def issues(self) -> tuple[Issue, ...]:
        return tuple(self._store.issues) if self._store else ()


def build_source(settings: EnrichSettings) -> Source:
    """Snapshots first, then mirrors, then what is kept of earlier answers, then the network unless offline.

    Raises InputError for a snapshot or mirror that cannot be read, and for an address that is none.
    """
    files: list[SnapshotSource | MirrorSource] = []
    for name in settings.snapshots:
        from bibkit.sources.snapshot import SnapshotSource

        files.append(SnapshotSource(Path(name)))
    for name in settings.mirrors:
        from bibkit.sources.mirror import MirrorSource

        files.append(MirrorSource(Path(name)))
    layers: list[WorksSource] = [*files]
    live = None if settings.offline else _crossref(settings)
    store = None
    if settings.cache_folder:
        from bibkit.sources.cache import AnswerStore, Kept

        store = AnswerStore(Path(settings.cache_folder) / "answers.sqlite")
        layers.append(Kept(live, store, name=host_of(settings.crossref_url), refresh=settings.refresh))
    elif live is not None:
        layers.append(live)
    return Source(Layered(layers), store, settings, files)


def crossref_client(settings: EnrichSettings) -> CrossrefClient:
    from bibkit.sources.crossref import CrossrefClient

    if not settings.crossref_url.startswith(("https://", "http://")):
        raise InputError(
            f"{settings.crossref_url!r} is no address of a Crossref API", f"the usual one is {CROSSREF_URL}"
        )
    return CrossrefClient(
        base_url=settings.crossref_url, mailto=settings.mailto, timeout_seconds=settings.timeout_seconds
    )


def crossref_limiters(settings: EnrichSettings) -> tuple[Limiter, Limiter]:
    """For single works and for lists, by the pool that is ours."""
    from bibkit.sources import limiter

    polite = bool(settings.mailto)
    single, lists = (
        (limiter.SINGLE_POLITE, limiter.LIST_POLITE) if polite else (limiter.SINGLE_PUBLIC, limiter.LIST_PUBLIC)
    )
    return (
        limiter.shared_limiter(settings.crossref_url, "single", single, settings.limits_folder),
        limiter.shared_limiter(settings.crossref_url, "list", lists, settings.limits_folder),
    )


def _crossref(settings: EnrichSettings) -> WorksSource:
    """The live API, kept to its pools. Who gives no contact gets one request a second."""
    from bibkit.sources.limiter import Limited
    from bibkit.sources.retry import Patience, Retrying

    single, lists = crossref_limiters(settings)
    limited = Limited(
        crossref_client(settings), single=single, lists=lists, longest_pause_seconds=settings.patience_seconds
    )
    patience = Patience(total_seconds=settings.patience_seconds)
    crossref = Batched(Retrying(limited, patience), threads=lists.together)
    if not settings.doi_url or (settings.crossref_url != CROSSREF_URL and settings.doi_url == DOI_URL):
        return crossref
    from bibkit.sources.agencies import AgencyClient, WithAgencies

    agencies = AgencyClient(
        doi_url=settings.doi_url,
        datacite_url=settings.datacite_url,
        mailto=settings.mailto,
        timeout_seconds=settings.timeout_seconds,
        limits_folder=settings.limits_folder,
    )
    return WithAgencies(crossref, agencies)


def host_of(url: str) -> str:
    """By this name what an address answers is kept, and shown."""
    return urlsplit(url).netloc or url
