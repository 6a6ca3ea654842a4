"""The visible blocks of a page."""

from __future__ import annotations

from bibkit.pages.blocks import Block
from bibkit.pages.page import Page


def _texts(source: str) -> list[tuple[str, str]]:
    return [(block.tag, block.text) for block in Page("html", source).blocks]


def test_blocks_and_inline_elements() -> None:
    source = "<h1>On <em>Salmo</em> in H<sub>2</sub>O</h1><p>One<br>two <a href=x>three</a> <span>four</span></p>"
    assert _texts(source) == [("h1", "On <i>Salmo</i> in H<sub>2</sub>O"), ("p", "One"), ("p", "two three four")]


def test_text_behind_a_block_belongs_to_what_is_around() -> None:
    assert _texts("<div>a<p>b</p>c</div>d") == [("div", "a"), ("p", "b"), ("div", "c"), ("div", "d")]


def test_what_nobody_sees_is_left_out() -> None:
    source = (
        "<nav>Home</nav><script>x()</script><style>p{}</style><p>seen<!-- not --></p><select><option>a</select>"
        "<footer>Imprint</footer><aside><p>beside</p></aside>"
    )
    assert [(block.text, block.inside) for block in Page("html", source).blocks] == [("seen", ""), ("beside", "aside")]


def test_markup_that_crosses_blocks_is_dropped() -> None:
    assert _texts("<b><p>a</p></b><p>x</b>y") == [("p", "a"), ("p", "xy")]


def test_lines_of_a_text() -> None:
    blocks = Page("text", "One\n\n  two  three\n").blocks
    assert [(block.text, block.locator) for block in blocks] == [("One", "line 1"), ("two three", "line 3")]


def test_rows_of_a_copied_table() -> None:
    blocks = Page("text", "Author\tAnn Lee\n1\t2\t3\n").blocks
    assert [(block.text, block.tag) for block in blocks] == [
        ("Author", "dt"),
        ("Ann Lee", "dd"),
        ("1", ""),
        ("2", ""),
        ("3", ""),
    ]


def test_level_plain_and_locator() -> None:
    block = Block("<i>E. coli</i>", "h2", 7)
    assert (block.level, block.plain, block.locator) == (2, "E. coli", "h2 (block 7)")
    assert Block("x", "header", 1).level == 0


def test_a_deep_page_is_no_matter() -> None:
    assert _texts("<span>" * 50_000 + "deep") == [("div", "deep")]
