"""Keys by JabRef's patterns: `Pattern.parse("[auth:lower][year]_[shorttitle]").draft(work)`.

Source: JabRef's documentation "Customize the citation key generator" and its key generator, version 6 (read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bibkit.errors import InputError
from bibkit.keys.draft import KeyDraft
from bibkit.keys.jabref_markers import marker_value
from bibkit.keys.jabref_modifiers import check_modifier, modified
from bibkit.keys.latin import to_latin_ascii
from bibkit.keys.work import Work
from bibkit.text.translit import to_ascii

# What BibTeX cannot have in a key, and what JabRef drops besides (its preference "unwanted characters").
_DISALLOWED = "{}(),=\\\"#%~'"
UNWANTED_CHARACTERS = "-`ʹ:!;?^$"
_ESCAPED_QUOTE = "\ufdd0"  # a code point that never stands in text


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that can be asked for keys. `unwanted` characters are dropped; `transliterate` leaves ASCII only."""

    text: str
    unwanted: str = UNWANTED_CHARACTERS
    transliterate: bool = False

    @classmethod
    def parse(cls, text: str, *, unwanted: str = UNWANTED_CHARACTERS, transliterate: bool = False) -> Pattern:
        """InputError for an empty pattern, an open bracket, and modifiers nobody knows."""
        if not text.strip():
            raise InputError("the key pattern is empty")
        _check(text)
        return cls(text, unwanted, transliterate)

    def draft(self, work: Work) -> KeyDraft:
        """The key of a work before it is made unique."""
        text = self._clean(expand(self.text, lambda bracket: self._filled(bracket, work)))
        if self.transliterate:  # a soft sign becomes an apostrophe, “ a quotation mark
            text = self._clean(re.sub(r"\s", "", to_ascii(text)))
        return KeyDraft(text)

    def _filled(self, bracket: str, work: Work) -> str:
        marker, *modifiers = split_marker(bracket)
        value = self._without_unwanted(marker_value(marker, work))
        return self._clean(modified(value, modifiers, lambda inner: expand(inner, lambda one: self._filled(one, work))))

    def _without_unwanted(self, text: str) -> str:
        return to_latin_ascii(text.translate(dict.fromkeys(map(ord, self.unwanted + _DISALLOWED))))

    def _clean(self, text: str) -> str:
        return re.sub(r"\s", "", self._without_unwanted(text))


def expand_plain(text: str, work: Work) -> str:
    """A pattern filled in without cleaning, as JabRef does for file names (`[title:lower]` keeps its blanks)."""

    def fill(bracket: str) -> str:
        marker, *modifiers = split_marker(bracket)
        return modified(marker_value(marker, work), modifiers, lambda inner: expand(inner, fill))

    return expand(text, fill)


def expand(text: str, fill: Callable[[str], str]) -> str:
    """The text with every `[…]` replaced; a backslash takes the meaning off the next character."""
    out: list[str] = []
    tokens = _tokens(text)
    for token in tokens:
        if token == "[":
            out.append(fill(_bracket(tokens)[0].replace(_ESCAPED_QUOTE, '\\"')))
        elif token == '"':
            out.append(_quoted(tokens))
        elif token == "\\":
            out.append(next(tokens, ""))
        else:
            out.append(token)
    return "".join(out).replace(_ESCAPED_QUOTE, '\\"')


def _tokens(text: str) -> Iterator[str]:
    return iter(re.findall(r'[\\\[\]"]|[^\\\[\]"]+', text.replace('\\"', _ESCAPED_QUOTE)))


def _bracket(tokens: Iterator[str]) -> tuple[str, bool]:
    """What stands up to the bracket's partner, and whether it has one."""
    content: list[str] = []
    depth = 0
    for token in tokens:
        if token == "]" and depth == 0:
            return "".join(content), True
        depth += {"[": 1, "]": -1}.get(token, 0)
        content.append(_quoted(tokens) if token == '"' else token)
    return "".join(content), False


def _quoted(tokens: Iterator[str]) -> str:
    content = ['"']
    for token in tokens:
        content.append(token)
        if token == '"':
            break
    return "".join(content)


def split_marker(bracket: str) -> list[str]:
    """`auth:regex("a\\\\:b","c"):lower` -> marker and modifiers; a colon in parentheses or behind a backslash stays."""
    parts = [""]
    depth = 0
    place = 0
    while place < len(bracket):
        char = bracket[place]
        if char == "\\" and place + 1 < len(bracket):
            place += 1
            parts[-1] += ("" if bracket[place] == ":" else "\\") + bracket[place]
        elif char == ":" and depth == 0:
            parts.append("")
        else:
            depth = max(depth + {"(": 1, ")": -1}.get(char, 0), 0)
            parts[-1] += char
        place += 1
    return parts


def _check(text: str) -> None:
    tokens = _tokens(text)
    for token in tokens:
        if token != "[":
            continue
        content, closed = _bracket(tokens)
        if not closed:
            raise InputError(f"key pattern: the bracket before {content[:20]!r} is never closed")
        for modifier in split_marker(content.replace(_ESCAPED_QUOTE, '\\"'))[1:]:
            check_modifier(modifier)
