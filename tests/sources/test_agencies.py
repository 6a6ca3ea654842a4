"""A DOI that Crossref does not know is asked for at its own agency, and only then called unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import (
    NoRecordError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SourceError,
    UnreachableError,
    UnregisteredError,
)
from bibkit.sources import agencies
from bibkit.sources.agencies import AgencyClient
from bibkit.sources.build import Source, build_source
from bibkit.sources.crossref import negotiate_csl
from bibkit.sources.retry import Patience
from tests.standins import agencies as others
from tests.standins import crossref

DATASET: dict[str, Any] = {
    "doi": "10.5072/frogs",
    "titles": [{"title": "Frog calls"}, {"title": "raw recordings", "titleType": "Subtitle"}],
    "creators": [
        {"familyName": "LI", "givenName": "Wei", "nameType": "Personal"},
        {"name": "Frog Lab", "nameType": "Organizational"},
    ],
    "publisher": {"name": "Dryad"},
    "publicationYear": 2021,
    "dates": [{"date": "2021-03-04", "dateType": "Issued"}],
    "types": {"resourceTypeGeneral": "Dataset"},
    "xml": "PHhtbD4=",
}
CSL = {"type": "article-journal", "title": "Rane", "DOI": "10.1400/rane", "author": [{"family": "Rossi", "given": "A"}]}


@pytest.fixture
def doi_org() -> Any:
    state = others.State(
        agencies={
            "10.5072/frogs": "DataCite",
            "10.1400/rane": "mEDRA",
            "10.5555/lost": "Crossref",
            "10.5072/gone": "DataCite",
        },
        datacite={"10.5072/frogs": DATASET},
        csl={"10.1400/rane": CSL},
    )
    with others.running(state) as standin:
        yield standin


def source(doi_org: others.StandIn, url: str, folder: Path | None = None) -> Source:
    return build_source(
        EnrichSettings(
            crossref_url=url, doi_url=doi_org.url, datacite_url=doi_org.url, cache_folder=str(folder) if folder else ""
        )
    )


def test_each_agency_answers_for_its_own(doi_org: others.StandIn, tmp_path: Path) -> None:
    dois = ["10.5555/here", "10.5072/frogs", "10.1400/rane", "10.5555/lost", "10.5072/gone", "10.9999/none"]
    with crossref.running([{"DOI": "10.5555/here", "title": ["Here"]}]) as standin:
        for _ in range(2):
            fates = source(doi_org, standin.url, tmp_path).fetch_works(dois)
            assert [not isinstance(fate, SourceError) for fate in fates.values()] == [
                True,
                True,
                True,
                False,
                False,
                False,
            ]
            asked = len(doi_org.state.requests), len(standin.state.requests)
        assert asked == (4, 1), "the second time everything is kept"
    dataset, article = fates["10.5072/frogs"], fates["10.1400/rane"]
    assert not isinstance(dataset, SourceError) and not isinstance(article, SourceError)
    assert (dataset.entry.type, dataset.entry.title) == ("dataset", "Frog calls: raw recordings")
    assert [name.display() for name in dataset.entry.author] == ["Li, Wei", "Frog Lab"]
    assert str(dataset.entry.issued.start if dataset.entry.issued else "") == "2021-03-04"
    assert dataset.provenance["title"].layer == "datacite"
    assert (article.entry.title, article.provenance["title"].source) == ("Rane", "mEDRA")
    messages = [str(fates[doi]) for doi in dois[3:]]
    assert messages[0] == "Crossref, which registered the DOI 10.5555/lost, has no record of it"
    assert [type(fates[doi]) for doi in dois[3:]] == [NoRecordError, NoRecordError, UnregisteredError], (
        "kept as they were"
    )
    assert "DataCite, which registered" in messages[1]
    assert "no agency has registered" in messages[2]


def test_an_agency_out_of_reach_is_not_an_unknown_doi(doi_org: others.StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agencies, "Patience", lambda **values: Patience(attempts=1))
    with crossref.running([]) as standin:
        doi_org.state.always = 503
        fate = source(doi_org, standin.url).fetch_works(["10.5072/frogs"])["10.5072/frogs"]
        assert isinstance(fate, UnreachableError)


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, NotFoundError), (403, RefusedError), (429, RateLimitedError), (500, UnreachableError)],
)
def test_failures_are_told_apart(doi_org: others.StandIn, status: int, error: type[SourceError]) -> None:
    doi_org.state.always = status
    client = AgencyClient(doi_url=doi_org.url, datacite_url=doi_org.url)
    with pytest.raises(error):
        client.agencies_of(["10.5072/frogs"])
    for agency in ("DataCite", "mEDRA"):
        with pytest.raises(error):
            client.fetch("10.5072/frogs", agency)


def test_nobody_there() -> None:
    with pytest.raises(UnreachableError):
        negotiate_csl("10.1400/x", doi_url="http://127.0.0.1:9", timeout_seconds=1)


def test_a_standin_of_crossref_is_asked_alone() -> None:
    with crossref.running([]) as standin:
        plain = build_source(EnrichSettings(crossref_url=standin.url))
        assert isinstance(plain.fetch_works(["10.5072/x"])["10.5072/x"], NotFoundError)
        assert len(standin.state.requests) == 1
