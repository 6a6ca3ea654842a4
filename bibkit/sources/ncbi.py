"""PubMed articles by PMID, through E-utilities' efetch, and what PMC's ID converter knows of a PMCID.

Both belong to NCBI, which allows three requests a second to who has no key, and wants the name of the tool and a
contact with each; E-utilities take a key (from an account at NCBI) and allow ten with it. The converter moved in 2025
from www.ncbi.nlm.nih.gov/pmc/utils/idconv to pmc.ncbi.nlm.nih.gov and takes ids of one `idtype` a request since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, tostring

from bibkit.errors import BadQuestionError, BlockedError, InputError, UnreachableError
from bibkit.formats._xml import parse_xml, text_of
from bibkit.model.identifiers import Doi, Pmcid, Pmid
from bibkit.sources.http import fetch_bytes, fetch_json
from bibkit.sources.permits import Pool
from bibkit.sources.works import FOREIGN, SIGNATURE, ListClient, Work

POOL, POOL_WITH_KEY = Pool(3, 1.0, 1), Pool(10, 1.0, 1)
# More ids than these are to be posted (E-utilities); the converter refuses them.
MAX_IDS = 200
_TOOL = "bibkit"


class PubmedClient(ListClient):
    """Articles by "pmid:…": their XML without the reference list, in their own format."""

    def __init__(self, *, base_url: str, mailto: str = "", api_key: str = "", timeout_seconds: float = 20.0) -> None:
        self._url = f"{base_url.rstrip('/')}/efetch.fcgi"
        self.name = urlsplit(base_url).netloc
        self._mailto = mailto
        self._api_key = api_key
        self._timeout = timeout_seconds

    def get_works(self, keys: Sequence[str]) -> dict[str, Work]:
        ids = ",".join(key.removeprefix("pmid:") for key in keys)
        what = f"{len(keys)} PMIDs" if len(keys) > 1 else f"the PMID {ids}"
        data = self._fetch({"db": "pubmed", "id": ids, "retmode": "xml", **_who(self._mailto)}, what)
        wanted = set(keys)
        works: dict[str, Work] = {}
        for key, article in self._articles(data, what):
            if key in wanted:
                xml = tostring(article, encoding="unicode")
                works[key] = {FOREIGN: "pubmed", SIGNATURE: self.name, "work": xml}
        return works

    def _fetch(self, question: dict[str, str], what: str) -> bytes:
        if not self._api_key:
            return fetch_bytes(self._url, what, params=question, mailto=self._mailto, timeout_seconds=self._timeout)
        form = {**question, "api_key": self._api_key}
        try:
            return fetch_bytes(self._url, what, form=form, mailto=self._mailto, timeout_seconds=self._timeout)
        except BadQuestionError as error:
            if "API key" in error.answer:
                hint = "make another at ncbi.nlm.nih.gov/account, or leave ncbi.api_key empty"
                raise BlockedError(f"{self.name} does not take the key", hint) from None
            raise

    def _articles(self, data: bytes, what: str) -> Iterator[tuple[str, Element]]:
        try:
            root = parse_xml(data, self.name)
        except InputError as error:
            raise UnreachableError(f"no answer from {self.name} about {what}: {error.message}") from None
        if root.tag != "PubmedArticleSet":
            raise UnreachableError(f"no answer from {self.name} about {what}: <{root.tag[:40]}> is no set of articles")
        for article in root:
            number = article.find("MedlineCitation/PMID")
            number = number if number is not None else article.find("BookDocument/PMID")
            pmid = Pmid.parse(text_of(number))
            if pmid is None:
                continue
            for holder in [article, *article.iter("PubmedData")]:
                for references in holder.findall("ReferenceList"):
                    holder.remove(references)
            yield f"pmid:{pmid}", article


class PmcidClient(ListClient):
    """The PMID and DOI of "pmcid:…", as far as PMC has them."""

    def __init__(self, *, url: str, mailto: str = "", timeout_seconds: float = 20.0) -> None:
        self._url = url
        self.name = urlsplit(url).netloc
        self._mailto = mailto
        self._timeout = timeout_seconds

    def get_works(self, keys: Sequence[str]) -> dict[str, Work]:
        ids = ",".join(key.removeprefix("pmcid:") for key in keys)
        what = f"{len(keys)} PMCIDs" if len(keys) > 1 else f"the PMCID {ids}"
        answer = fetch_json(
            self._url,
            what,
            params={"ids": ids, "idtype": "pmcid", "format": "json", "versions": "no", **_who(self._mailto)},
            mailto=self._mailto,
            timeout_seconds=self._timeout,
        )
        rows = answer.get("records") if isinstance(answer, Mapping) else None
        if not isinstance(rows, list):
            raise UnreachableError(f"no answer from {self.name} about {what}: the answer has no records")
        works: dict[str, Work] = {}
        for row in rows:
            found = _ids(row) if isinstance(row, Mapping) else {}
            if len(found) > 1:
                works[f"pmcid:{found['pmcid']}"] = {FOREIGN: "pmc-ids", SIGNATURE: self.name, "work": found}
        return works


def _ids(row: Mapping[str, Any]) -> dict[str, str]:
    """`{"pmcid": "PMC1", "pmid": 23, "doi": "10.1/x"}`; the PMID is a number or text. A row with an error has none."""
    pmcid = Pmcid.parse(str(row.get("pmcid") or ""))
    if pmcid is None or row.get("status") == "error" or row.get("errmsg"):
        return {}
    pmid, doi = Pmid.parse(str(row.get("pmid") or "")), Doi.parse(str(row.get("doi") or ""))
    found = {"pmcid": str(pmcid), "pmid": str(pmid or ""), "doi": str(doi or "")}
    return {name: value for name, value in found.items() if value}


def _who(mailto: str) -> dict[str, str]:
    return {"tool": _TOOL, "email": mailto} if mailto else {"tool": _TOOL}
