"""Whole pages as people copy them: what is read, and what is left alone."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.extractors import extract_page
from bibkit.model.record import Record
from bibkit.pages.read import read_page

_ARTICLE = """Skip to main content
Advertisement
Log in
Search
Home
Journal of Fish Studies
Article
How salmon find their way home in small rivers
Original paper
Published: 05 May 2010
Volume 18, pages 231–234, (2010)
Cite this article
Ann B. Lee1,
Robert Jones2 &
…
Maria Stone1
1 Department of Zoology, University of Nowhere, Nowhere, Canada
422 Accesses
Abstract
Salmon come back to the river where they were born. We followed forty of them over three years and looked at
how they choose between two arms of a river. They follow the smell of the water, and not the current.
This is a preview of subscription content
Similar content being viewed by others
Other fish in other rivers
Paul Other, Karl Another
Article
03 September 2024
https://doi.org/10.5555/other.1
About this article
Lee, A.B., Jones, R. & Stone, M. How salmon find their way home in small rivers. J Fish Stud 18, 231–234 (2010). https://doi.org/10.5555/fish.18
DOI: https://doi.org/10.5555/fish.18
References
Smith J (1999) Older fish. J Fish Stud 7, 1–4. https://doi.org/10.5555/old.7
"""


def _read(text: str) -> Record:
    result = extract_page(read_page(text.encode(), input="page.txt"))
    assert len(result.records) == 1, result.issues
    return result.records[0]


def test_an_article() -> None:
    record = _read(_ARTICLE)
    entry = record.entry
    assert entry.title == "How salmon find their way home in small rivers"
    assert [(name.family, name.given) for name in entry.author] == [
        ("Lee", "Ann B."),
        ("Jones", "Robert"),
        ("Stone", "Maria"),
    ]
    assert (entry.volume, entry.page, entry.doi) == ("18", "231-234", "10.5555/fish.18")
    assert entry.container_title == "Journal of Fish Studies"
    assert entry.issued is not None
    assert str(entry.issued.start) == "2010-05-05"
    assert entry.abstract.startswith("Salmon come back")
    assert entry.abstract.endswith("not the current.")
    assert entry.type == "article-journal"
    assert {origin.layer for origin in record.provenance.values()} == {"text"}
    assert record.provenance["title"].locator == "line 8"


def test_the_doi_of_a_cited_work_is_not_the_pages() -> None:
    text = "\n".join(line for line in _ARTICLE.splitlines() if "fish.18" not in line)
    assert _read(text).entry.doi == ""


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Abstract", "We asked twelve people on three wards what they think of the help they get there, and why they like it so much."),
        ("Zusammenfassung", "Wir haben zwölf Menschen auf drei Stationen gefragt, was sie von der Hilfe halten, die sie dort bekommen."),
        ("Résumé", "Nous avons demandé à douze personnes dans trois services ce qu'elles pensent de l'aide qu'elles y reçoivent."),
        ("Resumen", "Preguntamos a doce personas de tres servicios qué piensan de la ayuda que reciben allí, y por qué les gusta."),
        ("Resumo", "Perguntamos a doze pessoas em três serviços o que pensam da ajuda que recebem ali, e por que gostam dela."),
        ("Riassunto", "Abbiamo chiesto a dodici persone in tre reparti che cosa pensano dell'aiuto che ricevono, e perché piace."),
        ("Аннотация", "Мы спросили двенадцать человек в трёх отделениях, что они думают о помощи, которую они там получают каждый день."),
        ("摘要", "本文访问了三个病房的十二位病人，了解他们对所获帮助的看法，并分析了他们喜欢这种帮助的原因和条件，以及今后的改进方向。"),
        ("要旨", "三つの病棟で十二人に、そこで受けている支援についてどう考えているかを尋ね、その理由と条件を分析した。支援は好まれていた。"),
        ("초록", "세 병동의 열두 명에게 그곳에서 받는 도움을 어떻게 생각하는지 물었고, 그 이유와 조건을 분석하였다. 대체로 만족하였다."),
        ("Öz", "Üç serviste on iki kişiye orada aldıkları yardım hakkında ne düşündüklerini sorduk ve nedenlerini ayrıntılı olarak inceledik."),
        ("الملخص", "سألنا اثني عشر شخصا في ثلاثة أقسام عن رأيهم في المساعدة التي يحصلون عليها هناك، ولماذا تعجبهم هذه المساعدة كثيرا جدا."),
        ("Streszczenie", "Zapytaliśmy dwanaście osób na trzech oddziałach, co sądzą o pomocy, którą tam otrzymują, i dlaczego ją lubią."),
    ],
)  # fmt: skip
def test_abstracts_by_language(label: str, text: str) -> None:
    page = f"Peer support on three hospital wards\nAnn Lee1, Robert Jones2\n1 University of Nowhere\n2 Hospital of Nowhere\nhttps://doi.org/10.5555/a\n{label}\n{text}\nKeywords\nhelp\n1. Introduction\nMore."
    assert _read(page).entry.abstract == text


def test_a_structured_abstract_and_what_is_none() -> None:
    page = """Peer support on three hospital wards
