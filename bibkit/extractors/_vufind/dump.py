"""The index's own fields as the staff view of harvested records lists them, a field a line, copied as text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bibkit.extractors._vufind.sheet import Sheet, is_solr_field
from bibkit.pages.lines import Line

_SOLR_LINE = re.compile(r"([A-Za-z_][\w.-]*)(?:[\t ]+(.*))?", re.S)


def solr_line(text: str) -> tuple[str, str] | None:
    """(field, value) when a line begins with the name of an index field."""
    match = _SOLR_LINE.fullmatch(text)
    if match and is_solr_field(match.group(1)):
        return match.group(1), (match.group(2) or "").strip()
    return None


def first_solr_line(lines: Sequence[Line]) -> int:
    """Where a list of index fields begins: three names in rising order within a dozen lines, one of them with "_".

    LA Referencia and its members list theirs in no order, but with dotted names between them.
    """
    for start, line in enumerate(lines):
        if not solr_line(line.text):
            continue
        names = [pair[0] for line in lines[start : start + 14] if (pair := solr_line(line.text))]
        rising = [_order(first) < _order(second) for first, second in pairwise(names)]
        in_order = sum(rising) >= 2 and rising[0]  # a value above the list may look like a field: "format studies"
        if in_order and any("_" in name or name in ("recordtype", "spelling") for name in names):
            return start
    return len(lines)


def read_solr(lines: Sequence[Line], sheet: Sheet) -> None:
    """Read each field into the sheet with its values: the first on the name's line, others on lines of their own."""
    found = {i: pair for i, line in enumerate(lines) if (pair := solr_line(line.text))}
    names = {i: pair[0] for i, pair in found.items()}
    if any("." in name for name in names.values()):
        places = sorted({name: i for i, name in reversed(names.items())}.values())
    else:
        places = _rising(names)
    for place, end in pairwise([*places, len(lines)]):
        name, first = found[place]
        values = [first] if first else []
        # A name with "_" is never a value: "title_fullStr" stands before or behind "title_full_unstemmed".
        end = next((i for i in range(place + 1, end) if i in found and "_" in found[i][0]), end)
        sheet.solr[name] = (*values, *(line.text for line in lines[place + 1 : end]))
        sheet.solr_at[name] = f"{lines[place].at} '{name}'"


# Fields that nearly every dump has.
_USUAL = frozenset(
    ("author", "collection", "description", "format", "id", "institution", "issn", "language", "publishDate",
     "publisher", "series", "spelling", "spellingShingle", "title", "topic", "url")
)  # fmt: skip


_MOST_CANDIDATES = 5000
_MOST_NAMES = 300


def _rising(names: Mapping[int, str]) -> list[int]:
    """The lines that are fields: fields come in the order of the alphabet, and a value may begin with a field's name.

    Of all rising runs the one that holds most, usual fields counting double; the earlier of equal ones.
    """
    best: dict[str, tuple[int, tuple[int, ...]]] = {}  # the name a run ends with -> weight, lines
    for place, name in list(names.items())[:_MOST_CANDIDATES]:
        order = _order(name)
        before = max((run for other, run in best.items() if other < order), default=(0, ()), key=lambda run: run[0])
        weight = before[0] + (4 if name in _USUAL or "_" in name else 2)
        if _order(names.get(place + 1, "")) > order:  # most fields have one line, a line of text has no field below
            weight += 1
        if weight > best.get(order, (0, ()))[0] and len(best) < _MOST_NAMES:
            best[order] = (weight, (*before[1], place))
    return list(max(best.values(), default=(0, ()), key=lambda run: run[0])[1])


def _order(name: str) -> str:
    # The dump puts "_version_" first and sorts the rest as bytes, or with small letters and capitals mixed.
    return name.casefold()
