"""An entry of a .bib as JabRef's patterns see it: fields as LaTeX, people in BibTeX's name parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from bibkit.bibtex.names import OTHERS, parse_names, split_names
from bibkit.keys.institution import institution_key
from bibkit.model.dateparse import parse_date
from bibkit.model.names import Name

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


def _people(tex: str) -> tuple[Person, ...]:
    pieces = split_names(tex)
    if len(pieces) == 1 and ";" in tex:  # "Abel, K.; Bibel, U."
        return tuple(_person(name, "") for name in parse_names(tex))
    return tuple(_person(name, piece) for piece in pieces for name in parse_names(piece))


def _person(name: Name, tex: str) -> Person:
    if name == OTHERS:
        return Person("others", others=True)
    if not name.literal:
        return Person(name.family or name.given, name.given, name.non_dropping_particle or name.dropping_particle)
    bare = tex[1:-1] if tex.startswith("{") and tex.endswith("}") else tex
    return Person(institution_key(bare, name.literal) if " " in name.literal else name.literal)
