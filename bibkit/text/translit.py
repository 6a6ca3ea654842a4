"""Any script in plain ASCII letters: what citation keys, file names and blocking keys are made of."""

from __future__ import annotations

import unicodedata

# Marks that stand for a consonant or a tone in romanised Arabic, Hebrew, Chinese and Hawaiian: no letters of ours.
_MARKS = dict.fromkeys(map(ord, "ʼʻʽʾʿˈˊˋ`´‘’ʹʺ′″·"))
# What German, Danish, Swedish and Norwegian writers themselves put where umlauts cannot be had.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"})


def to_ascii(text: str, *, umlauts: bool = False) -> str:
    """The text in ASCII: accents off, other scripts transliterated (`Шапиро` -> `Shapiro`, `王力宏` -> `WangLiHong`).

    Chinese characters come as capitalised syllables without tones; Japanese kanji are read as Chinese, since without a
    dictionary nobody can tell their reading. With `umlauts`, `ä ö ü å` become `ae oe ue aa`.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if umlauts:
        text = text.translate(_UMLAUTS)
    text = text.translate(_MARKS)
    if text.isascii():
        return text
    from anyascii import anyascii  # a table per block of Unicode, read when it is first met

    return anyascii(text)
