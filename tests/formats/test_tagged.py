"""The tagged formats beside RIS: refer, RefWorks, Web of Science."""

from __future__ import annotations

import pytest

from bibkit.formats import isi, refer, refworks
from bibkit.formats._base import RenderOptions
from bibkit.model.dates import Date, PartialDate
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

REFER = """%0 Journal Article
%A Roe, Ida
%A A Group
%T On counts:
a study
%J Journal of Counting
%V 7
%N 2
%P 5-17
%D 2021
%R https://doi.org/10.5555/x
%@ 1932-6203
%K one
%K two
%F Roe2021
%G English
%G German

%0 Book
%A Doe, Jane
%E Poe, Al
%Y Tra, Slator
%T Counts
%I A Press
%C Bonn
"""

REFWORKS = """Refworks Export Tagged Format

RT=Reference Type
BEGIN EXPORTED REFERENCES

RT Book, Section
SR Print(0)
ID 206
A1 Roe,Ida
T1 On counts
A2 Poe,Al
T2 The book of counts
YR 2002
SP 101
OP 123
PB A Press
PP Bonn
K1 one
K1 two
SN 978-3-16-148410-0
PMID 123

RT Journal Article
A1 Doe,Jane
T1 Counting
JF Journal of Counting
YR 2003
FD May 3
VO 29
"""

ISI = """\ufeffFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Roe, IB
   Doe, J
AF Roe, Ida B.
   Doe, Jane (doe@example.org)
CA A Group
TI On counts of
   things
SO JOURNAL OF COUNTING
JI J. Count.
PD MAR-APR
PY 2021
VL 7
IS 2
BP 5
EP 17
SN 1932-6203
EI 2049-3630
DI 10.5555/x
DE one; two
ID THREE
PU A PRESS
PI BONN
UT WOS:1
ER

PT S
AU Roe, IB
BE Poe, AL
TI A chapter
SO THE BOOK OF COUNTS, VOL 3
SE Small Series
AR 12
PY 2011
ER

PT B
AU Roe, IB
TI A paper
SO PROCEEDINGS OF COUNTING
CT 7th Counting Days
CY FEB 21-23, 2005
CL Bonn, GERMANY
PD 2005, and later
PY 2005
ER

PT P
AU DOE J
TI A counting device
PN XY123-A
AE UNIV BONN
ER
EF
"""


def test_refer() -> None:
    article, book = (record.entry for record in refer.read(REFER.encode()).records)
    assert (article.id, article.type, article.title) == ("Roe2021", "article-journal", "On counts: a study")
    assert article.author == (Name("Roe", "Ida"), Name(literal="A Group"))
    assert (article.container_title, article.volume, article.issue, article.page) == (
        "Journal of Counting",
        "7",
        "2",
        "5-17",
    )
    assert (article.doi, article.issn, article.keyword) == ("10.5555/x", ("1932-6203",), ("one", "two"))
    assert article.language == "English, German"
    assert (book.type, book.publisher, book.publisher_place) == ("book", "A Press", "Bonn")
    assert (book.editor, book.translator) == ((Name("Poe", "Al"),), (Name("Tra", "Slator"),))


def test_refworks() -> None:
    chapter, article = (record.entry for record in refworks.read(REFWORKS.encode(), name="x.txt").records)
    assert (chapter.type, chapter.title, chapter.container_title) == ("chapter", "On counts", "The book of counts")
    assert (chapter.author, chapter.editor) == ((Name("Roe", "Ida"),), (Name("Poe", "Al"),))
    assert (chapter.page, chapter.isbn, chapter.pmid) == ("101-123", ("978-3-16-148410-0",), "123")
    assert chapter.extra["RW-SR"] == "Print(0)"
    assert chapter.id == "", "RefWorks numbers its records; a number is no citation key"
    assert (article.container_title, article.issued) == ("Journal of Counting", Date.of(2003, 5, 3))


