"""Duplicates among many entries: candidates by what they share, each pair compared once, groups by what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibkit.dedupe.compare import Finding, Verdict, compare
from bibkit.dedupe.sketch import Sketch
from bibkit.model.entry import Entry

_LARGEST_BLOCK = 60
_HEAD_LETTERS = 12
_TAIL_LETTERS = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one work, by their places in the order given, and for each pair that was found why."""

    members: tuple[int, ...]
    reasons: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two entries that look like one work and are not: a preprint and its article, two editions, a correction …"""

    first: int
    second: int
    finding: Finding
    why: str


@dataclass(frozen=True, slots=True)
class Duplicates:
    groups: tuple[Group, ...]
    lookalikes: tuple[Lookalike, ...]


def find_duplicates(entries: Sequence[Entry]) -> Duplicates:
    """The groups of entries that describe one work, in the order of their first members, and the lookalikes.

    No two entries with different DOIs come into one group, even by way of a third.
    """
    sketches = [Sketch(place, entry) for place, entry in enumerate(entries)]
    same: list[tuple[int, int, Verdict]] = []
    lookalikes: list[Lookalike] = []
    for first, second in _candidates(sketches):
        verdict = compare(sketches[first], sketches[second])
        if verdict is None:
            continue
        if verdict.finding == "same":
            same.append((first, second, verdict))
        else:
            lookalikes.append(Lookalike(first, second, verdict.finding, verdict.why))
    groups = _joined(same, sketches)
    together = {member: number for number, group in enumerate(groups) for member in group.members}
    apart = [
        look for look in lookalikes if look.first not in together or together[look.first] != together.get(look.second)
    ]
    return Duplicates(tuple(groups), tuple(sorted(apart, key=lambda look: (look.first, look.second))))


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: those that share an identifier, or a piece of title or of whereabouts."""
    blocks: defaultdict[object, list[int]] = defaultdict(list)
    for sketch in sketches:
        for key in _block_keys(sketch):
            blocks[key].append(sketch.place)
    seen: set[int] = set()
    count = len(sketches)
    for members in blocks.values():
        if len(members) < 2:
            continue
        if len(members) > _LARGEST_BLOCK:
            # Everybody's "Introduction": only neighbours in year, names and pages are worth a look.
            members = sorted(members, key=lambda place: _order(sketches[place]))
            pairs = ((one, other) for at, one in enumerate(members) for other in members[at + 1 : at + 4])
        else:
            pairs = ((one, other) for at, one in enumerate(members) for other in members[at + 1 :])
        for one, other in pairs:
            first, second = (one, other) if one < other else (other, one)
            number = first * count + second
            if number not in seen:
                seen.add(number)
                yield first, second


def _order(sketch: Sketch) -> tuple[str, int, str]:
    return (sketch.families[0] if sketch.families else "", sketch.year, sketch.first_page)


def _block_keys(sketch: Sketch) -> Iterator[object]:
    if sketch.doi:
        yield sketch.doi
    if sketch.arxiv:
        yield "arxiv", sketch.arxiv
    for isbn in sketch.isbns:
        yield "isbn", isbn
    letters = sketch.letters
    if letters:
        yield "head", letters[:_HEAD_LETTERS]
        if len(letters) > _HEAD_LETTERS + _TAIL_LETTERS:
            yield "tail", letters[-_TAIL_LETTERS:]
            longest = sorted(set(sketch.words), key=lambda word: (-len(word), word))
            yield "words", *longest[:2]
    if sketch.families:
        family = sketch.families[0][:5]
        if sketch.first_page:
            yield "place", family, sketch.first_page
        if sketch.words:
            yield "name", family, max(sketch.words, key=len)


def _joined(same: list[tuple[int, int, Verdict]], sketches: Sequence[Sketch]) -> list[Group]:
    """Groups of the pairs found, the strongest first; a pair that would bring two DOIs together is left out."""
    parent: dict[int, int] = {}
    dois: dict[int, str] = {}

    def root(place: int) -> int:
        while parent.setdefault(place, place) != place:
            place = parent[place]
        return place

    reasons: dict[tuple[int, int], str] = {}
    for first, second, verdict in sorted(same, key=lambda pair: (-pair[2].strength, pair[0], pair[1])):
        one, other = root(first), root(second)
        ours = dois.get(one) or sketches[one].doi
        theirs = dois.get(other) or sketches[other].doi
        if one != other and ours and theirs and ours != theirs:
            continue
        parent[max(one, other)] = min(one, other)
        dois[min(one, other)] = ours or theirs
        reasons[first, second] = verdict.why
    members: defaultdict[int, list[int]] = defaultdict(list)
    for place in sorted(parent):
        members[root(place)].append(place)
    return [
        Group(tuple(group), tuple((a, b, why) for (a, b), why in sorted(reasons.items()) if a in group and b in group))
        for _, group in sorted(members.items())
        if len(group) > 1
    ]
