"""The judgement between layers: who is believed, what is kept beside the record, and tags that lie."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.extractors import extract_page
from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._dates import settle
from bibkit.extractors._judgement.resolve import resolve
from bibkit.model.dates import Date
from bibkit.model.names import Name
from bibkit.model.notes import CitationStatement
from bibkit.model.record import Record
from bibkit.pages.page import Page
from bibkit.pages.read import read_page

_ANN, _BOB, _EVE = Name("Lee", "Ann"), Name("Smith", "Bob"), Name("Stone", "Eve")


def _layer(layer: str, **values: Any) -> Extraction:
    draft = Draft(layer, f"{layer}-source")
    for attribute, value in values.items():
        draft.offer(attribute, value, f"{layer} {attribute}")
    return draft.finish()


def _resolve(*extractions: Extraction, page: Page | None = None) -> Record:
    record = resolve(extractions, page)
    assert record is not None
    return record


def test_the_strongest_layer_wins_and_the_rest_is_kept_beside() -> None:
    record = _resolve(
        _layer("opengraph", title="Page title"),
        _layer("jsonld", title="Structured title", volume="8"),
        _layer("highwire", title="Tagged title", volume="7"),
        _layer("site", title="Read title"),
    )
    assert (record.entry.title, record.entry.volume) == ("Read title", "7")
    assert record.provenance["volume"].layer == "highwire"
    assert record.provenance["volume"].locator == "highwire volume"
    beside = [(item.attribute, item.value, item.origin.layer, item.kind) for item in record.rejected]
    assert ("volume", "8", "jsonld", "outvoted") in beside
    assert ("title", "Tagged title", "highwire", "outvoted") in beside


def test_a_site_reader_may_reject_what_tags_say() -> None:
    draft = Draft("site", "reader")
    draft.offer("title", "T", "h1")
    draft.reject("publisher", "the site, not the publisher")
    record = _resolve(draft.finish(), _layer("jsonld", publisher="Site"))
    assert record.entry.publisher == ""
    (item,) = record.rejected
    assert (item.kind, item.reason, item.origin.layer) == ("rejected", "the site, not the publisher", "jsonld")


def test_notes_related_and_issues_pass_through() -> None:
    draft = Draft("site", "reader")
    draft.offer("title", "T", "h1")
    draft.statements.append(CitationStatement(text="Cited.", stance="supporting"))
    draft.tallies["supporting"] = 1
    draft.warn("scite.partial", "1 of 2 statements")
    record = _resolve(draft.finish())
    assert record.notes.statements[0].text == "Cited."
    assert record.notes.tallies == {"supporting": 1}
    assert [issue.code for issue in record.issues] == ["scite.partial"]


def test_a_blurb_is_never_an_abstract() -> None:
    record = _resolve(_layer("highwire", title="T"), _layer("opengraph", abstract="Buy now."))
    assert record.entry.abstract == ""
    assert record.rejected[0].reason == "a page's description is a blurb, or cut"


_ABOUT_FROGS = (
    "Tree frogs call louder where traffic is loud. We recorded 240 frogs along a gradient of noise in four cities and "
    "measured pitch, length and loudness of their song. Males in noisy places sang higher and longer, and the effect "
    "held after body size had been taken into account. Urban noise may thus change whom females choose, and with it how "
    "city populations part from those in the woods."
)


@pytest.mark.parametrize(
    ("description", "taken"),
    [
        (_ABOUT_FROGS, True),
        (_ABOUT_FROGS[:200] + ".", False),  # too short to tell
        (_ABOUT_FROGS.rstrip("."), False),  # cut
        (_ABOUT_FROGS.translate(str.maketrans("fnutsd", "vmybzt")), False),  # of something else
        (f"The Journal of Frogs publishes peer-reviewed articles on song and noise. {_ABOUT_FROGS}", False),
    ],
)
def test_a_description_that_reads_like_the_abstract(description: str, taken: bool) -> None:
    tags = _layer("highwire", type="article-journal", title="Song and noise in urban tree frogs")
    record = _resolve(tags, _layer("opengraph", abstract=description))
    assert record.entry.abstract == (description if taken else "")
    blog = _resolve(
        _layer("jsonld", type="post-weblog", title=tags.claims["title"].value),
        _layer("opengraph", abstract=description),
    )
    assert blog.entry.abstract == ""


def test_a_description_beside_an_abstract_is_not_taken() -> None:
    tags = _layer("highwire", title="Song and noise in urban tree frogs", container_title="Herpetology")
    record = _resolve(tags, _layer("text", abstract="Frogs sing."), _layer("opengraph", abstract=_ABOUT_FROGS))
    assert record.entry.abstract == "Frogs sing."
    assert [item.kind for item in record.rejected if item.value == _ABOUT_FROGS] == ["rejected"]


@pytest.mark.parametrize(
    ("tag", "taken"),
    [
        ("We show that an n×n matrix G with independent entries is completely delocalized.", True),
        ("Next section: We show that an n×n matrix G with independent entries is completely delocalized.", False),
        ("We show that no n×n matrix is.", False),
        ("We show that an n×n matrix G with independent entries is completely delocalized…", False),
    ],
)
def test_formulas_that_the_visible_text_lost(tag: str, taken: bool) -> None:
    text = "We show that an matrix with independent entries is completely delocalized."
    record = _resolve(_layer("highwire", title="T", abstract=tag), _layer("text", abstract=text))
    assert record.entry.abstract == (tag if taken else text)


def test_a_whole_abstract_beats_a_cut_one() -> None:
    whole = "We asked twelve people on three wards what they think of help. They like it."
    cut = "We asked twelve people on three wards what they think of…"
    record = _resolve(_layer("highwire", title="T", abstract=cut), _layer("jsonld", abstract=whole))
    assert record.entry.abstract == whole
    assert not record.issues
    record = _resolve(_layer("highwire", title="T", abstract=cut))
    assert [issue.code for issue in record.issues] == ["extract.abstract-truncated"]


def test_a_longer_list_of_authors_wins_when_it_contains_the_shorter() -> None:
    record = _resolve(_layer("highwire", title="T", author=(_BOB,)), _layer("jsonld", author=(_ANN, _BOB)))
    assert record.entry.author == (_ANN, _BOB)
    record = _resolve(_layer("highwire", title="T", author=(_EVE,)), _layer("jsonld", author=(_ANN, _BOB)))
    assert record.entry.author == (_EVE,)


def test_contributors_do_not_lengthen_the_list() -> None:
    draft = Draft("dc", "page")
    draft.offer("author", (_ANN, _BOB), "meta[name=dc.contributor]")
    record = _resolve(_layer("highwire", title="T", author=(_ANN,)), draft.finish())
    assert record.entry.author == (_ANN,)


@pytest.mark.parametrize("nobody", [Name(literal="Admin"), Name(literal="Sea Press"), Name(literal="pubmeddev")])
def test_names_that_are_no_authors(nobody: Name) -> None:
    record = _resolve(_layer("highwire", title="T", publisher="Sea Press", author=(nobody,)))
    assert record.entry.author == ()


@pytest.mark.parametrize(
    ("house", "kept"), [("Public Health Council of Kent", True), ("Kent Press", False), ("Kent Publications", False)]
)
def test_an_office_may_publish_what_it_writes_and_a_press_writes_nothing(house: str, kept: bool) -> None:
    record = _resolve(_layer("highwire", title="Bees of Kent", author=(Name(literal=house),), publisher=house))
    assert bool(record.entry.author) == kept


def test_et_al_is_no_author_and_its_list_is_not_whole() -> None:
    record = _resolve(_layer("opengraph", author=(Name(literal="Lee A, et al."),)), _layer("highwire", title="T"))
    assert record.entry.author == ()


def test_names_turned_round_are_turned_back() -> None:
    turned = (Name("Martin", "Scharm"), Name("Andrea", "Bagnacani"), Name("Tom", "Gebhardt"))
    record = _resolve(_layer("highwire", title="T", author=turned))
    assert [name.family for name in record.entry.author] == ["Scharm", "Bagnacani", "Gebhardt"]
    right = (Name("Martin", "Anna"), Name("James", "Henry"))
    assert _resolve(_layer("highwire", title="T", author=right)).entry.author == right


def test_a_double_family_name_is_told_by_the_page() -> None:
    page = Page("html", "<p>Lee A, Knothe Tate ML (2014) A study. Lee A, Knothe Tate ML: another.</p>")
    names = (_ANN, Name("Tate", "Melissa L. Knothe"))
    record = _resolve(_layer("highwire", title="A study", author=names), page=page)
    assert record.entry.author[1] == Name("Knothe Tate", "Melissa L.")


@pytest.mark.parametrize(
    ("dates", "settled"),
    [
        ([Date.of(2015), Date.of(2015, 10, 30)], Date.of(2015, 10, 30)),
        ([Date.of(2015, 1, 1), Date.of(2015)], Date.of(2015)),
        ([Date.of(2015, 1, 1), Date.of(2015, 10)], Date.of(2015, 10)),
        ([Date.of(2015, 10), Date.of(2015, 10, 30)], Date.of(2015, 10, 30)),
        ([Date.of(2015, 10), Date.of(2015, 12, 1)], Date.of(2015, 10)),
        ([Date.of(2015, 10), Date.of(2014, 12, 1)], Date.of(2015, 10)),
        ([Date.of(2015, 1, 1)], Date.of(2015, 1, 1)),
        ([Date.of(2015), Date.of(2015, 1, 1)], Date.of(2015)),
    ],
)
def test_settle(dates: list[Date], settled: Date) -> None:
    assert settle(dates) == settled


@pytest.mark.parametrize(
    ("values", "page"),
    [
        ({"page": "2020.03.22.002386", "doi": "10.1101/2020.03.22.002386"}, ""),
        ({"page": "696633", "doi": "10.1101/696633"}, ""),
        ({"page": "e4886", "volume": "6", "doi": "10.7717/peerj.e4886"}, "e4886"),
        ({"page": "12"}, "12"),
    ],
)
def test_identifiers_are_no_pages(values: dict[str, str], page: str) -> None:
    assert _resolve(_layer("highwire", title="T", **values)).entry.page == page


def test_a_range_beats_its_first_page() -> None:
    record = _resolve(_layer("highwire", title="T", page="1"), _layer("eprints", page="1-16"))
    assert record.entry.page == "1-16"


def test_titles_with_italics_and_without_capitals_win() -> None:
    record = _resolve(_layer("highwire", title="On Salmo salar"), _layer("text", title="On <i>Salmo salar</i>"))
    assert record.entry.title == "On <i>Salmo salar</i>"
    record = _resolve(_layer("highwire", title="ON THE SALMON RUN"), _layer("jsonld", title="On the salmon run"))
    assert record.entry.title == "On the salmon run"
    record = _resolve(_layer("highwire", title="On the salmon…"), _layer("jsonld", title="On the salmon run"))
    assert record.entry.title == "On the salmon run"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"type": "article-journal", "container_title": "bioRxiv", "doi": "10.1101/696633"}, "article"),
        (
            {"type": "article-journal", "container_title": "Genome Research", "doi": "10.1101/gr.1234"},
            "article-journal",
        ),
        ({"type": "article-journal", "container_title": "medRxiv"}, "article"),
        ({"eprint": "1902.02534", "eprint_type": "arxiv"}, "article"),
        ({"type": "article-journal", "container_title": "A", "doi": "10.53731/abc"}, "post-weblog"),
        ({"doi": "10.5061/dryad.abc"}, "dataset"),
        ({"type": "thesis", "doi": "10.48550/arxiv.1"}, "thesis"),
        ({"isbn": ("9783161484100",)}, "book"),
        ({"container_title": "A", "volume": "7"}, "article-journal"),
        ({}, "document"),
    ],
)
def test_kinds(values: dict[str, Any], kind: str) -> None:
    assert _resolve(_layer("highwire", title="T", **values)).entry.type == kind


def test_the_kind_has_its_evidence() -> None:
    record = _resolve(_layer("highwire", title="T", doi="10.1101/696633"))
    assert record.provenance["type"].reason == "the DOI is a preprint server's"


def test_a_blog_is_known_by_its_software() -> None:
    source = """<title>A post</title><meta name="generator" content="Ghost 5.0"><meta property="og:type" content="article">
