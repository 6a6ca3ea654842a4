"""The tags of one RIS record read into an entry, by way of the Zotero item they amount to."""

from __future__ import annotations

import html
import re
from typing import Any

from bibkit.formats._ris_tags import READ_TYPES, field_of
from bibkit.formats._zotero_read import entry_from_item
from bibkit.formats.zotero_schema import load_schema
from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi, Isbn, Issn

Noticed = list[tuple[str, str]]

# A periodical's tags: a "generic" record that has one is a journal article.
_JOURNAL_TAGS = frozenset({"JF", "JO", "JA", "J1", "J2", "T2", "IS"})
_NOT_KEPT = frozenset({"TY", "ER"})


def entry_from_tags(tags: list[tuple[str, str]]) -> tuple[Entry, Noticed]:
    """The entry of a record's (tag, value) pairs, and what was noticed as (code, message)."""
    noticed: Noticed = []
    kind, csl_type = _type_of(tags, noticed)
    item: dict[str, Any] = {"itemType": kind, "creators": [], "tags": []}
    rest: dict[str, list[str]] = {}
    notes: list[str] = []
    extra: list[str] = []
    is_edited = ("TY", "EDBOOK") in tags  # EndNote gives the editors of an edited book as its authors
    for tag, value in tags:
        if tag not in ("N1", "RN", "AB", "N2"):
            value = html.unescape(value)
        if not value or tag in _NOT_KEPT:
            continue
        if tag == "ID":
            item["citationKey"] = value if not re.search(r"\s", value) else ""
        elif tag == "KW":
            item["tags"] += [word for word in re.split(r"(?:(?<!\s)\s*?)?[\n;]\s*(?:%K\s+)?", value) if word]
        elif tag in ("N1", "RN"):
            notes.append(value)
        elif tag == "M2":
            extra.append(value)
        else:
            _put(item, rest, "ED" if is_edited and tag in ("AU", "A1") else tag, value)
    _finish(item, rest, tags)
    item["extra"] = "\n".join([*extra, *(note for note in notes if note != item.get("title"))])
    entry = entry_from_item(item)
    changes: dict[str, Any] = (
        {"extra": {**entry.extra, **{tag: "; ".join(kept) for tag, kept in rest.items()}}} if rest else {}
    )
    if csl_type and entry.type == load_schema().type_of[kind]:
        changes["type"] = csl_type
    issued = _issued(tags)
    if issued and not entry.issued:
        changes["issued"] = issued
    return (entry.with_(**changes) if changes else entry), noticed


def _type_of(tags: list[tuple[str, str]], noticed: Noticed) -> tuple[str, str]:
    for tag, value in tags:
        match = re.fullmatch(r"Type:\s*(\w+)", value) if tag == "M2" else None
        if match and match[1] in load_schema().types:
            return match[1], ""  # written by us: RIS has no type for it
    written = next((value.strip().upper() for tag, value in tags if tag == "TY"), "")
    if written in READ_TYPES:
        return READ_TYPES[written]
    if written:
        noticed.append(("ris.unknown-type", f"unknown type {written[:20]!r}; read as a generic record"))
    has_journal = any(tag in _JOURNAL_TAGS and value for tag, value in tags)
    return ("journalArticle" if has_journal else "document"), ""


def _put(item: dict[str, Any], rest: dict[str, list[str]], tag: str, value: str) -> None:
    if tag in ("DA", "PY", "Y1", "EP"):
        return  # read together at the end
    kind = item["itemType"]
    field = field_of(tag, kind)
    if tag == "M3" and not field and (doi := Doi.parse(value)):
        field, value = "DOI", str(doi)
    elif _is_misplaced(tag, field, value):
        field = ""
    elif tag in ("UR", "U1") and (pubmed := re.fullmatch(r"PM:\s*(\d+)|(\d+)\s*\[pmid\]", value)):
        item["PMID"] = pubmed[1] or pubmed[2]  # Reference Manager's way, and PubMed Central's
        return
    elif tag == "ED" and not field:
        field = "creator:editor"
    elif field in ("ISBN", "ISSN"):
        field, value = _number_field(field, value)
    if field.startswith("creator:"):
        item["creators"].append(_creator(value, field.removeprefix("creator:")))
    elif field and field not in item:
        item[field] = value
    elif not field or item[field] != value:
        rest.setdefault(tag, []).append(value)


