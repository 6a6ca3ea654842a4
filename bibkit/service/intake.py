"""What somebody dropped or pasted: a page, a bibliography, identifiers, a list of references, or an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from bibkit.enrichment.reference_list import (
    LONGEST_REFERENCE,
    SHORTEST_REFERENCE,
    looks_like_reference,
    split_references,
    without_number,
)
from bibkit.errors import InputError
from bibkit.extractors import extract_page
from bibkit.extractors._registry import recognise
from bibkit.formats import _registry
from bibkit.formats.notes_json import looks_like_records, read_records
from bibkit.issues import Issue
from bibkit.model.identifiers import Doi
from bibkit.model.record import Record
from bibkit.pages.archives import open_archive
from bibkit.pages.decode import decode
from bibkit.pages.page import Page
from bibkit.pages.read import PDF_SIGNATURE, kind_of, read_page, refuse_binary

Kind = Literal["page", "file", "dois", "references", "address"]
KINDS: tuple[Kind, ...] = ("page", "file", "dois", "references", "address")

_LOOK_BYTES = 1 << 20
_MOST_LIST_BYTES = 200_000
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What was read. `lines` are identifiers or references that have still to be looked up, `format` a file's."""

    kind: Kind
    format: str = ""
    records: tuple[Record, ...] = ()
    lines: tuple[str, ...] = ()
    address: str = ""
    issues: tuple[Issue, ...] = field(default=())


def read_intake(data: bytes, *, name: str = "", url: str = "", kind: str = "") -> Intake:
    """The input by what it looks like, or as the `kind` named. `name` is a dropped file's, a hint and never a path.

    Raises InputError for what is empty, binary, or not of the kind named.
    """
    if not data.strip():
        raise InputError("there is nothing to read", "paste a page's text, drop a saved page, or give a DOI")
    kind = kind or guess_kind(data, name)
    if kind == "page":
        return _page(data, name, url)
    refuse_binary(data, name or "the input")
    if kind == "file":
        return _file(data, name)
    text = decode(data)[0].strip()
    if kind == "dois":
        found = [doi.value for line in text.splitlines() if (doi := Doi.find(line) or Doi.parse(line.strip()))]
        if not found:
            raise InputError("there is no DOI in the text", "a DOI looks like 10.1037/h0094744")
        return Intake(kind="dois", lines=tuple(dict.fromkeys(found)))
    if kind == "address":
        return Intake(kind="address", address=text.split()[0])
    return Intake(kind="references", lines=tuple(split_references(text)))


def _page(data: bytes, name: str, url: str) -> Intake:
    result = extract_page(read_page(data, input=name, url=url))
    return Intake(kind="page", records=result.records, issues=result.issues)


def _file(data: bytes, name: str) -> Intake:
    if looks_like_records(data):
        result = read_records(data, name=name)
        return Intake(kind="file", format="records", records=result.records, issues=result.issues)
    found = _registry.detect_format(data, name)
    if found is None:
        raise InputError(
            f"cannot tell what format {name or 'the text'} is in", f"readable: {', '.join(_registry.readable())}"
        )
    result = _registry.read(data, found, name=name)
    return Intake(kind="file", format=found, records=result.records, issues=result.issues)


def guess_kind(data: bytes, name: str = "") -> Kind:
    """What an input most likely is. A page is what everything else is taken for."""
    if PDF_SIGNATURE in data[:1024] or open_archive(data) is not None:
        return "page"
    text = decode(data[:_LOOK_BYTES])[0].strip()
    if _is_file(data, text, name):
        return "file"
    if kind_of(text) == "html" or len(data) > _MOST_LIST_BYTES:
        return "page"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return "page"
    if all(_is_doi(line) for line in lines):
        return "dois"
    if len(lines) == 1 and _ADDRESS.fullmatch(lines[0]):
        return "address"
    if not _are_references(text, lines) or recognise(Page("text", text)) is not None:
        return "page"
    return "references"


def _is_file(data: bytes, text: str, name: str) -> bool:
    """Whether it is a bibliography: a copied page may show a BibTeX entry, but does not begin with one."""
    if looks_like_records(data):
        return True
    found = _registry.detect_format(data, name)
    if found is None:
        return False
    return _registry.format_for_name(name) is not None or text[:1] in ("@", "%", "[", "{", "<") or text[:2] == "TY"


def _is_doi(line: str) -> bool:
    bare = without_number(line)
    return len(bare.split()) <= 2 and (Doi.parse(bare) is not None)


def _are_references(text: str, lines: Sequence[str]) -> bool:
    """Whether a text is a list of references: nearly all its parts have a year and the length and stops of one."""
    if median(map(len, lines)) < SHORTEST_REFERENCE and len(lines) > 1:
        return False  # the lines of menus and labels, not those of a list that was broken to some width
    parts = split_references(text)
    alike = sum(looks_like_reference(part) for part in parts)
    if len(lines) == 1:  # nobody's page; a bare title may be found, too
        return len(lines[0]) <= LONGEST_REFERENCE
    if len(parts) == 1:
        return len(lines) <= 4 and alike == 1
    return len(parts) > 1 and alike >= 0.8 * len(parts)


Fetch = Callable[[str], tuple[bytes, str, str]]


def read_fetched(address: str, fetch: Fetch) -> Intake:
    """The page at an address. Raises what `fetch` raises: InputError for an address that is not public, SourceError."""
    data, content_type, final = fetch(address)
    result = extract_page(read_page(data, input=address, url=final, content_type=content_type))
    return Intake(kind="page", records=result.records, address=final, issues=result.issues)
