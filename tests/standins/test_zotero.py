"""The stand-in refuses what Zotero refuses: else tests against it would prove nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.standins.zotero import KEY, SERVER_ID, USER, Fault, StandIn
from tests.standins.zotero_store import sanitise

BOOK = {"itemType": "book", "title": "T"}


class Client:
    """Requests to the user's library."""

    def __init__(self, server: StandIn) -> None:
        self.server = server
        self.http = httpx2.Client(timeout=5, trust_env=False)
        self.prefix = f"{server.url}/users/{'0' if server.local else USER}"
        self.headers = {"Zotero-Server-ID": SERVER_ID, "Zotero-API-Key": "k"} if server.local else {}
        self.headers |= {} if server.local else {"Authorization": f"Bearer {KEY}"}
        server.local_keys["k"] = True

    def __call__(self, method: str, path: str, body: Any = None, **headers: str | None) -> httpx2.Response:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {name: value for name, value in {**self.headers, **given}.items() if value is not None}
        return self.http.request(method, self.prefix + path, headers=sent, json=body)

    def fate(self, item: Any, **headers: str) -> tuple[int, str]:
        """The code and message under which one object is refused, (0, key) when it is stored."""
        answer = self("POST", "/items", [item], **headers).json()
        if answer["failed"]:
            return answer["failed"]["0"]["code"], answer["failed"]["0"]["message"]
        return 0, answer["success"]["0"]


@pytest.fixture
def web() -> Iterator[Client]:
    with StandIn() as server:
        client = Client(server)
        yield client
        client.http.close()


@pytest.fixture
def local() -> Iterator[Client]:
    with StandIn(local=True) as server:
        client = Client(server)
        yield client
        client.http.close()


@pytest.mark.parametrize(
    ("item", "code", "message"),
    [
        ({"itemType": "book", "publicationTitle": "x"}, 400, "'publicationTitle' is not a valid field for type 'book'"),
        ({"itemType": "book", "nonsense": "x"}, 400, "Invalid property 'nonsense'"),
        ({"itemType": "novel"}, 400, "'novel' is not a valid itemType"),
        ({"title": "x"}, 400, "'itemType' property not provided"),
        ({**BOOK, "note": "x"}, 400, "'note' property is valid only for note and attachment items"),
        ({**BOOK, "tags": [{"tag": "x" * 256}]}, 413, "too long"),
        ({**BOOK, "tags": ["x"]}, 400, "Tag must be an object"),
        ({**BOOK, "abstractNote": "x" * 65_536}, 413, "too long"),
        ({"itemType": "note", "note": "x" * 500_001}, 413, "too long"),
        ({"itemType": "note", "note": "x", "parentItem": "AAAAAAAA"}, 409, "Parent item 'AAAAAAAA' doesn't exist"),
        ({**BOOK, "collections": ["AAAAAAAA"]}, 409, "Collection AAAAAAAA doesn't exist"),
        ({**BOOK, "creators": [{"creatorType": "author"}]}, 400, "must contain"),
        ({**BOOK, "creators": [{"creatorType": "director", "name": "x"}]}, 400, "not a valid creator type for item"),
        ({**BOOK, "creators": [{"creatorType": "author", "lastName": "x"}]}, 400, "must be set"),
        ({**BOOK, "relations": {"bibkit": "x"}}, 400, "Unsupported predicate"),
        ({**BOOK, "relations": {"owl:sameAs": "https://example.org"}}, 400, "Zotero item URIs"),
        ({**BOOK, "accessDate": "yesterday"}, 400, "accessDate"),
        ({**BOOK, "key": "AAAAAAAA"}, 428, "must be provided"),
        ({**BOOK, "key": "AAAAAAAA", "version": 3}, 404, "doesn't exist"),
        ({**BOOK, "key": "short", "version": 0}, 400, "not a valid item key"),
        ("x", 400, "expected JSON"),
    ],
)
def test_refused_objects(web: Client, item: Any, code: int, message: str) -> None:
    refused, said = web.fate(item)
    assert refused == code
    assert message in said


def test_each_object_has_its_own_fate(web: Client) -> None:
    answer = web("POST", "/items", [BOOK, {"itemType": "x<y"}, {**BOOK, "title": "U"}]).json()
    assert set(answer["success"]) == {"0", "2"}
    assert answer["failed"]["1"] == {"code": 400, "message": "'x&lt;y' is not a valid itemType"}
    assert web.server.library.version == 2


def test_keys_of_ones_own_work_on_the_web_only(web: Client, local: Client) -> None:
    own = {**BOOK, "key": "ABCD2345", "version": 0}
    assert web.fate(own) == (0, "ABCD2345")
    assert web("POST", "/items", [own]).json()["failed"]["0"]["code"] == 412
    assert local.fate(own)[0] == 400
    assert local("PUT", "/items/ABCD2345", BOOK, If_Unmodified_Since_Version="0").status_code == 500


