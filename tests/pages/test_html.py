"""The head of a page, read once."""

from __future__ import annotations

from bibkit.pages.html import first_text, rich_text_of, text_of
from bibkit.pages.page import Page

_SOURCE = """<html lang="de-AT"><head><title> A
 title </title><meta name="Citation_Title" content="A &amp; B"><meta property="og:title" content="C">
<meta value="2019-07-11" name=DC.Date><meta name="empty" content="">
<link rel="Canonical alternate" href=" https://example.org/a "><script type="application/ld+json">{"a": 1}</script></head>
<body><svg><title>icon</title></svg><h1>On <i>Salmo</i></h1><meta name="late" content="x"></body></html>"""


def test_head() -> None:
    head = Page("html", _SOURCE).head
    assert (head.title, head.language) == ("A title", "de-AT")
    assert head.first("citation_title") == "A & B"
    assert head.first("nothing", "og:title") == "C"
    assert head.all("dc.date", "late") == ["2019-07-11", "x"]
    assert "empty" not in head.metas
    assert head.link("canonical") == "https://example.org/a"
    assert head.link("next") == ""
    assert head.scripts == ['{"a": 1}']


def test_what_else_may_hold_data_is_found_in_the_same_pass() -> None:
    source = """<meta name="a" content="1" itemscope itemtype="x:Book y" itemprop="b"><span class="x Z3988" title="rft.au=Lee"></span>
<span class="z3988" title="no"></span><pre>@book{a}</pre><script>var x</script>"""
    head = Page("html", source).head
    assert head.metas == {"a": ["1"]}  # once, though two selectors name it
    assert head.openurls == ["rft.au=Lee"]
    assert [node.text() for node in head.preformatted] == ["@book{a}"]
    assert (head.item_types, head.types, head.scripts) == ({"x:Book", "y"}, set(), [])
    assert Page("html", "<p typeof='Book'>x").head.types == {"Book"}


def test_mentions() -> None:
    page = Page("html", "<A class='Staff-View'>\u0130stanbul \ud800</A>")
    assert page.mentions("nothing", "staff-view")
    assert page.mentions("<a CLASS")
    assert not page.mentions("staff view")


def test_a_text_page_has_an_empty_head() -> None:
    assert Page("text", "x").head.metas == {}


def test_texts_of_elements() -> None:
    tree = Page("html", _SOURCE).tree
    assert text_of(tree.css_first("h1")) == "On Salmo"
    assert rich_text_of(tree.css_first("h1")) == "On <i>Salmo</i>"
    assert text_of(None) == rich_text_of(None) == ""
    assert first_text(tree, ["h9", "h1"]) == ("On Salmo", "h1")
    assert first_text(tree, ["h9"]) == ("", "")
