"""A Chinese page's lines, told apart by its labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._chinese import labels
from bibkit.model.names import is_cjk
from bibkit.pages.lines import Line
from bibkit.text.patterns import lazy_pattern

_CHINESE_MARKS = "，。；、：！？）（"


class Block:
    """A label with the lines of its value; `at` says where the label stands."""

    def __init__(self, label: str, field: str, at: str, value: str) -> None:
        self.label = label
        self.field = field
        self.at = at
        self.lines = [value] if value else []

    @property
    def text(self) -> str:
        """The value on one line; lines of Chinese are joined without a blank. "" where the page says it has none."""
        out = ""
        for line in self.lines:
            out += ("" if not out or (_is_chinese(out[-1]) and _is_chinese(line[0])) else " ") + line
        return "" if labels.ABSENT.fullmatch(out.strip()) else out.strip()


def _is_chinese(char: str) -> bool:
    return char in _CHINESE_MARKS or is_cjk(char)


def split_lines(lines: Sequence[Line]) -> tuple[list[Line], list[Block], list[Line]]:
    """What stands above the first label, the labelled blocks, and the list of related works from its heading on."""
    top: list[Line] = []
    blocks: list[Block] = []
    lines = [piece for line in lines for piece in _one_label_each(line)]
    for i, line in enumerate(lines):
        found = labels.read_label(line.text) or _source_heading(lines, i)
        if (found and found[1] == "related") or labels.is_related_heading(line.text):
            return top, blocks, list(lines[i:])
        if found and not (found[1] == "title" and blocks):
            blocks.append(Block(found[0], found[1], f"{line.at} '{found[0]}'", found[2]))
        elif labels.is_run_of_buttons(line.text):
            blocks.append(Block(line.text, "", line.at, ""))
        elif not any(block.field for block in blocks) or _is_title_below_count(line, top, blocks):
            top.append(line)
        elif re.search(r"\w", line.text):
            blocks[-1].lines.append(line.text)
    return top, blocks, []


def _is_title_below_count(line: Line, top: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether nothing but the count of citations has been read, so that the title must still come."""
    if any(block.field not in ("", "cited_by") for block in blocks) or not (blocks[-1].lines or not blocks[-1].field):
        return False
    return all(labels.is_furniture(above.text) for above in top)


def _source_heading(lines: Sequence[Line], i: int) -> tuple[str, str, str] | None:
    """来源 alone on its line is a label where a journal with its year stands below: `PLOS ONE | 2015年 / 10卷`.

    Without the year it ends what stands above it, and what stands below may as well be a database.
    """
    if lines[i].text not in ("来源", "來源"):
        return None
    below = [line.text for line in lines[i + 1 : i + 4]]
    return ("来源", "journal" if any(_YEAR_BEHIND_BAR.search(text) for text in below) else "", "")


_YEAR_BEHIND_BAR = lazy_pattern(r"(?:^|\|\s*)(?:1[89]|20)\d\d\s*年")


def _one_label_each(line: Line) -> list[Line]:
    """`页码：321-325 页数：5` as two lines: several labels that share one, each with its colon."""
    pieces = re.split(r"\s+(?=[^\s:：]{1,8}[:：])", line.text)
    if len(pieces) < 2 or not all(labels.read_label(piece) for piece in pieces):
        return [line]
    return [Line(piece, line.at) for piece in pieces]


def first_block(blocks: Sequence[Block], *fields: str) -> Block | None:
    """The first block of one of these fields that has a value."""
    return next((block for block in blocks if block.field in fields and block.text), None)
