"""Citation keys: the one a new entry gets, and making it unlike those that stand.

A key that an entry has is never changed here; patterns in the languages of other programs are bibkit.keys.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from bibkit.model.entry import Entry
from bibkit.model.names import Name, is_cjk
from bibkit.text.case import is_capitals
from bibkit.text.translit import to_ascii
from bibkit.text.words import first_meaningful_word, title_words

_NAME_ROLES = ("author", "editor", "translator", "director", "composer", "chair", "container_author", "contributor")
_MOST_WORDS_OF_A_BODY = 3


def default_key(entry: Entry) -> str:
    """`Family2015Word`: the first author's family name, the year, the title's first meaningful word, in ASCII.

    A particle that belongs to the name stays (`VanGogh1888Sower`); an organisation gives its name when that is short,
    else its initials. Without an author the editor (then translator, director …) stands in, without any name further
    title words; without a year "nd". The same entry always gives the same key; "Anon" when nothing is known at all.
    """
    names = next((people for role in _NAME_ROLES if (people := getattr(entry, role))), ())
    family = _uncapitalised(_family(names[0])) if names else ""
    word = _word(first_meaningful_word(entry.title, entry.language))
    if is_capitals(entry.title):
        word = _uncapitalised(word)
    when = _year(entry)
    if not family:
        family, word = word, _second_word(entry, word)
    return (family or "Anon") + when + word


def unique_key(key: str, taken: Container[str]) -> str:
    """The key itself, or with the first of the suffixes a, b, … z, aa, ab, … that is not taken.

    Keys that differ in case alone clash (BibTeX treats them as one): give a TakenKeys, or keys in lower case.
    """
    if not _is_taken(key, taken):
        return key
    return next(candidate for suffix in _suffixes() if not _is_taken(candidate := key + suffix, taken))


class TakenKeys(Container[str]):
    """A set of keys that tells no difference between upper and lower case."""

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._keys = {key.lower() for key in keys}

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key.lower() in self._keys

    def add(self, key: str) -> None:
        self._keys.add(key.lower())


def _is_taken(key: str, taken: Container[str]) -> bool:
    return key in taken or key.lower() in taken


def _suffixes() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    shorter = [""]
    while True:
        shorter = [start + letter for start in shorter for letter in letters]
        yield from shorter


def _year(entry: Entry) -> str:
    """The year, also of a date in words that names only one (`1985 (revised)`); "nd" without."""
    if entry.issued is None:
        return "nd"
    if entry.issued.year is not None:
        return str(abs(entry.issued.year))
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", entry.issued.literal)
    return str(years[0]) if len(years) == 1 else "nd"


def _uncapitalised(word: str) -> str:
    """`LOWRY` as `Lowry`; short ones may be initials, as WHO and DNA are."""
    return word.capitalize() if word.isupper() and word.isalpha() and len(word) > 4 else word


def _family(name: Name) -> str:
    if name.literal:
        words = title_words(name.literal)
        if is_cjk(name.literal) or len(words) <= _MOST_WORDS_OF_A_BODY:
            return "".join(map(_word, words))
        return "".join(_word(word)[:1] for word in words if word[0].isupper() or not word[0].isalpha())
    whole = f"{name.non_dropping_particle} {name.family}" if name.family else name.given
    return "".join(_word(part) for part in re.split(r"[\s\-‐‑]+", whole))


def _word(text: str) -> str:
    """One word in ASCII letters and digits, its first letter a capital; CJK syllables run together."""
    letters = re.sub(r"[^A-Za-z0-9]+", "", to_ascii(text))
    if is_cjk(text):
        letters = letters.lower()
    return letters[:1].upper() + letters[1:]


def _second_word(entry: Entry, first: str) -> str:
    words = title_words(entry.title)
    heads = [_word(first_meaningful_word(word, entry.language)) for word in words]  # "one-year" gave "One"
    after = words[heads.index(first) + 1 :] if first in heads else []
    return _word(first_meaningful_word(" ".join(after), entry.language))
