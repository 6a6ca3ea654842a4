"""Zotero's notes: block trees to the HTML that its note editor keeps, and finding our notes again among a user's.

Zotero's servers and its editor drop every element and attribute that is not on their list (headings, p, blockquote,
lists, a[href], strong, em and a few more); an attribute of our own would not survive. So a note is known by what a
person sees too: its last line names its kind, and its first line is its title. Either may be edited away.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from bibkit.model.note_texts import Block, BulletList, Heading, Inline, Link, Note, Paragraph, Quotation
from bibkit.text.whitespace import collapse

# The server refuses more than 500,000 characters (413); some room is left for what its sanitiser adds.
LIMIT_CHARACTERS = 480_000

_SIGNATURE = re.compile(r"Note by bibkit \(([\w/.-]+(?:, part \d+ of \d+)?)\)")


def render_note_html(note: Note) -> str:
    """The note as Zotero stores it. This is the one place where its text is escaped.

    Blocks stand on lines of their own: Zotero takes a note's title from the text up to the first line end.
    """
    parts = [f"<h1>{_escape(note.title)}</h1>", *(_block(block) for block in note.blocks)]
    parts.append(f"<p><em>Note by bibkit ({_escape(note.kind)})</em></p>")
    return "\n".join(parts)


def split_note(note: Note, limit_characters: int = LIMIT_CHARACTERS) -> tuple[Note, ...]:
    """The note itself, or the same in numbered parts, each short enough for Zotero to take."""
    if len(render_note_html(note)) <= limit_characters:
        return (note,)
    room = limit_characters - len(render_note_html(Note(note.kind, note.title, ()))) - 100
    groups: list[list[Block]] = [[]]
    filled = 0
    for block in _small_blocks(note.blocks, room // 2):
        size = len(_block(block)) + 1
        if groups[-1] and filled + size > room:
            # A heading does not stay alone at the foot of a part.
            carried: list[Block] = [groups[-1].pop()] if isinstance(groups[-1][-1], Heading) else []
            groups.append(carried)
            filled = sum(len(_block(item)) + 1 for item in carried)
        groups[-1].append(block)
        filled += size
    total = len(groups)
    return tuple(
        Note(f"{note.kind}, part {part} of {total}", f"{note.title}, part {part} of {total}", tuple(blocks))
        for part, blocks in enumerate(groups, 1)
    )


def is_our_note(note: Note, stored_html: str) -> bool:
    """Whether a note found in the library is this one, perhaps edited since: same signature, or same first line."""
    text = stored_text(stored_html)
    signature = _SIGNATURE.search(text)
    if signature:
        return signature.group(1) == note.kind
    return first_line(stored_html) == collapse(note.title)


def missing_statements(note: Note, stored_html: str) -> int:
    """How many of the note's quotations do not occur in the stored one."""
    text = stored_text(stored_html)
    return sum(1 for block in note.blocks if isinstance(block, Quotation) and collapse(block.text) not in text)


def stored_text(stored_html: str) -> str:
    """The words of a stored note in one line."""
    return collapse(html.unescape(re.sub(r"<[^<>]*>", " ", stored_html)))


def first_line(stored_html: str) -> str:
    """The first line of a stored note that has any words, as Zotero shows it in lists."""
    for line in re.split(r"</(?:p|h[1-6]|li|div|blockquote)>|<br[^<>]*>|\n", stored_html):
        text = stored_text(line)
        if text:
            return text
    return ""


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            depth = min(max(level, 1), 6)
            return f"<h{depth}>{_escape(text)}</h{depth}>"
        case Paragraph(content):
            return f"<p>{_inlines(content)}</p>"
        case Quotation(text, attribution):
            below = f"\n<p><em>{_escape(attribution)}</em></p>" if attribution else ""
            return f"<blockquote>\n<p>{_escape(text)}</p>{below}\n</blockquote>"
        case BulletList(items, numbered):
            name = "ol" if numbered else "ul"
            lines = "\n".join(f"<li>{_inlines(item)}</li>" for item in items)
            return f"<{name}>\n{lines}\n</{name}>"


def _inlines(content: Sequence[Inline]) -> str:
    return "".join(_link(part) if isinstance(part, Link) else _escape(part, keep_edges=True) for part in content)


def _link(link: Link) -> str:
    if not link.url.startswith(("http://", "https://")):
        return _escape(link.text)
    return f'<a href="{html.escape(link.url)}">{_escape(link.text)}</a>'


def _escape(text: str, *, keep_edges: bool = False) -> str:
    words = collapse(text)
    if keep_edges:  # the blank between a run of text and a link beside it
        words = " " * text[:1].isspace() + words + " " * (bool(words) and text[-1:].isspace())
    return html.escape(words, quote=False)


def _small_blocks(blocks: Sequence[Block], room: int) -> Iterator[Block]:
    """The blocks, those too long for one part cut at blanks or between their items."""
    for block in blocks:
        if len(_block(block)) <= room:
            yield block
            continue
        match block:
            case Quotation(text, attribution):
                pieces = list(_cut(text, room))
                for piece in pieces[:-1]:
                    yield Quotation(piece)
                yield Quotation(pieces[-1], attribution)
            case BulletList(items, numbered):
                for item in items:
                    yield from (BulletList((piece,), numbered) for piece in _cut_content(item, room))
            case Paragraph(content):
                yield from (Paragraph(piece) for piece in _cut_content(content, room))
            case Heading(text, level):
                yield Heading(text[: room // 8], level)


def _cut_content(content: Sequence[Inline], room: int) -> Iterator[tuple[Inline, ...]]:
    if sum(len(_inlines((part,))) for part in content) <= room:
        yield tuple(content)
        return
    for part in content:
        if isinstance(part, Link):
            yield (part,)
        else:
            yield from ((piece,) for piece in _cut(part, room))


def _cut(text: str, room: int) -> Iterator[str]:
    """Pieces whose escaped form fits; `&` alone may grow to five characters."""
    size = max(room // 6, 1)
    while len(text) > size:
        at = text.rfind(" ", 1, size + 1)
        at = at if at > 0 else size
        yield text[:at]
        text = text[at:].lstrip()
    yield text
