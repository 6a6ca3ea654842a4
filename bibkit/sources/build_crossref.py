"""The live Crossref, patient and kept to its pools, with the agencies behind it for DOIs that it does not register."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bibkit.enrichment.settings import CROSSREF_URL, DOI_URL, EnrichSettings
from bibkit.errors import InputError
from bibkit.sources.works import Batched, WorksSource

if TYPE_CHECKING:
    from bibkit.sources.crossref import CrossrefClient
    from bibkit.sources.limiter import Limiter


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


def build_crossref(settings: EnrichSettings) -> WorksSource:
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
