"""Each syntax by itself: what its tags are read as, and where the value is said to stand."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors.carriers import (
    citationtext,
    coins,
    dublincore,
    eprints,
    highwire,
    jsonld,
    microdata,
    opengraph,
    prism,
    rdfa,
    state,
)
from bibkit.model.dates import Date
from bibkit.model.names import Name
from bibkit.pages.page import Page


def _read(read: Callable[[Page, Draft], None], source: str) -> dict[str, Any]:
    return {name: claim.value for name, claim in _extract(read, source).claims.items()}


def _extract(read: Callable[[Page, Draft], None], source: str) -> Extraction:
    draft = Draft("test", "page.html")
    read(Page("html", source, url="https://example.org/a"), draft)
    return draft.finish()


def _metas(*pairs: tuple[str, str]) -> str:
    return "".join(f'<meta name="{name}" content="{content}">' for name, content in pairs)


_ANN, _BOB = Name("Lee", "Ann"), Name("Smith", "Bob")


def test_highwire() -> None:
    source = _metas(
        ("citation_title", "On &lt;i&gt;Salmo&lt;/i&gt;."),
        ("citation_author", "Lee, Ann"),
        ("citation_author", "Bob Smith"),
        ("citation_journal_title", "Fish &amp;amp; Sea"),
        ("citation_journal_abbrev", "Fish Sea"),
        ("citation_publication_date", "2015/01/01"),
        ("citation_date", "2015"),
        ("citation_volume", "Vol. 07"),
        ("citation_issue", "0"),
        ("citation_firstpage", "12"),
        ("citation_lastpage", "19"),
        ("citation_doi", "doi:10.5555/ABC"),
        ("citation_issn", "1932-6203"),
        ("citation_issn", "1932-6204"),
        ("citation_language", "English"),
        ("citation_keywords", "sea; fish"),
    )
    assert _read(highwire.read, source) == {
        "title": "On <i>Salmo</i>",
        "author": (_ANN, _BOB),
        "container_title": "Fish & Sea",
        "container_title_short": "Fish Sea",
        "issued": Date.of(2015),  # 2015/01/01 beside a bare year is a filler
        "volume": "7",
        "page": "12-19",
        "doi": "10.5555/abc",
        "issn": ("1932-6203",),  # the other fails its check digit
        "language": "en",
        "keyword": ("sea", "fish"),
        "type": "article-journal",
    }
    assert _extract(highwire.read, source).claims["doi"].locator == "meta[name=citation_doi]"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("citation_dissertation_institution", "A University", "thesis"),
        ("citation_technical_report_institution", "An Institute", "report"),
        ("citation_conference_title", "A Meeting", "paper-conference"),
        ("citation_inbook_title", "A Book", "chapter"),
        ("citation_arxiv_id", "1902.02534", "article"),
        ("citation_isbn", "978-3-16-148410-0", "book"),
    ],
)
def test_highwire_kinds(name: str, content: str, kind: str) -> None:
    assert _read(highwire.read, _metas(("citation_title", "T"), (name, content)))["type"] == kind


@pytest.mark.parametrize(
    ("first", "last", "page"),
    [("413-418", "418", "413-418"), ("e4886", "", "e4886"), ("12", "12", "12"), ("", "7", None), ("n/a", "", None)],
)
def test_highwire_pages(first: str, last: str, page: str | None) -> None:
    source = _metas(("citation_firstpage", first), ("citation_lastpage", last))
    assert _read(highwire.read, source).get("page") == page


def test_authors_in_one_tag_with_a_stray_and_and_twice_over() -> None:
    assert _read(highwire.read, _metas(("citation_authors", "Lee, Ann; Smith, Bob")))["author"] == (_ANN, _BOB)
    repeated = _metas(*[("citation_author", name) for name in ("Ann Lee", "and Bob Smith")] * 2)
    assert _read(highwire.read, repeated)["author"] == (_ANN, _BOB)


def test_bepress_is_the_same_behind_a_prefix() -> None:
    source = _metas(("bepress_citation_title", "T"), ("bepress_citation_author", "Lee, Ann"))
    assert _read(highwire.read_bepress, source) == {"title": "T", "author": (_ANN,)}
    assert _read(highwire.read, source) == {}


def test_dublin_core() -> None:
    source = _metas(
        ("DC.Title", "A study"),
        ("DC.Creator.PersonalName", "Ann Lee"),
        ("dcterms.issued", "2015-10-30"),
        ("DC.Type", "info:eu-repo/semantics/doctoralThesis"),
        ("DC.Identifier", "https://example.org/1"),
        ("DC.Identifier.DOI", "10.5555/abc"),
        ("DC.Source", "Fish and Sea"),
        ("DC.Source.Volume", "7"),
        ("DC.Source.Issue", "2"),
        ("DC.Source.ISSN", "1932-6203"),
        ("DC.Identifier.pageNumber", "5-9"),
        ("DC.Language", "ger"),
        ("DC.Subject", "fish"),
    )
    assert _read(dublincore.read, source) == {
        "title": "A study",
        "author": (_ANN,),
        "issued": Date.of(2015, 10, 30),
        "type": "thesis",
        "doi": "10.5555/abc",
        "url": "https://example.org/1",
        "container_title": "Fish and Sea",
        "volume": "7",
        "issue": "2",
        "page": "5-9",
        "issn": ("1932-6203",),
        "language": "de",
        "keyword": ("fish",),
    }


@pytest.mark.parametrize("text", ["ZooKeys 470: 1-16", "https://example.org", "A; B"])
def test_dublin_core_sources_that_are_no_journal(text: str) -> None:
    assert "container_title" not in _read(dublincore.read, _metas(("DC.Source", text)))


def test_prism() -> None:
    source = _metas(
        ("prism.publicationName", "Fish and Sea"),
        ("prism.volume", "7"),
        ("prism.number", "2"),
        ("prism.startingPage", "5"),
        ("prism.endingPage", "9"),
        ("prism.issn", "1932-6203"),
        ("prism.publicationDate", "2015-10-30"),
        ("prism.doi", "10.5555/abc"),
    )
    assert _read(prism.read, source) == {
        "container_title": "Fish and Sea",
        "volume": "7",
        "issue": "2",
        "page": "5-9",
        "issn": ("1932-6203",),
        "issued": Date.of(2015, 10, 30),
        "doi": "10.5555/abc",
        "type": "article-journal",
    }


def test_eprints() -> None:
    source = _metas(
        ("eprints.type", "book_section"),
        ("eprints.title", "A chapter"),
        ("eprints.creators_name", "Lee, Ann"),
        ("eprints.book_title", "A book"),
        ("eprints.pagerange", "5-9"),
        ("eprints.date", "2015"),
        ("eprints.official_url", "https://doi.org/10.5555/abc"),
    )
    assert _read(eprints.read, source) == {
        "type": "chapter",
        "title": "A chapter",
        "author": (_ANN,),
        "container_title": "A book",
        "page": "5-9",
        "issued": Date.of(2015),
        "doi": "10.5555/abc",
    }
    submitted = _metas(("eprints.title", "T"), ("eprints.date", "2015"), ("eprints.date_type", "submitted"))
    assert "issued" not in _read(eprints.read, submitted)


_ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "The page"},
        {"@id": "#a", "@type": "Person", "givenName": "Ann", "familyName": "Lee"},
        {
            "@type": "ScholarlyArticle",
            "headline": "A study",
            "author": [{"@id": "#a"}, {"@type": "Person", "name": "Bob Smith"}],
            "datePublished": "2015-10-30T12:00:00Z",
            "description": "ObjectiveWe ask.",
            "sameAs": "https://doi.org/10.5555/abc",
            "isPartOf": {
                "@type": "PublicationIssue",
                "issueNumber": "2",
                "isPartOf": {
                    "@type": ["PublicationVolume", "Periodical"],
                    "name": "Fish and Sea",
                    "volumeNumber": 7,
                    "issn": ["1932-6203"],
                },
            },
            "pageStart": "5",
            "pageEnd": "9",
            "publisher": {"@type": "Organization", "name": "Sea Press"},
            "inLanguage": "en",
        },
    ],
}
_ARTICLE_VALUES = {
    "type": "article-journal",
    "title": "A study",
    "author": (_ANN, _BOB),
    "issued": Date.of(2015, 10, 30),
    "abstract": "Objective: We ask.",
    "doi": "10.5555/abc",
    "container_title": "Fish and Sea",
    "volume": "7",
    "issue": "2",
    "issn": ("1932-6203",),
    "page": "5-9",
    "publisher": "Sea Press",
    "language": "en",
}


def _script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_jsonld() -> None:
    assert _read(jsonld.read, _script(json.dumps(_ARTICLE))) == _ARTICLE_VALUES


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        ('{"@type": "Book", "name": "A b",}', "A b"),
        ('<!-- {"@type": "Book", "name": "A b"} -->', "A b"),
        ('//<![CDATA[\n{"@type": "Book", "name": "A b"}\n//]]>', "A b"),
        ('{"@type": "Book", "name": "A\nb"};', "A b"),
        ('{"@type": "Book"\n"name": "A b"}', "A b"),
        ('{"@type": "Book", "name": "A b"} {"more": 1}', "A b"),
        ('{"@type": "http://schema.org/Book", "name": "A b"}', "A b"),
        ('{"@type": "Book", "name": ', None),
        ("[" * 5000, None),
        ('"text"', None),
    ],
)
def test_broken_jsonld_is_repaired(broken: str, title: str | None) -> None:
    assert _read(jsonld.read, _script(broken)).get("title") == title


@pytest.mark.parametrize(
    ("kind", "csl"),
    [("Dataset", "dataset"), ("SoftwareSourceCode", "software"), ("Thesis", "thesis"), ("BlogPosting", "post-weblog")],
)
def test_jsonld_kinds(kind: str, csl: str) -> None:
    source = _script(json.dumps({"@type": kind, "name": "T", "description": "A text about it."}))
    values = _read(jsonld.read, source)
    assert values["type"] == csl
    assert ("abstract" in values) == (kind != "BlogPosting")  # a blog's description is a teaser


def test_microdata() -> None:
    source = """<div itemscope itemtype="http://schema.org/ScholarlyArticle"><h1 itemprop="name">On <i>Salmo</i></h1>
