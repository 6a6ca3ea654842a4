"""What a PDF says of itself: its document info, and the text of its first pages with the size of each line.

Read with pypdf, which is imported here only. A PDF is hostile until proven otherwise: two pages, a few seconds, a
bounded amount of text, and pypdf's own limits on what a stream may unpack to.
"""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from bibkit.errors import InputError
from bibkit.text.whitespace import collapse

_PAGES = 2
_SECONDS, _SECONDS_MORE = 5.0, 1.0
_CHARACTERS = 60_000
_RAISED = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
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
    """`info` is the document info under plain lower-case names ("title", "author", "doi"); `lines` the first pages,
    `is_cut` whether they are too much to read."""

    info: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    lines: tuple[TextLine, ...] = ()
    is_cut: bool = False


def read_pdf_head(data: bytes, name: str, *, seconds: float = _SECONDS) -> PdfHead:
    """The head of a PDF. A damaged one gives what can be read; "" text where the pages are scans.

    Raises InputError: not a PDF at all, protected with a password, or encrypted as only `cryptography` can read.
    """
    import logging

    import pypdf
    from pypdf.errors import DependencyError, DeprecationError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it comments on every oddity
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"cannot read {name}: it is protected with a password")
        return _head_of(reader, time.monotonic() + seconds)
    except DependencyError:
        hint = "install the package cryptography beside bibkit, or save the PDF without encryption"
        raise InputError(f"cannot read {name}: it is encrypted with AES", hint) from None
    except (PyPdfError, DeprecationError, *_DAMAGE) as error:
        raise InputError(f"cannot read {name}: the PDF is damaged ({_first_line(error)})") from None


def _head_of(reader: Any, deadline: float) -> PdfHead:
    from pypdf.errors import DeprecationError, PyPdfError

    lines: list[TextLine] = []
    is_cut = False
    for number in range(1, _PAGES + 1):
        try:
            if number > len(reader.pages):
                break
            if time.monotonic() > deadline:
                is_cut = True
                break
            lines += _lines_of(reader.pages[number - 1], number, deadline)
        except (PyPdfError, DeprecationError, *_DAMAGE) as error:
            is_cut = is_cut or type(error).__name__ == "LimitReachedError"  # pypdf 6 and later: a drawing, mostly
    try:
        info = _info(reader)
    except (PyPdfError, DeprecationError, *_DAMAGE):
        info = {}
    return PdfHead(MappingProxyType(info), tuple(lines), is_cut or time.monotonic() > deadline)


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
    out |= {name: collapse(found)[:1000] for name, found in _xmp(reader).items() if found and name not in out}
    return out


def _xmp(reader: Any) -> dict[str, str]:
    """What the XMP packet says under the names that document infos use; a packet that is no XML says nothing."""
    from pypdf.errors import DeprecationError, PyPdfError

    try:
        xmp = reader.xmp_metadata
        if xmp is None:
            return {}
        return {
            "prism:doi": next(_dois_in(xmp.rdf_root), ""),
            "identifier": str(xmp.dc_identifier or ""),
            "title": str((xmp.dc_title or {}).get("x-default") or ""),
            "author": "; ".join(map(str, xmp.dc_creator or ())),
        }
    except (PyPdfError, DeprecationError, *_DAMAGE):
        return {}


def _dois_in(root: Any) -> Iterator[str]:
    """prism:doi, crossmark:DOI, pdfx:doi: in whatever version of their namespaces, as an element or an attribute."""
    for node in root.getElementsByTagNameNS("*", "*"):
        if node.localName.lower() == "doi":
            yield "".join(child.data for child in node.childNodes if child.nodeType == child.TEXT_NODE)
        yield from (value for name, value in node.attributes.items() if name.lower().rpartition(":")[2] == "doi")


def _lines_of(page: Any, number: int, deadline: float) -> list[TextLine]:
    """The lines of a page: runs of text that follow each other at one height."""
    runs: list[tuple[float, float, str]] = []  # height, size, text
    total = 0
    end = 0.0

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        nonlocal total, end
        now = time.monotonic()
        end = end or max(deadline, now + _SECONDS_MORE)  # the drawings of a page are read before its first text
        if now > end or total > _CHARACTERS:
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
    lines = _Lines(number)
    for height, points, run in runs:
        lines.add(run, height, points)
    lines.end()
    return [line for line in lines.done if line.text]


class _Lines:
    """Puts runs of text together to lines. A small sign that is raised or lowered within a line (`CO₂`, `10³`) belongs
    to it; one at its end is the mark of a footnote and stays by itself."""

    def __init__(self, number: int) -> None:
        self.done: list[TextLine] = []
        self._number = number
        self._text, self._size, self._height = "", 0.0, None
        self._signs: list[tuple[str, float]] = []

    _height: float | None

    def add(self, run: str, height: float, points: float) -> None:
        *whole, rest = run.split("\n")
        shown = run.strip()
        moved = bool(shown) and self._height is not None and abs(height - self._height) > 2
        if moved and not whole and self._is_sign(shown, height, points):
            raised = height > (self._height or 0.0)
            self._signs.append((run.translate(_RAISED if raised else _LOWERED), points))
            return
        if moved:
            self.end()
        elif shown:
            self._text += "".join(text for text, _ in self._signs)
            self._signs.clear()
        for piece in whole:
            self._put(piece, points)
            self.end()
        self._put(rest, points)
        if shown:
            self._height = height

    def _is_sign(self, shown: str, height: float, points: float) -> bool:
        shift = abs(height - (self._height or 0.0))
        return len(shown) <= 3 and points < 0.9 * self._size and shift < 0.6 * self._size and bool(self._text.strip())

    def _put(self, text: str, points: float) -> None:
        self._text += text
        if text.strip():
            self._size = max(self._size, points)

    def end(self) -> None:
        """The line is complete; signs that nothing followed are lines of their own."""
        for text, size in ((self._text, self._size), *self._signs):
            self.done.append(TextLine(collapse(text), size, self._number))
        self._text, self._size = "", 0.0
        self._signs.clear()
