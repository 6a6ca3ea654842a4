"""Titles that a text breaks over lines, as one copied from a PDF does, made whole around the part that was found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._title_lines import in_one_language, is_otherwise, is_title_like, runs_on
from bibkit.pages.blocks import Block
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set

_LONG_KEY = 24
_LONGEST_PIECE, _MOST_PIECES = 110, 3
_LINES_LOOKED_AT = 150


def whole_title(lines: Sequence[Block], place: int, names: int, title: str, rejoined: bool = False) -> tuple[int, str]:
    """(place, title) with the lines around it that are the title's, too; `rejoined` where paragraphs had to be put
    together from lines.

    `place` is the title's first line, `names` the first line of names below it. A line below that begins with a small
    letter goes on with the title, as any does below "of" or "the". Where the whole text is broken into lines, so does
    one that begins with a capital, and the line above may begin the title. A title that stands elsewhere in the text is
    whole.
    """
    key = comparison_key(title)
    below = [line for line in lines[place:names] if line.key not in key]
    while below and len(below[0].plain) <= _LONGEST_PIECE and (_goes_on(below[0].plain) or runs_on(title)):
        title = _joined(title, below.pop(0).text)
    again = sum(key in line.key if len(key) >= _LONG_KEY else key == line.key for line in lines) > 1
    if again or not (rejoined or _is_broken(lines)):
        return place, title
    if len(below) < _MOST_PIECES and all(_is_piece(line.plain, title) for line in below):
        for line in below:
            title = _joined(title, line.text)
    for _ in range(_MOST_PIECES - 1):
        upper = lines[place - 1].plain if place else ""
        if not (_is_piece(upper, title) and _opens_title(upper)) or sum(upper in line.plain for line in lines) > 1:
            break
        place, title = place - 1, _joined(upper, title)
    return place, title


def _goes_on(text: str) -> bool:
    """Whether a line begins with a small letter and is no link or kind of work ("article")."""
    return text[:1].islower() and not is_furniture(text)


def _joined(upper: str, lower: str) -> str:
    return f"{upper}{lower}" if upper.endswith(("-", "‐")) and lower[:1].islower() else f"{upper} {lower}"


def _is_broken(lines: Sequence[Block]) -> bool:
    """Whether sentences run on over lines."""
    going_on = 0
    for upper, lower in pairwise(lines[:_LINES_LOOKED_AT]):
        if lower.plain[:1].islower() and 60 <= len(upper.plain) <= 130 and upper.plain[-1] not in ".!?:;":
            going_on += 1
    return going_on >= 2


def _is_piece(text: str, title: str) -> bool:
    """Whether a line next to a part of the title could be another part: of its form, and nothing else."""
    return (
        8 <= len(text) <= _LONGEST_PIECE
        and text.isupper() == title.isupper()
        and text[-1] not in ".:;,"
        and not _HAS_YEAR.search(text)
        and is_title_like(text)
        and not is_otherwise(text)
        and in_one_language(title, text)
    )


_HAS_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def _opens_title(text: str) -> bool:
    """Whether a line reads as the beginning of a title, and not as the name of a journal or a section above it."""
    words = (text.lower() if text.isupper() else text).split()
    if len(words) < _FEWEST_WORDS or _SERIAL.match(text) or _SERIAL_WORD.search(text):
        return False
    small = [word for word in words[1:] if word.islower()]
    return any(len(word) > 5 for word in small if not text.isupper()) or any(word in _FUNCTION_WORDS for word in small)


_FEWEST_WORDS = 5
_FUNCTION_WORDS = word_set("the a an on for with by from to how what when why is are do does")
_SERIAL = lazy_pattern(r"(?:Frontiers|Trends|Progress|Advances|Current|Annual|International|Studies|Research) ")
_SERIAL_WORD = lazy_pattern(
    r"\b(?:Journal|Annals|Archives|Reviews?|Letters|Proceedings|Transactions|Bulletin|Society|Special)\b"
)
