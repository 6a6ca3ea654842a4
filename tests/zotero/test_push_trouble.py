"""Pushing into servers that misbehave: nothing is lost, nothing is doubled, and every object's fate is told."""

from __future__ import annotations

import time

import pytest

from bibkit.errors import RateLimitedError, RefusedError, UnreachableError
from bibkit.model.record import Record
from tests.standins.zotero import Fault, StandIn
from tests.zotero.conftest import NOTES, Push, article

# With and without a DOI: the local API's items are found again by our marker alone.
RECORDS: list[Record] = [article(number, doi=number % 2 == 0, notes=NOTES) for number in range(4)]

PASSING_FAULTS = {
    "refused for now, with a time": Fault(status=429, headers={"Retry-After": "0"}, body="Rate limit exceeded"),
    "refused for now, with a backoff": Fault(status=429, headers={"Backoff": "0"}, body="Too many requests"),
    "refused for now, no time given": Fault(status=429, body="Too many requests"),
    "maintenance": Fault(status=503, headers={"Retry-After": "0"}, body="Zotero is down for maintenance"),
    "an error before storing": Fault(status=500, body="An error occurred"),
    "an error after storing": Fault(status=500, commit=None, body="An error occurred"),
    "a gateway's page after storing": Fault(status=502, commit=None, body="<html>Bad gateway</html>"),
    "dropped before storing": Fault(drop=True),
    "dropped after storing": Fault(drop=True, commit=None),
    "dropped in the middle": Fault(drop=True, commit=2),
    "an answer that is no JSON": Fault(status=200, commit=None, body="OK"),
    "an answer that says nothing": Fault(status=200, commit=None, body="{}"),
    "half an answer": Fault(cut=True),
    "a backoff with a success": Fault(headers={"Backoff": "0"}),
}


def check_everything_is_there_once(server: StandIn) -> None:
    assert sorted(item["title"] for item in server.items("-note")) == [record.entry.title for record in RECORDS]
    assert sorted(note["parentItem"] for note in server.items("note")) == sorted(
        item["key"] for item in server.items("-note")
    )


@pytest.mark.parametrize("name", PASSING_FAULTS)
@pytest.mark.parametrize("which", ["items", "notes"])
def test_a_passing_fault_loses_and_doubles_nothing(server: StandIn, push: Push, name: str, which: str) -> None:
    if which == "notes":  # the items are there already, so that the first write is that of the notes
        push(server, [record.with_(notes=type(NOTES)()) for record in RECORDS])
    server.faults.append(PASSING_FAULTS[name])
    report = push(server, RECORDS)
    assert server.faults == []
    assert report.complete
    check_everything_is_there_once(server)
    before = server.library.version
    assert push(server, RECORDS).complete
    assert server.library.version == before


@pytest.mark.parametrize("name", PASSING_FAULTS)
def test_a_collection_is_made_once(server: StandIn, push: Push, name: str) -> None:
    fault = PASSING_FAULTS[name]
    commit = None if fault.commit is None else min(fault.commit, 1)
    server.faults.append(
        Fault("POST", "collections", fault.status, fault.headers, fault.body, commit, fault.drop, fault.cut)
    )
    assert push(server, RECORDS, collection="Thesis").complete
    assert [held["name"] for held in server.library.collections.values()] == ["Thesis"]
    (key,) = server.library.collections
    assert all(item["collections"] == [key] for item in server.items("-note"))


def test_several_faults_in_a_row(server: StandIn, push: Push) -> None:
    server.faults += [
        Fault(drop=True, commit=1),
        Fault(status=429, headers={"Retry-After": "0"}),
        Fault(status=500, commit=1),
        Fault(drop=True, commit=None),
    ]
    assert push(server, RECORDS).complete
    check_everything_is_there_once(server)


def test_the_answer_to_a_timed_out_write_is_looked_up(server: StandIn, push: Push) -> None:
    server.faults.append(Fault(drop=True, commit=None, delay_seconds=0.6))
    assert push(server, RECORDS, timeout_seconds=0.3).complete
    check_everything_is_there_once(server)


