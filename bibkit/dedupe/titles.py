"""How two titles stand to each other: the same, misspelt, cut short, merely alike."""

from __future__ import annotations

from typing import Literal

from bibkit.dedupe.sketch import Sketch

Relation = Literal["same", "misspelt", "cut", "alike", "other"]

_MOST_TYPOS = 3
_LEAST_START = 3


def title_relation(one: Sketch, other: Sketch) -> Relation:
    """`misspelt`: the same words but for a few letters; `cut`: one is how the other begins (a subtitle left out).

    `alike`: more letters agree than chance would have it, but some words differ.
    """
    from rapidfuzz.fuzz import ratio

    if not one.letters or not other.letters:
        return "other"
    if one.letters == other.letters:
        return "same"
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    score = ratio(short.letters, long.letters, score_cutoff=50)
    if score >= 86 and _misspelt(short.words, long.words):
        return "misspelt"
    if _begins(short, long):
        return "cut"
    return "alike" if score >= 80 else "other"


def _misspelt(short: list[str], long: list[str]) -> bool:
    """Whether the words that are not in both can be paired, all but small ones, with a few letters' difference."""
    from rapidfuzz.distance import OSA

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
    from rapidfuzz.distance import OSA

    if len(short.words) < _LEAST_START and len(short.letters) < 18:
        return False
    if long.letters.startswith(short.letters):
        return True
    if len(short.letters) < 24:
        return False
    return OSA.distance(short.letters, long.letters[: len(short.letters)], score_cutoff=2) <= 2
