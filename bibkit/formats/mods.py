"""MODS, the Library of Congress's XML for descriptions of works (version 3), read only.

Source: the MODS User Guidelines, version 3.8 (2026-11). A description says little about what a program calls a type:
it is told from the genre, the type of resource, and whether the work stands in a host that goes on (a journal) or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from bibkit.errors import InputError
from bibkit.formats._base import ReadResult, file_record
from bibkit.formats._mods_names import read_names
from bibkit.formats._xml import parse_xml, text_of
from bibkit.model.dateparse import parse_date
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi

_GENRES = {
    "article": "article-journal",
    "journal article": "article-journal",
    "academic journal": "article-journal",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "book": "book",
    "book chapter": "chapter",
    "conference publication": "paper-conference",
    "conference paper": "paper-conference",
    "thesis": "thesis",
    "theses": "thesis",
    "dissertation": "thesis",
    "technical report": "report",
    "report": "report",
    "patent": "patent",
    "map": "map",
    "letter": "personal_communication",
    "interview": "interview",
    "web site": "webpage",
    "motion picture": "motion_picture",
    "film": "motion_picture",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
    "legislation": "bill",
    "dataset": "dataset",
    "preprint": "article",
}
_RESOURCES = {
    "cartographic": "map",
    "still image": "graphic",
    "three dimensional object": "graphic",
    "moving image": "motion_picture",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "notated music": "musical_score",
    "software, multimedia": "software",
}


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a MODS file, one `<mods>` or a collection.

    Raises InputError: not well-formed, entities declared, another XML.
    """
    if not data.strip():
        return ReadResult()
    root = parse_xml(data, name)
    elements = [root] if root.tag == "mods" else root.findall(".//mods")
    if not elements and root.tag != "modsCollection":
        raise InputError(f"{name or 'input'}: no MODS (its root is <{root.tag[:40]}>)")
    records = (
        file_record(_entry(element), name=name, locator=f"record {number}")
        for number, element in enumerate(elements, 1)
    )
    return ReadResult(tuple(records))


def _entry(mods: Element) -> Entry:
    host = _related(mods, "host")
    series = _related(mods, "series")
    kind = _type(mods, host)
    sides = [mods] if host is None else [mods, host]
    values: dict[str, Any] = {
        "type": kind,
        "title": _title(mods),
        "title_short": _title(mods, "abbreviated"),
        "issued": _issued(sides),
        "publisher": _first(sides, "originInfo/publisher"),
        "publisher_place": _place(sides),
        "edition": _first(sides, "originInfo/edition"),
        "language": "; ".join(_languages(mods)),
        "abstract": _first([mods], "abstract"),
        "license": _first([mods], "accessCondition"),
        "note": "\n".join(filter(None, map(text_of, mods.findall("note")))),
        "keyword": tuple(dict.fromkeys(_subjects(mods))),
        "url": _url(mods),
        "archive_location": "; ".join(filter(None, map(text_of, mods.findall("location/physicalLocation")))),
        "call_number": _first([mods], "location/shelfLocator")
        or ", ".join(filter(None, map(text_of, mods.findall("classification")))),
        "scale": _scale(_first([mods], "subject/cartographics/scale")),
        **_part(sides),
        **_identifiers(sides),
        **read_names(mods, host),
    }
    if host is not None:
        values["container_title"] = _title(host) or _title(host, "uniform")
        values["container_title_short"] = _title(host, "abbreviated")
    if series is not None:
        number = text_of(series.find("titleInfo/partNumber"))
        values["collection_title"] = _title(series).removesuffix(f". {number}")
        values["collection_number"] = number
    return Entry(**values)


def _type(mods: Element, host: Element | None) -> str:
    """By the work's own genre, its resource, its host, in this order."""
    for genre in mods.findall("genre"):
        found = _GENRES.get(text_of(genre).lower())
        if found == "article-journal" and host is None:
            return "article"
        if found:
            return "chapter" if found == "book" and host is not None else found
    resource = text_of(mods.find("typeOfResource")).lower()
    if resource in _RESOURCES:
        return _RESOURCES[resource]
    if host is not None:
        return _type_in_host(host)
    is_book = text_of(mods.find("originInfo/issuance")).lower() in ("monographic", "single unit")
    return "book" if is_book and resource == "text" else "document"


