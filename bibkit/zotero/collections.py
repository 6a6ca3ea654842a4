"""Collections by what a person calls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bibkit.errors import InputError


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of a library; `parent` is the key of the one it lies in, "" at the top."""

    key: str
    name: str
    parent: str = ""


def find_collection(collections: Sequence[Collection], wanted: str) -> Collection | None:
    """The collection of that key, path ("Thesis/Chapter 2") or name, None when there is none.

    Raises InputError when several have the name.
    """
    by_key = {held.key: held for held in collections}
    if wanted in by_key:
        return by_key[wanted]
    found = [held for held in collections if _path(held, by_key) == wanted] or [
        held for held in collections if held.name == wanted
    ]
    if len(found) > 1:
        paths = ", ".join(f"{_path(held, by_key)} ({held.key})" for held in found)
        raise InputError(f"{len(found)} collections are called {wanted!r}: {paths}", "name it by its key")
    return found[0] if found else None


def _path(collection: Collection, by_key: Mapping[str, Collection]) -> str:
    names = [collection.name]
    seen = {collection.key}
    while collection.parent in by_key and collection.parent not in seen:
        collection = by_key[collection.parent]
        seen.add(collection.key)
        names.append(collection.name)
    return "/".join(reversed(names))
