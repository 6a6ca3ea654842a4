"""Pages that show several works: search results, tables of contents, publication lists, catalogue hit lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._lists.items import has_substance, is_scholarly, offer_pieces, pieces_of
from bibkit.extractors._lists.labels import labelled_works
from bibkit.extractors._lists.references import reference_works
from bibkit.extractors._lists.signs import is_result_list
from bibkit.extractors._lists.tables import table_works
from bibkit.extractors._lists.text import pair_of_works, text_works
from bibkit.extractors.carriers import coins, jsonld
from bibkit.extractors.carriers.schemaorg import Item, offer_work, rank, types_of
from bibkit.extractors.visible._labels import REFERENCES
from bibkit.extractors.visible._lines import is_other_works_heading
from bibkit.pages.page import Page
from bibkit.text.labels import label_key

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_FEWEST = 2
_MOST = 1000


def works_on(page: Page, one_work: bool = False) -> list[Extraction]:
    """An extraction for each work that a page lists, in page order; [] for a page that is no list of works.

    `one_work`: the visible text reads as one work's, so that only a table of works says otherwise.
    """
    finders: list[Callable[[Page], list[Extraction]]] = [labelled_works, reference_works, text_works, pair_of_works]
    if page.kind == "html":
        finders = [_coins_works, _jsonld_works, table_works, _repeated_works, text_works]
        if is_result_list(page):
            finders.append(reference_works)
    for find in [table_works] if one_work and page.kind == "html" else [] if one_work else finders:
        found = find(page)
        if len(found) >= _FEWEST:
            return found
    return []


def _collect(page: Page, layer: str, offers: Sequence[Callable[[Draft], None]]) -> list[Extraction]:
    found = []
    for offer in offers[:_MOST]:
        draft = Draft(layer, page.input or layer)
        offer(draft)
        if draft.claimed("title"):
            found.append(draft.finish())
    return found


def _coins_works(page: Page) -> list[Extraction]:
    works = coins.read_all(page)
    return _collect(page, coins.LAYER, [partial(coins.offer_openurl, work) for work in works])


def _jsonld_works(page: Page) -> list[Extraction]:
    """Several scholarly items of JSON-LD, at the top or as elements of an ItemList."""
    items = []
    for item in jsonld.items(page):
        elements = item.get("itemListElement") if "ItemList" in types_of(item) else [item]
        for element in elements if isinstance(elements, list) else [elements]:
            inner = element.get("item", element) if isinstance(element, dict) else None
            if isinstance(inner, dict) and rank(inner) >= 8:
                items.append(inner)
    return _collect(page, jsonld.LAYER, [partial(_offer_item, item) for item in items])


def _offer_item(item: Item, draft: Draft) -> None:
    offer_work(item, draft, "script[ld+json] ")


# ---------------------------------------------------------------------------------- repeated elements: li, div, tr, dt


def _repeated_works(page: Page) -> list[Extraction]:
    """The largest group of like siblings most of which read as works; groups of one kind are put together."""
    results = is_result_list(page)
    by_kind: dict[tuple[str, ...], list[tuple[int, Draft]]] = {}
    groups = _groups(page)
    sizes: Counter[tuple[str, ...]] = Counter()
    for kind, nodes in groups:
        sizes[kind] += len(nodes)
    for kind, nodes in groups:
        if sizes[kind] <= _FEWEST:
            continue
        found = _entries(page, nodes, results)
        substantial = _substance(found)
        if found and substantial * 3 >= len(found) and (substantial >= _FEWEST or not results):
            by_kind.setdefault(kind, []).extend(found)
    best = max(by_kind.values(), key=_substance, default=[])
    if _substance(best) <= _FEWEST:
        return []
    return [draft.finish() for _, draft in sorted(best, key=lambda item: item[0])]


def _entries(page: Page, nodes: Sequence[tuple[int, LexborNode]], results: bool) -> list[tuple[int, Draft]]:
    """Those of like siblings that read as works; [] unless half of them do, and half of these are scholarly or the
    page says that it lists results. Most groups are no works, which half of their nodes show."""
    found: list[tuple[int, Draft]] = []
    scholarly, left = 0, len(nodes)
    for number, node in nodes[:_MOST]:
        draft = Draft("text", page.input or "text")
        offer_pieces(pieces_of(node), draft, page.url)
        left -= 1
        if draft.claimed("title") and (results or has_substance(draft)):
            found.append((number, draft))
            scholarly += results or is_scholarly(draft)
        if (len(found) + left) * 2 < len(nodes) or (scholarly + left) * 2 < len(found) + left:
            return []
    return found if len(found) * 2 >= len(nodes) and scholarly * 2 >= len(found) else []


def _substance(entries: Sequence[tuple[int, Draft]]) -> int:
    return sum(has_substance(draft) for _, draft in entries)


def _groups(page: Page) -> list[tuple[tuple[str, ...], list[tuple[int, LexborNode]]]]:
    """(kind, numbered elements): siblings of one tag and class, each with a link or heading and some text."""
    children: dict[tuple[int, str, str], list[tuple[int, LexborNode]]] = {}
    kinds: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for number, node in enumerate(page.tree.css("li,article,tr,div,section,dd,p")):
        parent = node.parent
        if parent is not None:
            key = (parent.mem_id, node.tag or "", _first_class(node))
            if key not in kinds:
                kinds[key] = (node.tag or "", parent.tag or "", _first_class(parent))
            children.setdefault(key, []).append((number, node))
    return [
        (kinds[key], nodes)
        for key, nodes in children.items()
        if len(nodes) >= _FEWEST and _looks_listed([node for _, node in nodes]) and not _in_references(nodes[0][1])
    ]


def _first_class(node: LexborNode) -> str:
    """The first class of an element; rows striped as odd and even count as one."""
    name = (node.attributes.get("class") or "").split(" ")[0]
    return "" if name in ("odd", "even", "first", "last", "alt") else name


def _looks_listed(nodes: Sequence[LexborNode]) -> bool:
    """A cheap look: in most nodes a link or heading, and as much text as a work's line has."""
    good = 0
    for node in nodes[:12]:
        length = len(node.text(separator=" ", strip=True))
        good += 40 <= length <= 3000 and node.css_first("a[href],h2,h3,h4,h5") is not None
    return good * 2 >= min(len(nodes), 12) and good >= _FEWEST


def _in_references(node: LexborNode) -> bool:
    """Whether the list stands under a heading "References", in navigation or in a footer."""
    parent = node.parent
    for _ in range(6):
        if parent is None:
            return False
        if parent.tag in ("nav", "footer", "aside"):
            return True
        before = parent.prev
        for _ in range(4):
            if before is None:
                break
            if before.tag in ("h1", "h2", "h3", "h4", "h5"):
                heading = before.text(strip=True)
                if label_key(heading) in REFERENCES or is_other_works_heading(heading):
                    return True
            before = before.prev
        parent = parent.parent
    return False
