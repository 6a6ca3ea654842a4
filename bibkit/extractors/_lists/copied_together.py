"""Several records of one site copied into one text, told apart so that no value of one gets into another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from bibkit.extractors._base import Draft, Extractor
from bibkit.pages.page import Page
from bibkit.text.titles import comparison_key

_FIRST_LINES = 8  # of a record, its title among them
_MOST_ABOVE = 16  # lines from a record's mark up to its first line
_MOST_LINES = 150  # of a record, as far as is looked at
_MOST_MARKS = 200
_WHOLE = ("author", "editor", "doi")
_SHORTEST_KEY = 3


def records_in(page: Page, extractor: Extractor) -> list[Page]:
    """The page, or each of the records that somebody copied one below the other with blank lines between.

    Only for readers with a method `marks_record(text) -> bool`: whether a line is one that each record has and few
    other lines are. A part keeps its line numbers.
    """
    marks: Callable[[str], bool] | None = getattr(extractor, "marks_record", None)
    if page.kind != "text" or marks is None:
        return [page]
    lines = list(page.lines)
    places = [number for number, line in enumerate(lines) if (text := line.strip()) and marks(text)]
    cuts = [0]
    for mark in places[1:_MOST_MARKS]:
        cut = _start_above(page, lines, (cuts[-1], mark, min(len(lines), mark + _MOST_LINES)), extractor)
        if cut:
            cuts.append(cut)
    if len(cuts) == 1:
        return [page]
    return [_part(page, lines, start, end) for start, end in pairwise([*cuts, len(lines)])]


def _part(page: Page, lines: list[str], start: int, end: int) -> Page:
    source = "\n" * start + "\n".join(lines[start:end])
    return Page("text", source, url=page.url, input=page.input, encoding=page.encoding)


def _start_above(page: Page, lines: list[str], places: tuple[int, int, int], extractor: Extractor) -> int:
    """The line at which the record around a mark begins, below a blank line; 0 when what stands there is no record."""
    top, mark, after = places
    for start in range(mark, max(top, mark - _MOST_ABOVE), -1):
        if not lines[start].strip() or page.own_lines[start - 1]:
            continue
        title = _own_title(_part(page, lines, start, after), extractor)
        first = [text for line in lines[start:after] if (text := line.strip())][:_FIRST_LINES]
        if title and any(_begins(title, line) for line in first):
            other = _own_title(_part(page, lines, top, start), extractor)
            return start if other and not _begins(title, other) else 0
    return 0


def _own_title(page: Page, extractor: Extractor) -> str:
    """The title, for comparison, of what reads as a whole record: it has people or a DOI too; "" for any other part."""
    if not extractor.recognise(page):
        return ""
    draft = Draft("site", extractor.name)
    extractor.extract(page, draft)
    known = any(draft.claimed(name) for name in _WHOLE)
    return comparison_key(str(draft.claimed("title") or "")) if known else ""


def _begins(title: str, line: str) -> bool:
    key = comparison_key(line)
    return len(key) > _SHORTEST_KEY and (title.startswith(key) or key.startswith(title))
