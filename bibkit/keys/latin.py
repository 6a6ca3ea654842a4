"""Latin letters without their accents, by JabRef's rules: other scripts stay as they are."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa", "æ": "ae", "Æ": "Ae",
        "ø": "oe", "Ø": "Oe", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
        "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T",
    }
)  # fmt: skip
_SUPERSCRIPTS = re.compile(r"[\u2070-\u209f¹²³]")


def to_latin_ascii(text: str) -> str:
    """`Łódź` -> `Lodz`, `Köln` -> `Koeln`, raised and lowered digits plain; Greek, Cyrillic, CJK unchanged."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    text = _SUPERSCRIPTS.sub(lambda match: digit if (digit := _digit(match.group())).isdigit() else "", text)
    text = text.translate(_LETTERS)
    return "".join(_bare(char) for char in text)


def _digit(char: str) -> str:
    return unicodedata.normalize("NFKC", char)


def _bare(char: str) -> str:
    if char.isascii():
        return char
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char
