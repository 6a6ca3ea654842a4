"""Who made a work, by MODS: names in parts or whole, with roles in words or in the Library of Congress's codes."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from bibkit.formats._xml import text_of
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name

# Role, as a word or a MARC relator code -> attribute of an entry. Whoever is neither here nor in _NOT_MAKERS made it.
_ROLES = {
    "editor": "editor",
    "edt": "editor",
    "translator": "translator",
    "trl": "translator",
    "compiler": "compiler",
    "com": "compiler",
    "illustrator": "illustrator",
    "ill": "illustrator",
    "composer": "composer",
    "cmp": "composer",
    "director": "director",
    "drt": "director",
    "film director": "director",
    "fmd": "director",
    "producer": "producer",
    "pro": "producer",
    "interviewer": "interviewer",
    "ivr": "interviewer",
    "addressee": "recipient",
    "rcp": "recipient",
    "narrator": "narrator",
    "nrt": "narrator",
    "contributor": "contributor",
    "ctb": "contributor",
}
_NOT_MAKING = """
publisher|pbl|distributor|dst|printer|prt|sponsor|spn|funder|fnd|degree grantor|dgg|thesis advisor|ths|associated name
asn|committee member|former owner|fmo|donor|dnr
"""
_NOT_MAKERS = frozenset(re.split(r"[|\n]", _NOT_MAKING.strip()))


def read_names(mods: Element, host: Element | None) -> dict[str, tuple[Name, ...]]:
    """The work's people by attribute, with the editors of what it stands in."""
    out: dict[str, tuple[Name, ...]] = {}
    for side in (mods, host):
        for element in side.findall("name") if side is not None else ():
            attribute = _attribute(element)
            if side is host and attribute == "author":
                attribute = "container_author"
            name = _name(element)
            if name and attribute and name not in out.get(attribute, ()):
                out[attribute] = (*out.get(attribute, ()), name)
    return out


def _attribute(element: Element) -> str:
    roles = [text_of(term).lower().rstrip(".") for term in element.findall("role/roleTerm")]
    known = [_ROLES[role] for role in roles if role in _ROLES]
    if any(role in ("author", "aut", "creator", "cre") for role in roles):
        return "author"
    if known:
        return known[0]
    return "" if any(role in _NOT_MAKERS for role in roles) else "author"


def _name(element: Element) -> Name:
    parts = [(part.get("type", ""), text_of(part)) for part in element.findall("namePart")]
    by_type = {kind: text for kind, text in parts if kind}
    whole = [text for kind, text in parts if not kind]
    if element.get("type") in ("corporate", "conference"):
        return Name(literal=": ".join(text.rstrip(".") for text in whole))
    if by_type.get("family"):
        given = " ".join(text for kind, text in parts if kind == "given")
        return family_and_given(by_type["family"], given, by_type.get("termsOfAddress", ""))
    text = re.sub(
        r"(?<![,\s])[,\s]*+[\[(]?\b\d{4}\b.*$", "", whole[0] if whole else ""
    )  # a date of life behind the name
    family, comma, given = text.partition(",")
    return family_and_given(family, given) if comma and given.strip() else Name(literal=text.strip(" ,"))
