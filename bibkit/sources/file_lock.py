"""A lock between processes that the system gives back when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    # Locked bytes cannot be read through another handle there, so the one we lock lies behind all that is written.
    _FAR = 1 << 30

    def _lock(number: int) -> None:
        os.lseek(number, _FAR, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        os.lseek(number, 0, os.SEEK_SET)

    def _unlock(number: int) -> None:
        os.lseek(number, _FAR, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_UN)


def try_lock(path: Path) -> int | None:
    """The open file (made if it is not there), locked for us alone; None while somebody else holds it.

    Raises OSError where files cannot be opened or locked at all.
    """
    number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _lock(number)
    except (BlockingIOError, PermissionError):
        os.close(number)
        return None
    except OSError:
        os.close(number)
        raise
    return number


def unlock(number: int) -> None:
    """Give back what `try_lock` gave. A child process that was forked meanwhile does not keep it."""
    try:
        _unlock(number)
    finally:
        os.close(number)
