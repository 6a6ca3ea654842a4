"""In what a reference differs from the registered work: by field, with both values, and whether it matters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from bibkit.bibtex.names import OTHERS
from bibkit.checks.verdict import Difference
from bibkit.enrichment.compare import compare_values, same_wording
from bibkit.model.dates import Date
from bibkit.model.names import Name
from bibkit.model.provenance import Rejected
from bibkit.model.record import Record
from bibkit.model.shown import shown_value
from bibkit.text.fold import fold

# What tells one work from another. A publisher, a place or a language said otherwise makes no other reference.
_TELLING = frozenset(("title", "author", "issued", "container_title", "volume", "issue", "page", "doi"))
# Nothing a reference list prints.
_UNTOLD = frozenset(("abstract", "language", "issn", "container_title_short", "original_title", "license", "source"))


def differences(before: Record, after: Record) -> list[Difference]:
    """What enrichment kept as conflicts, those that matter first."""
    found = [
        difference
        for item in after.conflicts
        if item not in before.conflicts and item.attribute not in _UNTOLD
        for difference in [_difference(before, after, item)]
        if difference is not None
    ]
    return sorted(found, key=lambda difference: not difference.telling)


def _difference(before: Record, after: Record, item: Rejected) -> Difference | None:
    attribute = item.attribute
    mine, theirs = getattr(before.entry, attribute), item.value
    here, there, remark = shown_value(mine), shown_value(theirs), ""
    telling = attribute in _TELLING
    if attribute == "issued":
        here, there = _year(mine), _year(theirs)
        if abs((mine.year or 0) - (theirs.year or 0)) == 1:
            remark = "online and print years are often one apart"
    elif attribute == "title" and (_is_head(here, there) or _is_head(there, here)):
        telling, remark = False, "the rest of the title is left out"
    elif attribute in ("author", "editor"):
        here, there = _first_difference(mine, theirs)
    elif attribute == "container_title":
        short = after.entry.container_title_short
        if short and (same_wording(mine, short) or fold(mine) == fold(short)):
            return None
        # A proceedings is cited by its series as often as by its own name, and the other way round.
        telling = before.entry.type not in ("paper-conference", "chapter", "entry-encyclopedia")
    return Difference(
        attribute=attribute, here=here, there=there, source=item.origin.source, telling=telling, remark=remark
    )


def _is_head(title: str, longer: str) -> bool:
    """Whether a title is the beginning of the other up to a full stop or the like: a subtitle is missing."""
    rest = longer[len(title) :]
    return len(title) > 15 and longer.lower().startswith(title.lower()) and rest.lstrip()[:1] in tuple(".:;?!–—(")


def _year(date: Date) -> str:
    return str(date.year) if date.year is not None else shown_value(date)


def _first_difference(mine: Sequence[Name], theirs: Sequence[Name]) -> tuple[str, str]:
    """Of two lists of people, the first place in which they part; or how many there are."""
    for number, (a, b) in enumerate(zip_longest(mine, theirs), 1):
        if a is None or b is None or a == OTHERS:
            return (_count(mine), _count(theirs))
        if compare_values("author", (a,), (b,)) == "differs":
            place = f" (no. {number})" if number > 1 else ""
            return (f"{a.display()}{place}", f"{b.display()}{place}")
    return (_names(mine), _names(theirs))


def _count(names: Sequence[Name]) -> str:
    more = " and others" if OTHERS in names else ""
    count = len(names) - bool(more)
    return f"{count} {'name' if count == 1 else 'names'}{more}"


def _names(names: Sequence[Name]) -> str:
    shown = [name.display() for name in names[:3]]
    return "; ".join(shown) + (" …" if len(names) > 3 else "")