def test_limits_tokens_and_versions(web: Client) -> None:
    assert web("POST", "/items", [BOOK] * 51).status_code == 413
    assert web("POST", "/items", []).status_code == 400
    assert web("POST", "/items", {}).status_code == 400
    assert web("POST", "/items", [BOOK], Zotero_Write_Token="abcdef").status_code == 200
    assert web("POST", "/items", [BOOK], Zotero_Write_Token="abcdef").status_code == 412
    assert web("POST", "/items", [BOOK], If_Unmodified_Since_Version="0").status_code == 412
    assert len(web.server.items()) == 1


def test_single_writes(web: Client) -> None:
    _, key = web.fate(BOOK)
    assert web("PATCH", f"/items/{key}", {"title": "U"}).status_code == 428
    assert web("PATCH", f"/items/{key}", {"title": "U"}, If_Unmodified_Since_Version="0").status_code == 412
    assert (
        web("PATCH", f"/items/{key}", {"title": "U", "version": 9}, If_Unmodified_Since_Version="1").status_code == 400
    )
    assert web("PATCH", f"/items/{key}", {"title": "U"}, If_Unmodified_Since_Version="1").status_code == 204
    assert web.server.library.items[key]["title"] == "U"
    assert web("DELETE", f"/items/{key}").status_code == 428
    assert web("DELETE", f"/items/{key}", If_Unmodified_Since_Version="2").status_code == 204
    assert web("GET", "/deleted").status_code == 400
    assert web("GET", "/deleted?since=0").json()["items"] == [key]
    assert web("GET", f"/items/{key}").status_code == 404


def test_reading(web: Client) -> None:
    for number in range(30):
        web.server.add_item(itemType="book", title=f"T{number}")
    page = web("GET", "/items/top")
    assert (len(page.json()), page.headers["Total-Results"], page.headers["Last-Modified-Version"]) == (25, "30", "30")
    assert len(web("GET", "/items?limit=100&start=20&nonsense=1").json()) == 10
    assert len(web("GET", "/items?since=28&format=versions").json()) == 2
    assert web("GET", "/items", If_Modified_Since_Version="30").status_code == 304
    assert web("GET", "/items?itemKey=" + ",".join(["AAAAAAAA"] * 101)).status_code == 413


def test_who_may_what(web: Client) -> None:
    assert web("GET", "/items", Authorization=None).status_code == 403
    assert web("GET", "/items", Authorization="Bearer x").text == "Invalid key"
    web.server.keys[KEY]["access"] = {"user": {"library": True}}
    assert web("GET", "/items").status_code == 200
    assert web("POST", "/items", [BOOK]).text == "Write access denied"


def test_the_local_gate(local: Client) -> None:
    assert local("POST", "/items", [BOOK], Zotero_Server_ID=None).status_code == 428
    assert local("POST", "/items", [BOOK], Zotero_Server_ID="other").status_code == 412
    assert local("POST", "/items", [BOOK], Zotero_API_Key=None).status_code == 401
    assert local("POST", "/items", [BOOK], Zotero_API_Key="x").status_code == 401
    assert local("GET", "/items", Zotero_API_Version="2").status_code == 501
    assert local.http.get(f"{local.server.url}/users/12/items").status_code == 400
    assert local("GET", "/deleted?since=0").status_code == 404
    assert len(local("GET", "/items").json()) == 0
    local.server.enabled = False
    assert local("GET", "/items").text == "Local API is not enabled"


def test_permission_for_one_write(local: Client) -> None:
    local.server.answers = ["allow", "deny"]
    address = f"{local.server.url}/local/authorize"
    assert local.http.post(address, json={"appName": "t"}).status_code == 428
    given = local.http.post(address, json={"appName": "t"}, headers={"Zotero-Server-ID": SERVER_ID}).json()
    assert given["remember"] is False
    assert local("POST", "/items", [BOOK], Zotero_API_Key=given["key"]).status_code == 200
    assert local("POST", "/items", [BOOK], Zotero_API_Key=given["key"]).status_code == 401
    assert local.http.post(address, json={"appName": "t"}, headers={"Zotero-Server-ID": SERVER_ID}).status_code == 403


def test_faults(web: Client) -> None:
    web.server.faults += [Fault(status=429, headers={"Retry-After": "7"}), Fault(drop=True, commit=1), Fault(cut=True)]
    assert web("POST", "/items", [BOOK]).headers["Retry-After"] == "7"
    assert web.server.items() == []
    with pytest.raises(httpx2.HTTPError):
        web("POST", "/items", [BOOK, BOOK])
    assert len(web.server.items()) == 1
    with pytest.raises((httpx2.HTTPError, json.JSONDecodeError)):
        web("POST", "/items", [BOOK]).json()
    assert len(web.server.items()) == 2
    assert web("POST", "/items", [BOOK]).status_code == 200


def test_notes_are_sanitised() -> None:
    note = '<div data-bibkit="x" class="y"><h1>A</h1><script>b</script><p onclick="c">d &amp; <em>e</em></p></div>'
    assert sanitise(note) == "<div><h1>A</h1><p>d &amp; <em>e</em></p></div>"
    assert sanitise('<a href="javascript:x">y</a>') == "<a>y</a>"
