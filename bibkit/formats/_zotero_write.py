"""Entries written as Zotero items that Zotero's schema accepts."""

from __future__ import annotations

from typing import Any

from bibkit.formats._zotero_extra import extra_label, render_extra, render_name_line
from bibkit.formats.zotero_schema import ItemType, Schema, load_schema
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.lists import join_list
from bibkit.model.nameparse import family_and_given
from bibkit.model.names import Name
from bibkit.model.vocabulary import BY_ATTRIBUTE, TYPE_BY_CSL, Variable
from bibkit.text.markup import keep_whole_words, strip_markup
from bibkit.text.titles import comparison_key

_SEASONS = ("", "Spring", "Summer", "Autumn", "Winter")
_IN_EXTRA_ITSELF = frozenset({"note", "eprint", "eprint_type", "eprint_class", "keyword"})


def item_from_entry(entry: Entry) -> dict[str, Any]:
    """A Zotero item: only fields and creator types that its type has; everything else as lines of Extra."""
    schema = load_schema()
    row = schema.types[_item_type(entry, schema)]
    item: dict[str, Any] = {"itemType": row.name}
    lines = [] if schema.type_of[row.name] == entry.type else [f"Type: {entry.type}"]
    creators: list[dict[str, str]] = []
    for attribute, value in entry.items():
        variable = BY_ATTRIBUTE[attribute]
        if attribute in _IN_EXTRA_ITSELF:
            continue
        if variable.kind == "names":
            _add_creators(creators, lines, _creator_type(entry, schema, row, variable.csl), variable, value)
        else:
            _add_field(item, lines, schema, row, variable, value)
    foreign = _add_foreign(item, creators, row, entry)
    if entry.id:
        item["citationKey"] = entry.id
    extra = render_extra(lines, entry, foreign)
    if extra:
        item["extra"] = extra
    item["creators"] = creators
    item["tags"] = [{"tag": word} for word in dict.fromkeys(entry.keyword)]
    return item


def _item_type(entry: Entry, schema: Schema) -> str:
    wanted = entry.extra.get("itemType")
    if isinstance(wanted, str) and schema.type_of.get(wanted) == entry.type:
        return wanted
    row = TYPE_BY_CSL.get(entry.type)
    return row.zotero if row else "document"


def _add_field(
    item: dict[str, Any], lines: list[str], schema: Schema, row: ItemType, variable: Variable, value: Any
) -> None:
    bases = schema.csl_fields.get(variable.csl) or (schema.csl_dates.get(variable.csl, ""),)
    name = next((found for base in bases if base and (found := row.field_for(base)) and found not in item), None)
    text = _text(variable, value)
    if variable.csl == "accessed" and not (value.start and value.start.day and not value.is_range):
        name = None  # Zotero takes a whole day there, or nothing
    if name:
        item[name] = text
    else:
        lines.append(f"{extra_label(variable)}: {' '.join(text.split())}")


def _text(variable: Variable, value: Any) -> str:
    if variable.kind == "date":
        return _date(value)
    if variable.kind == "list":
        return join_list(variable.csl, value)[0]
    if variable.kind == "rich":
        return strip_markup(value) if variable.csl == "abstract" else keep_whole_words(value)
    return str(value)


def _date(date: Date) -> str:
    """ISO and EDTF, but seasons in words, which is how Zotero reads them."""
    if not date.season:
        return date.to_edtf()
    sides = [(date.start, date.season), (date.end, date.end_season)]
    words = [f"{_SEASONS[season]} {point.year}".strip() for point, season in sides if point]
    return ("ca. " if date.approximate else "") + "/".join(words)


def _add_creators(
    creators: list[dict[str, str]],
    lines: list[str],
    kind: str,
    variable: Variable,
    names: tuple[Name, ...],
) -> None:
    if kind:
        creators.extend(creator_from_name(name, kind) for name in names)
    else:
        lines.extend(render_name_line(extra_label(variable), name) for name in names)


def _creator_type(entry: Entry, schema: Schema, row: ItemType, role: str) -> str:
    """The type's creator type for a CSL role, "" without one. The author is the type's primary creator, unless that
    is another role's (a film's director) and taken."""
    primary = schema.role_of.get(row.primary_creator, "author")
    if role == "author":
        is_taken = primary not in ("author", "contributor") and entry.get(primary)
        return "" if is_taken else row.primary_creator
    if role == "contributor" == primary:
        return ""
    return next((kind for kind, csl in schema.role_of.items() if csl == role and kind in row.creators), "")


def creator_from_name(name: Name, kind: str) -> dict[str, str]:
    """A creator object; literals and single names in one field."""
    if name.literal:
        return {"creatorType": kind, "name": name.literal}
    family = Name(family=name.family, non_dropping_particle=name.non_dropping_particle).family_with_particles
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    if name.suffix:
        given = f"{given}, {name.suffix}" if given else name.suffix
    return {"creatorType": kind, "firstName": given, "lastName": family}


def _name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    return family_and_given(family, given) if comma else Name(literal=text)


def _add_foreign(item: dict[str, Any], creators: list[dict[str, str]], row: ItemType, entry: Entry) -> dict[str, str]:
    """Foreign fields: back into Zotero's own where they came from there, the rest as text for Extra."""
    rest: dict[str, str] = {}
    for key, value in entry.extra.items():
        if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
            value = ", ".join(value)
        if not isinstance(value, str | int | float) or key == "itemType" or value == "":
            continue
        if key in row.creators and key not in ("author", "editor", "translator"):
            creators.extend(creator_from_name(_name(part), key) for part in str(value).split("; "))
        elif key in row.fields and key not in item and key not in ("extra", "citationKey"):
            item[key] = str(value)
        elif key != "booktitle" or comparison_key(str(value)) != comparison_key(entry.title):
            # Proceedings have their own title as `booktitle`, too, for the sake of the entries that refer to them.
            rest[key] = " ".join(str(value).split())
    return rest
