"""Bytes to text, as saved pages need it: byte-order mark, HTTP header, meta tag, strict UTF-8, declared name.

Text that is valid UTF-8 and not plain ASCII is taken as UTF-8 even where a meta tag names another encoding: browsers
re-encode what they save and leave the tag, and a legacy text that happens to be valid UTF-8 is next to impossible.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

# Names as the web uses them (WHATWG Encoding Standard): the larger set that browsers read under the declared name.
_ALIASES = {
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi_x3.4-1968": "cp1252",
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "l1": "cp1252", "windows-1252": "cp1252", "x-cp1252": "cp1252",
    "iso-8859-9": "cp1254", "iso8859-9": "cp1254", "latin5": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "windows-949": "cp949",
    "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "x-mac-roman": "mac-roman", "macintosh": "mac-roman",
}  # fmt: skip

# Codecs that Python knows and that are no encodings of text.
_NO_TEXT = frozenset(
    [
        "base64",
        "bz2",
        "hex",
        "quopri",
        "rot_13",
        "uu",
        "zlib",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
    ]
)

_META = re.compile(rb"<meta[^>]{0,400}?charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_.:+-]{2,40})", re.I)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:+-]{2,40})[\"']", re.I)
_HEADER = re.compile(r"charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_.:+-]{2,40})", re.I)
_META_REACH_BYTES = 16_384


class Decoded(NamedTuple):
    """A page's text, its line ends made `\\n` and without NULs; the encoding it was in; the text in UTF-8, b"" where
    it was in another."""

    text: str
    encoding: str
    utf8: bytes


def decode(data: bytes, content_type: str = "") -> Decoded:
    """The text of a page's bytes; never raises. Unreadable bytes become what cp1252 has, or U+FFFD."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :].decode(name, "replace"), name)
    wide = _wide_encoding(data)
    if wide:
        return _decoded(data.decode(wide, "replace"), wide)
    declared = _declared(data, content_type)
    if declared.startswith("iso2022") or declared == "hz":  # seven-bit: valid ASCII, and yet not ASCII
        return _decoded(data.decode(declared, "replace"), declared)
    try:
        utf8 = _with_plain_line_ends(data) if b"\r" in data or b"\0" in data else data
        return Decoded(utf8.decode("utf-8"), "utf-8", utf8)
    except UnicodeDecodeError:
        pass
    if declared and declared != "utf-8":
        return _decoded(data.decode(declared, "bibkit.cp1252"), declared)
    return _decoded(*_mostly_utf8(data))


def _decoded(text: str, encoding: str) -> Decoded:
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""), encoding, b"")


def _with_plain_line_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\0", b"")


def _declared(data: bytes, content_type: str) -> str:
    """The codec that the header, the XML declaration or a meta tag names; "" when none or unknown."""
    header = _HEADER.search(content_type)
    names = [header.group(1)] if header else []
    head = data[:_META_REACH_BYTES]
    names += [match.group(1).decode("ascii") for match in (_META.search(head), _XML.search(head)) if match]
    for name in names:
        codec = codec_for(name)
        if codec and not codec.startswith(("utf-16", "utf-32", "utf_16", "utf_32")):
            return codec
    return ""


def codec_for(label: str) -> str:
    """Python's codec for an encoding's name on the web: `ISO-8859-1` -> `cp1252`; "" for an unknown one."""
    name = label.strip().lower()
    name = _ALIASES.get(name, name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("-", "_") in _NO_TEXT else found


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of the beginning is zero."""
    head = data[:512]
    if len(head) < 8 or b"\0" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> tuple[str, str]:
    """UTF-8 with stray bytes read as cp1252 where it is UTF-8 elsewhere, else cp1252 throughout."""
    text = data.decode("utf-8", "bibkit.cp1252")
    strays = len(data) - len(data.decode("utf-8", "ignore").encode("utf-8"))
    wide = sum(1 for char in text if ord(char) > 0x7F) if len(text) < 1_000_000 else strays * 2
    if wide - strays >= strays:
        return text, "utf-8"
    return data.decode("cp1252", "bibkit.cp1252"), "cp1252"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: one unreadable byte becomes its character in cp1252, or U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252") if byte >= b"\x80" else "\ufffd", error.start + 1
    except UnicodeDecodeError:
        return "\ufffd", error.start + 1


codecs.register_error("bibkit.cp1252", _as_cp1252)
