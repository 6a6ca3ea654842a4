"""The sources that settings ask for, wrapped and layered."""

from __future__ import annotations

from pathlib import Path

from bibkit.enrichment.settings import CROSSREF_URL, DOI_URL, EnrichSettings
from bibkit.errors import InputError
from bibkit.issues import Issue
from bibkit.sources.works import Batched, Layered, RecordSource, WorksSource


class Source(RecordSource):
    """What build_source gives: all that enrichment can ask, and what was noticed about files and cache."""

    def __init__(self, works: WorksSource, store: object | None, *, today: str) -> None:
        super().__init__(works, today=today)
        self._store = store

    @property
    def issues(self) -> tuple[Issue, ...]:
        return tuple(getattr(self._store, "issues", ()))


def build_source(settings: EnrichSettings) -> Source:
    """Snapshots first, then mirrors, then what is kept of earlier answers, then the network unless offline.

    Raises InputError for a snapshot or mirror that cannot be read, and for an address that is none.
    """
    layers: list[WorksSource] = []
    for name in settings.snapshots:
        from bibkit.sources.snapshot import SnapshotSource

        layers.append(SnapshotSource(Path(name)))
    for name in settings.mirrors:
        from bibkit.sources.mirror import MirrorSource

        layers.append(MirrorSource(Path(name)))
    live = None if settings.offline else _crossref(settings)
    store = None
    if settings.cache_folder:
        from bibkit.sources.cache import AnswerStore, Kept

        store = AnswerStore(Path(settings.cache_folder) / "answers.sqlite")
        layers.append(Kept(live, store, name=_name_of(settings.crossref_url), refresh=settings.refresh))
    elif live is not None:
        layers.append(live)
    return Source(Layered(layers), store, today=settings.today)


def _crossref(settings: EnrichSettings) -> WorksSource:
    """The live API, kept to its pools. Who gives no contact gets one request a second."""
    from bibkit.sources import limiter
    from bibkit.sources.crossref import CrossrefClient
    from bibkit.sources.retry import Patience, Retrying

    if not settings.crossref_url.startswith(("https://", "http://")):
        raise InputError(
            f"{settings.crossref_url!r} is no address of a Crossref API", f"the usual one is {CROSSREF_URL}"
        )
    client = CrossrefClient(
        base_url=settings.crossref_url, mailto=settings.mailto, timeout_seconds=settings.timeout_seconds
    )
    polite = bool(settings.mailto)
    single, lists = (
        (limiter.SINGLE_POLITE, limiter.LIST_POLITE) if polite else (limiter.SINGLE_PUBLIC, limiter.LIST_PUBLIC)
    )
    limited = limiter.Limited(
        client,
        single=limiter.shared_limiter(settings.crossref_url, "single", single),
        lists=limiter.shared_limiter(settings.crossref_url, "list", lists),
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
    )
    return WithAgencies(crossref, agencies)


def _name_of(url: str) -> str:
    from urllib.parse import urlsplit

    return urlsplit(url).netloc or url