def test_an_article_of_web_of_science() -> None:
    result = isi.read(ISI.encode(), name="x.txt")
    entry = result.records[0].entry
    assert entry.title == "On counts of things"
    assert entry.author == (Name("Roe", "Ida B."), Name("Doe", "Jane"), Name(literal="A Group"))
    assert (entry.container_title, entry.container_title_short) == ("JOURNAL OF COUNTING", "J. Count.")
    assert entry.issued == Date(start=PartialDate(2021, 3), end=PartialDate(2021, 4))
    assert (entry.page, entry.issn, entry.doi) == ("5-17", ("1932-6203", "2049-3630"), "10.5555/x")
    assert entry.keyword == ("one", "two", "THREE")
    assert (entry.publisher, entry.publisher_place) == ("A Press", "BONN")
    assert entry.extra["UT"] == "WOS:1"
    assert result.records[1].provenance["title"].locator == "line 29"


def test_other_works_of_web_of_science() -> None:
    _, chapter, paper, patent = (record.entry for record in isi.read(ISI.encode()).records)
    assert (chapter.type, chapter.collection_title, chapter.page) == ("chapter", "Small Series", "12")
    assert (chapter.author, chapter.editor) == ((Name("Roe", "I. B."),), (Name("Poe", "A. L."),))
    assert (paper.type, paper.event_title) == ("paper-conference", "7th Counting Days")
    assert (paper.event_place, paper.issued) == ("Bonn, GERMANY", Date.of(2005))
    assert paper.event_date == Date(start=PartialDate(2005, 2, 21), end=PartialDate(2005, 2, 23))
    assert (patent.type, patent.number, patent.author) == ("patent", "XY123-A", (Name("DOE", "J."),))
    assert patent.extra["assignee"] == "Univ Bonn"


@pytest.mark.parametrize(("module", "name"), [(refer, "refer"), (refworks, "refworks"), (isi, "isi")])
def test_what_is_of_no_format(module: object, name: str) -> None:
    result = module.read(b"just words")  # type: ignore[attr-defined]
    assert [issue.code for issue in result.issues] == [f"{name}.no-record"]
    assert module.read(b"").issues == ()  # type: ignore[attr-defined]


def test_an_empty_record_is_told() -> None:
    assert [issue.code for issue in refer.read(b"%0 Book\n\n%T T").issues] == ["refer.empty-record"]


def test_refer_is_written_as_it_is_read() -> None:
    book = Entry(
        type="book",
        title="On <i>counts</i>",
        editor=(Name("Roe", "Ida"),),
        publisher="A Press",
        publisher_place="Bonn",
        issued=Date.of(2001),
        edition="2",
        isbn=("9783161484100",),
        keyword=("one", "two"),
        id="roe",
    )
    article = Entry(
        type="article-journal",
        title="A count",
        author=(Name("Fox", "Eve", non_dropping_particle="de la"), Name(literal="Count Group")),
        container_title="Journal of Counts",
        volume="3",
        issue="4",
        page="5-9",
        doi="10.5555/x",
        issued=Date.of(2001, 3),
        abstract="One 100% sure line",
    )
    text = refer.render([Record(entry=book), Record(entry=article)], RenderOptions())
    assert text.startswith("%0 Book\n%T On <i>counts</i>\n%E Roe, Ida\n") and "\n\n%0 Journal Article\n" in text
    assert "%P 5-9\n" in text and "%J Journal of Counts\n" in text
    again = [record.entry for record in refer.read(text.encode()).records]
    assert again == [book, article]


def test_refer_claims_no_role_and_no_type_that_it_cannot_say() -> None:
    series = Entry(type="chapter", title="T", container_title="B", collection_editor=(Name("Fox", "E."),))
    text = refer.render([Record(entry=series), Record(entry=Entry(type="song", title="S", genre="x"))], RenderOptions())
    assert "%E" not in text and "%Z With: Fox, E." in text
