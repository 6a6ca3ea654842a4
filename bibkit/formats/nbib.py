"""MEDLINE's tagged format, PubMed's "Save as PubMed" and `.nbib` files: read only.

Source: NLM's "MEDLINE/PubMed Data Element (Field) Descriptions", 2026-11.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from bibkit.formats._base import ReadResult, decode_text, file_record
from bibkit.formats._medline import TYPES, article_number, full_pages, journal_title, person
from bibkit.issues import Issue
from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi, Pmcid, Pmid
from bibkit.model.nameparse import parse_name
from bibkit.model.names import Name
from bibkit.text.titles import trim_title

Fields = dict[str, list[str]]

_SUFFIX = re.compile(r"(.+) (Jr\.?|Sr\.?|II|III|IV|2nd|3rd|[4-9]th)")
_TAG_LINE = re.compile(r"([A-Z][A-Z0-9]{1,3}) *-(?: (.*)|)$")


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a MEDLINE file."""
    text, issues = decode_text(data, name)
    records = []
    empty: list[Issue] = []
    for line, fields in _split(text):
        entry = _entry(fields)
        if not entry.title and not entry.pmid:
            where = f"{name}:{line}" if name else f"line {line}"
            empty.append(Issue("nbib.empty-record", "a record without PMID and title; left out", "warning", where))
            continue
        records.append(file_record(entry, name=name, locator=f"line {line}"))
    issues += tuple(empty)
    if not records and text.strip():
        issues += (Issue("nbib.no-record", "no MEDLINE record in it (none starts with PMID)", "error", name),)
    return ReadResult(tuple(records), issues)


def _split(text: str) -> list[tuple[int, Fields]]:
    """The records, each with its first line's number; a record begins with its PMID."""
    records: list[tuple[int, dict[str, list[list[str]]]]] = []
    values: list[list[str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _TAG_LINE.match(line.lstrip("\ufeff"))
        if match:
            if match[1] == "PMID" or not records:
                records.append((number, defaultdict(list)))
            values = records[-1][1][match[1]]
            values.append([(match[2] or "").strip()])
        elif values and line.strip():
            values[-1].append(line.strip())
    return [(number, _joined(fields)) for number, fields in records]


def _joined(fields: dict[str, list[list[str]]]) -> Fields:
    """The values with their further lines."""
    values = ((tag, [" ".join(filter(None, lines)) for lines in found]) for tag, found in fields.items())
    return defaultdict(list, values)


def _entry(fields: Fields) -> Entry:
    kind = _type(fields)
    is_part = kind == "chapter"
    values: dict[str, Any] = {
        "type": kind,
        "title": trim_title(_first(fields, "TI") or _first(fields, "BTI") or _first(fields, "TT")),
        "author": _names(fields, "FAU", "AU", "CN"),
        "editor": _names(fields, "FED", "ED", ""),
        "issued": _issued(_first(fields, "DP")),
        "container_title": _first(fields, "BTI")
        if is_part
        else journal_title(_first(fields, "JT") or _first(fields, "TA")),
        "container_title_short": "" if is_part else _first(fields, "TA"),
        "collection_title": trim_title(_first(fields, "CTI")),
        "volume": _first(fields, "VI"),
        "issue": _first(fields, "IP"),
        "page": _pages(fields),
        "edition": _first(fields, "EN"),
        "publisher": _first(fields, "PB"),
        "issn": _numbers(fields["IS"]),
        "isbn": _numbers(fields["ISBN"]),
        "doi": _marked(fields, "doi", Doi),
        "pmid": str(Pmid.parse(_first(fields, "PMID")) or ""),
        "pmcid": str(Pmcid.parse(_first(fields, "PMC")) or ""),
        "language": _first(fields, "LA"),
        "license": _first(fields, "CI"),
        "abstract": " ".join(_first(fields, "AB").split()),
        "keyword": tuple(dict.fromkeys((*fields["OT"], *(word.replace("*", "") for word in fields["MH"])))),
    }
    if values["publisher"]:
        values["publisher_place"] = _first(fields, "PL")
    if _first(fields, "TI"):
        values["original_title"] = trim_title(_first(fields, "TT"))
    return Entry(**values)


def _type(fields: Fields) -> str:
    if fields["BTI"]:
        return "chapter" if fields["TI"] and fields["TI"] != fields["BTI"] else "book"
    named = [TYPES[kind.lower()] for kind in fields["PT"] if kind.lower() in TYPES]
    return named[0] if named else "article-journal"


def _names(fields: Fields, full: str, short: str, corporate: str) -> tuple[Name, ...]:
    people = []
    for text in fields[full] or fields[short]:
        family, comma, given = text.partition(", ")
        given, suffix = _without_suffix(given)
        people.append(person(family, given, suffix) if comma else parse_name(text))
    groups = [Name(literal=text.rstrip(".")) for text in fields[corporate]] if corporate else []
    return tuple(name for name in (*people, *groups) if name and name.literal.lower() not in ("et al.", "et al"))


def _without_suffix(given: str) -> tuple[str, str]:
    """`Ana María Jr` -> ("Ana María", "Jr"): MEDLINE puts the suffix last; older files have a comma before it."""
    name, comma, suffix = given.partition(", ")
    if comma:
        return name, suffix
    found = _SUFFIX.fullmatch(given)
    return (found[1], found[2]) if found else (given, "")


def _issued(text: str) -> Date | None:
    return parse_date(text) or (Date(literal=text) if text else None)


def _pages(fields: Fields) -> str:
    pages = full_pages(_first(fields, "PG"))
    if pages:
        return pages
    piis = [value.removesuffix("[pii]").strip() for value in fields["LID"] + fields["AID"] if value.endswith("[pii]")]
    return next(filter(None, map(article_number, piis)), "")


def _marked(fields: Fields, mark: str, kind: type[Doi]) -> str:
    """An identifier among LID and AID, which carry what they are in brackets: `10.1000/x [doi]`."""
    for value in fields["LID"] + fields["AID"]:
        text, _, label = value.rpartition(" ")
        if label == f"[{mark}]" and (found := kind.parse(text)):
            return str(found)
    return ""


def _numbers(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.split(" (")[0].strip() for value in values if value))


def _first(fields: Fields, tag: str) -> str:
    return fields[tag][0] if fields[tag] else ""
