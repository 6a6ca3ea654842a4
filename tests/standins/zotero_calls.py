"""Reading and writing one library over HTTP, as Zotero's web API and its local API do it."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.standins.zotero_store import RefusedObjectError, Store

Reply = tuple[int, dict[str, str], str]


@dataclass
class Request:
    """A request as it came, for tests to look at."""

    method: str
    target: str
    headers: dict[str, str]
    body: str


class Call:
    """One request to one library. A fault may have only the first `commit` objects of a write stored."""

    def __init__(
        self,
        store: Store,
        library: str,
        request: Request,
        query: Mapping[str, str],
        parts: list[str],
        commit: int | None,
    ) -> None:
        self.store = store
        self.library = library
        self.request = request
        self.query = query
        self.parts = parts
        self.commit = commit
        self.local = not store.own_keys

    def reply(self) -> Reply:
        kind, *rest = self.parts
        method = self.request.method
        if kind == "deleted" and method == "GET" and not self.local:
            return self._deleted()
        if kind not in ("items", "collections"):
            return text_reply(404, "Not found")
        if method == "GET":
            return self._get(kind, rest)
        if method == "POST" and not rest:
            return self._post(kind)
        if method in ("PUT", "PATCH") and len(rest) == 1:
            return self._put(kind, rest[0])
        if method == "DELETE":
            return self._delete(kind, rest[0] if rest else self.query.get(f"{kind[:-1]}Key", ""))
        return text_reply(405, "Method not allowed")

    # ---------------------------------------------------------------- reading

    def _get(self, kind: str, rest: list[str]) -> Reply:
        objects = self.store.objects(kind)
        if len(rest) == 1 and rest[0] not in ("top", "trash"):
            held = objects.get(rest[0])
            if held is None:
                return text_reply(404, f"{kind[:-1].capitalize()} does not exist")
            return json_reply(200, self._wrapped(kind, held), {"Last-Modified-Version": str(held["version"])})
        found = self._selected(kind, rest, list(objects.values()))
        version = {"Last-Modified-Version": str(self.store.version)}
        known = self.request.headers.get("if-modified-since-version")
        if known is not None and int(known) >= self.store.version:
            return 304, version, ""
        if self.query.get("since"):
            found = [item for item in found if item["version"] > int(self.query["since"])]
        if self.query.get("format") == "versions":
            return json_reply(200, {item["key"]: item["version"] for item in found}, version)
        if self.query.get("format") == "keys":
            return 200, {**version, "Content-Type": "text/plain"}, "\n".join(item["key"] for item in found)
        start = int(self.query.get("start", "0") or 0)
        limit = int(self.query.get("limit", "0") or 0) or (len(found) if self.local else 25)
        limit = limit if self.local else min(limit, 100)
        page = [self._wrapped(kind, item) for item in found[start : start + limit]]
        return json_reply(200, page, {**version, "Total-Results": str(len(found)), "Link": ""})

    def _selected(self, kind: str, rest: list[str], found: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if rest == ["trash"]:
            return [item for item in found if item.get("deleted")]
        if not self.query.get("includeTrashed"):
            found = [item for item in found if not item.get("deleted")]
        if rest == ["top"]:
            parent = "parentItem" if kind == "items" else "parentCollection"
            found = [item for item in found if not item.get(parent)]
        elif len(rest) == 2 and rest[1] == "children":
            found = [item for item in found if item.get("parentItem") == rest[0]]
        wanted = self.query.get(f"{kind[:-1]}Key")
        if wanted:
            keys = wanted.split(",")
            if len(keys) > 100:
                raise RefusedObjectError(413, f"Cannot request more than 100 {kind}")
            found = [item for item in found if item["key"] in keys]
        order = self.query.get("sort", "dateModified")
        newest_first = self.query.get("direction", "desc" if order.startswith("date") else "asc") == "desc"
        return sorted(found, key=lambda item: (str(item.get(order, "")), item["version"]), reverse=newest_first)

    def _wrapped(self, kind: str, held: Mapping[str, Any]) -> dict[str, Any]:
        group, number = self.library.split("/")
        return {
            "key": held["key"],
            "version": held["version"],
            "library": {"type": group[:-1], "id": int(number), "name": "Stand-in", "links": {}},
            "links": {},
            "meta": {},
            "data": dict(held),
        }

    def _deleted(self) -> Reply:
        if "since" not in self.query:
            return text_reply(400, "'since' parameter must be provided")
        since = int(self.query["since"])
        gone = {kind: [key for key, at in keys if at > since] for kind, keys in self.store.deleted.items()}
        body = {**gone, "searches": [], "tags": [], "settings": []}
        return json_reply(200, body, {"Last-Modified-Version": str(self.store.version)})

    # ---------------------------------------------------------------- writing

    def _post(self, kind: str) -> Reply:
        if not self.request.headers.get("content-type", "").startswith("application/json") and self.local:
            return text_reply(400, "Content-Type must be application/json")
        try:
            objects = json.loads(self.request.body)
        except ValueError:
            return text_reply(400, "Uploaded data must be a JSON array")
        if not isinstance(objects, list):
            return text_reply(400, f"Uploaded data must be a JSON array of {kind}")
        if not objects:
            return text_reply(400, f"No {kind} provided")
        if len(objects) > 50:
            return text_reply(413, f"Cannot add more than 50 {kind} at a time")
        token = self.request.headers.get("zotero-write-token", "")
        if token and not 5 <= len(token) <= 32:
            return text_reply(400, "Write token must be 5-32 characters in length")
        if token in self.store.tokens:
            return text_reply(412, "Write token already used")
        header = self.request.headers.get("if-unmodified-since-version")
        if header is not None and int(header) < self.store.version:
            message = f"expected {header}, found {self.store.version}"
            return text_reply(412, f"Library has been modified since specified version ({message})")
        stored = self._store_all(kind, objects, None if header is None else int(header))
        if token:
            self.store.tokens.add(token)
        return json_reply(200, stored, {"Last-Modified-Version": str(self.store.version)})

    def _store_all(self, kind: str, objects: list[Any], header: int | None) -> dict[str, Any]:
        answer: dict[str, dict[str, Any]] = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        for place, given in enumerate(objects[: self.commit]):
            try:
                key, changed = self.store.put(kind, given, header_version=header)
            except RefusedObjectError as refusal:
                failed = {"code": refusal.code, "message": html.escape(refusal.message, quote=False)}
                named = {"key": given["key"]} if isinstance(given, dict) and given.get("key") else {}
                answer["failed"][str(place)] = {**named, **failed, **({"data": refusal.data} if refusal.data else {})}
                continue
            if changed:
                answer["successful"][str(place)] = self._wrapped(kind, self.store.objects(kind)[key])
                answer["success"][str(place)] = key
            else:
                answer["unchanged"][str(place)] = key
        return answer

    def _put(self, kind: str, key: str) -> Reply:
        held = self.store.objects(kind).get(key)
        if held is None and self.local:
            return (500, {}, "") if self.request.method == "PUT" else text_reply(404, "Not found")
        given = json.loads(self.request.body)
        header = self.request.headers.get("if-unmodified-since-version")
        if header is not None and "version" in given and given["version"] != int(header):
            return text_reply(400, "If-Unmodified-Since-Version value does not match JSON 'version' property")
        version = int(header) if header is not None else given.get("version")
        if version is None:
            return text_reply(428, "If-Unmodified-Since-Version or JSON 'version' must be provided")
        if held is None and version:
            return text_reply(404, f"{kind[:-1].capitalize()} doesn't exist")
        changed = {**given, "key": key, "version": version}
        self.store.put(kind, changed, partial=self.request.method == "PATCH")
        return 204, {"Last-Modified-Version": str(self.store.version)}, ""

    def _delete(self, kind: str, keys: str) -> Reply:
        header = self.request.headers.get("if-unmodified-since-version")
        if header is None:
            return text_reply(428, "If-Unmodified-Since-Version not provided")
        single = len(self.parts) == 2
        for key in filter(None, keys.split(",")):
            held = self.store.objects(kind).get(key)
            if held is None and single:
                return text_reply(404, f"{kind[:-1].capitalize()} does not exist")
            if int(header) < (held["version"] if single and held else self.store.version):
                return text_reply(412, f"{kind[:-1].capitalize()} has been modified since specified version")
        for key in keys.split(","):
            if key in self.store.objects(kind):
                self.store.delete(kind, key)
        return 204, {"Last-Modified-Version": str(self.store.version)}, ""


def text_reply(status: int, message: str) -> Reply:
    return status, {"Content-Type": "text/plain; charset=utf-8"}, message


def json_reply(status: int, value: Any, headers: Mapping[str, str] | None = None) -> Reply:
    return status, {"Content-Type": "application/json", **(headers or {})}, json.dumps(value)
