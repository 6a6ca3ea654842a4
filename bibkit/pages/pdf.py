"""What a PDF says of itself: its document info, and the text of its first pages with the size of each line.

Read with pypdf, which is imported here only. A PDF is hostile until proven otherwise: two pages, a few seconds, a
bounded amount of text, and pypdf's own limits on what a stream may unpack to.
"""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from bibkit.errors import InputError
from bibkit.text.whitespace import collapse

SIGNATURE = b"%PDF-"
_PAGES = 2
_SECONDS = 5.0
_CHARACTERS = 60_000
# What pypdf lets escape on damaged files besides its own errors.
_DAMAGE = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError, AssertionError,
    NotImplementedError, ZeroDivisionError, struct.error, zlib.error, EOFError, OSError, MemoryError,
)  # fmt: skip


class TextLine(NamedTuple):
    """A line of the text layer; `size` is its type size in points, `page` counts from 1."""

    text: str
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class PdfHead:
    """`info` is the document info under plain lower-case names ("title", "author", "doi"); `lines` the first pages."""

    info: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    lines: tuple[TextLine, ...] = ()


def read_pdf_head(data: bytes, name: str, *, seconds: float = _SECONDS) -> PdfHead:
    """The head of a PDF. A damaged one gives what can be read; "" text where the pages are scans.

    Raises InputError: not a PDF at all, or protected with a password.
    """
    import logging

    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every oddity
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"cannot read {name}: it is protected with a password")
    except (PyPdfError, *_DAMAGE) as error:
        raise InputError(f"cannot read {name}: the PDF is damaged ({_first_line(error)})") from None
    deadline = time.monotonic() + seconds
    lines: list[TextLine] = []
    for number in range(1, _PAGES + 1):
        try:
            if number > len(reader.pages):
                break
            lines += _lines_of(reader.pages[number - 1], number, deadline)
        except _OutOfTimeError:
            break
        except (PyPdfError, *_DAMAGE):
            continue
    try:
        info = _info(reader)
    except (PyPdfError, *_DAMAGE):
        info = {}
    return PdfHead(MappingProxyType(info), tuple(lines))


class _OutOfTimeError(Exception):
    """The page took too long; what was read so far counts."""


def _first_line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:100]


def _info(reader: Any) -> dict[str, str]:
    """Document info and the two XMP fields that name the work, as plain text."""
    out: dict[str, str] = {}
    for key, value in dict(reader.metadata or {}).items():
        text = collapse(str(value))[:1000]
        if text:
            out[str(key).lstrip("/").lower()] = text
    xmp = reader.xmp_metadata
    if xmp is not None:
        for name, found in (("identifier", xmp.dc_identifier), ("title", (xmp.dc_title or {}).get("x-default"))):
            if found:
                out.setdefault(name, collapse(str(found))[:1000])
    return out


def _lines_of(page: Any, number: int, deadline: float) -> list[TextLine]:
    """The lines of a page: runs of text that follow each other at one height."""
    runs: list[tuple[float, float, str]] = []  # height, size, text
    total = 0

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        nonlocal total
        if time.monotonic() > deadline or total > _CHARACTERS:
            raise _OutOfTimeError
        total += len(text)
        scale = abs(tm[3] or tm[1] or 1.0) * abs(cm[3] or cm[1] or 1.0)
        runs.append((tm[5] * (cm[3] or 1.0) + cm[5], float(size) * scale, text))

    _extract(page, visit)
    return _joined(runs, number)


def _extract(page: Any, visit: Callable[..., None]) -> None:
    try:
        page.extract_text(visitor_text=visit)
    except _OutOfTimeError:
        return


def _joined(runs: list[tuple[float, float, str]], number: int) -> list[TextLine]:
    lines: list[TextLine] = []
    text, size, height = "", 0.0, None
    for place, points, run in runs:
        *whole, rest = run.split("\n")
        moved = height is not None and abs(place - height) > 2 and run.strip()
        if moved:
            whole = whole or [""]
            lines.append(TextLine(collapse(text), size, number))
            text, size = "", 0.0
        for piece in whole:
            lines.append(TextLine(collapse(text + piece), max(size, points if piece.strip() else 0.0), number))
            text, size = "", 0.0
        if run.strip():
            height = place
        text += rest
        if rest.strip():
            size = max(size, points)
    lines.append(TextLine(collapse(text), size, number))
    return [line for line in lines if line.text]
