"""Reading and writing users' files: whole, atomic, and never over somebody else's change.

Every write goes to a temporary file beside the target, is flushed to disk and renamed over it. A symbolic link is
followed, so that its target is written and the link stays. The file's mode, owner and attributes are kept; a file with
several names (hard links), or whose owner we cannot give to another, is written into, the temporary file as its
safeguard. A file that changed since it was read is not overwritten: the result is left beside it and ChangedError says
where. A read-only file is not replaced; pipes and devices are written into.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, NamedTuple

from bibkit.errors import BibkitError, ChangedError, InputError, WriteError
from bibkit.text.patterns import lazy_pattern

STANDARD_STREAM = "-"
_CHUNK_BYTES = 1 << 20
# Controls of ASCII and, in UTF-8, of Latin-1; marks that turn the direction of writing.
_CONTROL = lazy_pattern(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)
_ATTEMPTS = 20  # of an update, while others write the same file
_LOCK_SECONDS = 5.0  # a lock that is older was left by a program that died; it is held for a rename only


class Snapshot(NamedTuple):
    """A file's bytes as they were read, and enough of its state to notice a later change.

    `state` is None for a file that did not exist.
    """

    path: Path
    data: bytes
    state: tuple[int, int, int] | None


def read_input(name: str, *, limit_bytes: int = 1 << 30) -> bytes:
    """The bytes of a file, or of standard input for `-`. InputError with one clear line for whatever is in the way."""
    if name != STANDARD_STREAM:
        return load(Path(name), limit_bytes=limit_bytes).data
    if sys.stdin is None:
        raise InputError("cannot read standard input: it is closed")
    try:
        return _read_at_most(sys.stdin.buffer, limit_bytes, "standard input")
    except OSError as error:
        raise InputError(f"cannot read standard input: {reason(error)}") from None


def load(path: Path, *, limit_bytes: int = 1 << 30, missing_ok: bool = False) -> Snapshot:
    """Read a file for later writing back. With `missing_ok` it is a target: one that is not there is empty, and a pipe
    or device is not read.

    Raises InputError: no such file, a directory, not readable, larger than `limit_bytes`; for a target, WriteError.
    """
    try:
        if os.path.isdir(path):  # noqa: PTH112 -- Path.is_dir raises where a folder above may not be looked into
            raise IsADirectoryError(errno.EISDIR, "it is a directory")
        if missing_ok and _is_special(path):
            return Snapshot(path, b"", None)
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_size > limit_bytes:
                raise InputError(f"cannot read {path}: {status.st_size:,} bytes, the limit is {limit_bytes:,}")
            if stat.S_ISREG(status.st_mode):
                return Snapshot(path, stream.read(), _state(status))
            return Snapshot(path, _read_at_most(stream, limit_bytes, str(path)), _state(status))
    except FileNotFoundError:
        if missing_ok:
            return Snapshot(path, b"", None)
        raise InputError(f"cannot read {path}: no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if missing_ok:
            raise WriteError(f"cannot write {path}: {reason(error)}") from None
        hint = "name the files in it" if isinstance(error, IsADirectoryError) else ""
        raise InputError(f"cannot read {path}: {reason(error)}", hint) from None


def _read_at_most(stream: BinaryIO, limit_bytes: int, name: str) -> bytes:
    """All of a stream whose length nobody knows, which may be without end."""
    data = bytearray()
    while chunk := stream.read(_CHUNK_BYTES):
        data += chunk
        if len(data) > limit_bytes:
            raise InputError(f"cannot read {name}: more than {limit_bytes:,} bytes")
    return bytes(data)


def save(snapshot: Snapshot, data: bytes) -> bool:
    """Put `data` in the place of what was loaded; True when the file was written, False when nothing had changed.

    Raises WriteError with the old file intact: changed meanwhile (ChangedError; the result stands beside it), full
    disk, no permission, read-only, missing folder.
    """
    return _save(snapshot, data, keep_beside=True)


def update(path: Path, change: Callable[[bytes], bytes]) -> bool:
    """Replace a file's bytes, b"" where there is none, by what `change` makes of them; whether it was written.

    When another program writes the file meanwhile, its new bytes are read and changed again, so that `change` may be
    called several times. Raises what `save` does.
    """
    for attempt in range(_ATTEMPTS):
        snapshot = load(path, missing_ok=True)
        data = change(snapshot.data)
        if not data and snapshot.state is None and not _is_special(path):
            return False  # nothing where nothing was
        try:
            return _save(snapshot, data, keep_beside=attempt == _ATTEMPTS - 1)
        except ChangedError:
            if attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def _save(snapshot: Snapshot, data: bytes, *, keep_beside: bool) -> bool:
    if snapshot.state is not None and data == snapshot.data:
        return False
    try:
        target = Path(os.path.realpath(snapshot.path))
        if _is_special(snapshot.path):
            if snapshot.state is not None:
                raise WriteError(f"cannot write {snapshot.path} back: it is no regular file", "name a file with -o")
            _write_into(snapshot.path, data)
            return True
        check_target(snapshot.path)
        temporary = _write_beside(target, data)
        try:
            _put_in_place(temporary, target, snapshot, keep_beside=keep_beside)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        old = "; the old file is intact" if os.path.isfile(snapshot.path) else ""  # noqa: PTH113
        raise WriteError(f"cannot write {snapshot.path}: {reason(error)}{old}") from None
    _flush_folder(target.parent)
    return True


def check_target(path: Path) -> None:
    """Raises WriteError for what can be known before a long work: a directory, a file or folder that is read-only, a
    missing folder."""
    try:
        target = Path(os.path.realpath(path))
        if os.path.isdir(target):  # noqa: PTH112
            raise WriteError(f"cannot write {path}: it is a directory")
        if _is_special(path):
            return
        try:
            target.stat()
        except FileNotFoundError:
            if not os.path.isdir(target.parent):  # noqa: PTH112
                raise WriteError(f"cannot write {path}: there is no folder {target.parent}") from None
        else:
            if not os.access(target, os.W_OK):
                raise WriteError(f"cannot write {path}: it is read-only; the old file is intact")
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise WriteError(f"cannot write {path}: no permission to write in the folder {target.parent}")
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot write {path}: {reason(error)}") from None


def write_output(name: str, data: bytes) -> None:
    """Write a whole new result to a file (replacing it), or to standard output for `-`.

    A terminal is not shown what would drive it.
    """
    if name == STANDARD_STREAM:
        sys.stdout.flush()
        sys.stdout.buffer.write(for_terminal(data) if sys.stdout.isatty() else data)
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    try:
        special = _is_special(path)
        state = None if special else _current_state(path)
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot write {path}: {reason(error)}") from None
    old = load(path, missing_ok=True) if state is not None and not data else Snapshot(path, b"", state)
    save(old, data)


def for_terminal(data: bytes) -> bytes:
    """UTF-8 text with `\\x1b` for an escape, and so for every control but tab and line ends."""
    return _CONTROL.sub(lambda match: b"".join(b"\\x%02x" % byte for byte in match[0]), data)


def reason(error: BaseException) -> str:
    """An operating system's error in plain words, without its number."""
    if isinstance(error, BibkitError):
        return error.message
    if isinstance(error, OSError):
        if error.errno == errno.ENOSPC:
            return "the disk is full"
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return "no permission"
        return (error.strerror or str(error)).lower()
    return str(error)


