"""How an entry is laid out by the hand that wrote it, so that what is added looks as if it had been there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from bibkit.bibtex.syntax import BlockSyntax, Field

Alignment = Literal["none", "equals", "values", "names"]
NameCase = Literal["lower", "upper", "title"]

_NEWLINE = re.compile(r"\r\n|\n|\r")
_EQUALS = re.compile(r"([ \t]*)=([ \t]*)")
# A column is meant, and no accident, when this share of the fields keeps to it.
_ALIGNED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Layout:
    """The habits of an entry.

    `gap` stands between a value and the next name and holds the comma (`",\\n  "`, or `"\\n  , "`). `column` counts
    from the start of the line for `names` (right-aligned names) and from the start of the name otherwise.
    """

    newline: str = "\n"
    gap: str = ",\n  "
    closing: str = "\n"
    trailing_comma: bool = True
    before_equals: str = " "
    after_equals: str = " "
    alignment: Alignment = "none"
    column: int = 0
    delimiter: Literal["{", '"'] = "{"
    bare_numbers: bool = False
    name_case: NameCase = "lower"
    opener: Literal["{", "("] = "{"
    type_case: NameCase = "lower"

    def cased(self, name: str) -> str:
        """A field name in the case of its neighbours."""
        return in_case(name, self.name_case)

    def assignment(self, name: str) -> str:
        """`name = ` with the spaces that put it in line."""
        before, after = self.before_equals, self.after_equals
        if self.alignment == "equals":
            before = " " * max(len(before), self.column - len(name))
        elif self.alignment == "values":
            after = " " * max(len(after), self.column - len(name) - len(before) - 1)
        return f"{name}{before}={after}"

    def indented(self, gap: str, name: str) -> str:
        """The gap before a field, its last line filled up where names are aligned to the right."""
        if self.alignment != "names":
            return gap
        head = gap.rstrip(" ")
        return head + " " * max(0, self.column - len(name)) if head.endswith(("\n", "\r")) else gap


# As Emacs and JabRef write them. Any other name gets its capitals by its hyphens: `Date-Added`.
_TITLE_CASE = {
    name.lower(): name
    for name in ("InProceedings", "InCollection", "InBook", "InReference", "PhdThesis", "MastersThesis", "TechReport")
}


def in_case(name: str, case: NameCase) -> str:
    if case == "upper":
        return name.upper()
    if case != "title":
        return name
    return _TITLE_CASE.get(name) or "-".join(part[:1].upper() + part[1:] for part in name.split("-"))


def newline_of(text: str) -> str:
    """The line end that a text uses first; empty where it has none."""
    match = _NEWLINE.search(text)
    return match[0] if match else ""


def layout_of(raw: str, entry: BlockSyntax, like: Layout | None = None) -> Layout:
    """The habits seen in an entry; `like` is taken where the entry shows none (no fields, no numbers)."""
    base = like or Layout()
    newline = newline_of(raw) or base.newline
    fields = entry.fields
    opener: Literal["{", "("] = "(" if raw.endswith(")") else "{"
    layout = replace(
        base,
        newline=newline,
        opener=opener,
        type_case=_case_of([entry.type]),
        gap=_NEWLINE.sub(newline, base.gap),
        closing=_NEWLINE.sub(newline, base.closing),
    )
    if not fields:
        return layout
    tail = raw[fields[-1].value_end : entry.close]
    bare_tail = _without_comments(tail)
    return replace(
        _with_columns(layout, raw, fields),
        gap=_gap(raw, entry, newline),
        closing=bare_tail.partition(",")[2] if "," in bare_tail else bare_tail,
        trailing_comma="," in bare_tail,
        name_case=_case_of([field.name for field in fields]),
        delimiter=_delimiter(fields, base.delimiter),
        bare_numbers=_bare_numbers(fields, base.bare_numbers),
    )


def _gap(raw: str, entry: BlockSyntax, newline: str) -> str:
    fields = entry.fields
    ends = [entry.key_end, *(field.value_end for field in fields)]
    between = [raw[end : field.start] for end, field in zip(ends, fields, strict=False)]
    clean = [text for text in (between[1:] or between) if "%" not in text and not text.strip(" \t\r\n,")]
    gap = _most_common(clean) if clean else "," + newline + _indent(raw, fields[-1])
    return gap if "," in gap else "," + gap


def _indent(raw: str, field: Field) -> str:
    line = raw[max(raw.rfind("\n", 0, field.start), raw.rfind("\r", 0, field.start)) + 1 : field.start]
    return line if not line.strip() else ""


def _without_comments(text: str) -> str:
    return re.sub(r"(?:(?<![ \t])[ \t]++)?%[^\r\n]*", "", text)


def _with_columns(layout: Layout, raw: str, fields: Sequence[Field]) -> Layout:
    """The spaces around `=`, and which column they keep, if any."""
    rows: list[tuple[int, int, str, str]] = []  # indent, length of the name, spaces before and after the sign
    for field in fields:
        match = _EQUALS.fullmatch(raw, field.start + len(field.name), field.value_start)
        if match:
            rows.append((len(_indent(raw, field)), len(field.name), match[1], match[2]))
    if not rows:
        return layout
    before, after = _most_common(row[2] for row in rows), _most_common(row[3] for row in rows)
    plain = replace(layout, before_equals=before, after_equals=after, alignment="none")
    if len({row[1] for row in rows}) < 2 or not all(row[2].strip("\t") == row[2] for row in rows):
        return plain
    columns: list[tuple[Alignment, list[int], bool]] = [
        ("equals", [size + len(b) for _, size, b, _ in rows], _varies(len(row[2]) for row in rows)),
        ("values", [size + len(b) + 1 + len(a) for _, size, b, a in rows], _varies(len(row[3]) for row in rows)),
        ("names", [indent + size for indent, size, _, _ in rows], _varies(row[0] for row in rows)),
    ]
    for alignment, seen, varies in columns:
        column, count = Counter(seen).most_common(1)[0]
        sizes = {row[1] for row, value in zip(rows, seen, strict=True) if value == column}
        if varies and len(sizes) > 1 and count >= _ALIGNED_SHARE * len(rows):
            # A name too long for the column is followed by one space, or by none where none is usual.
            least = [" " if all(row[side] for row in rows) else "" for side in (2, 3)]
            return replace(
                plain,
                alignment=alignment,
                column=column,
                before_equals=least[0] if alignment == "equals" else before,
                after_equals=least[1] if alignment == "values" else after,
            )
    return plain


def _varies(values: Iterable[int]) -> bool:
    return len(set(values)) > 1


def _delimiter(fields: Sequence[Field], default: Literal["{", '"']) -> Literal["{", '"']:
    kinds = Counter(piece.kind for field in fields for piece in field.pieces)
    if kinds["quoted"] == kinds["braced"]:
        return default
    return '"' if kinds["quoted"] > kinds["braced"] else "{"


def _bare_numbers(fields: Sequence[Field], default: bool) -> bool:
    numeric = [field for field in fields if field.literal and field.literal.isdigit()]
    if not numeric:
        return default
    return 2 * sum(field.pieces[0].kind == "number" for field in numeric) > len(numeric)


def _case_of(names: Sequence[str]) -> NameCase:
    upper = sum(len(name) > 1 and name.isupper() for name in names)
    title = sum(name[:1].isupper() and not name.isupper() for name in names)
    if 2 * upper > len(names):
        return "upper"
    return "title" if 2 * title > len(names) else "lower"


_T = TypeVar("_T")


def _most_common(values: Iterable[_T]) -> _T:
    return Counter(values).most_common(1)[0][0]