def _is_misplaced(tag: str, field: str, value: str) -> bool:
    """Words in place of a DOI; a copyright notice in M1, where EndNote has the issue's number."""
    if tag == "M1" and field == "issue":
        return not re.fullmatch(r"(?=.*\d)\S.{0,24}", value)
    return field == "DOI" and not Doi.parse(value)


def _number_field(field: str, value: str) -> tuple[str, str]:
    """An SN is an ISSN or an ISBN whatever the type makes one expect, where its check digit says so."""
    value = re.sub(r"\([^()]*\)", "", value[:1000]).strip()
    numbers = [part for part in re.split(r"[\s,;]+", value) if part]
    if numbers and all(Issn.parse(number) for number in numbers):
        return "ISSN", value
    return ("ISBN" if Isbn.parse(value) else field), value


def _creator(value: str, kind: str) -> dict[str, str]:
    """`Family, Given[, Suffix]` as the specification has it; without a comma it is an organisation."""
    family, _, given = (part.strip() for part in value.partition(","))
    if not given:
        return {"creatorType": kind, "name": family}
    return {"creatorType": kind, "lastName": family, "firstName": given}


def _finish(item: dict[str, Any], rest: dict[str, list[str]], tags: list[tuple[str, str]]) -> None:
    """What several tags say together: pages, a journal known by its abbreviation only, a title, key words."""
    row = load_schema().types[item["itemType"]]
    ends = [value for tag, value in tags if tag == "EP" and value]
    if ends:
        _put_end_page(item, rest, ends[0], has_pages=row.field_for("pages") is not None)
    if "journalAbbreviation" in item and "publicationTitle" not in item:
        item["publicationTitle"] = item["journalAbbreviation"]
    if "title" not in item and "shortTitle" in item:
        item["title"] = item["shortTitle"]
    if item.get("shortTitle") == item.get("title"):
        item.pop("shortTitle", None)
    if len(item["tags"]) == 1:
        item["tags"] = [word for word in re.split(r"(?:(?<!\s)\s++)?,\s*", item["tags"][0]) if word]
    item["tags"] = [{"tag": word} for word in item["tags"]]


def _put_end_page(item: dict[str, Any], rest: dict[str, list[str]], end: str, *, has_pages: bool) -> None:
    start = item.get("pages", "")
    if not has_pages:
        rest["EP"] = [end]
    elif not start or start == end:
        item["pages"] = end
    elif re.search(r"\d\s*[-–]\s*\w", start):
        rest["EP"] = [end]
    else:
        item["pages"] = f"{start}-{end}"


_RIS_DATE = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:[/ ](.*))?)?)?")


def _issued(tags: list[tuple[str, str]]) -> Date | None:
    """The date of Y1, DA and PY: the first that stands, made finer by another of its year; "May 3" takes PY's year.

    Remarks behind the third slash ("received") make a date of another sort.
    """
    dates: list[Date] = []
    words: list[str] = []
    for wanted in (("Y1", "DA"), ("PY",)):
        for tag, value in tags:
            if tag in wanted and value:
                date = _date(value)
                if date is None and not re.fullmatch(r"0+(?:/.*)?", value):
                    words.append(value)
                elif date:
                    dates.append(date)
    if words and dates and not dates[0].is_range and dates[0].start and not dates[0].start.month:
        together = parse_date(f"{words[0]} {dates[0].start.year}")
        if together:
            return together
    if not dates:
        text = " ".join(reversed(words))
        return (parse_date(text) or Date(literal=text)) if text else None
    first = dates[0]
    finer = [date for date in dates[1:] if date.start and first.start and date.start.refines(first.start)]
    return finer[0] if finer else first


def _date(value: str) -> Date | None:
    match = _RIS_DATE.fullmatch(value.strip())
    if not match:
        return parse_date(value)
    year, month, day = (int(part or 0) for part in match.groups()[:3])
    remark = (match[4] or "").strip().lower()
    if not year or remark in ("received", "accepted", "revised", "online", "epub"):
        return None
    return parse_date("-".join(f"{part:02d}" for part in (year, month, day if month else 0) if part)) or Date.of(year)
