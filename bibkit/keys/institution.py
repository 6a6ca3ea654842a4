"""Short forms of institutions for keys, by the rules JabRef documents: `Linköping University` -> `UniLinkoeping`.

Source: JabRef's documentation of corporate authors in key patterns and its key generator, version 6 (read 2026-11).
"""

from __future__ import annotations

import re

from bibkit.keys.latin import to_latin_ascii

_GIVEN_ABBREVIATION = re.compile(r"(?<=\(\{)[A-Z]+(?=\}\))")
_IGNORED = frozenset(("press", "the"))


def institution_key(name: str, decoded: str) -> str:
    """From a name as the file spells it and the same without LaTeX.

    An abbreviation in `({XYZ})` is taken as it is. Else the parts between commas are looked at: a university gives
    "Uni" and its name, schools and departments behind it their capitals, anything else its words or, from three on,
    their first letters.
    """
    given = _GIVEN_ABBREVIATION.search(name)
    if given:
        return given.group()
    parts = to_latin_ascii(decoded).split(",")
    university = school = department = rest = None
    for place, part in enumerate(parts):
        words = _words(part)
        kinds = _kinds(words)
        if "university" in kinds:
            university = "Uni" + "".join(word for word in words if not word.lower().startswith("uni"))
            if place and department is None:
                department = parts[place - 1]
        elif kinds & {"school", "department"} and len(parts) > 1:
            capitals = "".join(re.sub("[^A-Z]", "", word) for word in words if not _names_a_unit(word))
            school = capitals if "school" in kinds else school
            department = capitals if "department" in kinds else department
        elif rest is None:
            rest = "".join(word[0] for word in words) if len(words) >= 3 else "".join(words)
    unit = department if department and department != school else ""
    return (university or rest or "") + (school or "") + unit


def _words(part: str) -> list[str]:
    """The words that say something: capitalised, no abbreviation with a stop; "uni…" whatever its case."""
    words = re.split(r"[ \-_]", re.sub(r"\{[A-Z]+\}", "", part))
    return [
        word
        for word in words
        if word
        and (
            (word.lower() not in _IGNORED and word[-1] != "." and word[0].isupper())
            or (len(word) >= 3 and word[:3].lower() == "uni")
        )
    ]


def _kinds(words: list[str]) -> set[str]:
    kinds: set[str] = set()
    for word in map(str.lower, words):
        if re.match(r"uni(?:v|b|$)", word):
            kinds.add("university")
        elif word.startswith("tech"):
            kinds.add("technology")
        elif word == "school":
            kinds.add("school")
        elif re.match(r"d[ei]p|lab", word):
            kinds.add("department")
    return kinds - {"university"} if "technology" in kinds else kinds


def _names_a_unit(word: str) -> bool:
    return bool(re.match(r"d[ei]p", word, re.I)) or word.lower() in ("school", "faculty")
