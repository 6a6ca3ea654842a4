"""The body of a request to our own API: a JSON object, its members fetched by kind, every mistake told in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bibkit.errors import InputError
from bibkit.formats._base import file_record
from bibkit.formats.notes_json import record_from_json
from bibkit.formats.zotero import entry_from_item
from bibkit.model.cslparse import entry_from_csl
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.service.messages import Request, load_json

MOST_WORKS = 5000
_NO_WORKS = ("note", "attachment", "annotation")

Form = Literal["zotero", "csljson", "records"]


@dataclass(frozen=True, slots=True)
class Works:
    """The works of a request. `records[n]` was read from `items[places[n]]`; notes and attachments are left out."""

    form: Form
    items: tuple[Mapping[str, Any], ...]
    places: tuple[int, ...]
    records: tuple[Record, ...]


class Payload:
    """Typed access to the members of a request's body. Every method raises InputError for a member of another kind."""

    def __init__(self, body: Mapping[str, Any]) -> None:
        self._body = body

    def has(self, name: str) -> bool:
        return self._body.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        value = self._body.get(name)
        if value is None:
            return default
        if not isinstance(value, str):
            raise InputError(f"{name!r} must be a text")
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of the choices; the first when none is given."""
        value = self.text(name, choices[0])
        if value not in choices:
            raise InputError(f"{name!r} must be one of {', '.join(choices)}, not {value[:40]!r}")
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self._body.get(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise InputError(f"{name!r} must be true or false")
        return value

    def number(self, name: str) -> int:
        value = self._body.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise InputError(f"{name!r} must be a whole number")
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        value = self._body.get(name)
        if not isinstance(value, list) or not all(isinstance(item, int) for item in value):
            raise InputError(f"{name!r} must be a list of whole numbers")
        return tuple(value)

    def raw(self, name: str) -> Any:
        """The member as it is; None when it is missing."""
        return self._body.get(name)

    def object(self, name: str) -> Mapping[str, Any]:
        """An object; an empty one when it is missing."""
        value = self._body.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise InputError(f"{name!r} must be an object")
        return value

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A list of texts; None when there is none."""
        value = self._body.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise InputError(f"{name!r} must be a list of texts")
        return tuple(value)

    def objects(self, name: str) -> tuple[Mapping[str, Any], ...]:
        value = self._body.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise InputError(f"{name!r} must be a list of objects")
        if len(value) > MOST_WORKS:
            raise InputError(f"{len(value):,} works at once are too many", f"send at most {MOST_WORKS:,}")
        return tuple(value)

    def works(self) -> Works:
        """`records` as `bibkit extract --json` prints them, or `items` of the named `format`: "zotero", "csljson"."""
        if self.has("records"):
            items = self.objects("records")
            places = tuple(range(len(items)))
            return Works("records", items, places, tuple(record_from_json(item) for item in items))
        if not self.has("items"):
            raise InputError("there is neither 'items' nor 'records' in the request")
        items = self.objects("items")
        if self.choice("format", ("zotero", "csljson")) == "csljson":
            return _read_items("csljson", items, entry_from_csl)
        return _read_items("zotero", items, entry_from_item)


def _read_items(form: Form, items: tuple[Mapping[str, Any], ...], read: Callable[[Mapping[str, Any]], Entry]) -> Works:
    places = tuple(place for place, item in enumerate(items) if item.get("itemType") not in _NO_WORKS)
    records = (file_record(read(items[place]), name=form, locator=f"item {place + 1}") for place in places)
    return Works(form, items, places, tuple(records))


def parse_payload(request: Request) -> Payload:
    """The body as an object; an empty body is an empty object. Raises InputError for anything else."""
    if not request.body.strip():
        return Payload({})
    try:
        value = load_json(request.body)
    except ValueError as error:
        raise InputError(f"the body is no JSON: {str(error)[:120]}") from None
    if not isinstance(value, dict):
        raise InputError("the body must be a JSON object")
    return Payload(value)
