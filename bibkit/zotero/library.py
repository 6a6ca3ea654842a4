"""A Zotero library behind either of its two APIs: reading it, and writing into it so that nothing is lost or doubled.

What pyzotero leaves to its caller when it writes is settled here:

- a 429 with Retry-After makes `create_items` fail while decoding the refusal; it is sent again after the wait;
- objects refused inside an answer with status 200 raise nothing; each object's fate is read from the answer;
- every call gets a new write token, so sending again is not safe by itself. After a call whose outcome nobody knows
  (a connection that broke, a 5xx, half an answer) we look what was stored, and send only the rest.
"""

from __future__ import annotations

import html
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from bibkit.errors import RateLimitedError, SourceError, UnreachableError
from bibkit.zotero.calls import ATTEMPTS, Calls, PatienceError, SilenceError
from bibkit.zotero.collections import Collection
from bibkit.zotero.identity import HeldItem
from bibkit.zotero.notes import stored_text
from bibkit.zotero.settings import ZoteroSettings

T = TypeVar("T")
ZoteroObject = Mapping[str, Any]
Find = Callable[[Sequence[ZoteroObject]], list[str]]

BATCH_OBJECTS = 50  # the API's limit
BATCH_CHARACTERS = 2_000_000  # ours: notes may be long, and a request that is too large fails as a whole
PAGE = 100


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one object: its key in the library, or the reason why it is not there."""

    key: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The fates of a batch, in its order. `stopped` is set when sending more would be in vain."""

    fates: tuple[Fate, ...]
    stopped: SourceError | None = None


