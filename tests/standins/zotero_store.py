"""What a Zotero server keeps and what it refuses to keep, after the public source of its data server (2026-08).

Objects are validated as the server validates them; messages say the same in the same words, since clients match on
them. Every accepted object raises the library's version by one.
"""

from __future__ import annotations

import html
import html.parser
import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bibkit.formats.zotero_schema import load_schema

KEY = re.compile(r"[23456789ABCDEFGHIJKLMNPQRSTUVWXYZ]{8}")
_COMMON = frozenset(
    {"key", "version", "itemType", "tags", "collections", "relations", "creators", "deleted", "dateAdded"}
    | {"dateModified", "parentItem", "inPublications"}
)
_ATTACHMENT = frozenset({"linkMode", "title", "url", "accessDate", "note", "contentType", "charset", "filename", "md5"})
_ITEM_PREDICATES = frozenset(
    {"owl:sameAs", "dc:replaces", "dc:relation"}
    | {f"mendeleyDB:{name}" for name in ("documentUUID", "remoteDocumentUUID", "fileHash", "relatedDocumentUUID")}
)
_ITEM_URI = re.compile(r"http://zotero\.org/(users|groups)/\d+/(publications/)?items/[A-Z0-9]{8}")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\dZ?)?")


class RefusedObjectError(Exception):
    """One object is refused: its place in the answer's `failed` says so."""

    def __init__(self, code: int, message: str, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.data = code, message, data


@dataclass
class Store:
    """One library."""

    version: int = 0
    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    collections: dict[str, dict[str, Any]] = field(default_factory=dict)
    deleted: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: {"items": [], "collections": []})
    tokens: set[str] = field(default_factory=set)
    own_keys: bool = True  # the local API refuses keys of its clients' own
    _numbers: Any = field(default_factory=itertools.count)

    def objects(self, kind: str) -> dict[str, dict[str, Any]]:
        return self.items if kind == "items" else self.collections

    def new_key(self) -> str:
        letters = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
        number = next(self._numbers) * 7919 + 104729
        return "".join(letters[number // 33**place % 33] for place in range(8))

    def put(
        self, kind: str, given: Any, *, header_version: int | None = None, partial: bool = True
    ) -> tuple[str, bool]:
        """Create or update one object; its key, and whether anything changed. Raises RefusedObjectError."""
        if not isinstance(given, dict):
            raise RefusedObjectError(400, f"Invalid value for index in uploaded data; expected JSON {kind[:-1]} object")
        key = given.get("key", "")
        if key and not KEY.fullmatch(str(key)):
            raise RefusedObjectError(400, f"'{key}' is not a valid {kind[:-1]} key")
        held = self.objects(kind).get(key) if key else None
        self._check_version(kind, given, held, header_version)
        data = {**held, **given} if held and partial else dict(given)
        (self._check_item if kind == "items" else self._check_collection)(data, new=held is None)
        data.pop("version", None)
        if held is not None and {**held, **data, "version": 0} == {**held, "version": 0}:
            return str(key), False
        key = str(key) or self.new_key()
        self.version += 1
        self.objects(kind)[key] = {**self._defaults(kind, data), **data, "key": key, "version": self.version}
        return key, True

    def delete(self, kind: str, key: str) -> None:
        self.version += 1
        del self.objects(kind)[key]
        self.deleted[kind].append((key, self.version))
        for child in [own for own, data in self.items.items() if data.get("parentItem") == key]:
            self.delete("items", child)

    def _check_version(self, kind: str, given: dict[str, Any], held: Any, header_version: int | None) -> None:
        name = kind[:-1].capitalize()
        wanted = given.get("version", header_version)
        if "version" in given and not isinstance(given["version"], int):
            raise RefusedObjectError(400, "'version' must be a number")
        if not given.get("key"):
            if given.get("version"):
                raise RefusedObjectError(400, f"{name} 'version' property given without 'key'")
            return
        if not self.own_keys and held is None:
            raise RefusedObjectError(400, f"{name} with key '{given['key']}' not found")
        if wanted is None:
            message = f"Either {kind[:-1]} 'version' property or If-Unmodified-Since-Version must be provided"
            raise RefusedObjectError(428, f"{message} for key-based writes")
        if held is None and wanted > 0 and "version" in given:
            raise RefusedObjectError(404, f"{name} doesn't exist (expected version {wanted}; use 0 instead)")
        if held is not None and wanted < held["version"]:
            expected = f"expected {wanted}, found {held['version']}"
            raise RefusedObjectError(412, f"{name} has been modified since specified version ({expected})")

    def _defaults(self, kind: str, data: dict[str, Any]) -> dict[str, Any]:
        if kind == "collections":
            return {"parentCollection": False, "relations": {}}
        stamp = f"2026-11-01T00:{self.version // 60 % 60:02d}:{self.version % 60:02d}Z"
        defaults: dict[str, Any] = {"tags": [], "relations": {}, "dateAdded": stamp, "dateModified": stamp}
        return defaults if data.get("parentItem") else {**defaults, "collections": []}

    # ---------------------------------------------------------------- what the server refuses

    def _check_collection(self, data: dict[str, Any], *, new: bool) -> None:
        unknown = data.keys() - {"key", "version", "name", "parentCollection", "relations", "deleted"}
        if unknown:
            raise RefusedObjectError(400, f"Invalid property '{min(unknown)}'")
        name = data.get("name")
        if not isinstance(name, str) or not name.strip():
            raise RefusedObjectError(400, "Collection name cannot be empty")
        if len(name) > 255:
            raise RefusedObjectError(413, f"Collection name '{name[:50]}…' too long")
        parent = data.get("parentCollection")
        if parent and parent not in self.collections:
            raise RefusedObjectError(409, f"Parent collection {parent} doesn't exist", {"collection": parent})

    def _check_item(self, data: dict[str, Any], *, new: bool) -> None:
        kind = data.get("itemType")
        if kind is None:
            raise RefusedObjectError(400, "'itemType' property not provided")
        if kind not in load_schema().types and kind not in ("note", "attachment"):
            raise RefusedObjectError(400, f"'{kind}' is not a valid itemType")
        self._check_place(kind, data)
        self._check_fields(kind, data)
        _check_tags(data.get("tags", []))
        _check_relations(data.get("relations", {}))
        if "creators" in data:
            _check_creators(kind, data["creators"])
        if isinstance(data.get("note"), str):
            if len(data["note"]) > 500_000:
                raise RefusedObjectError(413, f"Note '{data['note'][:30]}…' too long")
            data["note"] = sanitise(data["note"])

    def _check_place(self, kind: str, data: dict[str, Any]) -> None:
        parent = data.get("parentItem")
        if parent:
            if kind not in ("note", "attachment"):
                raise RefusedObjectError(400, "Child item must be note or attachment")
            if data.get("collections"):
                raise RefusedObjectError(400, "Child items cannot be assigned to collections")
            if parent not in self.items:
                raise RefusedObjectError(409, f"Parent item '{parent}' doesn't exist", {"parentItem": parent})
            if self.items[parent]["itemType"] == "note":
                raise RefusedObjectError(409, "Parent item cannot be a note", {"parentItem": parent})
        collections = data.get("collections", [])
        if not isinstance(collections, list):
            raise RefusedObjectError(400, "'collections' property must be an array")
        for key in collections:
            if key not in self.collections:
                raise RefusedObjectError(409, f"Collection {key} doesn't exist", {"collection": key})

    def _check_fields(self, kind: str, data: dict[str, Any]) -> None:
        allowed = {"note"} if kind == "note" else set(_ATTACHMENT) if kind == "attachment" else set()
        schema = load_schema()
        allowed |= set(schema.types[kind].fields) if kind in schema.types else set()
        anywhere = {name for row in schema.types.values() for name in row.fields}
        for name, value in data.items():
            if name in _COMMON:
                continue
            if name == "note" and name not in allowed:
                raise RefusedObjectError(400, "'note' property is valid only for note and attachment items")
            if name not in anywhere and name not in allowed:
                raise RefusedObjectError(400, f"Invalid property '{name}'")
            if name not in allowed:
                raise RefusedObjectError(400, f"'{name}' is not a valid field for type '{kind}'")
            if isinstance(value, list | dict):
                raise RefusedObjectError(400, f"Unexpected array for property '{name}'")
            if name != "note" and len(str(value).encode()) > 65_535:
                raise RefusedObjectError(413, f"'{name}' field value '{str(value)[:50]}…' too long")
            if name == "accessDate" and value and not _DATE_TIME.fullmatch(str(value)):
                raise RefusedObjectError(
                    400, f"'accessDate' must be in ISO 8601 or 'YYYY-MM-DD[ hh-mm-dd]' format ({value})"
                )


def _check_tags(tags: Any) -> None:
    if not isinstance(tags, list):
        raise RefusedObjectError(400, "'tags' property must be an array")
    for tag in tags:
        if not isinstance(tag, dict):
            raise RefusedObjectError(400, "Tag must be an object")
        if not tag:
            raise RefusedObjectError(400, "Tag object is empty")
        unknown = tag.keys() - {"tag", "type"}
        if unknown:
            raise RefusedObjectError(400, f"Invalid tag property '{min(unknown)}'")
        if not isinstance(tag.get("tag"), str):
            raise RefusedObjectError(400, "Invalid tag name")
        if len(tag["tag"]) > 255:
            raise RefusedObjectError(413, f"Tag '{tag['tag'][:50]}…' too long")


def _check_relations(relations: Any) -> None:
    if not isinstance(relations, dict) and relations != []:
        raise RefusedObjectError(400, "'relations' property must be an object")
    for predicate, value in dict(relations).items():
        if predicate not in _ITEM_PREDICATES:
            raise RefusedObjectError(400, f"Unsupported predicate '{predicate}'")
        for uri in [value] if isinstance(value, str) else value:
            if not predicate.startswith("mendeleyDB:") and not _ITEM_URI.fullmatch(uri):
                raise RefusedObjectError(400, "'relations' values currently must be Zotero item URIs")


def _check_creators(kind: str, creators: Any) -> None:
    if not isinstance(creators, list):
        raise RefusedObjectError(400, "'creators' property must be an array")
    row = load_schema().types.get(kind)
    known = {name for other in load_schema().types.values() for name in other.creators}
    for creator in creators:
        if not isinstance(creator, dict) or "creatorType" not in creator:
            raise RefusedObjectError(400, "creator object must contain 'creatorType'")
        role = creator["creatorType"]
        if role not in known:
            raise RefusedObjectError(400, f"'{role}' is not a valid creator type")
        if role != "author" and (row is None or role not in row.creators):
            raise RefusedObjectError(400, f"'{role}' is not a valid creator type for item type '{kind}'")
        if not any(str(creator.get(part, "")).strip() for part in ("name", "firstName", "lastName")):
            raise RefusedObjectError(400, "creator object must contain 'firstName'/'lastName' or 'name'")
        if "name" in creator and ("firstName" in creator or "lastName" in creator):
            raise RefusedObjectError(400, "'lastName' and 'name' creator fields are mutually exclusive")
        if ("firstName" in creator) != ("lastName" in creator):
            raise RefusedObjectError(400, "'lastName' creator field must be set if 'firstName' is set")
        unknown = creator.keys() - {"creatorType", "name", "firstName", "lastName"}
        if unknown:
            raise RefusedObjectError(400, f"Invalid creator property '{min(unknown)}'")
        if any(len(str(creator.get(part, ""))) > 255 for part in ("name", "firstName", "lastName")):
            raise RefusedObjectError(413, "Creator name too long")


class _Sanitiser(html.parser.HTMLParser):
    """Drops what a note may not contain: elements and attributes off the list; scripts with their content."""

    kept = re.compile(
        "h[1-6]|p|div|blockquote|ul|ol|li|a|code|pre|strong|em|b|i|s|del|u|sub|sup|mark|table|thead|tbody|tr|td|th|img|"
        "hr|br|span"
    )
    attributes: Mapping[str, frozenset[str]] = {
        "a": frozenset({"href", "title", "rel"}),
        "img": frozenset({"src", "alt", "data-attachment-key"}),
        "div": frozenset({"data-schema-version"}),
        "span": frozenset({"style"}),
    }

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style"):
            self._silent += 1
        elif self.kept.fullmatch(tag):
            allowed = self.attributes.get(tag, frozenset())
            kept = [(name, value or "") for name, value in attrs if name in allowed]
            kept = [(name, value) for name, value in kept if not value.strip().lower().startswith("javascript:")]
            written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept)
            self.out.append(f"<{tag}{written}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._silent = max(self._silent - 1, 0)
        elif self.kept.fullmatch(tag):
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.out.append(data)

    def handle_entityref(self, name: str) -> None:
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.out.append(f"&#{name};")


def sanitise(note: str) -> str:
    """A note as the server stores it."""
    parser = _Sanitiser()
    parser.feed(note)
    parser.close()
    return "".join(parser.out)
