"""Zotero item objects read into entries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibkit.formats._zotero_extra import hyphenated, read_extra
from bibkit.formats.zotero_schema import ItemType, Schema, load_schema
from bibkit.model.dateparse import parse_date, parse_original_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi
from bibkit.model.lists import split_numbers
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name
from bibkit.model.vocabulary import BY_CSL, TYPE_BY_CSL

# What an item carries beside the description of a work: its place in the library, its children, its history.
_BOOKKEEPING_KEYS = """
    itemType creators tags extra citationKey itemID itemKey key version dateAdded dateModified uri uris relations
    collections attachments notes seeAlso libraryID id parentItem deleted inPublications select library links meta
    localFile citekey complete charset linkMode contentType citationID
"""
_BOOKKEEPING = frozenset(_BOOKKEEPING_KEYS.split())


def entry_from_item(item: Mapping[str, Any]) -> Entry:
    """The entry of one Zotero item, by the item's specific or base field names (`bookTitle`, `publicationTitle`).

    `Label: value` lines of Extra become variables; what Zotero has and CSL lacks goes to `extra` under Zotero's name:
    a creator type ("cosponsor"), a field ("country"), and `itemType` where the CSL type does not imply it ("podcast").
    """
    schema = load_schema()
    kind = str(item.get("itemType") or "document")
    row = schema.types.get(kind) or schema.types["document"]
    values: dict[str, Any] = {}
    foreign: dict[str, Any] = {}
    for key, value in item.items():
        if key not in _BOOKKEEPING and isinstance(value, str | int | float) and not isinstance(value, bool):
            _put_field(values, foreign, schema, row, key, str(value).strip())
    _put_creators(values, foreign, schema, row, item.get("creators"))
    tags = tuple(dict.fromkeys(tag for tag in map(_tag, _list(item.get("tags"))) if tag))
    if tags:
        values["keyword"] = tags
    _put_arxiv(values)
    lines = read_extra(_extra_text(item.get("extra")), values)
    csl_type = lines.type or schema.type_of.get(kind, "document")
    if csl_type == schema.type_of.get(kind) and TYPE_BY_CSL[csl_type].zotero != kind:
        foreign["itemType"] = kind
    values |= lines.values
    note = "\n".join(lines.rest).strip()
    if note:
        values["note"] = note
    key = _plain(item.get("citationKey")) or lines.key or _plain(item.get("citekey"))
    return Entry(type=csl_type, id=key, extra={**foreign, **lines.foreign}, **values)


def _put_field(
    values: dict[str, Any], foreign: dict[str, Any], schema: Schema, row: ItemType, key: str, value: str
) -> None:
    if not value:
        return
    base = row.fields.get(key, key)
    if base == key and base not in schema.variable_of:
        base = schema.base_of.get(key, key)
    csl = schema.variable_of.get(base, key)
    variable = BY_CSL.get(csl)
    if variable is None or variable.kind == "names":
        foreign[key] = value
        return
    attribute = variable.attribute
    if variable.kind == "date":
        _put_date(values, attribute, value)
    elif attribute in values:
        if values[attribute] != value:
            foreign[key] = value
    elif variable.kind == "list":
        values[attribute] = split_numbers(value)
    elif csl == "DOI":
        doi = Doi.parse(value)
        values[attribute] = str(doi) if doi and not value.startswith("10.") else value
    else:
        values[attribute] = value


def _put_date(values: dict[str, Any], attribute: str, value: str) -> None:
    if value == "CURRENT_TIMESTAMP":
        return
    values[attribute] = parse_date(value) or Date(literal=value)
    original = parse_original_date(value)
    if original and attribute == "issued":
        values.setdefault("original_date", original)


def _put_creators(
    values: dict[str, Any], foreign: dict[str, Any], schema: Schema, row: ItemType, creators: Any
) -> None:
    people: dict[str, list[Name]] = {}
    others: dict[str, list[str]] = {}
    for creator in _list(creators):
        if not isinstance(creator, Mapping):
            continue
        name = name_from_creator(creator)
        if not name:
            continue
        kind = _plain(creator.get("creatorType")) or row.primary_creator
        csl = schema.role_of.get(kind, "author" if kind == row.primary_creator else hyphenated(kind))
        if kind == row.primary_creator and csl == "contributor":
            csl = "author"
        if csl in BY_CSL and BY_CSL[csl].kind == "names":
            attribute = BY_CSL[csl].attribute
            people.setdefault(attribute, []).append(name)
        else:
            others.setdefault(kind, []).append(name.display())
    for attribute, names in people.items():
        values[attribute] = (*values.get(attribute, ()), *names)
    for kind, shown in others.items():
        foreign[kind] = "; ".join(part for part in (foreign.get(kind, ""), *shown) if part)


def name_from_creator(creator: Mapping[str, Any]) -> Name:
    """A name from `{"name": …}` or `{"lastName": …, "firstName": …}`.

    Quotes around a last name that starts with a particle keep it whole (`"de la Mare"`), as in Better BibTeX.
    """
    whole = _plain(creator.get("name"))
    family, given = _plain(creator.get("lastName")), _plain(creator.get("firstName"))
    if whole or creator.get("fieldMode") in (1, "1"):
        return Name(literal=whole or family)
    if given and re.fullmatch(r'["“]\w.*["”]', family) and family[1].islower():
        return Name(family=family[1:-1], given=given)
    if not given:
        return Name(family=family)
    return family_and_given(family, given, _plain(creator.get("suffix")))


def _put_arxiv(values: dict[str, Any]) -> None:
    """Where Zotero keeps an arXiv number: as archive ID of a preprint, and (older items) as publication title."""
    for attribute in ("number", "container_title"):
        text = values.get(attribute, "")
        if isinstance(text, str) and text.lower().startswith("arxiv:") and (arxiv := ArxivId.parse(text)):
            values |= {"eprint": str(arxiv), "eprint_type": "arXiv"}
            category = re.search(r"\[([^\[\]]+)\]\s*$", text)
            if category:
                values["eprint_class"] = category[1]
            return


def _extra_text(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _tag(value: Any) -> str:
    return _plain(value.get("tag")) if isinstance(value, Mapping) else _plain(value)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _plain(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
