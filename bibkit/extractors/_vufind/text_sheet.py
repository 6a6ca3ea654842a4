"""A VuFind page as text copied from the screen, read into a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bibkit.extractors._vufind import labels
from bibkit.extractors._vufind.dump import first_solr_line, read_solr
from bibkit.extractors._vufind.marc import is_leader, read_marc
from bibkit.extractors._vufind.sheet import Row, Sheet
from bibkit.pages.lines import Line
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

_CUT = lazy_pattern(r"(?:\.\.\.|…)\s*$")


def sheet_of_text(lines: Sequence[Line]) -> Sheet:
    """The sheet of a copied page: heading and teaser on top, rows below, then the staff view."""
    sheet = Sheet()
    leader = next((i for i, line in enumerate(lines) if is_leader(line.text)), len(lines))
    dump = first_solr_line(lines)
    body = lines[: min(leader, dump)]
    if leader < len(lines):
        end = dump if dump > leader else len(lines)
        sheet.marc = read_marc(_until_page_goes_on(lines[leader:end]))
    if dump < len(lines):
        read_solr(lines[dump : leader if leader > dump else len(lines)], sheet)
    first_row = _read_rows(body, sheet)
    _read_top(body[:first_row], sheet)
    return sheet


def _until_page_goes_on(lines: Sequence[Line]) -> list[Line]:
    """The lines of a MARC record: up to the first that belongs to the page again ("Similar Items")."""
    end = next((i for i, line in enumerate(lines) if labels.is_similar(line.text)), len(lines))
    return list(lines[:end])


# ---------------------------------------------------------------- labelled rows


# Rows whose values hold no colon: a line below with one is another row.
_WITHOUT_COLONS = frozenset(
    ("author", "other_author", "corporate", "other_corporate", "editor", "format", "language", "year", "edition",
     "volume", "issue", "pages", "isbn", "issn")
)  # fmt: skip


def _read_rows(lines: Sequence[Line], sheet: Sheet) -> int:
    """Read the rows; gives the index of the first, above which heading and teaser stand."""
    first = len(lines)
    current: Row | None = None
    values: list[str] = []  # of the current row
    similar = False

    def close() -> None:
        nonlocal current
        if current is not None:
            sheet.rows.append(replace(current, values=tuple(values)))
            current = None
        values.clear()

    for i, line in enumerate(lines):
        text = line.text
        if labels.is_similar(text):
            close()
            similar = i + 1 < len(lines) and not labels.is_furniture(lines[i + 1].text)
            continue
        if similar:
            similar = not labels.is_staff_view(text)
            continue
        if labels.is_saved_in(text):
            close()
            first = min(first, i)
            continue
        found = labels.read_label(text)
        if found and not found[1] and current is not None and current.field == "published" and not values:
            found = None  # "Published:" above "Salzburg:": the place, not a label
        if found and not (found[1] and _is_heading(found, lines, i)):
            close()
            label, name, value = found
            first = min(first, i) if name else first
            current = Row(label=label, field=name, values=(), at=f"{line.at} '{label}:'")
            values += [value] if value else []
        elif current is not None and (
            labels.is_furniture(text) or (current.field in _WITHOUT_COLONS and labels.is_foreign_label(text))
        ):
            close()
        elif current is not None:
            values.append(text)
    close()
    return first


def _is_heading(found: tuple[str, str, str], lines: Sequence[Line], i: int) -> bool:
    """A label alone on its line above another label, or above furniture, is the name of a tab."""
    if found[2] or lines[i].text.rstrip().endswith((":", "：")):
        return False
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    return not below or bool(labels.is_furniture(below)) or bool(labels.read_label(below))


# What is left of rows where a copy began in the middle: `©1998`, `Bibliography:Includes an index`.
_CUT_ROW = lazy_pattern(r"[©℗\[]?\s*[cp]?\d{4}\]?\.?$|[^\W\d]{4,30}:\S")

_TOP_LINES = 120  # more furniture than this stands above no heading


def _read_top(lines: Sequence[Line], sheet: Sheet) -> None:
    """Heading and teaser stand above the first row, perhaps below the page's own furniture."""
    rest = list(lines)
    full = next((i for i, line in enumerate(rest) if labels.is_full_description(line.text)), None)
    if full is not None:
        sheet.teaser_cut = True
        if full > 0:
            sheet.teaser, sheet.teaser_at = rest[full - 1].text, rest[full - 1].at
        rest = rest[: max(full - 1, 0)]
    kept = [line for line in rest[-_TOP_LINES:] if not labels.is_furniture(line.text)]
    if not kept:  # "Search for meaning" begins like a link
        kept = [line for line in rest[-1:] if not labels.is_furniture(line.text, whole_lines=True)]
    if full is None and len(kept) > 1 and (len(kept[-1].text) > 120 or _is_teaser(kept, lines, sheet)):
        sheet.teaser, sheet.teaser_at = kept[-1].text, kept[-1].at
        sheet.teaser_cut = bool(_CUT.search(kept[-1].text))
        kept = kept[:-1]
    kept = [line for line in kept if not _CUT_ROW.match(line.text)]
    if not kept:
        return
    chosen = kept[-1]
    for line in reversed(kept):  # a crumb above the heading repeats its beginning
        key = comparison_key(line.text)
        if any(len(k := comparison_key(other.text)) > 3 and key.startswith(k) for other in kept if other is not line):
            chosen = line
            break
    sheet.heading, sheet.heading_at = chosen.text, chosen.at


# Words of catalogues' own names; a line with one of them above the heading is the page's, not a title.
_CATALOGUE = lazy_pattern(
    r"librar|catalog|katalog|biblio|universit|archiv|discover|repositor|suche|search|图书馆|圖書館", re.I
)


def _is_teaser(kept: Sequence[Line], lines: Sequence[Line], sheet: Sheet) -> bool:
    """Whether the last line above the rows is a description that is shown whole, and the title stands above it.

    Known by the record's own description or title; on a page that holds nothing else above its rows also by a sentence
    that stands below a line that is none.
    """
    title, last = kept[-2].text, kept[-1].text
    if len(last) < 25:
        return False
    known = [sheet.index_text("description"), *(row.text for row in sheet.find("abstract"))]
    known += [sheet.marc.first("520", "a")] if sheet.marc else []
    if any(text and comparison_key(text)[:60] == comparison_key(last)[:60] for text in known):
        return True
    own = sheet.index_text("title") or (sheet.marc.first("245", "a") if sheet.marc else "")
    if own:
        return comparison_key(title).startswith(comparison_key(own)) and not comparison_key(last).startswith(
            comparison_key(own)
        )
    sentence = re.search(r"\b[^\w.!?…]*+[.!?…]\W*(?:--\s*\w+)?$|--\s*abstract$", last, re.I) and len(last.split()) > 4
    only_two = len(kept) == 2 and lines and lines[0] is kept[0]
    return bool(only_two and sentence and " " in title and not title.endswith(".") and not _CATALOGUE.search(title))
