"""Reports in the forms that copying, browsers and years of page design have given them."""

from __future__ import annotations

import pytest

from bibkit.extractors import extract_page
from bibkit.extractors.scite import EXTRACTOR
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.pages.read import read_page

HEADER = """2015
DOI: 10.5555/Report.1
|View full text |Cite
|
Sign up to set email alerts
|

A year of help on three wards

Abstract: We followed three wards for a year.… Show more

Help me understand this report
"""
COUNTS = """Citation Types

3
40
1

citations
Cited by 31 publications
(45 citation statements)
references
References 48 publications
(43 reference statements)
3
40
1
Order By: Relevance
"""
STATEMENTS = """“…The first passage, which says so.…”
Section: Discussionmentioning
confidence: 97%
See 2 more Smart Citations
“…The second, which does not.…”
Section: Results And Discussioncontrasting
confidence: 88%
"""


def record(text: str, **options: str) -> Record:
    return extract_page(read_page(text.encode(), input="page", **options)).records[0]


def issues(text: str) -> dict[str, str]:
    return {issue.code: issue.message for issue in record(text).issues}


def test_entry_and_statements() -> None:
    found = record(HEADER + COUNTS + STATEMENTS)
    assert found.extractor == "scite"
    assert found.entry.title == "A year of help on three wards"
    assert found.entry.doi == "10.5555/report.1"
    assert found.entry.issued is not None
    assert found.entry.issued.year == 2015
    assert found.entry.abstract == "We followed three wards for a year.…"
    assert [(s.text, s.section, s.stance, s.confidence) for s in found.notes.statements] == [
        ("The first passage, which says so.", "Discussion", "mentioning", 97),
        ("The second, which does not.", "Results And Discussion", "contrasting", 88),
    ]
    assert found.provenance["doi"].locator == "line 2 'DOI:'"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\t"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("Discussionmentioning", "Discussion\nmentioning"),
        lambda text: text.replace("mentioning\nconfidence", "mentioning confidence"),
        lambda text: text.replace("”\nSection", "” Section"),
        lambda text: text.replace("“…", '"...').replace("…”", '..."'),
        lambda text: "scite_\nPricing\nLog in\n" + text + "\nTerms of service\nMade for researchers",
    ],
    ids=["crlf", "tabs", "nbsp", "blank lines", "stance below", "one line", "behind the text", "ascii", "furniture"],
)
def test_same_record_however_it_was_copied(change: object) -> None:
    plain, changed = record(HEADER + COUNTS + STATEMENTS), record(change(HEADER + COUNTS + STATEMENTS))  # type: ignore[operator]
    assert changed.entry == plain.entry
    assert changed.notes == plain.notes


def test_tallies_come_from_either_place() -> None:
    without_filter = HEADER + COUNTS.partition("citations\n")[2] + STATEMENTS
    for text in (HEADER + COUNTS + STATEMENTS, without_filter):
        assert record(text).notes.tallies == {"supporting": 3, "mentioning": 40, "contrasting": 1}


def test_a_missing_fourth_number_is_not_zero_and_does_not_add_up() -> None:
    assert "unclassified" not in record(HEADER + COUNTS + STATEMENTS).notes.tallies
    assert issues(HEADER + COUNTS + STATEMENTS)["scite.tallies-differ"].startswith("the tallies add up to 44")
    complete = COUNTS.replace("40\n1\n", "40\n1\n1\n")
    assert record(HEADER + complete).notes.tallies["unclassified"] == 1
    assert "scite.tallies-differ" not in issues(HEADER + complete + STATEMENTS)


def test_two_numbers_are_not_assigned() -> None:
    found = record(HEADER + "Citation Types\n3\n40\ncitations\nCited by 31 publications\n" + STATEMENTS)
    assert not found.notes.tallies
    assert found.notes.facts["tally_counts"] == [3, 40]


def test_partial_and_repeated_statements_are_told() -> None:
    assert issues(HEADER + COUNTS + STATEMENTS)["scite.partial"] == "2 of 45 citation statements are on the page"
    without_total = HEADER + "Citation Types\n3\n40\n1\n" + STATEMENTS
    assert "it has more" in issues(without_total)["scite.partial"]
    assert issues(HEADER + COUNTS + 2 * STATEMENTS)["scite.repeated-statement"]


