"""What a person sees of a page, as a list of blocks: headings, paragraphs, list items, table cells, lines of text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bibkit.text.fragments import balanced, strip_markup
from bibkit.text.labels import label_key
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key
from bibkit.text.whitespace import collapse
from bibkit.text.wordlists import word_set

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(slots=True, init=False)
class Block:
    """A run of text that stands by itself on the page.

    `text` is one line in inline markup; `tag` the element that holds it ("h1", "p", "td" …), "" on a text page; `place`
    its number among the page's blocks, or the line's number on a text page, counted from 1. `inside` is "aside" for
    what stands beside the text, else "". `plain` is the text without its markup, `label` and `key` what it is compared
    by (see `label_key`, `comparison_key`): readers ask for them many times.
    """

    text: str
    tag: str
    place: int
    inside: str
    plain: str = field(repr=False, compare=False)
    _label: str | None = field(repr=False, compare=False)
    _key: str | None = field(repr=False, compare=False)

    def __init__(self, text: str, tag: str, place: int, inside: str = "") -> None:
        self.text = text
        self.tag = tag
        self.place = place
        self.inside = inside
        self.plain = strip_markup(text) if "<" in text else text
        self._label = self._key = None

    @property
    def label(self) -> str:
        if self._label is None:
            self._label = label_key(self.plain)
        return self._label

    @property
    def key(self) -> str:
        if self._key is None:
            self._key = comparison_key(self.plain)
        return self._key

    @property
    def level(self) -> int:
        """1 to 6 for a heading, else 0."""
        return int(self.tag[1]) if self.tag[:1] == "h" and self.tag[1:].isdigit() else 0

    @property
    def locator(self) -> str:
        return f"{self.tag} (block {self.place})" if self.tag else f"line {self.place}"


# What the walk does with an element; whatever is not named here is a block of its own.
_SKIP, _INLINE, _MARKED, _BREAK, _BLOCK, _REGION = range(6)
_ACTIONS: dict[str, int] = {
    **dict.fromkeys(
        word_set(
            "script style noscript template svg iframe object select option datalist textarea math head canvas audio "
            "video map input nav footer -comment"
        ),
        _SKIP,
    ),
    **dict.fromkeys(
        word_set(
            "a span button font u tt code small big s abbr acronym cite q mark label time data bdi bdo ins del dfn "
            "kbd samp var wbr "
            "nobr img picture source ruby rb rp rt"
        ),
        _INLINE,
    ),
    **dict.fromkeys(word_set("i em b strong sub sup"), _MARKED),
    "br": _BREAK,
    "aside": _REGION,
}
_MARKUP = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup"}
_MOST_BLOCKS = 60_000


def html_blocks(tree: LexborHTMLParser) -> list[Block]:
    """The visible blocks of a parsed page in document order; scripts, navigation, footers and form fields left out."""
    body = tree.body or tree.root
    return _walk(body) if body is not None else []


def text_blocks(lines: tuple[str, ...]) -> list[Block]:
    """The lines of a text page that hold something; cells of a copied table, parted by tabs, each by itself.

    Of a row of two cells the first is short where it is a label: such rows are "dt" and "dd".
    """
    blocks: list[Block] = []
    for number, line in enumerate(lines, 1):
        if "\t" not in line:
            text = collapse(line)
            if text:
                if _may_be_spaced(text) and _SPACED.match(text):
                    text = _SPACED.sub(lambda match: match.group().replace(" ", ""), text)
                blocks.append(Block(text, "", number))
            continue
        cells = [cell for part in line.split("\t") if (cell := collapse(part))]
        pair = len(cells) == 2 and len(cells[0]) <= _LONGEST_LABEL
        tags = ("dt", "dd") if pair else ("",) * len(cells)
        blocks += [Block(cell, tag, number) for cell, tag in zip(cells, tags, strict=True)]
    return blocks


_LONGEST_LABEL = 40


def _may_be_spaced(text: str) -> bool:
    """A letter and a blank in front, then the same or a sign: few lines get past it to the pattern."""
    return text[1:2] == " " and text[0].isalpha() and (text[3:4] == " " or not text[0].isascii())


# Letters set apart in print: "A B S T R A C T", "A b s t r a k t. Artykuł", "计 算 机 学 报".
_SPACED = lazy_pattern(
    r"^(?:[a-zà-ÿA-ZÀ-Þ] ){5,}[a-zà-ÿA-ZÀ-Þ](?![^\W_])|^(?:[\u4e00-\u9fff] ){3,}[报刊志誌報]$|"
    r"^(?:摘 要|关 键 词|引 言|抄 録|要 旨)(?=\s|$|[:：])"
)


def _walk(root: LexborNode) -> list[Block]:
    """One pass over a tree without recursion, so that a hundred thousand nested tags are no matter.

    One function, because it runs once for each node of each page: its calls would cost more than its work.
    """
    blocks: list[Block] = []
    pieces: list[str] = []
    # The open elements: (action, tag, region, the node), the root first.
    open_tag, region = "div", ""
    stack: list[tuple[int, str, str, LexborNode]] = []
    node = root.child
    while True:
        if node is None:
            # All children are done: leave the element they stand in.
            if not stack:
                break
            action, tag, region, parent = stack.pop()
            if action >= _BLOCK:
                if pieces:
                    _flush(blocks, pieces, open_tag, region if action == _BLOCK else open_tag)
                open_tag = tag
            elif action == _MARKED:
                pieces.append(f"</{tag}>")
            node = parent.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content
            if text:
                if not text.isspace():
                    pieces.append(text)
                elif pieces:
                    pieces.append(" ")
            node = node.next
            continue
        action = _ACTIONS.get(tag, _BLOCK)
        if action == _SKIP:
            node = node.next
            continue
        if action == _BREAK:
            if pieces:
                _flush(blocks, pieces, open_tag, region)
            node = node.next
            continue
        if action == _MARKED:
            name = _MARKUP[tag]
            pieces.append(f"<{name}>")
            stack.append((action, name, region, node))
        elif action == _INLINE:
            stack.append((action, tag, region, node))
        else:
            if pieces:
                _flush(blocks, pieces, open_tag, region)
            if len(blocks) >= _MOST_BLOCKS:
                break
            stack.append((action, open_tag, region, node))
            open_tag = tag
            if action == _REGION:
                region = tag
        node = node.child
    if pieces:
        _flush(blocks, pieces, open_tag, region)
    return blocks


def _flush(blocks: list[Block], pieces: list[str], tag: str, region: str) -> None:
    text = balanced("".join(pieces) if len(pieces) > 1 else pieces[0])
    pieces.clear()
    if text:
        blocks.append(Block(text, tag, len(blocks) + 1, region))
