"""For any file and any options: tidying loses nothing, changes only what was asked for, and is done after one go."""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.bibtex.tidy import tidy
from bibkit.bibtex.tidy_options import FmtOptions
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from bibkit.journals import names
from bibkit.journals.lists import Form, parse_journal_list
from bibkit.journals.names import JournalNames
from tests.bibtex.bib_parts import between_fields
from tests.journals.title_words import WORDS
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


_names = st.sampled_from(
    ("Chemical Letters", "Chem. Lett.", "Chem Lett", "Physical Review. A", "Weather", r"Zeitschrift {\'e}t Physik", "J. Odd",
     "Journal of the Odd", "Art \\& Law", "CL", "", "Ph. L.", "Science {C}hemical", "a: b", "{\\apj}", "ß ł")
)  # fmt: skip
_fields = st.tuples(st.sampled_from(("journal", "JournalTitle", "shortjournal", "fjournal", "series")), _names)
_article = st.builds(
    lambda kind, key, fields, macro: (
        f"@{kind}{{{key}, "
        + ", ".join([*(f"{name} = {{{value}}}" for name, value in fields), *([f"journal = {macro}"] if macro else [])])
        + "}\n"
    ),
    st.sampled_from(("article", "Review", "book")),
    st.sampled_from("abc"),
    st.lists(_fields, max_size=3),
    st.sampled_from(("", "", "m", "M", "n", "m # n")),
)
_strings = st.builds(lambda name, value: f'@string{{{name} = "{value}"}}\n', st.sampled_from("mn"), _names)
_list = parse_journal_list("Journal of the Odd;J. Odd\nArt & Law;Chem. Lett.\nWeather;Physical Review A\n", "list.csv")


@settings(max_examples=5_000 if DEEP else 300, deadline=None, derandomize=not DEEP)
@given(
    st.lists(st.one_of(_strings, _article), max_size=5).map("".join),
    st.sampled_from(("abbreviated", "dotless", "full")),
)
def test_journals_change_alone_and_are_done_after_one_go(text: str, form: Form) -> None:
    bib = parse_bib(text)
    said = _others(bib)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "title_words", lambda: WORDS)
        tidy(bib, FmtOptions(journals=form), JournalNames(form, [_list]))
        once = bib.dumps()
        again = parse_bib(once)
        assert _others(again) == said
        tidy(again, FmtOptions(journals=form), JournalNames(form, [_list]))
    assert again.dumps() == once


def _others(bib: BibFile) -> list[tuple[str, str, str]]:
    return [
        (entry.key, name, value)
        for entry in bib.entries
        for name, value in bib.values(entry).fields.items()
        if name not in ("journal", "journaltitle") or entry.type == "book"
    ]


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
