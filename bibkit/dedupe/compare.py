"""Whether two entries describe one work.

Doubt is decided against: two entries that stay apart cost a person a look, two works made one cost them a source.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from rapidfuzz.fuzz import ratio, token_set_ratio

from bibkit.dedupe.sketch import Sketch
from bibkit.dedupe.titles import Relation, title_relation

Finding = Literal["same", "preprint", "version", "edition", "part", "correction", "identifier"]
# same        one work
# preprint    a preprint and what was published of it
# version     the same title in another form (conference paper and article, thesis and book)
# edition     another edition; part: another part of the same whole; correction: a correction, reply or review of it
# identifier  the same identifier, yet another work: one of them has it wrongly


class Verdict(NamedTuple):
    """`why` is a phrase for people ("same DOI"); `strength` orders verdicts, 100 for equal identifiers."""

    finding: Finding
    why: str
    strength: int


# Stands for "surely two works, and nothing worth telling".
_NOTHING = Verdict("part", "", 0)
_MOST_YEARS_FROM_PREPRINT = 5


def compare(one: Sketch, other: Sketch) -> Verdict | None:
    """What is found about two entries; None when they have nothing to do with each other."""
    relation = title_relation(one, other)
    if relation == "other" and not one.shares_identifier(other):
        return None
    one, other = one.complete(), other.complete()
    shared = _shared_identifier(one, other)
    if shared:
        return _with_shared_identifier(one, other, relation, shared)
    if relation == "other" or not _names_agree(one, other):
        return None
    difference = _telling_difference(one, other, relation)
    if difference is not None:
        return None if difference is _NOTHING else difference
    if relation == "alike" and not _same_spot(one, other):
        return None
    return _by_evidence(one, other, relation)


def _shared_identifier(one: Sketch, other: Sketch) -> str:
    if one.doi and one.doi == other.doi:
        return "DOI"
    if one.arxiv and one.arxiv == other.arxiv:
        return "arXiv id"
    if (
        one.isbns
        and not {one.kind, other.kind} & {"part", "conference", "article"}
        and set(one.isbns) & set(other.isbns)
    ):
        return "ISBN"
    return ""


def _with_shared_identifier(one: Sketch, other: Sketch, relation: Relation, shared: str) -> Verdict | None:
    if shared == "arXiv id" and one.preprint != other.preprint:
        return Verdict("preprint", "same arXiv id, one of them published", 90)
    if one.doi and other.doi and one.doi != other.doi:
        return None if shared == "ISBN" else Verdict("version", f"same {shared}, other DOIs", 60)
    titles_differ = bool(one.letters and other.letters) and relation == "other"
    if titles_differ and not (_titles_overlap(one, other) and _names_agree(one, other)):
        return Verdict("identifier", f"same {shared}, but the titles differ", 50)
    if shared == "ISBN":
        if one.correction != other.correction:
            return Verdict("correction", "same ISBN, one discusses the other", 60)
        if one.edition and other.edition and one.edition != other.edition:
            return Verdict("edition", "same ISBN, other editions", 60)
        if one.volume and other.volume and one.volume != other.volume:
            return Verdict("part", "same ISBN, other volumes", 60)
        numbered = relation != "other" or (one.numbers and other.numbers)  # of other titles, both name a number
        if numbered and one.numbers != other.numbers and relation != "cut":
            return Verdict("part", "same ISBN, other numbers in the titles", 60)
    return Verdict("same", f"same {shared}", 100)


def _titles_overlap(one: Sketch, other: Sketch) -> bool:
    """Half of the shorter title's longer words stand in the other one."""
    ours = {word for word in one.words if len(word) > 3}
    theirs = {word for word in other.words if len(word) > 3}
    return len(ours & theirs) * 2 >= max(1, min(len(ours), len(theirs)))


