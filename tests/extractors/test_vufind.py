"""VuFind records: rows, index fields and MARC, as text and as HTML, in several themes and languages."""

from __future__ import annotations

import pytest

from bibkit.extractors import extract_page
from bibkit.extractors._vufind import labels, words
from bibkit.extractors._vufind.marc import read_marc
from bibkit.extractors.vufind import EXTRACTOR
from bibkit.model.dates import Date
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.pages.read import read_page

TOP = "{title}\nSaved in:\nBibliographic Details\n"
END = "Tags:\tAdd Tag\nNo Tags, Be the first to tag this record!\nHoldings\nDescription\nSimilar Items\nStaff View\n"


def record(text: str, **options: str) -> Record:
    return extract_page(read_page(text.encode(), input="page", **options)).records[0]


def page(rows: str, title: str = "A Study of Help") -> Record:
    return record(TOP.format(title=title) + rows + END)


MARC = """LEADER 01201cam a2200313 a 4500
001 123456
008 071018s2008    ilua     b    001 0 eng
020   |a 9780226065663 (pbk. : alk. paper)
100 1   |a Booth, Wayne C.
245 1 4 |a The craft of research / |c Wayne C. Booth,
Gregory G. Colomb.
250     |a 3rd ed.
260     |a Chicago : |b University of Chicago Press, |c 2008.
300     |a xvii, 317 p. : |b ill. ; |c 21 cm.
490 1   |a Chicago guides to writing ; |v 12
520     |a How to ask a question and answer it.
650   0 |a Research |x Methodology.
700 1   |a Colomb, Gregory G., |e editor.
700 1   |a Smith, Ann, |e translator.
700 1   |a Miller, Bob, |e degree supervisor.
700 1 2 |a Twain, Mark. |t Tom Sawyer.
710 2   |a Ebrary, Inc.
"""


@pytest.mark.parametrize(
    "dump",
    [
        MARC,
        MARC.replace(" 1 4 ", "\t1\t4\t").replace("   |a", "\t\t\t|a"),
        MARC.replace("|", "$"),
        "\n".join("\n".join(line.split(" ", 1)) if line[:3].isdigit() else line for line in MARC.split("\n")),
    ],
    ids=["blanks", "tabs", "dollars", "tag on its line"],
)
def test_marc(dump: str) -> None:
    entry = record(TOP.format(title="The craft of research /") + "Format: Book\nLanguage: English\n" + END + dump).entry
    assert entry.type == "book"
    assert entry.title == "The craft of research"
    assert entry.author == (Name(family="Booth", given="Wayne C."),)
    assert entry.editor == (Name(family="Colomb", given="Gregory G."),)
    assert entry.translator == (Name(family="Smith", given="Ann"),)
    assert not entry.contributor
    assert (entry.publisher_place, entry.publisher) == ("Chicago", "University of Chicago Press")
    assert entry.issued == Date.of(2008)
    assert (entry.edition, entry.number_of_pages, entry.isbn) == ("3", "317", ("9780226065663",))
    assert (entry.collection_title, entry.collection_number) == ("Chicago guides to writing", "12")
    assert entry.abstract == "How to ask a question and answer it."


def test_marc_article_with_its_host() -> None:
    dump = """LEADER 00000nab a22 4500
245 1 0 |a Help on three wards : |b a year
100 1   |a Lane, Grace
773 0 8 |t Journal of example health |g Vol. 12, no. 3 (2010), p. 45-67 |x 2049-3630
024 7   |a 10.5555/jeh.2010.3 |2 doi
"""
    entry = record(TOP.format(title="Help on three wards") + "Language: English\nFormat: Article\n" + END + dump).entry
    assert (entry.title, entry.container_title) == ("Help on three wards: a year", "Journal of example health")
    assert (entry.volume, entry.issue, entry.page, entry.issued) == ("12", "3", "45-67", Date.of(2010))
    assert (entry.doi, entry.issn) == ("10.5555/jeh.2010.3", ("2049-3630",))