class ZoteroLibrary(ABC):
    """A user's or group's library. Use it in a `with`; see `bibkit.zotero.push.open_library`."""

    # Whether a request that got no answer may be sent again while the server may still be at work on it.
    resends_after_silence = True

    def __init__(self, settings: ZoteroSettings, calls: Calls) -> None:
        self.settings = settings
        self._calls = calls

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._calls.close()

    @property
    def name(self) -> str:
        """The library as a person calls it."""
        whose = f"group {self.settings.library_id}" if self.settings.library_type == "group" else "your library"
        where = "Zotero on this machine" if self.settings.local else "zotero.org"
        return f"{whose} ({urlsplit(self.settings.url).netloc if self.settings.base_url else where})"

    @abstractmethod
    def connect(self) -> None:
        """Check that the library is there and may be written to. Raises RefusedError, UnreachableError, ConfigError."""

    # ---------------------------------------------------------------- reading

    def top_items(self) -> list[HeldItem]:
        """All items of the library but notes and attachments that stand alone, and what lies in the trash."""
        held: list[HeldItem] = []
        for item in self._pages("the items", self._calls.zotero.top, sort="dateAdded", direction="asc"):
            data = item.get("data", {})
            if data.get("itemType") not in ("note", "attachment", "annotation") and not data.get("deleted"):
                held.append(HeldItem(str(item["key"]), data))
        return held

    def child_notes(self, key: str) -> list[tuple[str, str]]:
        """The notes below an item: key and HTML."""
        children = self._pages("the notes", lambda **page: self._calls.zotero.children(key, **page))
        datas = [(str(child["key"]), child.get("data", {})) for child in children]
        return [
            (own, str(data.get("note", "")))
            for own, data in datas
            if data.get("itemType") == "note" and not data.get("deleted")
        ]

    def collections(self) -> list[Collection]:
        """All collections."""
        datas = [
            (str(item["key"]), item.get("data", {})) for item in self._pages("the collections", self._fetch_collections)
        ]
        return [
            Collection(key, str(data.get("name", "")), str(data.get("parentCollection") or "")) for key, data in datas
        ]

    def _fetch_collections(self, **page: Any) -> Any:
        return self._calls.zotero.collections(**page)

    def _pages(self, what: str, fetch: Callable[..., Any], **params: Any) -> Iterator[Mapping[str, Any]]:
        start = 0
        seen: set[str] = set()
        while True:

            def fetch_page(at: int = start) -> tuple[Any, int]:
                page = fetch(start=at, limit=PAGE, **params)
                request = self._calls.zotero.request
                return page, int((request.headers.get("Total-Results") if request is not None else None) or 0)

            page, total = self._calls.read(f"read {what} of {self.name}", fetch_page)
            if not isinstance(page, list) or not all(map(_is_object, page)):
                raise UnreachableError(f"{self.settings.url} gave no list of {what}")
            keys = {str(item["key"]) for item in page}
            if keys and keys <= seen:  # without end, and something else was left out
                raise UnreachableError(f"{self.settings.url} gives the same part of {what} again and again")
            seen |= keys
            yield from page
            start += len(page)
            if not page or start >= total:
                return
            self._calls.say(f"reading {what} of {self.name}: {start} of {total}")

    # ---------------------------------------------------------------- writing

    def create_items(self, items: Sequence[ZoteroObject]) -> Written:
        """Create items or notes, at most a batch of them (see `batches`); never raises for what a server may do."""
        return self._create(items, self._calls.zotero.create_items, self.find_items)

    def create_collection(self, name: str) -> Fate:
        """Create one collection at the top."""
        wanted = {"name": name, "parentCollection": False}
        return self._create([wanted], self._calls.zotero.create_collections, self._find_collections).fates[0]

    @abstractmethod
    def find_items(self, items: Sequence[ZoteroObject]) -> list[str]:
        """The key under which each item or note that we sent is stored, "" for those that are not."""

    def _find_collections(self, collections: Sequence[ZoteroObject]) -> list[str]:
        names = {(held.name, held.parent): held.key for held in self.collections()}
        return [names.get((str(item["name"]), ""), "") for item in collections]

    def prepared(self, item: ZoteroObject) -> dict[str, Any]:
        """The object as it is sent; the same for every attempt."""
        return dict(item)

    def write(self, call: Callable[[], T]) -> T:
        return self._calls.answer(f"write to {self.name}", call)

    def _create(
        self, objects: Sequence[ZoteroObject], post: Callable[[list[dict[str, Any]]], Any], find: Find
    ) -> Written:
        prepared = [self.prepared(item) for item in objects]
        fates: dict[int, Fate] = {}
        trouble: SourceError | None = None
        for attempt in range(ATTEMPTS):
            places = [place for place in range(len(prepared)) if place not in fates]
            batch = [prepared[place] for place in places]
            try:
                new, trouble = self._try_once(batch, post, find, attempt)
            except _BlindError as blind:
                lost = Fate(error=f"it is not known whether it was stored: {blind.cause.message}")
                return Written(_in_order({**dict.fromkeys(places, lost), **fates}), blind.cause)
            except SourceError as error:
                trouble = error
                break
            fates.update({places[place]: fate for place, fate in new.items()})
            if len(fates) == len(prepared):
                return Written(_in_order(fates))
        failed = Fate(error=trouble.message if trouble else "the server did not say what became of it")
        return Written(_in_order({**dict.fromkeys(range(len(prepared)), failed), **fates}), trouble)

    def _try_once(
        self, batch: Sequence[dict[str, Any]], post: Callable[[list[dict[str, Any]]], Any], find: Find, attempt: int
    ) -> tuple[dict[int, Fate], SourceError | None]:
        """The fates that one attempt settles, and what went wrong with it. Raises what no further attempt can mend."""
        try:
            answer = self.write(lambda: post([dict(item) for item in batch]))
            return self._fates_in(answer, batch, find), None
        except PatienceError:
            raise
        except RateLimitedError as error:
            if error.retry_after_seconds is None:  # else pyzotero holds the next call back
                self._calls.pause(attempt)
            return {}, error
        except UnreachableError as error:
            # The server may have stored all, some or none of it.
            self._calls.say(f"{error.message}; looking what was stored")
            self._calls.pause(attempt)
            try:
                found = find(batch)
            except SourceError as cause:
                raise _BlindError(cause) from None
            fates = {place: Fate(key) for place, key in enumerate(found) if key}
            if isinstance(error, SilenceError) and not self.resends_after_silence:
                unknown = Fate(error=f"it may still be stored, {error.message}; run it again to see")
                fates = {**dict.fromkeys(range(len(batch)), unknown), **fates}
            return fates, error

    def _fates_in(self, answer: Any, batch: Sequence[ZoteroObject], find: Find) -> dict[int, Fate]:
        """Each object's fate by its place, from the answer to a write; UnreachableError when it is no such answer."""
        if not isinstance(answer, Mapping) or not {"success", "successful", "failed", "unchanged"} & answer.keys():
            raise UnreachableError(f"could not write to {self.name}: the answer does not say what was stored")
        fates: dict[int, Fate] = {}
        for name in ("unchanged", "success", "successful"):
            for place, value in _by_place(answer.get(name)):
                key = value.get("key", "") if isinstance(value, Mapping) else str(value)
                if key:
                    fates[place] = Fate(key)
        for place, value in _by_place(answer.get("failed")):
            if place < len(batch):
                fates[place] = self._failure(value if isinstance(value, Mapping) else {}, batch[place], find)
        return {place: fate for place, fate in fates.items() if place < len(batch)}

    def _failure(self, failed: Mapping[str, Any], sent: ZoteroObject, find: Find) -> Fate:
        if failed.get("code") == 412 and "key" in sent:
            # An earlier attempt of ours stored it after all: nobody else uses this key.
            stored = find([sent])[0]
            if stored:
                return Fate(stored)
        message = stored_text(html.unescape(str(failed.get("message", "")))) or "no reason given"
        return Fate(error=f"Zotero refused it: {message}")


class _BlindError(Exception):
    """After an attempt of unknown outcome the library could not be read either."""

    def __init__(self, cause: SourceError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def batches(objects: Sequence[ZoteroObject]) -> Iterator[list[int]]:
    """The places of the objects, in batches that the API takes at once."""
    batch: list[int] = []
    size = 0
    for place, item in enumerate(objects):
        characters = sum(len(value) for value in item.values() if isinstance(value, str))
        if batch and (len(batch) >= BATCH_OBJECTS or size + characters > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(place)
        size += characters
    if batch:
        yield batch


def _in_order(fates: Mapping[int, Fate]) -> tuple[Fate, ...]:
    return tuple(fates[place] for place in sorted(fates))


def _by_place(value: Any) -> Iterator[tuple[int, Any]]:
    """(place, value) of an answer's part; an empty part comes as a list."""
    if isinstance(value, Mapping):
        yield from ((int(place), item) for place, item in value.items() if str(place).isdigit())


def _is_object(item: Any) -> bool:
    """Whether this is one of Zotero's objects: what is passed over here might be stored twice later."""
    return isinstance(item, Mapping) and isinstance(item.get("key"), str) and isinstance(item.get("data", {}), Mapping)
