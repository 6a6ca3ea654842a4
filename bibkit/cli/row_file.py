"""A file of rows that a run goes on with: what is done is kept, a cut end repaired, the order that of the inputs."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple

from bibkit.cli.batch import SCHEMA, Row
from bibkit.cli.inputs import is_address, shown_name
from bibkit.errors import WriteError
from bibkit.files import STANDARD_STREAM, reason


class Mark(NamedTuple):
    """Where a row stands in the file, and what tells whether it still holds."""

    offset: int
    length: int
    sha256: str
    bibkit: str
    records: int


class RowFile:
    """A JSON Lines file of `bibkit extract`, open for going on with.

    A row belongs to an input by the input's name. It holds as long as the input has the bytes it was read from and the
    row was made by this version of bibkit; rows of inputs that could not be read do not hold, nor those of standard
    input; a fetched address is not fetched again. New rows are appended, so that whatever stops the run, the file is
    valid and the next run goes on from there; closing puts rows into the order of the inputs, those of inputs that were
    not named in front, where they stood.

    Raises WriteError: no permission, full disk, a file whose lines are no such rows (it is not touched), or one that
    another program writes to meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.marks: dict[str, Mark] = {}
        self._inputs: Sequence[str] = ()
        with _told(path):
            self._stream: BinaryIO = path.open("r+b" if path.exists() else "x+b")
        try:
            with _told(path):
                self._size = self._read_marks()
                self._stream.truncate(self._size)
        except WriteError:
            self._stream.close()
            raise

    def __enter__(self) -> RowFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._finish(in_order=not isinstance(error, WriteError))
        finally:
            with contextlib.suppress(OSError):
                self._stream.close()

    def left_to_do(self, inputs: Sequence[str], *, anew: bool = False) -> list[str]:
        """The inputs without a row that holds, or with `anew` all; their order becomes that of the file."""
        self._inputs = inputs
        return [name for name in inputs if anew or not self._holds(name)]

    def append(self, row: Row) -> None:
        with _told(self.path):
            if os.fstat(self._stream.fileno()).st_size != self._size:
                raise WriteError(f"{self.path} was changed by another program meanwhile; its rows so far are kept")
            try:
                self._stream.seek(self._size)
                self._stream.write(row.line)
                self._stream.flush()
            except BaseException:  # a full disk, Ctrl-C: no half row stays
                self._stream.truncate(self._size)
                raise
        self._add_mark(row.line, self._size)
        self._size += len(row.line)

    def _read_marks(self) -> int:
        """Notes the rows; gives the size of the file up to the end of its last whole row."""
        place = 0
        for number, line in enumerate(self._stream, 1):
            if not line.endswith(b"\n") and _is_row_start(line):
                break  # cut while it was written
            if not self._add_mark(line, place):
                raise WriteError(
                    f"cannot write {self.path}: line {number} is no row of bibkit extract; the file was not touched",
                    "name another file",
                )
            place += len(line)
        return place

    def _add_mark(self, line: bytes, place: int) -> bool:
        try:
            row = json.loads(line)
            if row["schema"] != SCHEMA:
                return False
            name, records = str(row["input"]), len(row["records"])
            mark = Mark(place, len(line), str(row.get("sha256", "")), str(row.get("bibkit", "")), records)
        except (ValueError, TypeError, KeyError, RecursionError):
            return False
        self.marks.pop(name, None)  # the last row of an input counts
        self.marks[name] = mark
        return True

    def _holds(self, name: str) -> bool:
        mark = self.marks.get(shown_name(name))
        if mark is None or name == STANDARD_STREAM or not mark.sha256 or mark.bibkit != version("bibkit"):
            return False
        return is_address(name) or mark.sha256 == _sha256_of(name)

    def _finish(self, *, in_order: bool) -> None:
        """Leave the file complete on disk, its rows in order if they are not."""
        with _told(self.path):
            self._stream.flush()
            os.fsync(self._stream.fileno())
            named = dict.fromkeys(shown_name(name) for name in self._inputs)
            others = sorted(mark for name, mark in self.marks.items() if name not in named)
            wanted = others + [self.marks[name] for name in named if name in self.marks]
            if in_order and (wanted != sorted(wanted) or sum(mark.length for mark in wanted) != self._size):
                self._rewrite(wanted)

    def _rewrite(self, wanted: Iterable[Mark]) -> None:
        target = Path(os.path.realpath(self.path))
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as copy:
                for mark in wanted:
                    self._stream.seek(mark.offset)
                    copy.write(self._stream.read(mark.length))
                copy.flush()
                os.fsync(copy.fileno())
            shutil.copymode(target, name)
            self._stream.close()  # Windows renames over no open file
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)


def _sha256_of(name: str) -> str:
    try:
        with Path(name).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def _is_row_start(line: bytes) -> bool:
    """Whether a last line without its end can be the beginning of a row; a lost page of the disk reads as zeros."""
    start = b'{"schema": %d, "input": ' % SCHEMA
    line = line.rstrip(b"\0")[: len(start)]
    return line == start[: len(line)]


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system objects to, as WriteError."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot write {path}: {reason(error)}; what stands in it is intact") from None
