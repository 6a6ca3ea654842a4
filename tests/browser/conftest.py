"""A real Chromium and a service of its own for every test. Skipped, with the reason, where either part is missing."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bibkit.zotero.settings import ZoteroSettings
from tests.service.live import SAMPLES, TOKEN, Live, offline_setup, running
from tests.standins.zotero import KEY, StandIn

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BIB = """% kept by hand
@article{walker, title = {Peer support in adult mental health services}, doi = {10.1037/h0094744}, year = 2013}
"""
REPORT = (SAMPLES / "scite" / "pasted-report" / "page.txt").read_text(encoding="utf-8")


def chromium_path() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return ""


@pytest.fixture(scope="package")  # not longer: while it is open, an event loop runs that other tests' own would meet
def browser() -> Iterator[Browser]:
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed (pip install playwright)")
    path = chromium_path()
    if not path:
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_OPTIONS))
        yield browser
        browser.close()


@dataclass
class Review:
    """The review page in a browser, the service behind it, and the .bib it may append to."""

    page: Page
    live: Live
    bib: Path
    asked: list[str]
    complaints: list[str]

    def open(self, fragment: str = f"#token={TOKEN}") -> Review:
        self.page.goto(f"{self.live.url}/{fragment}")
        return self

    def paste(self, text: str) -> None:
        """Paste into what has the focus, as a person does."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.keyboard.press("Control+v")

    def read(self, text: str) -> None:
        self.page.fill("#input", text)
        self.page.click("#read")
        self.page.wait_for_selector(".card, .open-lines, #alert .notice")

    def said(self, text: str) -> None:
        """Wait until the page has said it."""
        from playwright.sync_api import expect

        expect(self.page.locator("#said")).to_contain_text(text)

    @property
    def focused(self) -> str:
        """The id of what has the focus, else its text."""
        return str(self.page.evaluate("() => document.activeElement.id || document.activeElement.textContent"))

    def tab_to(self, wanted: str, *, most: int = 60) -> None:
        """Press Tab until the focus is on an id or a text."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if wanted in (self.focused, self.focused.strip()):
                return
        pytest.fail(f"Tab does not lead to {wanted!r}")


@pytest.fixture
def zotero() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


@pytest.fixture
def review(browser: Browser, tmp_path: Path, zotero: StandIn) -> Iterator[Review]:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB, encoding="utf-8")
    settings = ZoteroSettings(api_key=KEY, base_url=zotero.url, key_file=tmp_path / "keys.json", collection="Inbox")
    with running(offline_setup(bib, settings)) as live:
        yield from _opened(browser, live, bib)


@pytest.fixture
def bare(browser: Browser, tmp_path: Path) -> Iterator[Review]:
    """Without a .bib and without Zotero."""
    with running() as live:
        yield from _opened(browser, live, tmp_path / "none.bib")


def _opened(browser: Browser, live: Live, bib: Path) -> Iterator[Review]:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: _note(message, complaints))
    review = Review(page, live, bib, asked, complaints)
    yield review
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((live.url, "blob:"))] == [], "a request to another host"


def _note(message: Any, complaints: list[str]) -> None:
    # Chromium reports every refused request on its own account; whether the page copes is what the tests look at.
    if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
        complaints.append(message.text)
