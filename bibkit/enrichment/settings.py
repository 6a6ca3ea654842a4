"""What a user may choose about enrichment; filled from flags and configuration by the command line, used as it is."""

from __future__ import annotations

from dataclasses import dataclass, field

CROSSREF_URL = "https://api.crossref.org"
DOI_URL = "https://doi.org"
DATACITE_URL = "https://api.datacite.org"
NCBI_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
PMC_IDS_URL = "https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/"
OPENLIBRARY_URL = "https://openlibrary.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrichSettings:
    """Where to ask and how patiently.

    `snapshots` are files of Crossref works that answer before the network; `mirrors` folders made by `bibkit mirror
    build`. `offline` never goes to the network. `mailto` is told to Crossref and gives its faster pool.
    `cache_folder` is where answers are kept between runs; "" keeps none. `refresh` asks again for what is kept.
    Processes that name the same `limits_folder` keep to a service's limits together; with "" each does so by itself.
    DOIs that Crossref does not know are asked for at their own agency, found through `doi_url` (DataCite at
    `datacite_url`); "" asks nobody else, nor is anybody else asked when `crossref_url` is not Crossref's own.
    The same holds for PMIDs (E-utilities at `ncbi_url`), PMCIDs (the converter at `pmc_ids_url`) and ISBNs (files,
    Crossref, then Open Library at `openlibrary_url`). `ncbi_api_key` raises E-utilities' limit from 3 to 10 a second.
    `timeout_seconds` caps one request (habanero's own default of 5 s is too short for lists of 50), `patience_seconds`
    all attempts at one question together. `search` looks for entries without DOI by their words. `today` (ISO) goes
    into the provenance as the day of retrieval.
    """

    crossref_url: str = CROSSREF_URL
    doi_url: str = DOI_URL
    datacite_url: str = DATACITE_URL
    ncbi_url: str = NCBI_URL
    pmc_ids_url: str = PMC_IDS_URL
    openlibrary_url: str = OPENLIBRARY_URL
    mailto: str = ""
    ncbi_api_key: str = field(default="", repr=False)
    snapshots: tuple[str, ...] = ()
    mirrors: tuple[str, ...] = ()
    offline: bool = False
    timeout_seconds: float = 20.0
    patience_seconds: float = 90.0
    cache_folder: str = ""
    limits_folder: str = ""
    refresh: bool = False
    search: bool = False
    today: str = ""
