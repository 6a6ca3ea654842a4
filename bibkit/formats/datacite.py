"""DOI records of DataCite's REST API (`/dois/…`, JSON:API) as records: data sets, software, theses, arXiv's preprints.

Accepted: the whole answer, its `data`, or the attributes alone (schema 4, October 2026). Left behind: subjects, rights,
funders, affiliations, related items but the published version of a preprint.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bibkit.model.dates import Date, parse_iso_date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi, Isbn, Issn
from bibkit.model.nameparse import family_and_given, parse_name
from bibkit.model.names import Name
from bibkit.model.provenance import Origin
from bibkit.model.record import Record
from bibkit.text.abstracts import clean_abstract
from bibkit.text.case import recase_name_part, recase_title
from bibkit.text.fragments import plain_text
from bibkit.text.jats import title_from_jats
from bibkit.text.languages import plausible_language
from bibkit.text.titles import trim_title

_GENERAL = {
    "journalarticle": "article-journal", "datapaper": "article-journal", "preprint": "article", "dataset": "dataset",
    "software": "software", "computationalnotebook": "software", "conferencepaper": "paper-conference",
    "conferenceproceeding": "book", "book": "book", "bookchapter": "chapter", "dissertation": "thesis",
    "report": "report", "image": "graphic", "audiovisual": "motion_picture", "film": "motion_picture",
    "sound": "song", "journal": "periodical", "standard": "standard", "peerreview": "review",
    "collection": "collection", "interactiveresource": "webpage", "presentation": "speech", "poster": "speech",
}  # fmt: skip
_SPECIAL = (
    (re.compile(r"\b(?:\w*thesis(?<!hypothesis)|theses|dissertation|diplom\w*|habilitation)\b", re.I), "thesis"),
    (re.compile(r"journal article|research article", re.I), "article-journal"),
    (re.compile(r"conference paper|proceedings paper", re.I), "paper-conference"),
    (re.compile(r"poster|presentation|slides|talk|lecture", re.I), "speech"),
    (re.compile(r"report|working paper|deliverable", re.I), "report"),
    (re.compile(r"preprint", re.I), "article"),
    (re.compile(r"book chapter|book section", re.I), "chapter"),
    (re.compile(r"^book$|monograph", re.I), "book"),
)
_PUBLISHED_RELATIONS = ("IsVersionOf", "IsPreprintOf")


def attributes_to_record(record: Mapping[str, Any], *, source: str = "api.datacite.org", retrieved: str = "") -> Record:
    """The record of one DOI. Never raises on any JSON object; what is malformed stays empty."""
    data = record.get("data", record)
    attributes = data.get("attributes", data) if isinstance(data, Mapping) else {}
    entry = Entry(**_values(attributes if isinstance(attributes, Mapping) else {}))
    origins = {
        name: Origin(layer="datacite", source=source, locator=f"/dois/{entry.doi} {name}", retrieved=retrieved)
        for name in ("type", *(key for key, _ in entry.items()))
    }
    return Record(entry=entry, provenance=MappingProxyType(origins))


def _values(attributes: Mapping[str, Any]) -> dict[str, Any]:
    doi = Doi.parse(_text(attributes, "doi"))
    title = _title(attributes)
    values: dict[str, Any] = {
        "type": _type(attributes),
        "title": title,
        "author": _people(attributes.get("creators")),
        "editor": _people(attributes.get("contributors"), "Editor"),
        "issued": _issued(attributes),
        "publisher": _publisher(attributes.get("publisher")),
        "language": plausible_language(_text(attributes, "language"), title),
        "version": _text(attributes, "version"),
        "doi": doi.value if doi else "",
        "abstract": _abstract(attributes),
        **_container(attributes.get("container")),
    }
    arxiv = ArxivId.parse(doi.value) if doi and doi.value.startswith("10.48550/arxiv.") else None
    if arxiv:
        values.update(eprint=arxiv.value, eprint_type="arxiv", version="", type="article")
    published = _published_version(attributes.get("relatedIdentifiers"), values["doi"])
    if published and values["type"] == "article":
        values["extra"] = MappingProxyType({"flags": MappingProxyType({"is_preprint_of": published})})
    return values


def _text(mapping: Mapping[str, Any], key: str) -> str:
    value = mapping.get(key)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _list(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _type(attributes: Mapping[str, Any]) -> str:
    types = attributes.get("types")
    types = types if isinstance(types, Mapping) else {}
    special = _text(types, "resourceType")
    for pattern, csl in _SPECIAL:
        if pattern.search(special):
            return csl
    general = _text(types, "resourceTypeGeneral").lower().replace(" ", "")
    if general in _GENERAL:
        return _GENERAL[general]
    container = attributes.get("container")
    in_journal = isinstance(container, Mapping) and bool(container.get("title"))
    if general == "text" and in_journal and _text(types, "citeproc") == "article-journal":
        return "article-journal"
    return "document"


def _title(attributes: Mapping[str, Any]) -> str:
    """The main title with its subtitle; translations and alternatives stay out."""
    titles = _list(attributes.get("titles"))
    main = next((item for item in titles if not item.get("titleType")), titles[0] if titles else {})
    title = recase_title(trim_title(title_from_jats(_text(main, "title"))))
    subtitle = next((_text(item, "title") for item in titles if item.get("titleType") == "Subtitle"), "")
    if not title or not subtitle or subtitle.casefold() in title.casefold():
        return title
    return f"{title}: {trim_title(title_from_jats(subtitle))}"


def _people(value: Any, role: str = "") -> tuple[Name, ...]:
    names: list[Name] = []
    for person in _list(value):
        if role and person.get("contributorType") != role:
            continue
        family, given, whole = (plain_text(_text(person, key)) for key in ("familyName", "givenName", "name"))
        if person.get("nameType") == "Organizational" and whole:
            names.append(Name(literal=whole))
        elif family and given:
            names.append(family_and_given(recase_name_part(family), recase_name_part(given, initials=True)))
        elif whole:
            names.append(parse_name(whole))
    return tuple(name for name in names if name)


def _issued(attributes: Mapping[str, Any]) -> Date | None:
    year = _text(attributes, "publicationYear")
    if not re.fullmatch(r"[12]\d{3}", year):
        return None
    for kind in ("Issued", "Available"):
        for item in _list(attributes.get("dates")):
            date = parse_iso_date(_text(item, "date")) if item.get("dateType") == kind else None
            if date and date.year == int(year) and date.start and date.start.month:
                return date
    return Date.of(int(year))


def _publisher(value: Any) -> str:
    name = _text(value, "name") if isinstance(value, Mapping) else value if isinstance(value, str) else ""
    name = plain_text(name)
    return "" if re.fullmatch(r"\(:\w+\)|not available|unpublished|unknown|n/?a", name, re.I) else name


def _abstract(attributes: Mapping[str, Any]) -> str:
    for item in _list(attributes.get("descriptions")):
        if item.get("descriptionType") == "Abstract" and len(_text(item, "description")) > 20:
            return clean_abstract(_text(item, "description")).text
    return ""


def _container(value: Any) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        return {}
    first, last = _text(value, "firstPage"), _text(value, "lastPage")
    out: dict[str, Any] = {"volume": _text(value, "volume"), "issue": _text(value, "issue")}
    out["page"] = f"{first}-{last}" if first and last and first != last else first
    title = plain_text(_text(value, "title"))
    if _text(value, "type") == "Journal" or out["volume"]:
        out["container_title"] = title
    elif title:
        out["collection_title"] = title
    identifier, kind = _text(value, "identifier"), _text(value, "identifierType").upper()
    issn = Issn.parse(identifier) if kind == "ISSN" else None
    isbn = Isbn.parse(identifier) if kind == "ISBN" else None
    return {**out, "issn": (issn.value,) if issn else (), "isbn": (isbn.value,) if isbn else ()}


def _published_version(value: Any, own: str) -> list[str]:
    found: list[str] = []
    for item in _list(value):
        doi = Doi.parse(_text(item, "relatedIdentifier")) if item.get("relationType") in _PUBLISHED_RELATIONS else None
        if doi and doi.value != own and doi.value not in found and not doi.value.startswith("10.48550/"):
            found.append(doi.value)
    return found
