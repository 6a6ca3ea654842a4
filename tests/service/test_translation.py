"""translation-server's API request by request: the statuses and answers that its clients rely on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count
from typing import Any

import pytest

from bibkit.errors import InputError, NotFoundError, UnreachableError
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.service.messages import Request, Response
from bibkit.service.translation import BODY_LIMIT_BYTES, Identifier, TranslationRoutes, find_identifier

PAGE = b"""<html><head><title>Peer support</title>
<meta name="citation_title" content="Peer support"><meta name="citation_author" content="Walker, Gill">
<meta name="citation_journal_title" content="Psychiatric Rehabilitation Journal">
<meta name="citation_doi" content="10.1037/h0094744"></head><body><h1>Peer support</h1></body></html>"""
WORK = Record(
    entry=Entry(
        type="article-journal",
        title="Peer Support",
        author=(Name("Walker", "Gill"),),
        issued=Date.of(2013),
        doi="10.1037/h0094744",
        keyword=("recovery",),
    )
)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def fetch(url: str) -> tuple[bytes, str, str]:
    if "missing" in url:
        raise NotFoundError(f"{url} does not exist")
    if "private" in url:
        raise InputError(f"{url} is no public address")
    if "down" in url:
        raise UnreachableError(f"{url} does not answer")
    if "empty" in url:
        return b"<html><body><p>Nothing here.</p></body></html>", "text/html", url
    return PAGE, "text/html", url


def look_up(identifier: Identifier) -> Sequence[Record]:
    if identifier.value == "10.1037/h0094744":
        return [WORK]
    raise NotFoundError("unknown")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(clock: Clock) -> TranslationRoutes:
    keys = (f"KEY{number:05}" for number in count())
    return TranslationRoutes(fetch=fetch, look_up=look_up, clock=clock, new_key=lambda: next(keys))


def post(server: TranslationRoutes, path: str, body: Any, kind: str = "text/plain", **query: str) -> Response:
    data = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return server.answer(Request(method="POST", path=path, headers={"content-type": kind}, query=query, body=data))


JSON = "application/json"


def test_web_gives_items(server: TranslationRoutes) -> None:
    response = post(server, "/web", "https://example.org/article", "text/plain; charset=utf-8")
    items = json.loads(response.body)
    assert response.status == 200
    assert items[0]["itemType"] == "journalArticle"
    assert (items[0]["key"], items[0]["version"]) == ("KEY00000", 0)
    assert items[0]["creators"] == [{"creatorType": "author", "lastName": "Walker", "firstName": "Gill"}]
    assert items[0]["tags"] == []


@pytest.mark.parametrize(
    ("path", "body", "kind", "status", "text"),
    [
        ("/web", "not an address", "text/plain", 400, "URL not provided"),
        ("/web", "ftp://example.org/x", "text/plain", 400, "URL not provided"),
        ("/web", "https://example.org", "text/html", 415, ""),
        ("/web", b"{", JSON, 400, ""),
        ("/web", {"url": "https://example.org"}, JSON, 400, "'session' not provided"),
        ("/web", {"url": "https://e.org", "session": "x", "items": {}}, JSON, 400, "'items' not provided"),
        ("/web", {"url": "https://e.org", "session": "x", "items": {"0": "a"}}, JSON, 400, "Session not found"),
        ("/web", "https://example.org/missing", "text/plain", 400, "Remote page not found"),
        ("/web", "https://private.example", "text/plain", 400, "no public address"),
        ("/web", "https://down.example", "text/plain", 500, ""),
        ("/web", "https://empty.example", "text/plain", 501, ""),
        ("/search", "no identifier here", "text/plain", 501, "No identifiers found"),
        ("/search", "10.1000/unknown", "text/plain", 501, "No items returned from any translator"),
        ("/search", "10.1037/h0094744", JSON, 415, ""),
        ("/import", "neither this nor that", "text/plain", 500, "No suitable translators found"),
        ("/export", [{"itemType": "book"}], "text/plain", 415, ""),
        ("/export", [], JSON, 400, "Input must be an array of items as JSON"),
        ("/export", {"itemType": "book"}, JSON, 400, "Input must be an array of items as JSON"),
        ("/other", "x", "text/plain", 404, ""),
    ],
)
def test_refusals(server: TranslationRoutes, path: str, body: Any, kind: str, status: int, text: str) -> None:
    response = post(server, path, body, kind, format="bibtex")
    assert response.status == status
    assert response.content_type == "text/plain"
    assert text in response.body.decode()


def test_only_post(server: TranslationRoutes) -> None:
    assert server.answer(Request(method="GET", path="/web")).status == 404


def test_a_bare_host_is_an_address(server: TranslationRoutes) -> None:
    assert post(server, "/web", "example.org/article").status == 200


def test_large_bodies(server: TranslationRoutes) -> None:
    assert post(server, "/import", b"x" * (BODY_LIMIT_BYTES + 1)).status == 413


def test_search_import_export(server: TranslationRoutes) -> None:
    found = json.loads(post(server, "/search", "see doi:10.1037/h0094744.").body)
    assert found[0]["DOI"] == "10.1037/h0094744"
    assert found[0]["tags"] == [{"tag": "recovery", "type": 1}]
    assert post(server, "/import", "  ").body == b"[]"
    imported = json.loads(post(server, "/import", "TY  - BOOK\nTI  - A Title\nAU  - Li, Na\nER  - \n").body)
    assert imported[0]["title"] == "A Title"
    exported = post(server, "/export", found, JSON, format="ris")
    assert exported.status == 200
    assert "DO  - 10.1037/h0094744" in exported.body.decode()
    assert post(server, "/export", found, JSON, format="nonsense").body == b"Invalid format specified"


def offered(server: TranslationRoutes) -> dict[str, Any]:
    response = server._offered("https://example.org/list", [WORK, WORK.with_(entry=WORK.entry.with_(title="Second"))])
    assert response.status == 300
    data: dict[str, Any] = json.loads(response.body)
    return data


def test_a_choice_is_taken_once_and_within_a_minute(server: TranslationRoutes, clock: Clock) -> None:
    offer = offered(server)
    assert offer["items"] == {"0": "Peer Support", "1": "Second"}
    chosen = {**offer, "items": {"1": "Second"}}
    assert post(server, "/web", {**chosen, "url": "https://other.example"}, JSON).status == 409
    assert post(server, "/web", {**chosen, "items": {"7": "Second"}}, JSON).status == 409
    response = post(server, "/web", chosen, JSON)
    assert [item["title"] for item in json.loads(response.body)] == ["Second"]
    assert post(server, "/web", chosen, JSON).status == 400
    late = offered(server)
    clock.now = 61.0
    assert post(server, "/web", late, JSON).status == 400


def test_choices_do_not_pile_up(server: TranslationRoutes) -> None:
    offers = [offered(server) for _ in range(150)]
    assert len(server._sessions) <= 101
    assert post(server, "/web", offers[0], JSON).status == 400
    assert post(server, "/web", offers[-1], JSON).status == 200


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("https://doi.org/10.1000/ABC.", "DOI", "10.1000/abc"),
        ("ISBN 978-0-306-40615-7", "ISBN", "9780306406157"),
        ("arXiv:2101.00001v2", "arXiv", "2101.00001v2"),
        ("PMID: 26516780", "PMID", "26516780"),
        ("26516780", "PMID", "26516780"),
        ("https://pubmed.ncbi.nlm.nih.gov/26516780/", "PMID", "26516780"),
    ],
)
def test_identifiers(text: str, kind: str, value: str) -> None:
    assert find_identifier(text) == Identifier(kind, value)


@pytest.mark.parametrize("text", ["", "a text of 26516780 words", "978-0-306-40615-8"])
def test_no_identifier(text: str) -> None:
    assert find_identifier(text) is None
