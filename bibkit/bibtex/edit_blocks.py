"""Changes to the list of blocks: entries added, removed, put in another order, `@string`s added (see edits)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bibkit.bibtex import scan
from bibkit.bibtex.edit_fields import Style, check_key, check_name, delimited, holdable, layout_near
from bibkit.bibtex.layout import Layout, in_case, layout_of, newline_of
from bibkit.bibtex.syntax import parse_entry
from bibkit.bibtex.tree import BibFile, Block, EntryBlock, PreambleBlock, StringBlock, TextBlock
from bibkit.errors import InputError
from bibkit.text.patterns import lazy_pattern

FieldValue = tuple[str, str] | tuple[str, str, Style | None]
NewEntry = tuple[str, str, Iterable[FieldValue] | Mapping[str, str]]

_BLANK_LINE_AT_END = lazy_pattern(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)[ \t]*\Z")


def add_entry(
    file: BibFile, entry: str | NewEntry, *, after: Block | None = None, before: Block | None = None
) -> EntryBlock:
    """Put in a new entry, laid out as its neighbours are; without a place behind the last entry.

    `entry` is BibTeX text, or type, key and fields: `("misc", "li2020", [("title", "x"), ("month", "jan", "macro")])`.
    Raises InputError when the text is not one entry, or its key is taken.
    """
    block = _new_block(file, entry, after if isinstance(after, EntryBlock) else None)
    _place(file, block, after, before)
    return block


def append_entry(file: BibFile, entry: str | NewEntry) -> EntryBlock:
    """As add_entry, but at the very end of the file: its old bytes, every one of them, stay the beginning of the new.

    A blank line goes before the entry and a line end behind it.
    """
    block = _new_block(file, entry, None)
    newline = _newline(file)
    end = len(file.blocks)
    tail = file.blocks[-1].raw if end else ""
    gap = "" if not end or _BLANK_LINE_AT_END.search(tail) else newline
    if gap and not newline_of(tail[-2:]):
        gap += newline
    added: list[Block] = [TextBlock(file, -1, -1, gap)] if gap else []
    file.replace_blocks(end, end, [*added, block, TextBlock(file, -1, -1, newline)])
    return block


def _new_block(file: BibFile, entry: str | NewEntry, near: EntryBlock | None) -> EntryBlock:
    layout = layout_near(file, near) or _default_layout(file)
    raw = _relaid(file, entry, layout) if isinstance(entry, str) else render_entry(file, layout, *entry)
    _check_block(file, raw, "entry")
    block = EntryBlock(file, -1, -1, raw)
    if block.key and file.entry(block.key):
        raise InputError(f"there is an entry {block.key!r} already")
    return block


def render_entry(
    file: BibFile, layout: Layout, type_: str, key: str, fields: Iterable[FieldValue] | Mapping[str, str]
) -> str:
    """The text of an entry in a layout, without a line end behind it."""
    check_key(key)
    pairs = fields.items() if isinstance(fields, Mapping) else fields
    values: list[tuple[str, str]] = []
    for name, value, *style in pairs:
        check_name(name)
        values.append((name, delimited(holdable(file, name, value), style[0] if style else None, layout)))
    return _laid_out(layout, type_, key, values)


def remove_entry(entry: EntryBlock) -> None:
    """Take out an entry and one of the gaps beside it. What else stands there, comments above it too, stays."""
    file = entry.file
    index = _index(file, entry)
    before, after = index, index + 1
    text = rest = ""
    if index and isinstance(file.blocks[index - 1], TextBlock):
        before, text = index - 1, file.blocks[index - 1].raw
    if after < len(file.blocks) and isinstance(file.blocks[after], TextBlock):
        rest, after = file.blocks[after].raw, after + 1
    joined = _joined(text, rest, at_end=after == len(file.blocks), newline=_newline(file))
    _replace(file, before, after, [TextBlock(file, -1, -1, joined)] if joined else [])


def reorder(file: BibFile, entries: Sequence[EntryBlock]) -> bool:
    """Put the entries in another order; what stands between them stays where it stands. False if nothing moves."""
    slots = [index for index, block in enumerate(file.blocks) if isinstance(block, EntryBlock)]
    if Counter(map(id, entries)) != Counter(id(file.blocks[index]) for index in slots):
        raise InputError("the new order does not hold each entry once")
    moved = False
    for index, entry in zip(slots, entries, strict=True):
        if file.blocks[index] is not entry:
            moved = True
            file.replace_blocks(index, index + 1, [entry])
    return moved


def add_string(file: BibFile, name: str, value: str) -> StringBlock:
    """Define a macro: behind the last `@string`, or above the first entry. InputError when it is defined already."""
    check_name(name)
    if name.lower() in file.macros:
        raise InputError(f"@string {name!r} is defined already")
    last = file.strings[-1] if file.strings else None
    layout = layout_of(last.raw, last.syntax) if last else layout_near(file) or _default_layout(file)
    opener, closer = ("(", ")") if layout.opener == "(" else ("{", "}")
    word = in_case("string", layout.type_case)
    text = delimited(holdable(file, name, value), None, Layout(delimiter=layout.delimiter, newline=_newline(file)))
    sign = f"{layout.before_equals}={layout.after_equals}" if layout.alignment == "none" else " = "
    raw = f"@{word}{opener}{name}{sign}{text}{closer}"
    _check_block(file, raw, "string")
    block = StringBlock(file, -1, -1, raw)
    if last:
        _put_after(file, _index(file, last), block, _gap_between(file, StringBlock) or _newline(file))
    elif file.entries:
        _put_before(file, _index(file, file.entries[0]), block, _newline(file) * 2)
    else:
        _put_last(file, block)
    return block


def _check_block(file: BibFile, raw: str, kind: scan.BlockKind) -> None:
    if not file.encoding.can_encode(raw):
        missing = next(char for char in raw if not file.encoding.can_encode(char))
        raise InputError(
            f"{file.name or 'the file'} is written in {file.encoding.name}, which has no {missing!r}",
            "convert the file to UTF-8 first, or give the value in LaTeX",
        )
    if [found for found, _ in scan.kinds(file.encoding.encode(raw))] != [kind]:
        raise InputError(f"not one {kind} that can be read: {raw[:60]!r}")


def _relaid(file: BibFile, text: str, layout: Layout) -> str:
    """An entry's text in another layout. Its values are kept as they are written, `#` and macros included."""
    text = text.strip()
    if [kind for kind, _ in scan.kinds(text.encode("utf-8", "surrogateescape"))] != ["entry"]:
        raise InputError(f"not one entry that can be read: {text[:60]!r}")
    entry = parse_entry(text)
    if entry.damage or not entry.key:
        raise InputError(f"not an entry that can be read throughout: {text[:60]!r}")
    values = []
    for field in entry.fields:
        value = text[field.value_start : field.value_end]
        if len(field.pieces) == 1 and field.pieces[0].kind in ("braced", "quoted"):
            value = delimited(holdable(file, field.name, field.pieces[0].text), None, layout)
        values.append((field.name, value or "{}"))
    return _laid_out(layout, entry.type, entry.key, values)


