"""EndNote's XML export."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.formats.endnotexml import read
from bibkit.model.dates import Date
from bibkit.model.names import Name


def styled(text: str, face: str = "normal") -> str:
    return f'<style face="{face}" font="default" size="100%">{text}</style>'


LIBRARY = f"""<?xml version="1.0" encoding="UTF-8" ?><xml><records>
<record><rec-number>1</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>{styled("Roe, Ida")}</author>
<author>{styled("A Group,")}</author><author>{"{Others, Inc.}"}</author></authors></contributors>
<titles><title>{styled("On ")}{styled("x", "italic")}{styled(" and H")}{styled("2", "subscript")}{styled("O")}</title>
<secondary-title>{styled("Journal of Counting")}</secondary-title><alt-title>{styled("J. Count.")}</alt-title></titles>
<periodical><full-title>{styled("Journal of Counting")}</full-title></periodical>
<pages>{styled("5-17")}</pages><volume>{styled("7")}</volume><number>{styled("2")}</number>
<keywords><keyword>{styled("one")}</keyword><keyword>{styled("two, three")}</keyword></keywords>
<dates><year>{styled("2021")}</year><pub-dates><date>{styled("May 3")}</date></pub-dates></dates>
<isbn>{styled("1932-6203")}</isbn><label>{styled("Roe2021")}</label>
<electronic-resource-num>{styled("10.5555/x")}</electronic-resource-num>
<urls><related-urls><url>{styled("https://example.org/1")}</url></related-urls></urls></record>
<record><ref-type name="Edited Book">28</ref-type>
<contributors><authors><author>Doe, Jane</author></authors>
<secondary-authors><author>Poe, Al</author></secondary-authors></contributors>
<titles><title>Counts</title><secondary-title>Small Series</secondary-title></titles>
<publisher>A Press</publisher><pub-location>Bonn</pub-location></record>
</records></xml>"""


def test_an_article() -> None:
    entry = read(LIBRARY.encode()).records[0].entry
    assert (entry.id, entry.type) == ("Roe2021", "article-journal")
    assert entry.title == "On <i>x</i> and H<sub>2</sub>O"
    assert entry.author == (Name("Roe", "Ida"), Name(literal="A Group"), Name(literal="Others Inc."))
    assert (entry.container_title, entry.container_title_short) == ("Journal of Counting", "J. Count.")
    assert (entry.volume, entry.issue, entry.page) == ("7", "2", "5-17")
    assert entry.issued == Date.of(2021, 5, 3)
    assert entry.keyword == ("one", "two, three")
    assert (entry.doi, entry.issn, entry.url) == ("10.5555/x", ("1932-6203",), "https://example.org/1")


def test_an_edited_book() -> None:
    entry = read(LIBRARY.encode(), name="x.xml").records[1].entry
    assert (entry.type, entry.title, entry.collection_title) == ("book", "Counts", "Small Series")
    assert entry.editor == (Name("Doe", "Jane"),)
    assert entry.collection_editor == (Name("Poe", "Al"),)
    assert (entry.publisher, entry.publisher_place) == ("A Press", "Bonn")


def test_what_is_no_endnote() -> None:
    assert read(b"").records == read(b"<xml><records></records></xml>").records == ()
    with pytest.raises(InputError, match="no EndNote XML"):
        read(b"<html/>")
