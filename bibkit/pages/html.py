"""What the head of an HTML page holds, read once, and the visible text of elements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bibkit.text.fragments import inline_markup
from bibkit.text.whitespace import collapse

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode


@dataclass(eq=False, slots=True)
class Head:
    """The metas, links, title and structured scripts of a page, and what else may hold data, wherever they stand.

    `metas` maps a name (lower case; of `name`, else `property`) to its contents in page order, as written but for
    character references, `links` a relation to the address of the first link that has it. `openurls` are the COinS,
    `preformatted` the elements pre, textarea and code; `item_types` and `types` the types of the page's microdata and
    RDFa, each once.
    """

    title: str = ""
    language: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    openurls: list[str] = field(default_factory=list)
    preformatted: list[LexborNode] = field(default_factory=list)
    item_types: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)

    def first(self, *names: str) -> str:
        """The first content that one of these metas has, or ""."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value
        return ""

    def all(self, *names: str) -> list[str]:
        return [value for name in names for value in self.metas.get(name, ()) if value]

    def link(self, rel: str) -> str:
        """The address of the first link with this relation, or ""."""
        return self.links.get(rel, "")


_CARRIERS = "meta,link,title,script[type='application/ld+json'],pre,textarea,code,span.Z3988,[itemscope],[typeof]"


def read_head(tree: LexborHTMLParser) -> Head:
    """Collect a page's metas, links, JSON-LD scripts and the like: one pass over the tree for the readers of all."""
    head = Head()
    metas, seen = head.metas, set[int]()
    for node in tree.css(_CARRIERS):
        attributes = node.attributes
        if "itemscope" in attributes or "typeof" in attributes:
            if node.mem_id in seen:  # a node that two selectors name comes twice
                continue
            seen.add(node.mem_id)
            _add_types(head, attributes)
        tag = node.tag
        if tag == "meta":
            content = attributes.get("content") or attributes.get("value")  # some minifiers and sites write value=
            if content and (content := content.strip()):
                # A tag may carry both names: <meta name="citation_title" property="og:title">.
                for name in (attributes.get("name"), attributes.get("property")):
                    if name and (name := name.strip().lower()):
                        metas.setdefault(name, []).append(content)
        elif tag == "link":
            if href := (attributes.get("href") or "").strip():
                for rel in (attributes.get("rel") or "").lower().split():
                    head.links.setdefault(rel, href)
        elif tag == "title":
            if not head.title and (node.parent is None or node.parent.tag != "svg"):
                head.title = collapse(node.text())
        elif tag == "script":
            if (attributes.get("type") or "").lower() == "application/ld+json":
                head.scripts.append(node.text())
        elif tag in ("pre", "textarea", "code"):
            head.preformatted.append(node)
        elif tag == "span" and "Z3988" in (attributes.get("class") or "").split():
            head.openurls.append(attributes.get("title") or "")
    root = tree.root
    if root is not None:
        head.language = (root.attributes.get("lang") or root.attributes.get("xml:lang") or "").strip()
    return head


def _add_types(head: Head, attributes: dict[str, str | None]) -> None:
    if "itemscope" in attributes:
        head.item_types.update((attributes.get("itemtype") or "").split())
    head.types.update((attributes.get("typeof") or "").split())


def text_of(node: LexborNode | None) -> str:
    """The text of an element on one line; "" for no element."""
    return collapse(node.text(separator="")) if node is not None else ""


def rich_text_of(node: LexborNode | None) -> str:
    """The text inside an element in the inline markup of entries (<i> <b> <sub> <sup>)."""
    if node is None:
        return ""
    child = node.first_child
    if child is not None and child.next is None and child.tag == "-text":
        text = child.text_content or ""
        if "&" not in text and "<" not in text:  # then its HTML is the text itself
            return inline_markup(text)
    outer = node.html or ""
    start, end = outer.find(">"), outer.rfind("</")
    return inline_markup(outer[start + 1 : end] if 0 <= start < end else outer)


def first_text(tree: LexborHTMLParser | LexborNode, selectors: Iterable[str]) -> tuple[str, str]:
    """(text, selector) of the first selector that finds an element with text; ("", "") when none does."""
    for selector in selectors:
        text = text_of(tree.css_first(selector))
        if text:
            return text, selector
    return "", ""
