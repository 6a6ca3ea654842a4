"""The field markers of JabRef's patterns: what stands first in a bracket (`auth`, `authIni4`, `shorttitle`, `DOI`)."""

from __future__ import annotations

import re
from collections.abc import Callable

from bibkit.keys import jabref_title as titles
from bibkit.keys.latin import to_latin_ascii
from bibkit.keys.work import Person, Work

_DROPPED_IN_NAMES = dict.fromkeys(map(ord, "-`ʹ:!;?^${}(),=\\\"#%~'"))
_MOST_IN_ALPHA = 4
_OTHERS = "others"


def marker_value(marker: str, work: Work) -> str:
    """What a marker stands for in a work, "" when it has no such thing; any other name is a field of the entry."""
    if marker.startswith("pureauth"):
        found = _people_value(marker[4:], work.people("author"))
    elif marker.startswith("auth"):
        found = _people_value(marker, work.people("author") or work.people("editor"))
    elif marker.startswith("ed"):
        found = _people_value(_EDITOR_MARKERS.get(marker, _as_author(marker)), work.people("editor"))
    else:
        found = _other_value(marker, work)
    return work.field(marker) if found is None else found


_EDITOR_MARKERS = {
    "edtr": "auth", "editors": "authors", "editorLast": "authorLast", "editorLastForeIni": "authorLastForeIni",
    "editorIni": "authorIni", "edtr.edtr.ea": "auth.auth.ea", "edtrshort": "authshort", "edtrForeIni": "authForeIni",
}  # fmt: skip


def _as_author(marker: str) -> str:
    return re.sub(r"^edtr(?=(?:Ini)?\d)", "auth", marker)


# --- people --------------------------------------------------------------------------------------------------------


def _people_value(marker: str, people: tuple[Person, ...]) -> str | None:
    if marker in _PEOPLE:
        return _PEOPLE[marker](people) if people else ""
    match = re.fullmatch(r"auth(?:(Ini)(\d+)|(\d+)_(\d+)|(\d+)|ors(\d+))", marker)
    if not match:
        return None
    ini, ini_length, length, place, first_length, count = match.groups()
    if ini:
        return _beginnings(people, int(ini_length))
    if place:
        return _start(people, int(length), int(place))
    if first_length:
        return _start(people, int(first_length), 1)
    return _joined(people, int(count), "", "EtAl")


def _first(people: tuple[Person, ...]) -> str:
    return people[0].family or people[0].prefix


def _initial(person: Person) -> str:
    return person.given.lstrip("{\\'\"` ")[:1]


def _start(people: tuple[Person, ...], length: int, place: int) -> str:
    """The first letters of the place-th family name (from 1); "+" for "and others"."""
    if not 0 < place <= len(people):
        return ""
    person = people[place - 1]
    return "+" if person.others else to_latin_ascii(person.family.translate(_DROPPED_IN_NAMES))[:length]


def _joined(people: tuple[Person, ...], count: int, between: str, others: str) -> str:
    """Up to `count` family names, and `others` for the rest and for "and others"."""
    names = [others.removeprefix(between) if person.others else person.family for person in people]
    return between.join(name for name in names[:count] if name) + (others if len(people) > count else "")


def _et_al(people: tuple[Person, ...], between: str, others: str) -> str:
    if len(people) == 1 or (len(people) == 2 and not people[1].others):
        return _joined(people, 2, between, "")
    return people[0].family + others


def _short(people: tuple[Person, ...]) -> str:
    if len(people) == 1:
        return people[0].family
    return "".join(_start(people, 1, place) for place in (1, 2, 3)) + ("+" if len(people) > 3 else "")


def _one_and_initials(people: tuple[Person, ...]) -> str:
    return _start(people, 5, 1) + "".join(_start(people, 1, place) for place in range(2, len(people) + 1))


def _beginnings(people: tuple[Person, ...], length: int) -> str:
    """The beginnings of all family names, `length` letters altogether, shared out from the first one on."""
    if length <= 0 or not people:
        return ""
    if people[-1].others and length >= len(people):
        return _beginnings(people[: min(length, len(people)) - 1], length - 1) + "+"
    each, more = divmod(length, len(people))
    return "".join(_start(people, each + (place < more), place + 1) for place in range(len(people)))[:length]


