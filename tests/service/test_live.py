"""The service over real sockets: what a web page, a rebound name or a broken client tries, and that it lives on."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from bibkit.service.connection import PatientProtocol
from bibkit.service.messages import Report, Request, Response, StoppedError
from bibkit.service.routes import Routes
from bibkit.service.translation import TranslationRoutes
from bibkit.sources import web
from tests.service.live import BODY_LIMIT_BYTES, SAMPLES, TOKEN, Live, running

PAGE = (SAMPLES / "scite" / "pasted-report" / "page.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with running() as service:
        yield service


@pytest.fixture(autouse=True)
def lives_on(live: Live) -> Iterator[None]:
    yield
    assert live.is_alive()


def raw(live: Live, data: bytes, *, half_close: bool = False) -> bytes:
    """Send bytes as they are, give all that comes back until the other side closes."""
    with live.connect() as link:
        link.sendall(data)
        if half_close:
            with suppress(OSError):  # closed by the other side already
                link.shutdown(socket.SHUT_WR)
        return everything(link)


def everything(link: socket.socket) -> bytes:
    received = b""
    try:
        while part := link.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return received


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def head(path: str, live: Live, *lines: str, method: str = "POST") -> bytes:
    fixed = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{live.port}", f"Authorization: Bearer {TOKEN}"]
    return ("\r\n".join([*fixed, "Connection: close", *lines]) + "\r\n\r\n").encode()


def test_a_page_comes_back_as_records(live: Live) -> None:
    answer = live.post("page", {"text": PAGE, "url": "https://example.org/report"})
    assert answer.status == 200
    assert answer.json["records"][0]["entry"]["DOI"] == "10.1371/journal.pone.0141122"
    assert answer.json["inputs"][0]["extractor"] == "scite"


def test_every_answer_forbids_what_a_browser_might_do_with_it(live: Live) -> None:
    for answer in (live.get("health"), live.ask("/"), live.post("nothing", {}), live.ask("/bibkit/v1/setup")):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in {name.lower() for name in answer.headers}
        assert "server" not in {name.lower() for name in answer.headers}
    policy = live.ask("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


# ---------------------------------------------------------------- from web pages


def test_a_rebound_name_is_refused(live: Live) -> None:
    for host in ("evil.example", f"evil.example:{live.port}", "127.0.0.1", "", f"127.0.0.1:{live.port}@evil.example"):
        answer = raw(live, f"GET /bibkit/v1/health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert status(answer) in (400, 403), host


def test_a_cross_origin_post_is_refused_even_with_the_token(live: Live) -> None:
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        answer = live.post("page", {"text": PAGE}, origin=origin)
        assert (answer.status, answer.code) == (403, "origin")
    assert live.post("page", {"text": PAGE}, origin=live.url).status == 200


def test_a_preflight_is_not_answered(live: Live) -> None:
    answer = live.ask(
        "/bibkit/v1/page",
        method="OPTIONS",
        origin="https://evil.example",
        access_control_request_method="POST",
        access_control_request_headers="authorization",
    )
    assert answer.status == 403
    assert "access-control-allow-origin" not in {name.lower() for name in answer.headers}


def test_a_form_without_token_is_refused(live: Live) -> None:
    answer = live.ask("/bibkit/v1/save", b"{}", content_type="text/plain")
    assert (answer.status, answer.code) == (401, "token")


# ---------------------------------------------------------------- files and addresses


@pytest.mark.parametrize(
    "path",
    [
        "/../routes.py",
        "/..%2froutes.py",
        "/%2e%2e/routes.py",
        "/static/index.html",
        "//etc/passwd",
        "/index.html/..",
        "/bibkit/v1/../../app.js",
        "/bibkit/v1/health%23",
        "/%00",
    ],
)
def test_no_path_leads_to_a_file(live: Live, path: str) -> None:
    answer = raw(live, head(path, live, method="GET"))
    assert status(answer) == 404
    assert b"import" not in answer.partition(b"\r\n\r\n")[2]


class Redirecting(BaseHTTPRequestHandler):
    """A stranger's server that sends on to a service on this machine."""

    target = ""
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        self.send_response(302)
        self.send_header("Location", type(self).target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def stranger() -> Iterator[tuple[int, type[Redirecting]]]:
    class Handler(Redirecting):
        asked: list[str] = []  # noqa: RUF012

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server.server_port, Handler
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/secret",
        "http://localhost:{port}/secret",
        "http://[::1]:{port}/secret",
        "http://[::ffff:127.0.0.1]:{port}/secret",
        "http://2130706433:{port}/secret",
        "http://0.0.0.0:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.0.1/",
        "http://user:pass@127.0.0.1:{port}/",
    ],
)
def test_private_addresses_are_not_fetched(
    live: Live, stranger: tuple[int, type[Redirecting]], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, handler = stranger
    monkeypatch.setattr(live.application._routes, "_setup", _online(live))
    answer = live.post("read", {"text": address.format(port=port)})
    assert answer.status == 400 or answer.status == 502, answer.body
    assert handler.asked == []


def test_a_name_that_resolves_to_a_private_address_is_not_fetched(
    live: Live, stranger: tuple[int, type[Redirecting]], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, handler = stranger
    monkeypatch.setattr(live.application._routes, "_setup", _online(live))
    look_up = socket.getaddrinfo

    def rebound(host: Any, *arguments: Any, **options: Any) -> Any:
        return look_up("127.0.0.1" if host == "papers.example" else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    answer = live.post("read", {"text": f"http://papers.example:{port}/secret"})
    assert (answer.status, answer.code) == (400, "input")
    assert "own network" in answer.json["error"]["message"]
    assert handler.asked == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2:{port}/secret", "file:///etc/passwd", "gopher://127.0.0.1:{port}/x"]
)
def test_a_redirect_inside_is_not_followed(
    live: Live, stranger: tuple[int, type[Redirecting]], target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, handler = stranger
    monkeypatch.setattr(live.application._routes, "_setup", _online(live))
    handler.target = target.format(port=port)
    # The stranger's own address counts as public here, so that the first request goes out and meets the redirect.
    monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1")
    answer = live.post("read", {"text": f"http://127.0.0.1:{port}/paper"})
    assert (answer.status, answer.code) == (400, "input")
    assert handler.asked == ["/paper"]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/x", "gopher://example.org/", "data:text/html,x"]
)
def test_other_kinds_of_address_are_not_fetched(live: Live, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live.application._routes, "_setup", _online(live))
    answer = live.post("read", {"text": address, "as": "address"})
    assert (answer.status, answer.code) == (400, "input")
    assert b"root:" not in answer.body


def _online(live: Live) -> Any:
    from dataclasses import replace

    setup = live.application._routes._setup
    return replace(setup, sources=replace(setup.sources, offline=False))


def test_translation_server_on_the_wire() -> None:
    from tests.service.test_translation import fetch, look_up

    keys = iter(f"KEY{number:05}" for number in range(100))
    translation = TranslationRoutes(fetch=fetch, look_up=look_up, clock=time.monotonic, new_key=lambda: next(keys))
    with running(translation=translation) as service:
        found = service.ask("/search", b"10.1037/h0094744", content_type="text/plain")
        assert (found.status, found.json[0]["DOI"]) == (200, "10.1037/h0094744")
        refused = service.ask("/search", b"10.1037/h0094744", content_type="text/plain", origin="https://evil.example")
        assert refused.status == 403
        assert refused.headers["content-type"].startswith("text/plain")
        private = service.ask("/web", b"https://private.example", content_type="text/plain")
        assert (private.status, private.body) == (400, b"https://private.example is no public address")
        assert service.ask("/web").status == 404
        assert service.ask("/import", b"x" * 6_000_000, content_type="text/plain").status == 413
        exported = service.ask("/export?format=ris", found.body, content_type="application/json")
        assert exported.body.startswith(b"TY  - JOUR")
        assert service.is_alive()


def test_translation_server_is_off_unless_asked_for(live: Live) -> None:
    assert live.ask("/search", b"10.1037/h0094744", content_type="text/plain").status == 404


# ---------------------------------------------------------------- sizes and times


def test_a_large_body_is_refused_by_its_length(live: Live) -> None:
    answer = raw(live, head("/bibkit/v1/page", live, "Content-Length: 50000000"))
    assert status(answer) == 413


@pytest.mark.slow
def test_50_mb_without_a_length_are_refused_while_they_arrive(live: Live) -> None:
    with live.connect() as link:
        link.sendall(head("/bibkit/v1/page", live, "Transfer-Encoding: chunked"))
        piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        sent = 0
        try:
            while sent < 50_000_000:
                link.sendall(piece)
                sent += 0x10000
            link.sendall(b"0\r\n\r\n")
        except OSError:  # refused and closed before all was sent
            pass
        answer = everything(link)
    assert not answer or status(answer) == 413
    assert BODY_LIMIT_BYTES <= sent < 50_000_000


def test_a_false_length_gets_no_work_done(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live.application, "body_seconds", 0.5)
    body = json.dumps({"text": PAGE}).encode()
    more = raw(live, head("/bibkit/v1/page", live, f"Content-Length: {len(body) + 100}") + body)
    assert status(more) == 408
    less = raw(live, head("/bibkit/v1/page", live, f"Content-Length: {len(body) - 100}") + body)
    assert status(less) == 400
    for length in ("-1", "1e3", "many", "0x10", ""):
        assert status(raw(live, head("/bibkit/v1/page", live, f"Content-Length: {length}") + body)) == 400


def test_two_lengths_are_refused(live: Live) -> None:
    smuggled = raw(
        live, head("/bibkit/v1/page", live, "Content-Length: 5", "Transfer-Encoding: chunked") + b"0\r\n\r\n"
    )
    assert status(smuggled) == 400
    assert status(raw(live, head("/bibkit/v1/page", live, "Content-Length: 5", "Content-Length: 6") + b"{}   ")) == 400


def test_a_slow_body_is_given_up(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live.application, "body_seconds", 0.4)
    with live.connect() as link:
        link.sendall(head("/bibkit/v1/page", live, "Content-Length: 1000"))
        started = time.monotonic()
        with suppress(OSError):  # given up and closed before the last drop
            for _ in range(4):
                link.sendall(b" ")
                time.sleep(0.2)
        assert status(everything(link)) == 408
        assert time.monotonic() - started < 5


def test_a_connection_without_a_request_is_closed(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "look_seconds", 0.2)
    with live.connect() as silent, live.connect() as dripping:
        dripping.sendall(b"POST /bibkit/v1/page HTTP/1.1\r\nHost: 127")
        started = time.monotonic()
        assert everything(silent) == b""
        assert everything(dripping) == b""
        assert time.monotonic() - started < 5


def test_bytes_that_are_no_request(live: Live) -> None:
    for junk in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"\0" * 1000 + b"\r\n\r\n"):
        answer = raw(live, junk, half_close=True)
        assert not answer or status(answer) == 400
        assert live.is_alive()
    long_line = raw(live, b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n", half_close=True)
    assert not long_line or status(long_line) in (400, 414, 431)
    assert live.is_alive()


def test_websockets_are_not_spoken(live: Live) -> None:
    upgrade = ("Upgrade: websocket", "Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==", "Sec-WebSocket-Version: 13")
    data = head("/", live, *upgrade, method="GET").replace(b"Connection: close", b"Connection: Upgrade, close")
    assert status(raw(live, data)) != 101


# ---------------------------------------------------------------- jobs


class Scripted(Routes):
    """Routes whose every answer is a test's own."""

    def __init__(self, work: Any, *, long: bool = False) -> None:
        self._work = work
        self._is_long = long

    def is_long(self, path: str) -> bool:
        return self._is_long

    def answer(self, request: Request, report: Report) -> Response:
        response: Response = self._work(report)
        return response


def test_a_job_that_takes_too_long_is_answered_for(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    stopped = threading.Event()

    def work(report: Report) -> Response:
        released.wait(10)
        try:
            report({"done": 1})
        except StoppedError:
            stopped.set()
        return Response()

    monkeypatch.setattr(live.application, "_routes", Scripted(work))
    monkeypatch.setattr(live.application, "quick_seconds", 0.2)
    answer = live.post("page", {})
    assert (answer.status, answer.code) == (504, "slow")
    released.set()
    assert stopped.wait(10)
    monkeypatch.undo()


def test_too_many_jobs_are_turned_away(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(live.application, "_routes", Scripted(lambda _: [Response(), released.wait(20)][0]))
    monkeypatch.setattr(live.application._quick, "_room", 2)
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(live.post("page", {}).status)) for _ in range(12)]
    for thread in threads:
        thread.start()
    wait_for(lambda: answers.count(503) == 6)  # four run, two wait
    released.set()
    for thread in threads:
        thread.join(20)
    assert sorted(answers) == [200] * 6 + [503] * 6
    monkeypatch.undo()


def test_a_bug_is_told_without_its_details(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_: Report) -> Response:
        raise ZeroDivisionError("a secret of the inside")

    seen: list[Any] = []
    monkeypatch.setattr(live.application, "_routes", Scripted(work))
    monkeypatch.setattr(threading, "excepthook", seen.append)
    answer = live.post("page", {})
    assert (answer.status, answer.code) == (500, "bug")
    assert b"secret" not in answer.body
    events = live.post("page", {}, accept="text/event-stream")
    assert b"event: problem" in events.body
    wait_for(lambda: len(seen) == 2)  # the thread's own hook comes after the answer
    assert seen[0].exc_type is ZeroDivisionError
    monkeypatch.undo()


def test_progress_comes_as_events(live: Live) -> None:
    items = [{"type": "article-journal", "DOI": "10.1037/h0094744"}, {"type": "book", "title": "Nothing Known Of It"}]
    answer = live.post("enrich", {"items": items, "format": "csljson"}, accept="text/event-stream")
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = [block.split("\n") for block in answer.body.decode().strip().split("\n\n")]
    assert [event[0] for event in events[:-1]] == ["event: progress"] * (len(events) - 1)
    progress = [json.loads(event[1].removeprefix("data: ")) for event in events[:-1]]
    assert [news["done"] for news in progress] == sorted(news["done"] for news in progress)
    assert progress[-1] == {"what": "looking up works", "done": 2, "of": 2}
    assert events[-1][0] == "event: result"
    result = json.loads(events[-1][1].removeprefix("data: "))
    assert {"title", "author"} <= {proposal["field"] for proposal in result["proposals"]}


def test_a_job_stops_when_its_client_goes(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = threading.Event()

    def work(report: Report) -> Response:
        try:
            for number in range(10_000):
                report({"done": number})
                time.sleep(0.01)
        except StoppedError:
            ended.set()
        return Response()

    monkeypatch.setattr(live.application, "_routes", Scripted(work, long=True))
    with live.connect() as link:
        link.sendall(head("/bibkit/v1/enrich", live, "Accept: text/event-stream", "Content-Length: 2") + b"{}")
        assert b"event: progress" in link.recv(65536) + link.recv(65536)
    assert ended.wait(5)
    monkeypatch.undo()


def test_a_client_that_goes_while_its_job_waits_leaves_the_line(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(live.application, "_routes", Scripted(lambda _: [Response(), released.wait(20)][0], long=True))
    jobs = live.application._long
    request = head("/bibkit/v1/enrich", live, "Accept: text/event-stream", "Content-Length: 2") + b"{}"
    with ExitStack() as links:
        for _ in range(jobs._places._value):
            links.enter_context(live.connect()).sendall(request)
        wait_for(jobs._places.locked)
        with live.connect() as link:
            link.sendall(request)
            wait_for(lambda: jobs._waiting == 1)
        wait_for(lambda: jobs._waiting == 0)
        assert jobs._places.locked()
        released.set()
    wait_for(lambda: not jobs._places.locked())
    monkeypatch.undo()


def wait_for(condition: Any) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
