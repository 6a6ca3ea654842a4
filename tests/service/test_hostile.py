"""Whatever JSON comes in: an answer or a problem in one line, never a failure of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bibkit.service.messages import Request, dump_json, load_json
from bibkit.service.routes import Routes
from bibkit.service.translation import TranslationRoutes
from tests.service.live import offline_setup
from tests.service.test_routes import fetch, silent

ROUTES = Routes(offline_setup(), fetch=fetch)
KEYS = st.sampled_from(
    [
        "items",
        "records",
        "text",
        "html",
        "url",
        "format",
        "to",
        "as",
        "related",
        "tags",
        "collection",
        "changes",
        "item",
        "field",
        "new",
        "origin",
        "search",
        "entry",
        "itemType",
        "title",
        "creators",
        "author",
        "issued",
        "date-parts",
        "DOI",
        "ISBN",
        "extra",
        "keyword",
        "custom",
        "type",
        "id",
        "provenance",
        "notes",
        "statements",
        "tallies",
        "score",
        "flags",
        "retracted",
        "dry_run",
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        ["zotero", "csljson", "bibtex", "article-journal", "journalArticle", "10.1037/h0094744", "2001-02"]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=6)
    ),
    max_leaves=25,
)
WORKS = st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=4)
BODIES = st.dictionaries(KEYS, VALUES, max_size=6) | st.builds(
    lambda name, works, more: {**more, name: works}, st.sampled_from(["items", "records"]), WORKS,
    st.dictionaries(KEYS, VALUES, max_size=3),
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    "route", ["page", "read", "cards", "enrich", "apply", "check", "references", "duplicates", "bib", "render", "push"]
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=BODIES)
@example(body={"items": [{"itemType": {"x": 1}, "creators": "x", "tags": {"a": 1}, "title": ["y"], "extra": 5}]})
@example(body={"items": [{"type": ["x"], "author": {"family": 1}, "issued": [1], "custom": "x"}], "format": "csljson"})
@example(body={"records": [{"entry": {"title": "\ud800"}, "notes": {"tallies": 1, "statements": [1]}}]})
def test_any_body_is_answered(route: str, body: dict[str, Any]) -> None:
    request = Request(method="POST", path=f"/bibkit/v1/{route}", body=json.dumps(body).encode())
    response = ROUTES.answer(request, silent)
    value = json.loads(response.body)
    if response.status != 200:
        assert response.status in (400, 404, 502, 503), response.body
        assert "\n" not in value["error"]["message"]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["/web", "/search", "/import", "/export"]), st.booleans())
@example(b"[" * 100_000, "/export", True)
@example(b'[{"itemType": 5, "creators": [1]}]', "/export", True)
@example(b'[{"title": "\\ud800"}]', "/export", True)
@example(b'{"url": "https://example.org", "session": [], "items": {"a": []}}', "/web", True)
def test_translation_routes_answer_any_bytes(body: bytes, path: str, is_json: bool) -> None:
    routes = TranslationRoutes(fetch=fetch, look_up=lambda _: [], clock=lambda: 0.0, new_key=lambda: "AAAA2222")
    kind = "application/json" if is_json else "text/plain"
    request = Request(method="POST", path=path, headers={"content-type": kind}, query={"format": "ris"}, body=body)
    assert routes.answer(request).status in (200, 300, 400, 415, 500, 501)


@given(VALUES)
def test_json_comes_back(value: Any) -> None:
    text = json.dumps(value)
    assert dump_json(load_json(text.encode())) == dump_json(load_json(dump_json(json.loads(text))))


def test_halves_of_pairs_are_replaced() -> None:
    assert load_json(b'{"\\ud83d": ["\\ud83d\\ude00", "a\\udc00"]}') == {"\ufffd": ["😀", "a\ufffd"]}
    assert dump_json("\ud800") == '"\ufffd"'.encode()
