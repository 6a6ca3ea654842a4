"""Block trees as Markdown (CommonMark), for people who keep their notes in text files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bibkit.formats.notes_tree import build_notes, citation_line
from bibkit.model.note_texts import Block, BulletList, Heading, Inline, Link, Note, Paragraph, Quotation
from bibkit.model.record import Record
from bibkit.text.fragments import strip_markup
from bibkit.text.whitespace import collapse

_SPECIAL = re.compile(r"([\\`*_\[\]<>&~|])")
# What would begin a heading, a list, a quotation or a rule at the start of a line.
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{3,}\s*$|\d{1,9}(?=[.)](?:\s|$)))")


def render_notes_markdown(records: Iterable[Record], *, related: bool = True) -> str:
    """The notes of all records as one document: a heading per work, its notes below; works without are left out."""
    parts: list[str] = []
    for record in records:
        notes = build_notes(record, related=related)
        if notes:
            parts.append(f"# {_line(strip_markup(record.entry.title)) or 'Untitled'}")
            parts.append(_inlines(citation_line(record.entry)))
            parts += [render_note_markdown(note, level=2) for note in notes]
    return "\n\n".join(part for part in parts if part) + "\n" if parts else ""


def render_note_markdown(note: Note, *, level: int = 1) -> str:
    """One note, its title as a heading of the given level and the headings inside it below that."""
    parts = [f"{'#' * level} {_line(note.title)}", *(_block(block, level) for block in note.blocks)]
    return "\n\n".join(part for part in parts if part)


def escape_markdown(text: str) -> str:
    """The text on one line, so that a Markdown reader shows it as it is."""
    return _LINE_START.sub(_escape_start, _SPECIAL.sub(r"\\\1", collapse(text)))


def _escape_start(match: re.Match[str]) -> str:
    blank, mark = match.groups()
    return f"{blank}{mark}\\" if mark.isdigit() else f"{blank}\\{mark}"


def _block(block: Block, level: int) -> str:
    match block:
        case Heading(text, depth):
            return f"{'#' * min(level + depth - 1, 6)} {_line(text)}"
        case Paragraph(content):
            return _inlines(content)
        case Quotation(text, attribution):
            below = f"\n>\n> — {_inline(attribution)}" if attribution else ""
            return f"> {escape_markdown(text)}{below}"
        case BulletList(items, numbered):
            return "\n".join(
                f"{f'{place}.' if numbered else '-'} {_inlines(item)}" for place, item in enumerate(items, 1)
            )


def _inlines(content: Sequence[Inline]) -> str:
    text = "".join(_link(part) if isinstance(part, Link) else _inline(part) for part in content)
    return _LINE_START.sub(_escape_start, text)


def _link(link: Link) -> str:
    if not link.url.startswith(("http://", "https://")):
        return _inline(link.text)
    return f"[{_inline(link.text)}](<{re.sub(r'[<>]', _percent, link.url)}>)"


def _percent(match: re.Match[str]) -> str:
    return f"%{ord(match.group()):02X}"


def _inline(text: str) -> str:
    words = _SPECIAL.sub(r"\\\1", collapse(text))
    return " " * text[:1].isspace() + words + " " * (bool(words) and text[-1:].isspace())


def _line(text: str) -> str:
    """Text on a heading's line, where closing number signs would vanish."""
    return re.sub(r"(?<!#)(#+)$", r"\\\1", _SPECIAL.sub(r"\\\1", collapse(text)))