def test_marc_lines_without_fields_are_no_record() -> None:
    assert read_marc([("LEADER 00000nab a22 4500", ""), ("nothing", "")]) is None


ROWS = (
    "Main Author: Smith, John, 1950-\nOther Authors: Doe, Jane (Editor), Roe, Richard\nFormat: Book\nLanguage: "
    "English\n"
    "Published: Boston : Example Press, c2010.\nEdition: 2nd ed.\nSeries: Studies in help ; 7\nSubjects: Help -- "
    "Wards.\nCare.\n"
    "ISBN: 9783161484100\nPhysical Description: xii, 345 p. : ill.\n"
)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace(": ", ":\t", 1).replace("\nFormat: ", "\nFormat:\t"),
        lambda text: text.replace(": Smith", ":\nSmith").replace(": Boston", ":\nBoston"),
        lambda text: text.replace(": Boston : Example Press, c2010.", ":\nBoston :\nExample Press,\nc2010."),
        lambda text: text.replace("Published: ", "Published:\t"),
    ],
)
def test_rows(change: object) -> None:
    entry = page(change(ROWS)).entry  # type: ignore[operator]
    assert (entry.type, entry.title, entry.language) == ("book", "A Study of Help", "en")
    assert entry.author == (Name(family="Smith", given="John"), Name(family="Roe", given="Richard"))
    assert entry.editor == (Name(family="Doe", given="Jane"),)
    assert (entry.publisher_place, entry.publisher, entry.issued) == ("Boston", "Example Press", Date.of(2010))
    assert (entry.edition, entry.collection_title, entry.collection_number) == ("2", "Studies in help", "7")
    assert (entry.isbn, entry.number_of_pages) == (("9783161484100",), "345")
    assert entry.keyword == ("Help -- Wards", "Care")


def test_every_value_says_where_it_stands() -> None:
    provenance = page(ROWS).provenance
    assert provenance["editor"].locator == "line 5 'Other Authors:'"
    assert provenance["publisher"].locator == "line 8 'Published:'"


def test_similar_items_are_other_works() -> None:
    text = TOP.format(title="A Study of Help") + "Format: Book\nLanguage: German\n" + END
    text += "Similar Items\nAnother work\nby: Brown, Charles\nPublished: (1999)\nLanguage: English\n"
    entry = record(text).entry
    assert entry.language == "de"
    assert entry.issued is None
    assert not entry.author


def test_an_edited_book_without_main_author() -> None:
    entry = page(
        "Other Authors: Doe, Jane, Roe, Richard\nFormat: Book\n", "Help / edited by Jane Doe and Richard Roe"
    ).entry
    assert [name.family for name in entry.editor] == ["Doe", "Roe"]
    assert entry.title == "Help"


def test_a_body_is_author_only_without_persons() -> None:
    rows = "Format: Book\nLanguage: English\nPublished: Geneva : WHO, 2004\n"
    assert page("Corporate Author: World Health Organization\n" + rows).entry.author == (
        Name(literal="World Health Organization"),
    )
    assert page("Corporate Author: SpringerLink (Online service)\n" + rows).entry.author == ()
    both = page("Main Author: Smith, John\nCorporate Author: World Bank\n" + rows)
    assert both.entry.author == (Name(family="Smith", given="John"),)


def test_several_bodies_in_one_row() -> None:
    rows = "Format: Journal\nLanguage: English\n"
    assert [
        name.literal for name in page("Corporate Authors: World Bank, Boston University\n" + rows).entry.author
    ] == [
        "World Bank",
        "Boston University",
    ]
    (single,) = page("Corporate Author: Wellcome Trust (London, England)\n" + rows).entry.author
    assert single == Name(literal="Wellcome Trust (London, England)")


