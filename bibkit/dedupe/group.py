"""Duplicates among many entries: candidates by what they share, each pair compared once, groups by what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bibkit.dedupe.sketch import Sketch
from bibkit.model.entry import Entry

if TYPE_CHECKING:
    from bibkit.dedupe.compare import Finding, Verdict

_LARGEST_BLOCK = 8
_NEIGHBOURS = 3
_HEAD_LETTERS = 12
_TAIL_LETTERS = 10
_CERTAIN = 100  # the strength of a shared identifier


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

    No two entries with different DOIs, or known to be two works, come into one group, even by way of a third; an
    entry that might as well be one as the other of two works belongs to neither.
    """
    sketches = [Sketch(place, entry) for place, entry in enumerate(entries)]
    same: list[tuple[int, int, Verdict]] = []
    lookalikes: list[Lookalike] = []
    pairs = list(_candidates(sketches))
    if not pairs:
        return Duplicates((), ())
    from bibkit.dedupe.compare import compare  # not before, for it needs rapidfuzz, which takes 10 ms

    for first, second in pairs:
        verdict = compare(sketches[first], sketches[second])
        if verdict is None:
            continue
        if verdict.finding == "same":
            same.append((first, second, verdict))
        else:
            lookalikes.append(Lookalike(first, second, verdict.finding, verdict.why))
    groups = _joined(list(_unambiguous(same, sketches)), {(look.first, look.second) for look in lookalikes}, sketches)
    together = {member: number for number, group in enumerate(groups) for member in group.members}
    apart = [
        look for look in lookalikes if look.first not in together or together[look.first] != together.get(look.second)
    ]
    return Duplicates(tuple(groups), tuple(sorted(apart, key=lambda look: (look.first, look.second))))


def _candidates(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: those that share an identifier, or a piece of title or of whereabouts."""
    seen: set[int] = set()
    count = len(sketches)
    for members in _blocks(sketches):
        reach = len(members)
        if reach > _LARGEST_BLOCK:
            # Everybody's "Introduction", one person's forty papers: what belongs together is close in the alphabet.
            members.sort(key=lambda place: _order(sketches[place]))
            reach = _NEIGHBOURS
        for at, one in enumerate(members):
            for other in members[at + 1 : at + 1 + reach]:
                first, second = (one, other) if one < other else (other, one)
                number = first * count + second
                if number not in seen:
                    seen.add(number)
                    yield first, second


def _blocks(sketches: Sequence[Sketch]) -> Iterator[list[int]]:
    """The places of entries that share a key. Most keys are one entry's own and never become a list."""
    first: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for sketch in sketches:
        place = sketch.place
        for key in _block_keys(sketch):
            earlier = first.setdefault(key, place)
            if earlier != place:
                members = shared.get(key)
                if members is None:
                    shared[key] = [earlier, place]
                elif members[-1] != place:
                    members.append(place)
    yield from shared.values()


def _order(sketch: Sketch) -> tuple[str, str, str]:
    return (sketch.letters, sketch.families[0] if sketch.families else "", sketch.first_page)


def _block_keys(sketch: Sketch) -> list[str]:
    keys = [*sketch.isbns]
    if sketch.doi:
        keys.append(sketch.doi)
    if sketch.arxiv:
        keys.append(f"arxiv {sketch.arxiv}")
    letters = sketch.letters
    longest = ""
    if letters:
        keys.append(letters[:_HEAD_LETTERS])
        words = sketch.title.split()
        longest = max(words, key=len)
        if len(letters) > _HEAD_LETTERS + _TAIL_LETTERS:
            keys.append(f"… {letters[-_TAIL_LETTERS:]}")
            keys.append(f"{longest} … {max(words[::-1], key=len)} {len(words)}")
    if sketch.families:
        family = sketch.families[0][:5]
        if sketch.first_page:
            keys.append(f"{family} {sketch.first_page}")
        if longest:
            keys.append(f"{family} … {longest}")
    return keys


def _unambiguous(
    same: Sequence[tuple[int, int, Verdict]], sketches: Sequence[Sketch]
) -> Iterator[tuple[int, int, Verdict]]:
    """The pairs, without those by which an entry would be two works alike: "Editorial" without a volume, say."""
    partners: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, second, verdict in same:
        partners[first].append((verdict.strength, second))
        partners[second].append((verdict.strength, first))

    from bibkit.dedupe.compare import contradict

    def is_torn(place: int, partner: int, strength: int) -> bool:
        return any(
            other != partner and theirs >= strength and contradict(sketches[partner], sketches[other])
            for theirs, other in partners[place]
        )

    for first, second, verdict in same:
        if verdict.strength == _CERTAIN or not (
            is_torn(first, second, verdict.strength) or is_torn(second, first, verdict.strength)
        ):
            yield first, second, verdict


def _joined(
    same: list[tuple[int, int, Verdict]], apart: Collection[tuple[int, int]], sketches: Sequence[Sketch]
) -> list[Group]:
    """Groups of the pairs found, the strongest first.

    A pair that would bring together two DOIs, or two entries that are known to be two works, is left out.
    """
    group_of: dict[int, list[int]] = {}
    reasons: dict[tuple[int, int], str] = {}
    for first, second, verdict in sorted(same, key=lambda pair: (-pair[2].strength, pair[0], pair[1])):
        one, other = group_of.setdefault(first, [first]), group_of.setdefault(second, [second])
        if one is not other:
            if _clash(one, other, apart, sketches):
                continue
            one += other
            for place in other:
                group_of[place] = one
        reasons[first, second] = verdict.why
    why: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for (first, second), reason in sorted(reasons.items()):
        why[id(group_of[first])].append((first, second, reason))
    groups = {id(members): members for members in group_of.values() if len(members) > 1}
    found = [Group(tuple(sorted(members)), tuple(why[number])) for number, members in groups.items()]
    return sorted(found, key=lambda group: group.members)


def _clash(one: list[int], other: list[int], apart: Collection[tuple[int, int]], sketches: Sequence[Sketch]) -> bool:
    if len({sketches[place].doi for place in one + other} - {""}) > 1:
        return True
    if len(one) + len(other) > 2 and any(_cannot_be_one(sketches[a], sketches[b]) for a in one for b in other):
        return True
    return any((min(a, b), max(a, b)) in apart for a in one for b in other)


def _cannot_be_one(one: Sketch, other: Sketch) -> bool:
    from bibkit.dedupe.compare import contradict

    return contradict(one, other) and not one.shares_identifier(other)
