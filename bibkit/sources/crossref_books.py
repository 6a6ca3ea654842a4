"""Books at Crossref by ISBN, through `filter=isbn:`.

Crossref does not normalise ISBNs (its rest-api-doc, issue 180), so both lengths are asked for. Chapters carry the ISBN
of their book and the volumes of a set often that of the set: what is not one book for certain is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bibkit.errors import BadQuestionError
from bibkit.model.identifiers import Isbn
from bibkit.sources.crossref import CrossrefClient
from bibkit.sources.works import SIGNATURE, Answered, Work, WorkFate, unknown

MAX_BOOKS = 20
_TYPES = ("book", "monograph", "edited-book", "reference-book")
_ROWS = 200


class CrossrefBooks:
    """Works by "isbn:9780306406157"."""

    def __init__(self, client: CrossrefClient) -> None:
        self._client = client
        self.name = client.name

    def get_work(self, key: str) -> Work:
        found = _by_isbn(self._client.find_books(_spellings([key]), _TYPES, _ROWS), [key])
        if key not in found:
            raise unknown(key, self.name)
        return found[key]

    def get_works(self, keys: Sequence[str]) -> dict[str, Work]:
        works = self._client.find_books(_spellings(keys), _TYPES, _ROWS)
        if len(works) >= _ROWS:
            # Such a batch is halved by whoever asked; a list that is cut could hide a second work of a book.
            raise BadQuestionError(f"{self.name} knows more works of these ISBNs than one answer holds")
        return _by_isbn(works, keys)

    def find_works(self, citation: str, rows: int) -> list[Work]:
        return []


class BookFile(Protocol):
    """A file of Crossref works that knows them by ISBN."""

    name: str

    def works_with(self, isbns: Sequence[str]) -> list[Work]:
        """The works that carry one of the ISBNs (13 digits), chapters and all."""
        ...


class BooksInFile:
    """Its books by "isbn:9780306406157", as a source that need not know all there are."""

    complete = False
    threads = 1

    def __init__(self, file: BookFile) -> None:
        self._file = file
        self.name = file.name

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        works = self._file.works_with([key.removeprefix("isbn:") for key in dois])
        books = _by_isbn(works, dois)
        found: dict[str, WorkFate] = {
            key: {SIGNATURE: self.name, **books[key]} if key in books else unknown(key, self.name) for key in dois
        }
        answered(found)
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        return []


def isbns_of(work: Work) -> set[str]:
    """The ISBNs of a work in 13 digits: `http://id.crossref.org/isbn/0306406152` -> `9780306406157`."""
    texts = work.get("ISBN")
    parsed = {Isbn.parse(str(text).rpartition("/")[2]) for text in texts} if isinstance(texts, list) else set()
    return {isbn.isbn13 for isbn in parsed if isbn is not None}


def _spellings(keys: Sequence[str]) -> list[str]:
    isbns = [key.removeprefix("isbn:") for key in keys]
    return [spelling for isbn in isbns for spelling in (isbn, isbn10(isbn)) if spelling]


def isbn10(isbn13: str) -> str:
    """The ten digits of a 978 ISBN, "" for a 979 one.

    >>> isbn10("9780306406157")
    '0306406152'
    """
    if not isbn13.startswith("978"):
        return ""
    body = isbn13[3:12]
    check = -sum((10 - place) * int(digit) for place, digit in enumerate(body)) % 11
    return body + ("X" if check == 10 else str(check))


def _by_isbn(works: Sequence[Work], keys: Sequence[str]) -> dict[str, Work]:
    found: dict[str, list[Work]] = {key: [] for key in keys}
    for work in works:
        for isbn in isbns_of(work):
            if f"isbn:{isbn}" in found and work.get("type") in _TYPES:
                found[f"isbn:{isbn}"].append(work)
    return {key: own[0] for key, own in found.items() if len(own) == 1}
