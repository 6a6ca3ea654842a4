"""A .bib file as a list of blocks that gives back exactly the bytes it was made from.

    bib = parse_bib(data, "refs.bib")
    bib.dumps() == data                      # for any bytes
    for entry in bib.entries: entry.key, entry.type, [(f.name, bib.expand(f)) for f in entry.fields]

A block is a place in the file's bytes until somebody edits it (bibkit.bibtex.edits); its text, key and fields are read
when asked for. Untouched blocks are written from the bytes they came from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from bibkit.bibtex import lexer, scan, syntax
from bibkit.bibtex.blocks import (
    Block,
    BrokenBlock,
    CommentBlock,
    EntryBlock,
    PreambleBlock,
    StringBlock,
    TextBlock,
)
from bibkit.bibtex.collector import collection_paused
from bibkit.bibtex.encoding import Encoding, detect, readable
from bibkit.bibtex.macros import MONTH_MACROS, expand_definitions
from bibkit.bibtex.positions import Positions
from bibkit.bibtex.syntax import EntryValues, Field, Piece
from bibkit.files import Snapshot
from bibkit.issues import Issue

__all__ = [
    "BibFile",
    "Block",
    "BrokenBlock",
    "CommentBlock",
    "EntryBlock",
    "EntryValues",
    "Field",
    "Piece",
    "PreambleBlock",
    "StringBlock",
    "TextBlock",
    "parse_bib",
]


def parse_bib(data: bytes | str, name: str = "") -> BibFile:
    """The blocks of a .bib. Never fails: what is broken is kept as it is and reported in `issues`.

    `name` is what issues call the file. Text is taken as UTF-8.
    """
    return BibFile(_as_bytes(data) if isinstance(data, str) else bytes(data), name)


def _as_bytes(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


_CLASSES: dict[scan.BlockKind, type[Block]] = {
    "entry": EntryBlock,
    "string": StringBlock,
    "preamble": PreambleBlock,
    "comment": CommentBlock,
    "text": TextBlock,
    "broken": BrokenBlock,
}


# How often a key may turn up elsewhere before all keys are read.
_MOST_HITS = 100


def _start(block: Block) -> int:
    return block._start


class BibFile:
    """A file's blocks in order. Edit it with the functions of bibkit.bibtex.edits.

    `snapshot` is the file on disk that it was loaded from (bibkit.bibtex.file), else None.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.snapshot: Snapshot | None = None
        self.encoding: Encoding
        self.encoding, self._data = detect(data)
        self._original = data
        self._blocks: list[Block] = []
        self._culprits: list[tuple[Block, int]] = []
        self._changed = False
        with collection_paused():
            self._read_blocks()

    def _read_blocks(self) -> None:
        append = self._blocks.append
        pos = 0
        for kind, start, end, culprit in scan.scan(self._data):
            if pos < start:
                append(TextBlock(self, pos, start))
            block = _CLASSES[kind](self, start, end)
            append(block)
            pos = end
            if culprit >= 0:
                self._culprits.append((block, culprit))
        if pos < len(self._data):
            append(TextBlock(self, pos, len(self._data)))

    @property
    def blocks(self) -> Sequence[Block]:
        """Every stretch of the file in order."""
        return self._blocks

    def replace_blocks(self, start: int, end: int, blocks: Iterable[Block]) -> None:
        """Put blocks in the place of `self.blocks[start:end]`."""
        self._blocks[start:end] = blocks
        self.touched(structure=True)

    @cached_property
    def entries(self) -> list[EntryBlock]:
        """The entries in the order of the file."""
        return [block for block in self._blocks if isinstance(block, EntryBlock)]

    @cached_property
    def strings(self) -> list[StringBlock]:
        """The `@string` blocks in the order of the file."""
        return [block for block in self._blocks if isinstance(block, StringBlock)]

    def entry(self, key: str) -> EntryBlock | None:
        """The first entry of that key, or None. Keys are told apart by case, as BibTeX's and biber's output are."""
        if "_by_key" not in self.__dict__ and not self._changed:
            decided, found = self._search(key)
            if decided:
                return found
        return self._by_key.get(key)

    def _search(self, key: str) -> tuple[bool, EntryBlock | None]:
        """As `entry`, by a search of the bytes: asking a large file for one key need not read all of them.

        Undecided when the word stands in too many places that are no heads of entries.
        """
        try:
            word = self.encoding.encode(key)
        except UnicodeEncodeError:
            return True, None
        pos = -1
        for _ in range(_MOST_HITS):
            pos = self._data.find(word, pos + 1)
            if pos < 0:
                return True, None
            block = self._blocks[bisect_right(self._blocks, pos, key=_start) - 1]
            if isinstance(block, EntryBlock) and block.key == key:
                return True, block
        return False, None

    @cached_property
    def _by_key(self) -> dict[str, EntryBlock]:
        by_key: dict[str, EntryBlock] = {}
        for entry in self.entries:
            by_key.setdefault(entry.key, entry)
        return by_key

    @cached_property
    def macros(self) -> Mapping[str, str]:
        """What the file's own `@string`s stand for, by name in lower case. The month macros are not among them."""
        return expand_definitions(field for block in self.strings for field in block.fields)

    @property
    def preambles(self) -> list[str]:
        """The texts of the `@preamble`s."""
        blocks = [block for block in self._blocks if isinstance(block, PreambleBlock)]
        return [self.join(block.pieces) for block in blocks]

    def expand(self, field: Field) -> str:
        """A value as text: macros resolved, pieces joined.

        A month macro that the file does not define becomes its name in lower case (`jan`), an unknown macro stays its
        name as written. Undecodable bytes are shown as the Windows characters that they most often are.
        """
        literal = field.literal
        if literal is None:
            return self.join(field.pieces)
        return literal if self.encoding.clean else readable(literal)

    def values(self, entry: EntryBlock) -> EntryValues:
        """Type, key and all values of an entry at once, expanded: the quick way to go through a file.

        `fields` goes by lower-case name; of repeated fields the first counts, as in BibTeX.
        """
        if self.encoding.clean:
            quick = syntax.parse_values(entry.raw, self._expand_macro)
            if quick is not None:
                return quick
        read = entry.parse()
        fields: dict[str, str] = {}
        for field in read.fields:
            fields.setdefault(field.name.lower(), self.expand(field))
        return EntryValues(read.type, read.key, fields, read.damage)

    def join(self, pieces: tuple[Piece, ...]) -> str:
        """The text of a value's pieces."""
        text = "".join(self._expand_macro(piece.text) if piece.kind == "macro" else piece.text for piece in pieces)
        return text if self.encoding.clean else readable(text)

    def _expand_macro(self, name: str) -> str:
        lower = name.lower()
        text = self.macros.get(lower)
        if text is None:
            return lower if lower in MONTH_MACROS else name
        return text

    @property
    def issues(self) -> list[Issue]:
        """Broken stretches and repeated keys; what is wrong inside an entry is in `EntryBlock.issues`."""
        return [*self.unclosed(), *self._repeated_keys()]

    def unclosed(self) -> Iterator[Issue]:
        """The stretches that begin like a block and are never closed."""
        for block, culprit in self._culprits:
            opening = lexer.OPENING.match(block.raw)
            what = _name_of(block.raw) if opening else "block"
            line = self.positions.line(block._start)
            message = f"{what} is never closed (opened on line {line}); kept as it is"
            yield Issue("bibtex.unclosed-entry", message, "error", self.where(culprit))

    def _repeated_keys(self) -> Iterator[Issue]:
        seen: dict[str, EntryBlock] = {}
        for entry in self.entries:
            first = seen.setdefault(entry.key, entry)
            if first is not entry and entry.key:
                message = f"the key {entry.key!r} is used again (first on line {first.line})"
                yield Issue("bibtex.duplicate-key", message, "warning", self.where(entry._start))

    @cached_property
    def positions(self) -> Positions:
        return Positions(self._data, self.encoding)

    def where(self, offset: int) -> str:
        """`refs.bib:41:7` for a place in the scanned bytes."""
        line, column = self.positions.line_and_column(offset)
        return f"{self.name}:{line}:{column}" if self.name else f"{line}:{column}"

    def dumps(self) -> bytes:
        """The file's bytes: those it was read from, but for what was edited."""
        if not self._changed:
            return self._original
        return self.encoding.restore(b"".join(self._chunks()))

    def _chunks(self) -> Iterator[bytes | memoryview]:
        """Runs of untouched blocks as one slice each, edited blocks encoded."""
        data = memoryview(self._data)
        start = end = 0
        for block in self._blocks:
            if block._raw is None and block._start == end:
                end = block._end
                continue
            if end > start:
                yield data[start:end]
            if block._raw is None:
                start, end = block._start, block._end
            else:
                yield self.encoding.encode(block._raw)
                start = end = block._end if block._end >= 0 else end
        if end > start:
            yield data[start:end]

    def _decode(self, start: int, end: int) -> str:
        return self.encoding.decode(self._data[start:end])

    def touched(self, *, keys: bool = False, structure: bool = False) -> None:
        """Forget what was worked out from what has changed: texts only, keys, or the list of blocks."""
        self._changed = True
        if keys or structure:
            self.__dict__.pop("_by_key", None)
        if structure:
            for name in ("entries", "strings", "macros"):
                self.__dict__.pop(name, None)


def _name_of(raw: str) -> str:
    """`entry 'li2020'`, `@string` for messages about a stretch that cannot be read."""
    opening = lexer.OPENING.match(raw)
    if opening is None:
        return "block"
    if opening[1].lower() in ("string", "preamble", "comment"):
        return f"@{opening[1].lower()}"
    key = lexer.ANY_KEY.match(raw, opening.end())
    return f"entry {key[1]!r}" if key else f"@{opening[1]}"
