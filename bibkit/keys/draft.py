"""A key before it is made unique: where the distinguishing letter or number goes, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from bibkit.errors import InputError

# Stands in a key where a letter that makes it unique shall go, as long as nobody knows which.
INFIX_MARK = "\x1a"
_PLACEHOLDER = re.compile(r"%\(([naA])\)0?(\d*)s")


def checked_template(template: str) -> str:
    """The template itself; InputError when it has not exactly one of `%(n)s`, `%(a)s`, `%(A)s`."""
    if len(_PLACEHOLDER.findall(template)) != 1:
        raise InputError(f"key pattern: {template!r} needs exactly one of %(n)s, %(a)s, %(A)s")
    return template


@dataclass(frozen=True, slots=True)
class KeyDraft:
    """`text` may hold a mark where the distinguisher goes (the end otherwise); `template` writes it (`-%(n)s`).

    `start` 1 means that even the first of its kind bears one.
    """

    text: str
    template: str = "%(a)s"
    start: int = 0

    @property
    def plain(self) -> str:
        return self.text.replace(INFIX_MARK, "")

    def numbered(self, number: int) -> str:
        """The key with its n-th distinguisher; 0 is none."""
        letters = _letters(number)
        values = {"n": str(number), "a": letters, "A": letters.upper()}

        def fill(match: re.Match[str]) -> str:
            width = int(match.group(2) or 0)
            return values.get(match.group(1), "").rjust(width, "0" if match.group(1) == "n" else " ")

        mark = _PLACEHOLDER.sub(fill, self.template) if number else ""
        return self.text.replace(INFIX_MARK, mark) if INFIX_MARK in self.text else self.text + mark

    def bears(self, key: str) -> bool:
        """Whether a key is this draft's, with or without a distinguisher."""
        if self.start == 0 and key == self.plain:
            return True
        before, _, after = self.text.partition(INFIX_MARK)
        place = _PLACEHOLDER.search(self.template)
        if place:
            before += self.template[: place.start()]
            after = self.template[place.end() :] + after
        if not (key.startswith(before) and key.endswith(after) and len(key) > len(before) + len(after)):
            return False
        mark = key[len(before) : len(key) - len(after)]
        kind = place.group(1) if place else ""
        return (
            mark.isdigit()
            if kind == "n"
            else mark.isalpha() and mark == (mark.lower() if kind == "a" else mark.upper())
        )

    def unique(self, taken: Container[str]) -> str:
        """The first key of this draft that is not taken (keys in lower case)."""
        number = self.start
        while (key := self.numbered(number)).lower() in taken:
            number += 1
        return key


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters
