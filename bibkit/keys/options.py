"""What bears on formulas besides the formula: the preferences Better BibTeX keeps for keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Better BibTeX's own default list (its preference `skipWords`, 2026-08).
_SKIP_WORDS = """
    a ab aboard about above across after against al along amid among an and anti around as at before behind
    below beneath beside besides between beyond but by d da das de degli dei del dell della delle dello dem
    den der des despite die do down du during ein eine einem einen einer eines el en et except for from gli i
    il in inside into is l la las le les like lo los near nor of off on onto or over past per plus round save
    since so some sur than the through to toward towards un una unas under underneath une unlike uno unos
    until up upon versus via von while with within without yet zu zum
"""
SKIP_WORDS = frozenset(_SKIP_WORDS.split())
UNSAFE_CHARACTERS = "\\\"#%'(),={}~"


@dataclass(frozen=True, slots=True)
class FormulaOptions:
    """`fold`: transliterate the finished key to ASCII. `unsafe`: characters a key may not have.

    Better BibTeX can also cut Chinese and Japanese into words, with dictionaries of some 20 MB; here every character
    counts as a word for `ideographs` and `jieba`, and a run of characters as one elsewhere.
    """

    fold: bool = True
    unsafe: str = UNSAFE_CHARACTERS
    skip_words: frozenset[str] = SKIP_WORDS

    @classmethod
    def from_preferences(cls, preferences: Mapping[str, Any]) -> FormulaOptions:
        """From Better BibTeX's preferences by their own names (`citekeyFold`, `skipWords` …); others are ignored."""
        words = preferences.get("skipWords")
        skip = (
            frozenset(word.strip().lower() for word in words.split(",")) - {""}
            if isinstance(words, str)
            else SKIP_WORDS
        )
        return cls(
            fold=bool(preferences.get("citekeyFold", True)),
            unsafe=str(preferences.get("citekeyUnsafeChars", UNSAFE_CHARACTERS)),
            skip_words=skip,
        )
