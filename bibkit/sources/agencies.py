"""DOIs that are not Crossref's: who registered them, and what that agency says.

DataCite is asked by its REST API; JaLC, mEDRA, KISTI, ISTIC, OP and the rest by content negotiation through doi.org,
which all of them answer with CSL-JSON.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlsplit

from bibkit.errors import NoRecordError, NotFoundError, SourceError, UnreachableError, UnregisteredError
from bibkit.sources.crossref import negotiate_csl
from bibkit.sources.http import fetch_json
from bibkit.sources.limiter import shared_limiter
from bibkit.sources.permits import Pool
from bibkit.sources.retry import Patience, Retrying
from bibkit.sources.works import FOREIGN, SIGNATURE, Answered, Work, WorkFate, WorksSource, stop

# doi.org takes several DOIs in one question; DataCite allows 1,000 requests in five minutes to who says who he is.
_RA_BATCH = 20
_POOL = Pool(3, 1.0, 2)


class AgencyClient:
    """Asks doi.org for a DOI's agency, and the agency for the work. One DOI a question."""

    name = "doi.org"

    def __init__(
        self,
        *,
        doi_url: str,
        datacite_url: str,
        mailto: str = "",
        timeout_seconds: float = 20.0,
        limits_folder: str = "",
    ) -> None:
        self._doi_url = doi_url.rstrip("/")
        self._datacite_url = datacite_url.rstrip("/")
        self._mailto = mailto
        self._timeout = timeout_seconds
        self._limiter = shared_limiter(self._doi_url, "agency", _POOL, limits_folder)

    def agencies_of(self, dois: Sequence[str]) -> dict[str, str]:
        """The names of the agencies ("Crossref", "DataCite", "JaLC" …) of the DOIs that exist."""
        found: dict[str, str] = {}
        for start in range(0, len(dois), _RA_BATCH):
            part = dois[start : start + _RA_BATCH]
            url = f"{self._doi_url}/ra/{','.join(quote(doi, safe='/') for doi in part)}"
            answer = self._get_json(url, "the agencies of DOIs")
            for item in answer if isinstance(answer, list) else ():
                if isinstance(item, Mapping) and isinstance(item.get("RA"), str):
                    found[str(item.get("DOI", "")).lower()] = item["RA"]
        return found

    def fetch(self, doi: str, agency: str) -> Work:
        """The work as its agency describes it, marked with its format. Raises as every client does."""
        if agency == "DataCite":
            answer = self._get_json(f"{self._datacite_url}/dois/{quote(doi, safe='')}", f"the DOI {doi}")
            host = urlsplit(self._datacite_url).netloc
            return {"DOI": doi, FOREIGN: "datacite", SIGNATURE: host, "work": _without_xml(answer)}
        with self._limiter.permit():
            work = negotiate_csl(doi, doi_url=self._doi_url, timeout_seconds=self._timeout)
        return {"DOI": doi, FOREIGN: "csl", SIGNATURE: agency, "work": dict(work)}

    def _get_json(self, url: str, what: str) -> Any:
        with self._limiter.permit():
            return fetch_json(url, what, mailto=self._mailto, timeout_seconds=self._timeout)


def _without_xml(answer: Any) -> Any:
    """DataCite sends the deposit itself along, in base 64."""
    data = answer.get("data") if isinstance(answer, Mapping) else None
    attributes = data.get("attributes") if isinstance(data, Mapping) else None
    if not isinstance(attributes, Mapping):
        raise UnreachableError("the answer of DataCite has no attributes")
    return {key: value for key, value in attributes.items() if key not in ("xml", "citationsOverTime", "viewsOverTime")}


class WithAgencies:
    """Crossref, and for the DOIs it does not know their own agency: unknown there is unknown."""

    complete = True

    def __init__(self, crossref: WorksSource, agencies: AgencyClient) -> None:
        self._crossref = crossref
        self._agencies = agencies
        self.name = crossref.name
        self.threads = crossref.threads

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        def crossrefs_own(part: Mapping[str, WorkFate]) -> None:
            answered({doi: fate for doi, fate in part.items() if not isinstance(fate, NotFoundError)})

        found = self._crossref.fates(dois, crossrefs_own)
        strange = [doi for doi in dois if isinstance(found[doi], NotFoundError)]
        if strange:
            found.update(self._ask_agencies(strange, answered))
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        return self._crossref.find(citation, rows)

    def stop(self) -> None:
        stop(self._crossref)

    def _ask_agencies(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        try:
            agencies = self._agencies.agencies_of(dois)
        except SourceError as error:
            part: dict[str, WorkFate] = dict.fromkeys(dois, error)
            answered(part)
            return part
        found: dict[str, WorkFate] = {}
        for doi in dois:
            found[doi] = self._ask_one(doi, agencies.get(doi, ""))
            answered({doi: found[doi]})
        return found

    def _ask_one(self, doi: str, agency: str) -> WorkFate:
        if not agency:
            return UnregisteredError(f"no agency has registered the DOI {doi}")
        if agency == "Crossref":
            return _no_record(doi, agency)
        try:
            return Retrying(_OneDoi(self._agencies, agency), Patience(attempts=3, total_seconds=30.0)).get_work(doi)
        except NotFoundError:
            return _no_record(doi, agency)
        except SourceError as error:
            return error


def _no_record(doi: str, agency: str) -> NoRecordError:
    return NoRecordError(f"{agency}, which registered the DOI {doi}, has no record of it")


class _OneDoi:
    """The agency client as a client of works, so that it is retried like one."""

    name = "doi.org"

    def __init__(self, client: AgencyClient, agency: str) -> None:
        self._client = client
        self._agency = agency

    def get_work(self, doi: str) -> Work:
        return self._client.fetch(doi, self._agency)

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        return {doi: self.get_work(doi) for doi in dois}

    def find_works(self, citation: str, rows: int) -> list[Work]:
        return []
