"""Notes as plain text, for fields that know no markup: BibTeX's `annote`, BibLaTeX's `annotation`."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.formats.notes_tree import build_notes
from bibkit.model.note_texts import Block, BulletList, Heading, Inline, Link, Note, Paragraph, Quotation
from bibkit.model.record import Record


def render_notes_text(record: Record, *, related: bool = False) -> str:
    """All notes of a record as lines of text; "" when there are none."""
    return "\n\n".join(render_note_text(note) for note in build_notes(record, related=related))


def render_note_text(note: Note) -> str:
    return "\n".join([note.title, *(line for block in note.blocks for line in _lines(block))])


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text, _):
            return ["", text]
        case Paragraph(content):
            return [_inlines(content)]
        case Quotation(text, attribution):
            return [f"“{text}”" + (f" ({attribution})" if attribution else "")]
        case BulletList(items, numbered):
            return [f"{f'{place}.' if numbered else '-'} {_inlines(item)}" for place, item in enumerate(items, 1)]


def _inlines(content: Sequence[Inline]) -> str:
    return "".join(
        (part.text if part.text in part.url else f"{part.text} ({part.url})") if isinstance(part, Link) else part
        for part in content
    )
