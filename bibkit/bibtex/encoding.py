"""A .bib file's bytes as something one can scan, and back again without a byte changed.

The tree scans bytes whose structural characters are plain ASCII. UTF-8 and the one-byte encodings are scanned as they
are and decoded value by value; UTF-16, UTF-32 and the East Asian encodings, in which `{` may be half of a letter,
are turned into UTF-8 first and turned back at the end. What cannot be decoded travels as lone surrogates
(PEP 383), so that it is written as it was read.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from bibkit.text.patterns import lazy_pattern

ESCAPE = "surrogateescape"
_PASS = "surrogatepass"
_CHUNK_BYTES = 1 << 20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# JabRef's `% Encoding: Cp1252`, BibDesk's `%% Saved with string encoding Western (ISO Latin 1)`, Emacs' `coding: x`.
_DECLARED = lazy_pattern(rb"^%[^\r\n]*?(?:encoding|coding)[ \t]*[:=]?[ \t]*([^\r\n]+)", re.IGNORECASE | re.MULTILINE)
_BIBDESK = {
    "western (iso latin 1)": "latin-1",
    "western (windows latin 1)": "cp1252",
    "western (mac os roman)": "mac-roman",
    "central european (iso latin 2)": "iso8859-2",
    "central european (windows latin 2)": "cp1250",
}
_ONE_BYTE = lazy_pattern(r"(iso|latin|windows|cp125|cp437|cp85|cp866|koi8|mac)", re.IGNORECASE)
_MANY_BYTES = lazy_pattern(r"(shift|sjis|cp932|gb|cp936|big5|cp950|euc|utf-(16|32))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's bytes are read: `name` for people, `codec` of the scanned bytes, `clean` when all of them decode.

    `outer` is the encoding of the file itself where it had to be turned into UTF-8 to be scanned, and `tail` what was
    left at its end (half a character).
    """

    name: str
    codec: str
    clean: bool
    outer: str = ""
    tail: bytes = b""

    def decode(self, data: bytes) -> str:
        return str(data, self.codec, ESCAPE)

    def encode(self, text: str) -> bytes:
        """UnicodeEncodeError where the file's encoding lacks a character (see `can_encode`)."""
        return text.encode(self.codec, ESCAPE)

    def can_encode(self, text: str) -> bool:
        try:
            self.restore(text.encode(self.codec, ESCAPE))
        except UnicodeEncodeError:
            return False
        return True

    def restore(self, scanned: bytes) -> bytes:
        """The file's own bytes for scanned bytes."""
        if not self.outer:
            return scanned
        return scanned.decode("utf-8", _PASS).encode(self.outer, _PASS) + self.tail


_ESCAPED = lazy_pattern("[\udc80-\udcff]")
_HIGH = bytes(range(0x80, 0x100))
_UTF8_LETTER = lazy_pattern(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def detect(data: bytes) -> tuple[Encoding, bytes]:
    """The encoding of a file, and the bytes to scan: its own, or their UTF-8 form."""
    wide = _wide_codec(data)
    if wide:
        transcoded = _transcode(data, wide)
        if transcoded is not None:
            return transcoded
    if _is_utf8(data):
        return Encoding("utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8", "utf-8", True), data
    declared = _declared_codec(data)
    if declared and _MANY_BYTES.match(declared):
        transcoded = _transcode(data, declared)
        if transcoded is not None:
            return transcoded
    if declared and _ONE_BYTE.match(declared):
        return Encoding(declared, declared, _decodes(data, declared)), data
    if _mostly_utf8(data):
        return Encoding("utf-8", "utf-8", False), data
    return Encoding("cp1252", "cp1252", _decodes(data, "cp1252")), data


def readable(text: str) -> str:
    """Text with undecodable bytes shown as the Windows characters that they most often are."""
    return _ESCAPED.sub(_as_windows, text)


def _as_windows(match: re.Match[str]) -> str:
    byte = match[0].encode("ascii", ESCAPE)
    return byte.decode("cp1252", "ignore") or byte.decode("latin-1")


def _wide_codec(data: bytes) -> str:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return codec if codec != "utf-8" else ""
    head = data[:400]
    if len(head) >= 8 and b"\0" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > len(head) * 0.4 and even == 0:
            return "utf-16-le"
        if even > len(head) * 0.4 and odd == 0:
            return "utf-16-be"
    return ""


def _transcode(data: bytes, codec: str) -> tuple[Encoding, bytes] | None:
    """UTF-8 for wide or East Asian bytes, or None where the way back does not give the same bytes."""
    unit = {"utf-16": 2, "utf-32": 4}.get(codec[:6], 1)
    whole = len(data) - len(data) % unit
    errors = _PASS if unit > 1 else "strict"
    try:
        text = data[:whole].decode(codec, errors)
        if text.encode(codec, errors) != data[:whole]:
            return None
    except (UnicodeDecodeError, UnicodeEncodeError):
        return None
    inner = text.encode("utf-8", _PASS)
    return Encoding(codec, "utf-8", _is_utf8(inner), outer=codec, tail=data[whole:]), inner


def _is_utf8(data: bytes) -> bool:
    # In pieces: one emoji would make the whole text four bytes a character.
    if data.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK_BYTES):
            decoder.decode(data[start : start + _CHUNK_BYTES])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _decodes(data: bytes, codec: str) -> bool:
    try:
        for start in range(0, len(data), _CHUNK_BYTES):
            data[start : start + _CHUNK_BYTES].decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _declared_codec(data: bytes) -> str:
    match = _DECLARED.search(data[:2000])
    if not match:
        return ""
    word = match[1].decode("latin-1").strip().lower()
    word = _BIBDESK.get(word) or "".join(word.split()[:1]).strip(";")
    if not (_ONE_BYTE.match(word) or _MANY_BYTES.match(word)):
        return ""
    try:
        return codecs.lookup(word).name
    except (LookupError, ValueError):
        return ""


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are rather damaged UTF-8 than a one-byte encoding."""
    letters = _UTF8_LETTER.findall(data)
    high = len(data) - len(data.translate(None, _HIGH))
    return len(letters) > high - sum(map(len, letters))