<span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ann Lee</b></span>
<time itemprop="datePublished" datetime="2015-10-30">last autumn</time>
<div itemprop="isPartOf" itemscope itemtype="http://schema.org/Periodical"><i itemprop="name">Fish and Sea</i>
<meta itemprop="issn" content="1932-6203"></div><a itemprop="sameAs" href="https://doi.org/10.5555/abc"></a></div>"""
    assert _read(microdata.read, source) == {
        "type": "article-journal",
        "title": "On <i>Salmo</i>",
        "author": (_ANN,),
        "issued": Date.of(2015, 10, 30),
        "container_title": "Fish and Sea",
        "issn": ("1932-6203",),
        "doi": "10.5555/abc",
    }


def test_rdfa() -> None:
    source = """<div vocab="http://schema.org/" typeof="Book"><h1 property="name">A book</h1>
<span property="author" typeof="Person"><span property="name">Lee, Ann</span></span>
<span property="isbn">978-3-16-148410-0</span></div>"""
    assert _read(rdfa.read, source) == {
        "type": "book",
        "title": "A book",
        "author": (_ANN,),
        "isbn": ("9783161484100",),
    }


def _openurl(**keys: str) -> str:
    from urllib.parse import quote

    return "&amp;".join(f"{key.replace('_', '.', 1)}={quote(value)}" for key, value in keys.items())


def test_coins() -> None:
    title = _openurl(
        rft_atitle="A study.",
        rft_jtitle="Fish and Sea",
        rft_au="Smith, Bob",
        rft_aulast="Lee",
        rft_aufirst="Ann",
        rft_date="2015-10",
        rft_volume="7",
        rft_spage="5",
        rft_epage="9",
        rft_genre="article",
        rft_issn="1932-6203",
    )
    source = f'<span class="Z3988" title="{title}&amp;rft_id=info%3Adoi%2F10.5555%2Fabc"></span>'
    assert _read(coins.read, source) == {
        "title": "A study",
        "container_title": "Fish and Sea",
        "author": (_ANN, _BOB),
        "type": "article-journal",
        "issued": Date.of(2015, 10),
        "volume": "7",
        "page": "5-9",
        "issn": ("1932-6203",),
        "doi": "10.5555/abc",
    }
    assert _read(coins.read, source * 2) == {}  # two works are a list


def test_opengraph() -> None:
    source = """<html lang="de"><title>A study | Sea Site</title><link rel="canonical" href="https://doi.org/10.5555/abc">
