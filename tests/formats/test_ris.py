"""RIS both ways, and the variants of it that publishers and programs write."""

from __future__ import annotations

import pytest

from bibkit.formats._base import RenderOptions
from bibkit.formats._ris_tags import READ_TYPES, WRITE_TYPES, tag_rows
from bibkit.formats.ris import read, render
from bibkit.formats.zotero_schema import load_schema
from bibkit.model.dates import Date, PartialDate
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.record import Record
from tests.formats.samples import ALL, ARTICLE, records


def entry_of(text: str) -> Entry:
    result = read(text.encode(), name="x.ris")
    assert len(result.records) == 1, result
    return result.records[0].entry


def jour(*lines: str) -> Entry:
    return entry_of("\n".join(["TY  - JOUR", *lines, "ER  - "]))


@pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.type)
def test_what_is_written_is_read_back(entry: Entry) -> None:
    assert entry_of(render(records(entry), RenderOptions())) == entry


@pytest.mark.parametrize("kind", sorted(load_schema().types))
def test_every_item_type_comes_back(kind: str) -> None:
    extra = {"itemType": kind}
    csl = load_schema().type_of[kind]
    entry = entry_of(render(records(Entry(type=csl, title="T", extra=extra)), RenderOptions()))
    assert entry.type == csl


def test_an_article() -> None:
    assert render(records(ARTICLE), RenderOptions()).split("\n") == [
        "TY  - JOUR",
        "TI  - Shared <i>decisions</i> in H<sub>2</sub>O clinics & elsewhere",
        "AU  - Sørensen, Åse",
        "AU  - van Gogh, Vera",
        "AU  - King, Martin, Jr.",
        "AU  - The Small Clinics Group",
        "T2  - Journal of Small Clinics",
        "AB  - We counted decisions.",
        "DA  - 2021/03/09",
        "PY  - 2021",
        "DO  - 10.5555/jsc.2021.7",
        "VL  - 7",
        "IS  - 2",
        "SP  - 101",
        "EP  - 119",
        "J2  - J. Small Clin.",
        "LA  - en",
        "SN  - 1932-6203",
        "ST  - Shared decisions",
        "UR  - https://example.org/jsc/7",
        "Y2  - 2026/11/02",
        "KW  - decisions",
        "KW  - clinics, small",
        "M2  - PMID: 12345678",
        "M2  - PMCID: PMC765432",
        "N1  - A remark of ours",
        "ID  - Sorensen2021Shared",
        "ER  - ",
        "",
    ]


def test_protected_capitals_are_no_business_of_ris() -> None:
    title = 'On <span class="nocase"><i>E. coli</i></span> and <span class="nocase">DNA</span>'
    assert "TI  - On <i>E. coli</i> and DNA\n" in render(records(Entry(type="book", title=title)), RenderOptions())


def test_some_days_of_one_year_have_a_year() -> None:
    days = Date(start=PartialDate(1983, 4, 25), end=PartialDate(1983, 4, 27))
    assert "PY  - 1983\n" in render(records(Entry(type="book", issued=days)), RenderOptions())
    years = Date(start=PartialDate(1983), end=PartialDate(1985))
    assert "PY  -" not in render(records(Entry(type="book", issued=years)), RenderOptions())


def test_ascii_output_reads_back() -> None:
    text = render(records(ARTICLE), RenderOptions(ascii=True))
    assert text.isascii()
    assert entry_of(text).author == ARTICLE.author


def test_line_breaks_in_a_value_do_not_break_the_record() -> None:
    entry = Entry(type="book", title="A\nER  - \nTY  - BOOK", abstract="one\n\ntwo")
    again = entry_of(render(records(entry), RenderOptions()))
    assert (again.title, again.abstract) == ("A ER - TY - BOOK", "one two")


