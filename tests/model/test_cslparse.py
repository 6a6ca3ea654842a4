"""CSL objects as other programs write them."""

from __future__ import annotations

from bibkit.model.cslparse import entry_from_csl, name_from_csl
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.lists import split_keywords, split_numbers
from bibkit.model.names import Name


def test_a_plain_item() -> None:
    item = {
        "id": "li2020",
        "type": "article-journal",
        "title": "On <i>things</i>",
        "author": [{"family": "Li", "given": "Min"}, {"literal": "A Consortium"}],
        "issued": {"date-parts": [[2020, 3]]},
        "volume": 7,
        "DOI": "10.1000/ABC",
    }
    assert entry_from_csl(item) == Entry(
        id="li2020",
        type="article-journal",
        title="On <i>things</i>",
        author=(Name(family="Li", given="Min"), Name(literal="A Consortium")),
        issued=Date.of(2020, 3),
        volume="7",
        doi="10.1000/ABC",
    )


def test_spellings_of_zotero_and_crossref() -> None:
    item = {
        "citation-key": "k",
        "type": "journal-article",
        "title": ["R&amp;D and <b>x</b>"],
        "container-title": ["Journal"],
        "journalAbbreviation": "J.",
        "ISSN": ["1932-6203", "1932-6203"],
        "DOI": "https://doi.org/10.1000/ABC",
        "issued": "2015-10",
        "author": [{"given": "Ann", "family": "Smith", "ORCID": "x"}, "Doe, C.", {"name": "A Group"}],
    }
    entry = entry_from_csl(item)
    assert (entry.id, entry.type, entry.title) == ("k", "article-journal", "R&D and <b>x</b>")
    assert (entry.container_title, entry.container_title_short) == ("Journal", "J.")
    assert entry.issn == ("1932-6203", "1932-6203")
    assert entry.doi == "10.1000/abc"
    assert entry.issued == Date.of(2015, 10)
    assert entry.author == (Name("Smith", "Ann"), Name("Doe", "C."), Name(literal="A Group"))


def test_what_fits_no_variable_is_kept() -> None:
    entry = entry_from_csl({"type": "strange-thing", "timestamp": "2020", "custom": {"eprint": "2101.00001", "x": 1}})
    assert entry.type == "document"
    assert entry.eprint == "2101.00001"
    assert dict(entry.extra) == {"type": "strange-thing", "timestamp": "2020", "x": 1}


def test_two_spellings_that_disagree_are_both_kept() -> None:
    entry = entry_from_csl({"title-short": "One", "shortTitle": "Two", "type": "book"})
    assert entry.title_short == "One"
    assert dict(entry.extra) == {"shortTitle": "Two"}


def test_lists_survive_whatever_their_words_hold() -> None:
    for words in [("a",), ("a", "b"), ("a, b",), ("a, b", "c"), ("a; b", "c"), ("a;b",)]:
        entry = Entry(type="book", keyword=words)
        assert entry_from_csl(entry.to_csl()) == entry
    entry = Entry(type="book", isbn=("978 3 16 148410 0", "0-306-40615-2"))
    assert entry_from_csl(entry.to_csl()) == entry


def test_splitting_lists() -> None:
    assert split_keywords("a, b;c, d") == ("a, b", "c, d")
    assert split_keywords("a, b") == ("a", "b")
    assert split_numbers("978-3-16-148410-0 0-306-40615-2") == ("978-3-16-148410-0", "0-306-40615-2")
    assert split_numbers("978 3 16 148410 0") == ("978 3 16 148410 0",)
    assert split_numbers("1932-6203, 2049-3630") == ("1932-6203", "2049-3630")


def test_names_without_a_family() -> None:
    assert name_from_csl({"given": "Plato"}) == Name(literal="Plato")
    assert not name_from_csl({})
    assert not name_from_csl(7)
