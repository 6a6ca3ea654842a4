"""HTML microdata (`itemscope`, `itemprop`) in schema.org terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibkit.extractors._base import Draft
from bibkit.extractors.carriers.schemaorg import Item, main_work, offer_work, types_of
from bibkit.pages.html import rich_text_of
from bibkit.pages.page import Page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LAYER = "microdata"
_MOST_NODES = 5000
# Properties that are long and that no entry has.
_UNREAD = frozenset(("articleBody", "reviewBody", "text", "citation", "comment", "image"))


def read(page: Page, draft: Draft) -> None:
    """Offer what the page's main work says."""
    if not page.head.has_items:
        return
    work = main_work(items(page))
    if work is not None:
        offer_work(work, draft, "itemprop=")


def items(page: Page) -> list[Item]:
    """The top-level items of the page, in page order, with their nested items as values."""
    return collect(page, "itemscope", "itemprop", "itemtype")


def collect(page: Page, scope: str, prop: str, kind: str) -> list[Item]:
    """Items by the attributes that open a scope, name a property and name a type."""
    scopes: dict[int, dict[str, Any]] = {}
    top: list[Item] = []
    seen: set[int] = set()  # a node that both selectors name comes twice
    for node in page.tree.css(f"[{scope}],[{prop}]")[:_MOST_NODES]:
        if node.mem_id in seen:
            continue
        seen.add(node.mem_id)
        attributes = node.attributes
        names = (attributes.get(prop) or "").split()
        value: Any
        if scope in attributes:
            value = {
                "@type": (attributes.get(kind) or "").split(),
                "@id": attributes.get("itemid") or attributes.get("resource"),
            }
            scopes[node.mem_id] = value
        elif _UNREAD.issuperset(names):
            continue
        else:
            value = _value(node, attributes)
        owner = _owner(node, scopes)
        if names and owner is not None:
            for name in names:
                name = name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
                owner.setdefault(name, []).append(value)
        elif scope in attributes:
            top.append(value)
    return [item for item in top if types_of(item)]


def _owner(node: LexborNode, scopes: dict[int, dict[str, Any]]) -> dict[str, Any] | None:
    """The item in which a node stands."""
    parent = node.parent
    for _ in range(200):
        if parent is None:
            return None
        if parent.mem_id in scopes:
            return scopes[parent.mem_id]
        parent = parent.parent
    return None


_ADDRESSES = {"a": "href", "area": "href", "link": "href", "img": "src", "object": "data"}


def _value(node: LexborNode, attributes: dict[str, str | None]) -> str:
    """A property's value by its element (HTML microdata 5.4), text with inline markup."""
    content = attributes.get("content")
    if content is not None:
        return content.strip()
    tag = node.tag or ""
    if tag in ("time", "data", "meter"):
        written = attributes.get("datetime") or attributes.get("value")
        if written:
            return written.strip()
    text = rich_text_of(node)
    if tag in _ADDRESSES and (tag == "link" or not text):
        return (attributes.get(_ADDRESSES[tag]) or "").strip()
    return text
