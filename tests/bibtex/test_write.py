"""Records as .bib entries."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.bibtex.read import read_bib
from bibkit.bibtex.write import BibValue, bib_fields, entry_type, render_entry, render_records
from bibkit.formats import biblatex, bibtex
from bibkit.formats._base import RenderOptions
from bibkit.model.dates import Date, PartialDate
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.provenance import Origin
from bibkit.model.record import Record

ARTICLE = Entry(
    type="article-journal",
    title="Peer support & recovery in Chinese hospitals",
    author=(Name("Gogh", "Vincent", non_dropping_particle="van"), Name(literal="World Health Organization")),
    container_title="Zeitschrift für Psychologie",
    issued=Date.of(2015, 10, 30),
    volume="10",
    issue="4",
    page="12-34",
    doi="10.1000/a_b",
    url="http://x.org/~a_b%20c",
    language="en",
    keyword=("a, b", "c"),
)


def test_bibtex() -> None:
    assert render_entry(ARTICLE, "bibtex", key="k") == (
        "@article{k,\n"
        "  author = {van Gogh, Vincent and {World Health Organization}},\n"
        "  title = {Peer support \\& recovery in {Chinese} hospitals},\n"
        "  journal = {Zeitschrift für Psychologie},\n"
        "  year = {2015},\n"
        "  month = oct,\n"
        "  day = {30},\n"
        "  volume = {10},\n"
        "  number = {4},\n"
        "  pages = {12--34},\n"
        "  doi = {10.1000/a_b},\n"
        "  url = {http://x.org/~a_b%20c},\n"
        "  language = {english},\n"
        "  keywords = {{a, b}, c},\n"
        "}"
    )


def test_biblatex() -> None:
    fields = {name: value.text for name, value in bib_fields(ARTICLE, "biblatex").items()}
    assert fields["journaltitle"] == "Zeitschrift für Psychologie"
    assert fields["date"] == "2015-10-30"
    assert fields["options"] == "useprefix=true"
    assert fields["langid"] == "english"
    assert "month" not in fields and "language" not in fields


def test_ascii() -> None:
    assert bib_fields(ARTICLE, "bibtex", ascii=True)["journal"].text == 'Zeitschrift f{\\"u}r Psychologie'
    assert bibtex.render([Record(entry=ARTICLE)], RenderOptions(ascii=True)).isascii()


@pytest.mark.parametrize(
    ("entry", "biblatex_type", "bibtex_type"),
    [
        (Entry(type="chapter"), "incollection", "incollection"),
        (Entry(type="chapter", container_author=(Name("A"),)), "inbook", "incollection"),
        (Entry(type="book", number_of_volumes="3"), "mvbook", "book"),
        (Entry(type="thesis", genre="Diplomarbeit"), "thesis", "mastersthesis"),
        (Entry(type="thesis", genre="硕士"), "thesis", "mastersthesis"),
        (Entry(type="thesis", genre="Trabajo de fin de grado"), "thesis", "mastersthesis"),
        (Entry(type="thesis", genre="博士"), "thesis", "phdthesis"),
        (Entry(type="thesis", genre="PhD Thesis"), "thesis", "phdthesis"),
        (Entry(type="webpage"), "online", "misc"),
        (Entry(type="paper-conference"), "inproceedings", "inproceedings"),
        (Entry(type="article", eprint="1"), "online", "misc"),
        (Entry(type="dataset"), "dataset", "misc"),
    ],
)
def test_types(entry: Entry, biblatex_type: str, bibtex_type: str) -> None:
    assert entry_type(entry, "biblatex") == biblatex_type
    assert entry_type(entry, "bibtex") == bibtex_type


@pytest.mark.parametrize(
    ("values", "dialect", "field", "text"),
    [
        ({"type": "thesis", "genre": "PhD thesis"}, "biblatex", "type", "phdthesis"),
        ({"type": "thesis", "genre": "Dissertation", "publisher": "MIT"}, "bibtex", "school", "MIT"),
        ({"type": "report", "publisher": "NIST"}, "biblatex", "institution", "NIST"),
        ({"type": "webpage", "container_title": "Blog"}, "biblatex", "organization", "Blog"),
        ({"type": "webpage", "container_title": "Blog"}, "bibtex", "howpublished", "Blog"),
        ({"type": "patent", "number": "EP1700367"}, "biblatex", "number", "1700367"),
        ({"type": "patent", "number": "EP1700367"}, "biblatex", "type", "patenteu"),
        ({"type": "patent", "extra": {"assignee": "A GmbH; B AG"}}, "biblatex", "holder", "{A GmbH} and {B AG}"),
        ({"type": "patent", "authority": "EPO"}, "biblatex", "authority", "EPO"),
        ({"type": "patent", "number": "EP1700367", "issue": "DE1"}, "biblatex", "number", "1700367"),
        ({"type": "patent", "issue": "DE1"}, "biblatex", "issue", "DE1"),
        ({"type": "legal_case", "authority": "BGH"}, "biblatex", "institution", "BGH"),
        ({"type": "article-journal", "number": "e7", "page": "1"}, "biblatex", "eid", "e7"),
        ({"type": "article-journal", "page": "e0141122"}, "bibtex", "pages", "e0141122"),
        ({"type": "book", "edition": "2nd ed."}, "biblatex", "edition", "2"),
        ({"type": "book", "edition": "2nd"}, "bibtex", "edition", "2nd"),
        ({"type": "book", "edition": "3"}, "bibtex", "edition", "3rd"),
        ({"type": "book", "edition": "12"}, "bibtex", "edition", "12th"),
        ({"type": "book", "edition": "3", "language": "de"}, "bibtex", "edition", "3"),
        ({"type": "book", "edition": "3"}, "biblatex", "edition", "3"),
        ({"type": "thesis"}, "bibtex", "type", "Thesis"),
        ({"type": "thesis", "genre": "Ph. D."}, "bibtex", "type", "{Ph. D.}"),
        ({"type": "thesis", "genre": "Ph. D."}, "biblatex", "type", "Ph. D."),
        ({"type": "report", "genre": "Working Paper"}, "bibtex", "type", "Working Paper"),
        ({"type": "book", "pmid": "123"}, "biblatex", "eprinttype", "pubmed"),
        ({"type": "book", "pmid": "123"}, "bibtex", "pmid", "123"),
        ({"type": "book", "url": "https://www.jstor.org/stable/2951"}, "biblatex", "eprint", "2951"),
        ({"type": "article", "eprint": "1", "eprint_type": "arXiv"}, "bibtex", "archiveprefix", "arXiv"),
        ({"type": "motion_picture", "director": (Name("A", "B"),)}, "biblatex", "editortype", "director"),
        ({"type": "motion_picture", "director": (Name("A", "B"),)}, "bibtex", "author", "A, B"),
        ({"type": "paper-conference", "event_title": "CHI"}, "bibtex", "booktitle", "CHI"),
        ({"type": "paper-conference", "event_place": "Rome"}, "bibtex", "address", "Rome"),
        ({"type": "paper-conference", "event_place": "Rome"}, "biblatex", "venue", "Rome"),
        ({"type": "article-newspaper"}, "biblatex", "entrysubtype", "newspaper"),
        ({"type": "book", "issued": Date(literal="in press")}, "biblatex", "pubstate", "inpress"),
        ({"type": "book", "issued": Date(literal="n.d.")}, "biblatex", "year", "n.d."),
        ({"type": "book", "issued": Date(start=PartialDate(1920), approximate=True)}, "biblatex", "date", "1920~"),
        ({"type": "book", "language": "ger"}, "biblatex", "langid", "german"),
        ({"type": "book", "language": "Klingon"}, "biblatex", "language", "Klingon"),
        ({"type": "book", "medium": "DVD"}, "biblatex", "medium", "DVD"),
        ({"type": "book", "extra": {"shorthand": "A&B"}}, "biblatex", "shorthand", r"A\&B"),
    ],
)
def test_fields(values: dict[str, Any], dialect: Any, field: str, text: str) -> None:
    assert bib_fields(Entry(**values), dialect)[field].text == text


def test_a_meeting_called_as_its_proceedings_is_named_once() -> None:
    paper = Entry(type="paper-conference", container_title="Proceedings of Eels 2020", event_title="Eels 2020")
    assert bib_fields(paper, "biblatex")["eventtitle"].text == "Eels 2020"
    given = Record(entry=paper, provenance={"event_title": Origin(layer="crossref", source="x")})
    assert "eventtitle" not in bib_fields(given, "biblatex")
    same = paper.with_(event_title="Proceedings of Eels, 2020")
    assert "eventtitle" not in bib_fields(same, "biblatex") and "eventtitle" not in bib_fields(same, "bibtex")


def test_of_several_isbns_of_an_agency_the_first() -> None:
    book = Entry(type="book", isbn=("9783662485576", "9783662485583"))

    def written(layer: str) -> str:
        return bib_fields(Record(entry=book, provenance={"isbn": Origin(layer=layer, source="x")}), "biblatex")[
            "isbn"
        ].text

    assert written("crossref") == "9783662485576"
    assert written("file") == "9783662485576 9783662485583"


def test_what_nobody_asks_for_stays_out() -> None:
    entry = Entry(
        type="book", source="Library Catalog", extra={"itemType": "x", "flags": {"retracted": True}, "a b": "c"}
    )
    assert bib_fields(entry, "bibtex") == {}


def test_markup_of_sources_never_arrives() -> None:
    entry = Entry(title="Rise &amp; fall, <mml:math><mml:mi>x</mml:mi></mml:math> &lt;5", type="book")
    assert bib_fields(entry, "bibtex")["title"].text == r"Rise \& fall, x \textless{}5"


def test_commands_from_a_page_stay_text() -> None:
    origin = Origin(layer="highwire", source="x")
    record = Record(
        entry=Entry(type="book", title=r"\input{x} {", extra={"x": r"\write18"}), provenance={"title": origin}
    )
    text = render_entry(record, "bibtex", key="k")
    assert "\\input" not in text and "\\write" not in text
    assert read_bib(text).records[0].entry.title == r"\input{x} {"


def test_keys() -> None:
    records = [
        Record(entry=Entry(type="book", title="Peer support", author=(Name("Li", "A"),), issued=Date.of(2015))),
        Record(entry=Entry(type="book", title="Peer support", author=(Name("Li", "B"),), issued=Date.of(2015))),
        Record(entry=Entry(type="book", id="a b{c", title="T")),
        Record(entry=Entry(type="book", id="abc", title="U")),
    ]
    text = render_records(records, "bibtex")
    assert [record.entry.id for record in read_bib(text).records] == ["Li2015Peer", "Li2015Peera", "abc", "abca"]


def test_keys_of_a_bib_stay_even_when_they_repeat() -> None:
    source = "@misc{a:b/c, note = {x},\n}\n\n@misc{a:b/c, note = {y},\n}\n\n@misc{, note = {z},\n}\n"
    assert [r.entry.id for r in read_bib(render_records(read_bib(source).records, "bibtex")).records] == [
        "a:b/c",
        "a:b/c",
        "",
    ]


# ------------------------------------------------------------------------------------------------ from a .bib to a .bib


def again(source: str, dialect: Any = "bibtex", read_as: Any = "bibtex") -> str:
    return render_records(read_bib(source, dialect=read_as).records, dialect)


@pytest.mark.parametrize(
    "line",
    [
        "title = {{Kept Whole}}",
        "title = {The $O(n^2)$ case of \\foo{bar}}",
        "note = {\\url{http://x.org}}",
        "author = {American Rights at Work}",
        "author = {{\\relax Ph}ilippe, A}",
        "year = {c1998}",
        "month = jan # {~3}",
        "pages = {579\\psqq}",
        "url = {http://x.org/a\\_b}",
        "introduction = {{ACME and Co}}",
        "myfield = {\\strange{x}}",
        "file = {:a.pdf:PDF}",
        "numpages = {13}",
        "school = {MIT}",
    ],
)
def test_what_stands_is_written_as_it_stood(line: str) -> None:
    assert again(f"@article{{k,\n  {line}\n}}") == f"@article{{k,\n  {line},\n}}\n"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ('title = "{\\"O}l \\& Gas of {NASA}"', "title = {Öl \\& Gas of {NASA}}"),
        ("author = {K{\\H o}nig, P{\\'a}l}", "author = {Kőnig, Pál}"),
        ("month = {March}", "month = mar"),
        ("pages = {1 - 2}", "pages = {1 - 2}"),
        ("title = {Two\n  lines}", "title = {Two lines}"),
    ],
)
def test_accents_months_and_line_breaks_are_tidied_and_nothing_else(line: str, written: str) -> None:
    assert again(f"@article{{k,\n  {line}\n}}") == f"@article{{k,\n  {written},\n}}\n"


def test_order_and_type_stay() -> None:
    source = "@conference{k,\n  year = {2000},\n  zzz = {a},\n  title = {T},\n}\n"
    assert again(source) == source


def test_a_changed_value_is_written_anew_and_the_rest_stands() -> None:
    (record,) = read_bib("@article{k, title = {$x$}, journal = {\\foo J}, doi = {10.1/a}, publisher = {P}}").records
    changed = record.with_(entry=record.entry.with_(title="New & old", doi="10.1/b"))
    fields = {name: value.text for name, value in bib_fields(changed, "bibtex").items()}
    assert fields == {"title": r"New \& old", "journal": r"\foo J", "doi": "10.1/b", "publisher": "P"}


def test_provenance_as_a_plain_mapping_keeps_what_stood() -> None:
    (record,) = read_bib("@online{k, title = {a $x$ {B}}, organization = {O}, foo = {\\x}}", dialect="biblatex").records
    merged = record.with_(provenance=dict(record.provenance), entry=record.entry.with_(note="n"))
    fields = {name: value.text for name, value in bib_fields(merged, "biblatex").items()}
    assert fields == {"title": "a $x$ {B}", "organization": "O", "foo": "\\x", "note": "n"}


def test_between_the_dialects() -> None:
    source = "@techreport{k, title = {T}, subtitle = {S}, year = 2001, month = jan, institution = {I}, address = {A}}"
    assert again(source, "biblatex") == (
        "@report{k,\n  title = {T},\n  subtitle = {S},\n  date = {2001-01},\n  institution = {I},\n  location = {A},\n}\n"
    ).replace("@report", "@techreport")
    back = again("@online{k, title = {T}, subtitle = {S}, date = {2001-01}, journaltitle = {J}}", "bibtex", "biblatex")
    assert back.startswith("@misc{k,\n  title = {T. S},\n")
    assert "month = jan" in back


def test_inherited_values_are_left_to_the_parent_in_its_file() -> None:
    source = "@inbook{a, title = {T}, crossref = {b}}@book{b, title = {B}, year = 2000}"
    records = read_bib(source).records
    assert render_records(records, "bibtex") == (
        "@inbook{a,\n  title = {T},\n  crossref = {b},\n}\n\n@book{b,\n  title = {B},\n  year = {2000},\n}\n"
    )
    alone = bib_fields(records[0], "bibtex")
    assert alone["booktitle"].text == "B" and "crossref" not in alone
    biblatex_text = render_records(records, "biblatex")
    assert "crossref = {b}" in biblatex_text and "booktitle" not in biblatex_text


def test_annotation() -> None:
    notes = PageNotes(statements=(CitationStatement(text="A & b", section="Introduction", stance="supporting"),))
    record = Record(entry=Entry(type="book", title="T"), notes=notes)
    options = RenderOptions(annotation=True)
    assert "A \\& b" in bib_fields(record, "bibtex", annotation="A & b")["annote"].text
    quoted = bib_fields(record, "bibtex", annotation="if a<b>c</b>")["annote"].text
    assert quoted == r"if a\textless{}b\textgreater{}c\textless{}/b\textgreater{}"
    assert "annotation = {" in biblatex.render([record], options)
    assert "annot" not in biblatex.render([record], RenderOptions())


def test_a_value_is_text_or_bare() -> None:
    fields = bib_fields(Entry(type="book", issued=Date.of(2015, 5)), "bibtex")
    assert fields == {"year": BibValue("2015"), "month": BibValue("may", bare=True)}


def test_nothing_gives_nothing() -> None:
    assert render_records([], "bibtex") == ""


def test_ascii_of_what_stands_touches_letters_alone() -> None:
    source = "@article{k, title = {Über \\foo{é} {NASA}}, url = {http://x.org/é}, zzz = {ü}}"
    records = read_bib(source).records
    text = render_records(records, "bibtex", ascii=True)
    assert "title = {{\\\"U}ber \\foo{{\\'e}} {NASA}}" in text
    assert "url = {http://x.org/é}" in text and 'zzz = {{\\"u}}' in text
    assert "title = {{\\\"U}ber \\foo{{\\'e}} {NASA}}" in render_records(records, "biblatex", ascii=True)
