"""What besides the title speaks for or against a registered work being the one that is cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bibkit.enrichment.alignment import alike
from bibkit.enrichment.citation import Citation, Word, first_page, split_words
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.text.fold import fold
from bibkit.text.fragments import strip_markup
from bibkit.text.wordlists import word_set

_SMALL_WORDS = word_set(
    "of the and for in on de la le les du des der die das und et y e di del della da do dos a an to zur fur"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Each field: True for agreement, False for contradiction, None where one side does not say.

    `near_year` when the years are one apart.
    """

    author: bool | None = None
    year: bool | None = None
    near_year: bool = False
    volume: bool | None = None
    page: bool | None = None
    container: bool | None = None

    @property
    def supports(self) -> tuple[str, ...]:
        pairs = (
            ("first author", self.author),
            ("year", self.year or self.near_year or None),
            ("volume", self.volume),
            ("first page", self.page),
            ("container", self.container),
        )
        return tuple(name for name, value in pairs if value)

    @property
    def conflicts(self) -> tuple[str, ...]:
        pairs = (
            ("authors", self.author),
            ("year", self.year),
            ("volume", self.volume),
            ("pages", self.page),
            ("venue", self.container),
        )
        return tuple(name for name, value in pairs if value is False)


class Registered:
    """A candidate with what is compared of it, each worked out once."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.entry = record.entry

    @cached_property
    def title(self) -> tuple[str, ...]:
        return tuple(word.text for word in split_words(strip_markup(self.entry.title)))

    @cached_property
    def other_titles(self) -> tuple[tuple[str, ...], ...]:
        """Other titles of the work under which it may be cited."""
        titles = [self.entry.original_title] if self.entry.original_title else []
        return tuple(tuple(word.text for word in split_words(strip_markup(title))) for title in titles)

    @cached_property
    def main_title(self) -> tuple[str, ...]:
        """The title before its first colon, under which works are cited, too; () where it has none or little there."""
        head, colon, _ = strip_markup(self.entry.title).partition(": ")
        words = tuple(word.text for word in split_words(head)) if colon else ()
        return words if len(words) > 1 else ()

    @cached_property
    def people(self) -> tuple[Name, ...]:
        return self.entry.author or self.entry.editor

    @cached_property
    def families(self) -> tuple[tuple[str, ...], ...]:
        """The folded words of each family name or organisation."""
        found = (fold(name.literal or name.family).split() for name in self.people)
        return tuple(tuple(words) for words in found if words)

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Words that the record explains wherever they stand: its people and its container."""
        words = {word for family in self.families for word in family}
        for name in self.people:
            words.update(fold(name.given).split())
        for text in (self.entry.container_title, self.entry.container_title_short, self.entry.collection_title):
            words.update(fold(text).split())
        words.update(fold(self.entry.publisher).split())
        return frozenset(words)

    @cached_property
    def container(self) -> tuple[str, ...]:
        return tuple(fold(self.entry.container_title).split())

    @cached_property
    def pages(self) -> tuple[str, ...]:
        return tuple(filter(None, (first_page(self.entry.page), first_page(self.entry.number))))


def gather(citation: Citation, work: Registered, start: int, end: int) -> Evidence:
    """Compare everything but the title, which stands between `start` and `end` among the citation's words."""
    entry = work.entry
    year = entry.issued.year if entry.issued and entry.issued.year else 0
    same_year = None if not (citation.year and year) else citation.year == year
    return Evidence(
        author=_first_author(citation, work, start),
        year=same_year,
        near_year=bool(citation.year and year) and abs(citation.year - year) == 1,
        volume=_same_number(citation.volume, entry.volume),
        page=_same_page(citation, work),
        container=_container(citation, work, start, end),
    )


def _same_number(mine: str, theirs: str) -> bool | None:
    theirs = re.sub(r"[\s.]", "", theirs).lower().lstrip("0")
    if not mine or not theirs:
        return None
    return mine == theirs


def _same_page(citation: Citation, work: Registered) -> bool | None:
    if not citation.page or not work.pages:
        return None
    return any(citation.page == page or citation.page.lstrip("es") == page.lstrip("es") for page in work.pages)


def _first_author(citation: Citation, work: Registered, start: int) -> bool | None:
    """Whether the first registered author is named, or most of them are; None where one side names nobody."""
    if not work.families:
        return None
    if citation.title_known:
        if not citation.families:
            return None
        named = {word for family in citation.families for word in family.split()}
        registered = {word for family in work.families for word in family}
        return _named(work.families[0], named) or _named(citation.families[0].split()[-1:], registered)
    outside = [*citation.words[:start], *citation.words[start:][-12:]] if start > 0 else list(citation.words)
    named = {word.text for word in outside}
    hits = [_named(family, named) for family in work.families]
    if hits[0] or sum(hits) >= max(2, len(hits) // 2):
        return True
    zone = [word for word in citation.words[:start] if len(word.text) > 2 and not word.text.isdigit()]
    return False if zone else None


def _named(family: Sequence[str], named: set[str]) -> bool:
    """All words of a family name among those named, misspellings allowed; of long organisations most of them."""
    hits = sum(
        word in named or any(alike(word, other) >= 0.75 for other in named if other[:1] == word[:1]) for word in family
    )
    return (
        hits == len(family) or (len(family) > 1 and hits >= 0.7 * len(family)) or (hits > 0 and _joined(family, named))
    )


def _joined(family: Sequence[str], named: set[str]) -> bool:
    return "".join(family) in named or (len(family) == 2 and family[-1] in named)


def _container(citation: Citation, work: Registered, start: int, end: int) -> bool | None:
    entry = work.entry
    titles = [entry.container_title, entry.container_title_short, entry.collection_title]
    if entry.type in ("book", "report", "thesis", "article", "dataset", "standard"):
        titles.append(entry.publisher)
        titles.append(entry.archive)
    wanted = [[word.text for word in split_words(title) if word.text not in _SMALL_WORDS] for title in titles if title]
    wanted = [words for words in wanted if words]
    if not wanted:
        return None
    if citation.title_known:
        if not citation.container:
            return None
        cited = split_words(citation.container)
    else:
        cited = (*citation.words[:start], Word("", "."), *citation.words[end:])
    words = [word.text for word in cited if word.text not in _SMALL_WORDS]
    if any(abbreviates(words, full) for full in wanted):
        return True
    return False if citation.title_known or _names_a_venue(cited) else None


def _names_a_venue(words: Sequence[Word]) -> bool:
    """Whether anything but numbers and initials is left behind the title."""
    tail = []
    for word in reversed(words):
        if not word.text:
            break
        tail.append(word.text)
    return sum(len(word) > 3 and word.isalpha() for word in tail) >= 1


def abbreviates(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a run of words is the full title or an abbreviation of it, word by word: `appl phys lett`.

    One word in four may be missing from long titles.
    """
    if len(full) == 1:
        return full[0] in words if len(full[0]) > 2 else False
    for begin, word in enumerate(words):
        if not _short_for(word, full[0]):
            continue
        place, hits = begin, 0
        for wanted in full:
            if place < len(words) and _short_for(words[place], wanted):
                hits += 1
                place += 1
        if hits >= max(2, round(0.75 * len(full))):
            return True
    return False


def _short_for(short: str, full: str) -> bool:
    if short == full:
        return True
    if len(short) < 1 or short[0] != full[0]:
        return False
    if full.startswith(short) or alike(short, full) >= 0.75:
        return True
    # "natl" for "national": the letters in their order, the beginning more than one letter
    if len(short) < 3 or short[:2] != full[:2]:
        return False
    rest = iter(full)
    return all(char in rest for char in short)
