"""Sets of words, written as text."""

from __future__ import annotations


def word_set(words: str, separator: str | None = None) -> frozenset[str]:
    """The words of a text, parted by white space or by `separator` (then a word may hold blanks)."""
    pieces = words.split(separator) if separator is None else words.replace("\n", separator).split(separator)
    return frozenset(word for piece in pieces if (word := piece.strip()))