def test_a_meeting_is_no_author() -> None:
    rows = "Format: Book\nCorporate Author: International Conference on Help (3rd : 2011 : Vienna)\n"
    entry = page(rows + "Other Authors: Doe, Jane (Editor)\n").entry
    assert not entry.author
    assert entry.editor == (Name(family="Doe", given="Jane"),)


def test_other_contributors_are_not_named_twice() -> None:
    rows = "Format: Book\nOther Authors: Doe, Jane (Editor), Doe, Jane (oth), Roe, Ann (MitwirkendeR)\n"
    entry = page(rows).entry
    assert entry.editor == (Name(family="Doe", given="Jane"),)
    assert entry.contributor == (Name(family="Roe", given="Ann"),)
    assert not entry.author


def test_family_names_in_capitals_stand_in_front() -> None:
    rows = "Main Authors: LANE Grace, WU Tom\nFormat: Article\n"
    assert page(rows).entry.author == (Name(family="Lane", given="Grace"), Name(family="Wu", given="Tom"))
    assert page("Main Authors: MD Rahman, AB Smith\nFormat: Article\n").entry.author[0].family == "Rahman"


def test_a_row_that_no_table_knows_ends_the_names() -> None:
    entry = page("Main Author: Doe, Jane\nAccess level: open\nState: final\nFormat: Thesis\n").entry
    assert entry.author == (Name(family="Doe", given="Jane"),)


SUMMON = """Published in: Example services (Boston, Mass.) Vol. 66; no. 10; pp. 1057 - 1063
Format: Journal Article
Published: United States Example Press 01.10.2015
"""
PRIMO = """Published in: Example journal of help, 2006-07, Vol.10 (2), p.29-37
Format: Article
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (SUMMON, ("Example services (Boston, Mass.)", "66", "10", "1057-1063")),
        (PRIMO, ("Example journal of help", "10", "2", "29-37")),
    ],
)
def test_articles_of_large_indexes(rows: str, expected: tuple[str, ...]) -> None:
    entry = page(rows).entry
    assert (entry.container_title, entry.volume, entry.issue, entry.page) == expected


def test_place_publisher_and_date_of_summon() -> None:
    entry = page(SUMMON).entry
    assert (entry.publisher_place, entry.publisher) == ("United States", "Example Press")
    assert entry.issued == Date.of(2015, 10, 1)
    assert page(PRIMO).entry.issued == Date.of(2006, 7)


@pytest.mark.parametrize(
    ("statement", "publisher", "year"),
    [
        ("New York : Example Press, [1950, c1918]", "Example Press", 1950),
        ("Boston : Example Press, 2010, c2009.", "Example Press", 2010),
        ("Example Media S.A. 2018", "Example Media S.A.", 2018),
    ],
)
def test_publication_statements(statement: str, publisher: str, year: int) -> None:
    entry = page(f"Format: Book\nPublished: {statement}\n").entry
    assert (entry.publisher, entry.issued) == (publisher, Date.of(year))


def test_a_series_takes_no_number_from_its_issn() -> None:
    entry = page("Format: Book\nSeries: Briefs in help, 2195-3104\n").entry
    assert (entry.collection_title, entry.collection_number) == ("Briefs in help", "")


def test_a_short_description_is_told_from_the_title() -> None:
    rows = "Saved in:\nBibliographic Details\nFormat: Thesis\nLanguage: English\n" + END
    found = record("Help on three wards\nThis thesis asks what help is.\n" + rows).entry
    assert (found.title, found.abstract) == ("Help on three wards", "This thesis asks what help is.")
    # A title with a full stop below the name of a catalogue is a title.
    assert record("Example University Library\nA study of help on wards.\n" + rows).entry.title == (
        "A study of help on wards"
    )


def test_rows_of_la_referencia() -> None:
    text = """Ayuda entre pares en tres salas