@pytest.mark.parametrize(
    "text",
    [
        "TY - JOUR\nTI - T\nER -",
        "TY  - JOUR\r\nTI  - T\r\nER  - \r\n",
        "\ufeff\n\nTY  - JOUR\nTI  - T\n",
        "some page's words\nTY  - JOUR\nTI  - T\nER  - junk",
        "TY  - JOUR\n  TI  - T\nER  -",
        "TI  - T\nJF  - J\nER  - ",
    ],
)
def test_shapes_of_records(text: str) -> None:
    entry = entry_of(text)
    assert (entry.type, entry.title) == ("article-journal", "T")


def test_records_without_er_are_two() -> None:
    result = read(b"TY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\n")
    assert [record.entry.title for record in result.records] == ["A", "B"]
    assert result.records[1].provenance["title"].locator == "line 3"


def test_continued_lines() -> None:
    entry = jour("TI  - A title that", "goes on", "AB  - One.", "", "Two.", "KW  - a", "b", "KW  - c; d")
    assert entry.title == "A title that goes on"
    assert entry.abstract == "One.\n\nTwo."
    assert entry.keyword == ("a", "b", "c", "d")


def test_a_wrapped_abstract_is_one_paragraph() -> None:
    long = "Seventy letters of text stand in this line so that it is taken for wrapped"
    assert jour(f"AB  - {long[:72]}", "up text.").abstract == f"{long[:72]} up text."


def test_one_key_word_line_may_hold_many() -> None:
    assert jour("TI  - T", "KW  - a, b").keyword == ("a", "b")
    assert jour("TI  - T", "KW  - a, b", "KW  - c").keyword == ("a, b", "c")


def test_names() -> None:
    entry = jour(
        "A1  - Smith,A.B.", "AU  - de Souza, Ana", "AU  - King, Martin, Jr.", "AU  - World Health Organization"
    )
    assert entry.author == (
        Name("Smith", "A.B."),
        Name("Souza", "Ana", non_dropping_particle="de"),
        Name("King", "Martin", suffix="Jr."),
        Name(literal="World Health Organization"),
    )


def test_editors_of_edited_books() -> None:
    entry = entry_of("TY  - EDBOOK\nAU  - Roe, Ida\nTI  - T\nER  - ")
    assert (entry.type, entry.author, entry.editor) == ("book", (), (Name("Roe", "Ida"),))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["PY  - 2012///"], Date.of(2012)),
        (["Y1  - 1990/2/27"], Date.of(1990, 2, 27)),
        (["PY  - 2016/12//"], Date.of(2016, 12)),
        (["PY  - 2013", "DA  - 2013/04/18"], Date.of(2013, 4, 18)),
        (["Y1  - 2013", "PY  - 2013/04/18", "PY  - 2013/02/15/received"], Date.of(2013, 4, 18)),
        (["PY  - 2013", "DA  - May 3"], Date.of(2013, 5, 3)),
        (["DA  - 2004/Spring"], None),
        (["PY  - 2004", "DA  - Spring"], Date(start=PartialDate(2004), season=1)),
        (["DA  - 1988/1992"], Date(start=PartialDate(1988), end=PartialDate(1992))),
        (["PY  - 0000"], None),
        (["PY  - in press"], Date(literal="in press")),
    ],
)
def test_dates(lines: list[str], expected: Date | None) -> None:
    found = jour("TI  - T", *lines).issued
    if expected is None and found is not None:
        assert found.literal, found
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (["SP  - 674", "EP  - 682"], "674-682"),
        (["EP  - 682", "SP  - 674"], "674-682"),
        (["SP  - 674-682", "EP  - 9"], "674-682"),
        (["SP  - 674", "EP  - 674"], "674"),
        (["SP  - e12"], "e12"),
    ],
)
def test_pages(lines: list[str], page: str) -> None:
    assert jour("TI  - T", *lines).page == page


def test_numbers_go_by_their_check_digit() -> None:
    assert entry_of("TY  - BOOK\nTI  - T\nSN  - 978-3-16-148410-0\nER  - ").isbn == ("978-3-16-148410-0",)
    assert entry_of("TY  - CHAP\nTI  - T\nSN  - 1932-6203 (Print)\nER  - ").issn == ("1932-6203",)
    assert jour("TI  - T", "SN  - 1932-6203").issn == ("1932-6203",)


