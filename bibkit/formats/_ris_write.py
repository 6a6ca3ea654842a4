"""An entry written as the tags of an RIS record, by way of its Zotero item."""

from __future__ import annotations

import re
from typing import Any

from bibkit.formats._ris_tags import READ_TYPES, WRITE_TYPES, tags_of
from bibkit.formats._zotero_extra import extra_label
from bibkit.formats._zotero_write import item_from_entry
from bibkit.formats.zotero_schema import load_schema
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.vocabulary import BY_CSL

_PAGES = re.compile(r"\s*([^\s‐-―−-]+)\s*[‐-―−-]+\s*([^\s‐-―−-]+)\s*")


def render_entry(entry: Entry, notes: str = "") -> str:
    """One record from TY to ER, with a line end; `notes` are further lines for N1."""
    item = item_from_entry(entry)
    lines: list[str] = []
    kind = item["itemType"]
    ris_type = WRITE_TYPES[kind]
    row = load_schema().types[kind]
    by_base = {row.fields[name]: value for name, value in item.items() if name in row.fields}
    used: set[str] = set()
    for tag, field in tags_of(kind):
        for value in _values(item, by_base, field):
            used.add(field)
            _add(lines, tag, value, entry)
    for word in entry.keyword:
        lines.append(_line("KW", word))
    for line in _leftovers(item, by_base, used, entry, ris_type):
        lines.append(_line("M2", line))
    for paragraph in (*entry.note.split("\n"), *notes.split("\n")):
        lines.append(_line("N1", paragraph))
    if entry.id:
        lines.append(_line("ID", entry.id))
    return "\n".join([f"TY  - {ris_type}", *filter(None, lines), "ER  - "]) + "\n"


def _values(item: dict[str, Any], by_base: dict[str, str], field: str) -> list[str]:
    if not field.startswith("creator:"):
        return [by_base[field]] if field in by_base else []
    kind = field.removeprefix("creator:")
    return [_name(creator) for creator in item["creators"] if creator["creatorType"] == kind]


def _name(creator: dict[str, str]) -> str:
    if "name" in creator:
        return creator["name"].replace(",", "")
    return f"{creator['lastName']}, {creator['firstName']}".rstrip(", ")


def _add(lines: list[str], tag: str, value: str, entry: Entry) -> None:
    if tag == "DA" and entry.issued:
        lines += _date_lines(entry.issued, value)
    elif tag == "Y2" and entry.accessed:
        lines.append(_line("Y2", _slashed(entry.accessed) or value))
    elif tag == "SP" and (pages := _PAGES.fullmatch(value)):
        lines += [_line("SP", pages[1]), _line("EP", pages[2])]
    else:
        lines.append(_line(tag, value))


def _date_lines(date: Date, text: str) -> list[str]:
    """DA in full, with slashes where it is one day or month; PY with the year, of some days that with the first one."""
    lines = [_line("DA", _slashed(date) or text)]
    within_a_year = not date.is_range or (date.end and date.start and date.end.year == date.start.year)
    if date.year and 0 < date.year <= 9999 and within_a_year:
        lines.append(_line("PY", f"{date.year:04d}"))
    return lines


def _slashed(date: Date) -> str:
    """`2013/07/22`, `2013/07//`, `2013///`; "" for what slashes cannot say."""
    point = date.start
    if not point or date.is_range or date.season or date.approximate or date.uncertain or not 0 < point.year <= 9999:
        return ""
    month, day = (f"{part:02d}" if part else "" for part in (point.month, point.day))
    return f"{point.year:04d}/{month}/{day}" + ("" if day else "/")


def _leftovers(item: dict[str, Any], by_base: dict[str, str], used: set[str], entry: Entry, ris_type: str) -> list[str]:
    """What no tag took: the exact type, other creators, other fields, and the variable lines of Extra."""
    kind = item["itemType"]
    schema = load_schema()
    lines: list[str] = []
    is_typed = READ_TYPES[ris_type] != (kind, "")
    if is_typed:
        lines.append(f"Type: {kind if schema.type_of[kind] == entry.type else entry.type}")
    for creator in item["creators"]:
        role = creator["creatorType"]
        if f"creator:{role}" not in used:
            given = creator.get("firstName", "")
            name = f"{creator['lastName']} || {given}" if given else creator.get("name") or creator["lastName"]
            lines.append(f"{_label(schema.role_of.get(role, ''), role)}: {name}")
    for base, value in by_base.items():
        if base not in used and base not in ("citationKey", "extra"):
            lines.append(f"{_label(schema.variable_of.get(base, ''), base)}: {value}")
    extra = item.get("extra", "").removesuffix(entry.note).rstrip("\n") if entry.note else item.get("extra", "")
    return lines + [line for line in extra.split("\n") if line and not (is_typed and line.startswith("Type: "))]


def _label(csl: str, zotero: str) -> str:
    """The label of a CSL variable, or `tex.` with Zotero's own name for what CSL lacks."""
    return extra_label(BY_CSL[csl]) if csl in BY_CSL else f"tex.{zotero}"


_NO_CASE = re.compile(r'<span class="nocase">((?:(?!</?span).)*)</span>', re.S)


def _line(tag: str, value: str) -> str:
    # Which words keep their capitals is CSL's and BibTeX's notion; programs that read RIS would show the tags.
    value = " ".join(_NO_CASE.sub(r"\1", value).split())
    return f"{tag}  - {value}" if value else ""
