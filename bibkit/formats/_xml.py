"""XML from strangers: a plain tree, no entity of the document's own, nothing fetched, depth and size limited."""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from bibkit.errors import InputError

MAX_BYTES = 256 << 20
MAX_DEPTH = 200


def parse_xml(data: bytes, name: str) -> Element:
    """The root element; namespaces are dropped from tag names.

    A document type may be named, but a document that declares entities is refused, whatever they would be: none of the
    formats needs them, and they are how a small file becomes a large one or reads other files. Raises InputError.
    """
    where = name or "input"
    if len(data) > MAX_BYTES:
        raise InputError(f"{where}: {len(data):,} bytes of XML, the limit is {MAX_BYTES:,}", "split the file")
    builder = TreeBuilder()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise InputError(f"{where}:{parser.CurrentLineNumber}: XML nested deeper than {MAX_DEPTH}")
        builder.start(tag.rpartition(":")[2], attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag.rpartition(":")[2])

    def refuse(*_: object) -> NoReturn:
        raise InputError(f"{where}:{parser.CurrentLineNumber}: the XML declares an entity; such files are not read")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise InputError(f"{where}:{error.lineno}:{error.offset + 1}: not XML: {reason}") from None
    except (ValueError, LookupError):
        raise InputError(f"{where}: XML in an encoding that is not known") from None
    return builder.close()


def text_of(element: Element | None) -> str:
    """All text inside an element in one line, markup left out; "" for None."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def inner_xml(element: Element | None) -> str:
    """What stands between an element's tags, as XML; "" for None."""
    if element is None:
        return ""
    whole = tostring(element, encoding="unicode", short_empty_elements=False)
    inner = whole[whole.index(">") + 1 :]
    return inner[: inner.rindex(f"</{element.tag}>")]