def _names_agree(one: Sketch, other: Sketch) -> bool:
    """First names on the lists are one; unknown names agree with all."""
    if not one.families or not other.families:
        return True
    first, second = one.families[0], other.families[0]
    if first == second or first in other.families[:3] or second in one.families[:3]:
        return True
    if one.by_group and other.by_group:
        return _same_group(first, second)
    if ratio(first, second) >= 80:
        return True
    # "de la Cruz" and "Cruz", "García Márquez" and "García", a name that was taken apart wrongly.
    ours, theirs = set(first.split()), set(second.split())
    return any(len(word) > 2 for word in ours & theirs)


def _same_group(one: str, other: str) -> bool:
    """One is the other and something more ("… Working Group"), or misspelt: the World Health Organization is not the
    World Trade Organization, nor ATLAS another collaboration."""
    ours, theirs = one.split(), other.split()
    short, long = sorted((set(ours) - _SMALL, set(theirs) - _SMALL), key=len)
    if len(short) > 1 and short <= long:
        return True
    return len(ours) == len(theirs) and all(ratio(a, b) >= 80 for a, b in zip(ours, theirs, strict=True))


def _same_spot(one: Sketch, other: Sketch) -> bool:
    """The same volume and first page."""
    return bool(one.volume and one.first_page) and one.volume == other.volume and one.first_page == other.first_page


def _telling_difference(one: Sketch, other: Sketch, relation: Relation) -> Verdict | None:
    """A difference that makes two works of what would else be one."""
    same_but_for = relation in ("same", "misspelt") or one.core == other.core
    if one.correction != other.correction:
        return Verdict("correction", "one corrects or discusses the other", 40) if same_but_for else _NOTHING
    if one.numbers != other.numbers and not _same_spot(one, other):
        if same_but_for:
            return Verdict("part", "other numbers in the titles", 40)
        if relation == "alike" or not _numbers_begin_alike(one, other):
            return _NOTHING
    if relation == "alike":
        return None
    if one.edition and other.edition and one.edition != other.edition:
        return Verdict("edition", "other editions", 40)
    if _preprint_and_published(one, other):
        return Verdict("preprint", "a preprint and the published work", 80)
    if one.kind and other.kind and one.kind != other.kind and not _same_spot(one, other):
        return Verdict("version", f"{one.kind} and {other.kind} of one title", 40)
    return None


def _preprint_and_published(one: Sketch, other: Sketch) -> bool:
    if one.preprint == other.preprint:
        return False
    article = other if one.preprint else one
    if not article.published and not article.kind:
        return False  # a bare @misc may well be the preprint itself
    return not (one.year and other.year) or abs(one.year - other.year) <= _MOST_YEARS_FROM_PREPRINT


def _numbers_begin_alike(one: Sketch, other: Sketch) -> bool:
    count = min(len(one.numbers), len(other.numbers))
    return one.numbers[:count] == other.numbers[:count]


def _by_evidence(one: Sketch, other: Sketch, relation: Relation) -> Verdict | None:
    if one.doi and other.doi:
        return None
    years = _years(one, other)
    volume, page, issue = (
        _agreement(getattr(one, name), getattr(other, name)) for name in ("volume", "first_page", "issue")
    )
    container = _containers(one, other)
    names = bool(one.families and other.families)
    if not years and one.year and other.year and volume <= 0 and page <= 0 and _is_serial(one, other):
        return None
    if years < 0:
        book = "book" in (one.kind, other.kind)
        return Verdict("edition", "other years", 30) if book and relation != "alike" and names else None
    if page < 0 or (volume < 0 and page <= 0) or (issue < 0 and page <= 0):
        return None
    if container < 0 and (page <= 0 or (volume <= 0 and min(one.length, other.length) < _LONG_TITLE_WORDS)):
        return None  # the "Introduction" of another book begins on page 1, too
    support = years + volume + page + issue + container + (2 if names else 0)
    if support < _needed(relation, min(one.length, other.length), names, page > 0):
        return None
    return Verdict("same", _reasons(relation, names, years, volume, page), 60 + min(support, 10))