Ann Lee1, Robert Jones2
1 University of Nowhere
2 Hospital of Nowhere
Highlights
We found that help on the ward is liked by nearly all of the people who get it every single day.
Abstract
Objective
To ask twelve people on three hospital wards what they think of the help that they get.
Results
They like it, and they say that nobody should have to do without it in the time to come.
Keywords: help; ward
Introduction
There is help on wards, and it has been there for longer than anybody who works on them can remember, say all.
"""
    assert _read(page).entry.abstract == (
        "Objective: To ask twelve people on three hospital wards what they think of the help that they get. "
        "Results: They like it, and they say that nobody should have to do without it in the time to come."
    )


def test_names_with_affiliations_between_them() -> None:
    page = """Open Access
Research Article
Bees of the high meadows and what they gather there
Ann Lee,
Affiliation:
Department of Zoology, University of Nowhere, Nowhere, United States of America
X
Robert Jones
* E-mail: rj@example.org
Affiliations:
Department of Botany, University of Nowhere, Nowhere, United States of America, Institute of Bees, Nowhere, Canada
X
Published: December 20, 2006
https://doi.org/10.5555/bees
Abstract
Bees of high meadows gather from few plants, as we show here for the first time with forty hives in five valleys.
Citation: Lee A, Jones R (2006) Bees of the high meadows and what they gather there. PLoS ONE 1(1): e1.
Editor: Karl Other, University of Elsewhere
"""
    entry = _read(page).entry
    assert [name.family for name in entry.author] == ["Lee", "Jones"]
    assert (entry.container_title, entry.volume, entry.issue, entry.page) == ("PLoS ONE", "1", "1", "e1")


_SIGNED = """Journal of Meadow Studies
Volume 18, Issue 2, pages 231–234, 2010
Published: 05 May 2010
{title}
Carlos Medina Smith1, Ann Lee2
1 Department of Zoology, University of Nowhere, Nowhere, Canada
https://doi.org/10.5555/bees
Abstract
Bees of high meadows gather from few plants, as we show here for the first time with forty hives in five valleys.
Citation: {cited}
"""


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Las abejas del alto valle y los prados donde buscan alimento", "Medina Smith"),
        ("Abejas de montaña en Los Andes, sus prados y sus flores", "Medina Smith"),
        ("Bees above Los Angeles, where El Niño brings more rain", "Smith"),
        ("Bees in the high meadows of Tierra del Fuego and what they gather", "Smith"),
    ],
)
def test_two_surnames_are_read_in_spanish_titles_only(title: str, family: str) -> None:
    author = _read(_SIGNED.format(title=title, cited="see above")).entry.author
    assert [name.family for name in author] == [family, "Lee"]


@pytest.mark.parametrize(
    ("shown", "cited", "title"),
    [
        ("Small journals and the price of Open Access", "see above", "Small journals and the price of Open Access"),
        ("Bees of the high meadows Open Access", "Bees of the high meadows", "Bees of the high meadows"),
        ("Bees of the high meadows Get access Arrow", "see above", "Bees of the high meadows"),
    ],
)
def test_a_badge_behind_the_title_is_none_of_it(shown: str, cited: str, title: str) -> None:
    assert _read(_SIGNED.format(title=shown, cited=f"Medina, C., Lee, A. (2010). {cited}.")).entry.title == title


def test_glued_marks_are_taken_off_only_where_the_page_proves_them() -> None:
    page = """Bees of the high meadows and what they gather there
