"""Sets of words, written as the words."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """`"the a an"` -> {"the", "a", "an"}."""
    return frozenset(words.split())
