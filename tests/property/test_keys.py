"""Patterns and manuscripts: whatever comes in, the one known error or a sound answer."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.bibtex.keys import TakenKeys, unique_key
from bibkit.errors import InputError
from bibkit.keys.draft import KeyDraft
from bibkit.keys.patterns import parse_pattern
from bibkit.keys.plan import Candidate, plan_keys
from bibkit.manuscripts.rewrite import Dialect, find_uses, replace_keys
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

RECORD = Record(entry=Entry(title="The cat's 2nd hat: a study", author=(Name(family="Fox", given="Eve"),)))
WORDS = st.sampled_from(
    [
        "auth", "title", "year", ".lower", ".select(1,2)", "(", ")", "[", "]", "+", "||", "'", '"', ":", ";", "|", "?",
        "/a/", "shorttitle(3,3)", ".replace(/[/,'')", "creators(n=[1,2])", "[auth", ':regex("(","")', ":abbr", "=", ",",
        "-1", "len('>',1)",
    ]
)  # fmt: skip
PATTERNS = st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=8).map("".join))


@given(PATTERNS)
@settings(deadline=None)  # the first one imports the languages
def test_a_pattern_makes_a_key_or_says_what_is_wrong_with_it(text: str) -> None:
    with suppress(InputError):
        draft = parse_pattern(text).draft(RECORD)
        assert isinstance(draft.unique(set()), str)


KEYS = st.text("abAB", min_size=1, max_size=3)


@given(st.lists(st.tuples(KEYS, KEYS), max_size=12))
def test_a_plan_is_stable_and_gives_no_key_twice(pairs: list[tuple[str, str]]) -> None:
    planned = plan_keys([Candidate(key, KeyDraft(draft)) for key, draft in pairs])
    assert len({key.lower() for key in planned}) == len(planned)
    again = [Candidate(key, KeyDraft(draft)) for key, (_, draft) in zip(planned, pairs, strict=True)]
    assert plan_keys(again) == planned


@given(KEYS, st.lists(KEYS))
def test_a_unique_key_is_not_taken(key: str, taken: list[str]) -> None:
    assert unique_key(key, TakenKeys(taken)) not in TakenKeys(taken)


PIECES = st.sampled_from(
    [
        "\\cite", "{a}", "[p. 3]", "{b,", "a}", "@a", "@{b}", "`", "```\n", "%", "\n", "\n\n", "\\verb|", "|",
        "\\begin{verbatim}", "\\end{verbatim}", "    ", "<!--", "-->", "[cite:@a]", "cite:a,b", "#+begin_src\n",
        "#+end_src\n", "/*", "*/", "//", "#cite(<a>)", "\\iffalse", "\\fi", "\\ifx", "- x\n", "---\n", "(@a) x\n", "é",
        "\\", "$",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))


@pytest.mark.parametrize("dialect", ["tex", "markdown", "typst", "org"])
@given(text=TEXTS)
def test_manuscripts_are_read_whatever_they_hold(dialect: Dialect, text: str) -> None:
    uses = find_uses(text, dialect)
    assert all(text[use.start : use.end] == use.key for use in uses)
    assert replace_keys(text, dialect, {}) == text
    assert replace_keys(text, dialect, {use.key: use.key for use in uses}) == text


@pytest.mark.parametrize("dialect", ["tex", "markdown", "typst", "org"])
@given(text=TEXTS)
def test_a_renamed_key_can_be_renamed_back(dialect: Dialect, text: str) -> None:
    if "zz9" in text:
        return
    there = replace_keys(text, dialect, {"a": "zz9"})
    assert replace_keys(there, dialect, {"zz9": "a"}) == text
    before = [use.key for use in find_uses(text, dialect)]
    assert [use.key for use in find_uses(there, dialect)] == ["zz9" if key == "a" else key for key in before]
