"""The lines of a page as somebody who copies it gets them: those of a text, or the visible lines of an HTML page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern
from bibkit.text.whitespace import drop_invisible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


class Line(NamedTuple):
    """One line without surrounding white space; table cells are parted by a tab.

    `at` says where it stands: "line 12" of a text, the element ("h1", "td", "p#abstract") of an HTML page.
    """

    text: str
    at: str


_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "canvas",
    "math",
))  # fmt: skip
_HIDDEN_STYLE = lazy_pattern(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLANKS = lazy_pattern(r"[^\S\t]+")
_TABS = lazy_pattern(r" ?\t[ \t]*")


def copied_lines(page: Page) -> tuple[Line, ...]:
    """The lines of a page that hold text, in reading order; put together once for a page."""
    lines = page.derived.get("copied_lines")
    if lines is None:
        lines = page.derived["copied_lines"] = _copied_lines(page)
    return cast(tuple[Line, ...], lines)


def copied_texts(page: Page) -> Sequence[str]:
    """The lines as `copied_lines` gives them, without their places: for a look at a page that may not be read so."""
    if page.kind == "html" or "copied_lines" in page.derived:
        return [line.text for line in copied_lines(page)]
    return [text for line in page.lines if (text := _tidy(line))]


def _copied_lines(page: Page) -> tuple[Line, ...]:
    if page.kind != "html":
        numbered = enumerate(page.lines, start=1)
        return tuple(Line(text, f"line {number}") for number, line in numbered if (text := _tidy(line)))
    root = page.tree.body or page.tree.root
    return tuple(visible_lines(root)) if root is not None else ()


def visible_lines(root: LexborNode) -> list[Line]:
    """The lines that a browser would show for an element: blocks and `<br>` break them, cells are parted by a tab."""
    lines: list[Line] = []
    parts: list[str] = []
    at = ""
    preformatted = 0
    # The open elements: a stack and not recursion, because pages nest deeper than Python's limit.
    opened: list[LexborNode] = []

    def end_line() -> None:
        nonlocal at
        if parts:
            text = _tidy("".join(parts))
            if text:
                lines.append(Line(text, at))
            parts.clear()
        at = ""

    node: LexborNode | None = root
    while True:
        if node is None:
            # All children are done: leave the element they stand in.
            node = opened.pop()
            tag = node.tag or ""
            if tag == "q":  # browsers draw its quotation marks
                parts.append("”")
            elif tag in _CELLS:
                parts.append("\t")
            elif tag in _BLOCKS:
                preformatted -= tag == "pre"
                end_line()
            if not opened:
                break
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if not at and text and not text.isspace():
                at = _place(node.parent)
            if preformatted and "\n" in text:
                *whole, text = text.split("\n")
                for piece in whole:
                    parts.append(piece)
                    end_line()
            parts.append(text.replace("\n", " ").replace("\t", " "))
        elif tag == "br":
            end_line()
        elif tag[:1] not in "-_" and tag not in _UNSEEN and not _is_hidden(node):
            if tag in _BLOCKS:
                end_line()
                preformatted += tag == "pre"
            elif tag == "q":
                parts.append("“")
            elif tag in _BESIDE and parts and _is_apart(node, tag):
                parts.append(" ")
            opened.append(node)
            node = node.child
            continue
        if not opened:
            break
        node = node.next
    end_line()
    return lines


# Elements that styles move apart where the source has no blank between two of them.
_BESIDE = frozenset(("a", "button", "span"))
_NUMBER = lazy_pattern(r"\s*\d[\d,.]*\s*")


def _is_apart(node: LexborNode, tag: str) -> bool:
    """Whether an element stands right behind one of its kind: two links, two buttons, two numbers."""
    before = node.prev
    if before is None or before.tag != tag:
        return False
    if tag != "span":
        return True
    return bool(_NUMBER.fullmatch(before.text() or "") and _NUMBER.fullmatch(node.text() or ""))


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN_STYLE.search(style))


def _place(node: LexborNode | None) -> str:
    """An element as a person finds it: its tag with its id or first class; the nearest that is not mere emphasis."""
    while node is not None and node.tag in ("a", "b", "i", "em", "strong", "span", "sub", "sup", "small", "u", "font"):
        if node.id:
            break
        node = node.parent
    if node is None or not node.tag:
        return ""
    if node.id:
        return f"{node.tag}#{node.id}"
    names = (node.attributes.get("class") or "").split()
    return f"{node.tag}.{names[0]}" if names else node.tag


def _tidy(text: str) -> str:
    if text.isprintable() and "  " not in text:  # then it has no white space but single blanks, and all is seen
        return text.strip()
    return _TABS.sub("\t", _BLANKS.sub(" ", drop_invisible(text))).strip()
