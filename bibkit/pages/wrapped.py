"""Texts that a program broke into lines of one width, put together again: "save as text", mail, dumps, terminals."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from bibkit.pages.wrapped_words import Paragraphs
from bibkit.text.patterns import lazy_pattern


class _Line(NamedTuple):
    """A line taken apart: what stands before its text, and how wide it is in a terminal's columns."""

    quoted: str  # the `>` of mail
    indent: int
    hanging: int  # where the text behind a bullet or a number begins; else as `indent`
    text: str
    width: int


class _Pair(NamedTuple):
    """A line that may run on in the next one."""

    width: int
    room: int  # what the line and the first word of the next would have taken
    glue: str

    def holds(self, width: int) -> bool:
        """Whether a program that breaks at this width would have broken here."""
        return self.width <= width < self.room


_NARROWEST, _WIDEST = 48, 140
_HANGING = 4  # columns that Firefox lets a line have beyond its width rather than break it
_NEAR = 16  # a broken line ends this near to the width, but before a very long word
_FEWEST, _ENOUGH = 3, 8
_FEWEST_RUNNING = 2
_PREFIX = lazy_pattern(r"((?:> ?)*)([ \u00a0]*)((?:[*+•#o-]|\(?\d{1,3}[.)])[ \u00a0]+(?=\S))?")
_ITEM = lazy_pattern(r"[*+•]\s|\d{1,3}[.)]\s")
_WIDE = lazy_pattern(
    "[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_NO_WIDTH = lazy_pattern("[\u0300-\u036f\u200b-\u200f\u2060\ufeff]")
_UNEVEN = lazy_pattern(f"[{_WIDE.pattern[1:-1]}{_NO_WIDTH.pattern[1:-1]}]")
# Chinese and Japanese, which break between any two signs; Korean has blanks.
_SIGN = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003fffd"
_SIGNS = lazy_pattern(f"[{_SIGN}]")
_FIRST = lazy_pattern(f"[{_SIGN}][、。，．：；？！）」』】》〉”’]*|[^\\s{_SIGN}]+")
_BREAKING = "–—‐/-"
_BREAKS_BEHIND = lazy_pattern(r"[^\s–—‐/-][–—‐/-]")
_SUSPENDED = lazy_pattern(r"(?:and|or|und|oder|et|ou|y|o|e|en|of|to|bis)\b")  # "pre- and post-test"


def joined(lines: Sequence[str]) -> Sequence[str]:
    """The lines with broken ones put together, if a program broke the whole text at one width; else the very same.

    What is put together stands in the place of its first line, and the others are empty: line n stays line n. Lines
    come without white space at their ends. A text counts as broken when nothing in it is wider than some width and
    nearly all lines near to it end where the next word did not fit.
    """
    filled = sum(map(bool, lines))
    if filled <= _FEWEST or 50 * sum(len(line) > _WIDEST for line in lines) > filled:
        return lines
    if sum(not line[0].isupper() for line in lines if line) < _FEWEST_RUNNING:
        return lines
    taken = [_taken_apart(line) for line in lines]
    pairs = [_pair(line, after) for line, after in pairwise(taken)]
    width = _width(taken, pairs)
    return _put_together(lines, taken, pairs, width) if width else lines


def _taken_apart(line: str) -> _Line:
    if line[:1].isupper():  # so most lines
        return _Line("", 0, 0, line, _columns(line))
    prefix = _PREFIX.match(line)
    assert prefix is not None
    quoted, indent, marker = prefix.groups()
    hanging = len(indent) + len(marker or "")
    return _Line(quoted.rstrip(), len(indent), hanging, line[prefix.end(2) :], _columns(line))


def _columns(text: str) -> int:
    if text.isascii() or not _UNEVEN.search(text):
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_NO_WIDTH.findall(text))


def _pair(line: _Line, after: _Line) -> _Pair | None:
    """The two as one, when nothing but the width speaks against it."""
    if not line.text or not after.text or "\t" in line.text:
        return None
    # A terminal may begin a line with the blank at which it cut.
    if line.quoted != after.quoted or not (after.indent == line.hanging or abs(after.indent - line.indent) <= 1):
        return None
    if not after.text[0].isalpha() and _ITEM.match(after.text):
        return None
    first = _FIRST.match(after.text)
    if first is None:
        return None
    glue = _glue(line.text, after.text)
    return _Pair(line.width, line.width + len(glue) + _columns(first.group()), glue)


