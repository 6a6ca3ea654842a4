"""What says that a page lists works: "Search results", "73 Treffer", "Table of contents"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors.visible._labels import ABSTRACT
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern

# Of a text in lower case: looking for words in either case takes several times as long.
_RESULTS = lazy_pattern(
    r"\b(?:search results?|results? (?:list|page|\d+)|"
    r"(?<![\d,.])\d[\d,.]* (?:results|hits|records|titles|treffer|ergebnisse|résultats|resultados|"
    r"risultati|wyników|sonuç)|"
    r"(?:results|viewing|showing) \d|suchergebnis|trefferliste|treffer(?:anzeige)?\b|gefunden: ?\d|lieferte \d|"
    r"résultats? de (?:la )?recherche|resultados de la búsqueda|"
    r"resultados da (?:busca|pesquisa)|risultati della ricerca|результаты поиска|найдено|wyniki wyszukiwania|"
    r"arama sonuçlari|table of contents|"
    r"now showing items|browsing .{3,30} by |"
    r"inhaltsverzeichnis|publications|publikationen|publikationsliste|bibliography|sommaire|contents)|检索结果|"
    r"搜索结果|"
    r"共\s?\d+\s?条|検索結果|(?<!\d)\d+\s?件|검색 ?결과|نتائج البحث"
)


def is_titled_results(page: Page) -> bool:
    """Whether the page's `<title>` says that it lists what was found or published."""
    return bool(_RESULTS.search(lowered(page.head.title)) or _ISSUE.match(page.head.title))


# "Vol. 7 No. 2 (2021) | Journal of Marine Law", "Journal of Marine Law: Volume 7, Issue 2".
_ISSUE = lazy_pattern(
    r"(?:[^|\d]{3,80}[|:,–-] ?)?(?:vol(?:ume|umen|\.)?|bd\.|band|tome?|cilt|том|v\.)\s?\d+[ ,.()\d/:;–-]{0,12}"
    r"(?:no|n[.°º]|nr|issue|number|núm|heft|h\.|sayı|№|вып|is\.?)[\s.:]*\d+(?:\W+(?:\w+\W+)?(?:19|20)\d\d\W*)?(?:\s*[|–—-].*)?$",
    re.I,
)


def is_result_list(page: Page) -> bool:
    """Whether a heading or a short line says that the page lists what was found or published."""
    found = page.derived.get("is_result_list")
    if found is None:
        found = page.derived["is_result_list"] = is_titled_results(page) or any(
            len(block.plain) <= 80 and _RESULTS.search(lowered(block.plain))
            for block in page.blocks[:200]
            if not block.inside
        )
    return bool(found)


def has_one_abstract(lines: Sequence[Block]) -> bool:
    """One abstract under its heading, or one in each of two languages: the page is about one work."""
    places = [place for place, line in enumerate(lines) if line.label in ABSTRACT]
    return 1 <= len(places) <= 2 and any(_opens_prose(lines[place + 1 : place + 6]) for place in places)


def _opens_prose(lines: Sequence[Block]) -> bool:
    """A paragraph, or four lines that are one broken into lines."""
    lengths = [len(line.plain) for line in lines]
    return any(length > _PARAGRAPH for length in lengths[:3]) or sum(length >= 55 for length in lengths) >= 4


_PARAGRAPH = 200
