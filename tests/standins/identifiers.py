"""A loopback server that plays NCBI's efetch, PMC's ID converter and Open Library's Books API.

    python -m tests.standins.identifiers --port 8125

It refuses what the real ones refuse: more ids than a GET may carry, ids of another kind than `idtype` says, programs
that name no contact, more than three requests a second (ten with the key "good"), other keys. Unknown PMIDs and books are silently absent.
"""

from __future__ import annotations

import argparse
import json
import re
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bibkit.enrichment.settings import EnrichSettings

EFETCH, CONVERTER, BOOKS = "/entrez/eutils/efetch.fcgi", "/idconv/articles/", "/api/books"
_PARAMETERS = {
    EFETCH: {"db", "id", "retmode", "tool", "email", "api_key"},
    CONVERTER: {"ids", "idtype", "format", "versions", "tool", "email"},
    BOOKS: {"bibkeys", "format", "jscmd"},
}


@dataclass
class State:
    """`articles`: PMID -> `<PubmedArticle>` as XML; `pmcids`: PMCID -> (PMID or None, DOI); `books`: ISBN as asked for
    -> book. `script`: statuses to answer first; a body goes with them."""

    articles: dict[str, str] = field(default_factory=dict)
    pmcids: dict[str, tuple[int | None, str]] = field(default_factory=dict)
    books: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    script: deque[tuple[int, bytes]] = field(default_factory=deque)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    times: deque[float] = field(default_factory=deque)
    too_fast: int = 0
    lines: list[str] = field(default_factory=list)


class Handler(BaseHTTPRequestHandler):
    state: State

    def do_GET(self) -> None:
        target = urlsplit(self.path)
        self._reply(target.path, target.query)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        self._reply(urlsplit(self.path).path, body)

    def _reply(self, path: str, question: str) -> None:
        state = self.state
        query = dict(parse_qsl(question, keep_blank_values=True))
        state.requests.append((path, query))
        state.lines.append(self.path)
        now = time.monotonic()
        while state.times and now - state.times[0] >= 1.0:
            state.times.popleft()
        state.times.append(now)
        if len(state.times) > (10 if query.get("api_key") == "good" else 3):
            state.too_fast += 1
            self._json(429, {"error": "API rate limit exceeded", "count": "4"})
        elif state.script:
            status, body = state.script.popleft()
            self._send(status, "text/plain", body)
        elif path not in _PARAMETERS:
            self._send(404, "text/html", b"<h1>404</h1>")
        elif query.keys() - _PARAMETERS[path]:
            self._send(400, "text/plain", b"no such parameter")
        elif query.get("api_key", "good") != "good":
            self._json(400, {"error": "API key invalid", "api-key": query["api_key"], "type": "ip"})
        elif path == EFETCH:
            self._efetch(query)
        elif path == CONVERTER:
            self._convert(query)
        else:
            self._books(query)

    def _efetch(self, query: Mapping[str, str]) -> None:
        ids = query.get("id", "").split(",")
        if query.get("db") != "pubmed" or query.get("retmode") != "xml" or not query.get("tool"):
            self._send(400, "text/plain", b"db, retmode or tool is missing")
        elif len(ids) > 200:
            self._send(414, "text/html", b"<h1>414</h1>")
        elif not all(re.fullmatch(r"[0-9]+", number) for number in ids):
            self._send(400, "text/plain", b"ID list is empty! Possibly it has no correct IDs.")
        else:
            known = "".join(self.state.articles.get(number, "") for number in ids)
            head = '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
            self._send(200, "text/xml", f"{head}<PubmedArticleSet>{known}</PubmedArticleSet>".encode())

    def _convert(self, query: Mapping[str, str]) -> None:
        ids = query.get("ids", "").split(",")
        if query.get("idtype") != "pmcid" or not all(re.fullmatch(r"PMC[0-9]+", name) for name in ids):
            self._json(400, {"status": "error", "http_status": "400", "errors": [{"code": "invalid_pmcids"}]})
            return
        rows = []
        for name in ids:
            pmid, doi = self.state.pmcids.get(name, (None, ""))
            if name not in self.state.pmcids:
                row: dict[str, Any] = {
                    "pmcid": name,
                    "requested-id": name,
                    "status": "error",
                    "errmsg": "Identifier not found in PMC",
                }
            else:
                row = {"pmcid": name, "requested-id": name, **({"pmid": pmid} if pmid else {}), "doi": doi}
            rows.append(row)
        self._json(200, {"status": "ok", "response-date": "2026-11-22 10:00:00", "records": rows})

    def _books(self, query: Mapping[str, str]) -> None:
        if not re.search(r"\bhttps?://|@", self.headers.get("User-Agent", "")):
            self._send(403, "text/html", b"<h1>Forbidden</h1>")
        elif query.get("format") != "json" or query.get("jscmd") != "data":
            self._send(200, "text/javascript", b"var _OLBookInfo = {};")
        else:
            asked = [key.removeprefix("ISBN:") for key in query.get("bibkeys", "").split(",")]
            self._json(200, {f"ISBN:{isbn}": self.state.books[isbn] for isbn in asked if isbn in self.state.books})

    def _json(self, status: int, value: Any) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        return


@dataclass
class StandIn:
    url: str
    state: State

    def settings(self, base: EnrichSettings | None = None) -> EnrichSettings:
        """Settings of enrichment with this server's addresses."""
        return replace(
            base or EnrichSettings(),
            ncbi_url=f"{self.url}{EFETCH.rpartition('/')[0]}",
            pmc_ids_url=f"{self.url}{CONVERTER}",
            openlibrary_url=self.url,
        )


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
    parser.add_argument("--port", type=int, default=8125)
    with running(port=parser.parse_args().port) as standin:
        print(f"NCBI and Open Library stand-in on {standin.url}")
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