<meta property="og:site_name" content="The Blog"><meta name="citation_title" content="A post">
<meta name="citation_author" content="Ann Lee"><meta name="citation_journal_title" content="The Blog">
<meta property="article:published_time" content="2021-11-15T10:00:00Z">"""
    (record,) = extract_page(read_page(source.encode())).records
    assert (record.entry.type, record.entry.container_title) == ("post-weblog", "The Blog")


def test_a_dictionary_entry() -> None:
    source = """<title>bees - A Dictionary of Animals</title><meta property="og:site_name" content="A Dictionary of Animals">
<script type="application/ld+json">{"@type": "DefinedTerm", "name": "bees"}</script>"""
    (record,) = extract_page(read_page(source.encode())).records
    assert record.entry.type == "entry-dictionary"


def test_every_value_has_an_origin() -> None:
    source = '<meta name="citation_title" content="T"><meta name="citation_doi" content="10.5555/a"><html lang="en">'
    (record,) = extract_page(read_page(source.encode(), input="p.html")).records
    assert set(record.provenance) == {"type", *(name for name, _ in record.entry.items())}
    assert record.input == "p.html"


def test_a_heading_in_several_lines_is_whole_in_the_tags() -> None:
    html = "<html><head><title>Beyond Concern: Attitudes About Privacy</title></head><body>{}</body></html>"
    lines = "<h1>Beyond Concern:</h1><h1>Attitudes</h1><h1>About Privacy</h1>"
    for body, taken in ((lines, "Beyond Concern: Attitudes About Privacy"), ("<h1>Attitudes</h1>", "Attitudes")):
        page = read_page(html.format(body).encode())
        tags = _layer("opengraph", title="Beyond Concern: Attitudes About Privacy", doi="10.5555/x")
        assert _resolve(_layer("text", title="Attitudes"), tags, page=page).entry.title == taken


@pytest.mark.parametrize(
    ("name", "publisher", "taken"),
    [
        ("Frog News", "Frog News", "Frogs are loud"),
        ("Frog News", "Toad Press", "Frog News"),  # nobody says that this is the site
        ("Frogs are loud", "Frog News", "Frogs are loud"),
    ],
)
def test_the_sites_name_is_no_title(name: str, publisher: str, taken: str) -> None:
    page = read_page(b"<html><head><title>Frogs are loud | Frog News</title></head></html>")
    item = _layer("jsonld", title=name, publisher=publisher, type="article-newspaper")
    record = _resolve(item, _layer("opengraph", title="Frogs are loud | Frog News"), page=page)
    assert record.entry.title == taken