@pytest.mark.parametrize(
    ("meta", "section", "stance", "confidence"),
    [
        ("Section: Methodssupporting\nconfidence: 93%", "Methods", "supporting", 93),
        ("supporting\nconfidence: 93%", "", "supporting", 93),
        ("Section: supporting", "", "supporting", None),
        ("Section: Methodsunclassified", "Methods", "unclassified", None),
        ("Section: Methods disputing\nconfidence: 60.6%", "Methods", "contrasting", 61),
        ("Section: Methods", "Methods", None, None),
        ("confidence: 99%", "", None, 99),
    ],
)
def test_any_part_of_the_lines_below_may_be_missing(
    meta: str, section: str, stance: str | None, confidence: int | None
) -> None:
    text = HEADER + COUNTS + f"“…He said “no”, twice.\n\nThen a paragraph.…”\n{meta}\n" + STATEMENTS
    first, *rest = record(text).notes.statements
    assert first.text == "He said “no”, twice. Then a paragraph."
    assert (first.section, first.stance, first.confidence) == (section, stance, confidence)
    assert len(rest) == 2


def test_citing_work_above_a_statement() -> None:
    text = HEADER + COUNTS + "Help where it is needed\nLane et al. 2019\n" + STATEMENTS
    assert record(text).notes.statements[0].citing == "Help where it is needed, Lane et al. 2019"
    assert record(text).notes.statements[1].citing == ""


def test_filters_never_describe_the_work() -> None:
    filters = "Year Published\n2018\n2024\nAuthors\nLane, Grace\nOkafor, Tom\nJournals\nPLoS ONE\n"
    entry = record(HEADER + filters + COUNTS + STATEMENTS).entry
    assert not entry.author
    assert not entry.container_title
    assert entry.issued is not None
    assert entry.issued.year == 2015


@pytest.mark.parametrize(
    "line",
    [
        "Grace Lane and Tom van Dijk",
        "Grace Lane\nTom van Dijk\nExample Research",
        "Grace Lane, Tom van Dijk",
        "Grace Lane1, Tom van Dijk2",
        "Grace Lane\nTom van Dijk",
        "Grace Lane,\nTom van Dijk",
    ],
)
def test_authors_below_the_title(line: str) -> None:
    text = HEADER.replace("wards\n\n", f"wards\n{line}\n\n") + COUNTS + STATEMENTS
    lane, dijk = record(text).entry.author
    assert lane == Name(family="Lane", given="Grace")
    assert (dijk.non_dropping_particle, dijk.family) == ("van", "Dijk")


def test_a_journal_alone_below_the_title_is_no_author() -> None:
    for line in ("Psychiatry Research", "PLoS ONE", "Journal of Help", "World Health Organization"):
        text = HEADER.replace("wards\n\n", f"wards\n{line}\n\n") + COUNTS + STATEMENTS
        assert not record(text).entry.author


def test_a_doi_with_an_angled_middle_is_whole() -> None:
    doi = "10.5555/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"
    assert record(HEADER.replace("10.5555/Report.1", doi) + COUNTS).entry.doi == doi


def test_a_citing_work_whose_title_begins_with_a_quotation_is_no_statement() -> None:
    card = '"We are one": a study\nLane, G.\n2019\nExample Journal\n'
    statements = record(HEADER + COUNTS + card + STATEMENTS).notes.statements
    assert [item.text for item in statements] == ["The first passage, which says so.", "The second, which does not."]
    assert "We are one" in statements[0].citing


def test_words_of_a_statement_that_look_like_its_labels_stay() -> None:
    quoted = "“…See “Section: Methods” there.\nconfidence intervals were wide…”\n"
    (statement,) = record(HEADER + COUNTS + quoted + "Section: Resultssupporting\nconfidence: 80%\n").notes.statements
    assert statement.text == "See “Section: Methods” there. confidence intervals were wide"
    assert (statement.section, statement.stance, statement.confidence) == ("Results", "supporting", 80)


def test_an_author_list_that_the_page_cut_is_not_taken() -> None:
    text = HEADER.replace("wards\n\n", "wards\nGrace Lane, Tom van Dijk et al.\n\n") + COUNTS + STATEMENTS
    assert not record(text).entry.author
    assert "scite.authors-cut" in issues(text)


def test_journal_beside_the_year() -> None:
    assert record("PLOS ONE " + HEADER + COUNTS).entry.container_title == "PLOS ONE"
    # A line of its own may be the site's menu.
    assert not record("Reference Check\n" + HEADER + COUNTS).entry.container_title


def test_title_above_year_and_doi() -> None:
    head, _, rest = HEADER.partition("A year of help on three wards\n")
    assert (
        record("A year of help on three wards\n" + head + rest + COUNTS).entry.title == "A year of help on three wards"
    )


