"""Lists of printed references into single ones: a reference a line, hard-wrapped, numbered, indented or in blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bibkit.model.identifiers import Doi

_NUMBERING = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)]|([-•*–]))\s+")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b")
_ENTRY = re.compile(r"\s*@\w+\s*\{")
_GOES_ON = re.compile(r"[a-z;:,.)\]–—&%/]")
_ENDS = re.compile(r"(?:[.!?)\]”\"»]|\d|(?<!\S)(?>\S*?(?:https?://|\b10\.\d{4,9}/))\S+)\s*$")
SHORTEST_REFERENCE = 30
LONGEST_REFERENCE = 1500
# Between two numbers of one list; more is a year or a volume that a line happens to begin with.
_LONGEST_GAP = 100
_MOST_LINES_OF_ONE = 4
_NARROWEST_WIDTH = 40


def split_references(text: str) -> list[str]:
    """The references of a list, each in one line, without their numbers and bullets.

    A BibTeX entry stays one. Blank lines part references; between them numbers do, else indented lines go on with the
    one before (or, in paragraphs, begin the next), else lines broken to one width are joined.
    """
    parts: list[str] = []
    for block in _blocks(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
        parts += [" ".join(part) for part in _parts(block)]
    return [joined for part in parts if (joined := " ".join(without_number(part).split()))]


def without_number(line: str) -> str:
    """A reference without the number or the bullet in front of it: "[12] Li W. …" -> "Li W. …"."""
    match = _NUMBERING.match(line)
    return line[match.end() :] if match else line


def looks_like_reference(part: str) -> bool:
    """Whether a text has a year or a DOI, and the length and the stops of a reference."""
    if not SHORTEST_REFERENCE <= len(part) <= LONGEST_REFERENCE:
        return False
    return bool(Doi.find(part) or _YEAR.search(part)) and sum(part.count(stop) for stop in ".,;:") >= 3


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between blank ones; a BibTeX entry by itself, blank lines in it or not."""
    block: list[str] = []
    depth = 0
    for line in lines:
        if depth <= 0 and (not line.strip() or _ENTRY.match(line)) and block:
            yield block
            block = []
        if line.strip():
            block.append(line)
        if block and _ENTRY.match(block[0]):
            depth += line.count("{") - line.count("}")
            if depth <= 0:
                yield block
                block, depth = [], 0
    if block:
        yield block


def _parts(lines: list[str]) -> list[list[str]]:
    if len(lines) < 2 or _ENTRY.match(lines[0]):
        return [lines]
    starts = _numbered(lines) or _by_indentation(lines) or _by_width(lines)
    if starts:
        return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    return [lines] if _are_one(lines) else [[line] for line in lines]


def _are_one(lines: Sequence[str]) -> bool:
    """Whether a few lines are one reference that somebody broke where it pleased him."""
    if len(lines) > _MOST_LINES_OF_ONE or sum(bool(_YEAR.search(line)) for line in lines) > 1:
        return False
    unfinished = all(_goes_on(before, line) for before, line in pairwise(lines))
    alone = any(map(looks_like_reference, lines))
    return looks_like_reference(" ".join(line.strip() for line in lines)) and (unfinished or not alone)


def _numbered(lines: Sequence[str]) -> list[int]:
    """The lines that begin a reference by its number; nothing where the first has none."""
    starts: list[int] = []
    last, style = 0, -1
    for place, line in enumerate(lines):
        match = _NUMBERING.match(line)
        if match is None:
            if not starts:
                return []
            continue
        own_style = match.lastindex or 0
        number = int(match.group(own_style)) if own_style < 4 else 0
        follows = number == last + 1 or (own_style == style and (not number or last < number <= last + _LONGEST_GAP))
        if not starts or follows:
            starts.append(place)
            last, style = number, own_style
    return starts


def _by_indentation(lines: Sequence[str]) -> list[int]:
    """Of lines that are indented in part: those that begin a reference."""
    depths = [len(line) - len(line.lstrip()) for line in lines]
    outer = min(depths)
    deep = [depth > outer for depth in depths]
    if not any(deep):
        return []
    # A first line that is indented is that of a paragraph; one that is not has the others hanging below it.
    return [place for place, is_deep in enumerate(deep) if is_deep == deep[0]]


def _by_width(lines: Sequence[str]) -> list[int]:
    """Of lines broken to one width: those that follow on a full stop before the margin. Nothing for other lines."""
    width = max(map(len, lines))
    unfinished = [not _ENDS.search(before) for before in lines[:-1]]
    if width < _NARROWEST_WIDTH or not any(unfinished):
        return []
    if sum(map(looks_like_reference, lines)) >= 0.8 * len(lines) and not any(map(_GOES_ON.match, lines)):
        return []
    # A word that did not fit shows where the margin was; a line that had room for it ended a reference.
    full = [len(before) + 1 + len(line.split()[0]) > 0.9 * width for before, line in pairwise(lines)]
    if any(open_ and not is_full for is_full, open_ in zip(full, unfinished, strict=True)):
        return []
    return [0, *(place for place, is_full in enumerate(full, 1) if not is_full)]


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is evidently the continuation of the one before."""
    return bool(_GOES_ON.match(line)) or not _ENDS.search(before)
