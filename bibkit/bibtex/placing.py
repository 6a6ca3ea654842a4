"""Where among its fields a hand would put a new one: the month behind the year, the number behind the volume."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.bibtex.tidy_options import STANDARD_ORDER

_RANKS = {name: rank for rank, name in enumerate(STANDARD_ORDER)}
# Fields of programs (owner, timestamp, Bdsk-Url-1) and of one's own stand at the end, behind all that print.
_LAST = len(STANDARD_ORDER)
# The date stands behind the journal with some, at the end with others: no sign of where another field belongs.
_FREE = ("year", "date", "month", "day")

# What stands right behind its companion wherever that is; the first companion that the entry has counts.
_BEHIND = {
    "journal": ("title",), "journaltitle": ("subtitle", "title"), "booktitle": ("subtitle", "title"),
    "month": ("year", "date"), "day": ("month", "year"), "number": ("volume",), "issue": ("volume",),
    "subtitle": ("title",), "titleaddon": ("subtitle", "title"), "booksubtitle": ("booktitle",),
    "journalsubtitle": ("journaltitle",), "address": ("publisher", "school", "institution"),
    "location": ("publisher", "institution"), "urldate": ("url",), "eprinttype": ("eprint",),
    "archiveprefix": ("eprint",), "eprintclass": ("eprinttype", "eprint"), "primaryclass": ("archiveprefix", "eprint"),
    "pmid": ("doi",), "pmcid": ("pmid", "doi"),
}  # fmt: skip
# From so many fields on, an alphabetical order is no accident; of fewer, when it is not the usual one as well.
_FEWEST_SORTED = 5


def place_of(name: str, names: Sequence[str]) -> int:
    """How many of an entry's fields, `names` in their order, stand before the new field `name`.

    Fields in alphabetical order stay so (BibDesk). Else the place is the one that disturbs the usual order least, the
    later one of two.
    """
    name, names = name.lower(), [other.lower() for other in names]
    if names == sorted(names) and (len(names) >= _FEWEST_SORTED or _disturbs(names)):
        return sum(other < name for other in names)
    for companion in _BEHIND.get(name, ()):
        if companion in names:
            return names.index(companion) + 1
    rank = _RANKS.get(name, _LAST)
    ranks = [rank if other in _FREE else _RANKS.get(other, _LAST) for other in names]
    if not any(other in _RANKS for other in names):
        return len(names)

    def disturbance(place: int) -> int:
        return sum(other > rank for other in ranks[:place]) + sum(other < rank for other in ranks[place:])

    return min(range(len(names), -1, -1), key=disturbance)


def _disturbs(names: Sequence[str]) -> bool:
    """Whether fields whose place is usual stand in another order."""
    ranks = [_RANKS[name] for name in names if name in _RANKS and name not in _FREE]
    return len(ranks) > 2 and ranks != sorted(ranks)