<meta property="og:title" content="A study | Sea Site"><meta property="og:site_name" content="Sea Site">
<meta property="article:published_time" content="2015-10-30T10:00:00Z"><meta name="author" content="Ann Lee">"""
    values = _read(opengraph.read, source)
    assert values["title"] == "A study"
    assert values["issued"] == Date.of(2015, 10, 30)
    assert (values["author"], values["doi"], values["language"]) == ((_ANN,), "10.5555/abc", "de")


_BIBTEX = """@inproceedings{lee-2015, title = "A Study of {B}ees.", author = "Lee, Ann and Smith, Bob",
 booktitle = "Proceedings of Bees", year = "2015", pages = "1--8", doi = "10.5555/abc"}"""


def test_bibtex_in_the_page() -> None:
    values = _read(citationtext.read, f"<h1>A Study of Bees</h1><pre>{_BIBTEX}</pre>")
    assert (values["title"], values["author"]) == ("A Study of Bees", (_ANN, _BOB))
    assert (values["type"], values["page"], values["doi"]) == ("paper-conference", "1-8", "10.5555/abc")
    assert values["container_title"] == "Proceedings of Bees"


def test_bibtex_of_another_work_is_an_example() -> None:
    assert _read(citationtext.read, f"<h1>How to cite software</h1><pre>{_BIBTEX}</pre>") == {}
    other = _BIBTEX.replace("A Study of {B}ees", "Another")
    assert _read(citationtext.read, f"<h1>A Study of Bees</h1><pre>{_BIBTEX}\n{other}</pre>") == {}
    assert _read(citationtext.read, "<h1>A Study of Bees</h1><pre>@article{a, title = {A Study of Bees}</pre>") == {}


def test_ris_in_the_page() -> None:
    ris = "TY  - JOUR\nTI  - A Study of Bees\nAU  - Lee, Ann\nPY  - 2015\nJO  - Fish and Sea\nER  -\n"
    values = _read(citationtext.read, f"<title>A Study of Bees</title><textarea>{ris}</textarea>")
    assert (values["title"], values["author"], values["type"]) == ("A Study of Bees", (_ANN,), "article-journal")


_ELSEVIER = '<link rel="canonical" href="https://www.sciencedirect.com/science/article/pii/S1">'


def test_state_of_sciencedirect() -> None:
    data = {
        "article": {
            "titleString": "A study",
            "doi": "10.5555/abc",
            "srctitle": "Fish and Sea",
            "vol-first": "7",
            "pages": [{"first-page": "5", "last-page": "9"}],
            "cover-date-text": "July 2015",
            "issn": "19326203",
            "contentType": "JL",
        },
        "authors": {
            "content": [
                {
                    "#name": "author-group",
                    "$$": [
                        {
                            "#name": "author",
                            "$$": [{"#name": "given-name", "_": "Ann"}, {"#name": "surname", "_": "Lee"}],
                        }
                    ],
                }
            ]
        },
        "abstracts": {
            "content": [
                {
                    "#name": "abstract",
                    "$": {"class": "author-highlights"},
                    "$$": [{"#name": "simple-para", "_": "No."}],
                },
                {"#name": "abstract", "$": {"class": "author"}, "$$": [{"#name": "simple-para", "_": "We ask."}]},
            ]
        },
    }
    source = f'{_ELSEVIER}<script type="application/json" data-iso-key="_0">{json.dumps(data)}</script>'
    assert _read(state.read, source) == {
        "title": "A study",
        "author": (_ANN,),
        "container_title": "Fish and Sea",
        "doi": "10.5555/abc",
        "volume": "7",
        "page": "5-9",
        "issued": Date.of(2015, 7),
        "issn": ("1932-6203",),
        "abstract": "We ask.",
        "type": "article-journal",
    }


def test_state_of_old_sciencedirect_and_ieee() -> None:
    assert _read(state.read, f"{_ELSEVIER}<script>SDM.doi = '10.5555/abc';</script>") == {"doi": "10.5555/abc"}
    data = {
        "title": "A study",
        "authors": [{"name": "Ann Lee", "firstName": "Ann", "lastName": "Lee"}],
        "publicationTitle": "Proceedings of Fish",
        "startPage": "5",
        "endPage": "9",
        "publicationDate": "July 2015",
        "doi": "10.5555/abc",
        "isConference": True,
        "keywords": [{"type": "Author Keywords", "kwd": ["sea"]}, {"type": "IEEE Keywords", "kwd": ["x"]}],
    }
    source = f"<script>xplGlobal.document.metadata={json.dumps(data)};</script>"
    assert _read(state.read, source) == {
        "title": "A study",
        "author": (_ANN,),
        "container_title": "Proceedings of Fish",
        "doi": "10.5555/abc",
        "page": "5-9",
        "issued": Date.of(2015, 7),
        "keyword": ("sea",),
        "type": "paper-conference",
    }


@pytest.mark.parametrize("value", ["[]", "null", '{"article": 3}', '{"article": {"pages": [1]}, "authors": 5}', "{"])
def test_a_strange_state_is_left_alone(value: str) -> None:
    assert _read(state.read, f'<script data-iso-key="_0">{value}</script>') == {}
