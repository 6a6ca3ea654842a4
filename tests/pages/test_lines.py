"""The visible lines of pages."""

from __future__ import annotations

import time

import pytest

from bibkit.pages.lines import Line, copied_lines, copied_texts
from bibkit.pages.page import Page
from bibkit.pages.read import read_page


def texts(body: str) -> list[str]:
    return [line.text for line in copied_lines(Page("html", f"<html><body>{body}</body></html>"))]


def test_text_keeps_line_numbers_and_tabs() -> None:
    page = read_page("first\r\n\r\n  second\u00a0one \tcell\r\n".encode())
    assert copied_texts(page) == ["first", "second one\tcell"]
    assert copied_lines(page) == (Line("first", "line 1"), Line("second one\tcell", "line 3"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>a <b>b</b>c</p>d", ["a bc", "d"]),
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<table><tr><th>k</th><td>v</td></tr><tr><td>x<br>y</td><td>z</td></tr></table>", ["k\tv", "x", "y\tz"]),
        ("<ul><li>a<li>b</ul>", ["a", "b"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("<pre>a\n  b\n</pre>c", ["a", "b", "c"]),
        ("a\n  b", ["a b"]),
        ("<script>x</script><style>y</style><template>t</template>z", ["z"]),
        ("<p hidden>a</p><p style='display: none'>b</p><p style='color: red'>c</p>", ["c"]),
        ("<select><option>English</option></select>a", ["a"]),
        ("a\u200b\u00adb &amp; c", ["ab & c"]),
        ("<a>Lane, G</a><a>Bock, T</a>", ["Lane, G Bock, T"]),
        ("<p><span>6</span><span>94</span> <span>H</span><span>elp</span></p>", ["6 94 Help"]),
    ],
)
def test_blocks_break_lines(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_places() -> None:
    page = Page(
        "html", "<html><body><h1>a</h1><p id=x><b>b</b></p><div class='c d'>e</div><span>f</span></body></html>"
    )
    assert [line.at for line in copied_lines(page)] == ["h1", "p#x", "div.c", "body"]


def test_deep_and_long_pages_take_linear_time() -> None:
    start = time.process_time()
    assert texts("<div>" * 20_000 + "deep") == ["deep"]
    assert len(texts("<p>x</p>" * 20_000)) == 20_000
    assert time.process_time() - start < 3
