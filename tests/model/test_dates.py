"""Partial dates: comparing, CSL and EDTF forms."""

from __future__ import annotations

import pytest

from bibkit.model.cslparse import date_from_csl
from bibkit.model.dateparse import parse_date, parse_edtf
from bibkit.model.dates import Date, PartialDate, is_possible_day, parse_iso_date

SAMPLES = [
    Date.of(2015),
    Date.of(2015, 10),
    Date.of(2015, 10, 30),
    Date.of(0),
    Date.of(-43, 3, 15),
    Date(start=PartialDate(2014, 12, 31), end=PartialDate(2015, 1, 1)),
    Date(start=PartialDate(2004), open_end=True),
    Date(end=PartialDate(2004), open_start=True),
    Date(start=PartialDate(2004), season=2),
    Date(start=PartialDate(2004), season=2, end=PartialDate(2005), end_season=1),
    Date(start=PartialDate(1920), approximate=True),
    Date(start=PartialDate(1920), uncertain=True),
    Date(start=PartialDate(1920), approximate=True, uncertain=True),
]


@pytest.mark.parametrize("date", SAMPLES, ids=str)
def test_both_text_forms_read_back(date: Date) -> None:
    assert date_from_csl(date.to_csl()) == date
    assert parse_edtf(date.to_edtf()) == date
    assert parse_date(date.to_edtf()) == date


def test_csl_counts_years_before_the_common_era_from_minus_one() -> None:
    assert Date.of(-43).to_csl() == {"date-parts": [[-44]]}
    assert Date.of(0).to_csl() == {"date-parts": [[-1]]}


def test_a_literal_stays_one() -> None:
    assert date_from_csl(Date(literal="in press").to_csl()) == Date(literal="in press")


def test_the_finer_date_refines_the_coarser() -> None:
    assert PartialDate(2015, 10, 30).refines(PartialDate(2015))
    assert not PartialDate(2015).refines(PartialDate(2015, 10))
    assert not PartialDate(2016, 1).refines(PartialDate(2015))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [["2015", 10]]}, Date.of(2015, 10)),
        ({"date-parts": [[2015, 13]]}, Date(start=PartialDate(2015), season=1)),
        ({"date-parts": [[2015, 10, 99]]}, Date.of(2015, 10)),
        ({"date-parts": [[2015]], "season": "spring"}, Date(start=PartialDate(2015), season=1)),
        ({"raw": "12 May 2014"}, Date.of(2014, 5, 12)),
        ({"literal": "n.d."}, Date(literal="n.d.")),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": []}, None),
        ([2015, 10], Date.of(2015, 10)),
        ("2015-10", Date.of(2015, 10)),
        (2015, Date.of(2015)),
        ("someday", Date(literal="someday")),
        (None, None),
    ],
)
def test_variants_of_csl_dates(value: object, expected: Date | None) -> None:
    assert date_from_csl(value) == expected


def test_iso_dates_only() -> None:
    assert parse_iso_date("2015-10-30T12:00:00Z") == Date.of(2015, 10, 30)
    assert parse_iso_date("30 Oct 2015") is None
    assert parse_iso_date("2015-02-29") is None


def test_leap_days() -> None:
    assert is_possible_day(2000, 2, 29)
    assert not is_possible_day(1900, 2, 29)
    assert not is_possible_day(2015, 0, 3)
