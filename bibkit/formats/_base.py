"""What every format has in common: what reading gives, what writing may be asked for, and bytes to text.

A format is a module `bibkit/formats/<name>.py` with `read(data: bytes, *, name: str = "") -> ReadResult`,
`render(records: Iterable[Record], options: RenderOptions) -> str`, or both. Both are pure.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin
from bibkit.model.record import Record


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The records of a file in its order, and what was noticed about the file as a whole."""

    records: tuple[Record, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """What a user may choose about the output; a format passes over what it has no use for.

    `ascii`: nothing but ASCII, the rest escaped as the format does it (LaTeX commands, `\\u00e9` in JSON).
    `annotation`: notes kept with a record become the format's annotation field.
    """

    ascii: bool = False
    annotation: bool = False


DEFAULT_OPTIONS = RenderOptions()

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode_text(data: bytes, name: str = "") -> tuple[str, tuple[Issue, ...]]:
    """The text of a file with line ends made `\\n`: by its byte order mark, else UTF-8, else Windows-1252 (an issue).

    Never raises; bytes that mean nothing become U+FFFD.
    """
    issues: tuple[Issue, ...] = ()
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            break
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
            issues = (Issue("format.encoding", "not UTF-8; read as Windows-1252", "warning", name),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), issues


def file_record(entry: Entry, *, name: str, locator: str, issues: tuple[Issue, ...] = ()) -> Record:
    """A record of an entry that stood in a file: the origin of every value is the file, at `locator` ("item 3")."""
    origin = Origin(layer="file", source=name, locator=locator)
    provenance = dict.fromkeys((attribute for attribute, _ in entry.items()), origin)
    return Record(entry=entry, provenance=provenance, issues=issues, input=name)
