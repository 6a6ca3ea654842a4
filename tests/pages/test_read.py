"""Files to pages: HTML told from text, binary files refused in one line."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.pages.read import read_page


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><p>x",
        "<HTML><body>x",
        '<meta name="citation_title" content="x">',
        "<div><p>One</p><p>Two</p></div>",
        '<?xml version="1.0"?><record/>',
        '<div class="x">only a fragment</div>',
    ],
)
def test_html(source: str) -> None:
    assert read_page(source.encode()).kind == "html"


@pytest.mark.parametrize(
    "source",
    [
        "Title\nAnn Lee\n",
        "x < y and <i>y</i> < z in a text of some length that nobody would take for a page's source " * 4,
        "Retain tags such as <b>...</b> for bold, <i>...</i> for italic.\n" * 3 + "Line without tags\n" * 60,
        "@article{a, title = {<i>x</i>}}",
    ],
)
def test_text(source: str) -> None:
    assert read_page(source.encode()).kind == "text"


def test_the_content_type_decides_where_it_is_known() -> None:
    assert read_page(b"<html>", content_type="text/plain").kind == "text"
    assert read_page(b"x", content_type="text/html; charset=utf-8").kind == "html"


def test_line_ends_and_nulls() -> None:
    page = read_page(b"a\r\nb\rc\0d" + b" " * 60)
    assert page.source.rstrip() == "a\nb\ncd"
    assert page.lines == ("a", "b", "cd")


def test_where_a_browser_saved_it_from() -> None:
    page = read_page(b"<!-- saved from url=(0024)https://example.org/a --><html>x</html>")
    assert page.url == page.address == "https://example.org/a"
    assert read_page(b"<html>x", url="https://example.org/b").address == "https://example.org/b"
    linked = read_page(b'<html><link rel="canonical" href="https://example.org/c">')
    assert (linked.url, linked.address) == ("", "https://example.org/c")


@pytest.mark.parametrize("data", [b"", b"  \n\t "])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"cannot read page\.html: it is empty"):
        read_page(data, input="page.html")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
        (b"PK\x03\x04" + bytes(50), "a ZIP archive"),
        (b"\x1f\x8b\x08" + bytes(50), "a gzip file"),
        (bytes(range(256)) * 4, "a binary file"),
        (bytes(500), "a binary file"),
    ],
)
def test_a_binary_file_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        read_page(data, input="x")
