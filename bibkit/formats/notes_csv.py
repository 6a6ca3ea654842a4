"""Citation statements as CSV, one row each, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from bibkit.model.record import Record
from bibkit.text.fragments import strip_markup

COLUMNS = ("key", "doi", "title", "stance", "confidence", "section", "text", "citing", "source")

# Spreadsheets run what begins like this as a formula, a cell's leading blanks notwithstanding (OWASP: CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_notes_csv(records: Iterable[Record]) -> str:
    """All citation statements of the records. Tallies and other facts have no row here; JSON and Markdown keep them.

    A value that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records:
        entry = record.entry
        for statement in record.notes.statements:
            confidence = "" if statement.confidence is None else str(statement.confidence)
            row = (
                entry.id,
                entry.doi,
                strip_markup(entry.title),
                statement.stance or "",
                confidence,
                statement.section,
                statement.text,
                statement.citing,
                record.extractor,
            )
            writer.writerow([neutralise(value) for value in row])
    return out.getvalue()


def neutralise(value: str) -> str:
    """The value, with an apostrophe in front when a spreadsheet would run it."""
    return f"'{value}" if value.lstrip(" \u00a0").startswith(_FORMULA_STARTS) else value
