"""For any bytes: reading never fails, nothing is lost, writing gives the same bytes back."""

from __future__ import annotations

import os
import random

from hypothesis import given, settings

from bibkit.bibtex.tree import BrokenBlock, EntryBlock, parse_bib
from tests.property.bib_strategies import any_bytes, many_bytes

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"


@settings(max_examples=50_000 if DEEP else 500, deadline=None, derandomize=not DEEP)
@given(any_bytes)
def test_any_bytes_come_back(data: bytes) -> None:
    _check_bytes(data)
    _check_everything(data)


def test_many_more_bytes_come_back() -> None:
    for data in many_bytes(200_000 if DEEP else 6_000, random.randrange(1 << 32) if DEEP else 1):
        _check_bytes(data)
        _check_everything(data)


def _check_bytes(data: bytes) -> None:
    bib = parse_bib(data, "x.bib")
    assert bib.dumps() == data
    joined = "".join(block.raw for block in bib.blocks)
    assert bib.encoding.restore(bib.encoding.encode(joined)) == data


def _check_everything(data: bytes) -> None:
    bib = parse_bib(data)
    for entry in bib.entries:
        key = entry.key
        _check_places(entry)
        assert entry.key == key, data  # the quick way and the whole reading agree
        assert entry.line >= 1
        by_name: dict[str, str] = {}
        for field in entry.fields:
            by_name.setdefault(field.name.lower(), bib.expand(field))
        assert bib.values(entry)[:3] == (entry.type, key, by_name), data
        assert all(issue.where for issue in entry.issues)
    assert len(bib.issues) >= sum(isinstance(block, BrokenBlock) for block in bib.blocks)
    assert all(isinstance(value, str) for value in (*dict(bib.macros).values(), *bib.preambles))


def _check_places(entry: EntryBlock) -> None:
    raw, syntax = entry.raw, entry.syntax
    assert raw[syntax.key_start : syntax.key_end] == syntax.key
    assert raw[syntax.close] in "})"
    end = syntax.key_end
    for field in syntax.fields:
        assert end <= field.start < field.value_start <= field.value_end <= syntax.close
        assert raw[field.start :].startswith(field.name)
        value = raw[field.value_start : field.value_end]
        assert all(piece.text in value for piece in field.pieces)
        end = field.value_end


@settings(max_examples=5_000 if DEEP else 500, deadline=None, derandomize=not DEEP)
@given(any_bytes)
def test_an_entry_alone_reads_as_it_does_in_its_file(data: bytes) -> None:
    for entry in parse_bib(data).entries:
        raw = entry.raw.encode("utf-8", "surrogateescape")
        alone = parse_bib(raw)
        assert [type(block) for block in alone.blocks] == [EntryBlock]
