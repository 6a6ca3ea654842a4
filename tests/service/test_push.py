"""POST push against a Zotero that refuses what Zotero refuses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bibkit.service.routes import Routes
from bibkit.zotero.settings import ZoteroSettings
from tests.service.live import offline_setup
from tests.service.test_routes import PAGE, ask, fetch, records_of, send
from tests.standins.zotero import KEY, StandIn


def routes_to(server: StandIn, tmp_path: Path, **more: Any) -> Routes:
    settings = {"api_key": KEY, "base_url": server.url, "key_file": tmp_path / "keys.json", "timeout_seconds": 5.0}
    return Routes(offline_setup(zotero=ZoteroSettings(**{**settings, **more})), fetch=fetch)


def test_push_rehearsed_done_and_done_again(tmp_path: Path) -> None:
    with StandIn() as server:
        routes = routes_to(server, tmp_path, collection="Inbox")
        body = {"records": records_of(routes, PAGE), "tags": ["peer support"], "dry_run": True}
        rehearsed = ask(routes, "push", body)
        assert rehearsed["dry_run"] is True
        assert {row["outcome"] for row in rehearsed["objects"]} == {"planned"}
        done = ask(routes, "push", {**body, "dry_run": False})
        assert [(row["what"], row["outcome"]) for row in done["objects"]] == [
            ("collection", "created"),
            ("item", "created"),
            ("note", "created"),
        ]
        assert done["complete"] is True
        assert "1 item and 1 note created" in done["summary"]
        again = ask(routes, "push", {**body, "dry_run": False})
        assert {row["outcome"] for row in again["objects"]} == {"present"}


def test_a_request_names_collection_and_tags_and_not_the_library(tmp_path: Path) -> None:
    with StandIn() as server:
        routes = routes_to(server, tmp_path)
        body = {
            "records": records_of(routes, PAGE),
            "collection": "Here",
            "base_url": "http://127.0.0.1:1",
            "api_key": "another",
            "library_id": "99",
        }
        done = ask(routes, "push", body)
        assert done["objects"][0]["title"] == "Here"
        assert "4711" not in done["library"] or done["complete"]
        assert KEY not in str(done)


def test_a_key_that_may_not_write_is_told(tmp_path: Path) -> None:
    with StandIn() as server:
        response = send(routes_to(server, tmp_path, api_key="wrong"), "push", {"records": []})
        assert response.status == 502
        assert b"does not know the key" in response.body


def test_what_the_local_program_asks_is_passed_on(tmp_path: Path) -> None:
    said: list[Mapping[str, Any]] = []
    with StandIn(local=True) as server:
        routes = routes_to(server, tmp_path, api_key="", local=True)
        done = ask(routes, "push", {"records": records_of(routes, PAGE)}, report=said.append)
        assert done["complete"] is True
        assert any("Zotero" in news["what"] for news in said)
