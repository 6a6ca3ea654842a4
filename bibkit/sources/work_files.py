"""Files of works as streams: JSON lines, JSON documents, both gzipped, and tars of them, whatever their size."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bibkit.errors import InputError
from bibkit.files import reason
from bibkit.formats.crossref import iter_works, looks_like_work
from bibkit.sources.works import Work


def read_parts(path: Path) -> Iterator[tuple[str, Iterator[Work]]]:
    """(name, works) of a file, or of every member of a tar. The name carries the size: a file that grew is another."""
    try:
        size = path.stat().st_size
        if tarfile.is_tarfile(path):
            with tarfile.open(path, "r|*") as archive:
                for member in archive:
                    stream = archive.extractfile(member) if member.isfile() else None
                    if stream is not None and member.name.endswith((".json", ".jsonl", ".gz")):
                        yield f"{path.name}:{member.name}:{member.size}", _works(stream, member.name)
            return
        with path.open("rb") as stream:
            yield f"{path.name}:{size}", _works(stream, str(path))
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise InputError(f"cannot read {path}: {reason(error)}", "what was read before is kept") from None


def _works(stream: Any, name: str) -> Iterator[Work]:
    """The works of a stream, line by line; a JSON document that is not in lines is read whole (a part has 5,000)."""
    head = stream.read(2)
    whole = _Rejoined(head, stream)
    raw: Any = gzip.GzipFile(fileobj=whole) if head == b"\x1f\x8b" else whole
    lines = io.BufferedReader(raw if head == b"\x1f\x8b" else io.BufferedReader(whole))
    first = lines.readline()
    try:
        value = json.loads(first)
    except ValueError:
        yield from _document(first + lines.read(), name)
        return
    yield from filter(looks_like_work, iter_works(value))
    for line in lines:
        try:
            value = json.loads(line)
        except ValueError:
            continue
        yield from filter(looks_like_work, iter_works(value))


def _document(data: bytes, name: str) -> Iterator[Work]:
    try:
        value = json.loads(data)
    except ValueError:
        lines = data.splitlines()
        if not lines or len(lines) == 1:
            raise InputError(f"cannot read {name}: it is no JSON of Crossref works") from None
        for line in lines:
            try:
                yield from filter(looks_like_work, iter_works(json.loads(line)))
            except ValueError:
                continue
        return
    yield from filter(looks_like_work, iter_works(value))


class _Rejoined(io.RawIOBase):
    """A stream with its first bytes put back; tar members cannot be wound back."""

    def __init__(self, head: bytes, rest: Any) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._head:
            part, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            part = self._rest.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)
