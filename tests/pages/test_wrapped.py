"""Texts that a program broke at one width."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.extractors import extract_page
from bibkit.pages.lines import copied_lines
from bibkit.pages.page import Page
from bibkit.pages.read import read_page
from bibkit.pages.wrapped import joined

_TITLE = "Lichens on the walls of northern harbours: a survey of forty towns between the two world wars"
_ABSTRACT = (
    "Abstract: Walls of harbours carry lichens that grow nowhere else inland, and few surveys have asked why they do. "
    "We visited forty towns and took samples from walls of granite, brick and poured concrete, each of them in spring "
    "and again in the autumn of the same year. Salt explained more of what grew there than the stone did, although the "
    "age of a wall mattered, too, wherever nobody had cleaned it within the last twenty years of the survey."
)
_PAGE = [
    _TITLE, "", _ABSTRACT, "", "Saved in:", "Bibliographic Details",
    "Main Authors: Marta Lindqvist, Owen Pritchard-Hale, Jorge Echeverría, Annelie von Thun, Sipho Dlamini",
    "Format: Article", "Language:English", "Published: Harbour Press 2016-05-01", "Series:Journal of Wall Botany",
    "Online Access:https://doi.org/10.5555/wall.2016.0042",
]  # fmt: skip


def wrapped(lines: list[str], width: int, indent: str = "") -> tuple[str, ...]:
    pieces = (textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent) or [""] for line in lines)
    return tuple(piece for part in pieces for piece in part)


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80])
@pytest.mark.parametrize("indent", ["", "   ", "> "])
def test_paragraphs_are_whole_again_in_the_place_of_their_first_line(width: int, indent: str) -> None:
    lines = wrapped(_PAGE, width, indent)
    whole = joined(lines)
    assert len(whole) == len(lines)
    assert [line for line in whole if line] == [indent + line for line in _PAGE if line]
    for before, after in zip(lines, whole, strict=True):
        assert not after or after.startswith(before)


@pytest.mark.parametrize("width", [72, 76, 80])
def test_a_broken_page_reads_as_the_page_does(width: int) -> None:
    plain, broken = (
        extract_page(read_page("\n".join(lines).encode())).records for lines in (_PAGE, wrapped(_PAGE, width))
    )
    assert [record.entry for record in broken] == [record.entry for record in plain]
    assert plain[0].entry.title == _TITLE
    assert len(plain[0].entry.author) == 5


def test_lines_keep_the_numbers_of_the_input() -> None:
    lines = wrapped(_PAGE, 72)
    page = Page("text", "\n".join(lines))
    number = lines.index("Format: Article") + 1
    assert page.lines[number - 1] == "Format: Article"
    assert ("Format: Article", f"line {number}") in copied_lines(page)
    assert copied_lines(page)[0] == (_TITLE, "line 1")
    assert page.own_lines == lines
    assert page.source == "\n".join(lines)
    assert page.mentions("northern harbours: a survey of forty towns between the two world wars")


@pytest.mark.parametrize(
    "lines",
    [
        tuple(_PAGE),
        ("one", "two", "three", "four", "five"),
        tuple(f"{'A title of some length that stands by itself'[: 30 + n % 9]}" for n in range(40)),
        # a menu and lines of any length, as copied pages have them
        tuple(("Home", "Search the catalogue", "Log in", "x " * (20 + 7 * n % 45) + "end")[n % 4] for n in range(60)),
    ],
)
def test_other_texts_are_the_very_same(lines: tuple[str, ...]) -> None:
    assert joined(lines) is lines
    page = Page("text", "\n".join(lines))
    assert page.lines is page.own_lines


@pytest.mark.parametrize(
    ("extra", "whole"),
    [
        # labels, headings and items are no part of the full line above
        (["The walls that we saw in the first summer were almost all of grey granite.", "Keywords", "lichens"], None),
        (["* an item of a list that fills its line as far as a line can be filled.", "* and the next"], None),
        (["Lichens on the walls of northern harbours, and what they may tell us all", "Marta Lindqvist", "x"], None),
        (["Main Authors: Marta Lindqvist, Owen Pritchard-Hale, Jorge Echeverría, Al", "Format: Article", "x"], None),
        # what runs on does
        (
            ["* an item of a list that fills its line as far as a line can be filled in", "  by words"],
            "* an item of a list that fills its line as far as a line can be filled in by words",
        ),
        (
            ["The walls were well-known for what grew there before the war and for old-", "fashioned moorings"],
            "The walls were well-known for what grew there before the war and for old-fashioned moorings",
        ),
        (
            ["The walls were well-known for what grew there and were visited both pre-", "and post-war by many"],
            "The walls were well-known for what grew there and were visited both pre- and post-war by many",
        ),
    ],
)
def test_what_is_joined_with_a_full_line(extra: list[str], whole: str | None) -> None:
    lines = (*wrapped(_PAGE, 75), "", *extra)
    found = [line for line in joined(lines)[-len(extra) :] if line]
    assert found == ([whole] if whole else extra)


def test_an_address_longer_than_a_line_is_whole_again() -> None:
    address = "https://repository.example/handle/" + "/".join(f"part-number-{n}" for n in range(9))
    first, rest = address[:72], address[72:]
    lines = (*wrapped(_PAGE, 72), "", first, rest[:72], *([rest[72:]] if rest[72:] else []))
    assert address in joined(lines)


def test_terminals_cut_words() -> None:
    text = f"{_ABSTRACT} {_ABSTRACT}"
    lines = ["Lichens", "", *(text[at : at + 72].rstrip() for at in range(0, len(text), 72))]
    assert text in joined(lines)


def test_chinese_is_joined_without_blanks() -> None:
    text = "港口的石墙上长着别处少见的地衣，调查者在四十个城镇采集样本，并于同年秋季再次前往。" * 6
    lines = ["论文", "", *(text[at : at + 36] for at in range(0, len(text), 36)), "", "关键词", "地衣"]
    assert [line for line in joined(lines) if line] == ["论文", text, "关键词", "地衣"]


_WORDS = st.lists(st.text("abcdefghij-,.;/:@[](){}<>*+#\u4e2d\u6587\u00e9A1", min_size=1, max_size=90), max_size=120)


@settings(max_examples=80, deadline=None)
@given(st.lists(_WORDS, max_size=6), st.integers(20, 150))
def test_nothing_is_lost_or_invented(paragraphs: list[list[str]], width: int) -> None:
    lines = tuple(line.rstrip() for line in wrapped([" ".join(words) for words in paragraphs], width))
    whole = joined(lines)
    assert len(whole) == len(lines)
    assert "".join("".join(whole).split()) == "".join("".join(lines).split())


def test_takes_linear_time() -> None:
    many = wrapped(_PAGE, 72) * 1500
    hostile = ("A " * 36).rstrip() + "\n"
    digits = (
        *many,
        "Lichens on walls of the northern harbours, what they may yet tell of us",
        "Ann B" + "1" * 300_000,
        "x",
    )
    for lines in (
        many,
        digits,
        tuple((hostile * 20_000).split("\n")),
        ("(" * 72, "[" * 72) * 10_000,
        ("1. " * 24,) * 20_000,
    ):
        start = time.process_time()
        joined(lines)
        assert time.process_time() - start < 3


@pytest.mark.slow
def test_saved_texts_read_the_same_when_broken() -> None:
    folder = Path(__file__).parents[2].parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the sample texts are not beside the repository")
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").replace("\r", "").split("\n")
        plain = extract_page(read_page("\n".join(lines).encode())).records[0]
        for width in (72, 76, 80):
            text = "\n".join(textwrap.fill(line, width, expand_tabs=False, replace_whitespace=False) for line in lines)
            broken = extract_page(read_page(text.encode())).records[0]
            assert broken.entry == plain.entry, (path.name, width)
