"""The List of Title Word Abbreviations (LTWA) that ISO 4 refers to, asked word by word.

The list (2021-07-02, of the ISSN International Centre) comes with the package `pyiso4`, `pip install
'bibkit[journals]'`; this is its only home here. pyiso4's own matching is not used: seen in 0.1.6, a stem beats the
word itself (`heal-` and "Public Heal.", `plan-` and "Plan. Biol."), the list's endings are never reached, and the
letter of "Physical Review E" is dropped as an Italian word.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from bibkit.errors import InputError
from bibkit.journals.doubt import Doubt
from bibkit.text.fold import fold
from bibkit.text.wordlists import word_set

ENGLISH = frozenset({"eng"})
_EVERYWHERE = frozenset({"mul", "ext"})  # what the list and its supplement call words of many languages
_REMARK = re.compile(r"\s*\([^()]*\)")
# What a short stem may be followed by: `work-` stands for "works" and "working", not for "workshop".
_LONGEST_SHORT_STEM = 4
_ENDINGS = word_set("s es ed ing ings er ers al ion ions ation")
# These languages write what a stem is part of as one word: Kristallgeometrie is not on `kristall-`.
_COMPOUNDING = word_set("ger dut dan nor swe fin hun est ice afr")
_INFLECTION = re.compile(r"(?:i?sch|lich|ig|sk|elijk|ell|al|[aä]r)?(?:e|en|er|es|em|n|s|a|et|t)?|ik|ien?|ung(?:en)?")
_LONGEST_FOREIGN_ENDING = 4


class Listed(NamedTuple):
    """What the list says of a word: `abbreviation`, without accents; empty where the word is not to be abbreviated."""

    abbreviation: str
    languages: frozenset[str]


class _Phrase(NamedTuple):
    words: list[str]
    is_stem: bool
    listed: Listed


class TitleWords:
    """The list, by word. `lines` are those of its file: word, abbreviation and languages between tabs."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: dict[str, list[Listed]] = defaultdict(list)
        self._stems: dict[str, list[Listed]] = defaultdict(list)
        self._phrases: dict[str, list[_Phrase]] = defaultdict(list)
        self._abbreviations: set[str] = set()
        languages: dict[str, frozenset[str]] = {}
        for line in lines:
            word, _, rest = line.rstrip("\r\n").partition("\t")
            abbreviation, _, codes = rest.partition("\t")
            if not codes:
                continue
            known = languages.get(codes)
            if known is None:
                known = languages[codes] = frozenset(codes.replace(",", " ").split())
            self._add(word.strip(), abbreviation.strip(), known)

    def _add(self, word: str, abbreviation: str, languages: frozenset[str]) -> None:
        if "(" in word:
            word = _REMARK.sub("", word)
        if word.startswith("-"):
            return  # an ending of compounds; where such a word ends is not for us to say
        if not abbreviation.isascii():
            letters = unicodedata.normalize("NFD", abbreviation)
            abbreviation = "".join(letter for letter in letters if not unicodedata.combining(letter))
        listed = Listed("" if abbreviation.replace(" ", "").startswith("n.a") else abbreviation, languages)
        if listed.abbreviation:
            self._abbreviations.add(_key(listed.abbreviation.rstrip(".")))
        if " " in word:
            parts = [_key(part) for part in word.split()]
            self._phrases[parts[0]].append(_Phrase(parts, word.endswith("-"), listed))
        elif word.endswith("-"):
            self._stems[_key(word)].append(listed)
        else:
            self._words[_key(word)].append(listed)

    def phrase(self, words: Sequence[str], languages: frozenset[str]) -> tuple[int, str] | None:
        """How many of the words the list has as one (`New York`), and their abbreviation; None for none."""
        candidates = self._phrases.get(_key(words[0]), ())
        for phrase in sorted(candidates, key=lambda phrase: -len(phrase.words)):
            length = len(phrase.words)
            found = [_key(word) for word in words[:length]]
            if phrase.is_stem and len(found) == length and found[-1].startswith(phrase.words[-1]):
                found[-1] = phrase.words[-1]
            if found == phrase.words and phrase.listed.languages & (languages | _EVERYWHERE):
                return length, _in_case(phrase.listed.abbreviation, words) or " ".join(words[:length])
        return None

    def is_abbreviation(self, word: str) -> bool:
        """Whether some word is abbreviated so: `Commun`, without its full stop."""
        return _key(word) in self._abbreviations

    def look_up(self, word: str, languages: frozenset[str]) -> Listed | None:
        """What the list says of a word in a title of these languages; None for one that is not listed.

        An entry for the word itself, its singular included, comes before that of a stem of its length; an entry of
        the title's languages before one for many, and before that of others, which count for words of common origin.
        Raises Doubt where the entries that apply differ.
        """
        key = _key(word)
        length, entries = self._by_word(key, word, languages)
        for end in range(len(key), max(length, key.rfind("-")), -1):
            listed = self._stems.get(key[:end])
            if listed and self._applies(listed, end, key[end:], word, languages):
                length, entries = end, listed
                break
        return self._agreed(entries, word, languages) if entries else None

    def _by_word(self, key: str, word: str, languages: frozenset[str]) -> tuple[int, list[Listed] | None]:
        if key in self._words:
            return len(key), self._words[key]
        for form in _singulars(key, word):
            listed = self._words.get(form)
            if listed and any(entry.languages & (languages | _EVERYWHERE) for entry in listed):
                return len(form), listed
        return 0, None

    def _applies(
        self, listed: Sequence[Listed], length: int, ending: str, word: str, languages: frozenset[str]
    ) -> bool:
        ours = any(entry.languages & (languages | _EVERYWHERE) for entry in listed)
        if length <= _LONGEST_SHORT_STEM and ending and ending not in _ENDINGS:
            if ours:
                raise Doubt(f"{word!r} may or may not be one of the words on {listed[0].abbreviation!r}")
            return False
        if _INFLECTION.fullmatch(ending):
            return True
        compounding = languages <= _COMPOUNDING
        if compounding or (not ours and all(entry.languages <= _COMPOUNDING for entry in listed)):
            if compounding:
                raise Doubt(f"{word!r} may or may not be one of the words on {listed[0].abbreviation!r}")
            return False
        return ours or len(ending) <= _LONGEST_FOREIGN_ENDING

    def _agreed(self, entries: Sequence[Listed], word: str, languages: frozenset[str]) -> Listed:
        for wanted in (languages, _EVERYWHERE, None):
            found = [entry for entry in entries if wanted is None or entry.languages & wanted]
            if found and len({entry.abbreviation for entry in found}) == 1:
                return found[0]
            if found:
                break
        raise Doubt(f"{word!r} has several abbreviations")


