"""Libraries at zotero.org: every object gets a key of our own and version 0, so that it cannot be stored twice."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from bibkit.errors import ConfigError, RefusedError, UnreachableError
from bibkit.zotero.library import PAGE, ZoteroLibrary, ZoteroObject

_KEY_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"


class WebLibrary(ZoteroLibrary):
    """A user's or group's library behind the web API."""

    def connect(self) -> None:
        """Ask what the key may do, so that a key without write permission is told before anything else happens."""
        if not self.settings.api_key:
            raise ConfigError(
                "no key for zotero.org",
                "make one at https://www.zotero.org/settings/keys/new and set ZOTERO_API_KEY, or push with --local",
            )
        info = self._calls.read("ask what the key may do", self._fetch_key_info)
        access = info.get("access")
        rights = self._rights(access if isinstance(access, Mapping) else {}, str(info.get("userID", "")))
        if not rights.get("write"):
            raise RefusedError(
                f"the Zotero key may not write to {self.name}",
                "allow write access for it at https://www.zotero.org/settings/keys",
            )

    def _rights(self, access: Mapping[str, Any], owner: str) -> Mapping[str, Any]:
        """What the key may do in this library; pyzotero is told the owner's number where the user gave none."""
        if self.settings.library_type == "group":
            if not self.settings.library_id:
                raise ConfigError("which group? its number is missing", "set ZOTERO_LIBRARY_ID or use --library-id")
            groups = access.get("groups") or {}
            rights = groups.get(self.settings.library_id) or groups.get("all")
        elif self.settings.library_id in ("", owner):
            self._calls.zotero.library_id = owner
            rights = access.get("user")
        else:
            raise RefusedError(
                f"the Zotero key belongs to user {owner}, not to {self.settings.library_id}",
                "leave the library's number away for your own library",
            )
        return rights if isinstance(rights, Mapping) else {}

    def _fetch_key_info(self) -> Mapping[str, Any]:
        # Not pyzotero's key_info: that puts the key into the address, and so into every log on the way.
        response = self._calls.client.get(
            f"{self.settings.url}/keys/current",
            headers={"Authorization": f"Bearer {self.settings.api_key}", "Zotero-API-Version": "3"},
        )
        self._calls.zotero.request = response
        if response.status_code in (401, 403, 404):
            raise RefusedError("zotero.org does not know the key", "check ZOTERO_API_KEY")
        if response.status_code == 200:
            info = response.json()
            if isinstance(info, Mapping) and info.get("userID"):
                return info
            raise UnreachableError("could not ask what the key may do: the answer does not say it")
        if response.status_code == 429:
            raise ValueError("refused for now")  # told apart by the caller, as for pyzotero's own
        raise UnreachableError(f"could not ask what the key may do: the server answers {response.status_code}")

    def prepared(self, item: ZoteroObject) -> dict[str, Any]:
        return {"key": "".join(secrets.choice(_KEY_LETTERS) for _ in range(8)), "version": 0, **item}

    def find_items(self, items: Sequence[ZoteroObject]) -> list[str]:
        wanted = ",".join(str(item["key"]) for item in items)
        found = self._calls.read(
            f"see what was stored in {self.name}", lambda: self._calls.zotero.items(itemKey=wanted, limit=PAGE)
        )
        stored = {str(item["key"]) for item in found}
        return [str(item["key"]) if item["key"] in stored else "" for item in items]
