"""Tables whose head names what the columns hold ("Titel", "Autor", "Verlag"), as catalogues print hit lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._values import date_of, isbns_of
from bibkit.extractors.visible._fields import MEANING
from bibkit.extractors.visible._imprint import parse_imprint
from bibkit.extractors.visible._people import names_in_line
from bibkit.pages.page import Page
from bibkit.text.fragments import strip_markup
from bibkit.text.labels import label_key
from bibkit.text.titles import clean_title
from bibkit.text.whitespace import collapse

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_MOST_ROWS = 500


def table_works(page: Page) -> list[Extraction]:
    """The works in the rows of the first table with a column of titles."""
    for table in page.tree.css("table") if page.mentions("<table") else ():
        rows = table.css("tr")[:_MOST_ROWS]
        heads = (_meanings(row) for row in rows[:3])
        columns = next((head for head in heads if any("title" in meanings for meanings in head)), None)
        if columns is None:
            continue
        found = [extraction for row in rows if (extraction := _row(page, row, columns)) is not None]
        if len(found) >= 2:
            return found
    return []


def _meanings(row: LexborNode) -> list[list[str]]:
    """What each header cell says its column holds, line by line; a label beside its value heads no column."""
    if row.css_first("td") is not None:
        return []
    return [[_meaning(line) for line in _lines(cell)] for cell in row.css("th")]


def _meaning(label: str) -> str:
    """What a label means; of "Autor / Hrsg." the first."""
    return MEANING.get(label_key(label)) or MEANING.get(label_key(label.split("/")[0])) or ""


def _lines(cell: LexborNode) -> list[str]:
    """The lines of a cell: what stands between its line breaks."""
    lines = [""]
    for node in cell.traverse(include_text=True):
        if node.tag == "br":
            lines.append("")
        elif node.tag == "-text":
            lines[-1] += node.text_content or ""
    return [collapse(line) for line in lines]


def _row(page: Page, row: LexborNode, columns: list[list[str]]) -> Extraction | None:
    cells = row.css("td")
    if len(cells) < len(columns) - 1 or not cells:
        return None
    draft = Draft("text", page.input or "text")
    subtitle = ""
    for cell, meanings in zip(cells, columns, strict=False):
        lines = _lines(cell)
        for meaning, text in zip(meanings, lines, strict=False):
            if meaning == "subtitle":
                subtitle = text
            elif meaning and text:
                _offer(draft, meaning, strip_markup(text))
    title = draft.claimed("title")
    if not title:
        return None
    if subtitle and subtitle.casefold() not in title.casefold():
        whole = Draft("text", page.input or "text")
        whole.offer("title", f"{title}: {clean_title(subtitle)}", "table row")
        for name in ("author", "editor", "issued", "publisher", "publisher_place", "isbn"):
            whole.offer(name, draft.claimed(name), "table row")
        draft = whole
    return draft.finish()


def _offer(draft: Draft, meaning: str, text: str) -> None:
    match meaning:
        case "title":
            draft.offer("title", clean_title(text), "table row")
        case "author" | "editor":
            draft.offer(meaning, names_in_line(text), "table row")
        case "issued":
            draft.offer("issued", date_of(text), "table row")
        case "publisher":
            name, _, place = text.rpartition(", ")
            draft.offer("publisher", name or place, "table row")
            draft.offer("publisher_place", place if name else "", "table row")
        case "imprint":
            imprint = parse_imprint(text)
            draft.offer("publisher", imprint.publisher, "table row")
            draft.offer("publisher_place", imprint.place, "table row")
            draft.offer("issued", date_of(imprint.year), "table row")
        case "isbn":
            draft.offer("isbn", isbns_of([text]), "table row")
        case _:
            pass
