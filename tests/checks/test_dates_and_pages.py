"""Years, dates, months and pages."""

from __future__ import annotations

import pytest

from tests.checks.checking import check, entry, fixed_field, in_field


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1687", []),
        ("2027", []),  # next year's issue is printed this year
        ("2028", ["year-future"]),
        ("20018", ["year-odd"]),
        ("201", ["year-odd"]),
        ("98", ["year-odd"]),
        ("20l5", ["year-odd"]),
        ("397", []),
        ("in press", []),
        ("c. 1890", []),
        ("1998--2001", []),
        ("2001--1998", ["year-odd"]),
        (r"{\noopsort{b}}1999", []),
        ("2019a", []),
    ],
)
def test_year(value: str, expected: list[str]) -> None:
    assert in_field("year", value) == expected


def test_the_future_begins_where_the_settings_say() -> None:
    import datetime

    from bibkit.bibtex.tree import parse_bib
    from bibkit.checks.run import check_file
    from bibkit.checks.subject import CheckSettings

    found = check_file(parse_bib(entry(year="2001")), CheckSettings(today=datetime.date(1999, 5, 1)))
    assert [item.code for item in found] == ["check.year-future"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2012-03", []),
        ("2012-03-04/2012-03-09", []),
        ("1723~", []),
        ("2012-21", []),
        ("../1999", []),
        ("199X", []),
        ("2012-13-01", ["date-malformed"]),
        ("2011-02-29", ["date-malformed"]),
        ("March 2012", ["date-malformed"]),
        ("2031-01-01", ["year-future"]),
    ],
)
def test_date(value: str, expected: list[str]) -> None:
    bib = entry(date=value).replace("  year = {2011},\n", "")
    found = [item.code.removeprefix("check.") for item in check(bib, dialect="biblatex")]
    assert found == expected


@pytest.mark.parametrize(
    ("value", "iso"), [("March 2012", "2012-03"), ("3 May 2012", "2012-05-03"), ("2012/03/04", "2012-03-04")]
)
def test_a_date_in_words_is_rewritten_where_it_is_clear(value: str, iso: str) -> None:
    from bibkit.bibtex.tree import parse_bib
    from bibkit.checks.fixes import fix_file
    from tests.checks.checking import settings

    bib = entry(date=value).replace("  year = {2011},\n", "")
    result = fix_file(parse_bib(bib), settings(dialect="biblatex"), lambda finding: True)
    assert result.data.decode() == bib.replace(value, iso)


def test_a_date_that_may_be_two_days_is_left_to_its_owner() -> None:
    from bibkit.bibtex.tree import parse_bib
    from bibkit.checks.fixes import fix_file
    from tests.checks.checking import settings

    bib = entry(date="5/6/2011").replace("  year = {2011},\n", "")
    assert fix_file(parse_bib(bib), settings(dialect="biblatex"), lambda finding: True).fixed == ()


def test_date_and_year_that_disagree() -> None:
    found = check(entry(date="1999-02", year="1998"))
    assert [(item.code, dict(item.values)) for item in found] == [
        ("check.date-conflict", {"date": "1999-02", "year": "1998"})
    ]


def test_month_and_day_of_access() -> None:
    assert in_field("month", "13") == ["month-odd"]
    assert in_field("month", "12") == in_field("month", "Sept.") == in_field("month", "10~sep") == []
    assert in_field("urldate", "2027-01-01") == ["year-future"]
    assert in_field("urldate", "2026-11-26") == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("12--34", []),
        ("123-8", []),
        ("1012--8", []),
        ("273--270", ["pages-reversed"]),
        ("189--12", ["pages-reversed"]),
        ("S12--S9", ["pages-reversed"]),
        ("1:1--1:20", []),
        ("12, 34--56, 9--7", ["pages-reversed"]),
        ("12--", ["pages-odd"]),
        ("0", ["pages-odd"]),
        ("1--99999", ["pages-odd"]),
        ("e1003285", []),
        ("43+", []),
        ("pp. 12--34", ["pages-prefix"]),
        ("P12--P20", []),
        ("xii--xx", []),
    ],
)
def test_pages(value: str, expected: list[str]) -> None:
    assert in_field("pages", value) == expected


def test_pages_of_a_book_are_counted_not_cited() -> None:
    assert [
        item.code for item in check("@book{a, author={F}, title={T}, publisher={P}, year=1999, pages={350 p.}}")
    ] == []


def test_pp_is_taken_off() -> None:
    assert fixed_field("pages", "pp. 12--34") == "12--34"
    assert fixed_field("pages", "273--270") is None
