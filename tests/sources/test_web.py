"""Fetching pages: only public addresses, also behind redirects and names; sizes, failures, manners."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bibkit.errors import BibkitError, InputError, NotFoundError, RateLimitedError, RefusedError, UnreachableError
from bibkit.sources import web
from bibkit.sources.web import fetch_page, is_public, public_addresses


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::", "::127.0.0.1", "fec0::1",
        "64:ff9b:1::7f00:1", "::ffff:0:7f00:1",
    ],
)  # fmt: skip
def test_inner_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0x7f.1/", "http://2130706433/",
        "http://[::ffff:10.0.0.1]/", "http://[", "http://[::127.0.0.1]/", "file:///etc/passwd", "ftp://example.org/x", "http://", "http:///x",
        "http://user:secret@127.0.0.1/",
    ],
)  # fmt: skip
def test_addresses_inside_are_refused(url: str) -> None:
    with pytest.raises((InputError, UnreachableError)) as caught:
        fetch_page(url, timeout_seconds=2)
    assert "secret" not in str(caught.value)


class Page(BaseHTTPRequestHandler):
    seen: list[dict[str, str]] = []  # noqa: RUF012 - one list for the server's life

    def do_GET(self) -> None:
        self.seen.append(dict(self.headers))
        name, _, argument = self.path.strip("/").partition("/")
        if name == "status":
            self.send_response(int(argument))
            if argument == "429":
                self.send_header("Retry-After", "9")
            self.end_headers()
        elif name == "to":
            self.send_response(302)
            self.send_header("Location", argument.replace("~", "/"))
            self.end_headers()
        elif name == "drip":
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                for _ in range(100):
                    self.wfile.write(b"x")
                    time.sleep(0.1)
        else:
            body = b"x" * int(argument or 5)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site under a public-looking name; only that name is let through to loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()

    def resolve(host: str, port: int) -> list[str]:
        if host == "library.example":
            return ["127.0.0.1"]
        return public_addresses(host, port)

    monkeypatch.setattr(web, "public_addresses", resolve)
    try:
        yield f"http://library.example:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_page_with_its_kind_and_address(site: str) -> None:
    page = fetch_page(f"{site}/page", mailto="me@example.org")
    assert (page.data, page.content_type, page.url) == (b"xxxxx", "text/html; charset=utf-8", f"{site}/page")
    headers = Page.seen[-1]
    assert headers["Host"] == site.removeprefix("http://")
    assert "bibkit" in headers["User-Agent"] and "me@example.org" in headers["User-Agent"]


def test_redirects_are_followed_and_checked(site: str) -> None:
    assert fetch_page(f"{site}/to/~page").url == f"{site}/page"
    with pytest.raises(InputError, match="own network"):
        fetch_page(f"{site}/to/http:~~127.0.0.1:1~secret")
    with pytest.raises(InputError, match="only http and https"):
        fetch_page(f"{site}/to/file:~~~etc~passwd")
    with pytest.raises(UnreachableError, match="redirects"):
        fetch_page(f"{site}/to/{'~to~' * 3}")


def test_too_large_a_page_is_not_read(site: str) -> None:
    with pytest.raises(InputError, match="larger than"):
        fetch_page(f"{site}/size/5000", limit_bytes=1000)


def test_a_page_that_drips_is_not_waited_for(site: str) -> None:
    with pytest.raises(UnreachableError, match="no answer in time"):
        fetch_page(f"{site}/drip", timeout_seconds=0.3)


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, NotFoundError), (410, NotFoundError), (403, RefusedError), (429, RateLimitedError), (500, UnreachableError)],
)
def test_failures_are_told_apart(site: str, status: int, error: type[BibkitError]) -> None:
    with pytest.raises(error):
        fetch_page(f"{site}/status/{status}")


def test_names_that_resolve_inside_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def inside(host: str, port: int, **kwargs: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.5", port))]

    monkeypatch.setattr(web.socket, "getaddrinfo", inside)
    with pytest.raises(InputError, match="own network"):
        fetch_page("http://rebind.example/")
