"""BibLaTeX (biblatex 3.20, read by biber): both ways."""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.bibtex.read import read_bib
from bibkit.bibtex.write import render_records
from bibkit.formats._base import DEFAULT_OPTIONS, ReadResult, RenderOptions
from bibkit.model.record import Record


def read(data: bytes, *, name: str = "") -> ReadResult:
    """The records of a .bib in its order; what cannot be read is reported. Never fails."""
    return ReadResult(*read_bib(data, name, "biblatex"))


def render(records: Iterable[Record], options: RenderOptions = DEFAULT_OPTIONS) -> str:
    """The entries as BibLaTeX."""
    if not options.annotation:
        return render_records(records, "biblatex", ascii=options.ascii)
    from bibkit.formats.notes_text import render_notes_text

    return render_records(records, "biblatex", ascii=options.ascii, annotate=render_notes_text)
