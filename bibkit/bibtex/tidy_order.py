"""The order of entries: sorted by what they say, with nothing carried over a definition it may depend on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.bibtex.syntax import EntryValues
from bibkit.bibtex.tree import BibFile, EntryBlock, PreambleBlock, StringBlock

# Two are usual, and all that BibTeX follows; the rest are entries that name each other in a circle.
_MOST_GENERATIONS = 5

Key = tuple[int, int, str]


def sorted_entries(file: BibFile, criteria: Sequence[str]) -> list[EntryBlock]:
    """The entries in their new order.

    An `@string` or `@preamble` between entries is a border that none crosses: a macro must be defined before it is
    used. For BibTeX's sake an entry that others name in `crossref` comes behind them.
    """
    order: list[EntryBlock] = []
    run: list[EntryBlock] = []
    for block in file.blocks:
        if isinstance(block, EntryBlock):
            run.append(block)
        elif isinstance(block, StringBlock | PreambleBlock):
            order += _sorted(file, run, criteria)
            run = []
    return order + _sorted(file, run, criteria)


def _sorted(file: BibFile, entries: Sequence[EntryBlock], criteria: Sequence[str]) -> list[EntryBlock]:
    values = [file.values(entry) for entry in entries]
    positions = list(range(len(entries)))
    for criterion in reversed(criteria):
        keys = [_key(value, criterion.lstrip("-").lower()) for value in values]
        positions = _by(keys, positions, descending=criterion.startswith("-"))
    heights = _heights(values)
    positions.sort(key=lambda index: heights[index])
    return [entries[index] for index in positions]


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