def _laid_out(layout: Layout, type_: str, key: str, values: Sequence[tuple[str, str]]) -> str:
    closer = ")" if layout.opener == "(" else "}"
    text = f"@{in_case(type_, layout.type_case)}{layout.opener}{key}"
    for name, value in values:
        cased = layout.cased(name)
        text += layout.indented(layout.gap, cased) + layout.assignment(cased) + value
    comma = "," if layout.trailing_comma or not values else ""
    return text + comma + layout.closing + closer


def _default_layout(file: BibFile) -> Layout:
    newline = _newline(file)
    return Layout(newline=newline, gap=f",{newline}  ", closing=newline)


def _newline(file: BibFile) -> str:
    """The line end of the file's first line."""
    for block in file.blocks[:50]:
        if newline := newline_of(block.raw):
            return newline
    return "\n"


def _gap_between(file: BibFile, kind: type[Block]) -> str:
    """The white space that usually stands between two such blocks; empty when there are no two."""
    blocks = file.blocks[:600]
    gaps = Counter(
        blocks[index].raw
        for index in range(1, len(blocks) - 1)
        if isinstance(blocks[index - 1], kind)
        and isinstance(blocks[index + 1], kind)
        and isinstance(blocks[index], TextBlock)
        and newline_of(blocks[index].raw)
        and not blocks[index].raw.strip()
    )
    return gaps.most_common(1)[0][0] if gaps else ""


def _index(file: BibFile, block: Block) -> int:
    try:
        return file._blocks.index(block)
    except ValueError:
        raise InputError("the block is not in the file any more") from None


def _replace(file: BibFile, start: int, end: int, blocks: Sequence[Block]) -> None:
    """As BibFile.replace_blocks, undone with InputError when the neighbours would then be read otherwise.

    A stretch that is never closed may reach over what is put behind it, or close with what remains behind it.
    """
    removed = file.blocks[start:end]
    file.replace_blocks(start, end, blocks)
    first, last = start, start + len(blocks)
    while first > 0 and isinstance(file.blocks[first - 1], TextBlock):
        first -= 1
    while last < len(file.blocks) and isinstance(file.blocks[last], TextBlock):
        last += 1
    near = file.blocks[max(0, first - 1) : last + 1]
    wanted = [block.raw for block in near if not isinstance(block, TextBlock)]
    data = file.encoding.encode("".join(block.raw for block in near))
    found = [piece for kind, piece in scan.kinds(data) if kind != "text"]
    if found != [file.encoding.encode(raw) for raw in wanted]:
        file.replace_blocks(start, start + len(blocks), removed)
        raise InputError("a block beside the place is never closed", "close it first; bibkit fmt names such places")


