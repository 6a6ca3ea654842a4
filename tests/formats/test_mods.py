"""MODS: what a description amounts to."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.formats.mods import read
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name


def entry_of(inner: str) -> Entry:
    return read(f'<mods xmlns="http://www.loc.gov/mods/v3">{inner}</mods>'.encode()).records[0].entry


PERSON = (
    '<name type="personal"><namePart type="given">Ida</namePart><namePart type="family">Roe</namePart>'
    "<role><roleTerm>{}</roleTerm></role></name>"
)


def test_an_article() -> None:
    entry = entry_of(
        "<titleInfo><nonSort>The</nonSort><title>count</title><subTitle>a study</subTitle></titleInfo>"
        + PERSON.format("author")
        + '<relatedItem type="host"><titleInfo><title>Journal of Counting</title></titleInfo>'
        '<titleInfo type="abbreviated"><title>J. Count.</title></titleInfo>'
        "<originInfo><issuance>continuing</issuance></originInfo>"
        '<part><detail type="volume"><number>7</number></detail><detail type="issue"><number>2</number></detail>'
        '<extent unit="pages"><start>5</start><end>17</end></extent><date>2021</date></part>'
        '<identifier type="issn">1932-6203 (print)</identifier></relatedItem>'
        '<identifier type="doi">10.5555/X</identifier>'
    )
    assert entry == Entry(
        type="article-journal",
        title="The count: a study",
        author=(Name("Roe", "Ida"),),
        container_title="Journal of Counting",
        container_title_short="J. Count.",
        volume="7",
        issue="2",
        page="5-17",
        issued=Date.of(2021),
        issn=("1932-6203",),
        doi="10.5555/x",
    )


def test_a_chapter() -> None:
    entry = entry_of(
        "<titleInfo><title>On counts</title></titleInfo>"
        + PERSON.format("aut")
        + '<relatedItem type="host"><titleInfo><title>The book of counts</title></titleInfo>'
        + PERSON.format("edt").replace("Ida", "Ada")
        + "<originInfo><dateIssued>1994</dateIssued><publisher>A Press</publisher>"
        '<place><placeTerm type="code">xx</placeTerm><placeTerm type="text">[Bonn]</placeTerm></place></originInfo>'
        "<part><extent><start>5</start><end>5</end></extent></part></relatedItem>"
        '<relatedItem type="series"><titleInfo><title>Small Series</title><partNumber>3</partNumber></titleInfo>'
        "</relatedItem>"
    )
    assert (entry.type, entry.container_title, entry.page) == ("chapter", "The book of counts", "5")
    assert (entry.author, entry.editor) == ((Name("Roe", "Ida"),), (Name("Roe", "Ada"),))
    assert (entry.publisher, entry.publisher_place, entry.issued) == ("A Press", "Bonn", Date.of(1994))
    assert (entry.collection_title, entry.collection_number) == ("Small Series", "3")


@pytest.mark.parametrize(
    ("inner", "kind"),
    [
        ("<genre>theses</genre><typeOfResource>text</typeOfResource>", "thesis"),
        ("<typeOfResource>cartographic</typeOfResource>", "map"),
        ("<typeOfResource>notated music</typeOfResource>", "musical_score"),
        ("<typeOfResource>text</typeOfResource><originInfo><issuance>monographic</issuance></originInfo>", "book"),
        ("<typeOfResource>text</typeOfResource>", "document"),
        ('<relatedItem type="host"><titleInfo><title>A site</title></titleInfo></relatedItem>', "webpage"),
        ("<genre>article</genre>", "article"),
    ],
)
def test_types(inner: str, kind: str) -> None:
    assert entry_of(f"<titleInfo><title>T</title></titleInfo>{inner}").type == kind


def test_names_and_roles() -> None:
    entry = entry_of(
        "<name><namePart>Roe, Ida [1848-1914]</namePart></name>"
        '<name type="corporate"><namePart>A Library</namePart><namePart>Music Division.</namePart></name>'
        + PERSON.format("publisher")
        + PERSON.format("Translator.")
    )
    assert entry.author == (Name("Roe", "Ida"), Name(literal="A Library: Music Division"))
    assert entry.translator == (Name("Roe", "Ida"),)


def test_coded_dates_before_free_ones() -> None:
    dates = '<dateIssued>c1984]</dateIssued><dateIssued encoding="marc" point="end">9999</dateIssued>'
    start = '<dateIssued encoding="marc" point="start">1984</dateIssued>'
    assert entry_of(f"<originInfo>{dates}{start}</originInfo>").issued == Date.of(1984)
    made = "<originInfo><dateCreated>1955-03-22</dateCreated></originInfo>"
    assert entry_of(made).issued == Date.of(1955, 3, 22)


def test_addresses_scale_and_languages() -> None:
    entry = entry_of(
        '<location><url access="preview">https://example.org/small</url><url>https://example.org/</url>'
        '<url usage="primary display">https://example.org/main</url></location>'
        "<subject><cartographics><scale>Scale [ca. 1:510,000].</scale></cartographics><topic>Counts</topic></subject>"
        '<language><languageTerm type="text">English</languageTerm>'
        '<languageTerm type="code">eng</languageTerm></language>'
    )
    assert (entry.url, entry.scale, entry.language) == ("https://example.org/main", "1:510,000", "eng")
    assert entry.keyword == ("Counts",)


def test_collections_and_what_is_no_mods() -> None:
    text = '<m:modsCollection xmlns:m="http://www.loc.gov/mods/v3"><m:mods/><m:mods/></m:modsCollection>'
    assert len(read(text.encode()).records) == 2
    assert read(b"").records == ()
    with pytest.raises(InputError, match="no MODS"):
        read(b"<html/>")
