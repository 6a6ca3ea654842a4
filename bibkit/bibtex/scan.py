"""Where the blocks of a .bib begin and end: a partition of any bytes into entries, definitions, comments, text.

The usual block closes before the next `@word{` and is found by one pattern. The rest takes the slow way: several
readings are tried from the strictest to the most lenient, first up to the next line that begins like a block, then
beyond it (an abstract may quote an entry). What closes under none of them is a broken stretch up to that line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bibkit.bibtex import lexer
from bibkit.bibtex.syntax import close_brace, close_quote, read_field

BlockKind = Literal["entry", "string", "preamble", "comment", "text", "broken"]

# How far a block may reach beyond a line that begins like another block, and the least such work allowed in all.
# Both only bound the time spent on damaged files.
_REACH_BYTES = 1 << 18
_LEAST_BUDGET_BYTES = 1 << 22

_BLANKS = frozenset(b" \t\f\v\xef\xbb\xbf")  # within a line; a byte order mark is one, too
_LINE_ENDS = frozenset(b"\r\n")
_SPECIAL: dict[bytes, BlockKind] = {b"string": "string", b"preamble": "preamble", b"comment": "comment"}


# A block: its kind and the bytes from where to where. For a broken one the last number is where the delimiter stands
# that is never closed, else -1. A plain tuple, for there are many.
Span = tuple[BlockKind, int, int, int]


def scan(data: bytes) -> Iterator[Span]:
    """The blocks in order. What lies between them, before and behind them, is text."""
    return _Scanner(data).blocks()


def kinds(data: bytes) -> list[tuple[BlockKind, bytes]]:
    """The blocks of a short piece and their bytes, text included unless it is white space."""
    found: list[tuple[BlockKind, bytes]] = []
    pos = 0
    for kind, start, end, _ in scan(data):
        found += [("text", data[pos:start]), (kind, data[start:end])]
        pos = end
    found.append(("text", data[pos:]))
    return [(kind, piece) for kind, piece in found if kind != "text" or piece.strip()]


class _Scanner:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.starts: list[int] = []
        self.kinds: list[BlockKind] = []
        for match in lexer.CANDIDATE.finditer(data):
            self.starts.append(match.start())
            self.kinds.append(_SPECIAL.get(match[1].lower(), "entry"))
        self.starts.append(len(data))
        self.budget_bytes = max(_LEAST_BUDGET_BYTES, 4 * len(data))
        self._boundary = -1
        self._line = self._looked_at = self._first = 0

    def blocks(self) -> Iterator[Span]:
        data, starts = self.data, self.starts
        match_block = lexer.BRACED_BLOCK.match
        pos = 0
        for index, kind in enumerate(self.kinds):
            start, limit = starts[index], starts[index + 1]
            if start < pos or (start > 0 and data[start - 1] != 10 and self._is_comment_line(pos, start)):
                continue
            match = match_block(data, start, limit)
            if match and data.find(b"}", match.end(), limit) < 0:
                pos = match.end()
                yield kind, start, pos, -1
                continue
            block = self._slowly(index, pos)
            if block:
                pos = block[2]
                yield block

    def _is_comment_line(self, pos: int, start: int) -> bool:
        """Whether a `%` opens the line, from `pos` at most. Asked for rising places, so that each byte is read once."""
        found = max(self.data.rfind(b"\n", self._looked_at, start), self.data.rfind(b"\r", self._looked_at, start))
        if found >= 0:
            self._line = found + 1
        self._looked_at = start
        place = max(self._line, pos, self._first)
        while place < start and self.data[place] in _BLANKS:
            place += 1
        self._first = place
        return place < start and self.data[place] == 0x25

    def _begins_a_line(self, pos: int, start: int) -> bool:
        """Whether only blanks stand on the line before a place, from `pos` at most."""
        while start > pos and self.data[start - 1] in _BLANKS:
            start -= 1
        return start <= pos or self.data[start - 1] in _LINE_ENDS

    def _slowly(self, index: int, pos: int) -> Span | None:
        """A block that does not close before the next `@word{`, or is followed by a `}` too many."""
        data, start, kind = self.data, self.starts[index], self.kinds[index]
        boundary = self._next_boundary(index)
        end = self._close(start, boundary, kind)
        if end > 0:
            return kind, start, end, -1
        if not self._begins_a_line(pos, start):
            return None  # in the middle of a sentence: text
        end = start + len(data[start:boundary].rstrip())
        return "broken", start, end, start + _culprit(data[start:end].decode("latin-1"))

    def _next_boundary(self, index: int) -> int:
        """The next line that begins like a block. Asked for rising indexes, so that each is looked at once."""
        if self._boundary <= self.starts[index]:
            for later in range(index + 1, len(self.starts)):
                self._boundary = self.starts[later]
                if self._begins_a_line(self.starts[index], self._boundary):
                    break
        return self._boundary

    def _close(self, start: int, boundary: int, kind: BlockKind) -> int:
        near = self.data[start:boundary].decode("latin-1")
        opening = lexer.OPENING.match(near)
        if opening is None:
            return -1
        far = ""
        if kind in ("entry", "string"):
            ends = (_grammatical(near, escapes=True), _grammatical(near, escapes=False), *_balanced(near))
            end = next((end for end in ends if end > 0), -1)
            if end < 0 and (far := self._reach(start, boundary)):
                end = max(_grammatical(far, escapes=True), _grammatical(far, escapes=False))
            if end < 0:
                end = _grammatical(near, escapes=True, closers="})")
        else:
            end = next((end for end in _balanced(near) if end > 0), -1)
            if end < 0 and (far := self._reach(start, boundary)):
                end = _balanced(far)[0]
        return start + end if end > 0 else -1

    def _reach(self, start: int, boundary: int) -> str:
        """The text up to far behind the boundary, while the budget for that lasts."""
        limit = min(len(self.data), boundary + _REACH_BYTES)
        if limit == boundary or self.budget_bytes <= 0:
            return ""
        self.budget_bytes -= limit - start
        return self.data[start:limit].decode("latin-1")


def _grammatical(text: str, *, escapes: bool, closers: str = "") -> int:
    """The end of a block that is made of a key and fields and nothing else, or -1."""
    opening = lexer.OPENING.match(text)
    if opening is None:
        return -1
    closers = closers or ("}" if opening[2] == "{" else ")")
    pos = (lexer.HEAD.match(text) or opening).end()
    limit = len(text)
    while True:
        pos = lexer.SEPARATOR.match(text, pos).end()  # type: ignore[union-attr]
        if pos >= limit:
            return -1
        if text[pos] in closers:
            return pos + 1
        field = read_field(text, pos, limit, escapes=escapes)
        if field is None:
            return -1
        pos = field.value_end


def _balanced(text: str) -> tuple[int, int]:
    """The end of a block by its braces alone, with and without escapes; -1 where it has none."""
    opening = lexer.OPENING.match(text)
    if opening is None:
        return -1, -1
    close = close_brace if opening[2] == "{" else _close_parenthesis
    return (
        close(text, opening.end(), len(text), escapes=True),
        close(text, opening.end(), len(text), escapes=False),
    )


def _close_parenthesis(text: str, pos: int, limit: int, *, escapes: bool) -> int:
    """As close_brace, for `@article( ... )`: a parenthesis counts outside braces and quotes only."""
    while match := lexer.PARENTHESIS_OR_OPENER.search(text, pos, limit):
        if match[0] == ")":
            return match.end()
        close = close_brace if match[0] == "{" else close_quote
        pos = close(text, match.end(), limit, escapes=escapes)
        if pos < 0:
            return -1
    return -1


def _culprit(text: str) -> int:
    """Where the delimiter stands that is never closed: that of a value which seems to hold further fields, if any."""
    opening = lexer.OPENING.match(text)
    if opening is None:
        return 0
    pos = (lexer.HEAD.match(text) or opening).end()
    while True:
        pos = lexer.SEPARATOR.match(text, pos).end()  # type: ignore[union-attr]
        field = read_field(text, pos, len(text), escapes=True)
        if field is None:
            head = lexer.FIELD_HEAD.match(text, pos)
            return head.end() if head and head.end() < len(text) else 0
        if lexer.LINE_WITH_FIELD.search(text, field.value_start, field.value_end):
            return field.value_start
        pos = field.value_end
