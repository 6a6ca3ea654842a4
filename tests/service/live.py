"""A service on a free loopback port, in this process, for tests over real sockets."""

from __future__ import annotations

import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bibkit.enrichment.settings import EnrichSettings
from bibkit.service.guard import Guard
from bibkit.service.intake import Fetch
from bibkit.service.listener import open_listener
from bibkit.service.routes import Routes, Setup
from bibkit.service.server import Application, make_app, make_server
from bibkit.service.translation import TranslationRoutes
from bibkit.sources.web import fetch_page
from bibkit.zotero.settings import ZoteroSettings

SAMPLES = Path(__file__).parent.parent.parent / "sample_inputs"
WORKS = SAMPLES / "crossref.jsonl"
TOKEN = "a-token-of-the-tests"
BODY_LIMIT_BYTES = 8 << 20


def fetch_public(url: str) -> tuple[bytes, str, str]:
    """As `bibkit serve` fetches."""
    page = fetch_page(url, timeout_seconds=5)
    return page.data, page.content_type, page.url


def offline_setup(bib: Path | None = None, zotero: ZoteroSettings | None = None) -> Setup:
    sources = EnrichSettings(snapshots=(str(WORKS),), offline=True, today="2026-11-25")
    return Setup(version="1.2.3", sources=sources, zotero=zotero, bib=bib)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        code: str = self.json["error"]["code"]
        return code


@dataclass(frozen=True)
class Live:
    """A running service. `open` sends nothing but what it is told; `post` is a well-behaved client."""

    port: int
    application: Application

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def ask(self, path: str, data: bytes | None = None, method: str | None = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=named)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, dict(error.headers), error.read())

    def post(self, route: str, body: Any, **headers: str) -> Answer:
        given = {"authorization": f"Bearer {TOKEN}", "content_type": "application/json", **headers}
        return self.ask(f"/bibkit/v1/{route}", json.dumps(body).encode(), **given)

    def get(self, route: str) -> Answer:
        return self.ask(f"/bibkit/v1/{route}", authorization=f"Bearer {TOKEN}")

    def is_alive(self) -> bool:
        return self.get("health").status == 200


@contextmanager
def running(
    setup: Setup | None = None, *, translation: TranslationRoutes | None = None, fetch: Fetch = fetch_public
) -> Iterator[Live]:
    listener = open_listener("127.0.0.1", 0)
    port = listener.getsockname()[1]
    guard = Guard(frozenset({f"127.0.0.1:{port}", f"localhost:{port}"}), TOKEN, BODY_LIMIT_BYTES)
    application = Application(guard, Routes(setup or offline_setup(), fetch=fetch), translation)
    server = make_server(make_app(application))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield Live(port, application)
    finally:
        server.should_exit = True
        thread.join(15)
        application.close()
        listener.close()
        assert not thread.is_alive()
