"""People and organisations as Crossref's members deposit them, into names.

The wild cases: names in capitals, everything in `family`, a suffix alone in `family`, degrees, affiliations and job
titles deposited as authors, "et al." and `&NA;` for nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name, is_cjk
from bibkit.text.case import recase_name_part
from bibkit.text.fragments import strip_markup
from bibkit.text.jats import title_from_jats

_NOBODY = re.compile(r"(?:et\.?\s*al\.?|&?NA;?|N/A|none|null|n\.?\s?a\.?|unknown|not available|-+|\.+)", re.I)
_SUFFIX = re.compile(r"(?:Jr|Sr|Jnr|Snr|Junior|I{1,3}|IV|V|VI|2nd|3rd|4th|Filho|Neto|Júnior)\.?")
_SUFFIX_ALONE = re.compile(r"(?:Jr|Sr|Jnr|Junior|Júnior|I{2,3}|IV)\.?", re.I)
_SUFFIX_BEHIND = re.compile(r"^(.*?\S)(?:\s*,\s*|\s+)((?:Jr|Sr|JR|SR)\.?|I{2,3}|IV|Junior)$")
_DEGREES = re.compile(
    r"(?:,\s*(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|M\.?A|B\.?A|M\.?S|MPH|MBA|D\.?Phil|Sc\.?D|Ed\.?D|PsyD|PharmD|DVM|"
    r"DDS|R\.?N|LMT|FRCP|FRCS|FACP|FACS|Esq|DrPH|MBBS|MBChB|J\.?D|LL\.?M)\.?){1,12}\s*$",
    re.I,
)
_HONORIFIC = re.compile(r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Professor|Assoc|Asst)\.\s*|(?:Dr|Prof|Professor)\s+)+(?=\w)")
_GROUP = re.compile(
    r"\b(?:group|gruppe|groupe|consortium|collaboration|team|network|committee|investigators|initiative|panel|"
    r"project|society|association|council|commission|staff|office|board|authority|task force|working party|study|"
    r"trial|registry|alliance)\b",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:universit\w*|universidad\w*|uniwersytet|politechnika|facult\w*|department|dept|departamento|"
    r"institut\w*|college|wydział|hochschule|school of|hospital|laborator\w*|academy of|akademi\w*)\b",
    re.I,
)
_JOB = re.compile(
    r"\b(?:professor|lecturer|ph\.?\s?d\.?|m\.?sc\.?|student|assistant|corresponding author|head of|director of)\b",
    re.I,
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+")


def read_names(people: Any, language: str = "") -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """Names in the order deposited, and the texts that were left out because they are no names (affiliations).

    `people` is Crossref's list of contributors, or None.
    """
    people = [person for person in people if isinstance(person, Mapping)] if isinstance(people, list) else []
    has_people = any(_text(person, "family") for person in people)
    names: list[Name] = []
    left_out: list[str] = []
    for person in people:
        organisation = _text(person, "name") or _text(person, "literal")
        if organisation and not _text(person, "family"):
            if has_people and _is_affiliation(organisation):
                left_out.append(organisation)
            elif not _NOBODY.fullmatch(organisation) and not _is_job(organisation):
                names.append(Name(literal=organisation))
            continue
        name = _person(person, language)
        if name:
            names.append(name)
    return tuple(names), tuple(left_out)


def _text(person: Mapping[str, Any], key: str) -> str:
    value = person.get(key)
    return strip_markup(title_from_jats(value)).strip(" ,;") if isinstance(value, str) else ""


def _is_affiliation(text: str) -> bool:
    """Whether an organisation among people is rather where one of them works."""
    return bool(_PLACE.search(text) or _JOB.search(text)) and not _GROUP.search(text)


def _is_job(text: str) -> bool:
    return bool(_JOB.search(text) and (_PLACE.search(text) or "," in text))


def _person(person: Mapping[str, Any], language: str) -> Name:
    family, given, suffix = (_text(person, key) for key in ("family", "given", "suffix"))
    whole = f"{given} {family}".strip()
    if (
        not re.search(r"\w", whole)
        or _NOBODY.fullmatch(whole)
        or re.fullmatch(r"et al\.?", f"{given} {family}".strip(), re.I)
    ):
        return Name()
    if _NOBODY.fullmatch(family) and not given:
        return Name()
    family, given = _DEGREES.sub("", family), _HONORIFIC.sub("", _DEGREES.sub("", given))
    suffix = suffix.rstrip(",") if _SUFFIX.fullmatch(suffix) else ""
    if not given:
        return _one_part(family, suffix, language)
    if not family:
        return _one_part(given, suffix, language)
    family, given, suffix = _settle_suffix(family, given, suffix)
    if _INITIALS.fullmatch(family) and len(given) > 3 and not _INITIALS.search(given):
        family, given = given.rstrip("."), family  # deposited the wrong way round
    family = recase_name_part(family, language)
    given = recase_name_part(given, language, initials=True)
    return family_and_given(family, given, suffix)


def _settle_suffix(family: str, given: str, suffix: str) -> tuple[str, str, str]:
    """The suffix out of the family name or behind the given one; `Jr | Luiz Gonzaga` -> Gonzaga, Luiz, Jr."""
    if _SUFFIX_ALONE.fullmatch(family) and " " in given and not suffix:
        head, _, last = given.rpartition(" ")
        return last, head, family
    behind = _SUFFIX_BEHIND.match(family)
    if behind and not suffix:
        family, suffix = behind.group(1), behind.group(2)
    behind = re.match(r"^(.*?\S)\s*,\s*((?:Jr|Sr)\.?|I{2,3}|IV)$", given)
    if behind and not suffix:
        given, suffix = behind.group(1), behind.group(2)
    if suffix.isupper() and not re.fullmatch("[IVX]+", suffix):
        suffix = suffix.capitalize()
    return family.rstrip(","), given, suffix


def _one_part(text: str, suffix: str, language: str) -> Name:
    """Only one of the two parts was deposited: a single word is a family name, the rest stays whole.

    "Smith, Anna B." in one part is plain enough to be split.
    """
    if text.count(",") == 1 and not is_cjk(text):
        family, given = (part.strip() for part in text.split(","))
        if (
            family
            and given
            and " " not in family
            and not re.search(r"\d|\.[A-Za-z]{3}", given)
            and len(given.split()) <= 3
        ):
            return family_and_given(
                recase_name_part(family, language), recase_name_part(given, language, initials=True), suffix
            )
    if " " in text or is_cjk(text) or _INITIALS.fullmatch(text) or not text.replace("-", "").isalpha():
        return Name(literal=_literal(text, language))
    return Name(family=recase_name_part(text, language) if len(text) > 3 else text, suffix=suffix)


def _literal(text: str, language: str) -> str:
    words = text.split(" ")
    shouted = text.isupper() and len(words) > 1 and all(len(word) > 2 for word in words)
    return recase_name_part(text, language, initials=True) if shouted else text
