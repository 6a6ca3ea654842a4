"""Inline markup: what counts as a tag, runs and back, plain text, HTML."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.text.markup import Run, keep_whole_words, parse_markup, render_html, render_markup, strip_markup, wrap


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("plain", (Run("plain"),)),
        ("<i>E. coli</i> at 5 < 6", (Run("E. coli", ("i",)), Run(" at 5 < 6"))),
        ("<em>a</em><strong>b</strong>", (Run("a", ("i",)), Run("b", ("b",)))),
        ('<span class="nocase">x<sub>2</sub></span>', (Run("x", ("nocase",)), Run("2", ("nocase", "sub")))),
        ('<span style="font-variant:small-caps">A</span>', (Run("A", ("sc",)),)),
        ('<span class="smallish">A</span>', (Run("A"),)),
        ("a <b and> c", (Run("a <b and> c"),)),
        ("</i>a<i>", (Run("</i>a<i>"),)),
        ("<i>a<b>c</i>d</b>", (Run("a<b>c", ("i",)), Run("d</b>"))),
    ],
)
def test_runs(text: str, runs: tuple[Run, ...]) -> None:
    assert parse_markup(text) == runs


def test_text_alone() -> None:
    assert strip_markup('<i>E. coli</i>, p < 0.05 & <span class="nocase">more</span>') == "E. coli, p < 0.05 & more"


def test_html_escapes_the_text_and_keeps_the_tags() -> None:
    assert render_html("<i>a</i> & b < c") == "<i>a</i> &amp; b &lt; c"
    assert render_html("nothing") == "nothing"


def test_wrapping_nothing_gives_nothing() -> None:
    assert wrap("sub", "") == ""
    assert wrap("sub", "2") == "<sub>2</sub>"


_STYLES = st.lists(st.sampled_from(["i", "b", "sub", "sup", "sc", "nocase"]), max_size=3, unique=True).map(tuple)
_TEXT = st.text(st.characters(blacklist_characters="<>", blacklist_categories=("Cs",)), min_size=1, max_size=8)


@given(st.lists(st.builds(Run, _TEXT, _STYLES), max_size=6))
def test_runs_come_back(runs: list[Run]) -> None:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].styles == run.styles:
            merged[-1] = Run(merged[-1].text + run.text, run.styles)
        else:
            merged.append(run)
    assert parse_markup(render_markup(runs)) == tuple(merged)


@given(st.lists(st.sampled_from(["<i>", "</i>", "<b>", "</b>", "<sub>", "</span>", '<span class="nocase">', "é", "<"])))
def test_any_heap_of_tags_is_read_and_no_text_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    shown = "".join(run.text for run in parse_markup(text))
    assert strip_markup(text) == shown
    assert shown.count("é") == text.count("é")


def test_tags_nested_by_the_thousand_cost_little() -> None:
    begin = time.process_time()
    parse_markup("<b>" + "<i>" * 40_000 + "x" + "</b>" * 40_000)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("{E}instein-{P}odolsky {R}osen", "{Einstein-Podolsky Rosen}"),
        ("({STOC}'83)", "({STOC'83})"),
        ("{i}Phones and {DNA}s", "{iPhones} and {DNAs}"),
        ("{A <i>b</i>}c", "{A <i>b</i>}c"),
        ("{A} b {C}", "{A} b {C}"),
        ("plain", "plain"),
    ],
)
def test_whole_words_keep_their_case(text: str, whole: str) -> None:
    def spelled(words: str) -> str:
        return words.replace("{", '<span class="nocase">').replace("}", "</span>")

    assert keep_whole_words(spelled(text)) == spelled(whole)