def test_identifiers() -> None:
    entry = jour("TI  - T", "DO  - http://dx.doi.org/10.1000/ABC", "UR  - PM:123", "UR  - https://example.org/")
    assert (entry.doi, entry.pmid, entry.url) == ("10.1000/abc", "123", "https://example.org/")
    assert jour("TI  - T", "M3  - doi: 10.1000/x").doi == "10.1000/x"
    assert jour("TI  - T", "DO  - none").doi == ""


def test_a_journal_known_by_its_abbreviation() -> None:
    entry = jour("TI  - T", "JO  - J. Count.")
    assert (entry.container_title, entry.container_title_short) == ("J. Count.", "J. Count.")
    entry = jour("TI  - T", "JF  - Journal of Counting", "JA  - J. Count.")
    assert (entry.container_title, entry.container_title_short) == ("Journal of Counting", "J. Count.")


def test_an_issue_in_m1_but_no_copyright_notice() -> None:
    assert jour("TI  - T", "M1  - 12").issue == "12"
    entry = jour("TI  - T", "M1  - Copyright (C) 2016 A Society. All Rights Reserved.")
    assert entry.issue == ""
    assert entry.extra["M1"].startswith("Copyright")


def test_a_short_title_that_is_the_title_says_nothing() -> None:
    assert jour("TI  - T", "ST  - T").title_short == ""
    assert jour("ST  - T").title == "T"


def test_what_has_no_meaning_is_kept_under_its_tag() -> None:
    entry = jour("TI  - T", "AD  - A street", "AD  - Another", "U1  - x")
    assert dict(entry.extra) == {"AD": "A street; Another", "U1": "x"}


def test_character_references_but_not_in_notes() -> None:
    entry = jour("TI  - R&amp;D &#233;", "N1  - a &amp; b")
    assert (entry.title, entry.note) == ("R&D é", "a &amp; b")


def test_an_editors_own_tag_and_a_pubmed_number_in_a_user_field() -> None:
    entry = entry_of("TY  - PAT\nTI  - T\nED  - Roe, Ida\nU1  - 123[pmid]\nER  - ")
    assert (entry.editor, entry.pmid) == ((Name("Roe", "Ida"),), "123")


def test_kept_notes_are_written_on_demand() -> None:
    notes = PageNotes(statements=(CitationStatement(text="It counts", stance="supporting"),))
    record = Record(entry=ARTICLE, notes=notes)
    assert "It counts" not in render([record], RenderOptions())
    assert "It counts" in render([record], RenderOptions(annotation=True))


def test_issues() -> None:
    result = read(b"TY  - HOLO\nTI  - T\nER  - \nTY  - BOOK\nER  - \n", name="x.ris")
    assert [issue.code for issue in result.records[0].issues] == ["ris.unknown-type"]
    assert [(issue.code, issue.where) for issue in result.issues] == [("ris.empty-record", "x.ris:4")]
    assert [issue.code for issue in read(b"nothing of the sort").issues] == ["ris.no-record"]
    assert read(b"").issues == ()


def test_old_encodings_are_read() -> None:
    result = read("TY  - BOOK\nTI  - Über\nER  - ".encode("cp1252"))
    assert result.records[0].entry.title == "Über"
    assert [issue.code for issue in result.issues] == ["format.encoding"]
    assert read("TY  - BOOK\nTI  - Über\nER  - ".encode("utf-16")).records[0].entry.title == "Über"


def test_the_tables_name_only_what_exists() -> None:
    schema = load_schema()
    bases = {base for row in schema.types.values() for base in row.fields.values()}
    creators = {creator for row in schema.types.values() for creator in row.creators} | {"primary"}
    assert WRITE_TYPES.keys() == schema.types.keys()
    assert set(WRITE_TYPES.values()) <= READ_TYPES.keys()
    assert {kind for kind, _ in READ_TYPES.values()} <= schema.types.keys()
    for row in tag_rows():
        assert row.field in bases or row.field.removeprefix("creator:") in creators, row
        assert (row.only | row.never) <= schema.types.keys(), row
