"""The inside of one block: type, key and fields of an entry with the place of each, from its text.

A well-formed entry is read by one compiled pattern a field. Anything else is read once more with care: what cannot be
read as a field is reported as damage and skipped, and a value that is followed by something unreadable is left out,
because half a value is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from sys import intern
from typing import Literal, NamedTuple

from bibkit.bibtex import lexer

PieceKind = Literal["braced", "quoted", "number", "macro"]


class Piece(NamedTuple):
    """A part of a value between `#` signs: its kind, and its text without delimiters."""

    kind: PieceKind
    text: str


class Damage(NamedTuple):
    """Something unreadable inside a block: its offset in the block's text, a stable code, one sentence."""

    offset: int
    code: str
    message: str


class Field:
    """A field as it is written. Offsets count from the start of the entry's text (`EntryBlock.raw`).

    `start` is where the name begins; the value with its delimiters spans `value_start` to `value_end`.
    """

    __slots__ = ("_concatenated", "_kind", "_text", "name", "start", "value_end", "value_start")

    def __init__(
        self,
        name: str,
        start: int,
        value_start: int,
        value_end: int,
        kind: str,
        text: str,
        concatenated: tuple[Piece, ...] | None = None,
    ) -> None:
        self.name = name
        self.start = start
        self.value_start = value_start
        self.value_end = value_end
        self._kind = kind
        self._text = text
        self._concatenated = concatenated

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The parts of the value between `#` signs; empty for a field without a value (`title = ,`)."""
        if self._concatenated is not None:
            return self._concatenated
        if self._kind == "bare":
            return (_bare_piece(self._text),) if self._text else ()
        return (Piece(self._kind, self._text),)  # type: ignore[arg-type]

    @property
    def literal(self) -> str | None:
        """The text of a value of one braced, quoted or numeric piece; None where macros or `#` take part."""
        if self._concatenated is not None or (self._kind == "bare" and self._text and not self._text.isdigit()):
            return None
        return self._text

    def __repr__(self) -> str:
        return f"Field({self.name!r}, {self.pieces!r})"


class BlockSyntax(NamedTuple):
    """What stands in a block. `close` is the offset of its closing delimiter.

    `key` is as written, and empty where there is none; its span is then empty too.
    """

    type: str
    key: str
    key_start: int
    key_end: int
    close: int
    fields: list[Field]
    damage: tuple[Damage, ...] = ()


class EntryValues(NamedTuple):
    """What an entry says: type and key as written, values as text by lower-case name, of repeated ones the first."""

    type: str
    key: str
    fields: dict[str, str]
    damage: tuple[Damage, ...] = ()


def parse_values(raw: str, expand: Callable[[str], str]) -> EntryValues | None:
    """The values of a well-formed entry without `#`, three times as fast as `parse_entry`; None for any other.

    `expand` gives the text of a macro.
    """
    head = lexer.HEAD.match(raw)
    if head is None:
        return None
    fields: dict[str, str] = {}
    pattern = lexer.fields_pattern("%" in raw)
    # One call for all fields: matching one at a time takes half as long again.
    for name, braced, quoted, bare, unread in pattern.findall(raw, head.end(), len(raw) - 1):
        if not name:
            if unread:
                return None
            break
        name = _LOWER_CASE[name]
        if name not in fields:
            fields[name] = braced or quoted or (bare if bare.isdigit() else expand(bare) if bare else "")
    return EntryValues(head[1], head[2] if head[2] is not None else head[3], fields)


class _LowerCase(dict[str, str]):
    """Field names in lower case, each worked out once: a file has a few dozen, and a hundred thousand fields."""

    def __missing__(self, name: str) -> str:
        if len(self) > _MOST_NAMES:
            self.clear()
        self[name] = lower = intern(name.lower())
        return lower


_MOST_NAMES = 10_000
_LOWER_CASE = _LowerCase()


def lower_name(name: str) -> str:
    """A field's name in lower case, the same object every time."""
    return _LOWER_CASE[name]