Detalles Bibliográficos
Autor: Ruiz, Carla
Tipo de recurso: Tesis de maestría
Fecha de publicación: 2018
País: Colombia
Institución: Universidad de Ejemplo
Idioma: Español
OAI Identifier: oai:example.org:1
Acceso en línea: https://example.org/handle/1
Palabra clave: Ayuda
Salas
Etiquetas: Agregar Etiqueta
Sin Etiquetas, Sea el primero en etiquetar este registro!
"""
    entry = record(text).entry
    assert (entry.type, entry.title, entry.language) == ("thesis", "Ayuda entre pares en tres salas", "es")
    assert entry.author == (Name(family="Ruiz", given="Carla"),)
    assert (entry.issued, entry.keyword) == (Date.of(2018), ("Ayuda", "Salas"))
    assert entry.url == "https://example.org/handle/1"


DOAJ = """_version_ 1
author Jane Doe
Richard van Roe
author_facet Jane Doe
Richard van Roe
collection DOAJ
description <p>Background</p>We looked.<p>Results</p>We found.
format Article
id doaj-1
issn 2049-3630
language English
publishDate 2021-05-01
publisher Example Open Press
record_format Article
series Journal of Example Health
spelling doaj-1engExample Open PressJournal of Example Health2049-36302021-05-0181122910.5555/jeh.8A Study of HelpJane
title A Study of Help
title_full A Study of Help
title_sort study of help
topic help
wards
work_keys_str_mv AT janedoe astudyofhelp
"""


def test_index_of_a_harvested_article() -> None:
    found = record(DOAJ)
    entry = found.entry
    assert (entry.type, entry.title) == ("article-journal", "A Study of Help")
    assert entry.author == (
        Name(family="Doe", given="Jane"),
        Name(family="Roe", given="Richard", non_dropping_particle="van"),
    )
    assert (entry.container_title, entry.collection_title) == ("Journal of Example Health", "")
    assert entry.issued == Date.of(2021, 5)
    assert entry.doi == "10.5555/jeh.8"
    assert entry.keyword == ("help", "wards")
    assert entry.abstract.startswith("Background")
    assert not entry.volume
    assert [issue.code for issue in found.issues] == ["extract.filler-date"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2015-01-01", Date.of(2015)),
        ("2015-10-30", Date.of(2015, 10, 30)),
        ("2015", Date.of(2015)),
        ("2015-04", Date.of(2015, 4)),
    ],
)
def test_filler_dates(date: str, expected: Date) -> None:
    assert record(DOAJ.replace("2021-05-01", date)).entry.issued == expected


def test_first_of_a_month_is_a_day_outside_doaj() -> None:
    assert record(
        DOAJ.replace("DOAJ", "Other").replace("doaj-", "x-").replace("2021-05-01", "2021-05-01")
    ).entry.issued == Date.of(2021, 5, 1)


HTML = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>A Study - Catalogue</title>
<meta property="og:site_name" content="Example Catalogue"></head><body><main>
<div class="record source-Solr"><input class="hiddenId" value="1"><div resource="#record" vocab="http://schema.org/">
<h1 property="name">A Study of <i>Help</i> : three wards</h1>
<p>We followed three wards for a year, and what we saw was not what we had...</p>
<p><a href="/Record/1/Description">Full description</a></p>
{rows}</div></div></main><footer>Powered by VuFind</footer></body></html>"""
TABLE = """<table class="table"><caption>Bibliographic Details</caption>
<tr><th>Main Author:</th><td>
<span class="author-data" property="author"><a href="/Author/1">Smith, John, 1950-</a></span></td></tr>
<tr><th>Other Authors:</th><td>
<span class="author-data"><a href="/Author/2">Doe, Jane</a> <span class="author-property-role">(Editor)</span></span>,
 <span class="author-data"><a href="/Author/3">Roe, Richard</a> (Thesis advisor)</span></td></tr>
<tr><th>Format:</th><td><span class="format">Electronic</span> <span class="format">eBook</span></td></tr>
<tr><th>Language:</th><td>German<br>English</td></tr>
<tr><th>Published:</th><td><span property="publisher" typeof="Organization">
<span property="location" typeof="Place"><span property="name">New York :</span></span>
 <span property="name">Example Press,</span></span> <span property="publicationDate">[2010]</span></td></tr>
<tr><th>Subjects:</th><td><div><a href="#">Help</a> &gt; <a href="#">Wards.</a></div>
<div><a href="#">Care</a></div></td></tr>
<tr><th>Online Access:</th><td>
<a href="https://proxy.example.org/login?url=https://doi.org/10.5555/978-3">Full text</a></td></tr>
<tr><th>Tags:</th><td><a href="#">Add Tag</a></td></tr></table>"""


