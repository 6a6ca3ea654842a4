"""Strings on which a regular expression backtracks if it can: made from the expression's own parts.

A repeat that may end in several places, or begin in several, is tried in all of them when what follows never comes. So
for every repeat of a pattern there is a long run of what it repeats, behind what leads up to it and before something
that nothing matches; and long runs of every beginning of the pattern, each of which a search tries in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

GENERIC = (
    " ", "\t", "\n", "a", "A", "1", "é", "李", "(1", "((", "[[", "{{", "\"'", "a ", "a, ", "A. ", "A.", "1-", "1 ",
    "1,", "1(1)", "- ", ". ", "..", ", ", "; ", ": ", "<b>", "<", "<a ", "</", "&", "&a", "[1] ", "(a) ", "a-", "a1",
    "http://", "10.1/", "a/", "a@a.", "ab, c; ", "A B ", "1 2 ", "“", "(“", "vol. ", "pp. 1", "and ", " and", "\\", "\"a\" ",
)  # fmt: skip
_CANDIDATES = "aA1 .-,;:/()[]<>\"'_@#&\n\té李Я“–*=\\|+?!%$^~{}\x00"
_END = "x\x00"  # a letter and none: what reads up to a `$` stops at one of them


class Run(NamedTuple):
    """A hostile string of any length: `before`, then `unit` again and again, then `end`."""

    before: str
    unit: str
    end: str

    def times(self, count: int) -> str:
        return self.before + self.unit * count + self.end

    def text(self, size: int) -> str:
        """About `size` characters."""
        return self.times(max(1, size // len(self.unit)))


def runs(pattern: re.Pattern[Any]) -> Iterator[Run]:
    """The hostile strings for a pattern, each once; none for one that repeats nothing often, for it cannot be slow."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(_parser.parse(source, pattern.flags & ~re.DEBUG))
    if not any(_repeats_at_all(node, often=True) for node in tree):
        return
    found = {Run("", unit, _END): None for unit in GENERIC}
    for before, repeated, end in _repeats(tree):
        found |= {Run(before, repeated, end): None, Run("", before + repeated, end): None}
    for prefix in _prefixes(tree):
        found |= {Run("", prefix, _END): None, Run("", prefix + " ", _END): None}
    yield from (run for run in found if run.unit)


def _prefixes(nodes: list[Any]) -> Iterator[str]:
    """The beginnings up to each repeat: one without any costs a search no more than its own length."""
    text = ""
    for node in nodes:
        text += _sample([node])
        if _repeats_at_all(node):
            yield text
    if any(map(_repeats_at_all, nodes)):
        yield text
    for node in nodes:
        for inner in _inner(node):
            yield from _prefixes(inner)


def _repeats_at_all(node: Any, *, often: bool = False) -> bool:
    if node[0] in _REPEATS and (not often or node[1][1] >= _OFTEN):
        return True
    return any(_repeats_at_all(other, often=often) for inner in _inner(node) for other in inner)


def _repeats(nodes: list[Any], before: str = "") -> Iterator[tuple[str, str, str]]:
    """(what leads up to it, what is repeated, an end) of every repeat, with other things that it may repeat."""
    for node in nodes:
        operator, value = node
        if operator in _REPEATS and value[1] > 1:
            body = list(value[2])
            once = _sample(body) or "a"
            for end in dict.fromkeys((_END, _stop(body))):
                yield before, once, end
            for other in _alternatives(body):
                yield before, other, _END
                yield before, other + once, _END
        for inner in _inner(node):
            yield from _repeats(inner, before)
        before += _sample([node])


def _stop(body: list[Any]) -> str:
    """An end that begins with something a repeat of one class does not read."""
    if len(body) == 1 and body[0][0] is sre.IN:
        return next((char + _END for char in _CANDIDATES if not _in_class(body[0][1], char)), _END)
    if len(body) == 1 and body[0][0] is sre.NOT_LITERAL:
        return chr(body[0][1]) + _END
    return _END


_OFTEN = 10
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _inner(node: Any) -> Iterable[list[Any]]:
    operator, value = node
    if operator in _REPEATS:
        return [list(value[2])]
    if operator is sre.SUBPATTERN:
        return [list(value[3])]
    if operator is sre.ATOMIC_GROUP:
        return [list(value)]
    if operator is sre.BRANCH:
        return [list(branch) for branch in value[1]]
    if operator in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(value[1])]
    return []


def _alternatives(nodes: list[Any]) -> Iterator[str]:
    """Other strings that a repeat's body may match: its branches, and further characters of its classes."""
    for place, node in enumerate(nodes):
        operator, value = node
        rest = _sample(nodes[:place]), _sample(nodes[place + 1 :])
        if operator is sre.BRANCH:
            for branch in value[1][:12]:
                yield rest[0] + _sample(list(branch)) + rest[1]
        elif operator is sre.SUBPATTERN:
            for inner in _alternatives(list(value[3])):
                yield rest[0] + inner + rest[1]
        elif operator is sre.IN:
            for char in [char for char in _CANDIDATES if _in_class(value, char)][:8]:
                yield rest[0] + char + rest[1]


def _sample(nodes: list[Any]) -> str:
    """A short string that a sequence matches, or nearly."""
    out = ""
    for operator, value in nodes:
        if operator is sre.LITERAL:
            out += chr(value)
        elif operator is sre.NOT_LITERAL:
            out += "a" if value != ord("a") else "b"
        elif operator is sre.ANY:
            out += "a"
        elif operator is sre.IN:
            out += next((char for char in _CANDIDATES if _in_class(value, char)), "") or _first_of(value)
        elif operator in _REPEATS:
            out += _sample(list(value[2])) * max(1, min(value[0], 40))
        elif operator is sre.SUBPATTERN:
            out += _sample(list(value[3]))
        elif operator is sre.ATOMIC_GROUP:
            out += _sample(list(value))
        elif operator is sre.BRANCH:
            out += _sample(list(value[1][0]))
    return out


def _first_of(items: Any) -> str:
    for operator, value in items:
        if operator is sre.LITERAL:
            return chr(value)
        if operator is sre.RANGE:
            return chr(value[0])
    return "a"


_CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda char: not char.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda char: not char.isspace(),
    sre.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    sre.CATEGORY_NOT_WORD: lambda char: not (char.isalnum() or char == "_"),
}


def _in_class(items: Any, char: str) -> bool:
    negated = found = False
    for operator, value in items:
        if operator is sre.NEGATE:
            negated = True
        elif operator is sre.LITERAL:
            found |= ord(char) == value
        elif operator is sre.RANGE:
            found |= value[0] <= ord(char) <= value[1]
        elif operator is sre.CATEGORY:
            found |= _CATEGORIES[value](char)
    return found != negated
