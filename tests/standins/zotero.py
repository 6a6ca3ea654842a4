"""A Zotero server to push into: the web API v3, or with `--local` the one of Zotero on this machine (10 and later).

It refuses what the real servers refuse, and misbehaves on demand (see Fault). Start it by hand:

    python -m tests.standins.zotero --port 8765            # key "standin-key", user 4711
    python -m tests.standins.zotero --port 8765 --local    # answers every question with "Always Allow"
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from tests.standins.zotero_calls import Call, Reply, Request, json_reply, text_reply
from tests.standins.zotero_store import RefusedObjectError, Store

USER = "4711"
KEY = "standin-key"
SERVER_ID = "standinserver"
FULL_ACCESS = {"user": {"library": True, "files": True, "notes": True, "write": True}, "groups": {}}

Answer = Literal["always", "allow", "deny"]


@dataclass
class Fault:
    """One misbehaviour, used up when it happens.

    It befalls the next request of `method` whose path ends in `path`. `commit` says how many objects of a write are
    stored before it happens (None: all, 0: none). Then the connection is dropped, or `status` answered with `headers`
    and `body`; status 0 lets the real answer through with `headers` added, and `cut` sends only half of its body.
    """

    method: str = "POST"
    path: str = "items"
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    commit: int | None = 0
    drop: bool = False
    cut: bool = False
    delay_seconds: float = 0.0
    drip_seconds: float = 0.0  # between one byte of the answer's body and the next
    late: bool = False  # the delay comes before the objects are stored

    @property
    def strikes(self) -> bool:
        """Whether it takes the answer's place, so that `commit` counts; one that only adds headers stores all."""
        return self.drop or self.status != 0


