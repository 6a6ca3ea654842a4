"""The table of formats, each one's module imported only when it is used; reading, writing and recognising by name."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from bibkit.errors import InputError
from bibkit.formats._base import DEFAULT_OPTIONS, ReadResult, RenderOptions
from bibkit.model.record import Record


class Format(NamedTuple):
    """A row of the table: the module under bibkit.formats, what it can do, and the file names it goes by."""

    module: str
    reads: bool
    renders: bool
    extensions: tuple[str, ...]
    title: str


FORMATS: dict[str, Format] = {
    "bibtex": Format("bibtex", True, True, (".bib", ".bibtex"), "BibTeX"),
    "biblatex": Format("biblatex", True, True, (".bib", ".biblatex"), "BibLaTeX"),
    "csljson": Format("csljson", True, True, (".json",), "CSL-JSON"),
    "ris": Format("ris", True, True, (".ris",), "RIS"),
    "zotero": Format("zotero", True, True, (".json",), "Zotero item JSON"),
    "crossref": Format("crossref", True, False, (".json", ".jsonl"), "Crossref REST works"),
    "nbib": Format("nbib", True, False, (".nbib", ".medline"), "MEDLINE/nbib"),
    "pubmed": Format("pubmed", True, False, (".xml",), "PubMed XML"),
    "endnotexml": Format("endnotexml", True, False, (".xml",), "EndNote XML"),
    "mods": Format("mods", True, False, (".mods",), "MODS"),
    "refer": Format("refer", True, True, (".enw", ".refer"), "refer/BibIX (EndNote import)"),
    "refworks": Format("refworks", True, False, (), "RefWorks tagged"),
    "isi": Format("isi", True, False, (".isi", ".ciw"), "Web of Science tagged"),
}


def read(data: bytes, format: str, *, name: str = "") -> ReadResult:
    """The records of a file in the named format. `name` is what messages call the file.

    Raises InputError for an unknown format and for data that is not of the format at all.
    """
    row = _row(format)
    if not row.reads:
        raise InputError(f"{row.title} can be written, not read", f"readable: {', '.join(readable())}")
    result: ReadResult = _module(row).read(data, name=name)
    return result


def render(records: Iterable[Record], format: str, options: RenderOptions = DEFAULT_OPTIONS) -> str:
    """The records as text in the named format. Raises InputError for a format that cannot be written."""
    row = _row(format)
    if not row.renders:
        raise InputError(f"{row.title} can be read, not written", f"writable: {', '.join(writable())}")
    text: str = _module(row).render(records, options)
    return text


def readable() -> tuple[str, ...]:
    """The names of the formats that can be read."""
    return tuple(name for name, row in FORMATS.items() if row.reads)


def writable() -> tuple[str, ...]:
    """The names of the formats that can be written."""
    return tuple(name for name, row in FORMATS.items() if row.renders)


def detect_format(data: bytes, name: str = "") -> str | None:
    """The format of a file by what its first 64 kB look like, helped by the file's name; None when neither tells."""
    from bibkit.formats._base import decode_text

    head = decode_text(data[: 1 << 16])[0].lstrip()
    return _format_by_content(head) or _format_by_name(name)


def format_for_name(name: str) -> str | None:
    """The format that a file name asks for, None when it does not say (`.json`, `.xml` and `.txt` do not)."""
    return _format_by_name(name)


_BIBLATEX_ONLY = re.compile(
    r"^[^\S\n]*+@(?:online|report|thesis|collection|mvbook|bookinbook|mvcollection|dataset|software|xdata|inreference|"
    r"suppbook|suppcollection|periodical|reference|artwork|audio|legislation|jurisdiction)\s*[{(]"
    r"|[{,\s](?:journaltitle|date|urldate|eprinttype|langid|location|origdate|eventtitle|shortjournal|xdata)\s*=",
    re.M | re.I,
)


def _format_by_content(head: str) -> str | None:
    if head[:1] in ("[", "{"):
        return _json_format(head)
    if head.startswith("<"):
        if re.search(r"<(?:PubmedArticle|MedlineCitation|PubmedBookArticle)\b", head):
            return "pubmed"
        if re.search(r"<(?:\w+:)?mods(?:Collection)?[\s>]", head):
            return "mods"
        return "endnotexml" if re.search(r"<records>\s*<record>", head) else None
    if re.search(r"^TY {1,2}- ?\S", head, re.M):
        return "ris"
    if re.search(r"^PMID *- *\d", head, re.M):
        return "nbib"
    if re.search(r"^PT [BJPS]\s*$", head, re.M) and re.search(r"^(?:TI|SO|AU) \S", head, re.M):
        return "isi"
    if re.search(r"^%0 \S", head, re.M) or (re.search(r"^%A \S", head, re.M) and re.search(r"^%T \S", head, re.M)):
        return "refer"
    if re.search(r"^RT [A-Z]", head, re.M) and re.search(r"^(?:A1|T1) \S", head, re.M):
        return "refworks"
    if re.search(r"^[^\S\n]*+@\s*[A-Za-z]+\s*[{(]", head, re.M):
        return _dialect(head)
    return None


def _dialect(head: str) -> str:
    """What most names of fields say; a type or field that only BibLaTeX has where they say nothing."""
    from bibkit.bibtex.dialect import dialect_of
    from bibkit.bibtex.tree import parse_bib

    return dialect_of(parse_bib(head), "biblatex" if _BIBLATEX_ONLY.search(head) else "bibtex")


def _json_format(head: str) -> str | None:
    if re.search(r'"itemType"\s*:', head):
        return "zotero"
    if re.search(r'"(?:message-type|container-title|title|short-container-title)"\s*:\s*(?:"work|\[)', head):
        return "crossref"
    return "csljson" if re.search(r'"(?:type|id|title|author)"\s*:|^\[\s*\]', head) else None


def _format_by_name(name: str) -> str | None:
    lowered = name.lower()
    owners = [key for key, row in FORMATS.items() if lowered.endswith(row.extensions)]
    if owners == ["bibtex", "biblatex"]:
        return "bibtex"
    return owners[0] if len(owners) == 1 else None


def _row(format: str) -> Format:
    try:
        return FORMATS[format]
    except KeyError:
        import difflib

        near = difflib.get_close_matches(format.lower(), FORMATS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(FORMATS)}"
        raise InputError(f"no such format {format!r}", hint) from None


def _module(row: Format) -> Any:
    return importlib.import_module(f"bibkit.formats.{row.module}")
