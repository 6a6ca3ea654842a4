"""CSL-JSON (data schema 1.0.2), the format of citeproc, pandoc, Zotero's and Crossref's exports: both ways.

What CSL has no variable for is written under `custom` and read back from there, so that nothing is lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bibkit.formats._base import ReadResult, RenderOptions, file_record
from bibkit.formats._json import dump_items, load_items
from bibkit.model.cslparse import entry_from_csl
from bibkit.model.record import Record


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a CSL-JSON file: an array, `{"items": […]}`, `{"references": […]}`, one object, or one a line.

    Raises InputError when it is not JSON.
    """
    items, issues = load_items(data, name)
    records = tuple(file_record(entry_from_csl(item), name=name, locator=place) for place, item in items)
    return ReadResult(records, issues)


def render(records: Iterable[Record], options: RenderOptions) -> str:
    """A CSL-JSON array, indented; with `annotation` kept notes stand in `annote`."""
    return dump_items((_item(record, options) for record in records), ascii=options.ascii)


def _item(record: Record, options: RenderOptions) -> dict[str, Any]:
    item = record.entry.to_csl()
    if options.annotation:
        from bibkit.formats.notes_text import render_notes_text

        notes = render_notes_text(record)
        if notes:
            item["annote"] = "\n\n".join(filter(None, (record.entry.annote, notes)))
    return item
