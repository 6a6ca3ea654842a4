"""EndNote's XML export, read only: each record is turned into the RIS tags EndNote itself writes for it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from bibkit.errors import InputError
from bibkit.formats._base import ReadResult, file_record
from bibkit.formats._endnote_types import ris_type_of
from bibkit.formats._ris_read import entry_from_tags
from bibkit.formats._xml import parse_xml, text_of
from bibkit.issues import Issue

_PATHS = (
    ("contributors/authors/author", "AU"),
    ("contributors/secondary-authors/author", "A2"),
    ("contributors/tertiary-authors/author", "A3"),
    ("contributors/subsidiary-authors/author", "A4"),
    ("titles/title", "TI"),
    ("titles/secondary-title", "T2"),
    ("periodical/full-title", "JF"),
    ("titles/tertiary-title", "T3"),
    ("titles/short-title", "ST"),
    ("titles/alt-title", "J2"),
    ("alt-periodical/full-title", "J2"),
    ("periodical/abbr-1", "J2"),
    ("pages", "SP"),
    ("volume", "VL"),
    ("edition", "ET"),
    ("section", "SE"),
    ("num-vols", "NV"),
    ("dates/year", "PY"),
    ("dates/pub-dates/date", "DA"),
    ("pub-location", "CY"),
    ("publisher", "PB"),
    ("isbn", "SN"),
    ("accession-num", "AN"),
    ("call-num", "CN"),
    ("electronic-resource-num", "DO"),
    ("abstract", "AB"),
    ("notes", "N1"),
    ("research-notes", "RN"),
    ("work-type", "M3"),
    ("orig-pub", "OP"),
    ("reprint-edition", "RP"),
    ("reviewed-item", "RI"),
    ("caption", "CA"),
    ("auth-address", "AD"),
    ("language", "LA"),
    ("access-date", "Y2"),
    ("remote-database-name", "DB"),
    ("remote-database-provider", "DP"),
    ("urls/related-urls/url", "UR"),
    ("urls/web-urls/url", "UR"),
    *((f"custom{number}", f"C{number}") for number in range(1, 8)),
)
_NUMBER_IS_ISSUE = frozenset({"JOUR", "EJOUR", "MGZN", "NEWS", "CPAPER", "CONF"})
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of an EndNote library export. Raises InputError: not well-formed, entities declared, another XML."""
    if not data.strip():
        return ReadResult()
    root = parse_xml(data, name)
    elements = root.findall("records/record") or root.findall("record")
    if not elements and root.find("records") is None and root.tag != "records":
        raise InputError(f"{name or 'input'}: no EndNote XML (its root is <{root.tag[:40]}>)")
    records = []
    for number, element in enumerate(elements, 1):
        place = f"record {number}"
        entry, noticed = entry_from_tags(list(_tags(element)))
        where = f"{name}: {place}" if name else place
        issues = tuple(Issue(code, message, "warning", where) for code, message in noticed)
        records.append(file_record(entry, name=name, locator=place, issues=issues))
    return ReadResult(tuple(records))


def _tags(record: Element) -> Iterator[tuple[str, str]]:
    kind = record.find("ref-type")
    ris_type = ris_type_of(kind.get("name", "") if kind is not None else "")
    yield "TY", ris_type
    for path, tag in _PATHS:
        for element in record.findall(path):
            text = _styled(element) if tag in ("TI", "T2", "T3", "ST", "AB") else text_of(element)
            if tag in ("AU", "A2", "A3", "A4") and text[:1] == "{" and text[-1:] == "}":
                text = text[1:-1].replace(",", "") + ","  # a group, as BibTeX writes it; EndNote's sign is the comma
            if text:
                yield tag, text
    number = text_of(record.find("number")) or text_of(record.find("issue"))
    if number:
        yield ("IS" if ris_type in _NUMBER_IS_ISSUE else "M1"), number
    for keyword in record.findall("keywords/keyword"):
        yield from (("KW", line.strip()) for line in "".join(keyword.itertext()).splitlines() if line.strip())
    label = text_of(record.find("label"))
    if label:
        yield ("LB" if " " in label else "ID"), label


def _styled(element: Element) -> str:
    """The text with EndNote's faces as inline markup; blanks and line ends collapsed."""
    parts = [element.text or ""]
    for style in element:
        text = "".join(style.itertext())
        for face, tag in _FACES.items():
            if face in style.get("face", "") and text.strip():
                text = f"<{tag}>{text}</{tag}>"
        parts += [text, style.tail or ""]
    return " ".join("".join(parts).split())