_LONG_TITLE_WORDS = 5
_EVERY_YEAR = frozenset((
    "annual", "yearly", "report", "review", "survey", "statistics", "bibliography", "progress", "outlook", "update",
    "interview", "editorial", "proceedings", "newsletter", "news", "jahresbericht", "bericht", "rapport",
))  # fmt: skip
_NEVER = 99


def _is_serial(one: Sketch, other: Sketch) -> bool:
    """Whether the next year may well have another work of the title: a short one, or what comes out every year."""
    return min(one.length, other.length) < _LONG_TITLE_WORDS or not _EVERY_YEAR.isdisjoint(one.words)


def _needed(relation: Relation, words: int, names: bool, page: bool) -> int:
    """How much must agree besides the title: less for a long one, more for "Editorial" and where names are missing."""
    if relation in ("same", "misspelt"):
        needed = 2 if words >= _LONG_TITLE_WORDS else 3
    else:
        needed = 4 if relation == "cut" else 6
    if words <= 2:
        needed += 1
    if not names and not page:
        # Only a title that says much stands for a work by itself, with the year.
        return 1 if relation in ("same", "misspelt") and words > _LONG_TITLE_WORDS else _NEVER
    return needed


def _agreement(one: str, other: str) -> int:
    """1 equal, -1 different, 0 when one is not known."""
    if not one or not other:
        return 0
    return 1 if one == other else -1


def contradict(one: Sketch, other: Sketch) -> bool:
    """Whether what both say cannot be true of one work: other DOIs, other volumes or pages, years far apart.

    Of two such entries at most one is what a third is that both look like.
    """
    if one.doi and other.doi and one.doi != other.doi:
        return True
    one, other = one.complete(), other.complete()
    volume, page = _agreement(one.volume, other.volume), _agreement(one.first_page, other.first_page)
    return page < 0 or (volume < 0 and page <= 0) or _years(one, other) < 0


def _years(one: Sketch, other: Sketch) -> int:
    """1 the same year, 0 unknown or the year next to it (online and in print), -1 further apart."""
    if not one.year or not other.year:
        return 0
    apart = abs(one.year - other.year)
    if apart == 0:
        return 1
    return 0 if apart == 1 and "book" not in (one.kind, other.kind) else -1


def _containers(one: Sketch, other: Sketch) -> int:
    """1 the same journal or book, abbreviated perhaps; -1 surely another; 0 unknown."""
    ours, theirs = one.container, other.container
    if not ours or not theirs:
        return 0
    if ours == theirs or _abbreviates(ours.split(), theirs.split()) or _abbreviates(theirs.split(), ours.split()):
        return 1
    score = token_set_ratio(ours, theirs)
    if one.kind == other.kind == "part":  # titles of books are cut, but not abbreviated
        return 1 if score >= 85 else -1
    return 1 if score >= 85 else (-1 if score < 45 and not _initials_match(ours, theirs) else 0)


_SMALL = frozenset(
    ("of", "the", "and", "for", "in", "on", "a", "an", "de", "der", "die", "la", "le", "les", "des", "et", "und")
)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """`j am chem soc` for `journal of the american chemical society`."""
    full = [word for word in long if word not in _SMALL]
    brief = [word for word in short if word not in _SMALL]
    return len(brief) == len(full) and all(
        word[:1] == part[:1] and _in_order(part, word) for part, word in zip(brief, full, strict=True)
    )


def _in_order(part: str, word: str) -> bool:
    letters = iter(word)
    return all(char in letters for char in part)


def _initials_match(ours: str, theirs: str) -> bool:
    """`jama` for `journal of the american medical association`."""
    short, long = sorted((ours.replace(" ", ""), theirs), key=len)
    return short == "".join(word[0] for word in long.split() if word not in _SMALL)


def _reasons(relation: Relation, names: bool, years: int, volume: int, page: int) -> str:
    title = {"same": "title", "misspelt": "title (misspelt)", "cut": "title (cut)", "alike": "title (nearly)"}[relation]
    parts = [title]
    if names:
        parts.append("names")
    parts += [word for word, agrees in (("year", years), ("volume", volume), ("first page", page)) if agrees > 0]
    return "same " + (", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0])
