"""Values and their origins in words, for every place where a person looks at them: terminal and review page."""

from __future__ import annotations

from typing import Any

from bibkit.model.dates import Date
from bibkit.model.names import Name
from bibkit.model.provenance import Origin
from bibkit.text.fragments import strip_markup
from bibkit.text.printable import printable


def shown_value(value: Any) -> str:
    """A value of an entry in words: names with semicolons, dates as ISO, lists with semicolons."""
    if isinstance(value, Date):
        return printable(_shown_date(value))
    if isinstance(value, Name):
        return printable(value.display())
    if isinstance(value, tuple | list):
        return "; ".join(shown_value(item) for item in value)
    return printable(strip_markup(str(value)))


def _shown_date(date: Date) -> str:
    if date.literal:
        return date.literal
    start, end = (str(point) if point else "" for point in (date.start, date.end))
    text = f"{start}/{end}" if end or date.open_end or date.open_start else start
    return text + ("?" if date.uncertain else "") + ("~" if date.approximate else "")


def shown_origin(origin: Origin) -> str:
    """Where a value comes from, for a person: `line 8 'DOI:'`, `highwire meta[name=citation_title]`."""
    kind = "" if origin.layer in ("site", "file") else origin.layer
    source = origin.source if origin.layer == "file" or not (origin.locator or kind) else ""
    return printable(" ".join(part for part in (kind, source, origin.locator) if part)) or origin.source
