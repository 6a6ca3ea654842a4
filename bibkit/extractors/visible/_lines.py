"""The blocks of a page made ready for reading: fragments joined, the part before the references cut out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from bibkit.extractors.visible._labels import AROUND, REFERENCES
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.labels import label_key

# A block that is only marks, numbers or "and": it belongs to the line before ("Muaid S. Ali" "," "1").
_FRAGMENT = re.compile(r"[\s,;.:()\[\]*†‡§¶#&|/\d\-–—‐]{1,14}|and|,?\s*and|et|und|y|[a-h](?:,\s*[a-h])*", re.I)
_LONGEST_FRAGMENT = 30
_MOST_FRONT_BLOCKS = 1500
_LONGEST_LINE = 20_000  # characters of a line that still takes fragments


def lines_of(page: Page) -> Sequence[Block]:
    """The lines of a page, put together once for all who read them."""
    lines = page.derived.get("lines")
    if lines is None:
        lines = page.derived["lines"] = joined_lines(page.blocks)
    return cast(list[Block], lines)


def joined_lines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with fragments put to the line they belong to."""
    lines: list[Block] = []
    last: Block | None = None
    for block in blocks:
        text = block.text
        glue: str | None = None
        if last is None or len(last.text) > _LONGEST_LINE:
            pass
        elif len(text) <= _LONGEST_FRAGMENT and _FRAGMENT.fullmatch(text) and not _opens_date(text):
            glue = "" if text[0] in ",;.:)" else " "
        elif last.text[-1] == "(" and len(text) < 60:
            glue = ""
        if last is None or glue is None:
            last = block
            lines.append(block)
        else:
            last = lines[-1] = Block(f"{last.text}{glue}{text}", last.tag, last.place, last.inside)
    return lines


def _opens_date(text: str) -> bool:
    """A year or a page range by itself is a value, not a mark."""
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d|\d+\s*[-–]\s*\d+|\d{3,}|[\d-]{9,17}", text.strip(" .,;:()")))


def front_limit(lines: Sequence[Block]) -> int:
    """The number of lines before the list of references, or before the lists of other works around an article."""
    for place, line in enumerate(lines):
        if line.label in REFERENCES and place >= 8 and _is_list_heading(lines, place):
            return place
    return min(len(lines), _MOST_FRONT_BLOCKS)


def _is_list_heading(lines: Sequence[Block], place: int) -> bool:
    """Whether what follows looks like references: years in most of the next lines."""
    following = [line.plain for line in lines[place + 1 : place + 9]]
    dated = sum(len(text) > 40 and bool(re.search(r"\b(?:1[6-9]|20)\d\d[a-z]?\b", text)) for text in following)
    return dated >= 3 or (dated >= 1 and len(following) < 3)


def is_other_works_heading(text: str) -> bool:
    """Whether works below this heading are not the page's: similar content, recommendations."""
    return len(text) < 60 and _cached_other_works(text)


@lru_cache(maxsize=4096)
def _cached_other_works(text: str) -> bool:
    return bool(_OTHER_WORKS.match(text))


_OTHER_WORKS = re.compile(
    r"(?:(?:similar|related|recommended|more|other|most|trending|popular|latest|recent|further)\s(?:.{0,20}\s)?"
    r"(?:articles?|citations?|content|papers?|works?|research|publications?|documents?|items?|records?|titles?|reading|"
    r"stor(?:y|ies)|posts?|reads?|read|cited|viewed|entries|like this)|"
    r"recommended$|cited by(?! \(\d)|citing|people also|articles? (?:citing|by|from)|from the same|you may|see also|"
    r"ähnliche|verwandte|weitere (?:artikel|titel|beiträge)|articles? similaires|artículos relacionados|"
    r"artigos relacionados|похожие|相关(?:论文|文献)|相似|関連|관련|benzer|podobne)",
    re.I,
)


_DIGIT = re.compile(r"\d")


def has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


def is_dense(text: str) -> bool:
    """Whether a text is Chinese, Japanese or Korean, which say in a line what others need a paragraph for."""
    if text.isascii():
        return False
    return 2 * sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text) > len(text)


def is_around(text: str) -> bool:
    """Whether a line is a heading or link of what stands around an article."""
    return label_key(text) in AROUND
