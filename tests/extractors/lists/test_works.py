"""Pages that list works: each work a record; menus, news and references are none."""

from __future__ import annotations

import json

import pytest

from bibkit.extractors import extract_page, references_on
from bibkit.extractors._lists.items import split_isbd
from bibkit.model.record import Record
from bibkit.pages.read import read_page


def _records(source: str) -> list[Record]:
    return list(extract_page(read_page(source.encode(), input="list.html", url="https://example.org/list")).records)


def _titles(source: str) -> list[str]:
    return [record.entry.title for record in _records(source)]


_ITEMS = "".join(
    f"""<li><span>Published {day} Apr 2009</span><h3><a href="/article/{day}">Freeze-drying of cells in the {word} of blood</a></h3>
<span>Ann Lee, Robert Jones</span><p>… about cells and …</p></li>"""
    for day, word in ((21, "presence"), (22, "absence"), (23, "storage"))
)
_SEARCH = f"<title>Search</title><ul><li><a href=/>Home page of it</a></li><li><a href=/b>Browse articles</a></li></ul><h1>Search results</h1><ul>{_ITEMS}</ul>"


def test_search_results() -> None:
    records = _records(_SEARCH)
    assert [record.entry.title for record in records] == [
        "Freeze-drying of cells in the presence of blood",
        "Freeze-drying of cells in the absence of blood",
        "Freeze-drying of cells in the storage of blood",
    ]
    first = records[0]
    assert [name.family for name in first.entry.author] == ["Lee", "Jones"]
    assert first.entry.issued is not None
    assert str(first.entry.issued.start) == "2009-04-21"
    assert first.entry.url == "https://example.org/article/21"
    assert (first.provenance["title"].layer, first.input) == ("text", "list.html")


def test_a_list_says_how_many() -> None:
    result = extract_page(read_page(_SEARCH.encode(), input="list.html"))
    (issue,) = result.issues
    assert (issue.code, issue.severity) == ("extract.several-works", "info")
    assert "3 works" in issue.message


def test_a_page_of_one_work_with_a_list_beside_it_is_one_record() -> None:
    tags = '<meta name="citation_title" content="One work"><meta name="citation_author" content="Ann Lee">'
    assert _titles(tags + _SEARCH) == ["One work"]


def test_a_table_whose_head_names_its_columns() -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td><a href=x>Klettern {number}</a><br>Ein Führer</td><td>Lee, Ann<br>Bergverlag, München</td></tr>"
        for number in (1, 2)
    )
    source = f"<p>2 Treffer</p><table><tr><th>#</th><th>Haupttitel ⇑<br>Untertitel</th><th>Autor / Hrsg.<br>Verlag</th></tr>{rows}</table>"
    records = _records(source)
    assert [record.entry.title for record in records] == ["Klettern 1: Ein Führer", "Klettern 2: Ein Führer"]
    entry = records[0].entry
    assert [name.family for name in entry.author] == ["Lee"]
    assert (entry.publisher, entry.publisher_place) == ("Bergverlag", "München")


def test_coins_and_jsonld_lists() -> None:
    span = '<span class="Z3988" title="rft.atitle=Work+{0}&amp;rft.jtitle=Bees&amp;rft.au=Lee,+Ann"></span>'
    assert _titles("<title>Works</title><p>x</p>" + span.format("A") + span.format("B")) == ["Work A", "Work B"]
    items = [
        {"@type": "ListItem", "item": {"@type": "ScholarlyArticle", "name": name}} for name in ("Work A", "Work B")
    ]
    data = json.dumps({"@type": "ItemList", "itemListElement": items})
    assert _titles(f'<title>Works</title><script type="application/ld+json">{data}</script>') == ["Work A", "Work B"]


_SCHOLAR = """Results 1 - 3 of about 97,200 for bees. (0.09 seconds)
[CITATION] Age-groups of bees: a versatile method of analyzing …
AB Lee, TJ Jones - J. Bee. Res. Board Can, 1979
Cited by 333 - Related articles
Three-dimensional hives made of wax and of wood
BH Stone, LM Reed - Journal of Hives, 2000 - example.org
Cited by 413 - Related articles
Linear growth of honeycombs in the first spring
F Lee, HH Winter - Honey Bulletin, 1987 - example.org
Cited by 286 - Related articles
"""


def test_copied_search_results() -> None:
    records = _records(_SCHOLAR)
    assert [record.entry.title for record in records] == [
        "Age-groups of bees: a versatile method of analyzing …",
        "Three-dimensional hives made of wax and of wood",
        "Linear growth of honeycombs in the first spring",
    ]
    assert [record.entry.container_title for record in records][1:] == ["Journal of Hives", "Honey Bulletin"]
    assert [record.entry.issued.year for record in records if record.entry.issued] == [1979, 2000, 1987]


