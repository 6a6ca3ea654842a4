"""The blocks that a .bib is made of (see bibkit.bibtex.tree).

A block is a place in the file's bytes until somebody edits it; its text, key and fields are read when asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibkit.bibtex import lexer, syntax
from bibkit.bibtex.syntax import BlockSyntax, Field, Piece
from bibkit.issues import Issue

if TYPE_CHECKING:
    from bibkit.bibtex.tree import BibFile


class Block:
    """A stretch of a file. `raw` is its text; undecodable bytes stand in it as lone surrogates."""

    __slots__ = ("_end", "_file", "_parsed", "_raw", "_start")

    def __init__(self, file: BibFile, start: int, end: int, raw: str | None = None) -> None:
        self._file = file
        self._start = start
        self._end = end
        self._raw = raw
        self._parsed: BlockSyntax | None = None

    @property
    def raw(self) -> str:
        if self._raw is not None:
            return self._raw
        return self._file._decode(self._start, self._end)

    @property
    def line(self) -> int:
        """The line it begins on in the file as it was read, from 1; 0 for a block added since."""
        return self._file.positions.line(self._start) if self._start >= 0 else 0

    @property
    def file(self) -> BibFile:
        return self._file

    def position(self, offset: int = 0) -> tuple[int, int]:
        """Line and column in the file as it was read of a place in `raw`; (0, 0) for a block added or edited since."""
        if self._start < 0 or self._raw is not None:
            return (0, 0)
        before = len(self._file.encoding.encode(self.raw[:offset])) if offset else 0
        return self._file.positions.line_and_column(self._start + before)

    @property
    def is_new(self) -> bool:
        """Whether it was added since the file was read."""
        return self._start < 0

    def replace_raw(self, raw: str) -> None:
        """Put other text in the block's place. The caller answers for its being one block (see bibkit.bibtex.edits)."""
        self._raw = raw
        self._parsed = None

    def __repr__(self) -> str:
        raw = self.raw
        return f"<{type(self).__name__} {raw[:40]!r}{'...' if len(raw) > 40 else ''}>"


class TextBlock(Block):
    """What stands between blocks: white space, `%` lines, prose. BibTeX ignores it."""

    __slots__ = ()


class BrokenBlock(Block):
    """A stretch that begins like a block and is never closed. Kept, never read."""

    __slots__ = ()


class CommentBlock(Block):
    """`@comment{...}`: JabRef's and BibDesk's metadata, entries that somebody switched off."""

    __slots__ = ()


class PreambleBlock(Block):
    """`@preamble{...}`: TeX for the top of the bibliography."""

    __slots__ = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return syntax.parse_preamble(self.raw)


class StringBlock(Block):
    """`@string{name = value}`. A few files put several definitions into one block."""

    __slots__ = ()

    @property
    def syntax(self) -> BlockSyntax:
        if self._parsed is None:
            self._parsed = syntax.parse_string(self.raw)
        return self._parsed

    @property
    def fields(self) -> list[Field]:
        return self.syntax.fields


class EntryBlock(Block):
    """An entry. Its fields are read when first asked for, and kept."""

    __slots__ = ()

    @property
    def syntax(self) -> BlockSyntax:
        """Type, key and fields with their places in `raw`."""
        if self._parsed is None:
            self._parsed = syntax.parse_entry(self.raw)
        return self._parsed

    def parse(self) -> BlockSyntax:
        """As `syntax`, without keeping it: for going once through a large file."""
        return self._parsed or syntax.parse_entry(self.raw)

    def forget(self) -> bool:
        """Let go of what was read, to be read again when it is asked for. Whether there was anything that can be."""
        if self._parsed is None or self._raw is not None:
            return False
        self._parsed = None
        return True

    @property
    def type(self) -> str:
        """As written: `Article`, `ARTICLE`."""
        head = self._head()
        return self._file.encoding.decode(head[1]) if head else self.syntax.type

    @property
    def key(self) -> str:
        """The citation key as written; empty where there is none."""
        head = self._head()
        if head is None:
            return self.syntax.key
        return self._file.encoding.decode(head[2] if head[2] is not None else head[3])

    def _head(self) -> re.Match[bytes] | None:
        """Type and key from the file's bytes, as long as nobody has read the whole entry: indexing a large file."""
        if self._parsed is not None or self._raw is not None:
            return None
        return lexer.HEAD_IN_BYTES.match(self._file._data, self._start, self._end)

    @property
    def fields(self) -> list[Field]:
        """In the order of the file, repeated names included."""
        return self.syntax.fields

    def field(self, name: str) -> Field | None:
        """The first field of that name in any case: of repeated ones BibTeX takes the first."""
        wanted = name.lower()
        return next((field for field in self.fields if field.name.lower() == wanted), None)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What cannot be read inside the entry, with its place."""
        return tuple(
            Issue(damage.code, f"entry {self.key!r}: {damage.message}", "warning", self._where(damage.offset))
            for damage in self.syntax.damage
        )

    def _where(self, offset: int) -> str:
        if self._start < 0 or self._raw is not None:
            return self._file.name
        return self._file.where(self._start + len(self._file.encoding.encode(self.raw[:offset])))
