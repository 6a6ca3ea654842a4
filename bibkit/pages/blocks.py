"""What a person sees of a page, as a list of blocks: headings, paragraphs, list items, table cells, lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bibkit.text.fragments import balanced, strip_markup
from bibkit.text.whitespace import collapse

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


class Block(NamedTuple):
    """A run of text that stands by itself on the page.

    `text` is one line in inline markup; `tag` the element that holds it ("h1", "p", "td" …), "" on a text page; `place`
    its number among the page's blocks, or the line's number on a text page, counted from 1. `inside` tells where it
    stands when that matters: "nav", "footer", "aside", or "".
    """

    text: str
    tag: str
    place: int
    inside: str = ""

    @property
    def plain(self) -> str:
        return strip_markup(self.text)

    @property
    def level(self) -> int:
        """1 to 6 for a heading, else 0."""
        return int(self.tag[1]) if self.tag[:1] == "h" and self.tag[1:].isdigit() else 0

    @property
    def locator(self) -> str:
        return f"{self.tag} (block {self.place})" if self.tag else f"line {self.place}"


_SKIPPED = frozenset(
    (
        "script style noscript template svg iframe object select option datalist textarea button math head canvas audio "
        "video map input -comment"
    ).split()
)
_INLINE_MARKUP = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup"}
_INLINE = frozenset(
    (
        "a span font u tt code small big s abbr acronym cite q mark label time data bdi bdo ins del dfn kbd samp var wbr "
        "nobr img picture source ruby rb rp rt center-inline a-text"
    ).split()
)
_REGIONS = frozenset(("nav", "footer", "aside"))
_MOST_BLOCKS = 60_000


def html_blocks(tree: LexborHTMLParser) -> list[Block]:
    """The visible blocks of a parsed page in document order; scripts, styles, forms' inner parts left out."""
    body = tree.body or tree.root
    return _Walk().walk(body) if body is not None else []


def text_blocks(lines: tuple[str, ...]) -> list[Block]:
    """The lines of a text page that hold something."""
    return [Block(text, "", number) for number, line in enumerate(lines, 1) if (text := collapse(line))]


class _Walk:
    """One pass over a tree without recursion, so that a hundred thousand nested tags are no matter."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.tags: list[str] = ["div"]  # the open block elements
        self.regions: list[str] = [""]

    def walk(self, root: LexborNode) -> list[Block]:
        node, depth = root.child, 1
        while node is not None and depth > 0 and len(self.blocks) < _MOST_BLOCKS:
            below = self._enter(node)
            if below is not None:
                node, depth = below, depth + 1
                continue
            self._leave(node)
            while node.next is None:
                depth -= 1
                parent = node.parent
                if depth <= 0 or parent is None:
                    node = None
                    break
                node = parent
                self._leave(node)
            if node is not None:
                node = node.next
        self._flush()
        return self.blocks

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take a node in; its first child when the walk should go down."""
        tag = node.tag or ""
        if tag == "-text":
            self.pieces.append(node.text_content or "")
            return None
        if tag in _SKIPPED:
            return None
        if tag in _INLINE_MARKUP:
            self.pieces.append(f"<{_INLINE_MARKUP[tag]}>")
        elif tag == "br":
            self._flush()
        elif tag not in _INLINE:
            self._flush()
            self.tags.append(tag)
            self.regions.append(tag if tag in _REGIONS else self.regions[-1])
        return node.child

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text" or tag in _SKIPPED or tag in _INLINE or tag == "br":
            return
        if tag in _INLINE_MARKUP:
            self.pieces.append(f"</{_INLINE_MARKUP[tag]}>")
        else:
            self._flush()
            if len(self.tags) > 1:
                self.tags.pop()
                self.regions.pop()

    def _flush(self) -> None:
        if not self.pieces:
            return
        text = balanced("".join(self.pieces))
        self.pieces.clear()
        if text:
            self.blocks.append(Block(text, self.tags[-1], len(self.blocks) + 1, self.regions[-1]))