def _glue(text: str, after: str) -> str:
    """What the break took away: a blank, or nothing behind a hyphen or a slash and between Chinese signs."""
    last = text[-1]
    if last > "\u2e7f" and _SIGNS.match(last) and _SIGNS.match(after[0]):
        return ""
    if last in _BREAKING and _BREAKS_BEHIND.match(text[-2:]) and after[0].isalnum() and not _SUSPENDED.match(after):
        return ""
    return " "


def _width(lines: Sequence[_Line], pairs: Sequence[_Pair | None]) -> int:
    """The width at which most lines cannot take the next word; 0 when the text was not broken at it."""
    widths = [0] * (_WIDEST + 2)
    for pair in pairs:
        if pair is not None and _NARROWEST <= pair.width <= _WIDEST:
            widths[pair.width] += 1
            widths[min(pair.room, _WIDEST + 1)] -= 1
    for line in lines:
        if line.width > _NARROWEST and line.text.count(" ") > 1:  # no narrower width can be meant
            widths[_NARROWEST] -= 1
            widths[min(line.width, _WIDEST + 1)] += 1
    held = list(accumulate(widths))
    width = held.index(max(held))
    near = {  # what a page repeats tells no more than once
        (line.text, after.text): pair
        for line, after, pair in zip(lines, lines[1:], pairs, strict=False)
        if pair is not None and width - _NEAR <= pair.width <= width + _HANGING
    }
    full = [after for (_, after), pair in near.items() if pair.holds(width)]
    running = sum(not after[0].isupper() for after in full)
    wider = sum(line.width > width + _HANGING and line.text.count(" ") > 1 for line in lines)
    return width if _is_broken(len(near), len(full), running, wider) else 0


def _is_broken(near: int, full: int, running: int, wider: int) -> bool:
    """Whether lines were broken at a width, by how many there are near to it.

    Of those that could not take the next word some must run on in small letters: titles and names never do.
    """
    if full < _FEWEST or 20 * wider > full or 10 * full < 7 * near:
        return False
    if full < _ENOUGH:
        return running >= _FEWEST or (full == near and running >= _FEWEST_RUNNING)
    return 3 * running >= full or (10 * full >= 9 * near and 6 * running >= full)


def _put_together(
    lines: Sequence[str], taken: Sequence[_Line], pairs: Sequence[_Pair | None], width: int
) -> Sequence[str]:
    full = [pair is not None and pair.holds(width) for pair in pairs]
    judge = Paragraphs([line.text for line in taken], full)
    cuts_words = _cuts_words(taken, pairs, width)
    whole = [""] * len(lines)
    pieces: list[str] = []
    start = 0
    for number, line in enumerate(lines):
        pieces.append(taken[number].text if pieces else line)
        pair = pairs[number] if number < len(pairs) else None
        if pair is not None and full[number] and not judge.ends_above(number + 1, start):
            pieces.append(_joint(taken[number], taken[number + 1], pair.glue, width, cuts_words=cuts_words))
            continue
        whole[start] = "".join(pieces)
        pieces, start = [], number + 1
    return whole


def _cuts_words(lines: Sequence[_Line], pairs: Sequence[_Pair | None], width: int) -> bool:
    """Whether lines are filled to their last column, as terminals do, far more often than words can do it."""
    full = [
        pair.width
        for line, pair in zip(lines, pairs, strict=False)
        if pair is not None and pair.holds(width) and pair.width > width - _NEAR and not _SIGNS.match(line.text[-1])
    ]
    return len(full) >= _ENOUGH and 20 * full.count(width) >= 11 * len(full)


def _joint(line: _Line, after: _Line, glue: str, width: int, *, cuts_words: bool) -> str:
    """What stands between two pieces: nothing in a word that was cut, for it was too long for any line or by habit."""
    if line.width != width or after.indent > (0 if cuts_words else line.hanging):
        return glue
    long = _columns(line.text.split()[-1] + after.text.split()[0]) > width - line.indent
    return "" if cuts_words or long else glue