Ann Sharmaa,
Robert Stonea, b
a University of Nowhere, Nowhere, Canada
b Institute of Bees, Nowhere, Canada
https://doi.org/10.5555/bees
Abstract
Bees of high meadows gather from few plants, as we show here for the first time with forty hives in five valleys.
"""
    assert [name.family for name in _read(page).entry.author] == ["Sharma", "Stone"]
    page = page.replace("\na ", "\n").replace("\nb ", "\n")
    assert _read(page).entry.author == ()
    cited = page + "Sharma A., Stone R. Bees of the high meadows and what they gather there. J. Bees 7 (2012) 1-5\n"
    assert [name.family for name in _read(cited).entry.author] == ["Sharma", "Stone"]


def test_a_catalogue_record() -> None:
    page = """Suche
Merkliste
Medienart
[Buch]
Autor
Rowling, Joanne K.
Titel
Bienen im Garten / J. K. Rowling
erschienen
London : Summer, 2014
Umfang / Seiten
331 S.
Sprache
Englisch
ISBN:
978-3-16-148410-0
Exemplare
"""
    entry = _read(page).entry
    assert (entry.title, entry.type, entry.language) == ("Bienen im Garten", "book", "en")
    assert (entry.publisher, entry.publisher_place, entry.isbn) == ("Summer", "London", ("9783161484100",))
    assert [name.family for name in entry.author] == ["Rowling"]


def test_labels_of_a_form_are_no_record() -> None:
    form = "Titel\nVerfasser\nSchlagwort\nISBN/ISSN\nsuchen\nJahr\nVerlag\n"
    assert extract_page(read_page(form.encode())).records == ()


def _html(**parts: str) -> dict[str, Any]:
    source = f"<html><head><title>{parts.get('title', '')}</title></head><body>{parts['body']}</body></html>"
    result = extract_page(read_page(source.encode(), input="p.html"))
    return result.records[0].entry.to_csl() if result.records else {}


def test_an_html_page_without_metas() -> None:
    body = """<nav><a>Home</a></nav><h2>Journal of Bees</h2><p>Volume 7, Issue 2, Pages 11-19, 2012</p>
<h1>Bees of the <i>high</i> meadows and what they gather</h1><p>Ann Lee<sup>a</sup>, Robert Stone<sup>a,b</sup></p>
<p>a University of Nowhere, Canada</p><p>doi:10.5555/bees.7</p><h2>Abstract</h2>
<p>Bees of high meadows gather from few plants, as we show here for the first time with forty hives in five valleys.</p>
<h2>References</h2><ul><li>Other A. 2001. X. doi:10.5555/other</li></ul>"""
    entry = _html(title="Bees of the high meadows and what they gather - Journal of Bees", body=body)
    assert entry["title"] == "Bees of the <i>high</i> meadows and what they gather"
    assert [name["family"] for name in entry["author"]] == ["Lee", "Stone"]
    assert (entry["container-title"], entry["volume"], entry["issue"], entry["page"]) == (
        "Journal of Bees",
        "7",
        "2",
        "11-19",
    )
    assert entry["DOI"] == "10.5555/bees.7"
    assert entry["abstract"].startswith("Bees of high meadows")


def test_a_home_page_with_headings_gives_nothing() -> None:
    body = "<h1>Welcome to the Institute of Bees</h1><p>Ann Lee is our director.</p><p>Read more about bees.</p>"
    assert _html(title="Institute of Bees", body=body) == {}
