"""BibTeX or RIS that stands in the page itself, as repositories print it for copying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._values import doi_of
from bibkit.model.entry import Entry
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key, trim_title

BIBTEX_LAYER = "bibtex"

_BIBTEX_START = lazy_pattern(
    r"@(?:article|book|booklet|inbook|incollection|inproceedings|conference|proceedings|manual|mastersthesis|phdthesis|thesis|"
    r"techreport|report|misc|online|unpublished|dataset|software)\s*\{\s*[^\s{},=]{1,120}\s*,",
    re.I,
)
_RIS = lazy_pattern(r"^TY  ?- .*?^ER  ?-", re.M | re.S)
_LONGEST_CHARACTERS = 20_000
_MOST_ENTRIES = 3
_MOST_PASTED = 500


def read(page: Page, draft: Draft) -> None:
    """Offer the page's BibTeX or RIS when all of it describes one work; several works are a bibliography."""
    found = list(_entries(page))
    titles = {comparison_key(entry.title) for entry, _ in found}
    if len(titles) != 1 or not _is_shown(page, titles.pop()):
        return
    for entry, at in found:
        _offer(draft, entry, at)


def read_all(page: Page) -> list[Extraction]:
    """The works of a text that is an export, each with its title and people; [] for a text without any."""
    found = []
    for entry, at in _entries(page, _MOST_PASTED):
        if entry.author or entry.editor:
            draft = Draft(BIBTEX_LAYER, page.input or BIBTEX_LAYER)
            _offer(draft, entry, at)
            found.append(draft.finish())
    return found


def _offer(draft: Draft, entry: Entry, at: str) -> None:
    for attribute, value in entry.items():
        if isinstance(value, str):
            value = _NO_CASE.sub(r"\1", value)
        if attribute == "title":
            value = trim_title(value)
        elif attribute == "doi":
            value = doi_of(value)
        if attribute not in _NOT_OFFERED:
            draft.offer(attribute, value, at)
    if entry.type != "document":
        draft.offer("type", entry.type, at)


def _is_shown(page: Page, key: str) -> bool:
    """Whether the page shows the work under its title: BibTeX in running text may be an example, or of a cited work."""
    if page.kind == "html" and (
        key in comparison_key(page.head.title) or key in comparison_key(page.head.first("og:title"))
    ):
        return True
    return any(block.key == key for block in page.blocks[:300] if page.kind != "html" or block.level in (1, 2))


_NO_CASE = lazy_pattern(r'<span class="nocase">([^<>]*)</span>')

# What exports fill with the site's own remarks, or what other layers know better.
_NOT_OFFERED = frozenset(("note", "annote", "accessed", "source", "archive", "call_number", "language", "keyword"))


def _entries(page: Page, most: int = _MOST_ENTRIES) -> Iterator[tuple[Entry, str]]:
    for text, at in _texts(page):
        for match in list(_BIBTEX_START.finditer(text))[: most + 1]:
            if source := _balanced(text, match.start()):
                yield from _read_bibtex(source, at)
        end = max(text.rfind("\nER  -"), text.rfind("\nER -"))  # behind it no record ends, however many begin
        if end >= 0 and ("TY  -" in text or "TY -" in text):
            for match in islice(_RIS.finditer(text, 0, end + len("\nER  -")), most + 1):
                yield from _read_ris(match.group(), at)


# The two formats are imported for the few pages that hold them: every other page would wait for them, too.


def _read_bibtex(source: str, at: str) -> Iterator[tuple[Entry, str]]:
    from bibkit.bibtex.read import read_bib

    for record in read_bib(source).records[:1]:
        if record.entry.title:
            yield record.entry, f"{at} BibTeX"


def _read_ris(source: str, at: str) -> Iterator[tuple[Entry, str]]:
    from bibkit.formats import ris

    for record in ris.read(source.encode()).records[:1]:
        if record.entry.title:
            yield record.entry, f"{at} RIS"


def _texts(page: Page) -> Iterator[tuple[str, str]]:
    """The texts of a page that may hold entries: preformatted and code elements, or the whole of a text page."""
    if page.kind != "html":
        yield page.source, "the text"
    else:
        for node in page.head.preformatted:
            text = node.text()
            if "@" in text or "TY  -" in text:
                yield text[: 10 * _LONGEST_CHARACTERS], node.tag or ""


def _balanced(text: str, start: int) -> str:
    """The entry from its `@` to the brace that closes it; "" when none does within reason."""
    depth = 0
    for place in range(text.index("{", start), min(len(text), start + _LONGEST_CHARACTERS)):
        char = text[place]
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return text[start : place + 1]
    return ""
