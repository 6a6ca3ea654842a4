"""A file of rows that a run goes on with: what is done is kept, a cut end repaired, the order that of the inputs."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from bibkit.cli.batch import SCHEMA, Row
from bibkit.cli.inputs import is_address, shown_name
from bibkit.errors import WriteError
from bibkit.files import STANDARD_STREAM, reason


class _Seal(NamedTuple):
    """What tells whether a row that was in the file still holds, and how many records it has."""

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
        self.records_before: list[int] = []  # of the rows that hold, in the order of their inputs
        self._inputs: Sequence[str] = ()
        # What a run keeps of each row: its number by its input's name, and where it ends and the next begins.
        self._numbers: dict[str, int] = {}
        self._ends = array("Q")
        self._seals: dict[str, _Seal] = {}
        with _told(path):
            # Without a buffer, which after a full disk would hold a half row and write it when it is closed.
            self._stream = io.FileIO(path, "r+" if path.exists() else "x+")
        try:
            with _told(path):
                self._read_rows()
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
        left = []
        for name in inputs:
            if anew or not self._holds(name):
                left.append(name)
            else:
                self.records_before.append(self._seals[shown_name(name)].records)
        self._seals.clear()
        return left

    def append(self, row: Row) -> None:
        with _told(self.path):
            self._check_place()
            if os.fstat(self._stream.fileno()).st_size != self._size:
                raise WriteError(f"{self.path} was changed by another program meanwhile; its rows so far are kept")
            try:
                self._stream.seek(self._size)
                rest = memoryview(row.line)
                while rest:
                    rest = rest[self._stream.write(rest) :]
            except BaseException:  # a full disk, Ctrl-C: no half row stays
                self._stream.truncate(self._size)
                raise
        self._add(row.input, row.line)

    def _check_place(self) -> None:
        """WriteError where the name belongs to another file by now, or to none: rows would go nowhere."""
        try:
            is_ours = os.path.samestat(os.fstat(self._stream.fileno()), os.stat(self.path))  # noqa: PTH116
        except FileNotFoundError:
            is_ours = False
        if not is_ours:
            raise WriteError(f"{self.path} was removed or replaced by another program meanwhile", "run it again")

    @property
    def _size(self) -> int:
        """Up to the end of the last whole row."""
        return self._ends[-1] if self._ends else 0

    def _add(self, name: str, line: bytes) -> None:
        self._numbers[name] = len(self._ends)  # the last row of an input counts
        self._ends.append(self._size + len(line))

    def _read_rows(self) -> None:
        lines = io.BufferedReader(self._stream)
        try:
            self._add_rows(lines)
        finally:
            lines.detach()

    def _add_rows(self, lines: Iterable[bytes]) -> None:
        for number, line in enumerate(lines, 1):
            if not line.endswith(b"\n") and _is_row_start(line):
                break  # cut while it was written
            found = _parse_row(line)
            if found is None:
                raise WriteError(
                    f"cannot write {self.path}: line {number} is no row of bibkit extract; the file was not touched",
                    "name another file",
                )
            name, self._seals[name] = found
            self._add(name, line)

    def _holds(self, name: str) -> bool:
        seal = self._seals.get(shown_name(name))
        if seal is None or name == STANDARD_STREAM or not seal.sha256 or seal.bibkit != version("bibkit"):
            return False
        return is_address(name) or seal.sha256 == _sha256_of(name)

    def _finish(self, *, in_order: bool) -> None:
        """Leave the file complete on disk, its rows in order if they are not."""
        with _told(self.path):
            os.fsync(self._stream.fileno())
            named = dict.fromkeys(shown_name(name) for name in self._inputs)
            wanted = sorted(number for name, number in self._numbers.items() if name not in named)
            wanted += [self._numbers[name] for name in named if name in self._numbers]
            if in_order and wanted != list(range(len(self._ends))):
                self._check_place()
                self._rewrite(wanted)

    def _rewrite(self, wanted: Iterable[int]) -> None:
        target = Path(os.path.realpath(self.path))
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as copy:
                for number in wanted:
                    start = self._ends[number - 1] if number else 0
                    self._stream.seek(start)
                    copy.write(self._stream.read(self._ends[number] - start))
                copy.flush()
                os.fsync(copy.fileno())
            shutil.copymode(target, name)
            self._stream.close()  # Windows renames over no open file
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)


def _parse_row(line: bytes) -> tuple[str, _Seal] | None:
    """Whose row a line is, and its seal; None for what is no row."""
    try:
        row = json.loads(line)
        if row["schema"] != SCHEMA:
            return None
        return str(row["input"]), _Seal(str(row.get("sha256", "")), str(row.get("bibkit", "")), len(row["records"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


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
        kept = "; what stands in it is intact" if path.exists() else ""
        raise WriteError(f"cannot write {path}: {reason(error)}{kept}") from None
