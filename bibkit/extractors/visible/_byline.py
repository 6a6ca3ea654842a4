"""Title and authors together: the line above a line of names, when the page bears both out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bibkit.extractors._values import without_repeats
from bibkit.extractors.visible._citation import locate
from bibkit.extractors.visible._fields import is_label, is_labelled_value, meaning_of
from bibkit.extractors.visible._journal import parse_journal_line
from bibkit.extractors.visible._labels import ABSTRACT, AROUND, BODY, KEYWORDS, NOT_THE_ABSTRACT, REFERENCES, label_key
from bibkit.extractors.visible._lines import has_digit, is_other_works_heading
from bibkit.extractors.visible._people import credibility, is_furniture, names_in_line
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.text.titles import comparison_key

# Of a text in lower case: looking for words in either case takes four times as long.
_AFFILIATION = re.compile(
    r"\b(?:universit|universid|université|università|uniwersytet|institut|department|dept\b|school of|faculty|"
    r"laborator|college|academy|"
    r"hospital|clinic|centre|center for|research|division of|ministry|museum|gmbh|inc\.|ltd|p\.?o\.? box|\b\d{5}\b|"
    r"usa\b|uk\b|"
    r"germany|china|france|japan|canada|australia|italy|spain|brazil|india|korea|switzerland|netherlands|sweden|"
    r"kingdom|states)"
)
_BETWEEN = re.compile(
    r"(?:equal|joint|these authors|¶|§|#|x$|mail\b|group contributor|contributor|find (?:this author|articles by)|"
    r"search for|affiliations?:?$|orcid|view (?:orcid|author)|corresponding|email|e-mail|\* ?e-mail|x$|"
    r"contributed equally|show|[^\s@]{1,64}@\S{1,200}$|author information|†|\*|https?://orcid)",
    re.I,
)
_EDITOR = re.compile(
    r"\b(?:editor|edited|reviewed by|reviewer|herausgeber|translat|advisor|supervisor|directeur|betreuer|curator)", re.I
)
_SKIP_ABOVE = re.compile(
    r"(?:(?:original )?(?:research )?(?:article|paper)s?|open(?: access)?|peer[- ]?reviewed|review(?: article)?|"
    r"letters?|reports?|brief communications?|"
    r"case reports?|editorial|free(?: access)?|full access|original (?:article|paper|research.*)|regular (?:article|"
    r"paper)|new results?|"
    r"short communications?|methods?|dataset|software|preprint|working paper.*|conference paper|chapter|book|thesis|"
    r"article|makale|"
    r"view article|published.*|posted.*|first published.*|\W*|authors?:?|written by:?|by:?|autor(?:en|es)?:?|share|"
    r"cite|download.*|pdf|\d+ .{0,20}|"
    r".{0,34}\b(?:1[6-9]|20)\d\d$|https?://\S+|doi.*)",
    re.I,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_MOST_ABOVE = 40
_MOST_NEAR = 9
_MOST_RUNS = 60
_AS_GOOD = 2.0  # points within which the first on the page is the page's own work
_MOST_BETWEEN = 10
_MOST_BELOW = 14


def _names_institution(text: str) -> bool:
    """Whether a line names an institution or a country."""
    return _AFFILIATION.search(text.lower()) is not None


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


_NO_LABELS = Labels()


def find_byline(lines: Sequence[Block], limit: int, page_title: str, labels: Labels = _NO_LABELS) -> Byline | None:
    """The title and authors of the page's work; None where nothing on the page is sure enough."""
    page = _Page(lines, limit, page_title, labels)
    found: list[Byline] = []
    place = runs = 0
    stop = limit if page.abstract is None else min(limit, page.abstract + _MOST_BELOW)
    while place < stop and runs < _MOST_RUNS:
        names = names_in_line(lines[place].text)
        if not names or _is_topic(lines, place, names) or _labels_something_else(lines, place):
            place += 1
            continue
        runs += 1
        people, end = _run(lines, place, limit, names)
        known = credibility(people)
        for byline in _titles_above(page, place):
            byline.names, byline.known, byline.start, byline.end = people, known, place, end
            _score(byline, page, place)
            found.append(byline)
        place = max(end, place + 1)
    if not found:
        return None
    highest = max(byline.score for byline in found)
    best = max(
        (byline for byline in found if byline.score >= highest - _AS_GOOD),
        key=lambda byline: (-byline.start, byline.score),
    )
    # Of a title that stands there twice the one above the names is the heading; the other may be a link to the page.
    key = comparison_key(best.text)
    best = max(
        (byline for byline in found if byline.start == best.start and comparison_key(byline.text) == key),
        key=lambda byline: byline.place,
    )
    best.cited = page.cites(key)
    _complete(best, lines, limit)
    return best


