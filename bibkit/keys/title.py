"""Titles in words, the way key formulas count them."""

from __future__ import annotations

import re
import unicodedata

from bibkit.text.markup import strip_markup
from bibkit.text.patterns import lazy_pattern
from bibkit.text.translit import to_ascii

CJK = lazy_pattern(r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_DASHES = re.compile(r"[\u002d\u058a\u05be\u2010-\u2015\u2e3a\u2e3b\u301c\u3030\ufe31\ufe32\ufe58\ufe63\uff0d\u2500]")
_PUNCTUATION = frozenset(("Pe", "Pf", "Pi", "Po", "Ps"))
_BEFORE = re.compile(r"^[^\w@#&+]+")
_BEHIND = re.compile(r"(?<![^\w%+])[^\w%+]+$")


def without_punctuation(text: str, dash: str = "-") -> str:
    """The text without brackets, quotes, stops and the like; every kind of dash becomes `dash`."""
    text = _DASHES.sub(dash, text)
    if text.isalnum():
        return text
    return "".join(char for char in text if unicodedata.category(char) not in _PUNCTUATION)


def spaced_ascii(text: str, *, umlauts: bool = False) -> str:
    """The text in ASCII, Chinese characters as syllables with blanks between them (`北京` -> `Bei Jing`)."""
    if text.isascii():
        return text
    if CJK.search(text):
        text = re.sub(
            r"(?<=[\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff])(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff])",
            " ",
            text,
        )
    return to_ascii(text, umlauts=umlauts)


def significant_words(title: str, skip: frozenset[str], *, plain: bool) -> list[str]:
    """The words of a title that are not to be skipped, hyphenated compounds whole; `plain` takes the punctuation off.

    Single letters go with the skipped words; single digits and CJK characters stay.
    """
    title = re.sub(r"[/:]", " ", strip_markup(title).replace('"', ""))
    words = []
    for written in title.split():
        word = _BEHIND.sub("", _BEFORE.sub("", written))
        if not word or word.lower() in skip:
            continue
        if plain:
            word = without_punctuation(word, "")
        if len(word) == 1 and not word.isdigit() and (word.isascii() or not CJK.match(word)):
            continue
        if word and word.lower() not in skip:
            words.append(word)
    return words