def parse_entry(raw: str) -> BlockSyntax:
    """An entry's type, key and fields. The text must be a whole block, from `@` to its closing delimiter."""
    close = len(raw) - 1
    head = lexer.HEAD.match(raw)
    if head is None:
        return _with_odd_head(raw, close)
    group = 2 if head[2] is not None else 3
    start, end = head.span(group)
    fields = _strict_fields(raw, end, close, escapes=True)
    if fields is None:
        return _second_reading(raw, (head[1], head[group], start, end), close)
    return BlockSyntax(head[1], head[group], start, end, close, fields)


def parse_string(raw: str) -> BlockSyntax:
    """The definitions of an `@string` block, as fields."""
    opening = _opening(raw)
    return _second_reading(raw, (opening[1], "", opening.end(), opening.end()), len(raw) - 1)


def parse_preamble(raw: str) -> tuple[Piece, ...]:
    """The pieces of a `@preamble`; none where it is not a value."""
    value = _read_value(raw, _opening(raw).end(), len(raw) - 1, raw, escapes=True)
    return value[2] if value else ()


def _opening(raw: str) -> re.Match[str]:
    opening = lexer.OPENING.match(raw)
    if opening is None:
        raise ValueError(f"not a block: {raw[:40]!r}")
    return opening


def _with_odd_head(raw: str, close: int) -> BlockSyntax:
    """An entry without a key, or with one that no comma follows or that no program would write."""
    opening = _opening(raw)
    start = opening.end()
    key = None
    if not lexer.FIELD_HEAD.match(raw, start):  # @article{title = {..}}: the key was forgotten
        key = lexer.KEY_WITHOUT_COMMA.match(raw, start) or lexer.ANY_KEY.match(raw, start, close)
    if key is None:
        return _second_reading(raw, (opening[1], "", start, start), close)
    return _second_reading(raw, (opening[1], key[1], *key.span(1)), close)


def _second_reading(raw: str, head: tuple[str, str, int, int], close: int) -> BlockSyntax:
    for escapes in (True, False):
        fields = _strict_fields(raw, head[3], close, escapes=escapes)
        if fields is not None:
            return BlockSyntax(*head, close, fields)
    fields, damage = _careful_fields(raw, head[3], close)
    return BlockSyntax(*head, close, fields, tuple(damage))


def _strict_fields(raw: str, pos: int, close: int, *, escapes: bool) -> list[Field] | None:
    """All fields up to the closing delimiter, or None when something else stands between."""
    fields = []
    match_field = lexer.field_pattern(escapes).match
    while match := match_field(raw, pos):
        name, braced, quoted, bare, more = match.groups()
        pos = match.end()
        if braced is not None:
            start, end = match.span(2)
            field = Field(name, match.start(1), start - 1, end + 1, "braced", braced)
        elif quoted is not None:
            start, end = match.span(3)
            field = Field(name, match.start(1), start - 1, end + 1, "quoted", quoted)
        else:
            start, end = match.span(4)
            field = Field(name, match.start(1), start, end, "bare", bare)
        if more:
            pos = _more_pieces(raw, pos, field, escapes=escapes)
        fields.append(field)
    if pos < close:
        pos = _skip(raw, pos)
    return fields if pos == close else None


def _more_pieces(raw: str, pos: int, field: Field, *, escapes: bool) -> int:
    """Read what follows the first `#` of a value into the field; the offset behind it."""
    pieces = list(field.pieces)
    match_piece = lexer.piece_pattern(escapes).match
    more = "#"
    while more and (match := match_piece(raw, pos)):
        braced, quoted, bare, more = match.groups()
        if braced is not None:
            pieces.append(Piece("braced", braced))
            field.value_end = match.end(1) + 1
        elif quoted is not None:
            pieces.append(Piece("quoted", quoted))
            field.value_end = match.end(2) + 1
        else:
            pieces.append(_bare_piece(bare))
            field.value_end = match.end(3)
        pos = match.end()
    field._concatenated = tuple(pieces)
    return pos


def _bare_piece(text: str) -> Piece:
    return Piece("number" if text.isascii() and text.isdigit() else "macro", text)


# Spaces that people paste from web pages; of the same length, so that offsets stay.
_ODD_SPACES = dict.fromkeys(map(ord, "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"), " ") | dict.fromkeys(
    range(0x2000, 0x200C), " "
)


# Of one entry; further places are not told.
_MOST_DAMAGE = 50