@pytest.mark.parametrize(
    "source",
    [
        "<ul>" + "".join(f"<li><a href=/{n}>A long name of a menu entry {n}</a></li>" for n in range(9)) + "</ul>",
        "<ul>"
        + "".join(f"<li>2{n} Sep 2021 <a href=/{n}>The team has won another match of it</a></li>" for n in range(9))
        + "</ul>",
        "<h2>References</h2><ol>"
        + "".join(
            f'<li><a href="/{n}">Lee A, Jones B (200{n}) Bees of the year. Hives 1:2-9.</a></li>' for n in range(9)
        )
        + "</ol>",
        "<h3>Related articles</h3><ul>" + _ITEMS + "</ul>",
    ],
)
def test_what_is_no_list_of_works(source: str) -> None:
    assert _titles(f"<title>Site</title>{source}") == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bienen / Ann Lee (Hrsg.) - 1. Aufl. - 2010", ("Bienen", "Ann Lee (Hrsg.)", "2010")),
        ("Bienen : ein Buch / Ann Lee - 2009", ("Bienen : ein Buch", "Ann Lee", "2009")),
        ("Bienen im Garten - 2011", ("Bienen im Garten", "", "2011")),
        ("Bienen im Garten", ("Bienen im Garten", "", "")),
    ],
)
def test_titles_of_catalogues(text: str, parts: tuple[str, str, str]) -> None:
    assert split_isbd(text) == parts


def test_references_from_tags() -> None:
    source = """<meta name="citation_reference" content="citation_title=Bees; citation_author=A Lee; citation_author=B Jones;
citation_journal_title=Hives; citation_volume=7; citation_pages=1-9; citation_publication_date=2010; citation_doi=10.5555/a">
<meta name="citation_reference" content="Stone, E. (2011). Honey of the north. Hives, 8(1), 2-5. https://doi.org/10.5555/b">"""
    first, second = references_on(read_page(source.encode()))
    assert (first.entry.title, first.entry.container_title, first.entry.volume) == ("Bees", "Hives", "7")
    assert [name.family for name in first.entry.author] == ["Lee", "Jones"]
    assert (first.entry.doi, first.entry.extra["citation-number"]) == ("10.5555/a", 1)
    assert (second.entry.title, second.entry.doi) == ("Honey of the north", "10.5555/b")
    assert second.entry.extra["citation-number"] == 2


@pytest.mark.parametrize(
    "source",
    [
        "<h2>References</h2><ol>"
        + "".join(f"<li>Lee A ({year}) Bees of the year. Hives 1:2. PubMed</li>" for year in range(2001, 2005))
        + "</ol>",
        "Text\nReferences\n"
        + "\n".join(f"[{n}] Lee A ({2000 + n}) Bees of\nthe year. Hives 1:2. [CrossRef]" for n in range(1, 5)),
    ],
)
def test_printed_references(source: str) -> None:
    records = references_on(read_page(source.encode()))
    assert [record.entry.note for record in records] == [
        f"Lee A ({2000 + n}) Bees of the year. Hives 1:2." for n in range(1, 5)
    ]


def test_a_page_without_references() -> None:
    assert references_on(read_page(b"<h1>References</h1><p>none</p>")) == ()


# ---------------------------------------------------------------------------------------------------- pasted lists


def _pasted(text: str) -> list[Record]:
    return list(extract_page(read_page(text.encode(), input="pasted.txt")).records)


_PASTED = {
    "search results": """Sort by: Best match
1,234 results
1
How bees find their way in the dark.
Cite
Share
Lee A, Jones R.
J Bees. 2016 Jan;34(1):78-83. doi: 10.5555/bees.1. Epub 2015 Dec 7.
PMID: 26641531 Free article.
Bees fly at dusk and at dawn …
2
What bees do in the rain.
Cite
Share
Jones R, Stone M.
J Bees. 2017 Dec;35(8):412-423. doi: 10.5555/bees.2.
PMID: 29457956
3
Honey and its colours in four valleys.
Cite
Share
Stone M, Lee A.
J Honey. 2020 Jan 31;36(7):573-576. doi: 10.5555/honey.3.""",
    "a bibliography": """Publications
2019
Lee, A., & Jones, R. (2019). How bees find their way in the dark. Journal of Bees, 25(3), 1010-1025. https://doi.org/10.5555/bees.1
Jones, R. (2019). What bees do in the rain. Journal of Bees, 25, 111-125.
2018
Stone, M., Lee, A., & Jones, R. (2018). Honey and its colours in four valleys. Journal of Honey, 5, 1200-1210.""",
    "numbered references": """References
[1] A. Lee, "How bees find their way in the dark," Bees, vol. 59, no. 2, pp. 433-460, 1950.
[2] R. Jones and A. Lee, "What bees do in the rain," Bees, vol. 27,
no. 3, pp. 379-423, 1948.
[3] M. Stone, "Honey and its colours in four valleys," Honey, vol. 7, no. 12, pp. 735-736, 1964.""",
    "labelled entries": """Total of 3 entries
[1] arXiv:2301.01234 [pdf, other]
Title: How bees find their way in the dark
Ann Lee, Robert Jones
Comments: 12 pages
[2] arXiv:2301.01300 [pdf, other]
Title: What bees do in the rain
Robert Jones
[3] arXiv:2301.01999 [pdf, other]
Title: Honey and its colours in four valleys
Maria Stone, Ann Lee""",
    "names with a colon": """found 3 matches
2020
[j12]
Ann Lee, Robert Jones:
How bees find their way in the dark. J. Bees 12(1): 1-24 (2020)
[c5]
Robert Jones, Maria Stone:
What bees do in the rain. BEES 2018: 45-54
[j10]
Maria Stone:
Honey and its colours in four valleys. J. Honey 70: 100-115 (2018)""",
}


