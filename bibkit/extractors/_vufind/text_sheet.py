"""A VuFind page as text copied from the screen, read into a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bibkit.extractors._vufind import labels
from bibkit.extractors._vufind.marc import is_leader, read_marc
from bibkit.extractors._vufind.sheet import Row, Sheet, is_solr_field
from bibkit.pages.lines import Line
from bibkit.text.titles import comparison_key

_CUT = re.compile(r"(?:\.\.\.|…)\s*$")


def sheet_of_text(lines: Sequence[Line]) -> Sheet:
    """The sheet of a copied page: heading and teaser on top, rows below, then the staff view."""
    sheet = Sheet()
    leader = next((i for i, line in enumerate(lines) if is_leader(line.text)), len(lines))
    dump = _first_solr_line(lines)
    body = lines[: min(leader, dump)]
    if leader < len(lines):
        end = dump if dump > leader else len(lines)
        sheet.marc = read_marc(_until_page_goes_on(lines[leader:end]))
    if dump < len(lines):
        _read_solr(lines[dump : leader if leader > dump else len(lines)], sheet)
    first_row = _read_rows(body, sheet)
    _read_top(body[:first_row], sheet)
    return sheet


def _until_page_goes_on(lines: Sequence[Line]) -> list[Line]:
    """The lines of a MARC record: up to the first that belongs to the page again ("Similar Items")."""
    end = next((i for i, line in enumerate(lines) if labels.is_similar(line.text)), len(lines))
    return list(lines[:end])


# ---------------------------------------------------------------- the index's fields

_SOLR_LINE = re.compile(r"([A-Za-z_][\w-]*)(?:[\t ]+(.*))?", re.S)


def solr_line(text: str) -> tuple[str, str] | None:
    """(field, value) when a line begins with the name of an index field."""
    match = _SOLR_LINE.fullmatch(text)
    if match and is_solr_field(match.group(1)):
        return match.group(1), (match.group(2) or "").strip()
    return None


def _first_solr_line(lines: Sequence[Line]) -> int:
    """Where a list of index fields begins: three names in rising order within a dozen lines, one of them with "_"."""
    for start, line in enumerate(lines):
        if not solr_line(line.text):
            continue
        names = [pair[0] for line in lines[start : start + 14] if (pair := solr_line(line.text))]
        rising = sum(first < second for first, second in pairwise(names))
        if rising >= 2 and any("_" in name or name in ("recordtype", "spelling") for name in names):
            return start
    return len(lines)


def _read_solr(lines: Sequence[Line], sheet: Sheet) -> None:
    """Fields come in the order of the alphabet, so a line that only looks like an earlier field is a value."""
    name = ""
    values: dict[str, list[str]] = {}
    for line in lines:
        pair = solr_line(line.text)
        if pair and pair[0] not in values and (not name or _order(pair[0]) > _order(name)):
            name = pair[0]
            values[name] = [pair[1]] if pair[1] else []
            sheet.solr_at[name] = f"{line.at} '{name}'"
        elif name:
            values[name].append(line.text)
    sheet.solr = {name: tuple(found) for name, found in values.items()}


def _order(name: str) -> str:
    # The dump puts "_version_" first and sorts the rest as bytes, or with small letters and capitals mixed.
    return name.casefold()


# ---------------------------------------------------------------- labelled rows


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
        elif current is not None and labels.is_furniture(text):
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
    if full is None and len(kept) > 1 and len(kept[-1].text) > 120:
        sheet.teaser, sheet.teaser_at = kept[-1].text, kept[-1].at
        sheet.teaser_cut = bool(_CUT.search(kept[-1].text))
        kept = kept[:-1]
    if not kept:
        return
    chosen = kept[-1]
    for line in reversed(kept):  # a crumb above the heading repeats its beginning
        key = comparison_key(line.text)
        if any(len(k := comparison_key(other.text)) > 3 and key.startswith(k) for other in kept if other is not line):
            chosen = line
            break
    sheet.heading, sheet.heading_at = chosen.text, chosen.at