class StandIn:
    """The server; use it in a `with`. `url` is what goes into ZoteroSettings.base_url."""

    def __init__(self, *, local: bool = False, port: int = 0) -> None:
        self.local = local
        self.libraries: dict[str, Store] = {f"users/{USER}": Store(own_keys=not local)}
        self.keys: dict[str, dict[str, Any]] = {KEY: {"key": KEY, "userID": int(USER), "access": FULL_ACCESS}}
        self.faults: list[Fault] = []
        self.requests: list[Request] = []
        self.enabled = True  # local: the setting that lets other programs in
        self.writable = True  # local: False is a Zotero before version 10
        self.answers: list[Answer] = []  # local: what the user clicks; "always" when the list is empty
        self.local_keys: dict[str, bool] = {}  # local: key -> remembered
        self.dialogs: list[str] = []  # local: the names under which programs asked
        self.lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> StandIn:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}" + ("/api" if self.local else "")

    @property
    def library(self) -> Store:
        """The user's own library."""
        return self.libraries[f"users/{USER}"]

    def items(self, kind: str = "") -> list[dict[str, Any]]:
        """What is stored: all items, or those of a kind ("note", "book", "-note" for all but notes)."""
        stored = list(self.library.items.values())
        if kind.startswith("-"):
            return [item for item in stored if item["itemType"] != kind[1:]]
        return [item for item in stored if not kind or item["itemType"] == kind]

    def add_item(self, **data: Any) -> str:
        """Put an item into the user's library; its key."""
        with self.lock:
            own_keys, self.library.own_keys = self.library.own_keys, True
            key, _ = self.library.put("items", data, header_version=0)
            self.library.own_keys = own_keys
            return key

    def writes(self) -> list[Request]:
        """The requests that would change something."""
        return [request for request in self.requests if request.method != "GET" and "authorize" not in request.target]

    # ---------------------------------------------------------------- answering

    def take_fault(self, method: str, path: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method and path.rstrip("/").endswith(fault.path):
                self.faults.remove(fault)
                return fault
        return None

    def answer(self, request: Request, commit: int | None) -> Reply:
        """The reply to a request, of whose objects the first `commit` are stored (None: all)."""
        split = urlsplit(request.target)
        query = {name: values[-1] for name, values in parse_qs(split.query, keep_blank_values=True).items()}
        path = split.path.rstrip("/")
        if self.local:
            if not path.startswith("/api"):
                return text_reply(404, "No endpoint found")
            path = path[4:]
            refused = self._local_gate(request, path)
            if refused:
                return refused
        elif path == "/keys/current":
            return self._key_info(request)
        match = re.fullmatch(r"/(users|groups)/(\d+)(?:/(.*))?", path)
        if not match:
            return text_reply(404, "Not found")
        name = f"{match[1]}/{USER if self.local and match[2] == '0' else match[2]}"
        store = self.libraries.get(name)
        if self.local and match[1] == "users" and store is None:
            return text_reply(400, f"Only data for the logged-in user is available locally -- use userID 0 or {USER}")
        if store is None:
            return text_reply(404, "Library not found")
        if not self.local:
            refused = self._web_gate(request, match[1], match[2])
            if refused:
                return refused
        try:
            return Call(store, name, request, query, (match[3] or "").split("/"), commit).reply()
        except RefusedObjectError as refusal:
            return text_reply(refusal.code, refusal.message)

    def _key_info(self, request: Request) -> Reply:
        info = self.keys.get(request.headers.get("authorization", "").removeprefix("Bearer "))
        return json_reply(200, info) if info else text_reply(404, "Key not found")

    def _web_gate(self, request: Request, kind: str, number: str) -> Reply | None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.headers.get(
            "zotero-api-key"
        )
        if not given:
            return text_reply(403, "Forbidden")
        info = self.keys.get(given)
        if info is None:
            return text_reply(403, "Invalid key")
        access = info["access"]
        if kind == "users":
            rights = access.get("user", {}) if str(info["userID"]) == number else {}
        else:
            groups = access.get("groups", {})
            rights = groups.get(number) or groups.get("all") or {}
        if not rights.get("library"):
            return text_reply(403, "Forbidden")
        if request.method != "GET" and not rights.get("write"):
            return text_reply(403, "Write access denied")
        return None

    def _local_gate(self, request: Request, path: str) -> Reply | None:
        if not self.enabled:
            return text_reply(403, "Local API is not enabled")
        if request.headers.get("zotero-api-version", "3") != "3" and path:
            return text_reply(501, f"API version not implemented: {request.headers['zotero-api-version']}")
        if path == "":
            return (
                text_reply(200, "Nothing to see here.")
                if request.target.endswith("/api/")
                else text_reply(404, "Not found")
            )
        given = request.headers.get("zotero-server-id")
        if given and given != SERVER_ID:
            return text_reply(412, "Zotero-Server-ID does not match")
        if request.method == "GET":
            return None
        if not self.writable:
            return text_reply(400, "Endpoint does not support method")
        if not given:
            return text_reply(428, "Zotero-Server-ID not provided")
        if path == "/local/authorize":
            return self._authorise(request)
        key = request.headers.get("zotero-api-key")
        if not key:
            return text_reply(401, "API key required")
        if key not in self.local_keys:
            return text_reply(401, "Invalid or expired API key")
        return None

    def _authorise(self, request: Request) -> Reply:
        name = json.loads(request.body or "{}").get("appName")
        if not name:
            return text_reply(400, "appName not provided")
        if len(self.dialogs) >= 5:
            return 429, {"Retry-After": "60"}, "Too many authorization requests"
        self.dialogs.append(name)
        answer = self.answers.pop(0) if self.answers else "always"
        if answer == "deny":
            return text_reply(403, "Authorization denied")
        key = f"local-key-{len(self.dialogs)}"
        self.local_keys[key] = answer == "always"
        return json_reply(200, {"key": key, "remember": answer == "always"})

    def use_up_key(self, request: Request, status: int) -> None:
        """A key that was allowed once is gone after the first successful write."""
        key = request.headers.get("zotero-api-key", "")
        if self.local and status < 300 and request.method != "GET" and self.local_keys.get(key) is False:
            del self.local_keys[key]


def _handler(standin: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16  # headers and body in one packet; two wait for each other's acknowledgement

        def log_message(self, format: str, *args: Any) -> None:
            return None

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", "0") or 0)
            body = self.rfile.read(length).decode("utf-8")
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.command, self.path, headers, body)
            with standin.lock:
                standin.requests.append(request)
                fault = standin.take_fault(self.command, urlsplit(self.path).path)
            if fault is not None and fault.late:
                threading.Event().wait(fault.delay_seconds)
            with standin.lock:
                strikes = fault is not None and fault.strikes
                commit = fault.commit if fault is not None and strikes else None
                reply = (0, {}, "") if commit == 0 else standin.answer(request, commit)
                if not strikes:
                    standin.use_up_key(request, reply[0])
            self._send(reply, fault)

        do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815

        def _send(self, reply: Reply, fault: Fault | None) -> None:
            status, headers, body = reply
            if fault is not None:
                if fault.delay_seconds and not fault.late:
                    threading.Event().wait(fault.delay_seconds)
                if fault.drop:
                    self.close_connection = True
                    with suppress(OSError):
                        self.connection.shutdown(socket.SHUT_RDWR)
                    return
                if fault.status:
                    status, headers, body = fault.status, {"Content-Type": "text/plain"}, fault.body
                headers = {**headers, **fault.headers}
            data = body.encode("utf-8") if status not in (204, 304) else b""
            with suppress(OSError):
                self.send_response(status)
                for name, value in {**headers, **self._always()}.items():
                    self.send_header(name, value)
                if status not in (204, 304):
                    self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                if fault is not None and fault.cut:
                    data = data[: len(data) // 2]
                    self.close_connection = True
                if fault is not None and fault.drip_seconds:
                    for place in range(len(data)):
                        self.wfile.write(data[place : place + 1])
                        threading.Event().wait(fault.drip_seconds)
                    return
                self.wfile.write(data)
                self.wfile.flush()

        def _always(self) -> dict[str, str]:
            always = {"Zotero-API-Version": "3", "Zotero-Schema-Version": "41"}
            if standin.local and standin.writable:
                always["Zotero-Server-ID"] = SERVER_ID
            return always

    return Handler


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description="A Zotero server to push into, on this machine only.")
    parser.add_argument("--port", type=int, default=23119)
    parser.add_argument("--local", action="store_true", help="behave like the local API of Zotero 10 and later")
    parser.add_argument(
        "--group", action="append", default=[], metavar="NUMBER", help="also serve this group's library"
    )
    options = parser.parse_args()
    standin = StandIn(local=options.local, port=options.port)
    for number in options.group:
        standin.libraries[f"groups/{number}"] = Store(own_keys=not options.local)
    standin.keys[KEY]["access"] = {**FULL_ACCESS, "groups": {"all": {"library": True, "write": True}}}
    with standin:
        print(f"serving at {standin.url}" + ("" if options.local else f" with the key {KEY}"), flush=True)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