def _place(file: BibFile, block: Block, after: Block | None, before: Block | None) -> None:
    gap = _gap_between(file, EntryBlock) or _newline(file) * 2
    if before is not None:
        _put_before(file, _index(file, before), block, gap)
    elif after is not None:
        _put_after(file, _index(file, after), block, gap)
    elif file.entries:
        _put_after(file, _index(file, file.entries[-1]), block, gap)
    else:
        tops = [index for index, other in enumerate(file.blocks) if isinstance(other, StringBlock | PreambleBlock)]
        if tops:
            _put_after(file, tops[-1], block, gap)
        else:
            _put_last(file, block)


def _put_after(file: BibFile, index: int, block: Block, gap: str) -> None:
    """Behind a block, and behind what else stands on its last line."""
    following = file.blocks[index + 1] if index + 1 < len(file.blocks) else None
    newline = _newline(file)
    added: list[Block]
    if isinstance(following, TextBlock):
        text = following.raw
        rest = re.match(r"[^\r\n]*", text)
        same_line = rest[0] if rest else ""
        if same_line.strip():
            tail = text[len(same_line) :]
            blocks = [TextBlock(file, -1, -1, same_line + gap), block, TextBlock(file, -1, -1, tail or newline)]
            _replace(file, index + 1, index + 2, blocks)
            return
        added = [TextBlock(file, -1, -1, gap), block]
        if not newline_of(text) and index + 2 < len(file.blocks):
            added.append(TextBlock(file, -1, -1, newline))
        _replace(file, index + 1, index + 1, added)
        return
    added = [TextBlock(file, -1, -1, gap), block]
    if following is not None:
        added.append(TextBlock(file, -1, -1, newline))
    _replace(file, index + 1, index + 1, added)


def _put_before(file: BibFile, index: int, block: Block, gap: str) -> None:
    """Before a block, and above the comment lines that stand right above it."""
    previous = file.blocks[index - 1] if index else None
    if not isinstance(previous, TextBlock):
        added: list[Block] = [block, TextBlock(file, -1, -1, gap)]
        if previous is not None:
            added.insert(0, TextBlock(file, -1, -1, _newline(file)))
        _replace(file, index, index, added)
        return
    text = previous.raw
    split = start_of_comments(text, at_line_start=index == 1)
    above = text[:split]
    if above and not above.endswith(("\n", "\r", "\ufeff")):
        above += _newline(file)
    texts = TextBlock(file, -1, -1, above), TextBlock(file, -1, -1, gap + text[split:])
    _replace(file, index - 1, index, [texts[0], block, texts[1]] if above else [block, texts[1]])


def start_of_comments(text: str, *, at_line_start: bool) -> int:
    """Where the comment lines begin that end a text; where its last line begins if there are none."""
    starts = [len(text) - len(text.lstrip("\ufeff"))] if at_line_start else []
    starts += [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    if not starts:
        return len(text)
    split = starts.pop()
    if text[split:].strip():
        return len(text)
    while starts and text[starts[-1] : split].lstrip().startswith("%"):
        split = starts.pop()
    return split


def _put_last(file: BibFile, block: Block) -> None:
    """At the end of a file without entries, on a line of its own."""
    newline = _newline(file)
    text = file.blocks[-1].raw if file.blocks else ""
    added: list[Block] = [block, TextBlock(file, -1, -1, newline)]
    if text and text != "\ufeff":
        ends = newline if not text.endswith(("\n", "\r")) else ""
        added.insert(0, TextBlock(file, -1, -1, ends + ("" if isinstance(file.blocks[-1], TextBlock) else newline)))
    _replace(file, len(file.blocks), len(file.blocks), [block for block in added if block.raw])


def _joined(text: str, rest: str, *, at_end: bool, newline: str) -> str:
    """What is left of the texts on both sides of a removed entry."""
    blank_lines = re.match(r"(?:[ \t]*(?:\r\n|\n|\r))*", rest)
    tail = rest[blank_lines.end() :] if blank_lines else rest
    if at_end and not tail.strip():
        head = text.rstrip(" \t\r\n")
        return head + rest if head != text else text
    last_line = re.split(r"[\r\n]", text)[-1]
    if last_line.strip() and last_line != "\ufeff":
        return text + newline + tail
    return text + tail
