"""Reading and writing users' files: whole, atomic, and never over somebody else's change.

Every write goes to a temporary file beside the target, is flushed to disk and renamed over it. A symbolic link is
followed, so that its target is written and the link stays. The file's mode is kept. A file that changed since it was
read is not overwritten: the result is left beside it and WriteError says where.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bibkit.errors import InputError, WriteError

STANDARD_STREAM = "-"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file's bytes as they were read, and enough of its state to notice a later change.

    `state` is None for a file that did not exist.
    """

    path: Path
    data: bytes
    state: tuple[int, int, int] | None


def read_input(name: str, *, limit_bytes: int = 1 << 30) -> bytes:
    """The bytes of a file, or of standard input for `-`. InputError with one clear line for whatever is in the way."""
    if name == STANDARD_STREAM:
        return sys.stdin.buffer.read()
    return load(Path(name), limit_bytes=limit_bytes).data


def load(path: Path, *, limit_bytes: int = 1 << 30, missing_ok: bool = False) -> Snapshot:
    """Read a file for later writing back. With `missing_ok` a file that is not there is empty.

    Raises InputError: no such file, a directory, not readable, larger than `limit_bytes`.
    """
    try:
        if path.is_dir():
            raise InputError(f"cannot read {path}: it is a directory", "name the files in it")
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_size > limit_bytes:
                raise InputError(f"cannot read {path}: {status.st_size:,} bytes, the limit is {limit_bytes:,}")
            return Snapshot(path, stream.read(), _state(status))
    except FileNotFoundError:
        if missing_ok:
            return Snapshot(path, b"", None)
        raise InputError(f"cannot read {path}: no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"cannot read {path}: {reason(error)}") from None


def save(snapshot: Snapshot, data: bytes) -> bool:
    """Put `data` in the place of what was loaded; True when the file was written, False when nothing had changed.

    Raises WriteError with the old file intact: changed meanwhile (the result stands beside it), full disk, no
    permission, missing folder.
    """
    if snapshot.state is not None and data == snapshot.data:
        return False
    target = Path(os.path.realpath(snapshot.path))
    if target.is_dir():
        raise WriteError(f"cannot write {snapshot.path}: it is a directory")
    temporary = _write_beside(snapshot.path, target, data)
    try:
        if _current_state(target) != snapshot.state:
            kept = _free_name(target)
            temporary.replace(kept)
            raise WriteError(
                f"{snapshot.path} was changed by another program meanwhile; it was not overwritten",
                f"the result is in {kept}",
            )
        temporary.replace(target)
    except OSError as error:
        raise WriteError(f"cannot write {snapshot.path}: {reason(error)}; the old file is intact") from None
    finally:
        temporary.unlink(missing_ok=True)
    _flush_folder(target.parent)
    return True


def write_output(name: str, data: bytes) -> None:
    """Write a whole new result to a file (replacing it), or to standard output for `-`."""
    if name == STANDARD_STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe or /dev/null: cannot be renamed over
        with path.open("wb") as stream:
            stream.write(data)
        return
    state = _current_state(Path(os.path.realpath(path)))
    save(Snapshot(path, b"", state) if state is None or data else load(path), data)


def reason(error: BaseException) -> str:
    """An operating system's error in plain words, without its number."""
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return "the disk is full"
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return "no permission"
        return (error.strerror or str(error)).lower()
    return str(error)


def _write_beside(named: Path, target: Path, data: bytes) -> Path:
    """A flushed temporary file in the target's folder, with the target's mode where it has one."""
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))
        return temporary
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        old = "; the old file is intact" if target.exists() else ""
        raise WriteError(f"cannot write {named}: {reason(error)}{old}") from None


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return (status.st_mtime_ns, status.st_size, status.st_ino)


def _current_state(target: Path) -> tuple[int, int, int] | None:
    try:
        return _state(target.stat())
    except FileNotFoundError:
        return None


def _free_name(target: Path) -> Path:
    for number in range(1, 1000):
        candidate = target.with_name(f"{target.name}.bibkit-{number}")
        if not candidate.exists():
            return candidate
    return target.with_name(f"{target.name}.bibkit-{os.getpid()}")


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable where the system can (POSIX only; elsewhere there is nothing to do)."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
