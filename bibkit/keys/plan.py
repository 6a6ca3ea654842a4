"""Which entries get which keys: those that conform keep theirs, the others get the first that is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bibkit.keys.draft import KeyDraft


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry's present key ("" for none) and the one its pattern gives. `fixed`: it keeps its key whatever it is."""

    key: str
    draft: KeyDraft
    fixed: bool = False


def plan_keys(candidates: Sequence[Candidate], reserved: Iterable[str] = ()) -> list[str]:
    """A key for each candidate, in order, no two alike but for those that were alike and are fixed.

    A key that is the draft's already, with or without a distinguishing letter, stays: running twice changes nothing,
    and a new entry never takes a letter from an old one. `reserved` keys (aliases) are given to nobody. An entry whose
    draft is empty keeps its key.
    """
    taken = {key.lower() for key in reserved}
    chosen: dict[int, str] = {}
    for place, candidate in enumerate(candidates):
        if candidate.fixed or not candidate.draft.text:
            chosen[place] = candidate.key
            taken.add(candidate.key.lower())
    for place, candidate in enumerate(candidates):
        if place not in chosen and candidate.key.lower() not in taken and candidate.draft.bears(candidate.key):
            chosen[place] = candidate.key
            taken.add(candidate.key.lower())
    for place, candidate in enumerate(candidates):
        if place not in chosen:
            chosen[place] = candidate.draft.unique(taken)
            taken.add(chosen[place].lower())
    return [chosen[place] for place in range(len(candidates))]