@pytest.mark.parametrize(
    "body", ["[null]", '[{"key": null}]', '[{"key": "ABCD2345", "data": []}]', "[3]", '{"key": "ABCD2345"}', "null"]
)
def test_a_list_that_is_none_stops_before_anything_is_written(web: StandIn, push: Push, body: str) -> None:
    web.faults.append(Fault("GET", "items/top", 200, {"Content-Type": "application/json"}, body))
    with pytest.raises(UnreachableError, match="gave no list of the items"):
        push(web, RECORDS)
    assert web.items() == []


def test_a_list_without_end_is_not_read_for_ever(web: StandIn, push: Push) -> None:
    page = '[{"key": "ABCD2345", "data": {"itemType": "book", "title": "x"}}]'
    headers = {"Content-Type": "application/json", "Total-Results": "100000"}
    web.faults += [Fault("GET", "items/top", 200, headers, page) for _ in range(3)]
    with pytest.raises(UnreachableError, match="again and again"):
        push(web, RECORDS)
    assert web.items() == []


@pytest.mark.parametrize("body", ["{}", "[]", "null", '{"userID": null, "access": {}}'])
def test_an_answer_about_the_key_that_says_nothing(web: StandIn, push: Push, body: str) -> None:
    web.faults += [Fault("GET", "keys/current", 200, {"Content-Type": "application/json"}, body) for _ in range(4)]
    with pytest.raises(UnreachableError, match="what the key may do: the answer does not say it"):
        push(web, RECORDS)


def test_an_answer_that_drips_is_not_waited_for(server: StandIn, push: Push) -> None:
    server.faults.append(Fault(drip_seconds=0.1))  # hundreds of bytes, each well within the time-out
    started = time.monotonic()
    assert push(server, RECORDS, timeout_seconds=0.3).complete
    assert time.monotonic() - started < 10
    check_everything_is_there_once(server)


def test_what_the_web_stores_after_we_gave_up_waiting_is_not_stored_twice(web: StandIn, push: Push) -> None:
    web.faults.append(Fault(delay_seconds=0.5, late=True))
    settings = {"timeout_seconds": 0.2}
    web.faults.append(Fault(delay_seconds=0.1))
    assert push(web, RECORDS, **settings).complete
    wait_for_silence(web)
    check_everything_is_there_once(web)


def test_what_the_local_program_may_still_be_storing_is_not_sent_again(local: StandIn, push: Push) -> None:
    push(local, [article(9)])
    local.faults.append(Fault(delay_seconds=0.5, late=True))
    report = push(local, RECORDS, timeout_seconds=0.2)
    assert not report.complete
    assert "it may still be stored" in report.objects[0].reason
    wait_for_silence(local, 5)
    assert len(local.items()) == 5
    assert push(local, RECORDS).complete
    assert len(local.items()) == 9


def wait_for_silence(server: StandIn, item_count: int = 4) -> None:
    """Until the server has stored what it was still at."""
    for _ in range(200):
        if len(server.items("-note")) >= item_count:
            return
        time.sleep(0.02)


@pytest.mark.parametrize("path", ["items/top", "collections", "children"])
@pytest.mark.parametrize(
    "fault", [Fault(status=500), Fault(drop=True), Fault(status=429, headers={"Retry-After": "0"})]
)
def test_reading_is_tried_again(server: StandIn, push: Push, path: str, fault: Fault) -> None:
    push(server, RECORDS[:2])
    server.faults.append(Fault("GET", path, fault.status, fault.headers, drop=fault.drop))
    assert push(server, RECORDS, collection="Thesis").complete
    assert server.faults == []
    check_everything_is_there_once(server)


def test_a_reading_error_does_not_shift_the_next_page(server: StandIn, push: Push) -> None:
    many = [article(number) for number in range(130)]
    push(server, many)
    server.faults += [Fault("GET", "items/top", headers={}), Fault("GET", "items/top", status=500)]
    report = push(server, many)
    assert report.count("item", "present") == 130


