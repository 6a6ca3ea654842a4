"""Works named on the command line: DOIs, PMIDs, PMCIDs, arXiv ids, ISBNs, and text files that hold some."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bibkit.errors import InputError
from bibkit.files import STANDARD_STREAM, read_input
from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi, Isbn, Pmcid, Pmid
from bibkit.model.record import Record

_PMCID = re.compile(r"(?i)(?:pmcid[\s:]*)?(?:https?://\S+/)?PMC\d+/?")


def records_of(names: Iterable[str]) -> list[Record]:
    """A bare record for each work named, each once, in order. InputError for what is neither identifier nor file."""
    records: dict[Entry, Record] = {}
    for name in names:
        # A bare number is an arXiv id or ISBN only where no file has that name.
        known = name != STANDARD_STREAM and Path(name).exists()
        entry = _entry(name, bare=not known)
        for found, text in [(entry, name)] if entry is not None else _entries_in(name):
            records.setdefault(found, Record(entry=found, input=text))
    return list(records.values())


def _entry(text: str, *, bare: bool) -> Entry | None:
    """What an identifier says of a work. `bare`: also 2101.00001, PMC4627791 and 9780306406157 without anything."""
    text = text.strip()
    doi = Doi.parse(text)
    arxiv = ArxivId.parse(doi.value if doi else text) if bare or doi or re.match(r"(?i)arxiv|https?://", text) else None
    if arxiv is not None:
        # The DOI stands for all versions; which one was asked for is kept beside it.
        if arxiv.value == arxiv.without_version:
            return Entry(doi=arxiv.doi)
        return Entry(doi=arxiv.doi, eprint=arxiv.value, eprint_type="arxiv")
    if doi is not None:
        return Entry(doi=doi.value)
    pmcid = Pmcid.parse(text) if _PMCID.fullmatch(text) and (bare or re.match(r"(?i)pmcid|https?://", text)) else None
    if pmcid is not None:
        return Entry(pmcid=pmcid.value)
    pmid = Pmid.parse(text) if re.match(r"(?i)pmid|https?://", text) else None
    if pmid is not None:
        return Entry(pmid=pmid.value)
    isbn = Isbn.parse(text) if bare or re.match(r"(?i)(?:urn:)?isbn", text) else None
    return Entry(isbn=(isbn.isbn13,)) if isbn is not None else None


def _entries_in(name: str) -> Iterator[tuple[Entry, str]]:
    """The works of a text file, one a line: an identifier alone, or the first DOI of a sentence."""
    if name != STANDARD_STREAM and not Path(name).exists():
        raise InputError(
            f"{name!r} is neither an identifier nor a file", "a DOI looks like 10.1037/h0094744, a PMID like pmid:123"
        )
    text = read_input(name).decode("utf-8", "replace")
    found = False
    for line in map(str.strip, text.splitlines()):
        # A full stop behind a DOI is the sentence's.
        alone = not line.endswith((".", ",", ";", ")"))
        entry = _entry(line, bare=True) if alone else None
        if entry is None:
            doi = Doi.find(line)
            entry = _entry(doi.value, bare=False) if doi is not None else None
        if entry is not None:
            found = True
            yield entry, line
    if not found:
        raise InputError(f"there is no DOI or other identifier in {name}")