def test_editorial_notice() -> None:
    text = HEADER.replace("\nA year", "\nThis paper has been retracted\nA year") + COUNTS + STATEMENTS
    found = record(text)
    assert found.entry.title == "A year of help on three wards"
    assert found.notes.facts["editorial_notices"] == ["This paper has been retracted"]


def test_no_abstract() -> None:
    text = HEADER.replace("Abstract: We followed three wards for a year.… Show more\n", "") + COUNTS + STATEMENTS
    assert not record(text).entry.abstract
    assert "extract.abstract-truncated" not in issues(text)


def test_an_abstract_ends_where_the_page_folds_it() -> None:
    folded = "Women who show more hope were followed.Show more\n\nThis paper has been retracted"
    found = record(HEADER.replace("We followed three wards for a year.… Show more", folded) + COUNTS)
    assert found.entry.abstract == "Women who show more hope were followed.…"
    assert found.notes.facts["editorial_notices"] == ["This paper has been retracted"]
    whole = HEADER.replace("We followed three wards for a year.… Show more", "Women show more hope.")
    assert record(whole).entry.abstract == "Women show more hope."


@pytest.mark.parametrize(
    ("title", "notices"),
    [
        ("Correction: A year of help", None),
        ("Withdrawal", ["Withdrawal"]),
        ("Retracted: A year of help", ["Retracted: A year of help"]),
        ("Cookies and consent on three wards", None),
        ("Search for articles that help: a guide", None),
    ],
)
def test_titles_that_sound_like_the_page(title: str, notices: list[str] | None) -> None:
    found = record(HEADER.replace("A year of help on three wards", title) + COUNTS)
    assert found.entry.title == title
    assert found.notes.facts.get("editorial_notices") == notices


def test_tallies_on_one_line_and_in_elements_beside_each_other() -> None:
    line = COUNTS.replace("3\n40\n1\n", "3 40 1\n")
    assert record(HEADER + line).notes.tallies == {"supporting": 3, "mentioning": 40, "contrasting": 1}
    text = "".join(f"<div>{line}</div>" for line in (HEADER + line).split("\n"))
    saved = text.replace("3 40 1", "<span>3</span><span>40</span><span>1</span>")
    page = f"<html><body>{saved}</body></html>"
    assert record(page).notes.tallies == {"supporting": 3, "mentioning": 40, "contrasting": 1}


def test_whole_abstract_behind_show_less() -> None:
    text = HEADER.replace("… Show more", " Show less") + COUNTS
    assert record(text).entry.abstract == "We followed three wards for a year."
    assert "extract.abstract-truncated" not in issues(text)


def test_recognised_by_address_or_by_its_lines() -> None:
    assert EXTRACTOR.recognise(read_page(HEADER.encode(), url="https://scite.ai/reports/a-year-xY1"))
    assert EXTRACTOR.recognise(read_page((HEADER + COUNTS).encode()))
    assert not EXTRACTOR.recognise(read_page(b"A text about smart citations\n(109 citation statements)"))


def test_statements_whose_marks_the_page_draws() -> None:
    marked = HEADER + COUNTS + STATEMENTS
    bare = marked.replace("“…", "…").replace("…”", "…")
    assert record(bare).notes.statements == record(marked).notes.statements
    lines = "".join(f"<div>{line}</div>" for line in marked.split("\n"))
    drawn = f"<html><body>{lines.replace('“', '<q>').replace('”', '</q>')}</body></html>"
    assert record(drawn).notes.statements == record(marked).notes.statements


def test_the_header_alone_is_a_report() -> None:
    assert record(HEADER).entry.doi == "10.5555/report.1"


def test_a_damaged_report_does_not_raise() -> None:
    for cut in range(0, len(HEADER + COUNTS + STATEMENTS), 37):
        extract_page(read_page((HEADER + COUNTS + STATEMENTS)[cut:].encode(), url="https://scite.ai/reports/x"))


def test_a_copy_that_lacks_lines_gives_less_and_nothing_else() -> None:
    lines = (HEADER + COUNTS + STATEMENTS).split("\n")
    whole = record("\n".join(lines))
    quoted = [statement.text for statement in whole.notes.statements]
    pieces = [lines[:at] + lines[at + count :] for at in range(len(lines)) for count in (1, 2, 4)]
    pieces += [lines[at:] for at in range(1, len(lines) - 2)]
    for piece in pieces:
        for found in extract_page(
            read_page("\n".join(piece).encode(), url="https://scite.ai/reports/a-year-xY1")
        ).records:
            entry = found.entry
            assert entry.title in ("", whole.entry.title)
            assert entry.issued in (None, whole.entry.issued)
            assert not entry.author
            assert all(statement.text in quoted for statement in found.notes.statements)