def _careful_fields(raw: str, pos: int, close: int) -> tuple[list[Field], list[Damage]]:
    text = raw.translate(_ODD_SPACES)
    fields: list[Field] = []
    damage: list[Damage] = []
    while (pos := _skip(text, pos)) < close:
        field = read_field(text, pos, close, escapes=True, source=raw) or read_field(
            text, pos, close, escapes=False, source=raw
        )
        if field is None:
            damage.append(Damage(pos, "bibtex.unreadable-field", "cannot be read as a field; kept as it is"))
        else:
            after = lexer.SPACE.match(text, field.value_end).end()  # type: ignore[union-attr]
            if after >= close or text[after] == "," or lexer.FIELD_HEAD.match(text, after):
                fields.append(field)
                pos = after
                continue
            message = f"the value of {field.name!r} is followed by something unreadable; the field is left out"
            damage.append(Damage(field.value_end, "bibtex.unreadable-value", message))
            pos = after
        pos = _after_junk(text, pos, close)
    return fields, damage[:_MOST_DAMAGE]


def _skip(text: str, pos: int) -> int:
    return lexer.SEPARATOR.match(text, pos).end()  # type: ignore[union-attr]


def _after_junk(text: str, pos: int, close: int) -> int:
    """Where reading can go on: behind the next comma outside braces, or at a line that begins with a field."""
    while pos < close:
        char = text[pos]
        if char == ",":
            return pos + 1
        if char in "\r\n" and lexer.FIELD_HEAD.match(text, pos):
            return pos
        end = close_brace(text, pos + 1, close, escapes=True) if char == "{" else -1
        pos = end if end > 0 else lexer.JUNK.match(text, pos).end()  # type: ignore[union-attr]
    return close


def read_field(text: str, pos: int, limit: int, *, escapes: bool, source: str = "") -> Field | None:
    """The field at `pos`, braces nested to any depth; None where none can be read before `limit`.

    `source` is the text to take values from where `text` has been smoothed for reading.
    """
    head = lexer.FIELD_HEAD.match(text, pos, limit)
    if head is None:
        return None
    value = _read_value(text, head.end(), limit, source or text, escapes=escapes)
    if value is None:
        return None
    start, end, pieces = value
    return Field(head[1], head.start(1), start, end, "concatenated", "", pieces)


def _read_value(
    text: str, pos: int, limit: int, source: str, *, escapes: bool
) -> tuple[int, int, tuple[Piece, ...]] | None:
    pieces: list[Piece] = []
    pos = begin = lexer.SPACE.match(text, pos).end()  # type: ignore[union-attr]
    while pos < limit:
        if text[pos] == "{":
            end = close_brace(text, pos + 1, limit, escapes=escapes)
            piece = Piece("braced", source[pos + 1 : end - 1])
        elif text[pos] == '"':
            end = close_quote(text, pos + 1, limit, escapes=escapes)
            piece = Piece("quoted", source[pos + 1 : end - 1])
        else:
            end = lexer.BARE.match(text, pos, limit).end()  # type: ignore[union-attr]
            if end == pos:
                return None if pieces or text[pos] not in ",})" else (pos, pos, ())
            piece = _bare_piece(source[pos:end])
        if end < 0:
            return None
        pieces.append(piece)
        pos = lexer.SPACE.match(text, end, limit).end()  # type: ignore[union-attr]
        if text[pos : pos + 1] != "#":
            return begin, end, tuple(pieces)
        pos = lexer.SPACE.match(text, pos + 1, limit).end()  # type: ignore[union-attr]
    return (begin, begin, ()) if not pieces else None


def close_brace(text: str, pos: int, limit: int, *, escapes: bool) -> int:
    """The offset behind the `}` that closes a group whose inside begins at `pos`; -1 when none does before `limit`."""
    depth = 1
    for match in lexer.BRACES[escapes].finditer(text, pos, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if not depth:
                return match.end()
    return -1


def close_quote(text: str, pos: int, limit: int, *, escapes: bool) -> int:
    """The offset behind the `"` that closes a string whose inside begins at `pos`; -1 when none does."""
    depth = 0
    for match in lexer.BRACES_AND_QUOTES[escapes].finditer(text, pos, limit):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return -1
        elif match[0] == '"' and not depth:
            return match.end()
    return -1
