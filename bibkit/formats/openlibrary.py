"""Books of Open Library's Books API (`jscmd=data`, 2026) as records. Read only; nothing here goes to the network.

Its people come without roles: where the statement of responsibility speaks of editors, translators or others, nobody is
taken for an author. Left behind: subjects, covers, classifications, excerpts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Isbn
from bibkit.model.nameparse import parse_name
from bibkit.model.names import Name
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.text.fragments import plain_text
from bibkit.text.titles import clean_title

_OTHER_ROLES = re.compile(
    r"\b(?:ed(?:s|it\w*)?|hrsg|hg|herausgegeben|bearb\w*|éd\w*|dir|sous la direction|réuni\w*|a cura|cur\w*|"
    r"coord\w*|red|redak\w*|comp\w*|trans\w*|übers\w*|trad\w*|pod red\w*|illus\w*|introd\w*|foreword|with)\b",
    re.I,
)
# "c1998", "[1998?]" and "1998-" are a cataloguer's guesses; a date is what reads as one from end to end.
_DATE = re.compile(r"(?:\w{3,9}\.? )?(?:\d{1,2}, )?(?:1[4-9]|20)\d\d|(?:1[4-9]|20)\d\d-\d\d(?:-\d\d)?")


def book_to_record(
    book: Mapping[str, Any], *, isbn: str = "", source: str = "openlibrary.org", retrieved: str = ""
) -> Record:
    """The record of one book; `isbn` is the one it was asked for, "" takes its first. Never raises on any object."""
    entry = Entry(**_values(book, isbn))
    locator = str(book.get("key") or "")
    origin = Origin(layer="openlibrary", source=source, locator=locator, retrieved=retrieved)
    return Record(entry=entry, provenance=MappingProxyType(dict.fromkeys(("type", *dict(entry.items())), origin)))


def _values(book: Mapping[str, Any], isbn: str) -> dict[str, Any]:
    title, subtitle = clean_title(_text(book.get("title"))), clean_title(_text(book.get("subtitle")))
    pages = book.get("number_of_pages")
    isbns = [isbn] if isbn else _isbns(book.get("identifiers"))[:1]
    return {
        "type": "book",
        "title": f"{title}: {subtitle}" if title and subtitle and subtitle.lower() not in title.lower() else title,
        "author": _authors(book),
        "issued": _date(_text(book.get("publish_date"))),
        "publisher": _first(book.get("publishers")),
        "publisher_place": _first(book.get("publish_places")),
        "number_of_pages": str(pages) if isinstance(pages, int) and pages > 0 else "",
        "isbn": tuple(isbns),
    }


def _authors(book: Mapping[str, Any]) -> tuple[Name, ...]:
    if _OTHER_ROLES.search(_text(book.get("by_statement"))):
        return ()
    names = [plain_text(name) for name in _names(book.get("authors"))]
    return tuple(name for name in map(parse_name, dict.fromkeys(names)) if name)


def _date(text: str) -> Date | None:
    return parse_date(text) if _DATE.fullmatch(text) else None


def _first(value: Any) -> str:
    """Of several publishers or places the first; a publisher that names its place as well is left out."""
    name = next(iter(_names(value)), "").strip(" ,;:[]")
    return "" if re.search(r" : |\?|\bs\. ?[ln]\b", name, re.I) else plain_text(name)


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else []
    names = [item.get("name") if isinstance(item, Mapping) else item for item in items]
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]


def _isbns(identifiers: Any) -> list[str]:
    lists = [identifiers.get(name) for name in ("isbn_13", "isbn_10")] if isinstance(identifiers, Mapping) else []
    parsed = [Isbn.parse(str(text)) for values in lists if isinstance(values, list) for text in values]
    return list(dict.fromkeys(isbn.isbn13 for isbn in parsed if isbn is not None))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
