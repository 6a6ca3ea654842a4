"""All requests ask one source: together they keep to the agency's pools, and a source that is down is told as such."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any

import pytest

from tests.service.live import WORKS, offline_setup, running
from tests.standins import crossref


def setup_for(url: str, **more: Any) -> Any:
    setup = offline_setup()
    settings = {"snapshots": (), "offline": False, "crossref_url": url, "timeout_seconds": 5.0, **more}
    return replace(setup, sources=replace(setup.sources, **settings))


@pytest.mark.slow
def test_many_clients_together_keep_to_the_pools() -> None:
    works = crossref.read_works(WORKS)
    dois = [str(work["DOI"]) for work in works]
    with crossref.running(works) as agency, running(setup_for(agency.url, mailto="me@example.org")) as live:
        answers: list[Any] = []

        def client(number: int) -> None:
            item = {"itemType": "journalArticle", "title": "", "DOI": dois[number % len(dois)], "creators": []}
            answers.append(live.post("enrich", {"items": [item]}).json)

        threads = [threading.Thread(target=client, args=(number,)) for number in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(answers) == 12
        assert all(answer["proposals"] for answer in answers)
        assert {issue["code"] for answer in answers for issue in answer["issues"]} <= {"enrich.other-type"}
        assert agency.state.violations == 0
        assert all("mailto" in agent or "me@example.org" in agent for agent in agency.state.agents)


@pytest.mark.parametrize("misbehaviour", ["403", "500", "html", "die"])
def test_an_agency_in_trouble_is_told_and_nothing_is_proposed(misbehaviour: str) -> None:
    agency = crossref.running(crossref.read_works(WORKS), script=[misbehaviour] * 50)
    with agency as there, running(setup_for(there.url, patience_seconds=1.0)) as live:
        item = {"itemType": "journalArticle", "title": "x", "DOI": "10.1037/h0094744", "creators": []}
        enriched = live.post("enrich", {"items": [item]})
        assert (enriched.status, enriched.json["proposals"]) == (200, [])
        assert enriched.json["issues"][0]["code"] in ("enrich.unreachable", "enrich.refused")
        checked = live.post("check", {"items": [item]}, accept="text/event-stream")
        result = json.loads(checked.body.decode().rpartition("data: ")[2])
        assert [verdict["verdict"] for verdict in result["verdicts"]] == ["unknown"]
