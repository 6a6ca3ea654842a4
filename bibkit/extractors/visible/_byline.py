"""Title and authors together: the line above a line of names, when the page bears both out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._values import without_repeats
from bibkit.extractors.visible._byline_points import (
    NO_LABELS,
    Byline,
    Labels,
    PageLines,
    has_marks,
    names_institution,
    weigh,
)
from bibkit.extractors.visible._fields import meaning_of
from bibkit.extractors.visible._labels import ABSTRACT, KEYWORDS
from bibkit.extractors.visible._lines import is_other_works_heading
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

_BETWEEN = lazy_pattern(
    r"(?:equal|joint|these authors|¶|§|#|x$|mail\b|group contributor|contributor|find (?:this author|articles by)|"
    r"search for|affiliations?:?$|orcid|view (?:orcid|author)|corresponding|email|e-mail|\* ?e-mail|x$|"
    r"contributed equally|google scholar$|this site$|oxford academic$|show|https?://\S+$|[^\s@]{1,64}@\S{1,200}$|author information|†|\*|https?://orcid)",
    re.I,
)


_EDITOR = re.compile(
    r"\b(?:editor|edited|reviewed by|reviewer|herausgeber|translat|advisor|supervisor|directeur|betreuer|curator)", re.I
)


# "Dr Ruba Al-Sabah, MD": a person, however rare the name.
_ACADEMIC = lazy_pattern(r"^(?:Dr|Prof)\b|, ?(?:M\.?D|Ph\.?D|M\.?Sc|M\.?P\.?H)\b")
_MOST_ABOVE = 40


_MOST_NEAR = 9


_MOST_RUNS = 60


_AS_GOOD = 2.0  # points within which the first on the page is the page's own work


_MOST_BETWEEN = 10


_MOST_BELOW = 14


def find_byline(lines: Sequence[Block], limit: int, page_title: str, labels: Labels = NO_LABELS) -> Byline | None:
    """The title and authors of the page's work; None where nothing on the page is sure enough."""
    page = PageLines(lines, limit, page_title, labels)
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
        titles = _titles_above(page, place)
        if not titles and known == 0 and end > place + 1:  # a title that looks like names, above its authors
            place += 1
            continue
        for byline in titles:
            byline.names, byline.known, byline.start, byline.end = people, known, place, end
            weigh(byline, page, place)
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


_SITE_MARK = lazy_pattern(r"\s[-|–—:]\s|\b(?:1[5-9]|20)\d\d\b|https?:")


def _labels_something_else(lines: Sequence[Block], place: int) -> bool:
    """Whether the line above is a label that announces no people: "Keywords:" above two words in capitals."""
    if lines[place].tag == "dd":
        while place > 1 and lines[place - 1].tag == "dd":
            place -= 1
    above = lines[place - 1].plain if place else ""
    if lines[place].tag == "dd" and meaning_of(above) == "editor":
        return True
    return above.endswith((":", "：")) and meaning_of(above) not in (None, "author", "editor", "")


def _is_topic(lines: Sequence[Block], place: int, names: tuple[Name, ...]) -> bool:
    """Whether a line that could be one name ("Participative Mindscapes") is rather the title of the names below it."""
    if (
        len(names) > 1
        or credibility(names) > 0
        or has_marks(lines[place].text)
        or lines[place].text.endswith((",", ";", " and"))
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
            doubtful = credibility(names) < 0.25 and not (
                has_marks(lines[place].text) or _ACADEMIC.search(lines[place].plain)
            )
            if doubtful or _labels_something_else(lines, place):
                continue
            people, end = _run(lines, place, limit, names)
            return Byline(title, title.text, people, title_place, place, end)
        if len(lines[place].plain) > 450 or lines[place].label in ABSTRACT:
            return None
    return None


def _run(lines: Sequence[Block], start: int, limit: int, first: tuple[Name, ...]) -> tuple[tuple[Name, ...], int]:
    """All names from this line on, over affiliations and links between them; and where they end."""
    people = list(first)
    place, end, between = start + 1, start + 1, 0
    while place < limit and between <= _MOST_BETWEEN:
        line = lines[place]
        listed = has_marks(line.text) or line.text.rstrip().endswith((",", ";", "&", " and"))
        names = names_in_line(line.text, sure=listed)
        if names:
            if _EDITOR.search(lines[place - 1].plain) and len(lines[place - 1].plain) < 80:
                break
            people += names
            between, end = 0, place + 1
        elif (
            (_EDITOR.search(line.plain) and len(line.plain) < 80)
            or line.label in ABSTRACT
            or line.label in KEYWORDS
            or is_other_works_heading(line.plain)
            or (line.level and line.level < 4)
        ):
            break
        elif _BETWEEN.match(line.plain) or names_institution(line.plain) or len(line.plain) <= 3:
            between += 1
        else:
            break
        place += 1
    return without_repeats(people), end


def _titles_above(page: PageLines, place: int) -> list[Byline]:
    """Lines that could be the title of the names in `place`, the nearest first."""
    found = []
    long_above = False
    for above in range(place - 1, max(-1, place - 1 - _MOST_ABOVE), -1):
        title = page.title_at(above)
        if title is not None:
            far = place - above > _MOST_NEAR
            alone = not long_above and title.length >= 50 and place - above <= _MOST_NEAR * 2
            long_above = long_above or title.length >= 50
            key = title.key
            if far and not (len(key) > 24 and (alone or page.count(key) > 1 or page.cites(key))):
                continue
            found.append(Byline(page.lines[above], title.text, place=title.start))
        elif len(page.plain[above]) > 450 and place - above > 2:
            break
    return found
