"""Whatever bytes come: a page is read or refused in one line, and nothing takes more than linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bibkit.errors import InputError
from bibkit.extractors import extract_page, references_on
from bibkit.pages.decode import decode
from bibkit.pages.page import Page
from bibkit.pages.read import read_page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.fragments import inline_markup
from bibkit.text.titles import clean_title

_PIECES = st.sampled_from(
    (
        '<meta name="citation_title" content="A & B">',
        '<meta name="citation_author" content="Lee, ',
        '<script type="application/ld+json">{"@type": "Book", "name": ["x", {"@list": [1, null]}], "author": {}}</script>',
        '<span class="Z3988" title="rft.atitle=%ff%zz&amp;rft.au=;&amp;rft_id=info:doi/10.1/">',
        '<div itemscope itemtype="http://schema.org/Article"><b itemprop="name headline">',
        '<a href="//sciencedirect.com"><script data-iso-key=x>{"article": {"pages": [[]]}}</script>',
        'xplGlobal.document.metadata={"authors": [1, {}]}',
        "@article{a, title = {x}, }",
        "TY  - JOUR\nTI  - \nER  -\n",
        "<h1>References</h1><li>",
        "<table><tr><th>Titel<th>Autor<tr><td>a<td>b",
        "Abstract\n",
        "Ann Lee1, Bob Smith2\n",
        "Volume 7, Issue 2, Pages 1-9\n",
        "doi:10.5555/abc\n",
        "Published: 32 Foo 2015\n",
        "\x00",
        "\ufeff",
        "&#x110000;&nbsp;",
        "</p></div>",
        "摘要：",
        "<!--",
    )
)


@given(
    st.binary(max_size=300), st.sampled_from(["", "text/html; charset=utf-16", "text/html; charset=x", "charset=\x00"])
)
def test_decode_never_raises(data: bytes, header: str) -> None:
    text, encoding, _ = decode(data, header)
    assert isinstance(text, str)
    assert encoding


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
@example(b"bplist00")
@example(b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\n\n")
@example(b"<html>\xff\xfe\x00<p>")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        page = read_page(data, input="x")
    except InputError as error:
        assert "\n" not in error.message
        return
    result = extract_page(page)
    assert result.records or result.issues
    references_on(page)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=20)), max_size=14), st.sampled_from(["html", "text"]))
def test_any_heap_of_page_pieces_is_read(pieces: list[str], kind: str) -> None:
    page = Page("html" if kind == "html" else "text", "".join(pieces))
    for record in extract_page(page).records:
        assert record.entry.title
        assert set(record.provenance) >= {name for name, _ in record.entry.items()}
    references_on(page)


@given(st.text(alphabet=st.characters(exclude_characters="&<>|["), max_size=200))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = inline_markup(text)
    assert inline_markup(once) == once
    assert "  " not in once
    assert once == once.strip()


@given(
    st.lists(
        st.sampled_from(["<i>", "</i>", "<b>", "</b>", "<sub>", "<p>", "</p>", "x", "&lt;i&gt;", "<"]), max_size=30
    )
)
def test_markup_comes_out_in_pairs(pieces: list[str]) -> None:
    text = inline_markup("".join(pieces))
    for name in ("i", "b", "sub"):
        assert text.count(f"<{name}>") == text.count(f"</{name}>")


@given(st.text(max_size=200))
def test_titles_and_abstracts_are_one_line(text: str) -> None:
    assert len(clean_title(text).splitlines()) <= 1
    abstract = clean_abstract(text)
    assert len(abstract.text.splitlines()) <= 1
    assert not abstract.truncated or abstract.text.endswith("…")


_HOSTILE = (
    "a ", "A. ", "(", "[", "<b>", "<i><b>", "</i>", "10.1234/", "Vol. 1 ", "2015;", "2015 Mar 12;56:1 ", "Smith J, ",
    "Smith, J.; ", "John Smith, ", "and ", " - ", "Abstract ", "Methods", "Results1 ", "@article{a,", "{", "TY  - ", "1", "1 ",
    "...", "… ", "A", "A1,", "王", "\n", "Title:\n", "\nAnn Lee1,", "References\n", "\n[1] Smith J. 2015 ", "x@y.z ", "&amp;",
    "<!--", "document.write('", "<script>", "<p>", "<li><a href=x>", "<td>", "<h2>", "<span class=Z3988 title=a>",
    "<meta name=citation_author content=a>", "<div itemscope itemtype=http://schema.org/Book><b itemprop=name>",
    "Published: ", "p. ", "n° ", "PubMed ", "-", "'", "doi:",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["html", "text"])
def test_hostile_strings_take_linear_time(kind: str) -> None:
    def seconds(piece: str, characters: int) -> float:
        body = "Some title of a work here\nJohn Smith, Ann Lee\n" + piece * (characters // len(piece))
        page = read_page(("<html><h1>" + body if kind == "html" else body).encode())
        start = time.process_time()
        extract_page(page)
        references_on(page)
        return time.process_time() - start

    for piece in _HOSTILE:
        # Quadratic at 2 microseconds a step would be 13 minutes at this size.
        assert seconds(piece, 20_000) < 3, piece


@pytest.mark.slow
def test_a_huge_page_and_deep_tags_keep_their_share() -> None:
    paragraph = (
        b"<p>We studied the <i>growth</i> of plants in <a href=x>fields</a> (Smith et al. 2015) for a year.</p>\n"
    )
    for body in (paragraph * 100_000, b"<span>" * 100_000 + b"x"):
        source = b"<html><title>Some title of a work</title><h1>Some title of a work</h1>" + body
        page = read_page(source)
        start = time.process_time()
        assert page.tree.body is not None
        parsed = time.process_time() - start
        start = time.process_time()
        extract_page(page)
        assert time.process_time() - start < 20 * parsed + 1
