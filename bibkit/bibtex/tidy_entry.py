"""One entry taken apart into head, gaps, names, signs and values, tidied, and put together again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bibkit.bibtex import tidy_values
from bibkit.bibtex.layout import in_case, newline_of
from bibkit.bibtex.syntax import BlockSyntax, Field, close_brace, close_quote
from bibkit.bibtex.tidy_options import STANDARD_ORDER, FmtOptions
from bibkit.text.patterns import lazy_pattern


@dataclass(slots=True)
class _Assignment:
    """A field in pieces: `name`, then `sign` up to the value, then the `value` with its delimiters."""

    name: str
    sign: str
    value: str
    field: Field


@dataclass(slots=True)
class _Parts:
    """An entry in pieces. `gaps[i]` stands before the i-th assignment, `tail` behind the last."""

    head: str
    gaps: list[str]
    assignments: list[_Assignment]
    tail: str
    closer: str
    newline: str

    def text(self) -> str:
        middle = "".join(
            gap + part.name + part.sign + part.value for gap, part in zip(self.gaps, self.assignments, strict=True)
        )
        return self.head + middle + self.tail + self.closer


def tidied(raw: str, entry: BlockSyntax, options: FmtOptions, *, newline: str, months: bool) -> str:
    """The entry's text as the options want it. `months` says whether the month macros mean what they usually do.

    Comments stay in their place among the lines. An entry that cannot be read throughout keeps its layout.
    """
    parts = _taken_apart(raw, entry, newline_of(raw) or newline)
    if options.case:
        start = raw.index(entry.type)
        parts.head = raw[:start] + in_case(entry.type.lower(), options.case) + parts.head[start + len(entry.type) :]
        for assignment in parts.assignments:
            assignment.name = in_case(assignment.name.lower(), options.case)
    for rule in _value_rules(options, months=months):
        for assignment in parts.assignments:
            rule(assignment)
    if parts.assignments and not entry.damage:
        if options.order:
            parts.assignments.sort(key=_rank(options.order))
        _lay_out(parts, options)
    return parts.text()


def _taken_apart(raw: str, entry: BlockSyntax, newline: str) -> _Parts:
    gaps, assignments = [], []
    end = entry.key_end
    for field in entry.fields:
        name_end = field.start + len(field.name)
        gaps.append(raw[end : field.start])
        value = raw[field.value_start : field.value_end]
        assignments.append(_Assignment(field.name, raw[name_end : field.value_start], value, field))
        end = field.value_end
    return _Parts(raw[: entry.key_end], gaps, assignments, raw[end : entry.close], raw[entry.close :], newline)


# ------------------------------------------------------------------------------------------------------------- values


def _value_rules(options: FmtOptions, *, months: bool) -> list[Callable[[_Assignment], None]]:
    rules: list[Callable[[_Assignment], None]] = []
    if options.pages:
        rules.append(_pages)
    if options.doi:
        rules.append(_doi)
    if options.months and months:
        rules.append(_month)
    if options.numbers:
        rules.append(_bare_number if options.numbers == "bare" else _delimited_number(options))
    if options.delimiters:
        rules.append(_braces if options.delimiters == "braces" else _quotes)
    return rules


def _inside(assignment: _Assignment) -> str | None:
    """What stands between the delimiters of a value of one piece, as it is by now; None for any other value."""
    value = assignment.value
    if len(assignment.field.pieces) != 1 or len(value) < 2 or value[0] + value[-1] not in ("{}", '""'):
        return None
    return value[1:-1]


def _replace_inside(assignment: _Assignment, text: str | None) -> None:
    value = assignment.value
    if text is not None:
        assignment.value = value[0] + text + value[-1]


def _pages(assignment: _Assignment) -> None:
    inside = _inside(assignment)
    if inside is not None and assignment.name.lower() == "pages":
        _replace_inside(assignment, tidy_values.pages(inside))


def _doi(assignment: _Assignment) -> None:
    inside = _inside(assignment)
    if inside is not None and assignment.name.lower() == "doi":
        _replace_inside(assignment, tidy_values.bare_doi(inside))


def _month(assignment: _Assignment) -> None:
    if assignment.name.lower() != "month":
        return
    text = _inside(assignment)
    if text is None and [piece.kind for piece in assignment.field.pieces] == ["number"]:
        text = assignment.value
    assignment.value = (text is not None and tidy_values.month_macro(text)) or assignment.value


def _bare_number(assignment: _Assignment) -> None:
    inside = _inside(assignment)
    # 007 may be a number to programs that read it bare.
    if inside and re.fullmatch(r"[1-9]\d*|0", inside, re.ASCII):
        assignment.value = inside


def _delimited_number(options: FmtOptions) -> Callable[[_Assignment], None]:
    opening, closing = ('"', '"') if options.delimiters == "quotes" else ("{", "}")

    def rule(assignment: _Assignment) -> None:
        if re.fullmatch(r"\d+", assignment.value, re.ASCII):
            assignment.value = opening + assignment.value + closing

    return rule


def _braces(assignment: _Assignment) -> None:
    inside = _inside(assignment)
    if inside is not None and assignment.value[0] == '"':
        braced = f"{{{inside}}}"
        if all(close_brace(braced, 1, len(braced), escapes=escapes) == len(braced) for escapes in (True, False)):
            assignment.value = braced


def _quotes(assignment: _Assignment) -> None:
    inside = _inside(assignment)
    if inside is not None and assignment.value[0] == "{":
        quoted = f'"{inside}"'
        if all(close_quote(quoted, 1, len(quoted), escapes=escapes) == len(quoted) for escapes in (True, False)):
            assignment.value = quoted


# ------------------------------------------------------------------------------------------------------------- layout


def _rank(order: tuple[str, ...]) -> Callable[[_Assignment], int]:
    names: list[str] = []
    for name in order:
        names += STANDARD_ORDER if name == "standard" else (name.lower(),)
    ranks = {name: rank for rank, name in reversed(list(enumerate(names)))}
    return lambda assignment: ranks.get(assignment.name.lower(), len(names))


def _lay_out(parts: _Parts, options: FmtOptions) -> None:
    if options.indent != "":
        indent = "\t" if options.indent == "tab" else " " * options.indent
        parts.gaps = [_indented(gap, parts.newline, indent) for gap in parts.gaps]
        if not parts.tail.strip(" \t\r\n\f\v,"):
            parts.tail = ("," if "," in parts.tail else "") + parts.newline
        elif not newline_of(parts.tail[-2:]):
            parts.tail = parts.tail.rstrip(" \t\r\n\f\v") + parts.newline
    if options.align is not None:
        _align(parts, options.align)
    if options.commas:
        parts.tail = _with_comma(parts.tail) if options.commas == "always" else _without_comma(parts.tail)


def _align(parts: _Parts, column: int) -> None:
    """The `=` of the fields that begin a line in one column; a field behind another on its line stands in none."""
    lines = [part for gap, part in zip(parts.gaps, parts.assignments, strict=True) if newline_of(gap)]
    column = column or max((len(part.name) for part in lines), default=0) + 1
    for part in lines:
        if not part.sign.strip(" \t\r\n\f\v="):
            part.sign = " " * max(1, column - len(part.name)) + "= "


def _indented(gap: str, newline: str, indent: str) -> str:
    """The gap before a field with the field on its own line; comments in it stay as they are."""
    if not gap.strip(" \t\r\n\f\v,"):
        return "," + newline + indent
    kept = gap.rstrip(" \t\r\n\f\v")
    return (kept if "," in re.sub(r"%[^\r\n]*", "", kept) else "," + kept) + newline + indent


_COMMA = lazy_pattern(r"((?:[ \t\r\n\f\v]++|%[^\r\n]*+)*+),")


def _with_comma(tail: str) -> str:
    return tail if _COMMA.match(tail) else "," + tail


def _without_comma(tail: str) -> str:
    while match := _COMMA.match(tail):
        tail = match[1] + tail[match.end() :]
    return tail