def test_saved_page() -> None:
    entry = record(HTML.format(lang="en", rows=TABLE), url="https://catalogue.example.org/Record/1").entry
    assert entry.title == "A Study of <i>Help</i>: three wards"
    assert entry.author == (Name(family="Smith", given="John"),)
    assert entry.editor == (Name(family="Doe", given="Jane"),)
    assert (entry.type, entry.language) == ("book", "de")
    assert (entry.publisher_place, entry.publisher, entry.issued) == ("New York", "Example Press", Date.of(2010))
    assert entry.keyword == ("Help > Wards", "Care")
    assert entry.doi == "10.5555/978-3"
    assert not entry.url
    assert entry.abstract.endswith("what we had…")


def test_definition_lists_and_the_staff_view_of_a_saved_page() -> None:
    listed = "<dl><dt>Format:</dt><dd>Article</dd><dt>Language:</dt><dd>English</dd></dl>"
    rows = "<tr><th>author</th><td>Jane Doe<br>Richard Roe</td></tr><tr><th>series</th><td>Journal of Help</td></tr>"
    staff = f"<table class='citation'>{rows}</table>"
    entry = record(HTML.format(lang="en", rows=listed + staff)).entry
    assert [name.given for name in entry.author] == ["Jane", "Richard"]
    assert entry.container_title == "Journal of Help"


def test_marc_of_a_saved_page() -> None:
    rows = "".join(
        f"<tr><th>{tag}</th><td>{first}</td><td>{second}</td><td><strong>|a</strong> {a} <strong>|b</strong> "
        f"{b}</td></tr>"
        for tag, first, second, a, b in (
            ("245", "1", "0", "Help :", "a study"),
            ("264", "", "1", "Boston :", "Example Press,"),
        )
    )
    leader = "<tr><th>LEADER</th><td colspan='3'>00000cam a22 4500</td></tr>"
    entry = record(HTML.format(lang="en", rows=f"<table class='citation'>{leader}{rows}</table>")).entry
    assert (entry.type, entry.title) == ("book", "Help: a study")
    assert (entry.publisher_place, entry.publisher) == ("Boston", "Example Press")


