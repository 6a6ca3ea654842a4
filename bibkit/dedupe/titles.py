"""How two titles stand to each other: the same, misspelt, cut short, merely alike."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from bibkit.dedupe.sketch import Sketch

Relation = Literal["same", "misspelt", "cut", "alike", "other"]

_ALIKE, _MISSPELT = 80, 86
_MOST_TYPOS = 3
_LEAST_START = 3
_LEAST_CUT = 4


def title_relation(one: Sketch, other: Sketch) -> Relation:
    """`misspelt`: the same words but for a few letters; `cut`: one is how the other begins (a subtitle left out).

    `alike`: more letters agree than chance would have it, but some words differ.
    """
    ours, theirs = one.letters, other.letters
    if not ours or not theirs:
        return "other"
    if ours == theirs:
        return "same"
    score = ratio(ours, theirs, score_cutoff=_ALIKE)
    short, long = (one, other) if len(ours) <= len(theirs) else (other, one)
    if not score and len(long.letters) - len(short.letters) < _LEAST_CUT:
        return "other"
    if score >= _MISSPELT and _misspelt(short.title.split(), long.title.split()):
        return "misspelt"
    if _begins(short, long):
        return "cut"
    return "alike" if score else "other"


def _misspelt(short: list[str], long: list[str]) -> bool:
    """Whether the words that are not in both can be paired, all but small ones, with a few letters' difference."""
    ours, theirs = _leftovers(short, long)
    if not ours and all(len(word) <= 3 and word.isalpha() for word in theirs):
        return True
    joined = OSA.distance("".join(ours), "".join(theirs), score_cutoff=_MOST_TYPOS)
    if len(ours) != len(theirs):
        # Words run together or parted: "data base" and "database".
        return joined <= 1
    typos = 0
    for word, partner in zip(ours, theirs, strict=True):
        distance = OSA.distance(word, partner, score_cutoff=2)
        if distance > (1 if max(len(word), len(partner)) < 8 else 2) or len(word) == 1 == len(partner):
            return False
        typos += distance
    return typos <= _MOST_TYPOS


def _leftovers(short: list[str], long: list[str]) -> tuple[list[str], list[str]]:
    rest = list(long)
    ours = []
    for word in short:
        if word in rest:
            rest.remove(word)
        else:
            ours.append(word)
    return ours, rest


def _begins(short: Sketch, long: Sketch) -> bool:
    """Whether the longer title goes on where the shorter ends; its last word may be cut, a letter may be wrong."""
    start = short.letters
    if len(start) < 18 and short.title.count(" ") + 1 < _LEAST_START:
        return False
    if long.letters.startswith(start):
        return True
    if len(start) < 24 or (start[-8:] not in long.letters and start[8:20] not in long.letters):
        return False
    return OSA.distance(start, long.letters[: len(start)], score_cutoff=2) <= 2
