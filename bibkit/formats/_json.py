"""JSON files of items: a list, a list under a well-known key, one object, or one object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from bibkit.errors import InputError
from bibkit.formats._base import decode_text
from bibkit.issues import Issue

# Where programs keep the list: Zotero and CSL exports, Crossref (`message.items`), Better BibTeX's own JSON.
_LIST_KEYS = ("items", "references", "message", "data", "results")
_SURROGATE = re.compile("[\ud800-\udfff]")


def load_items(data: bytes, name: str) -> tuple[list[tuple[str, dict[str, Any]]], tuple[Issue, ...]]:
    """The objects of a JSON file, each with its place ("item 3"), and issues for what is no object.

    Raises InputError when the file is not JSON, with the line and column where it stops being so.
    """
    text, issues = decode_text(data, name)
    if not text.strip():
        return [], issues
    value = _parse(text, name)
    items: list[tuple[str, dict[str, Any]]] = []
    for number, item in enumerate(_as_list(value), 1):
        if isinstance(item, dict):
            items.append((f"item {number}", item))
        else:
            message = f"not an object but {json.dumps(item, ensure_ascii=True, default=str)[:60]}; left out"
            issues += (Issue("json.not-an-item", message, "warning", f"{name}: item {number}"),)
    return items, issues


def dump_items(items: Iterable[Mapping[str, Any]], *, ascii: bool) -> str:
    """A JSON list, one property a line, ending with a line end. Values of our own classes become their CSL objects.

    One item is in memory at a time beside the text: as objects a large file takes ten times as much.
    """
    parts = [json.dumps(item, ensure_ascii=ascii, indent=2, default=_plain).replace("\n", "\n  ") for item in items]
    if not parts:
        return "[]\n"
    parts[0] = f"[\n  {parts[0]}"
    parts[-1] += "\n]\n"
    text = ",\n  ".join(parts)
    return text if ascii else _SURROGATE.sub("\ufffd", text)


def _plain(value: Any) -> Any:
    if hasattr(value, "to_csl"):
        return value.to_csl()
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, set | frozenset) else str(value)


def _parse(text: str, name: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            return [_parse(line, f"{name}:{number}") for number, line in enumerate(lines, 1)]
        where = f"{name or 'input'}:{error.lineno}:{error.colno}"
        raise InputError(f"{where}: not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except (ValueError, RecursionError):
        raise InputError(f"{name or 'input'}: not usable JSON: nested too deep, or a number too long") from None


def _as_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return [value]
    for key in _LIST_KEYS:
        inner = value.get(key)
        if isinstance(inner, list) and not any(isinstance(value.get(mark), str) for mark in ("itemType", "type")):
            return inner
        if key == "message" and isinstance(inner, dict):
            return _as_list(inner)
    if value and all(isinstance(inner, dict) for inner in value.values()) and "data" not in value:
        return list(value.values())  # pandoc and others: {"key": {...}, ...}
    return [value]
