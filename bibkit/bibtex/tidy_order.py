"""The order of entries: sorted by what they say, with nothing carried over a definition it may depend on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bibkit.bibtex.edit_blocks import start_of_comments
from bibkit.bibtex.syntax import EntryValues
from bibkit.bibtex.tree import BibFile, Block, EntryBlock, PreambleBlock, StringBlock, TextBlock
from bibkit.text.patterns import lazy_pattern

# Two are usual, and all that BibTeX follows; the rest are entries that name each other in a circle.
_MOST_GENERATIONS = 5

Key = tuple[int, int, str]


# An entry that somebody has put out of use parts no sections.
_DISABLED_ENTRY = lazy_pattern(r"@[ \t]*\w+[ \t]*[{(]")


@dataclass(slots=True)
class _Slot:
    """An entry with what goes where it goes: comment lines right above it, a remark behind it on its last line."""

    above: str
    entry: EntryBlock
    behind: str = ""


def sort_entries(file: BibFile, criteria: Sequence[str]) -> bool:
    """Put the entries in order, each with the comments that touch it. False when they are in order already.

    A border that none crosses is an `@string` or `@preamble` between entries, for a macro must be defined before it is
    used, and a heading: a text with a blank line below it. For BibTeX's sake an entry that others name in `crossref`
    comes behind them.
    """
    skeleton, sections = _taken_apart(file)
    slots = [slot for section in sections for slot in section]
    order = [slot for section in sections for slot in _sorted(file, section, criteria)]
    if all(one is other for one, other in zip(slots, order, strict=True)):
        return False
    following = iter(order)
    blocks: list[Block] = []
    for item in skeleton:
        if isinstance(item, _Slot):
            slot = next(following)
            pieces: list[Block] = [_text(file, slot.above), slot.entry, _text(file, slot.behind)]
        else:
            pieces = [item]
        for piece in pieces:
            if blocks and isinstance(piece, TextBlock) and isinstance(blocks[-1], TextBlock):
                if piece.raw:
                    blocks[-1] = _text(file, blocks[-1].raw + piece.raw)
            elif not isinstance(piece, TextBlock) or piece.raw:
                blocks.append(piece)
    file.replace_blocks(0, len(file.blocks), blocks)
    return True


def _text(file: BibFile, raw: str) -> TextBlock:
    return TextBlock(file, -1, -1, raw)


def _taken_apart(file: BibFile) -> tuple[list[Block | _Slot], list[list[_Slot]]]:
    """The blocks, entries as slots and what belongs to them cut out of the texts; and the slots by section."""
    skeleton: list[Block | _Slot] = []
    sections: list[list[_Slot]] = [[]]
    above = ""
    for index, block in enumerate(file.blocks):
        if isinstance(block, EntryBlock):
            slot = _Slot(above, block)
            skeleton.append(slot)
            sections[-1].append(slot)
            above = ""
        elif isinstance(block, TextBlock) and block.raw.strip():
            last = skeleton[-1] if skeleton else None
            behind = re.match(r"[^\r\n]*", block.raw) if isinstance(last, _Slot) else None
            start = behind.end() if behind and behind[0].strip() else 0
            if start and isinstance(last, _Slot):
                last.behind = block.raw[:start]
            end = len(block.raw)
            if index + 1 < len(file.blocks) and isinstance(file.blocks[index + 1], EntryBlock):
                end = max(start, start_of_comments(block.raw, at_line_start=False))
            above = block.raw[end:]
            between = block.raw[start:end]
            skeleton.append(block if not start and not above else _text(file, between))
            if between.strip() and not _DISABLED_ENTRY.search(between):
                sections.append([])
        else:
            skeleton.append(block)
            if isinstance(block, StringBlock | PreambleBlock):
                sections.append([])
    return skeleton, sections


def _sorted(file: BibFile, slots: Sequence[_Slot], criteria: Sequence[str]) -> list[_Slot]:
    values = [file.values(slot.entry) for slot in slots]
    positions = list(range(len(slots)))
    for criterion in reversed(criteria):
        keys = [_key(value, criterion.lstrip("-").lower()) for value in values]
        positions = _by(keys, positions, descending=criterion.startswith("-"))
    heights = _heights(values)
    positions.sort(key=lambda index: heights[index])
    return [slots[index] for index in positions]


def _key(value: EntryValues, name: str) -> Key:
    """What an entry is sorted by; numbers by size, text without braces and case, nothing last."""
    if name in ("key", "type"):
        return 0, 0, (value.key if name == "key" else value.type).casefold()
    text = value.fields.get(name, "")
    if name == "year" and not text:
        text = value.fields.get("date", "")
    text = re.sub(r"[{}\\]", "", text).strip().casefold()
    number = re.match(r"\d+", text)
    return (0 if text else 1), int(number[0][:18]) if number else 0, text


def _by(keys: Sequence[Key], positions: list[int], *, descending: bool) -> list[int]:
    said = [index for index in positions if not keys[index][0]]
    said.sort(key=lambda index: keys[index], reverse=descending)
    return said + [index for index in positions if keys[index][0]]


def _heights(values: Sequence[EntryValues]) -> list[int]:
    """How many generations of entries stand below each by `crossref`; 0 for those that nobody names."""
    index_of: dict[str, int] = {}
    for index, value in enumerate(values):
        index_of.setdefault(value.key.casefold(), index)
    heights = [0] * len(values)
    for index in range(len(values)):
        child = index
        for height in range(1, _MOST_GENERATIONS):
            named = values[child].fields.get("crossref", "").strip().casefold()
            parent = index_of.get(named) if named else None
            if parent is None or parent == index:
                break
            heights[parent] = max(heights[parent], height)
            child = parent
    return heights
