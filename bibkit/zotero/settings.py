"""What a push into Zotero needs to know; read from flags, environment and files in bibkit.cli.config alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

WEB_URL = "https://api.zotero.org"
LOCAL_URL = "http://127.0.0.1:23119/api"

LibraryType = Literal["user", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoteroSettings:
    """Where to push and how.

    `local`: into the Zotero that runs on this machine (version 10 or later) instead of zotero.org. `library_id` may be
    empty for one's own library: the key, or the local program, knows whose it is. `base_url` is for stand-ins and
    mirrors of the API. `collection` is a name, a path ("Thesis/Chapter 2") or a key; a missing one is made.
    `related` adds a second note with the works that a page lists. `patience_seconds` caps the waiting for a server that
    asks to come back later or does not answer, over the whole push. `key_file` keeps the local program's permission;
    None means its usual place.
    """

    api_key: str = field(default="", repr=False)
    library_id: str = ""
    library_type: LibraryType = "user"
    local: bool = False
    base_url: str = ""
    collection: str = ""
    tags: tuple[str, ...] = ()
    related: bool = False
    timeout_seconds: float = 60.0
    patience_seconds: float = 120.0
    key_file: Path | None = None

    @property
    def url(self) -> str:
        """The address of the API, without a slash at its end."""
        return (self.base_url or (LOCAL_URL if self.local else WEB_URL)).rstrip("/")
