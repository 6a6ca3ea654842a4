"""Pages nested past all sense."""

from __future__ import annotations

import time

import pytest

from bibkit.extractors import extract_page
from bibkit.pages.depth import shallow
from bibkit.pages.read import read_page

HEAD = "<html><head><title>Deep</title></head><body>"


def test_a_sensible_page_is_left_alone() -> None:
    pages = [
        HEAD + "<p>short</p>",
        HEAD + "<div><b>x</b></div>" * 20_000,
        HEAD + "<p>never closed<br>" * 20_000,
        HEAD + "<ul>" + "<li>one" * 20_000,
        HEAD + "<a name=x>" * 20_000,
        HEAD + "<DIV></div>" * 20_000,
    ]
    for page in pages:
        assert shallow(page) is page


def test_what_stands_too_deep_loses_its_tags_and_keeps_its_text() -> None:
    page = HEAD + "".join(f"<div class='d'>{number} " for number in range(6_000)) + "</div>" * 6_000 + "<h1>After</h1>"
    out = shallow(page)
    assert out.count("<div") == out.count("</div>") == 512
    assert out.split("</div>")[0].count(" ") == page.split("</div>")[0].count(" ") - 6_000 + 512
    assert out.endswith("</div><h1>After</h1>")


def test_what_is_no_markup_is_not_counted() -> None:
    script = (
        "<script>"
        + "'<div>'" * 600
        + "</SCRIPT>"
        + "<!--"
        + "<div>" * 600
        + "-->"
        + "<title>"
        + "<b>" * 600
        + "</title>"
    )
    deep = script + "<p>x</p>" * 10_000 + "<div><h1>Title</h1></div>"
    assert shallow(deep) == deep
    assert shallow("<script>" + "<div>" * 20_000) == "<script>" + "<div>" * 20_000
    assert shallow("<!--" + "<div>" * 20_000) == "<!--" + "<div>" * 20_000


def test_lists_and_tables_count_with_what_they_must_hold() -> None:
    assert shallow("<ul><li>" * 10_000).count("<ul") == 256
    assert shallow("<table><tr><td>" * 10_000).count("<table") == 128


def test_a_tag_ends_at_its_bracket_wherever_that_stands() -> None:
    deep = "<div>" * 20_000
    assert shallow(deep + '<div title="a<b">x').endswith("<div>x")
    assert shallow(deep + "<b\n class=x\n>x</b >y").endswith("<div>xy")
    assert shallow(deep + "<!-- <p> --><b>x<script>'<b>'</script></b>").endswith("<!-- <p> -->x<script>'<b>'</script>")


def test_several_kinds_of_elements_share_the_depth() -> None:
    page = "".join(f"<x{number}>" for number in range(20_000))
    assert shallow(page).count("<x") == 512
    assert shallow(page + "text").endswith("text")
    assert shallow("<div>" * 20_000 + "<div").count("<div") == 512


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<span>", "<ul><li>", "<font><div>", "<p><i>", "<q>"])
@pytest.mark.parametrize("closed", [True, False])
def test_a_deep_page_is_read_in_no_time(opening: str, closed: bool) -> None:
    count = 100_000 // opening.count("<")
    closing = "".join(f"</{name}>" for name in reversed(opening.strip("<>").split("><"))) if closed else ""
    page = HEAD + opening * count + "deep" + closing * count
    started = time.process_time()
    extract_page(read_page(page.encode()))
    assert time.process_time() - started < 5  # some 0.3 s; a minute where time grows with the square of the depth