def test_a_server_that_stays_down_stops_the_push(server: StandIn, push: Push) -> None:
    server.faults += [Fault(status=503)] * 4
    report = push(server, RECORDS)
    assert not report.complete
    assert isinstance(report.stopped, UnreachableError)
    assert report.count("item", "failed") == 4
    assert report.count("note", "failed") == 4
    assert server.items() == []
    assert push(server, RECORDS).complete
    check_everything_is_there_once(server)


def test_when_nobody_can_say_what_was_stored_the_report_says_so(server: StandIn, push: Push) -> None:
    server.faults.append(Fault(drop=True, commit=None))
    server.faults += [Fault("GET", "items" if not server.local else "top", status=500)] * 4
    if server.local:
        server.faults.insert(0, Fault("GET", "top"))  # the reading before the plan goes well
    report = push(server, RECORDS)
    assert not report.complete
    assert "not known whether it was stored" in report.objects[0].reason
    assert push(server, RECORDS).complete
    check_everything_is_there_once(server)


def test_a_wait_beyond_patience_is_told_not_sat_out(server: StandIn, push: Push) -> None:
    server.faults.append(Fault(status=429, headers={"Retry-After": "3600"}))
    report = push(server, RECORDS)
    assert isinstance(report.stopped, RateLimitedError)
    assert report.stopped.retry_after_seconds == 3600
    assert report.count("item", "failed") == 4
    server.faults.append(Fault("GET", "items/top", 429, {"Retry-After": "3600"}))
    with pytest.raises(RateLimitedError, match="3600 s"):
        push(server, RECORDS)


def test_a_long_backoff_with_a_success_stops_after_it(server: StandIn, push: Push) -> None:
    server.faults.append(Fault(headers={"Backoff": "3600"}))
    report = push(server, RECORDS)
    assert report.count("item", "created") == 4
    assert report.count("note", "failed") == 4
    assert isinstance(report.stopped, RateLimitedError)
    assert push(server, RECORDS).complete
    check_everything_is_there_once(server)


def test_a_refusal_on_the_way_keeps_what_is_done(web: StandIn, push: Push) -> None:
    many = [article(number) for number in range(120)]
    web.faults += [Fault(headers={"X-First": "1"}), Fault(status=403, body="Write access denied")]
    report = push(web, many)
    assert isinstance(report.stopped, RefusedError)
    assert report.count("item", "created") == 50
    reasons = [item.reason for item in report.objects if item.outcome == "failed"]
    assert len(reasons) == 70
    assert sum(reason.startswith("not sent") for reason in reasons) == 20
    assert push(web, many).complete
    assert len(web.items()) == 120


def test_a_key_that_somebody_took_meanwhile(web: StandIn, push: Push, monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter("A" * 8 + "B" * 200)
    monkeypatch.setattr("bibkit.zotero.web.secrets.choice", lambda _: next(letters))
    web.library.put("items", {"key": "AAAAAAAA", "version": 0, "itemType": "book", "deleted": 1})
    report = push(web, [article(1)])
    assert report.count("item", "failed") == 1
    assert "modified" in report.objects[0].reason


def test_a_collection_that_cannot_be_made_stops_the_items(server: StandIn, push: Push) -> None:
    report = push(server, [article(1)], collection="x" * 300)
    assert not report.complete
    assert server.items() == []
    assert [item.outcome for item in report.objects] == ["failed", "failed"]


def test_no_redirect_is_followed(web: StandIn, push: Push) -> None:
    with StandIn() as other:
        web.faults.append(Fault("GET", "items/top", 302, {"Location": f"{other.url}/users/4711/items/top"}))
        web.faults += [Fault("GET", "items/top", 302, {"Location": other.url})] * 3
        with pytest.raises(UnreachableError):
            push(web, [article(1)])
        assert other.requests == []
