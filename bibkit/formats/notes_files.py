"""`--notes FILE`: the notes of records in the form that the file's name asks for."""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.errors import InputError
from bibkit.model.record import Record

SUFFIXES = (".md", ".csv", ".json")


def render_notes_for(name: str, records: Iterable[Record]) -> str:
    """Notes for a file called `name`: `.md` for reading, `.csv` for a spreadsheet (statements only), `.json` for all.

    Raises InputError for another ending.
    """
    lowered = name.lower()
    if lowered.endswith((".md", ".markdown")):
        from bibkit.formats.markdown import render_notes_markdown

        return render_notes_markdown(records)
    if lowered.endswith(".csv"):
        from bibkit.formats.notes_csv import render_notes_csv

        return render_notes_csv(records)
    if lowered.endswith(".json"):
        from bibkit.formats.notes_json import render_notes_json

        return render_notes_json(records)
    raise InputError(f"cannot tell how to write notes to {name}", f"its name should end in {', '.join(SUFFIXES)}")
