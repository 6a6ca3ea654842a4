"""How far a page bears out that a line is its title and a line below it its authors, in points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bibkit.extractors.visible._abstract import opens_abstract
from bibkit.extractors.visible._citation import locate
from bibkit.extractors.visible._journal import ISSUE_ALONE, parse_journal_line
from bibkit.extractors.visible._labels import ABSTRACT
from bibkit.extractors.visible._lines import is_dense, is_other_works_heading
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._title_lines import (
    KIND,
    TITLE_TAIL,
    is_one_of_labels,
    is_otherwise,
    is_title_like,
    unwrapped,
)
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

# Of a text in lower case: looking for words in either case takes four times as long.
_AFFILIATION = lazy_pattern(
    r"\b(?:universit|universid|université|università|uniwersytet|institut|department|dept\b|school of|faculty|"
    r"laborator|college|academy|"
    r"consortium|corporation|foundation|"
    r"hospital|clinic|centre|center for|research|division of|ministry|museum|gmbh|inc\.|ltd|p\.?o\.? box|\b\d{5}\b|"
    r"usa\b|uk\b|"
    r"germany|china|france|japan|canada|australia|italy|spain|brazil|india|korea|switzerland|netherlands|sweden|"
    r"kingdom|states)"
)


_YEAR = lazy_pattern(r"(?:1[5-9]|20)(?<!\w..)\d\d\b")


def names_institution(text: str) -> bool:
    """Whether a line names an institution or a country."""
    return _AFFILIATION.search(lowered(text)) is not None


@dataclass
class Byline:
    """A title with the names below it. `score` says how far the page bears them out."""

    title: Block
    text: str
    names: tuple[Name, ...] = ()
    place: int = 0  # of the title among the lines
    start: int = 0  # the first line of names
    end: int = 0  # behind the last line of names
    score: float = 0.0
    known: float = 0.0  # the share of names that are known ones
    cited: bool = False  # another line of the page cites the title


class Labels(NamedTuple):
    """What labelled values bear out: the family names behind "Author:", as comparison keys; the lines of labels that
    describe one work."""

    people: frozenset[str] = frozenset()
    places: tuple[int, ...] = ()


NO_LABELS = Labels()


_JOURNAL = lazy_pattern(
    r"\b(?:journal|proceedings|series|transactions|letters|annals|reviews?|bulletin|revista|revue|zeitschrift)\b", re.I
)


class _PerLine(dict[int, bool]):
    """The answers to a question about lines, each found out when it is first asked."""

    def __init__(self, answer: Callable[[int], bool]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, place: int) -> bool:
        self[place] = self._answer(place)
        return self[place]

    def any(self, places: Iterable[int]) -> bool:
        return any(map(self.__getitem__, places))


class _Title(NamedTuple):
    """A line that could be a title, put together where the page breaks it; `length` and `key` are of the whole, `text`
    is without what stands behind the title."""

    start: int
    length: int
    key: str
    text: str


class PageLines:
    """The lines of a page, with what weighing titles and names looks up again and again kept."""

    def __init__(self, lines: Sequence[Block], limit: int, page_title: str, labels: Labels) -> None:
        self.lines = lines
        self.labels = labels
        self.page_title = page_title
        self.plain = [line.plain for line in lines]
        self.keys = [line.key for line in lines]
        self.everything = "\n".join(self.keys)
        self.abstract = next(
            (
                place
                for place, text in enumerate(self.plain[:limit])
                if (lines[place].label in ABSTRACT and _begins_prose(self.plain[place + 1 : place + 6]))
                or (len(text) > 140 and opens_abstract(text))
            ),
            None,
        )
        dois = {match.group() for text in self.plain[:limit] if "10." in text for match in _DOI.finditer(text)}
        self.single_doi = len({doi.casefold().rstrip(".,;") for doi in dois}) == 1
        self._counts: dict[str, int] = {}
        self._cited: dict[str, bool] = {}
        # Of a line: whether it heads a list of other works, names an institution or a country, a DOI, when a work was
        # received or published, whether names stand above it.
        self.heads_others = _PerLine(lambda place: is_other_works_heading(self.plain[place]))
        self.affiliated = _PerLine(lambda place: names_institution(self.plain[place][:400]))
        self.has_doi = _PerLine(lambda place: "10." in self.plain[place] and bool(_DOI.search(self.plain[place])))
        self.dated = _PerLine(lambda place: len(self.plain[place]) < 300 and bool(_HISTORY.search(self.plain[place])))
        self.below_names = _PerLine(self._stands_below_names)
        self.places_work = _PerLine(self._places_work)
        self._names: dict[int, float] = {}
        self._titles: dict[tuple[int, str], float] = {}
        self._unwrapped: dict[int, _Title | None] = {}

    @cached_property
    def _may_cite(self) -> list[tuple[str, str]]:
        """(key, line) of the lines that name a year, as citations do."""
        lines = zip(self.plain, self.keys, strict=True)
        return [(key, text) for text, key in lines if len(text) < 1500 and "©" not in text and _YEAR.search(text)]

    def count(self, key: str) -> int:
        """How often a text stands on the page, letters compared."""
        if key not in self._counts:
            self._counts[key] = self.everything.count(key)
        return self._counts[key]

    def cites(self, key: str) -> bool:
        """Whether a line cites a title: holds it with a year and more besides."""
        key = key[:60]
        if key not in self._cited:
            self._cited[key] = (
                len(key) > 16
                and self.count(key) > 1
                and any(
                    key in other and len(other) > len(key) + 15 and not _is_container(key, text)
                    for other, text in self._may_cite
                )
            )
        return self._cited[key]

    def _stands_below_names(self, place: int) -> bool:
        """Whether names with affiliations stand right above: then the line is part of a list of authors."""
        above = range(max(0, place - 6), place)
        return self.affiliated.any(above) and any(
            credibility(names_in_line(self.lines[other].text)) >= 0.5 for other in above
        )

    def issue_above(self, place: int) -> bool:
        """Whether a line right above says of which issue the work is: "Issue 58, Fall 2013"."""
        return any(map(ISSUE_ALONE.match, self.plain[max(0, place - 2) : place]))

    def placed_below(self, end: int) -> bool:
        """Whether one of the lines right below the names says in which volume and on which pages the work stands."""
        return self.places_work.any(range(end, min(len(self.plain), end + 14)))

    def _places_work(self, place: int) -> bool:
        line = self.plain[place]
        journal = parse_journal_line(line) if len(line) < 200 else None
        if journal and journal.volume and not journal.page and place + 1 < len(self.plain):
            following = self.plain[place + 1]  # "Volume 40, Number 4, Summer 2007", below it "pp. 921-943"
            journal = parse_journal_line(f"{line} {following}") if len(following) < 30 else None
        return bool(journal and journal.volume and journal.page and (journal.date or journal.issue))

    def among_others(self, place: int) -> bool:
        """Whether the line stands under a heading "Similar articles"."""
        return self.heads_others.any(range(max(0, place - 12), place))

    def title_at(self, place: int) -> _Title | None:
        """The title that a line could be, or a part of; None for any other."""
        if place not in self._unwrapped:
            line, found = self.plain[place], None
            if is_title_like(line) and not is_otherwise(line) and not is_one_of_labels(self.lines, place):
                start, text = unwrapped(self.lines, place, self.everything)
                found = _Title(start, len(text), comparison_key(text), TITLE_TAIL.sub("", text))
            self._unwrapped[place] = found
        return self._unwrapped[place]

    def points_of_title(self, byline: Byline) -> float:
        """What speaks for the title, whichever names below it are its authors'."""
        asked = byline.place, byline.text
        if asked not in self._titles:
            key = comparison_key(byline.text)
            count = self.count(key)
            dense = is_dense(byline.text)
            long = len(byline.text) * (3 if dense else 1)  # a character says what three letters do
            points = {
                "agrees with <title>": 4 if len(key) >= 8 and key in self.page_title else 0,
                "a first heading": 2 if byline.title.level == 1 else 1 if byline.title.level == 2 else 0,
                "stands on the page again": 0 if count < 2 else 2 if len(key) > 24 else 1,
                "cited on the page": 3 if self.cites(key) else 0,
                "a kind of work above": 0.4
                if KIND.fullmatch("".join(self.plain[max(0, byline.place - 1) : byline.place]))
                else 0,
                "long enough": 1.5 if long >= 40 else -1 if long < 20 and count < 2 else 0,
                "below the abstract": -5 if self.abstract is not None and byline.place > self.abstract else 0,
                "early on the page": 1.5 * (1 - byline.place / max(1, len(self.lines))),
                "among other works": -4 if self.among_others(byline.place) else 0,
                "volume and pages below": -4
                if _VOLUME_LINE.match("".join(self.plain[byline.place + 1 : byline.place + 2]))
                else 0,
                "a journal's name": -1 if _JOURNAL.search(byline.text) and byline.text.count(" ") < 9 else 0,
                "sentences": -3 if long > 250 or (long > 100 and _SENTENCES.search(byline.text)) else 0,
                "a single word": -3 if " " not in byline.text and not dense and key != self.page_title else 0,
                "below other names": -3 if self.below_names[byline.place] else 0,
                "an office": -3 if _OFFICE.match(byline.text) else 0,
                "an affiliation": -3 if byline.text.count(",") >= 2 and self.affiliated[byline.place] else 0,
            }
            self._titles[asked] = sum(points.values())
        return self._titles[asked]

    def points_of_names(self, byline: Byline) -> float:
        """What speaks for the names, whichever line above them is the title."""
        if byline.start not in self._names:
            known = byline.known
            families = {comparison_key(name.family or name.literal) for name in byline.names[:12]}
            again = sum(self.count(key) > 1 for key in families if len(key) > 3)
            below = range(byline.start + 1, min(len(self.lines), byline.start + 16))
            points = {
                "several names": min(2, len(byline.names) // 2),
                "names are known ones": 2 * known if known >= 0.25 else -1.5,
                "marks on names": 1.5 if has_marks(self.lines[byline.start].text) else 0,
                "affiliations below": 1.5
                if any(len(self.plain[at]) > 25 and self.affiliated[at] for at in below)
                else 0,
                "names stand on the page again": min(2.0, 0.5 * again),
                "a label names them": 3 if self.labels.people and families == self.labels.people else 0,
                "announced": 2
                if _ANNOUNCED.fullmatch("".join(self.plain[max(0, byline.start - 1) : byline.start]))
                else 0,
                "a journal line below": 2 if self.placed_below(byline.end) else 0,
                "by": 1.5 if _BY.match(self.plain[byline.start]) else 0,
            }
            self._names[byline.start] = sum(points.values())
        return self._names[byline.start]


def _is_container(key: str, text: str) -> bool:
    """Whether a citation has the title as that of the book ("… In: Ferro, N. (eds) Advances in Retrieval"), or a line
    as that of the journal ("Cahiers d'histoire, tome 12, n° 2, 2015, p. 33-51")."""
    journal = parse_journal_line(text) if len(text) < 200 else None
    if journal is not None and comparison_key(journal.journal)[:60] == key:
        return True
    at, _ = locate(text, key)
    return at > 0 and re.search(r"\bIn:? ", text[max(0, at - 120) : at]) is not None


def _begins_prose(texts: Sequence[str]) -> bool:
    """Whether one of the first three lines is a paragraph, or the lines together are one that is broken into lines."""
    if any(len(text) > 120 or (len(text) > 50 and is_dense(text)) for text in texts[:3]):
        return True
    return sum(len(text) >= 55 for text in texts) >= 4


def weigh(byline: Byline, page: PageLines, names_place: int) -> None:
    """Weigh a title with its names by what the page says of both. The weights were found on saved pages with gold."""
    above = names_place - byline.place
    around = range(max(0, byline.place - 8), min(len(page.lines), byline.end + 12))
    labels = sum(byline.place - 15 <= place < byline.end + 25 for place in page.labels.places)
    points = {
        "the title": page.points_of_title(byline),
        "the names": page.points_of_names(byline),
        "right above the names": max(-1.5, 2 - 0.5 * (above - 1)),
        "an abstract below": 2 if page.abstract is not None and byline.end <= page.abstract < byline.end + 60 else 0,
        "names that are sure": 1.5 if len(byline.names) > 1 and byline.known >= 0.5 and above <= 2 else 0,
        "a DOI near": (2 if page.single_doi else 1) if page.has_doi.any(around) else 0,
        "labels of a record near": 1.5 if labels >= 3 else 0,
        # Right below the line it would rather be the journal's: "Nucleic Acids Res", "2012 Nov 26;41(D1):36".
        "a journal line between": 2
        if 2 < above < 9 and page.places_work.any(range(byline.place + 2, names_place))
        else 0,
        "an issue above": 1.5 if byline.title.tag and page.issue_above(byline.place) else 0,
        "dates near": 0.5 if page.dated.any(around) else 0,
    }
    byline.score = sum(points.values())


_OFFICE = lazy_pattern(r"(?:[A-Z][\w.]* ){0,2}(?:Department|Office|Ministry|University|Institute|Faculty|Library) of ")
_SENTENCES = lazy_pattern(r"\A(?>.*?[a-z]{3}\. [A-Z][a-z]+ ).*[a-z]{3}\.?$|[a-z]{4}, [a-z ]{20,}\.$")


_ANNOUNCED = lazy_pattern(
    r"author links open overlay panel|authors?|autor(?:en|es|as|a|inn?en|/innen|:innen)?|autoría|auteurs?|autori|"
    r"autorzy|авторы?|작성자|저자|著者|執筆者|作者|yazar(?:lar)?|المؤلفون|المؤلف|written by",
    re.I,
)


_BY = lazy_pattern(r"(?:posted on .{4,40} by|by|von|par|por|di|written by|posted by)\s(?=[A-Z])", re.I)


_VOLUME_LINE = re.compile(r"(?:volumes?|vol\.|band|tome|tom|cilt)\s\d", re.I)


_DOI = re.compile(r"\b10\.\d{4,9}/[^\s)\]}>]+")


_HISTORY = re.compile(r"[RrAaPp](?<!\w.)(?:eceived|ccepted|ublished|vailable online|osted)\b")


_MARKS = re.compile(r"<sup>|[a-zà-ÿ]\s?\d{1,2}\b(?:\s?,|\s|$)|[*†‡]")


def has_marks(text: str) -> bool:
    """Whether a line has marks of affiliation: raised or glued numbers, stars, daggers."""
    return bool(_MARKS.search(text))
