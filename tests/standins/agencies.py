"""A loopback server that plays doi.org (agencies, content negotiation) and DataCite's REST API.

python -m tests.standins.agencies --port 8124
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit


@dataclass
class State:
    """`agencies`: DOI -> agency; `datacite`: DOI -> attributes; `csl`: DOI -> CSL-JSON; `always`: a status to answer."""

    agencies: dict[str, str] = field(default_factory=dict)
    datacite: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    csl: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    always: int = 0
    requests: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    state: State

    def do_GET(self) -> None:
        state = self.state
        path = unquote(urlsplit(self.path).path)
        state.requests.append(path)
        if state.always:
            self._send(state.always, {"error": "scripted"})
        elif path.startswith("/ra/"):
            self._send(200, [self._agency(doi) for doi in path.removeprefix("/ra/").split(",")])
        elif path.startswith("/dois/"):
            attributes = state.datacite.get(path.removeprefix("/dois/").lower())
            body = (
                {"data": {"type": "dois", "attributes": attributes}} if attributes else {"errors": [{"status": "404"}]}
            )
            self._send(200 if attributes else 404, body)
        elif "citationstyles.csl+json" not in self.headers.get("Accept", ""):
            self._send(302, {})
        else:
            csl = state.csl.get(path.removeprefix("/").lower())
            self._send(200 if csl else 404, csl or {})

    def _agency(self, doi: str) -> dict[str, str]:
        agency = self.state.agencies.get(doi.lower())
        return {"DOI": doi, "RA": agency} if agency else {"DOI": doi, "status": "DOI does not exist"}

    def _send(self, status: int, value: Any) -> None:
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        return


@dataclass
class StandIn:
    url: str
    state: State


@contextmanager
def running(state: State | None = None, *, port: int = 0) -> Iterator[StandIn]:
    """A server on loopback for the length of a `with` block."""
    state = state or State()
    server = ThreadingHTTPServer(("127.0.0.1", port), type("BoundHandler", (Handler,), {"state": state}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield StandIn(f"http://127.0.0.1:{server.server_address[1]}", state)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8124)
    with running(port=parser.parse_args().port) as standin:
        print(f"doi.org and DataCite stand-in on {standin.url}")
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
