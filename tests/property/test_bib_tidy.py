"""For any file and any options: tidying loses nothing, changes only what was asked for, and is done after one go."""

from __future__ import annotations

import os
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.bibtex.tidy import tidy
from bibkit.bibtex.tidy_options import FmtOptions
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from tests.bibtex.bib_parts import between_fields
from tests.property.bib_strategies import any_bytes, editable_text

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"

_options = st.builds(
    FmtOptions,
    sort=st.sampled_from(((), (), ("key",), ("-year", "title"), ("type", "-key"))),
    order=st.sampled_from(((), ("standard",), ("year", "t"))),
    drop=st.sampled_from(((), (), ("title",), ("*a*", "doi"))),
    drop_empty=st.booleans(),
    case=st.sampled_from(("", "lower", "upper", "title")),
    indent=st.sampled_from(("", 0, 2, "tab")),
    align=st.sampled_from((None, 0, 1, 14)),
    delimiters=st.sampled_from(("", "braces", "quotes")),
    numbers=st.sampled_from(("", "bare", "delimited")),
    commas=st.sampled_from(("", "always", "never")),
    blank_lines=st.booleans(),
    months=st.booleans(),
    pages=st.booleans(),
    doi=st.booleans(),
)


@settings(max_examples=10_000 if DEEP else 400, deadline=None, derandomize=not DEEP)
@given(st.one_of(any_bytes, editable_text.map(str.encode)), _options)
def test_tidying_loses_nothing_and_is_done_after_one_go(data: bytes, options: FmtOptions) -> None:
    bib = parse_bib(data)
    kept, said = _kept(bib), _said(bib, options)
    tidy(bib, options)
    once = bib.dumps()
    again = parse_bib(once)
    assert _kept(again) == kept
    assert _said(again, options) == said
    tidy(again, options)
    assert again.dumps() == once


@settings(max_examples=200, deadline=None, derandomize=not DEEP)
@given(any_bytes)
def test_no_options_no_change(data: bytes) -> None:
    bib = parse_bib(data)
    tidy(bib, FmtOptions())
    assert bib.dumps() is data or bib.dumps() == data


def _kept(bib: BibFile) -> Counter[str]:
    """What must be there before and after: keys, comments in entries, all the rest but for its white space."""
    kept: Counter[str] = Counter()
    for block in bib.blocks:
        if isinstance(block, EntryBlock):
            kept.update([f"key {block.key}", *between_fields(block)])
        else:
            kept.update(block.raw.split())
    return kept


def _said(bib: BibFile, options: FmtOptions) -> Counter[tuple[str, str, str]]:
    """Every value, but for those whose text the options may change."""
    changing = {"month", "pages", "doi"}
    return Counter(
        (entry.key, name, value)
        for entry in bib.entries
        for name, value in bib.values(entry).fields.items()
        if name not in changing and not options.drop and not options.drop_empty
    )
