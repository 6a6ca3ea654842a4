"""White space and invisible characters as pages have them."""

from __future__ import annotations

import unicodedata

from bibkit.text.patterns import lazy_pattern

# Soft hyphens, zero-width and bidirectional marks, byte-order marks, and controls other than tab and line ends. The
# zero-width joiners U+200C and U+200D stay: Persian and the Indian scripts spell with them.
_INVISIBLE = lazy_pattern(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def drop_invisible(text: str) -> str:
    """The text without characters that a reader cannot see; white space stays."""
    return _INVISIBLE.sub("", text)


def collapse(text: str) -> str:
    """One line: runs of white space (no-break and thin spaces too) a blank, ends cut, letters composed (NFC)."""
    text = text.strip()
    if not text.isprintable() or "  " in text:  # else it has no white space but single blanks: so most texts
        text = " ".join(text.split())
        if not text.isprintable():
            text = " ".join(_INVISIBLE.sub("", text).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)