def _type_in_host(host: Element) -> str:
    genres = {text_of(genre).lower() for genre in host.findall("genre")}
    found = next((_GENRES[genre] for genre in genres if genre in _GENRES), "")
    if found.startswith("article-"):
        return found
    if found == "paper-conference":
        return found
    if text_of(host.find("originInfo/issuance")).lower() in ("continuing", "serial"):
        return "article-journal"
    part = host.find("part")
    if part is not None or host.find("originInfo") is not None:
        is_issue = part is not None and any(detail.get("type") == "issue" for detail in part.findall("detail"))
        return "article-journal" if is_issue else "chapter"
    return "webpage"  # a host that is only a name: a collection on the web


def _title(element: Element, kind: str = "") -> str:
    """`The` + title + `: ` + subtitle, with the number and name of a part."""
    found = next((info for info in element.findall("titleInfo") if info.get("type", "") == kind), None)
    if found is None:
        return ""
    start = text_of(found.find("nonSort"))
    title = text_of(found.find("title"))
    if start:
        title = f"{start}{'' if start[-1] in chr(39) + '’' else ' '}{title}"
    subtitle = text_of(found.find("subTitle"))
    parts = [text_of(found.find(part)) for part in ("partNumber", "partName")]
    title = ": ".join(filter(None, (title.rstrip(" :"), subtitle)))
    return ". ".join(filter(None, (title, *parts)))


def _related(mods: Element, kind: str) -> Element | None:
    return next((item for item in mods.findall("relatedItem") if item.get("type") == kind), None)


def _issued(sides: Iterable[Element]) -> Date | None:
    """The date of issue, coded forms before free ones; else of the part, of copyright, of making."""
    for path in ("originInfo/dateIssued", "part/date", "originInfo/copyrightDate", "originInfo/dateCreated"):
        for side in sides:
            dates = sorted(
                side.findall(path), key=lambda date: (date.get("encoding") is None, date.get("point") == "end")
            )
            for element in dates:
                text = text_of(element)
                if text and (read := parse_date(text.strip("[].,"))):
                    return read
    return None


def _place(sides: Iterable[Element]) -> str:
    terms = (term for side in sides for term in side.findall("originInfo/place/placeTerm"))
    return next((text for term in terms if term.get("type") != "code" and (text := text_of(term).strip("[] :"))), "")


def _languages(mods: Element) -> list[str]:
    """Codes where there are codes, else words."""
    terms = mods.findall("language/languageTerm")
    codes = [text_of(term) for term in terms if term.get("type") == "code" or term.get("authority")]
    return list(dict.fromkeys(codes or filter(None, map(text_of, terms))))


def _subjects(mods: Element) -> Iterator[str]:
    for subject in mods.findall("subject"):
        yield from filter(None, map(text_of, subject.findall("topic")))


def _url(mods: Element) -> str:
    urls = [url for url in mods.findall("location/url") if url.get("access") != "preview"]
    urls.sort(key=lambda url: not url.get("usage", "").startswith("primary"))
    return next(filter(None, map(text_of, urls)), "")


def _scale(text: str) -> str:
    """`Scale [ca. 1:510,000].` -> `1:510,000`."""
    ratio = re.search(r"1\s*:\s*[\d,.]*\d", text)
    return ratio.group() if ratio else text


def _part(sides: Iterable[Element]) -> dict[str, str]:
    """Volume, issue and pages of the part that the work is."""
    out: dict[str, str] = {}
    for side in sides:
        for part in side.findall("part"):
            for detail in part.findall("detail"):
                kind = {"volume": "volume", "issue": "issue", "number": "issue"}.get(detail.get("type", ""))
                if kind:
                    out.setdefault(kind, text_of(detail.find("number")))
            for extent in part.findall("extent"):
                start, end = text_of(extent.find("start")), text_of(extent.find("end"))
                pages = text_of(extent.find("list")) or (f"{start}-{end}" if end and start != end else start)
                out.setdefault("page", re.sub(r"^pp?\.\s*", "", pages))
    return out


def _identifiers(sides: Iterable[Element]) -> dict[str, Any]:
    doi = ""
    numbers: dict[str, list[str]] = {"isbn": [], "issn": []}
    for side in sides:
        for identifier in side.findall("identifier"):
            kind, text = identifier.get("type", "").lower(), text_of(identifier)
            if kind == "doi" and not doi:
                doi = str(Doi.parse(text) or "")
            elif kind in numbers and text:
                numbers[kind].append(re.sub(r"\s*\(.*", "", text))
    return {"doi": doi, **{kind: tuple(dict.fromkeys(found)) for kind, found in numbers.items()}}


def _first(sides: Iterable[Element], path: str) -> str:
    return next((text for side in sides for found in side.findall(path) if (text := text_of(found))), "")
