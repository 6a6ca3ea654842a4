"""`@string` names that nobody defines, or that are defined twice."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.bibtex.blocks import Block
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.text.patterns import lazy_pattern


def undefined(bibliography: Bibliography) -> Iterator[tuple[Subject, Note]]:
    """Bare words that stand for nothing; each told once, where it first stands."""
    known = {*bibliography.file.macros, *MONTH_MACROS, *bibliography.settings.macros}
    first: dict[str, tuple[Subject, str, str]] = {}
    counts: dict[str, int] = {}
    for subject in bibliography.subjects:
        for field in subject.composed:
            for piece in field.pieces:
                name = piece.text.lower()
                if piece.kind == "macro" and name not in known:
                    first.setdefault(name, (subject, field.name.lower(), piece.text))
                    counts[name] = counts.get(name, 0) + 1
    for name, (subject, field_name, written) in first.items():
        often = f", used {counts[name]} times" if counts[name] > 1 else ""
        message = f"no @string defines {written!r}{often}; BibTeX prints nothing in its place"
        yield subject, Note("check.undefined-macro", message, field_name, values={"value": written})


def redefined(bibliography: Bibliography) -> Iterator[tuple[Block, Note]]:
    """A name that is given another value further down."""
    values: dict[str, tuple[str, int]] = {}
    for block in bibliography.file.strings:
        for field in block.fields:
            name, value = field.name.lower(), bibliography.file.expand(field)
            before = values.get(name)
            if before is not None and " ".join(before[0].split()) != " ".join(value.split()):
                message = f"the @string {field.name!r} had another value on line {before[1]}"
                yield block, Note("check.macro-redefined", message, values={"first": before[0], "second": value})
            values.setdefault(name, (value, block.line))


_LONE_SIGN = lazy_pattern(r"(?<!\\)[&#]")


def texts(bibliography: Bibliography) -> Iterator[tuple[Block, Note]]:
    """`&` and `#` in the text of a macro: every entry that uses it stops TeX."""
    for block in bibliography.file.strings:
        for field in block.fields:
            for piece in field.pieces:
                if piece.kind in ("braced", "quoted") and "\\url" not in piece.text and "$" not in piece.text:
                    match = _LONE_SIGN.search(piece.text)
                    if match:
                        sign = match.group()
                        message = (
                            f"TeX reads {sign} in the @string {field.name!r} as a command; the sign itself is \\{sign}"
                        )
                        yield block, Note("check.unescaped-special", message, values={"value": sign})
                        break