def _complete(byline: Byline, lines: Sequence[Block], limit: int) -> None:
    """Take the names from the first line of them below the title, and the title with its subtitle."""
    first = names_below(lines, byline.place, limit)
    if first is not None and len(first.names) >= len(byline.names):
        byline.names, byline.start, byline.end = first.names, first.start, first.end
    key = comparison_key(byline.text)
    for line in lines[:limit]:
        plain = line.plain
        if len(byline.text) + 8 < len(plain) < 3 * len(byline.text) and comparison_key(plain).startswith(key):
            rest = plain[locate_end(plain, len(key)) :].lstrip()
            if rest.startswith(":") and not _SITE_MARK.search(rest):
                byline.text = line.text
                return


def locate_end(text: str, letters: int) -> int:
    """The place behind the n-th letter or digit of a text."""
    for place, char in enumerate(text):
        letters -= len(comparison_key(char))
        if letters <= 0:
            return place + 1
    return len(text)


_JOURNAL = re.compile(
    r"\b(?:journal|proceedings|series|transactions|letters|annals|reviews?|bulletin|revista|revue|zeitschrift)\b", re.I
)
# Fragments of the names below, and remarks on the version ("[version 2; peer review: 1 approved]").
_TITLE_TAIL = re.compile(r"(?<![\s,;])[\s,;]+(?:(?:and|&)[\s,;]*)?$|(?<!\s)\s*\[v(?:ersion)?\s?\d[^\[\]]*\]\s*$")
_SITE_MARK = re.compile(r"\s[-|–—:]\s|\b(?:1[5-9]|20)\d\d\b|https?:")


def _labels_something_else(lines: Sequence[Block], place: int) -> bool:
    """Whether the line above is a label that announces no people: "Keywords:" above two words in capitals."""
    above = lines[place - 1].plain if place else ""
    return above.endswith((":", "：")) and meaning_of(above) not in (None, "author", "editor", "")


def _is_topic(lines: Sequence[Block], place: int, names: tuple[Name, ...]) -> bool:
    """Whether a line that could be one name ("Participative Mindscapes") is rather the title of the names below it."""
    if (
        len(names) > 1
        or credibility(names) > 0
        or _has_marks(lines[place].text)
        or lines[place].text.endswith((",", ";"))
    ):
        return False
    following = names_in_line(lines[place + 1].text) if place + 1 < len(lines) else ()
    return credibility(following) >= 0.5


def names_below(lines: Sequence[Block], title_place: int, limit: int) -> Byline | None:
    """The names below a line that is known to be the title."""
    title = lines[title_place]
    for place in range(title_place + 1, min(limit, title_place + 1 + _MOST_BELOW)):
        names = names_in_line(lines[place].text)
        if names:
            doubtful = credibility(names) < 0.25 and not _has_marks(lines[place].text)
            if doubtful or _labels_something_else(lines, place):
                continue
            people, end = _run(lines, place, limit, names)
            return Byline(title, title.text, people, title_place, place, end)
        if len(lines[place].plain) > 450 or label_key(lines[place].plain) in ABSTRACT:
            return None
    return None


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


