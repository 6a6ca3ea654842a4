"""What says that a page lists works: "Search results", "73 Treffer", "Table of contents"."""

from __future__ import annotations

import re

from bibkit.pages.page import Page

_RESULTS = re.compile(
    r"\b(?:search results?|results? (?:list|page|\d+)|"
    r"(?<![\d,.])\d[\d,.]* (?:results|hits|records|titles|treffer|ergebnisse|résultats|resultados|"
    r"risultati|wyników|sonuç)|"
    r"(?:results|viewing|showing) \d|suchergebnis|trefferliste|treffer(?:anzeige)?\b|gefunden: ?\d|lieferte \d|"
    r"résultats? de (?:la )?recherche|resultados de la búsqueda|"
    r"resultados da (?:busca|pesquisa)|risultati della ricerca|результаты поиска|найдено|wyniki wyszukiwania|"
    r"arama sonuçları|table of contents|"
    r"inhaltsverzeichnis|publications|publikationen|publikationsliste|bibliography|sommaire|contents)|检索结果|"
    r"搜索结果|"
    r"共\s?\d+\s?条|検索結果|(?<!\d)\d+\s?件|검색 ?결과|نتائج البحث",
    re.I,
)


def is_result_list(page: Page) -> bool:
    """Whether a heading or a short line says that the page lists what was found or published."""
    if _RESULTS.search(page.head.title):
        return True
    return any(
        len(block.plain) <= 80 and _RESULTS.search(block.plain) for block in page.blocks[:200] if not block.inside
    )
