"""A loopback server that answers as api.crossref.org does, for contract tests and for trying things by hand.

    python -m tests.standins.crossref --works FILE.jsonl[.gz] --port 8123 [--misbehave 429,cut,503:2,slow:3,html,die]

It refuses what the real server refuses: unknown parameters and filters, `rows` above 1,000, request lines above 4,096
bytes, more requests than its pool allows. DOIs come back in lower case, unknown ones are silently absent from lists,
twenty rows are all that is given unless more are asked for. `/_stats` tells what it has counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

PARAMETERS = frozenset(
    {"filter", "rows", "offset", "sample", "sort", "order", "facet", "select", "cursor", "mailto", "query"}
)
QUERIES = frozenset({"query.bibliographic", "query.title", "query.author", "query.container-title", "query.editor"})
FILTERS = frozenset(
    {"doi", "type", "prefix", "issn", "isbn", "updates", "update-type", "from-pub-date", "until-pub-date"}
)
MAX_REQUEST_LINE_BYTES = 4096
# (requests a second, requests together) by pool and class, as in the headers recorded in 2026
POOLS = {
    ("polite", "single"): (10, 3),
    ("polite", "array"): (3, 3),
    ("public", "single"): (5, 1),
    ("public", "array"): (1, 1),
}


@dataclass
class State:
    """What the server knows and what it has counted. `script`: the misbehaviours to come, one for a request. `second`:
    how long the second lasts in which a pool allows so many requests."""

    works: dict[str, Mapping[str, Any]]
    script: deque[str] = field(default_factory=deque)
    always: str = ""
    aliases: dict[str, str] = field(default_factory=dict)
    enforce_limits: bool = True
    second: float = 1.0
    requests: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)
    windows: dict[tuple[str, str], deque[float]] = field(default_factory=dict)
    under_way: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def violations(self) -> int:
        return self.counts["too-fast"] + self.counts["too-many-together"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    state: State
    pool: tuple[str, str] | None = None

    def do_GET(self) -> None:
        state = self.state
        if self.path == "/_stats":
            self._send(200, {"requests": len(state.requests), **state.counts})
            return
        target = urlsplit(self.path)
        kind = "array" if target.path.rstrip("/") == "/works" else "single"
        agent = self.headers.get("User-Agent", "")
        pool = ("polite" if "mailto:" in agent or "mailto=" in target.query else "public", kind)
        self.pool = pool
        with state.lock:
            state.requests.append(self.path)
            state.agents.append(agent)
            trouble = self._admit(pool)
            action = state.script.popleft() if state.script else state.always
        try:
            if trouble:
                self._raw(429, "text/plain", b"", {})
            elif action:
                self._misbehave(action, target, pool)
            else:
                self._answer(target, pool)
        finally:
            self._leave()

    def _leave(self) -> None:
        """The request is over; said before the last of the answer goes out, for who has that may ask the next."""
        if self.pool is not None:
            with self.state.lock:
                self.state.under_way[self.pool] -= 1
            self.pool = None

    def _admit(self, pool: tuple[str, str]) -> bool:
        """Count the request; whether it is one too many."""
        state, now = self.state, time.monotonic()
        window = state.windows.setdefault(pool, deque())
        while window and now - window[0] >= state.second:
            window.popleft()
        window.append(now)
        state.under_way[pool] += 1
        rate, together = POOLS[pool]
        too_fast, too_many = len(window) > rate, state.under_way[pool] > together
        state.counts["too-fast"] += too_fast
        state.counts["too-many-together"] += too_many
        return state.enforce_limits and (too_fast or too_many)

    def _misbehave(self, action: str, target: Any, pool: tuple[str, str]) -> None:
        name, _, argument = action.partition(":")
        self.state.counts[f"scripted-{name}"] += 1
        if name == "429":
            self._raw(
                429, "text/html", b"<html>Too Many Requests</html>", {"Retry-After": argument} if argument else {}
            )
        elif name == "503":
            self._raw(
                503, "text/html", b"<html>Service Unavailable</html>", {"Retry-After": argument} if argument else {}
            )
        elif name in ("500", "504"):
            body = {"status": "error", "message-type": "exception", "message": {"name": "class java.lang.Exception"}}
            self._raw(int(name), "application/json", json.dumps(body).encode(), {})
        elif name == "403":
            self._raw(403, "text/html", b"<html>Forbidden</html>", {})
        elif name == "400":
            self._invalid("parameter-not-allowed", "scripted", "Scripted refusal")
        elif name == "html":
            self._raw(200, "text/html", b"<html><body>Crossref is being maintained</body></html>", {})
        elif name == "badjson":
            self._raw(200, "application/json", b'{"status": "ok", "message": {', {})
        elif name == "notype":
            self._raw(200, "", b"{}", {})
        elif name == "cut":
            self._cut(target, pool)
        elif name == "drip":
            self._drip(float(argument or 0.1))
        elif name == "nodoi":
            self._send(200, {"status": "ok", "message": {"title": ["Whose?"], "items": None}})
        elif name == "drop":
            self.close_connection = True
        elif name == "slow":
            time.sleep(float(argument or 3))
            self._answer(target, pool)
        elif name == "die":
            self.state.always = "die"
            self.close_connection = True
        else:
            self._answer(target, pool)

    def _drip(self, seconds: float) -> None:
        """A body that never quite ends: a byte now and then."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        with suppress(OSError):
            for _ in range(100_000):
                self.wfile.write(b" ")
                time.sleep(seconds)
        self.close_connection = True

    def _cut(self, target: Any, pool: tuple[str, str]) -> None:
        """Half a body under the length of the whole."""
        status, value = self._find(target)
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._leave()
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        self.close_connection = True

    def _answer(self, target: Any, pool: tuple[str, str]) -> None:
        if len(self.requestline.encode()) > MAX_REQUEST_LINE_BYTES:
            self._raw(414, "text/html", b"<h1>Bad Message 414</h1>", {})
            return
        path = unquote(target.path)
        alias = self.state.aliases.get(path.removeprefix("/works/").lower())
        if alias:
            host, port = self.server.server_address[:2]
            location = f"http://{host!s}:{port}/works/{alias}"
            self._raw(301, "text/html", b"<html>301</html>", {"Location": location})
            return
        status, value = self._find(target)
        rate, together = POOLS[pool]
        headers = {
            "x-api-pool": "-".join(pool),
            "x-rate-limit-limit": str(rate),
            "x-rate-limit-interval": "1s",
            "x-concurrency-limit": str(together),
        }
        if status == 404 and isinstance(value, str):
            self._raw(404, "text/plain", value.encode(), headers)
        else:
            self._send(status, value, headers)

    def _find(self, target: Any) -> tuple[int, Any]:
        path, query = unquote(target.path), parse_qsl(target.query, keep_blank_values=True)
        if path.rstrip("/") == "/works":
            return self._list(query)
        if not path.startswith("/works/"):
            return 404, {"status": "error", "message-type": "route-not-found", "message": "Route not found"}
        bad = [name for name, _ in query if name != "mailto"]
        if bad:
            return _invalid("parameter-not-allowed", bad[0], f"This route does not support {bad[0]}")
        work = self.state.works.get(path.removeprefix("/works/").lower())
        if work is None:
            return 404, "Resource not found."
        return 200, {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": _served(work)}

    def _list(self, query: Sequence[tuple[str, str]]) -> tuple[int, Any]:
        values = dict(query)
        for name in values:
            if name not in PARAMETERS | QUERIES:
                return _invalid(
                    "parameter-not-allowed", name, f"Parameter {name} specified but there is no such parameter"
                )
        rows = values.get("rows", "20")
        if not rows.isdigit() or int(rows) > 1000:
            limit = "must be a positive integer less than or equal to 1000"
            return _invalid("integer-not-valid", rows, f"Integer specified as {rows} but {limit}. ")
        works: Iterable[Mapping[str, Any]] = self.state.works.values()
        if "filter" in values:
            filters: dict[str, set[str]] = {}
            for part in values["filter"].split(","):
                name, colon, value = part.partition(":")
                if not colon or name not in FILTERS:
                    return _invalid(
                        "filter-not-available", name, f"Filter '{name}' specified but there is no such filter"
                    )
                filters.setdefault(name, set()).add(value.lower() if name == "doi" else value)
            works = [work for work in works if all(_passes(work, name, values) for name, values in filters.items())]
        text = values.get("query.bibliographic") or values.get("query.title") or values.get("query")
        items = self._ranked(works, text) if text else [_served(work) for work in works]
        message = {"facets": {}, "total-results": len(items), "items": items[: int(rows)], "items-per-page": int(rows)}
        return 200, {"status": "ok", "message-type": "work-list", "message-version": "1.0.0", "message": message}

    def _ranked(self, works: Iterable[Mapping[str, Any]], text: str) -> list[dict[str, Any]]:
        """By shared words, rare ones first; a crude likeness of the real ranking."""
        words = set(re.findall(r"\w+", text.lower()))
        scored = []
        for work in works:
            own = set(
                re.findall(
                    r"\w+",
                    json.dumps([work.get(key) for key in ("title", "author", "container-title", "issued")]).lower(),
                )
            )
            score = sum(len(word) for word in words & own)
            if score:
                scored.append((-score, str(work["DOI"]).lower(), work))
        return [
            {**_served(work), "score": -score / 3.0} for score, _, work in sorted(scored, key=lambda item: item[:2])
        ]

    def _invalid(self, kind: str, value: str, message: str) -> None:
        status, body = _invalid(kind, value, message)
        self._send(status, body)

    def _send(self, status: int, value: Any, headers: Mapping[str, str] | None = None) -> None:
        self._raw(status, "application/json;charset=utf-8", json.dumps(value).encode(), headers or {})

    def _raw(self, status: int, content_type: str, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        if content_type:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._leave()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        return


def _passes(work: Mapping[str, Any], name: str, wanted: set[str]) -> bool:
    """One filter given several times means any of its values; ISBNs are compared as they are spelled."""
    if name == "doi":
        return str(work["DOI"]).lower() in wanted
    if name == "type":
        return work.get("type") in wanted
    return name == "isbn" and not wanted.isdisjoint(work.get("ISBN", ()))


def _invalid(kind: str, value: str, message: str) -> tuple[int, dict[str, Any]]:
    problem = [{"type": kind, "value": value, "message": message}]
    return 400, {"status": "failed", "message-type": "validation-failure", "message": problem}


def _served(work: Mapping[str, Any]) -> dict[str, Any]:
    return {**work, "DOI": str(work["DOI"]).lower()}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


@dataclass
class StandIn:
    """A running server: its address, and its state to look at and to script."""

    url: str
    state: State


@contextmanager
def running(works: Iterable[Mapping[str, Any]], *, script: Iterable[str] = (), port: int = 0) -> Iterator[StandIn]:
    """A server on loopback for the length of a `with` block."""
    state = State({str(work["DOI"]).lower(): work for work in works}, deque(script))
    handler = type("BoundHandler", (Handler,), {"state": state})
    server = Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield StandIn(f"http://127.0.0.1:{server.server_address[1]}", state)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read_works(path: Path) -> list[Mapping[str, Any]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    if text.lstrip().startswith("["):
        return list(json.loads(text))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=Path, required=True, help="JSON lines or an array of works, also .gz")
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--misbehave", default="", help="comma-separated; one for each request to come")
    arguments = parser.parse_args()
    script = [action for action in arguments.misbehave.split(",") if action]
    with running(read_works(arguments.works), script=script, port=arguments.port) as standin:
        print(f"Crossref stand-in with {len(standin.state.works):,} works on {standin.url}", file=sys.stderr)
        try:
            while True:
                time.sleep(3600)
        except KeyboardInterrupt:
            print(f"{len(standin.state.requests)} requests, {dict(standin.state.counts)}", file=sys.stderr)


if __name__ == "__main__":
    main()
