"""Everything a web page, a rebound name or a careless client may try against the service, and the refusal it gets."""

from __future__ import annotations

import json

import pytest

from bibkit.service.guard import Guard
from bibkit.service.messages import Request

HOST = "127.0.0.1:23120"
GUARD = Guard(frozenset({HOST, "localhost:23120", "[::1]:23120"}), token="t0ken", body_limit_bytes=1000)
AUTH = {"authorization": "Bearer t0ken"}


def refusal(path: str, method: str = "POST", **headers: str) -> tuple[int, str]:
    """Status and code of the refusal; (0, "") when the request may go on."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = GUARD.check(Request(method=method, path=path, headers={"host": HOST, **named}))
    if response is None:
        return 0, ""
    if response.content_type == "text/plain":
        return response.status, response.body.decode()
    return response.status, json.loads(response.body)["error"]["code"]


@pytest.mark.parametrize("host", ["evil.example:23120", "127.0.0.1", "127.0.0.1:80", "", "127.0.0.1.nip.io:23120"])
@pytest.mark.parametrize("path", ["/", "/bibkit/v1/health", "/bibkit/v1/page", "/web"])
def test_only_our_own_names_are_answered(host: str, path: str) -> None:
    assert refusal(path, host=host, **AUTH) == (403, "host")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:23120"])
def test_other_pages_are_not_answered(origin: str) -> None:
    assert refusal("/bibkit/v1/page", origin=origin, **AUTH) == (403, "origin")
    assert refusal("/", "GET", origin=origin) == (403, "origin")


def test_our_own_page_is_answered() -> None:
    assert refusal("/bibkit/v1/page", origin=f"http://{HOST}", **AUTH) == (0, "")
    assert refusal("/", "GET") == (0, "")


@pytest.mark.parametrize("path", ["/web", "/search", "/import", "/export"])
def test_translation_routes_refuse_every_origin_and_need_no_token(path: str) -> None:
    assert refusal(path)[0] == 0
    assert refusal(path, origin=f"http://{HOST}")[0] == 403


def test_cross_site_posts_without_origin_are_refused() -> None:
    assert refusal("/bibkit/v1/page", sec_fetch_site="cross-site", **AUTH) == (403, "origin")


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer wrong", "Basic t0ken", "t0ken", "Bearer t0ken2", "Bearer ünï"])
def test_the_token_is_needed_under_the_api(value: str) -> None:
    assert refusal("/bibkit/v1/page", authorization=value) == (401, "token")
    assert refusal("/bibkit/v1/unknown", "GET", authorization=value) == (401, "token")


def test_health_needs_no_token() -> None:
    assert refusal("/bibkit/v1/health", "GET") == (0, "")


@pytest.mark.parametrize("length", ["1001", "50000000", "-1", "many"])
def test_large_and_odd_lengths_are_refused(length: str) -> None:
    assert refusal("/bibkit/v1/page", content_length=length, **AUTH) == (413, "size")
