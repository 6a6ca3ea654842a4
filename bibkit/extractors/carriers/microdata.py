"""HTML microdata (`itemscope`, `itemprop`) in schema.org terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bibkit.extractors._base import Draft
from bibkit.extractors.carriers.schemaorg import Item, is_work_type, main_work, offer_work, types_of
from bibkit.pages.html import rich_text_of
from bibkit.pages.page import Page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LAYER = "microdata"
_MOST_NODES = 5000
# Properties that are long and that no entry has.
_UNREAD = frozenset(("articleBody", "reviewBody", "text", "citation", "comment", "image"))
_UNSEEN: dict[str, Any] = {}  # stands for the items that are values of these


def read(page: Page, draft: Draft) -> None:
    """Offer what the page's main work says."""
    if not any(map(is_work_type, page.head.item_types)):
        return
    work = main_work(items(page))
    if work is not None:
        offer_work(work, draft, "itemprop=")


def items(page: Page) -> list[Item]:
    """The top-level items of the page, in page order, with their nested items as values."""
    return collect(page, "itemscope", "itemprop", "itemtype")


def collect(page: Page, scope: str, prop: str, kind: str) -> list[Item]:
    """Items by the attributes that open a scope, name a property and name a type."""
    owners: dict[int, dict[str, Any] | None] = {}
    top: list[Item] = []
    seen: set[int] = set()  # a node that both selectors name comes twice
    for node in page.tree.css(f"[{scope}],[{prop}]")[:_MOST_NODES]:
        place = node.mem_id
        if place in seen:
            continue
        seen.add(place)
        attributes = node.attributes
        names = (attributes.get(prop) or "").split()
        owner = _owner(node, owners)
        value: Any
        if names and (owner is _UNSEEN or (owner is not None and _UNREAD.issuperset(names))):
            if scope in attributes:
                owners[place] = _UNSEEN
            continue
        if scope in attributes:
            value = owners[place] = {
                "@type": (attributes.get(kind) or "").split(),
                "@id": attributes.get("itemid") or attributes.get("resource"),
            }
        elif owner is None or not names:
            continue
        else:
            value = _value(node, attributes)
        if names and owner is not None:
            for name in names:
                name = name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
                owner.setdefault(name, []).append(value)
        elif scope in attributes:
            top.append(value)
    return [item for item in top if types_of(item)]


def _owner(node: LexborNode, owners: dict[int, dict[str, Any] | None]) -> dict[str, Any] | None:
    """The item in which a node stands. `owners` has it for the elements above the nodes that were asked for."""
    above: list[int] = []
    parent = node.parent
    while parent is not None and parent.mem_id not in owners:
        above.append(parent.mem_id)
        parent = parent.parent
    owner = owners[parent.mem_id] if parent is not None else None
    owners.update(dict.fromkeys(above, owner))
    return owner


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
