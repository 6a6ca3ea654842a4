"""Do two values of a field say the same? Field by field, as a reader would see it and not as a program does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from rapidfuzz import fuzz

from bibkit.bibtex.names import OTHERS
from bibkit.enrichment.alignment import align
from bibkit.enrichment.citation import first_page, split_words
from bibkit.model.dates import Date
from bibkit.model.identifiers import ArxivId, Isbn
from bibkit.model.names import Name
from bibkit.model.vocabulary import BY_ATTRIBUTE
from bibkit.text.fold import fold
from bibkit.text.fragments import strip_markup
from bibkit.text.patterns import lazy_pattern

Verdict = Literal["same", "finer", "differs"]
# same: nothing to do; finer: the other value says the same more exactly; differs: both cannot be right


def compare_values(attribute: str, mine: Any, theirs: Any) -> Verdict:
    """How a registered value relates to ours; both are known.

    >>> compare_values("page", "28–34", "28-34"), compare_values("volume", "3", "4")
    ('same', 'differs')
    """
    kind = BY_ATTRIBUTE[attribute].kind
    if kind == "date":
        return _compare_dates(mine, theirs)
    if kind == "names":
        return _compare_people(mine, theirs)
    if kind == "list":
        return "same" if _share_one(mine, theirs) else "differs"
    mine, theirs = str(mine), str(theirs)
    if mine == theirs or fold(mine) == fold(theirs):
        return "same"
    if attribute in ("title", "original_title"):
        return "same" if titles_agree(mine, theirs) else "differs"
    if attribute == "abstract":
        return "same" if _same_text(mine, theirs) else "differs"
    if attribute in ("page", "number", "volume", "issue", "collection_number"):
        return "same" if _same_numbers(mine, theirs) else "differs"
    if attribute == "eprint":
        return "same" if _without_version(mine) == _without_version(theirs) else "differs"
    if attribute == "language":
        return "same" if mine[:2].lower() == theirs[:2].lower() else "differs"
    return "same" if same_wording(mine, theirs) else "differs"


# "RETRACTED: …", "Retracted article: …", "… [Retracted]": the work is cited under the title that it had.
_RETRACTED = lazy_pattern(
    r"^\W*(?:RETRACTED(?: ARTICLE| CHAPTER)?\b"
    r"|(?i:retracted|withdrawn|removed)(?i: article| chapter)?(?:\s*[:–—]|\s-\s))\W*"
    r"|(?<!\s)\s*[\[(](?:this article (?:has been|was) )?(?i:retracted|withdrawn)[^\])]{0,300}[\])]$"
)


def _without_version(eprint: str) -> str:
    """arXiv:2101.00001v2 and 2101.00001 are one work."""
    arxiv = ArxivId.parse(eprint)
    return arxiv.without_version if arxiv is not None else fold(eprint)


def titles_agree(mine: str, theirs: str) -> bool:
    """Whether two titles are one: a subtitle missing, misspelt, in capitals, marked as retracted; not Part I and II."""
    mine, theirs = (_RETRACTED.sub("", strip_markup(title)) for title in (mine, theirs))
    if _same_title(mine, theirs):
        return True
    heads = mine.partition(": ")[0], theirs.partition(": ")[0]
    return (heads[0] != mine and _same_title(heads[0], theirs)) or (heads[1] != theirs and _same_title(mine, heads[1]))


def _same_title(mine: str, theirs: str) -> bool:
    a, b = split_words(mine), [word.text for word in split_words(theirs)]
    if not a or not b:
        return False
    if "".join(word.text for word in a) == "".join(b):
        return True
    found = align(b, a, whole=True)
    return not found.numbering and not found.altered and found.extra <= 0.12 and found.covered >= 0.85


def same_people(mine: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """The same family names in the same order; initials, particles and spelling of given names do not count."""
    if len(mine) != len(theirs):
        return False
    return all(_same_name(a, b) for a, b in zip(mine, theirs, strict=True))


def _compare_people(mine: Sequence[Name], theirs: Sequence[Name]) -> Verdict:
    """A list that ends in "and others" is the longer one cut short, if they begin alike."""
    if mine[-1] == OTHERS:
        head = mine[:-1]
        return "finer" if len(head) < len(theirs) and same_people(head, theirs[: len(head)]) else "differs"
    return "same" if same_people(mine, theirs) else "differs"


def _same_name(mine: Name, theirs: Name) -> bool:
    a, b = _letters(mine), _letters(theirs)
    if a == b:
        return True
    first, second = _family_words(mine), _family_words(theirs)
    shared = first[-1:] == second[-1:] or set(first) <= set(second) or set(second) <= set(first)
    if not shared and fuzz.ratio("".join(first), "".join(second)) < 85:
        # one side may be unsplit: "Gill Walker" against Walker, Gill
        return bool(first and second) and sorted(a.split()) == sorted(b.split())
    initials = (fold(mine.given)[:1], fold(theirs.given)[:1])
    return not all(initials) or initials[0] == initials[1]


def _letters(name: Name) -> str:
    return fold(f"{name.given} {name.family_with_particles}")


def _family_words(name: Name) -> list[str]:
    return fold(name.literal or name.family).split()


def same_wording(mine: str, theirs: str) -> bool:
    """The same name of a journal, publisher or place: abbreviated, with an article or a form of company more or
    less."""
    from bibkit.enrichment.evidence import abbreviates

    a, b = _plain_words(mine), _plain_words(theirs)
    if not a or not b:
        return False
    if a == b or "".join(a) == "".join(b) or set(a) <= set(b) or set(b) <= set(a):
        return True
    if abbreviates(a, b) or abbreviates(b, a):
        return True
    initials = "".join(word[0] for word in b), "".join(word[0] for word in a)
    return "".join(a) == initials[0] or "".join(b) == initials[1] or fuzz.ratio(" ".join(a), " ".join(b)) >= 92


_FILLING = frozenset(
    ("the", "and", "of", "inc", "ltd", "llc", "bv", "gmbh", "co", "company", "publishers", "for", "in")
)


def _plain_words(text: str) -> list[str]:
    text = re.sub(r"(?<!\s)\s*\([^()]*\)\s*$", "", strip_markup(text))
    return [word for word in fold(text).split() if word not in _FILLING]


def _same_numbers(mine: str, theirs: str) -> bool:
    """Page ranges by their first page and, where both give it, their last; `S12-S9`, leading zeros, all dashes."""
    a, b = _number_parts(mine), _number_parts(theirs)
    if not a or not b:
        return False
    return a[0] == b[0] and (len(a) < 2 or len(b) < 2 or _last(a) == _last(b))


def _number_parts(text: str) -> list[str]:
    parts = re.split(r"(?:(?<!\s)\s++)?[-\u2010-\u2015\u2212/]++\s*", text.strip())
    return [first_page(part) or fold(part) for part in parts if part]


def _last(parts: Sequence[str]) -> str:
    """The last page written out: 123-8 means 123-128."""
    first, last = parts[0], parts[-1]
    return first[: len(first) - len(last)] + last if len(last) < len(first) and last.isdigit() else last


def _share_one(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    def canonical(text: str) -> str:
        isbn = Isbn.parse(text)
        return isbn.isbn13 if isbn else re.sub(r"\W", "", text).lower()

    return bool({canonical(item) for item in mine} & {canonical(item) for item in theirs})


def _same_text(mine: str, theirs: str) -> bool:
    a, b = fold(mine), fold(theirs)
    return fuzz.ratio(a[:600], b[:600]) >= 85 or fuzz.partial_ratio(a[:300], b) >= 92


def _compare_dates(mine: Date, theirs: Date) -> Verdict:
    if mine.start is None or theirs.start is None:
        return "same" if mine.year == theirs.year else "differs"
    if mine.start.year != theirs.start.year:
        return "differs"
    if theirs.start.refines(mine.start) and mine.end is None and not mine.season:
        return "finer"
    # Online and print dates of one year are both right.
    return "same"
