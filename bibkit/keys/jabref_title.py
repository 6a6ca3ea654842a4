"""Titles in words, the way JabRef's patterns count them."""

from __future__ import annotations

import re

# The function words JabRef's documentation lists, version 6 (read 2026-11).
_SMALL = """
    a above about across against along among an and around at before behind below beneath beside between beyond
    but by down during except for from in inside into like near nor of off on onto or since so the through to
    toward under until up upon with within without yet
"""
SMALL_WORDS = frozenset(_SMALL.split())


def title_words(title: str) -> list[str]:
    """The words of a LaTeX title, commands and braces off; a hyphen parts two words."""
    bare = re.sub(r"\\[a-zA-Z]+\*?\s*|\\[^a-zA-Z&%$#_{}]|[{}]", "", title).replace("\\", "")
    return re.split(r"[\s-]+", bare.strip(" \t\r\n-")) if bare.strip(" \t\r\n-") else []


def significant(words: list[str]) -> list[str]:
    return [word for word in words if word.lower() not in SMALL_WORDS]


def camel(words: list[str]) -> str:
    """Every word with a capital, run together, letters and digits only."""
    return "".join(char for word in words for char in word[:1].upper() + word[1:] if char.isalnum())


def small_words_lowered(words: list[str]) -> str:
    """Significant words and the first with a capital, function words without, parted by blanks."""
    out = []
    for place, word in enumerate(words):
        small = place > 0 and word.lower() in SMALL_WORDS
        out.append((word[:1].lower() if small else word[:1].upper()) + word[1:])
    return " ".join(out)
