"""Texts made comparable: what is left when case, accents, markup and punctuation do not count."""

from __future__ import annotations

import unicodedata

from bibkit.text.patterns import lazy_pattern

_TAG = lazy_pattern(r"</?[a-zA-Z][^<>]*>")
# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}


class _Folding(dict[int, str | None]):
    """What becomes of each character, worked out when it is first met: marks go, punctuation becomes a blank."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        if unicodedata.combining(char):
            folded = None
        else:
            folded = _LETTERS.get(char) or (char if char.isalnum() else " ")
        self[code] = folded
        return folded


_FOLDING = _Folding()
_TURKISH = str.maketrans("İı", "ii")


def fold(text: str) -> str:
    """The words of a text in lower case, single blanks between, without markup, accents and punctuation.

    >>> fold("An <i>E. coli</i> Übersicht: naïve?")
    'an e coli ubersicht naive'
    """
    if text.isascii() and "<" not in text and "&" not in text:
        return " ".join(text.lower().translate(_FOLDING).split())
    if "&" in text:
        import html  # its table of names takes a millisecond

        text = html.unescape(text)
    bare = _TAG.sub("", text)
    return " ".join(unicodedata.normalize("NFKD", bare.casefold()).translate(_FOLDING).split())


def lowered(text: str) -> str:
    """The text in lower case, every character at its place, for patterns in small letters.

    The Turkish letters become i, so that "SAYI" and "Sayı" are both "sayi", and patterns are written with i; "İ" is
    also the only letter that `str.lower` makes two of.
    """
    return text.translate(_TURKISH).lower() if not text.isascii() else text.lower()
