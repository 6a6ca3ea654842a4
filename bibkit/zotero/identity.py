"""Whether two Zotero items are the same work: what an item can be recognised by, strongest first.

- its DOI, wherever Zotero keeps one (field, a line in Extra, a doi.org address);
- its ISBN, for the book itself, or for a part of it with the same title;
- our own marker: a line `bibkit: 7F3KQ2MX` in Extra, written only into items that have neither of the two. Extra is the
  one place that both APIs keep, that survives every sync, and that a person can see and remove. A tag per item would
  flood the tag list, relations may only point to Zotero items, and keys of our own are refused by the local API;
- title, first creator and year together, as for .bib files, unless something else in the two disagrees: this finds what
  the user saved without us.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bibkit.formats._zotero_extra import PUSH_MARKER
from bibkit.model.identifiers import Doi, Isbn
from bibkit.text.fold import fold

Item = Mapping[str, Any]

_EXTRA_DOI = re.compile(r"^[^\S\n]*+DOI\s*:\s*(\S+)", re.M | re.I)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TITLES = ("title", "caseName", "nameOfAct", "subject")
_DATES = ("date", "dateDecided", "dateEnacted", "issueDate")
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Types that say little: an item of such a type may be the same work as one that was typed with more care.
_VAGUE_TYPES = frozenset({"document", "webpage"})
# "Editorial", "Book review": a title this short needs a second witness.
_SHORT_TITLE_LETTERS = 16


@dataclass(frozen=True, slots=True)
class HeldItem:
    """An item of the library: its key and its data as the API gives them."""

    key: str
    data: Item


@dataclass(frozen=True, slots=True)
class Match:
    """The library's item for a work, and what it was recognised by ("DOI", "ISBN", "marker", "title")."""

    held: HeldItem
    by: str


class LibraryIndex:
    """The items of a library, to be found again by what they are recognised by."""

    def __init__(self, items: Iterable[HeldItem] = ()) -> None:
        self._by_feature: dict[tuple[str, str], list[HeldItem]] = {}
        for item in sorted(items, key=lambda held: (str(held.data.get("dateAdded", "")), held.key)):
            self.add(item)

    def add(self, item: HeldItem) -> None:
        for feature in _features(item.data):
            self._by_feature.setdefault(feature, []).append(item)

    def find(self, item: Item) -> Match | None:
        """The oldest item that is the same work, by the strongest feature that finds one."""
        for feature in _features(item):
            for held in self._by_feature.get(feature, ()):
                if _agree(feature[0], item, held.data):
                    return Match(held, feature[0])
        return None


def with_marker(item: Item) -> dict[str, Any]:
    """The item, with our marker in Extra when it has neither DOI nor ISBN to be found again by."""
    marked = dict(item)
    if not (_dois(item) or _isbns(item) or _markers(item)):
        extra = str(item.get("extra", "")).rstrip("\n")
        marked["extra"] = f"{extra}\n{marker_line(item)}" if extra else marker_line(item)
    return marked


def marker_line(item: Item) -> str:
    """`bibkit: 7F3KQ2MX`, made of what the item says, so that the same record always gets the same marker."""
    parts = (
        str(item.get("itemType", "")),
        _title(item),
        *(_creator_name(creator) for creator in _creators(item)),
        _year(item),
        *(str(item.get(field, "")) for field in ("publicationTitle", "bookTitle", "volume", "issue", "pages", "url")),
    )
    number = int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:5], "big")
    return "bibkit: " + "".join(_ALPHABET[number >> shift & 31] for shift in range(35, -5, -5))


def _features(item: Item) -> list[tuple[str, str]]:
    features = [("DOI", doi) for doi in _dois(item)]
    features += [("ISBN", isbn) for isbn in _isbns(item)]
    features += [("marker", marker) for marker in _markers(item)]
    title, creators, year = _title(item), _creators(item), _year(item)
    if title and creators and year:
        features.append(("title", "\x1f".join((title, _creator_name(creators[0]), year))))
    return features


def _agree(feature: str, new: Item, held: Item) -> bool:
    """Whether what two items share is enough to call them one work."""
    if feature in ("DOI", "marker"):
        return True
    if feature == "ISBN":
        whole = new.get("itemType") == held.get("itemType") == "book"
        return (whole or _title(new) == _title(held) != "") and not _differ("volume", new, held)
    if _dois(new) and _dois(held) and not set(_dois(new)) & set(_dois(held)):
        return False
    types = {new.get("itemType"), held.get("itemType")}
    if len(types) > 1 and not types & _VAGUE_TYPES:
        return False
    if any(_differ(field, new, held) for field in ("volume", "issue", "pages", "edition", "number", "versionNumber")):
        return False
    witnesses = ("publicationTitle", "bookTitle", "proceedingsTitle", "publisher", "university", "url", "pages")
    witnessed = any(_same_text(field, new, held) for field in witnesses)
    return witnessed or len(_title(new)) >= _SHORT_TITLE_LETTERS


def _differ(field: str, new: Item, held: Item) -> bool:
    one, other = fold(str(new.get(field, ""))), fold(str(held.get(field, "")))
    if field == "pages":  # 11-19 and 11 are the same place
        one, other = one.split(" ")[0], other.split(" ")[0]
    return bool(one and other and one != other)


def _same_text(field: str, new: Item, held: Item) -> bool:
    one = fold(str(new.get(field, "")))
    return bool(one) and one == fold(str(held.get(field, "")))


def _dois(item: Item) -> list[str]:
    extra = _EXTRA_DOI.search(str(item.get("extra", "")))
    url = str(item.get("url", ""))
    candidates = (str(item.get("DOI", "")), extra.group(1) if extra else "", url if "doi.org/" in url else "")
    parsed = [str(doi) for text in candidates if text and (doi := Doi.parse(text))]
    return list(dict.fromkeys(parsed))


def _isbns(item: Item) -> list[str]:
    words = re.split(r"[\s,;]+", str(item.get("ISBN", "")))
    return list(dict.fromkeys(isbn.isbn13 for word in words if word and (isbn := Isbn.parse(word))))


def _markers(item: Item) -> list[str]:
    return PUSH_MARKER.findall(str(item.get("extra", "")))


def _creators(item: Item) -> list[Mapping[str, Any]]:
    creators = item.get("creators")
    return [creator for creator in creators if isinstance(creator, Mapping)] if isinstance(creators, list) else []


def _creator_name(creator: Mapping[str, Any]) -> str:
    return fold(str(creator.get("lastName") or creator.get("name") or ""))


def _title(item: Item) -> str:
    """The folded title, whatever the item's type calls it."""
    return fold(next((str(item[name]) for name in _TITLES if item.get(name)), ""))


def _year(item: Item) -> str:
    found = _YEAR.search(next((str(item[name]) for name in _DATES if item.get(name)), ""))
    return found.group() if found else ""