class _Page:
    """The lines of a page, with what weighing titles and names looks up again and again kept."""

    def __init__(self, lines: Sequence[Block], limit: int, page_title: str, labels: Labels) -> None:
        self.lines = lines
        self.labels = labels
        self.page_title = page_title
        self.plain = [line.plain for line in lines]
        self.keys = [comparison_key(text) for text in self.plain]
        self.everything = "\n".join(self.keys)
        self.abstract = next(
            (
                place
                for place, text in enumerate(self.plain[:limit])
                if label_key(text) in ABSTRACT and _begins_prose(self.plain[place + 1 : place + 6])
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
        self.affiliated = _PerLine(lambda place: _names_institution(self.plain[place][:400]))
        self.has_doi = _PerLine(lambda place: "10." in self.plain[place] and bool(_DOI.search(self.plain[place])))
        self.dated = _PerLine(lambda place: len(self.plain[place]) < 300 and bool(_HISTORY.search(self.plain[place])))
        self.below_names = _PerLine(self._stands_below_names)
        self.places_work = _PerLine(self._places_work)
        self._names: dict[int, float] = {}
        self._titles: dict[tuple[int, str], float] = {}
        self._unwrapped: dict[int, tuple[int, str, str] | None] = {}

    @cached_property
    def _may_cite(self) -> list[tuple[str, str]]:
        """(key, line) of the lines that name a year, as citations do."""
        lines = zip(self.plain, self.keys, strict=True)
        return [(key, text) for text, key in lines if len(text) < 1500 and _YEAR.search(text)]

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

    def placed_below(self, end: int) -> bool:
        """Whether one of the lines right below the names says in which volume and on which pages the work stands."""
        return self.places_work.any(range(end, min(len(self.plain), end + 14)))

    def _places_work(self, place: int) -> bool:
        journal = parse_journal_line(self.plain[place]) if len(self.plain[place]) < 200 else None
        return bool(journal and journal.volume and journal.page and (journal.date or journal.issue))

    def among_others(self, place: int) -> bool:
        """Whether the line stands under a heading "Similar articles"."""
        return self.heads_others.any(range(max(0, place - 12), place))

    def title_at(self, place: int) -> tuple[int, str, str] | None:
        """(first line, text, comparison key) of a line that could be a title; None for any other."""
        if place not in self._unwrapped:
            line, found = self.plain[place], None
            if is_title_like(line) and not _is_otherwise(line):
                start, text = _unwrapped(self.lines, place, self.everything)
                found = start, text, comparison_key(text)
            self._unwrapped[place] = found
        return self._unwrapped[place]

    def points_of_title(self, byline: Byline) -> float:
        """What speaks for the title, whichever names below it are its authors'."""
        asked = byline.place, byline.text
        if asked not in self._titles:
            key = comparison_key(byline.text)
            count = self.count(key)
            dense = _is_dense(byline.text)
            long = len(byline.text) * (3 if dense else 1)  # a character says what three letters do
            points = {
                "agrees with <title>": 4 if len(key) >= 8 and key in self.page_title else 0,
                "a first heading": 2 if byline.title.level == 1 else 1 if byline.title.level == 2 else 0,
                "stands on the page again": 0 if count < 2 else 2 if len(key) > 24 else 1,
                "cited on the page": 3 if self.cites(key) else 0,
                "a kind of work above": 0.4
                if _KIND.fullmatch("".join(self.plain[max(0, byline.place - 1) : byline.place]))
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
                "marks on names": 1.5 if _has_marks(self.lines[byline.start].text) else 0,
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
    """Whether a citation has the title as that of the book: "… In: Ferro, N. (eds) Advances in Retrieval"."""
    at, _ = locate(text, key)
    return at > 0 and re.search(r"\bIn:? ", text[max(0, at - 120) : at]) is not None


def _begins_prose(texts: Sequence[str]) -> bool:
    """Whether one of the first three lines is a paragraph, or the lines together are one that is broken into lines."""
    if any(len(text) > 120 or (len(text) > 50 and _is_dense(text)) for text in texts[:3]):
        return True
    return sum(len(text) >= 55 for text in texts) >= 4


def _is_dense(text: str) -> bool:
    """Whether a text is Chinese, Japanese or Korean, which say in a line what others need a paragraph for."""
    return 2 * sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text) > len(text)


def _run(lines: Sequence[Block], start: int, limit: int, first: tuple[Name, ...]) -> tuple[tuple[Name, ...], int]:
    """All names from this line on, over affiliations and links between them; and where they end."""
    people = list(first)
    place, end, between = start + 1, start + 1, 0
    while place < limit and between <= _MOST_BETWEEN:
        line = lines[place]
        listed = _has_marks(line.text) or line.text.rstrip().endswith((",", ";", "&", " and"))
        names = names_in_line(line.text, sure=listed)
        if names:
            if _EDITOR.search(lines[place - 1].plain) and len(lines[place - 1].plain) < 80:
                break
            people += names
            between, end = 0, place + 1
        elif (
            (_EDITOR.search(line.plain) and len(line.plain) < 80)
            or label_key(line.plain) in ABSTRACT
            or label_key(line.plain) in KEYWORDS
            or is_other_works_heading(line.plain)
            or (line.level and line.level < 4)
        ):
            break
        elif _BETWEEN.match(line.plain) or _names_institution(line.plain) or len(line.plain) <= 3:
            between += 1
        else:
            break
        place += 1
    return without_repeats(people), end


def _titles_above(page: _Page, place: int) -> list[Byline]:
    """Lines that could be the title of the names in `place`, the nearest first."""
    found = []
    long_above = False
    for above in range(place - 1, max(-1, place - 1 - _MOST_ABOVE), -1):
        title = page.title_at(above)
        if title is not None:
            start, text, key = title
            far = place - above > _MOST_NEAR
            alone = not long_above and len(text) >= 50 and place - above <= _MOST_NEAR * 2
            long_above = long_above or len(text) >= 50
            if far and not (len(key) > 24 and (alone or page.count(key) > 1 or page.cites(key))):
                continue
            found.append(Byline(page.lines[above], _TITLE_TAIL.sub("", text), place=start))
        elif len(page.plain[above]) > 450 and place - above > 2:
            break
    return found


def _is_otherwise(text: str) -> bool:
    """Whether a line that could be a title is a label, a labelled value, or ends in where a work appeared."""
    if is_label(text) or is_labelled_value(text):
        return True
    journal = parse_journal_line(text) if has_digit(text) else None
    return journal is not None and bool(journal.volume and journal.page and journal.date)


def is_title_like(text: str) -> bool:
    """Whether a line could be a title by itself."""
    return 6 <= len(text) <= 500 and _cached_title_like(text)


@lru_cache(maxsize=4096)
def _cached_title_like(text: str) -> bool:
    text = _TITLE_TAIL.sub("", text)
    if not 6 <= len(text) <= 450 or is_furniture(text) or (text.islower() and len(text) < 30):
        return False
    key = label_key(text)
    if key and any(key in labels for labels in (ABSTRACT, AROUND, BODY, KEYWORDS, NOT_THE_ABSTRACT, REFERENCES)):
        return False
    if text[-1] in ":,;" or _SKIP_ABOVE.fullmatch(text) or _NOT_A_TITLE.search(text):
        return False
    letters = sum(char.isalpha() for char in text)
    return letters > 0.6 * len(text.replace(" ", "")) and credibility(names_in_line(text)) < 0.5


_NOT_A_TITLE = re.compile(
    r"^results? \d|^viewing results|\bof about [\d,.]+\b|^[-–—►▶]\s?|\[(?:PDF|HTML)\]\s*$|^edited by\b|\bvol(?:ume|"
    r"\.)?\s*\d|\bissue \d|\bpp?\.\s?\d|https?://|www\.|©|\bcopyright\b|\bISSN\b|\bdoi\b|@|"
    r"^(?:published|received|accepted|posted|submitted|available|first published|cite|home|skip|download|view|show|"
    r"sign|log|search|browse|"
    r"about|contact|by|from|in:|journal of|international journal|proceedings of|the journal of|annals of|"
    r"archives of|volume|issue|"
    r"download|export|share|follow|subscribe|register|click|please|you |we |this (?:site|article|paper|is)|"
    r"welcome)\b(?=.{0,40}$)|"
    r"contributed equally|\bthese authors\b|corresponding author|^[(\[]|(?:&| and)$|^(?:[A-Z]{1,3} )?(?:and|&) |"
    r"\btechnical report\b.{0,12}\d|^(?:important|note|this work was)\b|^(?:1[5-9]|20)\d\d\b|\bet al\b|^send\b|"
    r"\bsubscription\b|\bsuccessfully\b|distributed under|creative commons|competing interest|"
    r"[^\W\d_]\s[>›]\s[^\W\d_]|^\W*(?:\S+ ){0,6}(?:working|discussion|occasional|policy) papers?\b.{0,24}\d|"
    r"\b\d+ pages posted\b|\bdownload pdf\b|\bsign in\b|\blog ?in\b|cookies|javascript|\bbrowser\b|» |>.*>",
    re.I,
)
_RUNS_ON = re.compile(
    r"(?:\b(?:to|of|and|the|in|for|on|with|by|from|a|an|at|as|or|und|der|des|von|de|la|et|y|e|in|zur)|[:–—-])$", re.I
)


def _unwrapped(lines: Sequence[Block], place: int, everything: str) -> tuple[int, str]:
    """A title that the page breaks over lines, put together; where it starts."""
    text, start = lines[place].text, place
    if lines[place].tag:
        return start, text
    for above in range(place - 1, max(-1, place - 4), -1):
        upper = lines[above].plain
        joined = f"{upper} {text}"
        runs_on = len(upper) >= 25 and (_RUNS_ON.search(upper) or text[:1].islower())
        if not (runs_on or (len(upper) >= 12 and everything.count(comparison_key(joined)) >= 1)) or len(joined) > 400:
            break
        if _NOT_A_TITLE.search(upper) or _SKIP_ABOVE.fullmatch(upper):
            break
        text, start = joined, above
    return start, text


def _score(byline: Byline, page: _Page, names_place: int) -> None:
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
        "dates near": 0.5 if page.dated.any(around) else 0,
    }
    byline.score = sum(points.values())


_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z][a-z]+ .*[a-z]{3}\.?$|[a-z]{4}, [a-z ]{20,}\.$")
_ANNOUNCED = re.compile(
    r"author links open overlay panel|authors?|autor(?:en|es|as|a|inn?en|/innen|:innen)?|autoría|auteurs?|autori|"
    r"autorzy|авторы?|작성자|저자|著者|執筆者|作者|yazar(?:lar)?|المؤلفون|المؤلف|written by",
    re.I,
)
_KIND = re.compile(
    r"(?:(?:original|research|review|regular|short|full|brief|rapid|invited|open|case|conference|journal|feature|data|"
    r"new|peer[- ]reviewed) ?){0,4}(?:research|articles?|papers?|reviews?|letters?|reports?|communications?|results|"
    r"chapter|thesis|note|preprint|dissertation|editorial|commentary|perspectives?)|originalarbeit|aufsatz|beitrag|"
    r"artikel|übersicht|article de recherche|thèse|mémoire|art[íi]culos?(?: original| de investigaci[óo]n)?|"
    r"art[íi]gos?(?: original| originais)?|articolo|(?:оригинальная |научная )?статья|обзор|研究论文|论文|综述|原著|"
    r"論文|研究論文|총설|연구논문|원저|araştırma makalesi|derleme|makale|artykuł|بحث|مقالة",
    re.I,
)
_BY = re.compile(r"(?:posted on .{4,40} by|by|von|par|por|di|written by|posted by)\s(?=[A-Z])", re.I)
_VOLUME_LINE = re.compile(r"(?:volumes?|vol\.|band|tome|tom|cilt)\s\d", re.I)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s)\]}>]+")
_HISTORY = re.compile(r"\b(?:[Rr]eceived|[Aa]ccepted|[Pp]ublished|[Aa]vailable online|[Pp]osted)\b")


_MARKS = re.compile(r"<sup>|[a-zà-ÿ]\s?\d{1,2}\b(?:\s?,|\s|$)|[*†‡]")


def _has_marks(text: str) -> bool:
    return bool(_MARKS.search(text))
