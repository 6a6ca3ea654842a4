"""JSON-LD scripts in schema.org terms, also where the JSON is broken in one of the usual ways."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bibkit.extractors._base import Draft
from bibkit.extractors.carriers.schemaorg import Item, main_work, offer_work, types_of
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern

LAYER = "jsonld"

_COMMENTS = lazy_pattern(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|"
    r"\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = lazy_pattern(r",(\s*[}\]])")
_MISSING_COMMA = lazy_pattern(r"([}\]\"])(\s*\n\s*)(?=[\"{\[])")
_CONTROL = lazy_pattern(r"[\x00-\x1f]")
_DEEPEST = 12


def read(page: Page, draft: Draft) -> None:
    """Offer what the page's main work says; other works on it (references, lists) are left alone."""
    found = items(page)
    work = main_work(found) or _posted(found, page)
    if work is not None:
        offer_work(work, draft, "script[ld+json] ", page.head.title)


def _posted(found: list[Item], page: Page) -> Item | None:
    """The item of the web page itself where the page calls itself an article and the item has an author and a date."""
    if page.head.first("og:type").lower() != "article":
        return None
    posts = (item for item in found if "WebPage" in types_of(item) and item.get("author") and item.get("datePublished"))
    return next(posts, None)


def items(page: Page) -> list[Item]:
    """All items of all scripts in page order: top-level ones, those of `@graph`, main entities; links resolved."""
    found: list[Item] = []
    for script in page.head.scripts:
        found += _top_items(load_json(script), 0)
    by_id = {item["@id"]: item for item in found if isinstance(item.get("@id"), str) and len(item) > 2}
    return [_resolved(item, by_id) for item in found] if by_id else found


def load_json(text: str) -> Any:
    """The JSON value of a script; None when it cannot be read even after the usual repairs.

    Repaired: HTML comments and CDATA around it, raw line ends inside strings, trailing commas, a comma missing at a
    line end, a semicolon or a second value behind it.
    """
    if "<!" in text or "-->" in text or "]]>" in text:
        text = _COMMENTS.sub("", _COMMENTS.sub("", text))
    text = text.strip().rstrip(";")
    for repair in (_as_is, _without_trailing_commas, _with_missing_commas):
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(repair(text))
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _as_is(text: str) -> str:
    return text


def _without_trailing_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", text)


def _with_missing_commas(text: str) -> str:
    return _without_trailing_commas(_MISSING_COMMA.sub(r"\1,\2", text))


def _top_items(value: Any, depth: int) -> Iterator[Item]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _top_items(entry, depth + 1)
    elif isinstance(value, Mapping):
        if value.get("@type") or value.get("type"):
            yield value if "@type" in value else {**value, "@type": value["type"]}
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "about"):
            child = value.get(key)
            if isinstance(child, list) or (isinstance(child, Mapping) and key != "about"):
                yield from _top_items(child, depth + 1)


def _resolved(item: Item, by_id: Mapping[str, Item]) -> Item:
    """The item with bare references `{"@id": …}` replaced by what they name, two levels deep."""
    return {key: _follow(value, by_id, 2) for key, value in item.items()}


def _follow(value: Any, by_id: Mapping[str, Item], depth: int) -> Any:
    if isinstance(value, list):
        return [_follow(entry, by_id, depth) for entry in value]
    if isinstance(value, Mapping) and depth:
        target = value.get("@id")
        if isinstance(target, str) and len(value) <= 2 and target in by_id:
            value = by_id[target]
            return {key: _follow(entry, by_id, depth - 1) for key, entry in value.items()}
    return value