LANGUAGES = {
    "de": ("Hauptverfasser", "Format: Artikel", "Sprache: Englisch", "Veröffentlicht", "Schriftenreihe"),
    "fr": ("Auteurs principaux", "Format: Article", "Langue: anglais", "Publié", "Collection"),
    "es": ("Autores principales", "Formato: Artículo", "Lenguaje: Inglés", "Publicado", "Colección"),
    "pt": ("Principais autores", "Formato: Artigo", "Idioma: inglês", "Publicado em", "Série"),
    "it": ("Autori principali", "Natura: Articolo", "Lingua: Inglese", "Pubblicazione", "Serie"),
    "ru": ("Главные авторы", "Формат: Статья", "Язык: английский", "Опубликовано", "Серии"),
    "pl": ("Główni autorzy", "Format: Artykuł", "Język: angielski", "Wydane", "Seria"),
    "fi": ("Päätekijät", "Aineistotyyppi: Artikkeli", "Kieli: englanti", "Julkaistu", "Sarja"),
    "cs": ("Hlavní autoři", "Médium: Článek", "Jazyk: angličtina", "Vydáno", "Edice"),
    "zh": ("主要作者", "格式: 文件", "语言: 英语", "出版", "丛编"),
    "ja": ("主要な著者", "フォーマット: 論文", "言語: 英語", "出版事項", "シリーズ"),
    "ar": ("المؤلفون الرئيسيون", "التنسيق: مقال", "اللغة: الإنجليزية", "منشور في", "سلاسل"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_in_the_languages_of_the_interface(language: str) -> None:
    author, kind, spoken, published, series = LANGUAGES[language]
    text = (
        f"A Study of Help\n{author}: Jane Doe, Richard Roe\n{kind}\n{spoken}\n{published}: Example Press 2020-03-04\n"
    )
    text += f"{series}: Journal of Help\nStaff View\n"
    text += "Tags: Add Tag\nNo Tags, Be the first to tag this record!\n"
    entry = record(text).entry
    assert [name.family for name in entry.author] == ["Doe", "Roe"]
    assert (entry.type, entry.language) == ("article-journal", "en")
    assert (entry.publisher, entry.issued, entry.container_title) == (
        "Example Press",
        Date.of(2020, 3, 4),
        "Journal of Help",
    )


def test_no_label_means_two_things() -> None:
    fields: dict[str, set[str]] = {}
    for field, names in words.LABELS.items():
        for name in names:
            fields.setdefault(name, set()).add(field)
    # Where two languages share a word, the earlier field of the table counts.
    assert {name for name, found in fields.items() if len(found) > 1} <= {
        "publication",
        "publicado",
        "formato",
        "tags",
        "serie",
    }


def test_furniture_and_values_are_told_apart() -> None:
    for line in ("Export to RefWorks", "#3 von 886 Treffer", "« Voriger", "Zu den Favoriten", "Cite this", "-"):
        assert labels.is_furniture(line)
    for line in (
        "Searching for the self : a memoir",
        "Exporting goods to Austria",
        "Der 4-Farben-Mensch",
        "A searchlight on help",
        "Doe, Jane",
    ):
        assert not labels.is_furniture(line)


def test_a_title_that_begins_like_a_link() -> None:
    assert page("Format: Book\nLanguage: English\n", title="Search for meaning").entry.title == "Search for meaning"


def test_other_pages_are_not_claimed() -> None:
    for text in (
        "A page\nAuthor: Jane Doe\nPublished: 2010\nLanguage: English\n",
        "title: a yaml file\nauthor: somebody\nformat: book\nlanguage: en\n",
        "Similar Items\nStaff View\n",
    ):
        assert not EXTRACTOR.recognise(read_page(text.encode()))


def test_a_damaged_page_does_not_raise() -> None:
    whole = TOP.format(title="A Study") + ROWS + END + MARC + DOAJ
    for cut in range(0, len(whole), 41):
        found = read_page((whole[cut:] + "x").encode())
        EXTRACTOR.recognise(found)
        extract_page(found)


@pytest.mark.parametrize(
    ("rows", "field", "expected"),
    [
        # A town with its year is a place; the body that gave the degree is the publisher.
        ("Main Author: Doe, Jane\nFormat: Thesis\nPublished: Leipzig [2018]", "publisher", ""),
        ("Main Author: Doe, Jane\nFormat: Thesis\nPublished: Leipzig [2018]", "publisher_place", "Leipzig"),
        (
            "Corporate Author: Example University (Degree granting institution)\nFormat: Thesis\nPublished: Leipzig [2018]",
            "publisher",
            "Example University",
        ),
        ("Auteur principal: Doe, Jeanne, 1950-....\nFormat: Livre", "author", (Name(family="Doe", given="Jeanne"),)),
        ("Auteur principal: Doe, Jeanne, 19..-....\nFormat: Livre", "author", (Name(family="Doe", given="Jeanne"),)),
        ("Format: Livre\nPublié: Paris : Éditions Exemple, DL 2004", "publisher", "Éditions Exemple"),
        # Who is named beside the one who wrote a thesis advised it; beside a composer, people play.
        (
            "Main Author: Doe, Jane\nOther Authors: Roe, Ann\nFormat: Thesis",
            "author",
            (Name(family="Doe", given="Jane"),),
        ),
        (
            "Main Author: Doe, Jane\nOther Authors: Roe, Ann\nFormat: Thesis",
            "contributor",
            (Name(family="Roe", given="Ann"),),
        ),
        (
            "Main Author: Doe, Jane\nOther Authors: Roe, Ann (Conductor), Poe, Max (Vocalist)\nFormat: Audio CD",
            "contributor",
            (Name(family="Roe", given="Ann"), Name(family="Poe", given="Max")),
        ),
        # Proceedings that nobody wrote have editors.
        (
            "Corporate Author: Workshop on Help, Graz\nOther Authors: Roe, Ann, Poe, Max\nFormat: Conference Proceeding",
            "editor",
            (Name(family="Roe", given="Ann"), Name(family="Poe", given="Max")),
        ),
        (
            "Corporate Author: Workshop on Help, Graz\nOther Authors: Roe, Ann, Poe, Max\nFormat: Conference Proceeding",
            "author",
            (),
        ),
        (
            "Main Author: Doe, Jane, author\nOther Authors: Roe, Ann, toimittaja\nFormat: Book",
            "editor",
            (Name(family="Roe", given="Ann"),),
        ),
        ("المؤلف الرئيسي: الأحمد، محمد\nFormat: Book", "author", (Name(family="الأحمد", given="محمد"),)),
        ("Format: Book\nPublished: القاهرة : دار المعارف، 2010", "publisher", "دار المعارف"),
        ("Main Author: PÉREZ,ANA MARÍA\nFormat: Article", "author", (Name(family="Pérez", given="Ana María"),)),
        ("Other Authors: Roe, Ann (Director), Poe, Max (Screenwriter)\nFormat: DVD", "author", ()),
        (
            "Other Authors: Roe, Ann (Director), Poe, Max (Screenwriter)\nFormat: DVD",
            "script_writer",
            (Name(family="Poe", given="Max"),),
        ),
        ("Published in: Review of Help Vol. 3 (1999), p. 12\nFormat: Article", "issue", ""),
        ("Published in: Review of Help Vol. 3 (12), p. 12\nFormat: Article", "issue", "12"),
        (
            "Format: Manuscript\nPublished: [between 1850 and 1860?]",
            "issued",
            Date(start=Date.of(1850).start, end=Date.of(1860).start, uncertain=True),
        ),
    ],
)
def test_what_catalogues_mean(rows: str, field: str, expected: object) -> None:
    assert getattr(page(f"{rows}\nLanguage: English\n").entry, field) == expected


def test_a_theme_with_lists_for_tables() -> None:
    body = """<body class="template-dir-record template-name-view"><div class="record source-Solr">
    <input type="hidden" class="hiddenId" value="9"><h1>Help : an introduction / Jane Doe.</h1>
    <dl><dt>Main Author:</dt><dd><a>Doe, Jane, 1970-</a> (author)</dd><dt>Format:</dt><dd>Book</dd>
    <dt>Published:</dt><dd>Graz : Example Press, 2021<br>©2021</dd></dl></div></body>"""
    head = '<head><meta name="generator" content="VuFind 10.0"><link rel="canonical" href="https://a.example/Record/9"></head>'
    found = record(f"<!DOCTYPE html><html>{head}{body}</html>")
    assert found.extractor == "vufind"
    assert (found.entry.title, found.entry.publisher, found.entry.url) == ("Help: an introduction", "Example Press", "")


# Saved in, details, author, others, format, language, published, subjects, access: as the interface writes them.
INTERFACES = {
    "nl": "Bewaard in|Bibliografische gegevens|Hoofdauteur|Andere auteurs|Formaat|Taal|Gepubliceerd in|Onderwerpen|Online toegang",
    "sv": "Sparad|Bibliografiska uppgifter|Huvudupphov|Övriga upphov|Materialtyp|Språk|Publicerad|Ämnen|Länkar",
    "uk": "Збережено в|Бібліографічні деталі|Автор|Інші автори|Формат|Мова|Опубліковано|Предмети|Онлайн доступ",
    "tr": "Kaydedildi|Detaylı Bibliyografya|Yazar|Diğer Yazarlar|Materyal Türü|Dil|Baskı/Yayın Bilgisi|Konular|Online Erişim",
    "zh-tw": "儲存在|書目詳細資料|主要作者|其他作者|格式|語言|出版|主題|線上閱讀",
    "cs": "Uloženo v|Podrobná bibliografie|Hlavní autor|Další autoři|Médium|Jazyk|Vydáno|Témata|On-line přístup",
}


@pytest.mark.parametrize("language", INTERFACES)
def test_languages_of_the_interface(language: str) -> None:
    saved, details, author, others, kind, spoken, published, subjects, access = INTERFACES[language].split("|")
    found = record(
        f"Help at work : a reader\n\n{saved}:\n{details}\n{author}: Doe, Jane, 1970-\n{others}: Roe, Max, Poe, Eva\n"
        f"{kind}: Book\n{spoken}:English\n{published}: Oxford : Example Press, 2011\n{subjects}:\nPeers\n"
        f"{access}:https://doi.org/10.5555/help.1\n"
    )
    entry = found.entry
    assert found.extractor == "vufind"
    assert (entry.title, entry.publisher_place, entry.publisher) == (
        "Help at work: a reader",
        "Oxford",
        "Example Press",
    )
    assert [name.family for name in entry.author] == ["Doe", "Roe", "Poe"]
    assert (entry.type, entry.language, entry.keyword, entry.doi) == ("book", "en", ("Peers",), "10.5555/help.1")


def test_a_journal_behind_a_publishers_label() -> None:
    text = (
        "Help at work\n\nBewaard in:\nBibliografische gegevens\nHoofdauteur: Doe, Jane\nFormaat: Artikel\nTaal:Dutch\n"
    )
    entry = record(
        text + "Gepubliceerd in: Example Studies Vol. 21, no. 4 (2016), p. 265-279\nOnderwerpen:\nHulp\n"
    ).entry
    assert (entry.container_title, entry.volume, entry.page, entry.publisher) == (
        "Example Studies",
        "21",
        "265-279",
        "",
    )


def test_a_second_statement_of_publication_is_no_part_of_the_first() -> None:
    rows = "<tr><th>Format:</th><td>Book</td></tr><tr><th>Published:</th><td>Graz, Example Press [c1999-2001]<br>2nd printing, Wien, 2003</td></tr>"
    entry = record(
        f"<html><body>VuFind<div id='record'><h1>Help on wards</h1><div class='hiddenId'>7</div><table>{rows}</table></div></body></html>"
    ).entry
    assert (entry.publisher_place, entry.publisher) == ("Graz", "Example Press")
    assert entry.issued == Date(start=Date.of(1999).start, end=Date.of(2001).start)


def test_a_row_with_a_cut_label_below_is_not_glued_to_it() -> None:
    entry = page("Format: Book\nLanguage: English\nEdition: 2nd ed.\nPeers.\nWards.\n").entry
    assert entry.edition == "2"


def test_an_index_field_that_is_out_of_order_is_no_value() -> None:
    dump = "_version_ 1\nauthor_facet Jane Doe\nformat Article\nid x1\nrecord_format Article\ntitle A Study of Help\n"
    dump += "title_fullStr A Study of Help\ntitle_full_unstemmed A Study of Help\ntitle_sort study of help\n"
    assert record(dump).entry.title == "A Study of Help"
