"""The PAGE arguments of the command line: a saved file, `-`, or an address, read into pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bibkit.errors import BibkitError, InputError
from bibkit.extractors import PageResult
from bibkit.files import STANDARD_STREAM, read_input
from bibkit.issues import Issue
from bibkit.pages.page import Page

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_LIMIT_BYTES = 200 << 20

Fetch = Callable[[str], tuple[bytes, str, str]]


@dataclass(frozen=True, slots=True)
class InputResult:
    """What came of one PAGE: the page's result, or the error that stopped it."""

    input: str
    result: PageResult
    error: BibkitError | None = None

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What concerns the input as a whole, the error that stopped it among them."""
        if self.error is None:
            return self.result.issues
        return (Issue("input.unreadable", str(self.error), "error"),)

    @property
    def exit_code(self) -> int:
        """0 an entry, 1 no entry, else the error's code."""
        if self.error is not None:
            return self.error.exit_code
        return 0 if self.result.records else 1


def is_address(name: str) -> bool:
    return bool(_ADDRESS.match(name))


def load_page(name: str, *, url: str = "", fetch: Fetch | None = None) -> Page:
    """The page that a PAGE argument names. `url` says where a saved page came from.

    Raises InputError: no such file, a directory, empty, binary; SourceError when an address gives no page.
    """
    from bibkit.pages.read import read_page

    if is_address(name):
        data, content_type, final_url = (fetch or fetch_address)(name)
        return read_page(data, input=name, url=url or final_url, content_type=content_type)
    shown = "standard input" if name == STANDARD_STREAM else name
    return read_page(read_input(name, limit_bytes=_LIMIT_BYTES), input=shown, url=url)


def fetch_address(url: str) -> tuple[bytes, str, str]:
    """Fetch a page politely: (bytes, content type, final address). Refused where the settings say offline."""
    from bibkit.cli.config import load_config

    config = load_config()
    if config["offline"]:
        raise InputError(f"cannot fetch {url}: the settings say offline", "save the page and name the file")
    from bibkit.sources.web import fetch_page

    page = fetch_page(url, mailto=config["mailto"])
    return page.data, page.content_type, page.url


def read_inputs(names: Sequence[str], *, url: str = "", fetch: Fetch | None = None) -> Iterator[InputResult]:
    """Each PAGE in turn, read and extracted; an error stops its own input only.

    Raises UsageError for a second `-`, and for `--url` with several pages.
    """
    import click

    from bibkit.extractors import extract_page

    if names.count(STANDARD_STREAM) > 1:
        raise click.UsageError("standard input can be read once only")
    if url and len(names) > 1:
        raise click.UsageError("--url says where one page came from; name one page")
    for name in names:
        try:
            page = load_page(name, url=url, fetch=fetch)
            yield InputResult(page.input, extract_page(page))
        except BibkitError as error:
            shown = "standard input" if name == STANDARD_STREAM else name
            yield InputResult(shown, PageResult(), error)
