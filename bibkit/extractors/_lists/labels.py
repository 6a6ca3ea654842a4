"""Lists of works in copied text whose entries are labelled records: "Title: …" again and again."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors.visible._fields import Field, labelled_fields
from bibkit.extractors.visible._identifiers import find_arxiv
from bibkit.extractors.visible._lines import lines_of
from bibkit.extractors.visible._people import credibility, names_in_line
from bibkit.extractors.visible._record import offer_fields
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.fragments import strip_markup
from bibkit.text.titles import clean_title, comparison_key

_FEWEST = 2
_MOST_LINES = 30  # of one entry
_SHORTEST_TITLE = 8


def labelled_works(page: Page) -> list[Extraction]:
    """The works of a page that labels several different titles; [] where fewer than two have more than a title."""
    lines = lines_of(page)
    fields = labelled_fields(lines, len(lines))
    titles = [field for field in fields if field.attribute == "title" and len(field.values[0]) >= _SHORTEST_TITLE]
    if len({comparison_key(title.values[0]) for title in titles}) < _FEWEST or len(titles) < _FEWEST:
        return []
    found = []
    for number, title in enumerate(titles):
        end = titles[number + 1].place if number + 1 < len(titles) else len(lines)
        extraction = _work(page, lines, fields, title, min(end, title.place + _MOST_LINES))
        if extraction is not None:
            found.append(extraction)
    return found if len(found) >= _FEWEST and len(found) * 2 > len(titles) else []


def _work(page: Page, lines: Sequence[Block], fields: Sequence[Field], title: Field, end: int) -> Extraction | None:
    draft = Draft("text", page.input or "text")
    draft.offer("title", clean_title(strip_markup(title.values[0])), title.block.locator)
    offer_fields(draft, [field for field in fields if title.place < field.place < end])
    above = find_arxiv(lines[max(0, title.place - 1) : title.place], 1)  # "[1] arXiv:2301.01234 [pdf]"
    if above is not None:
        draft.offer("eprint", above[0], above[1].locator)
        draft.offer("eprint_type", "arxiv", above[1].locator)
    for line in lines[title.place + 1 : min(end, title.place + 3)]:
        names = names_in_line(line.text)
        if names and credibility(names) >= 0.5:
            draft.offer("author", names, line.locator)
    known = any(draft.claimed(name) for name in ("author", "issued", "doi", "container_title", "eprint", "isbn"))
    return draft.finish() if known else None