@pytest.mark.parametrize("name", _PASTED)
def test_a_pasted_list(name: str) -> None:
    records = _pasted(_PASTED[name])
    assert [record.entry.title.rstrip(".") for record in records] == [
        "How bees find their way in the dark",
        "What bees do in the rain",
        "Honey and its colours in four valleys",
    ]
    assert [record.entry.author[0].family for record in records] == ["Lee", "Jones", "Stone"]


def test_a_pasted_article_with_references_is_one_work() -> None:
    references = _PASTED["numbered references"]
    page = f"""Journal of Bees
Volume 60, Number 5, 2004, pp. 503-520
Where bees sleep and how long
Ann Lee
Department of Zoology, University of Nowhere
Abstract
Bees sleep at night in small groups, and nobody has counted for how long. We watched four hundred of them for two
summers in three valleys, and found that they sleep for longer where the nights are cold, but not where they are wet.
{references}"""
    (record,) = _pasted(page)
    assert (record.entry.title, record.entry.page) == ("Where bees sleep and how long", "503-520")


def test_an_article_above_a_list_of_others_is_one_work() -> None:
    others = "\n".join(
        f"{title}\nAnn Lee\n{day} May 2012"
        for title, day in (("Bees in the rain here", 3), ("Bees at dusk here", 4), ("Bees and honey here", 5))
    )
    text = "\n".join(
        f"Bees sleep at night in small groups, and this is sentence {number} of what is known of it."
        for number in range(30)
    )
    page = f"Where bees sleep in winter and for how long they do\nBy Robert Jones\nNov 15, 2021\nhttps://doi.org/10.5555/sleep\n{text}\n{others}"
    (record,) = _pasted(page)
    assert record.entry.title == "Where bees sleep in winter and for how long they do"


@pytest.mark.parametrize("number", ["", "{}. "])
def test_titles_above_people_and_journal(number: str) -> None:
    """As PubMed's citations look when a title is put above: people and journal share a line."""
    entries = [
        ("Song and noise in urban tree frogs", "Li W, van Dijk T. J Example Herp. 2019;12(3):33-56. doi: 10.5555/a.1"),
        ("Frogs of the northern cities", "Moreau AB. PLoS Example. 2015 Oct 30;10(10):e33. doi: 10.5555/a.2"),
        ("What tree frogs hear at night", "Keller GM, Novak P, Okafor EL. Example Acta. 2018;11:1-9. doi: 10.5555/a.3"),
    ]
    lines = [f"{number.format(place)}{title}\n{rest}" for place, (title, rest) in enumerate(entries, 1)]
    records = _records("\n\n".join(lines))
    assert [record.entry.title for record in records] == [title for title, _ in entries]
    assert [len(record.entry.author) for record in records] == [2, 1, 3]
    assert [record.entry.container_title for record in records] == ["J Example Herp", "PLoS Example", "Example Acta"]
    assert [record.entry.doi for record in records] == ["10.5555/a.1", "10.5555/a.2", "10.5555/a.3"]


def test_two_records_of_pubmed() -> None:
    source = """1
Cite
Song and noise in urban tree frogs.
Li W, van Dijk T.
J Example Herp. 2019 Oct 30;12(3):33-56. doi: 10.5555/a.1. eCollection 2019.
PMID: 30000001 Free PMC article.
2
Cite
Frogs of the northern cities.
Moreau AB, Novak P.
PLoS Example. 2015;10(10):e33. doi: 10.5555/a.2.
PMID: 30000002
"""
    assert _titles(source) == ["Song and noise in urban tree frogs", "Frogs of the northern cities"]
    # but one of them with something to read next is one work
    assert (
        len(_records(source[: source.index("2\nCite")] + "Similar articles\n" + source[source.index("Frogs") :])) == 1
    )
