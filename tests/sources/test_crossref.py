"""The contract of the Crossref adapter, against a server that misbehaves on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from urllib.parse import urlsplit

import pytest

from bibkit.errors import (
    BadQuestionError,
    BlockedError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SourceError,
    UnreachableError,
)
from bibkit.sources.crossref import CrossrefClient, _moved_to
from bibkit.sources.retry import NoConnectionError, Retrying
from bibkit.sources.works import Batched
from tests.standins.crossref import StandIn, running

WORKS: list[dict[str, Any]] = [
    {"DOI": "10.5555/Frogs", "type": "journal-article", "title": ["Frogs of the city"]},
    {"DOI": "10.5555/a#b?c/d e", "type": "journal-article", "title": ["Odd characters"]},
    {"DOI": "10.5555/with,comma", "type": "journal-article", "title": ["A comma"]},
    {"DOI": "10.5555/<sici>1097(1998)49:8<693::aid>3.0.co;2-o", "type": "journal-article", "title": ["Old DOI"]},
    *({"DOI": f"10.5555/n{number}", "type": "journal-article", "title": [f"Number {number}"]} for number in range(30)),
]


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with running(WORKS) as server:
        server.state.enforce_limits = False
        yield server


def client(server: StandIn, timeout_seconds: float = 5.0) -> CrossrefClient:
    return CrossrefClient(base_url=server.url, mailto="me@example.org", timeout_seconds=timeout_seconds)


@pytest.mark.parametrize("doi", [work["DOI"].lower() for work in WORKS[:5]])
def test_every_doi_is_quoted_and_answered(standin: StandIn, doi: str) -> None:
    assert client(standin).get_work(doi)["DOI"] == doi
    path = standin.state.requests[-1].removeprefix("/works/")
    assert not set(path) & set("#?<> /"), path


def test_we_say_who_we_are(standin: StandIn) -> None:
    client(standin).get_work("10.5555/frogs")
    assert "bibkit" in standin.state.agents[-1] and "mailto:me@example.org" in standin.state.agents[-1]


def test_a_batch_asks_for_as_many_rows_as_dois(standin: StandIn) -> None:
    dois = [f"10.5555/n{number}" for number in range(30)]
    assert sorted(client(standin).get_works(dois)) == sorted(dois)
    assert "rows=30" in standin.state.requests[-1]


def test_unknown_dois_are_absent_from_a_batch_and_alone_an_error(standin: StandIn) -> None:
    assert list(client(standin).get_works(["10.5555/frogs", "10.5555/none"])) == ["10.5555/frogs"]
    with pytest.raises(NotFoundError):
        client(standin).get_work("10.5555/none")


def test_an_alias_is_followed_on_the_same_host_and_once(standin: StandIn) -> None:
    standin.state.aliases["10.5555/old"] = "10.5555/frogs"
    assert client(standin).get_work("10.5555/old")["DOI"] == "10.5555/frogs"
    assert standin.state.requests[-1] == "/works/10.5555%2Ffrogs"
    standin.state.aliases["10.5555/frogs"] = "10.5555/old"
    with pytest.raises(UnreachableError):
        client(standin).get_work("10.5555/old")


@pytest.mark.parametrize("location", ["http://[::1", "http://a:b:c/works/x", "//", ""])
def test_a_redirect_to_nowhere_is_an_answer_that_is_none(location: str) -> None:
    import httpx2

    assert _moved_to(httpx2.Response(302, headers={"Location": location}), "api.crossref.org") == ""


def test_a_search_is_asked_with_the_whole_citation(standin: StandIn) -> None:
    found = client(standin).find_works("Li: Frogs of the city, 2019 & more", 5)
    assert found[0]["DOI"] == "10.5555/frogs"
    assert standin.state.requests[-1].endswith("query.bibliographic=Li%3A+Frogs+of+the+city%2C+2019+%26+more")


MISBEHAVIOUR = [
    ("429", RateLimitedError),
    ("429:7", RateLimitedError),
    ("503", UnreachableError),
    ("503:5", RateLimitedError),
    ("500", UnreachableError),
    ("504", UnreachableError),
    ("400", BadQuestionError),
    ("403", BlockedError),
    ("html", UnreachableError),
    ("badjson", UnreachableError),
    ("notype", UnreachableError),
    ("cut", UnreachableError),
    ("drop", UnreachableError),
    ("slow:2", UnreachableError),
    ("drip:0.2", UnreachableError),
    ("nodoi", UnreachableError),
]


@pytest.mark.parametrize(("action", "error"), MISBEHAVIOUR)
def test_every_failure_is_told_apart(standin: StandIn, action: str, error: type[SourceError]) -> None:
    standin.state.always = action
    asked = client(standin, timeout_seconds=0.5)
    for ask in (
        lambda: asked.get_work("10.5555/frogs"),
        lambda: asked.get_works(["10.5555/frogs", "10.5555/n1"]),
        lambda: asked.find_works("frogs", 5),
    ):
        with pytest.raises(SourceError) as caught:
            ask()
        assert type(caught.value) is error, action
        assert "\n" not in str(caught.value)
        assert urlsplit(standin.url).netloc in str(caught.value)


@pytest.mark.parametrize("action", ["429:7", "503:7"])
def test_retry_after_is_read_from_the_exception(standin: StandIn, action: str) -> None:
    standin.state.always = action
    for ask in (
        lambda: client(standin).get_work("10.5555/x"),
        lambda: client(standin).get_works(["10.5555/x", "10.5555/y"]),
    ):
        with pytest.raises(RateLimitedError) as caught:
            ask()
        assert caught.value.retry_after_seconds == 7


def test_nobody_listening() -> None:
    with pytest.raises(NoConnectionError, match="no connection"):
        CrossrefClient(base_url="http://127.0.0.1:9", timeout_seconds=2).get_work("10.5555/x")


def test_a_refused_batch_is_halved_until_the_culprit_stands_alone(standin: StandIn) -> None:
    standin.state.script.extend(["400", "400"])
    dois = ["10.5555/n1", "10.5555/n2", "10.5555/n3"]
    fates = Batched(client(standin)).fates(dois, lambda part: None)
    refused = [doi for doi, fate in fates.items() if isinstance(fate, RefusedError)]
    assert list(fates) == dois and refused == ["10.5555/n1"]


def test_who_is_shut_out_asks_no_more(standin: StandIn) -> None:
    standin.state.always = "403"
    dois = [f"10.5555/n{number}" for number in range(500)]
    asked = Batched(Retrying(client(standin)))
    fates = asked.fates(dois, lambda part: None)
    assert list(fates) == dois and all(isinstance(fate, BlockedError) for fate in fates.values())
    assert len(standin.state.requests) == 2, "neither halved nor insisted on"
    with pytest.raises(BlockedError, match=r"not asked, after .* refused 50 DOIs: 403") as told:
        asked.find("frogs", 5)
    assert "later" in told.value.hint
    assert len(standin.state.requests) == 2


def test_one_closed_door_is_not_all(standin: StandIn) -> None:
    standin.state.script.extend(["403", "", "403", ""])
    asked = Retrying(client(standin))
    for doi, shut in (("10.5555/n1", True), ("10.5555/n2", False), ("10.5555/n3", True), ("10.5555/n4", False)):
        with pytest.raises(BlockedError) if shut else nullcontext():
            asked.get_work(doi)


def test_a_comma_would_end_the_filter(standin: StandIn) -> None:
    fates = Batched(client(standin)).fates(["10.5555/with,comma", "10.5555/n1", "10.5555/n2"], lambda part: None)
    assert not [fate for fate in fates.values() if isinstance(fate, SourceError)]
    assert len(standin.state.requests) == 2


def test_the_standin_is_strict(standin: StandIn) -> None:
    import httpx2

    for query, status in (
        ("rows=1001", 400),
        ("rows=many", 400),
        ("colour=green", 400),
        ("filter=colour:green", 400),
        ("filter=doi:" + ",".join(f"10.5555/{'x' * 40}{n}" for n in range(90)), 414),
    ):
        assert httpx2.get(f"{standin.url}/works?{query}").status_code == status, query
    assert httpx2.get(f"{standin.url}/works/10.5555/frogs?rows=2").status_code == 400
    assert httpx2.get(f"{standin.url}/nowhere").status_code == 404
    assert len(httpx2.get(f"{standin.url}/works").json()["message"]["items"]) == 20
