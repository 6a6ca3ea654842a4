"""An entry of a .bib as JabRef's patterns see it: fields as LaTeX, people in BibTeX's name parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bibkit.bibtex.latex import decode_latex
from bibkit.keys.institution import institution_key
from bibkit.model.dateparse import parse_date
from bibkit.text.markup import strip_markup

_ALIASES = {
    "journal": "journaltitle", "journaltitle": "journal", "address": "location", "location": "address",
    "school": "institution", "institution": "school", "annote": "annotation", "annotation": "annote",
    "archiveprefix": "eprinttype", "eprinttype": "archiveprefix", "primaryclass": "eprintclass",
    "eprintclass": "primaryclass", "key": "sortkey", "sortkey": "key", "pdf": "file",
}  # fmt: skip
_SHOWN_TYPES = {
    "inbook": "InBook", "incollection": "InCollection", "inproceedings": "InProceedings", "phdthesis": "PhdThesis",
    "mastersthesis": "MastersThesis", "techreport": "TechReport", "inreference": "InReference",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """A name in BibTeX's parts, decoded; an institution has its short form as `family`. `others`: "and others"."""

    family: str
    given: str = ""
    prefix: str = ""
    others: bool = False

    @property
    def with_prefix(self) -> str:
        return f"{self.prefix} {self.family}".strip()


@dataclass(frozen=True)
class Work:
    """`fields` by lower-cased name, macros expanded, LaTeX as written. `type` as shown to people (`InProceedings`)."""

    type: str
    fields: Mapping[str, str]

    def field(self, name: str) -> str:
        """A field by name in any case, or by its counterpart in BibLaTeX or BibTeX; day, month and year of a `date`."""
        name = name.lower()
        value = self.fields.get(name) or self.fields.get(_ALIASES.get(name, ""), "")
        if name in ("year", "month", "day"):
            value = self._date_part(name, value)
        return value.strip()

    def _date_part(self, name: str, value: str) -> str:
        if name == "month" and value:
            number = _month_number(value)
            return _MONTHS[number - 1] if number else value
        if value:
            return value.lstrip("0") if name == "day" else value
        date = parse_date(self.fields.get("date", ""))
        point = date.start if date else None
        if not point:
            return ""
        if name == "month":
            return _MONTHS[point.month - 1] if point.month else ""
        return str(point.year if name == "year" else point.day or "")

    def people(self, field: str) -> tuple[Person, ...]:
        return _people(self.field(field))

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        words = self.field("keywords")
        return tuple(word for part in re.split(r"[;,]", words) if (word := part.strip()))


def shown_type(type_: str) -> str:
    """An entry type as it is shown to people: `inproceedings` -> `InProceedings`."""
    return _SHOWN_TYPES.get(type_.lower(), type_.lower().capitalize())


def _month_number(text: str) -> int:
    if text.strip().isdigit():
        number = int(text)
        return number if 1 <= number <= 12 else 0
    start = text.strip().lower()[:3]
    return next((number for number, name in enumerate(_MONTHS, 1) if name[:3].lower() == start and start), 0)


def _people(text: str) -> tuple[Person, ...]:
    names = _split(text, r"\s+and\s+|\s*;\s*")
    return tuple(_person(name.strip(" ,")) for name in names if name.strip(" ,"))


def _person(name: str) -> Person:
    if name.lower() == "others":
        return Person("others", others=True)
    parts = [part.strip() for part in _split(name, ",")]
    if len(parts) > 1:
        prefix, family = _prefix_and_family(_split(parts[0], r"\s+|~"))
        return Person(_plain(family), _plain(parts[-1]), _plain(prefix))
    words = [word for word in _split(name, r"\s+|~") if word]
    start = next((place for place, word in enumerate(words[:-1]) if _is_particle(word)), len(words) - 1)
    prefix, family = _prefix_and_family(words[start:])
    given = " ".join(words[:start])
    if not given and not prefix and re.search(r"\s", family):
        return Person(institution_key(_bare(family), _plain(family)))
    return Person(_plain(family), _plain(given), _plain(prefix))


def _prefix_and_family(words: list[str]) -> tuple[str, str]:
    """The particles are the words up to the last lower-case one; at least one word is the family name."""
    last = max((place for place, word in enumerate(words[:-1]) if _is_particle(word)), default=-1)
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def _is_particle(word: str) -> bool:
    """BibTeX's rule: the first letter outside braces, or inside a LaTeX command, is lower case."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letter = next((char for char in _plain(word) if char.isalpha()), "")
    return letter.islower()


def _split(text: str, separator: str) -> list[str]:
    """The pieces between separators that stand outside of braces."""
    pieces = [""]
    pattern = re.compile(separator)
    depth = place = 0
    while place < len(text):
        char = text[place]
        match = pattern.match(text, place) if depth == 0 else None
        if match and match.end() > place:
            pieces.append("")
            place = match.end()
            continue
        if char == "\\" and place + 1 < len(text):
            pieces[-1] += text[place : place + 2]
            place += 2
            continue
        depth = max(depth + {"{": 1, "}": -1}.get(char, 0), 0)
        pieces[-1] += char
        place += 1
    return pieces


def _bare(text: str) -> str:
    return text[1:-1] if text.startswith("{") and text.endswith("}") else text


def _plain(text: str) -> str:
    return strip_markup(decode_latex(text)).strip()
