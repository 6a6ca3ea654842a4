"""Blanks that were lost around markup, put back: `an<scp>R</scp>package` -> `an R package`.

Only where two words would run together; `<i>N</i>-methyl`, `T<sub>c</sub>`, `<scp>T</scp>reebase` stay as they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.text.wordlists import word_set

# Mark where an element begins and ends of which nothing will be seen (small capitals, mathematics).
OPEN, CLOSE = "\ue000", "\ue001"

_EDGE = re.compile(rf"<(i|b|sub|sup|span)(?: [^<>]*)?>|</(i|b|sub|sup|span)>|{OPEN}|{CLOSE}")
_FUNCTION_WORDS = word_set(
    "a an and are as at between by during for from in into is of on or over than that the their through to "
    "towards under using versus via with within without against after before der die das und von mit für im in "
    "zur zum des et de la le du les dans en y del por para con e da do di nel van het een"
)
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


class _Span(NamedTuple):
    """An element: where its tags stand, and its name ("" for the marked ones)."""

    name: str
    start: int
    inner: int
    inner_end: int
    end: int


def restore_blanks(text: str) -> str:
    """The text with blanks put back at the edges of its elements."""
    inserts: set[int] = set()
    for span in _spans(text):
        content = _EDGE.sub("", text[span.inner : span.inner_end])
        left = _EDGE.sub("", text[max(0, span.start - 60) : span.start])
        right = _EDGE.sub("", text[span.end : span.end + 60])
        opened = _blank_before(span.name, left, content, right)
        if opened:
            inserts.add(span.start)
        if _blank_after(span.name, left, content, right, opened, text[span.inner : span.inner + 5]):
            inserts.add(span.end)
    for place in sorted(inserts, reverse=True):
        if not _EDGE.match(text, place) or text[place : place + 2] != "</":
            text = f"{text[:place]} {text[place:]}"
    return text


def _spans(text: str) -> list[_Span]:
    spans: list[_Span] = []
    stack: list[tuple[str, int, int]] = []
    for match in _EDGE.finditer(text):
        if match.group() == OPEN or match.group(1):
            stack.append((match.group(1) or "", match.start(), match.end()))
        elif stack:
            name, start, inner = stack.pop()
            spans.append(_Span(name, start, inner, match.start(), match.end()))
    return spans


def _blank_before(name: str, left: str, content: str, right: str) -> bool:
    if not left or left[-1].isspace() or not content or content[0].isspace():
        return False
    word = _LAST_WORD.search(left)
    if name in ("sup", "sub"):
        # An isotope: "superfluid<sup>3</sup>He".
        isotope = name == "sup" and content.isdigit() and re.match(r"[A-Z][a-z]?(?![a-z]{2})", right)
        return bool(isotope and word and len(word.group()) > 2 and word.group().islower())
    if left[-1] in ",;:" and content[0].isalpha():
        return True
    if not word or not content[0].isalpha():
        return False
    before = word.group()
    first = _FIRST_WORD.match(content)
    length = len(first.group()) if first else 0
    if before.lower() in _FUNCTION_WORDS and (len(before) > 1 or length > 1):
        return len(left) == len(before) or not left[-len(before) - 1].isalnum()
    if not before[-1].islower() or len(before) < 3:
        return False
    capitalised = content[0].isupper() and length > 1
    return capitalised or length >= 3 or (length == 1 and name != "b")


def _blank_after(name: str, left: str, content: str, right: str, opened: bool, raw: str) -> bool:
    if not right or not right[0].isalpha() or not content or content[-1].isspace():
        return False
    if raw.startswith(("<sub>", "<sup>")) and name == "":
        return False  # a formula without a base belongs to the letters on both sides
    word = _FIRST_WORD.match(right)
    following = word.group() if word else ""
    if name == "sup":
        return len(following) >= 3 and following.islower() and following not in ("ths", "rds")
    if name == "sub":
        return len(following) >= 4 and following.islower()
    last = _LAST_WORD.search(content)
    length = len(last.group()) if last else 0
    if opened:
        return len(following) >= 2 and following not in ("th", "st", "nd", "rd")
    if name == "":
        scripted = content[-1].isdigit() or length == 0
        return scripted and len(following) >= 3 and following[1:].islower()
    glued_start = bool(left) and left[-1].isalnum()
    return length >= 3 and not glued_start and len(following) >= 1 and (following[0].isupper() or len(following) >= 2)
