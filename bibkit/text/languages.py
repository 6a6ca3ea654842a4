"""Which language a title is in, where that can be said with confidence; which codes are plausible."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from bibkit.text.fragments import strip_markup
from bibkit.text.wordlists import word_set
from bibkit.text.words import STOP_WORDS, title_words

# Function words of languages that need telling apart but have no stop-word list of their own.
_MORE_WORDS = {
    "id": word_set(
        "dan di yang untuk dengan pada dari dalam terhadap antara oleh sebagai melalui tentang sejak usia bahasa "
        "pengaruh hubungan penerapan pembelajaran"
    ),
    "tr": word_set("ve bir ile için üzerine olarak arasındaki göre bu da de"),
    "vi": word_set("và của trong các cho về được những với nghiên cứu"),
    "hu": word_set("és az egy hogy nem való"),
    "cs": word_set("a v na se pro ze podle při jako"),
    "fi": word_set("ja on sekä että kuin"),
}
_WORDS = {**STOP_WORDS, **_MORE_WORDS}
# Words that several of these languages share and that decide nothing.
_SCRIPTS = {
    "HANGUL": frozenset({"ko"}),
    "HIRAGANA": frozenset({"ja"}),
    "KATAKANA": frozenset({"ja"}),
    "CJK": frozenset({"zh", "ja", "ko"}),
    "CYRILLIC": frozenset({"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "uz"}),
    "ARABIC": frozenset({"ar", "fa", "ur", "ku", "ps", "ug"}),
    "HEBREW": frozenset({"he", "yi"}),
    "GREEK": frozenset({"el"}),
    "THAI": frozenset({"th"}),
    "DEVANAGARI": frozenset({"hi", "ne", "mr", "sa"}),
    "ARMENIAN": frozenset({"hy"}),
    "GEORGIAN": frozenset({"ka"}),
}
_SCRIPT_LANGUAGES = frozenset(code for codes in _SCRIPTS.values() for code in codes) - frozenset({"sr", "uz", "ku"})
_PLAUSIBLE = word_set(
    "af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka kk ko ky "
    "la lt lv mk mn mr ms mt ne nl nn no nb pl ps pt ro ru sa sk sl sq sr sv sw ta te th tl tr uk ur uz vi yi zh"
)
_THREE_LETTERS = {
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "por": "pt", "ita": "it", "rus": "ru",
    "chi": "zh", "zho": "zh", "jpn": "ja", "kor": "ko", "dut": "nl", "nld": "nl", "pol": "pl", "tur": "tr", "ara": "ar",
    "english": "en", "german": "de", "french": "fr", "spanish": "es",
    "portuguese": "pt", "italian": "it", "russian": "ru",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "dutch": "nl", "polish": "pl",
    "turkish": "tr", "in": "id", "iw": "he",
}  # fmt: skip


def language_of(text: str) -> str:
    """The language of a title by its function words (or script), "" where it cannot be told.

    Two function words of its own must speak for a language, and clearly more than for any other.
    """
    script = main_script(text)
    if script in _SCRIPTS:
        return sorted(_SCRIPTS[script])[0] if len(_SCRIPTS[script]) == 1 else ""
    words = [word.lower() for word in title_words(text) if len(word) > 1]  # "d-complete spaces I" is no Danish
    counts = sorted(((sum(word in own for word in words), code) for code, own in _WORDS.items()), reverse=True)
    (best, code), (second, _) = counts[0], counts[1]
    return code if best >= 2 and best > 1.4 * second else ""


def main_script(text: str) -> str:
    """Unicode's name for the script of most letters ("LATIN", "CYRILLIC", "CJK"), "" without letters."""
    counts: dict[str, int] = {}
    for char, times in Counter(strip_markup(text)).items():
        if char.isalpha():
            name = unicodedata.name(char, "?").split(" ")[0]
            counts[name] = counts.get(name, 0) + times
    return max(counts, key=lambda name: counts[name]) if counts else ""


def plausible_language(code: str, title: str = "") -> str:
    """A language code as deposited, in two letters; "" for codes nobody means and for one that the title contradicts.

    `ng` (Ndonga) stands on thousands of English records, `fa` and `zh` on translated titles.
    """
    lowered = code.strip().lower()
    short = _THREE_LETTERS.get(lowered) or re.split(r"[-_]", lowered)[0]
    short = _THREE_LETTERS.get(short, short)
    if short not in _PLAUSIBLE:
        return ""
    if not title:
        return short
    script = main_script(title)
    if script in _SCRIPTS:
        return short if short in _SCRIPTS[script] or script == "GREEK" else ""
    if script == "LATIN" and short in _SCRIPT_LANGUAGES:
        return ""
    spoken = language_of(title)
    return "" if spoken and spoken != short and {spoken, short} not in _ALIKE else short


_ALIKE = (
    {"id", "ms"},
    {"es", "pt"},
    {"es", "ca"},
    {"da", "no"},
    {"da", "nb"},
    {"sv", "no"},
    {"es", "gl"},
    {"pt", "gl"},
    {"nl", "af"},
)
