"""Citation keys in Typst sources: `@key`, `@key[p. 3]`, `#cite(<key>)`, `#cite(label("a/b"))`.

Raw text, comments and labels that are only set are left alone. Source: Typst's reference manual, version 0.14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.manuscripts.masks import BLANK, blank_out, stretches
from bibkit.manuscripts.uses import KeyUse
from bibkit.text.patterns import lazy_pattern

# What the markup reads as one name behind an @; a stop or colon at its end belongs to the sentence.
PLAIN_KEY = lazy_pattern(r"\w(?:[\w.:-]*[\w-])?")
_REFERENCE = lazy_pattern(rf"(?<!\\)@({PLAIN_KEY.pattern})")
_QUIET = lazy_pattern(
    r"""(?P<escaped>\\[\\`/@"])
    | (?<!`)(?P<fence>`{3,}+)
    | `[^`]*`
    | (?<!:)//[^\n]*
    | https?://[^\s\])]+
    """,
    re.X | re.S,
)
_CODE = lazy_pattern(r"#(?:(?P<statement>let|set|show|import|include|return)\b|[\w.-]+(?=[(\[])|(?=[({]))")
_STRING = lazy_pattern(r'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.S)
_PARTNERS = {"(": ")", "{": "}", "[": "]"}
_BLOCK_COMMENT = lazy_pattern(r"/\*|\*/")
_CITE = lazy_pattern(r"\b(?=\w*cite)\w++\s*\(")
_LABEL = lazy_pattern(r"<([\w.:-]+)>|label\(\s*\"((?:[^\"\\]|\\.)*)\"\s*\)")


def find(text: str) -> Iterator[KeyUse]:
    """Every key that is cited; references to figures and headings look the same and are found as well."""
    masked = blank_out(text, _comments(text))
    masked = blank_out(masked, stretches(masked, _QUIET, _end_of))
    for match in _REFERENCE.finditer(blank_out(masked, _strings_in_code(masked))):
        yield KeyUse(match.group(1), *match.span(1), "at")
    for call in _CITE.finditer(masked):
        end = _closing(masked, call.end() - 1)
        for label in _LABEL.finditer(masked, call.end(), end):
            group = 1 if label.group(1) else 2
            yield KeyUse(label.group(group), *label.span(group))


def _strings_in_code(text: str) -> Iterator[tuple[int, int]]:
    """Where `"…"` is a string: in arguments of calls, in `#set` and the like, but not in the content among them."""
    open_brackets: list[str] = []
    place, end, statement = 0, len(text), False
    while place < end:
        char = text[place]
        in_code = open_brackets[-1] != "]" if open_brackets else statement
        if in_code and char == '"' and (string := _STRING.match(text, place)):  # one never closed takes the rest
            yield string.span()
            place = string.end()
            continue
        if char in "\n;" and not open_brackets:
            statement = False
        elif open_brackets and char == open_brackets[-1]:
            open_brackets.pop()
        elif char in _PARTNERS and (in_code or (open_brackets and char == "[") or _is_call(text, place)):
            open_brackets.append(_PARTNERS[char])
        elif char == "#" and (code := _CODE.match(text, place)):
            statement = statement or (code["statement"] is not None and not open_brackets)
            place = code.end()
            if code["statement"] is None and text[place : place + 1] in _PARTNERS:
                open_brackets.append(_PARTNERS[text[place]])
                place += 1
            continue
        place += 1


def _is_call(text: str, place: int) -> bool:
    """Whether the content in brackets belongs to the call before it: `#link("x")[…]`."""
    return text[place] == "[" and text[place - 1 : place] == ")"


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Comments in /* */, which may be nested; not those whose opening stands in raw text or behind //."""
    quiet = blank_out(text, stretches(text, _QUIET, _end_of))
    depth = start = 0
    for match in _BLOCK_COMMENT.finditer(text):
        if depth == 0 and quiet[match.start()] == BLANK:
            continue
        if match.group() == "/*":
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, match.end()


def _end_of(match: re.Match[str]) -> re.Pattern[str] | None:
    return re.compile(match["fence"]) if match["fence"] else None


def _closing(text: str, place: int) -> int:
    depth = 0
    for at in range(place, min(len(text), place + 20_000)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return place
