"""The PAGE arguments of the command line: a saved file, a folder of them, `-`, or an address, read into pages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bibkit.errors import BibkitError, InputError
from bibkit.files import STANDARD_STREAM, read_input, reason
from bibkit.issues import Issue

if TYPE_CHECKING:
    from bibkit.extractors import PageResult
    from bibkit.pages.page import Page

PAGE_SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".mhtml", ".mht", ".webarchive", ".txt", ".pdf"))
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_LIMIT_BYTES = 200 << 20

Fetch = Callable[[str], tuple[bytes, str, str]]


class InputResult(NamedTuple):
    """What came of one PAGE: the page's result, or the error that stopped it.

    `sha256` is of the bytes that were read, "" when there were none or nobody asked for it.
    """

    input: str
    result: PageResult
    error: BibkitError | None = None
    sha256: str = ""

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


def shown_name(name: str) -> str:
    """What an input is called in results: its name, `standard input` for `-`."""
    return "standard input" if name == STANDARD_STREAM else name


def expand_inputs(names: Sequence[str], *, output: str = "") -> list[str]:
    """The inputs with each folder replaced by the pages in it, folders within it too, sorted by name; each once.

    Pages are told by PAGE_SUFFIXES. Left out are hidden files and folders, `output`, the file that is written, and the
    `NAME_files` folder that a browser writes beside `NAME.html`: it holds the page's frames and advertisements.

    Raises InputError for a folder without pages.
    """
    found: dict[str, None] = {}
    for name in names:
        if name == STANDARD_STREAM or is_address(name) or not Path(name).is_dir():
            found[name] = None
            continue
        before = len(found)
        found.update((page, None) for page in _pages_in(Path(name)) if not (output and _is_same(page, output)))
        if len(found) == before and not any(_pages_in(Path(name))):
            raise InputError(f"no pages in {name}", f"looked for {', '.join(sorted(PAGE_SUFFIXES))}")
    return list(found)


def _is_same(page: str, output: str) -> bool:
    return os.path.basename(page) == os.path.basename(output) and os.path.realpath(page) == os.path.realpath(output)  # noqa: PTH119


def _pages_in(folder: Path) -> Iterator[str]:
    """The pages of a folder. One that cannot be listed is given itself, so that reading it says why."""
    try:
        with os.scandir(folder) as listing:
            kinds = {entry.name: _kind_of(entry) for entry in listing}
    except OSError:
        yield str(folder)
        return
    for name in sorted(kinds):
        if name.startswith("."):
            continue
        if kinds[name] == "folder":
            stem = name.removesuffix("_files")
            if stem != name and (f"{stem}.html" in kinds or f"{stem}.htm" in kinds):
                continue
            yield from _pages_in(folder / name)
        elif kinds[name] == "page":
            yield str(folder / name)


def _kind_of(entry: os.DirEntry[str]) -> str:
    """ "folder", "page" or "". A link that cannot be followed is a page: reading it says why."""
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    if Path(entry.name).suffix.lower() not in PAGE_SUFFIXES:
        return ""
    try:
        return "page" if entry.is_file() else ""
    except OSError:
        return "page"


def check_inputs(names: Sequence[str], url: str) -> None:
    """Raises UsageError for a second `-`, and for `--url` with several pages; ConfigError, once and not for each of
    several pages, when an installed extractor cannot be loaded."""
    import click

    if names.count(STANDARD_STREAM) > 1:
        raise click.UsageError("standard input can be read once only")
    if url and len(names) > 1:
        raise click.UsageError("--url says where one page came from; name one page")
    if len(names) > 1:
        from bibkit.extractors._registry import site_readers

        site_readers()


def load_page(name: str, *, url: str = "", fetch: Fetch | None = None) -> Page:
    """The page that a PAGE argument names. `url` says where a saved page came from.

    Raises InputError: no such file, a directory, empty, binary; SourceError when an address gives no page.
    """
    return _load(name, url, fetch)[0]


def _load(name: str, url: str, fetch: Fetch | None) -> tuple[Page, bytes]:
    """The page and its bytes."""
    from bibkit.pages.read import read_page

    content_type = ""
    if is_address(name):
        data, content_type, final_url = (fetch or fetch_address)(name)
        url = url or final_url
    else:
        data = read_input(name, limit_bytes=_LIMIT_BYTES)
    page = read_page(data, input=shown_name(name), url=url, content_type=content_type)
    return page, data


def fetch_address(url: str) -> tuple[bytes, str, str]:
    """Fetch a page politely: (bytes, content type, final address). Refused where the settings say offline."""
    from bibkit.cli.config import load_config

    config = load_config()
    if config["offline"]:
        raise InputError(f"cannot fetch {url}: the settings say offline", "save the page and name the file")
    from bibkit.sources.web import fetch_page

    page = fetch_page(url, mailto=config["mailto"])
    return page.data, page.content_type, page.url


def read_one(name: str, *, url: str = "", fetch: Fetch | None = None, with_sha256: bool = False) -> InputResult:
    """A PAGE read and extracted, or the error that stopped it."""
    from bibkit.extractors import PageResult, extract_page

    try:
        page, data = _load(name, url, fetch)
        return InputResult(page.input, extract_page(page), sha256=_sha256(data) if with_sha256 else "")
    except BibkitError as error:
        return InputResult(shown_name(name), PageResult(), _why_unlisted(name) or error)


def _sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _why_unlisted(name: str) -> InputError | None:
    """Why a folder among the inputs could not be looked into; None for anything else."""
    try:
        if Path(name).is_dir():
            os.scandir(name).close()
    except (OSError, ValueError) as error:
        return InputError(f"cannot look into {name}: {reason(error)}")
    return None


def read_inputs(names: Sequence[str], *, url: str = "", fetch: Fetch | None = None) -> Iterator[InputResult]:
    """Each PAGE in turn, read and extracted; an error stops its own input only.

    Raises UsageError for a second `-`, and for `--url` with several pages.
    """
    check_inputs(names, url)
    for name in names:
        yield read_one(name, url=url, fetch=fetch)
