"""Books by ISBN from Open Library's Books API (`/api/books?bibkeys=ISBN:…&jscmd=data`).

Its rules (openlibrary.org/developers/api, 2026): one request a second, three for programs that name a contact; several
books in one request rather than many requests. `jscmd=data` is the form it promises to keep stable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from bibkit.errors import UnreachableError
from bibkit.model.identifiers import Isbn
from bibkit.sources.http import fetch_json
from bibkit.sources.permits import Pool
from bibkit.sources.works import FOREIGN, SIGNATURE, ListClient, Work

POOL, POOL_WITH_CONTACT = Pool(1, 1.0, 1), Pool(3, 1.0, 1)
MAX_BOOKS = 25
# Covers, subjects and excerpts are most of an answer, and nothing here reads them.
_READ = (
    "title", "subtitle", "authors", "by_statement", "publishers", "publish_places", "publish_date", "number_of_pages",
    "identifiers", "url", "key",
)  # fmt: skip


class OpenLibraryClient(ListClient):
    """Books by "isbn:9780306406157"; an answer that does not name the ISBN asked for is none."""

    def __init__(self, *, base_url: str, mailto: str = "", timeout_seconds: float = 20.0) -> None:
        self._url = f"{base_url.rstrip('/')}/api/books"
        self.name = urlsplit(base_url).netloc
        self._mailto = mailto
        self._timeout = timeout_seconds

    def get_works(self, keys: Sequence[str]) -> dict[str, Work]:
        what = f"{len(keys)} ISBNs" if len(keys) > 1 else f"the ISBN {keys[0].removeprefix('isbn:')}"
        answer = fetch_json(
            self._url,
            what,
            params={
                "bibkeys": ",".join(f"ISBN:{key.removeprefix('isbn:')}" for key in keys),
                "format": "json",
                "jscmd": "data",
            },
            mailto=self._mailto,
            timeout_seconds=self._timeout,
        )
        if not isinstance(answer, Mapping):
            raise UnreachableError(f"no answer from {self.name} about {what}: the answer is no object")
        works: dict[str, Work] = {}
        for key in keys:
            book = answer.get(f"ISBN:{key.removeprefix('isbn:')}")
            if isinstance(book, Mapping) and key.removeprefix("isbn:") in _isbns(book):
                kept = {name: book[name] for name in _READ if name in book}
                works[key] = {FOREIGN: "openlibrary", SIGNATURE: self.name, "work": kept}
        return works


def _isbns(book: Mapping[str, Any]) -> set[str]:
    identifiers = book.get("identifiers")
    lists = [identifiers.get(name) for name in ("isbn_13", "isbn_10")] if isinstance(identifiers, Mapping) else []
    parsed = [Isbn.parse(str(text)) for values in lists if isinstance(values, list) for text in values]
    return {isbn.isbn13 for isbn in parsed if isbn is not None}
