"""Notes kept in files: Markdown that reads back as the same words, CSV that no spreadsheet runs, JSON, plain text."""

from __future__ import annotations

import csv
import io
import json

import pytest

from bibkit.errors import InputError
from bibkit.formats.markdown import escape_markdown, render_notes_markdown
from bibkit.formats.notes_csv import COLUMNS, neutralise, render_notes_csv
from bibkit.formats.notes_files import render_notes_for
from bibkit.formats.notes_json import render_notes_json
from bibkit.formats.notes_text import render_notes_text
from bibkit.formats.notes_tree import build_notes, citation_line
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.note_texts import Heading, Link, Paragraph, Quotation
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.record import Record

LI = Entry(
    type="article-journal",
    id="Li2021Shared",
    title="Shared <i>decisions</i> in small clinics",
    author=(Name(family="Li", given="Min"), Name(family="Sørensen", given="Åse")),
    container_title="J Small Clinics",
    issued=Date.of(2021),
    volume="4",
    issue="2",
    page="11-19",
    doi="10.5555/jsc.2021.11",
)
RECORD = Record(
    entry=LI,
    extractor="scite",
    notes=PageNotes(
        tallies={"supporting": 1, "mentioning": 7, "contrasting": 0},
        statements=(
            CitationStatement(text="Li found the same.", section="Results", stance="supporting", confidence=91),
            CitationStatement(text="=SUM(A1) is [not] a *statement*", stance="mentioning"),
            CitationStatement(text="Li found the same.", section="Results", stance="supporting", confidence=91),
        ),
        facts={
            "cited_by_publications": 1,
            "citation_statements": 8,
            "citing_years": [2022, 2022],
            "section_counts": [2],
        },
    ),
    related=(Entry(title="Another", extra={"citation-number": "21"}),),
)


def test_statements_stand_under_their_sections_in_page_order() -> None:
    (note,) = build_notes(RECORD)
    assert note.title == "Citation statements (scite)"
    assert [block.text for block in note.blocks if isinstance(block, Heading)] == ["Results", "Section not named"]
    quotations = [block for block in note.blocks if isinstance(block, Quotation)]
    assert quotations[0].attribution == "supporting, 91 % confidence, twice on the page"


def test_summary_says_tallies_and_what_the_page_left_out() -> None:
    (note,) = build_notes(RECORD)
    assert note.blocks[:2] == (
        Paragraph(("Citing statements: 1 supporting, 7 mentioning, 0 contrasting.",)),
        Paragraph(
            ("Cited by 1 publication. 3 of 8 citation statements were on the page. The citing works are from 2022.",)
        ),
    )


def test_a_stance_that_was_not_counted_is_not_zero() -> None:
    (note,) = build_notes(Record(entry=LI, notes=PageNotes(tallies={"mentioning": 2})))
    assert note.blocks[0] == Paragraph(("Citing statements: 2 mentioning.",))


def test_facts_name_affiliations_at_their_authors_and_drop_bare_counts() -> None:
    facts = {
        "cited_by": 202,
        "section_counts": [2, 1],
        "affiliations": {"1": "Univ A", "2": "Univ B, Town"},
        "author_affiliations": {"Li, Min": ["1", "2"]},
    }
    text = render_notes_text(Record(entry=LI, notes=PageNotes(facts=facts)))
    assert text.splitlines() == [
        "Notes from the page",
        "- Cited by: 202",
        "- Affiliation (Li, Min): Univ A; Univ B, Town",
    ]


def test_related_works_are_asked_for() -> None:
    assert [note.kind for note in build_notes(RECORD)] == ["citation-statements/scite"]
    assert [note.kind for note in build_notes(RECORD, related=True)][1] == "related-works/scite"


def test_nothing_to_say_makes_no_note() -> None:
    assert build_notes(Record(entry=LI), related=True) == ()


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (
            LI,
            (
                "Li, Min; Sørensen, Åse (2021). Shared decisions in small clinics. J Small Clinics 4(2), 11-19.",
                " ",
                Link("doi:10.5555/jsc.2021.11", "https://doi.org/10.5555/jsc.2021.11"),
            ),
        ),
        (Entry(title="Alone", issued=Date.of(1999)), ("Alone (1999).",)),
        (Entry(title="A book", publisher="Press", page="3-9"), ("A book. Press, pp. 3-9.",)),
        (Entry(author=(Name(family="王", given="明"),), title="题"), ("王明. 题.",)),
        (Entry(title="T", url="javascript:alert(1)"), ("T.",)),
        (Entry(), ()),
    ],
)
def test_citation_line(entry: Entry, line: tuple[object, ...]) -> None:
    assert citation_line(entry) == line


def test_markdown_document() -> None:
    text = render_notes_markdown([Record(entry=Entry(title="Silent")), RECORD])
    assert "Silent" not in text
    assert text.startswith("# Shared decisions in small clinics\n\nLi, Min")
    assert "\n## Citation statements (scite)\n" in text
    assert "\n### Results\n\n> Li found the same.\n>\n> — supporting, 91 % confidence, twice on the page\n" in text
    assert "> =SUM(A1) is \\[not\\] a \\*statement\\*" in text
    assert "- \\[21\\] Another." in text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# no heading", "\\# no heading"),
        ("2021. A year", "2021\\. A year"),
        ("- no list", "\\- no list"),
        ("a_b <c> `d` \\", "a\\_b \\<c\\> \\`d\\` \\\\"),
        ("one\n\ntwo", "one two"),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_markdown_is_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_csv_has_a_row_for_each_statement() -> None:
    rows = list(csv.DictReader(io.StringIO(render_notes_csv([RECORD]))))
    assert len(rows) == 3
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["doi"] == "10.5555/jsc.2021.11"
    assert rows[0]["confidence"] == "91"
    assert rows[1]["text"] == "'=SUM(A1) is [not] a *statement*"
    assert rows[1]["confidence"] == ""


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_csv_formulas_are_neutralised(value: str) -> None:
    assert neutralise(value) == "'" + value


@pytest.mark.parametrize("value", ["", "a=1", "1-2", "“quoted”"])
def test_csv_leaves_other_text_alone(value: str) -> None:
    assert neutralise(value) == value


def test_json_keeps_everything() -> None:
    document = json.loads(render_notes_json([RECORD, Record(entry=LI)]))
    (kept,) = document["records"]
    assert kept["notes"]["tallies"] == {"supporting": 1, "mentioning": 7, "contrasting": 0}
    assert len(kept["notes"]["statements"]) == 3
    assert kept["notes"]["section_counts"] == [2]
    assert kept["related"] == [{"type": "document", "title": "Another", "citation-number": "21"}]


def test_the_name_decides_the_form() -> None:
    assert render_notes_for("N.MD", [RECORD]).startswith("# ")
    assert render_notes_for("n.csv", [RECORD]).startswith("key,")
    assert render_notes_for("n.json", [RECORD]).startswith("{")
    with pytest.raises(InputError, match=r"n\.txt"):
        render_notes_for("n.txt", [RECORD])
