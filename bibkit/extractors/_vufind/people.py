"""The people of a record, by role, from the best place that has them: MARC, the index, or the rows."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.extractors._base import Draft
from bibkit.extractors._vufind import values
from bibkit.extractors._vufind.marc import MarcField
from bibkit.extractors._vufind.sheet import Person, Row, Sheet
from bibkit.extractors._vufind.terms import language_code, role_of
from bibkit.model.names import Name
from bibkit.text.patterns import lazy_pattern


class _Found(NamedTuple):
    """A name as it stands on the page: `main` tells main entries from added ones, `corporate` bodies from persons."""

    name: Name
    role: str
    at: str
    main: bool = False
    corporate: bool = False


def offer_people(sheet: Sheet, draft: Draft) -> None:
    """Names by role: authors, editors, translators …; people without a role are authors, unless the title says more.

    A body without a role is an author only where no person is: it mostly issued the work, or sells it.
    """
    by_attribute: dict[str, list[_Found]] = {}
    people = _marc_people(sheet) or _index_people(sheet) or _row_people(sheet)
    added = _role_of_added(sheet, draft.claimed("type") or "", people)
    for found in people:
        attribute = _attribute(found, added)
        if attribute and found.name:
            by_attribute.setdefault(attribute, []).append(found)
    # DOAB repeats its editors with the role "other".
    named = {found.name for attribute, people in by_attribute.items() if attribute != "contributor" for found in people}
    others = [found for found in by_attribute.pop("contributor", []) if found.name not in named]
    if others:
        by_attribute["contributor"] = others
    authors = by_attribute.get("author", [])
    if any(not found.corporate for found in authors):
        by_attribute["author"] = [found for found in authors if not found.corporate or found.role]
    for attribute, group in by_attribute.items():
        draft.offer(attribute, tuple(dict.fromkeys(found.name for found in group)), at=group[0].at)


def _role_of_added(sheet: Sheet, kind: str, people: list[_Found]) -> str:
    """What people in added entries are who have no role: authors too, but for works that say otherwise.

    A thesis names its advisers so, a recording its performers, and proceedings that nobody wrote their editors.
    """
    written = any(found.main and not found.corporate for found in people)
    if kind in ("song", "motion_picture") or (kind == "thesis" and written):
        return "contributor"
    if _says_edited(_responsibility(sheet)):
        return "editor"
    formats = " ".join(text for row in sheet.find("format") for text in row.values) + sheet.index_text("format")
    return "editor" if kind == "book" and _PROCEEDINGS.search(formats) and not written else "author"


_PROCEEDINGS = lazy_pattern(r"\bproceedings?\b|konferenzschrift|tagungsband|kongressschrift|会议录|會議錄", re.I)


def _attribute(found: _Found, added: str) -> str:
    """The Entry attribute that a person or body belongs to, "" for those who are no part of a reference."""
    if found.role:
        attribute = role_of(found.role)
        if attribute is not None:
            return attribute
        return "author" if found.main else "contributor"
    if found.corporate and (_SERVICE.search(found.name.literal) or _MEETING.search(found.name.literal)):
        return ""
    if found.corporate and added == "editor" and _OCCASION.search(found.name.literal):
        return ""
    return "author" if found.main or found.corporate else added


def degree_grantors(sheet: Sheet) -> list[tuple[str, str]]:
    """(name, place on the page) of the bodies that a thesis was handed in at, by their role."""
    people = _marc_people(sheet) or _index_people(sheet) or _row_people(sheet)
    return [(found.name.literal, found.at) for found in people if found.corporate and _GRANTOR.search(found.role)]


_GRANTOR = lazy_pattern(r"degree.?(?:granting|grantor)|grad-verleihende|\bdgg\b|\bdgc\b|organisme de soutenance", re.I)


_SERVICE = lazy_pattern(r"\(online service\)|\b(?:ebrary|proquest|ebsco|springerlink|ebook central)\b", re.I)


# `International Conference on Peers (3rd : 2011 : Vienna, Austria)`: it names the occasion, nobody wrote as it.
_MEETING = lazy_pattern(
    r"\((?:[^()]*[;:,]\s*)?(?:1[89]|20)\d\d\b[^()]*\)$|\A(?>.*?\b(?:conference|symposium|congress|workshop|kongress|tagung)\b).*\d{4}",
    re.I,
)


_OCCASION = lazy_pattern(r"\b(?:conference|symposium|congress|workshop|kongress|tagung|konferenz)\b|会议|會議", re.I)


def _responsibility(sheet: Sheet) -> str:
    """The statement of responsibility, "edited by Jane Doe", where a page has one."""
    if sheet.marc is not None and (text := sheet.marc.first("245", "c")):
        return text
    return (sheet.index_text("title_full") or sheet.heading).partition(" / ")[2]


def _says_edited(text: str) -> bool:
    return bool(
        re.search(r"\b(?:ed(?:ited|itors?|s)?|hrsg|herausgegeben|hg|éd|dir|a cura)\b|主编|编著|主編", text, re.I)
    )


# ---------------------------------------------------------------- MARC


def _marc_people(sheet: Sheet) -> list[_Found]:
    """100-111 and 700-711, but for entries of other works (subfield t, second indicator 2)."""
    if sheet.marc is None:
        return []
    at = sheet.marc.at
    fields = sheet.marc.get("100", "110", "111", "700", "710", "711")
    return [
        _marc_entry(field, f"{at} {field.tag}")
        for field in fields
        if not field.first("t") and not _ANALYTIC.search(field.indicators)
    ]


_ANALYTIC = lazy_pattern(r"[\d#_\\]\s*2$")  # the second indicator; a lone "2" is the first of a corporate name


def _marc_entry(field: MarcField, at: str) -> _Found:
    codes = ("j", "4") if field.tag.endswith("11") else ("e", "4")
    role = ", ".join(values.trim(value) for value in (field.all(codes[0]) or field.all(codes[1])))
    main = field.tag.startswith("1")
    if field.tag.endswith("00"):
        text = " ".join([values.trim(field.first("a")), *field.all("b")])
        suffix = values.trim(field.first("c"))
        if re.fullmatch(r"(?:Jr|Sr)\.?|I{2,3}|IV", suffix):
            text = f"{text}, {suffix}"
        return _Found(values.person(text), role, at, main)
    name = ". ".join(values.trim(value).rstrip(".") for value in field.all("ab"))
    return _Found(Name(literal=name), role, at, main, corporate=True)


# ---------------------------------------------------------------- the index and the rows


def _index_people(sheet: Sheet) -> list[_Found]:
    out: list[_Found] = []
    for field, role_field in (
        ("author", "author_role"),
        ("author2", "author2_role"),
        ("author_corporate", "author_corporate_role"),
    ):
        names, roles = sheet.index(field), sheet.index(role_field)
        if len(roles) != len(names):
            roles = ("",) * len(names)
        corporate = field == "author_corporate"
        for text, role in zip(names if corporate else values.turned(names), roles, strict=True):
            name = Name(literal=values.trim(text)) if corporate else _person(text, sheet)
            out.append(_Found(name, role, sheet.solr_at[field], field == "author", corporate))
    return out


def _person(text: str, sheet: Sheet) -> Name:
    name = values.person(text)
    if "," in text or language_code(sheet.index_text("language") or _first_language(sheet)) != "es":
        return name
    return values.with_two_family_names(name)


def _first_language(sheet: Sheet) -> str:
    return next((row.values[0] for row in sheet.find("language")), "")


def _row_people(sheet: Sheet) -> list[_Found]:
    out: list[_Found] = []
    for row in sheet.find("author", "corporate", "other_author", "other_corporate", "editor"):
        corporate = row.field in ("corporate", "other_corporate")
        people = _people_of(row)
        printed = [person.name for person in people]
        for text, person in zip(printed if corporate else values.turned(printed), people, strict=True):
            name = Name(literal=values.trim(text)) if corporate else _person(text, sheet)
            role = person.role or ("editor" if row.field == "editor" else "")
            out.append(_Found(name, role, row.at, row.field in ("author", "corporate"), corporate))
    return out


def _bodies(row: Row) -> list[str]:
    """The bodies in one line; a comma parts two of them only where the label speaks of several."""
    pieces = re.split(r",\s+(?![^()]{0,200}\))", row.text)
    several = row.label.casefold().endswith(("authors", "körperschaften", "corporativos", "auteurs", "enti autori"))
    return pieces if several and all(" " in piece.strip() for piece in pieces) else [row.text]


def _people_of(row: Row) -> list[Person]:
    """The people of a row: the links of a saved page, lines with a name each, or one line of many."""
    if row.people:
        return list(row.people)
    if len(row.values) > 1:
        return [Person(*values.with_role(value.strip(" ,;"))) for value in row.values if re.search(r"\w", value)]
    if row.field in ("corporate", "other_corporate"):
        return [Person(*values.with_role(body)) for body in _bodies(row)]
    people = values.people_in(row.text)
    # What cannot be parted is one inverted name ("García Márquez, Gabriel, 1927-"), or nothing that could be trusted.
    return (
        [Person(*pair) for pair in people]
        if people or row.text.count(",") > 2
        else [Person(*values.with_role(row.text))]
    )
