"""The library of the Zotero that runs on this machine (10 or later): it gives the keys, and asks its user.

Facts of its API (observed in a development build of Zotero 11, 2026-08): keys of one's own are refused; a write names
the server's ID and carries a key that the user allowed, for one write or for good.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from bibkit.errors import ConfigError, RefusedError, WriteError
from bibkit.zotero.calls import Calls, KeyNeededError
from bibkit.zotero.identity import LibraryIndex
from bibkit.zotero.library import ZoteroLibrary, ZoteroObject
from bibkit.zotero.local_key import LocalKeyStore
from bibkit.zotero.notes import stored_text
from bibkit.zotero.settings import ZoteroSettings

T = TypeVar("T")

_APP_NAME = "bibkit"
_AUTHORISE_SECONDS = 300.0  # the user has to find and read a dialog


class LocalLibrary(ZoteroLibrary):
    """A user's or group's library behind the local API."""

    resends_after_silence = False  # without keys of our own, the same item could be stored twice

    def __init__(self, settings: ZoteroSettings, calls: Calls) -> None:
        super().__init__(settings, calls)
        self._store = LocalKeyStore(settings.key_file)
        self._server_id = ""

    def connect(self) -> None:
        """Learn the server's ID, which every write must name, and the key remembered for it."""
        if self.settings.library_type == "group" and not self.settings.library_id:
            raise ConfigError("which group? its number is missing", "set ZOTERO_LIBRARY_ID or use --library-id")
        if self.settings.library_type == "user":
            self._calls.zotero.library_id = "0"  # the only user's; a number meant for zotero.org may be another's
        url = f"{self.settings.url}/"
        response = self._calls.answer("reach Zotero on this machine", lambda: self._calls.client.get(url))
        if response.status_code == 403:
            raise RefusedError(
                "Zotero does not let other programs in",
                "in Zotero: Settings, Advanced, 'Allow other applications on this computer to communicate with Zotero'",
            )
        self._server_id = response.headers.get("Zotero-Server-ID", "")
        if not self._server_id:
            raise RefusedError(
                "the Zotero on this machine cannot be written to by other programs",
                "that needs Zotero 10 or later; or push to zotero.org, and Zotero will sync",
            )
        self._calls.zotero.server_id = self._server_id
        self._calls.zotero.local_api_key = self._store.load(self._server_id) or None

    def find_items(self, items: Sequence[ZoteroObject]) -> list[str]:
        parents = {str(item["parentItem"]) for item in items if "parentItem" in item}
        notes = {parent: self.child_notes(parent) for parent in parents}
        index = LibraryIndex(self.top_items() if any("parentItem" not in item for item in items) else ())
        found = []
        for item in items:
            if "parentItem" in item:
                words = stored_text(str(item["note"]))
                stored = notes[str(item["parentItem"])]
                found.append(next((key for key, text in stored if stored_text(text) == words), ""))
            else:
                match = index.find(item)
                found.append(match.held.key if match else "")
        return found

    def write(self, call: Callable[[], T]) -> T:
        if not self._calls.zotero.local_api_key:
            self._authorise()
        try:
            return super().write(call)
        except KeyNeededError:
            # Used up ("Allow" is good for one write), or taken back in Zotero's settings.
            self._authorise()
        try:
            return super().write(call)
        except KeyNeededError as error:
            raise RefusedError(f"Zotero does not take the permission it has just given: {error.message}") from None

    def _authorise(self) -> None:
        self._calls.say(
            "Zotero asks in a window of its own whether bibkit may write to the library: 'Always Allow' is remembered "
            "on this machine, 'Allow' is good for one write and comes again for the next"
        )
        client = self._calls.client
        timeout, client.timeout = client.timeout, _AUTHORISE_SECONDS
        try:
            given = self._calls.answer("get Zotero's permission", lambda: self._calls.zotero.authorize_local(_APP_NAME))
        finally:
            client.timeout = timeout
        self._remember(str(given["key"]) if given.get("remember") else "")

    def _remember(self, key: str) -> None:
        """Keep a lasting key for the next time; "" forgets one that is no longer taken."""
        try:
            self._store.save(self._server_id, key) if key else self._store.forget(self._server_id)
        except WriteError as error:
            self._calls.say(f"{error.message}; Zotero will ask again next time")