def _write_beside(target: Path, data: bytes) -> Path:
    """A flushed temporary file in the target's folder, with the target's mode and owner where it has one."""
    try:
        status: os.stat_result | None = target.stat()
    except FileNotFoundError:
        status = None
    # The name is cut: with its additions it must not become longer than file systems take.
    temporary = target.with_name(f".{target.name[:40]}.{os.getpid()}-{os.urandom(4).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o666 if status is None else 0o600), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if status is not None:
            _keep_owner(temporary, status)
            _keep_attributes(temporary, target)
            temporary.chmod(stat.S_IMODE(status.st_mode))
        return temporary
    except BaseException:  # Ctrl-C, too
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _keep_owner(path: Path, status: os.stat_result) -> None:
    """Who edits another's file, as root or in a group, does not take it over; where the system allows."""
    if sys.platform != "win32":
        made = path.stat()
        if (made.st_uid, made.st_gid) != (status.st_uid, status.st_gid):
            with contextlib.suppress(OSError):
                os.chown(path, status.st_uid, status.st_gid)


def _keep_attributes(path: Path, target: Path) -> None:
    """Access lists, labels, a user's tags; where the system has such things."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(target):
                with contextlib.suppress(OSError):
                    os.setxattr(path, name, os.getxattr(target, name))


def _put_in_place(temporary: Path, target: Path, snapshot: Snapshot, *, keep_beside: bool) -> None:
    message = f"{snapshot.path} was changed by another program meanwhile; it was not overwritten"
    with _alone(target):
        if _is_as_read(target, snapshot):
            if snapshot.state is not None and _must_stay(target, temporary):
                _overwrite(target, temporary.read_bytes())
            else:
                temporary.replace(target)
            return
        if not keep_beside:
            raise ChangedError(message)
        kept = _free_name(target)
        temporary.replace(kept)
    raise ChangedError(message, f"the result is in {kept}")


def _is_as_read(target: Path, snapshot: Snapshot) -> bool:
    """By its bytes where they were read: times are coarse on some disks, and some programs set them back."""
    now = _current_state(target)
    if now is None or snapshot.state is None or len(snapshot.data) != snapshot.state[1]:
        return now == snapshot.state
    return now[1] == len(snapshot.data) and target.read_bytes() == snapshot.data


def _must_stay(target: Path, temporary: Path) -> bool:
    """Whether another file in its place would not be the same: it has other names, or an owner we cannot give away."""
    old, new = target.stat(), temporary.stat()
    return old.st_nlink > 1 or (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid)


def _overwrite(target: Path, data: bytes) -> None:
    """Write into the file itself; what stood there comes back when that fails."""
    with target.open("r+b", buffering=0) as stream:
        old = stream.read()
        try:
            if len(data) > len(old) and hasattr(os, "posix_fallocate"):  # a full disk is met before a byte is lost
                os.posix_fallocate(stream.fileno(), len(old), len(data) - len(old))
            _write_whole(stream, data)
        except BaseException:  # Ctrl-C, too
            _write_whole(stream, old)
            raise


def _write_whole(stream: RawIOBase, data: bytes) -> None:
    stream.seek(0)
    _write_all(stream, data)
    stream.truncate(len(data))
    os.fsync(stream.fileno())


@contextlib.contextmanager
def _alone(target: Path) -> Iterator[None]:
    """One bibkit at a time between the last look at a file and its replacement.

    A file that only one can create, and not the system's locks: those differ, and network folders lack them.
    """
    lock = target.with_name(f".{target.name[:40]}.bibkit-lock")
    deadline = time.monotonic() + _LOCK_SECONDS
    while True:
        try:
            os.close(os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                break
            time.sleep(0.005)
        except PermissionError:  # Windows, while the other is deleting it
            if sys.platform != "win32" or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _write_into(path: Path, data: bytes) -> None:
    """Into a pipe or a device, which cannot be renamed over."""
    with path.open("wb", buffering=0) as stream:
        _write_all(stream, data)


def _write_all(stream: RawIOBase, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[stream.write(view) or 0 :]


def _is_special(path: Path) -> bool:
    """Whether this is a pipe, a device or a socket; not when it is nothing."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


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
        if not os.path.lexists(candidate):
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
