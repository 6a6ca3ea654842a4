"""The permission that Zotero on this machine gave us, remembered in a file that only its owner can read."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path

from bibkit.errors import WriteError
from bibkit.files import reason

_OWNER_ONLY = 0o600


class LocalKeyStore:
    """Keys of the local API by the server that gave them; a restored or second Zotero has another server ID."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_key_file()

    def load(self, server_id: str) -> str:
        """The remembered key, "" when there is none (or no readable file)."""
        return self._keys().get(server_id, "")

    def save(self, server_id: str, key: str) -> None:
        """Remember a key. Raises WriteError; the push itself does not depend on it."""
        self._write({**self._keys(), server_id: key})

    def forget(self, server_id: str) -> None:
        """Drop a key that Zotero no longer takes."""
        keys = self._keys()
        if keys.pop(server_id, None) is not None:
            self._write(keys)

    def _keys(self) -> dict[str, str]:
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {server: key for server, key in data.items() if isinstance(key, str)}

    def _write(self, keys: dict[str, str]) -> None:
        """Written beside and renamed: at no time does a file with the key exist that others could open."""
        temporary = None
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(keys, stream, indent=1)
            Path(temporary).chmod(_OWNER_ONLY)
            Path(temporary).replace(self.path)
        except OSError as error:
            if temporary is not None:
                with contextlib.suppress(OSError):
                    Path(temporary).unlink()
            raise WriteError(f"cannot remember Zotero's permission in {self.path}: {reason(error)}") from None


def default_key_file() -> Path:
    """`zotero-local-keys.json` in the user's state folder for bibkit."""
    import platformdirs

    return Path(platformdirs.user_state_dir("bibkit", appauthor=False)) / "zotero-local-keys.json"