def _alpha(people: tuple[Person, ...]) -> str:
    """BibTeX's style "alpha", particles with their initials (`vdAal`)."""
    if len(people) == 1:
        *particles, last = people[0].with_prefix.split() or [""]
        return "".join(word[0] for word in particles) + last[:3]
    too_many = len(people) > _MOST_IN_ALPHA
    shown = people[: _MOST_IN_ALPHA - 1 if too_many else len(people)]
    others = shown[-1].others
    letters = "".join(word[0] for person in shown if not person.others for word in person.with_prefix.split())
    return letters + ("+" if others or too_many else "")


def _alpha_lni(people: tuple[Person, ...]) -> str:
    """The labels of "Lecture Notes in Informatics": two letters of one name, an initial of each of up to four."""
    if len(people) == 1 or people[-1].others:
        return people[0].family[:2]
    return "".join(person.family[:1] for person in people[:_MOST_IN_ALPHA])


_PEOPLE: dict[str, Callable[[tuple[Person, ...]], str]] = {
    "auth": _first,
    "authForeIni": lambda people: _initial(people[0]),
    "authFirstFull": lambda people: people[0].with_prefix.replace(" ", ""),
    "authors": lambda people: _joined(people, len(people), "", "EtAl"),
    "authorsAlpha": _alpha,
    "authorsAlphaLNI": _alpha_lni,
    "authorLast": lambda people: people[-1].family,
    "authorLastForeIni": lambda people: _initial(people[-1]),
    "authorIni": _one_and_initials,
    "auth.auth.ea": lambda people: _joined(people, 2, ".", ".ea"),
    "auth.etal": lambda people: _et_al(people, ".", ".etal"),
    "authEtAl": lambda people: _et_al(people, "", "EtAl"),
    "authshort": _short,
}


# --- everything else -----------------------------------------------------------------------------------------------


def _other_value(marker: str, work: Work) -> str | None:
    if marker in _OTHER:
        return _OTHER[marker](work)
    match = re.fullmatch(r"(keyword|keywords|camel)(\d*)", marker)
    if not match or (match.group(1) == "keyword" and not match.group(2)):
        return None
    kind, number = match.group(1), int(match.group(2) or 0)
    if kind == "camel":
        words = titles.title_words(work.field("title"))
        return titles.camel(words[:number] if match.group(2) else words)
    if kind == "keyword":
        return work.keywords[number - 1] if 0 < number <= len(work.keywords) else ""
    chosen = work.keywords[:number] if number else work.keywords
    return "".join(re.sub(r"\s", "", word) for word in chosen)


def _short_title(work: Work, count: int) -> str:
    return " ".join(titles.significant(titles.title_words(work.field("title")))[:count])


def _title_initials(work: Work) -> str:
    return "".join(word[0] for word in titles.title_words(work.field("title"))[:3] if word[0].isalnum())


def _short_year(work: Work) -> str:
    year = work.field("year")
    return "IP" if year.startswith(("in", "sub")) else year[-2:]


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def _page_numbers(work: Work) -> list[str]:
    return re.findall(r"\d+|\b[ivxlcdm]+\b", work.field("pages"), re.I)


def _page_value(page: str) -> int:
    if page.isdigit():
        return int(page)
    values = [_ROMAN[letter] for letter in page.lower()]
    following = [*values[1:], 0]
    return sum(value if value >= after else -value for value, after in zip(values, following, strict=True))


def _page_prefix(work: Work) -> str:
    """What stands before the first page number, Arabic or Roman: "L" of `L7`, "e" of `e12`, nothing of `xii--xv`."""
    pages = work.field("pages")
    arabic, roman = re.search(r"\d", pages), re.search(r"\b[ivxlcdm]+", pages, re.I)
    if arabic and (roman is None or arabic.start() <= roman.end()):
        return pages[: arabic.start()]
    return pages[: roman.start()] if roman else ""


_OTHER: dict[str, Callable[[Work], str]] = {
    "title": lambda work: titles.small_words_lowered(titles.title_words(work.field("title"))),
    "fulltitle": lambda work: work.field("title"),
    "shorttitle": lambda work: _short_title(work, 3),
    "shorttitleINI": _title_initials,
    "veryshorttitle": lambda work: _short_title(work, 1),
    "shortyear": _short_year,
    "entrytype": lambda work: work.type,
    "firstpage": lambda work: min(_page_numbers(work), key=_page_value, default=""),
    "lastpage": lambda work: max(_page_numbers(work), key=_page_value, default=""),
    "pageprefix": _page_prefix,
}
