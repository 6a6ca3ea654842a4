"""For any sequence of edits: what was asked for reads back, nothing else is lost, only the lines concerned differ."""

from __future__ import annotations

import os
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.bibtex import edits
from bibkit.bibtex.syntax import BlockSyntax
from bibkit.bibtex.tree import BibFile, EntryBlock, TextBlock, parse_bib
from bibkit.errors import InputError
from tests.bibtex.bib_parts import between_fields
from tests.property.bib_strategies import editable_text

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"

_names = st.sampled_from(("title", "doi", "year", "NOTE", "t", "a", "month", "journaltitle", "x-y"))
_values = st.sampled_from(
    ("x", "2001", "{Ü}ber", "a, b = {c}", 'say "hi"', "", "a\nb", "100\\% # x", "C:\\dir\\", "un}balanced", "% no")
)
_keys = st.sampled_from(("new1", "new2", "k1", "k5", "schlüssel", "a b"))
_index = st.integers(0, 20)
_operations = st.lists(
    st.one_of(
        st.tuples(st.just("set"), _index, _names, _values),
        st.tuples(st.just("remove"), _index, _names),
        st.tuples(st.just("rename"), _index, _names, _names),
        st.tuples(st.just("key"), _index, _keys),
        st.tuples(st.just("drop"), _index),
        st.tuples(st.just("add"), _index, _keys, st.sampled_from(("", "after", "before"))),
        st.tuples(st.just("string"), st.sampled_from(("m1", "m2", "acm")), _values),
        st.tuples(st.just("reverse")),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=10_000 if DEEP else 500, deadline=None, derandomize=not DEEP)
@given(editable_text, _operations)
def test_edits_change_what_they_should_and_nothing_else(text: str, operations: list[tuple]) -> None:
    bib = parse_bib(text)
    for operation in operations:
        before = bib.dumps()
        try:
            _apply(bib, operation)
        except InputError:
            assert bib.dumps() == before
        _reads_back(bib)


def _reads_back(bib: BibFile) -> None:
    """What the file holds in memory is what its bytes say."""
    again = parse_bib(bib.dumps())

    def shape(file: BibFile) -> list[tuple[type, str]]:
        blocks: list[tuple[type, str]] = []
        for block in file.blocks:
            if isinstance(block, TextBlock) and blocks and blocks[-1][0] is TextBlock:
                blocks[-1] = (TextBlock, blocks[-1][1] + block.raw)
            else:
                blocks.append((type(block), block.raw))
        return blocks

    assert shape(again) == shape(bib)


def _apply(bib: BibFile, operation: tuple) -> None:
    kind, *arguments = operation
    if kind == "string":
        return _add_string(bib, *arguments)
    if kind == "reverse":
        return _reverse(bib)
    if kind == "add":
        return _add(bib, *arguments)
    if not bib.entries:
        return None
    index, *rest = arguments
    entry = bib.entries[index % len(bib.entries)]
    return {"set": _set, "remove": _remove, "rename": _rename, "key": _rename_key, "drop": _drop}[kind](
        bib, entry, *rest
    )


def _set(bib: BibFile, entry: EntryBlock, name: str, value: str) -> None:
    old, before, others = entry.syntax, bib.dumps(), _pairs(entry, without=name)
    field = entry.field(name)
    concerned = _lines(bib, entry, *((field.start, field.value_end) if field else _place_for_new(old)))
    changed = edits.set_field(entry, name, value)
    new = entry.field(name)
    assert new is not None
    assert re.sub(r"\r\n?", "\n", bib.expand(new)) == value
    assert changed == (bib.dumps() != before)
    assert _pairs(entry, without=name) == others
    _only_lines_differ(before, bib.dumps(), concerned)


def _remove(bib: BibFile, entry: EntryBlock, name: str) -> None:
    comments, others, there = between_fields(entry), _pairs(entry, without=name), entry.field(name)
    assert edits.remove_field(entry, name) == bool(there)
    assert entry.field(name) is None
    assert _pairs(entry) == others
    assert between_fields(entry) == comments


def _rename(bib: BibFile, entry: EntryBlock, old: str, new: str) -> None:
    before, pairs = bib.dumps(), _pairs(entry)
    first = entry.field(old)
    concerned = _lines(bib, entry, first.start, first.value_end) if first else set()
    if edits.rename_field(entry, old, new):
        at = next(index for index, pair in enumerate(pairs) if pair[0] == old.lower())
        pairs[at] = (new.lower(), pairs[at][1])
    assert _pairs(entry) == pairs
    _only_lines_differ(before, bib.dumps(), concerned)


def _rename_key(bib: BibFile, entry: EntryBlock, key: str) -> None:
    before, pairs = bib.dumps(), _pairs(entry)
    concerned = _lines(bib, entry, 0, entry.syntax.key_end)
    if edits.rename_entry(entry, key):
        assert bib.entry(key) is entry
    assert entry.key == key
    assert _pairs(entry) == pairs
    _only_lines_differ(before, bib.dumps(), concerned)


def _drop(bib: BibFile, entry: EntryBlock) -> None:
    kept = [block.raw for block in bib.blocks if block is not entry and not isinstance(block, TextBlock)]
    words = _words(bib)
    edits.remove_entry(entry)
    assert [block.raw for block in bib.blocks if not isinstance(block, TextBlock)] == kept
    assert _words(bib) == words


def _add(bib: BibFile, index: int, key: str, where: str) -> None:
    kept = [block.raw for block in bib.blocks if not isinstance(block, TextBlock)]
    before = bib.dumps()
    place = {where: bib.entries[index % len(bib.entries)]} if where and bib.entries else {}
    shared = _shared_lines(bib)
    entry = edits.add_entry(bib, ("misc", key, [("title", "T"), ("year", "2020"), ("month", "jan", "macro")]), **place)
    assert [block.raw for block in bib.blocks if not isinstance(block, TextBlock) and block is not entry] == kept
    assert bib.entry(key) is entry
    assert [(name, bib.expand(field)) for name, field in zip("tym", entry.fields, strict=True)] == [
        ("t", "T"),
        ("y", "2020"),
        ("m", "jan"),
    ]
    _only_lines_differ(before, bib.dumps(), shared)


def _add_string(bib: BibFile, name: str, value: str) -> None:
    before, shared = bib.dumps(), _shared_lines(bib)
    edits.add_string(bib, name, value)
    assert re.sub(r"\r\n?", "\n", bib.macros[name]) == value
    _only_lines_differ(before, bib.dumps(), shared)


def _reverse(bib: BibFile) -> None:
    entries = list(bib.entries)
    texts = [block.raw for block in bib.blocks if not isinstance(block, EntryBlock)]
    edits.reorder(bib, entries[::-1])
    assert bib.entries == entries[::-1]
    assert [block.raw for block in bib.blocks if not isinstance(block, EntryBlock)] == texts


def _pairs(entry: EntryBlock, *, without: str = "") -> list[tuple[str, str]]:
    """The fields with their values as they are written."""
    return [
        (field.name.lower(), entry.raw[field.value_start : field.value_end])
        for field in entry.fields
        if field.name.lower() != without.lower()
    ]


def _place_for_new(syntax: BlockSyntax) -> tuple[int, int]:
    if syntax.damage:
        return syntax.key_end, syntax.key_end
    if not syntax.fields:
        return syntax.key_end, syntax.close
    return syntax.fields[-1].value_end, syntax.close


def _lines(bib: BibFile, entry: EntryBlock, start: int, end: int) -> set[int]:
    """The lines of the file that a stretch of an entry stands on, from 0."""
    at = 0
    for block in bib.blocks:
        if block is entry:
            break
        at += len(block.raw)
    text = "".join(block.raw for block in bib.blocks)
    first, last = (len(re.split(r"\r\n|\n|\r", text[: at + offset])) - 1 for offset in (start, end))
    return set(range(first, last + 1))


def _shared_lines(bib: BibFile) -> set[int]:
    """The lines on which two blocks meet; something put between them has to break the line."""
    shared = set()
    at = 0
    text = "".join(block.raw for block in bib.blocks)
    for block in bib.blocks:
        line = len(re.split(r"\r\n|\n|\r", text[:at])) - 1
        if not isinstance(block, TextBlock) and re.split(r"[\r\n]", text[:at])[-1].strip():
            shared.add(line)
        at += len(block.raw)
    return shared


def _only_lines_differ(before: bytes, after: bytes, concerned: set[int]) -> None:
    """Outside the lines concerned nothing has changed, though lines may have been put in between."""
    old = _plain_lines(before)
    new = _plain_lines(after)
    remaining = iter(new)
    for number, line in enumerate(old):
        if number not in concerned:
            assert any(line == other for other in remaining), (number, line)


def _words(bib: BibFile) -> list[str]:
    """What stands between the blocks."""
    return " ".join(block.raw for block in bib.blocks if isinstance(block, TextBlock)).replace("\ufeff", "").split()


def _plain_lines(data: bytes) -> list[bytes]:
    return [line.rstrip() for line in data.removeprefix(b"\xef\xbb\xbf").splitlines()]