def _key(word: str) -> str:
    """What words are told apart by: their letters, without case, accents and apostrophes, and hyphens inside."""
    if word.isalnum() and word.isascii():
        return word.lower()
    return "-".join(fold(part).replace(" ", "") for part in word.strip("-").split("-"))


def _singulars(key: str, word: str) -> list[str]:
    """Forms under which an English plural or genitive may be listed."""
    if len(key) < _LONGEST_SHORT_STEM or not key.endswith("s") or key.endswith("ss"):
        return []
    if word[-2] in "'’":
        return [key[:-1]]
    return [key[:-1], *([key[:-3] + "y"] if key.endswith("ies") else []), *([key[:-2]] if key.endswith("es") else [])]


def _in_case(abbreviation: str, words: Sequence[str]) -> str:
    """The abbreviation of several words with capitals where these have them."""
    parts = abbreviation.split()
    return " ".join(
        part[0].upper() + part[1:] if word[0].isupper() else part for part, word in zip(parts, words, strict=False)
    )


@cache
def title_words() -> TitleWords:
    """The list from the package. Raises InputError where it is not installed."""
    spec = find_spec("pyiso4")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    files = sorted(path for folder in folders for path in Path(folder).glob("LTWA*.csv"))
    if not files:
        raise InputError(
            "names of journals are abbreviated by the rules of ISO 4 with a list of words that is not installed",
            "pip install 'bibkit[journals]', or take names from lists only: --no-iso4",
        )
    with files[-1].open(encoding="utf-8") as lines:
        return TitleWords(lines)
