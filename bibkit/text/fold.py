"""Texts made comparable: what is left when case, accents, markup and punctuation do not count."""

from __future__ import annotations

import html
import re
import unicodedata

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_NOT_WORD = re.compile(r"[^\w]+|_+")
# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})


def fold(text: str) -> str:
    """The words of a text in lower case, single blanks between, without markup, accents and punctuation.

    >>> fold("An <i>E. coli</i> Übersicht: naïve?")
    'an e coli ubersicht naive'
    """
    if text.isascii() and "<" not in text and "&" not in text:
        return _NOT_WORD.sub(" ", text.lower()).strip()
    bare = _TAG.sub("", html.unescape(text))
    decomposed = unicodedata.normalize("NFKD", bare.casefold())
    letters = "".join(char for char in decomposed if not unicodedata.combining(char)).translate(_LETTERS)
    return _NOT_WORD.sub(" ", letters).strip()
