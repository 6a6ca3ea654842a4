"""Zotero's item JSON (web API 3, item schema 41), as its API and its translators speak it: both ways.

Notes, attachments and annotations are no bibliographic items and are left out. Of an item only the description of the
work is read, not its place in a library (key, version, collections, relations).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bibkit.formats._base import ReadResult, RenderOptions, file_record
from bibkit.formats._json import dump_items, load_items
from bibkit.formats._zotero_read import entry_from_item
from bibkit.formats._zotero_write import item_from_entry
from bibkit.formats.zotero_schema import load_schema
from bibkit.issues import Issue
from bibkit.model.record import Record

__all__ = ["entry_from_item", "item_from_entry", "read", "render", "render_items"]

_NOT_BIBLIOGRAPHIC = frozenset({"note", "attachment", "annotation"})


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a file of Zotero items: an array, `{"items": […]}`, or the API's objects with `data`.

    Raises InputError when it is not JSON.
    """
    items, issues = load_items(data, name)
    records = []
    for place, outer in items:
        inner = outer.get("data")
        item = inner if isinstance(inner, dict) else outer
        kind = item.get("itemType")
        if kind in _NOT_BIBLIOGRAPHIC:
            issues += (Issue("zotero.not-bibliographic", f"a {kind}; left out", "info", f"{name}: {place}"),)
            continue
        noticed: tuple[Issue, ...] = ()
        if kind not in load_schema().types:
            message = f"unknown item type {str(kind)[:40]!r}; read as a document"
            noticed = (Issue("zotero.unknown-type", message, "warning", f"{name}: {place}"),)
        records.append(file_record(entry_from_item(item), name=name, locator=place, issues=noticed))
    return ReadResult(tuple(records), issues)


def render(records: Iterable[Record], options: RenderOptions) -> str:
    """A JSON array of items."""
    return dump_items((item_from_entry(record.entry) for record in records), ascii=options.ascii)


def render_items(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The records as items that Zotero's API accepts: every field and creator type is one of the item's type."""
    return [item_from_entry(record.entry) for record in records]
