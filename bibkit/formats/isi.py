"""Web of Science's tagged format ("ISI", plain text export), read only, by way of the Zotero item it amounts to.

Source: Clarivate's "Web of Science Core Collection Field Tags", 2026-11.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from bibkit.formats._base import ReadResult, decode_text, file_record
from bibkit.formats._zotero_read import entry_from_item
from bibkit.issues import Issue
from bibkit.model.dateparse import parse_date
from bibkit.model.entry import Entry

Fields = dict[str, list[str]]

_LINE = re.compile(r"([A-Z][A-Z0-9])(?: (.*)|)$")
# One value a line; everything else is text that goes on.
_LISTS = frozenset({"AU", "AF", "BA", "BF", "BE", "ED", "CA", "GP", "EM", "CR", "C1"})
# Tag -> base field of the item, in the order of preference where two fill one.
_FIELDS = {
    "TI": "title", "VL": "volume", "IS": "issue", "DI": "DOI", "PM": "PMID", "LA": "language", "AB": "abstractNote",
    "PU": "publisher", "PI": "place", "SE": "series", "CT": "conferenceName", "PN": "number", "AE": "assignee",
    "CL": "eventPlace", "BN": "ISBN",
}  # fmt: skip


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a Web of Science export, from PT to ER."""
    text, issues = decode_text(data, name)
    records = []
    for line, fields in _split(text):
        if fields["TI"] or fields["SO"]:
            records.append(file_record(_entry(fields), name=name, locator=f"line {line}"))
    if not records and text.strip():
        issues += (Issue("isi.no-record", "no Web of Science record in it (none starts with PT)", "error", name),)
    return ReadResult(tuple(records), issues)


def _split(text: str) -> list[tuple[int, Fields]]:
    records: list[tuple[int, dict[str, list[list[str]]]]] = []
    values: list[list[str]] = []
    tag = ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line.lstrip("\ufeff"))
        if match and match[1] in ("ER", "EF", "FN", "VR"):
            values = []
        elif match and (records or match[1] == "PT"):
            tag = match[1]
            if tag == "PT":
                records.append((number, defaultdict(list)))
            values = records[-1][1][tag]
            values.append([(match[2] or "").strip()])
        elif values and line.strip():
            if tag in _LISTS:
                values.append([line.strip()])
            else:
                values[-1].append(line.strip())
    return [
        (number, defaultdict(list, {tag: [" ".join(lines) for lines in found] for tag, found in fields.items()}))
        for number, fields in records
    ]


def _entry(fields: Fields) -> Entry:
    kind = _item_type(fields)
    item: dict[str, Any] = {"itemType": kind}
    for tag, field in _FIELDS.items():
        if fields[tag]:
            item[field] = (
                _tidy_capitals(fields[tag][0]) if field in ("publisher", "place", "assignee") else fields[tag][0]
            )
    if kind != "book":
        item["publicationTitle"] = " ".join(fields["SO"])
        item["journalAbbreviation"] = _first(fields, "JI") if kind == "journalArticle" else ""
    elif not fields["TI"]:
        item["title"] = " ".join(fields["SO"])
    item["ISSN"] = ", ".join((*fields["SN"], *fields["EI"]))
    item["pages"] = _pages(fields)
    item["date"] = _date(_first(fields, "PD"), _first(fields, "PY"))
    item["creators"] = [
        *(_creator(text, "inventor" if kind == "patent" else "author") for text in fields["AF"] or fields["AU"]),
        *({"creatorType": "author", "name": text} for text in fields["CA"]),
        *(_creator(text, "editor") for text in fields["BE"] or fields["ED"]),
    ]
    words = [word.strip() for tag in ("DE", "ID", "BD", "OR") for line in fields[tag] for word in line.split(";")]
    item["tags"] = [{"tag": word} for word in dict.fromkeys(words) if word]
    if fields["UT"]:
        item["extra"] = f"tex.UT: {fields['UT'][0]}"
    entry = entry_from_item(item)
    held = parse_date(_first(fields, "CY")) if fields["CY"] else None
    return entry.with_(event_date=held) if held else entry


def _item_type(fields: Fields) -> str:
    """J journal, B book, S series, P patent; books and series hold papers, chapters, or are themselves described."""
    kind = _first(fields, "PT")
    if kind == "P":
        return "patent"
    if kind == "J":
        return "journalArticle"
    if fields["CT"] or any("Proceedings Paper" in text for text in fields["DT"]):
        return "conferencePaper"
    title, source = _first(fields, "TI").rstrip("."), " ".join(fields["SO"]).rstrip(".")
    is_whole = not source or not title or source.casefold() == title.casefold()
    return "book" if kind == "B" and is_whole else "bookSection"


def _pages(fields: Fields) -> str:
    first, last = _first(fields, "BP"), _first(fields, "EP")
    if first and last and first != last:
        return f"{first}-{last}"
    return first or _first(fields, "AR") or _first(fields, "PS")


def _date(published: str, year: str) -> str:
    """`FEB 21` takes its year from PY; what cannot be read leaves the year."""
    for text in (published, f"{published} {year}"):
        if published and parse_date(text):
            return text
    return year or published


def _creator(text: str, kind: str) -> dict[str, str]:
    """`McCormick, MC`, `Zupancic, John A. F.`, `YANG Y`, perhaps with an address behind; initials get their dots."""
    text = re.sub(r"(?<!\s)\s*\([^()]*\)\s*$", "", text)
    family, comma, given = text.partition(",")
    if not comma:
        family, _, given = text.rpartition(" ")
    if not family or not given.strip():
        return {"creatorType": kind, "name": text}
    given = " ".join(_dotted(word) for word in given.split())
    return {"creatorType": kind, "lastName": family.strip(), "firstName": given}


def _dotted(word: str) -> str:
    return " ".join(f"{letter}." for letter in word) if re.fullmatch(r"[A-Z]{1,3}", word) else word


def _tidy_capitals(text: str) -> str:
    """Publishers and places are set in capitals; one short word may be an acronym and stays."""
    is_acronym = " " not in text and len(text) <= 5
    if not text.isupper() or is_acronym:
        return text
    return text.title().replace(" And ", " and ").replace(" Of ", " of ")


def _first(fields: Fields, tag: str) -> str:
    return fields[tag][0] if fields[tag] else ""
