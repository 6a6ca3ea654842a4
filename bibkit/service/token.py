"""The secret that our own API asks for, kept so that the Zotero plugin needs to be told it only once."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from bibkit.errors import WriteError
from bibkit.files import reason

_BYTES = 24
_SHORTEST = 20


def load_token(path: Path, *, renew: bool = False) -> str:
    """The token in a file that only its owner can read; a new one where there is none, or with `renew`.

    Raises WriteError when a new one cannot be kept.
    """
    kept = "" if renew else _read(path)
    if kept:
        return kept
    token = secrets.token_urlsafe(_BYTES)
    _write(path, token)
    return token


def _read(path: Path) -> str:
    try:
        text = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return text if len(text) >= _SHORTEST and text.isascii() and text.isprintable() and " " not in text else ""


def _write(path: Path, token: str) -> None:
    """Written beside and renamed: at no time does a file with the token exist that others could open."""
    temporary = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(token + "\n")
        Path(temporary).replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        raise WriteError(f"cannot keep the service's token in {path}: {reason(error)}") from None


def default_token_file() -> Path:
    """`service-token` in the user's state folder for bibkit."""
    import platformdirs

    return Path(platformdirs.user_state_dir("bibkit", appauthor=False)) / "service-token"
