"""Dates of .bib files."""

from __future__ import annotations

import pytest

from bibkit.bibtex.dates import YearMonthDay, read_date, render_year_month_day
from bibkit.model.dates import Date, PartialDate


@pytest.mark.parametrize(
    ("texts", "edtf"),
    [
        (("2015",), "2015"),
        (("2015", "oct"), "2015-10"),
        (("2015", "October"), "2015-10"),
        (("2015", "10"), "2015-10"),
        (("2015", "oct", "3"), "2015-10-03"),
        (("2015", "10~oct"), "2015-10-10"),
        (("2015", "janvier"), "2015-01"),
        (("2015", "jan--feb"), "2015-01/2015-02"),
        (("2015", "September 3-5"), "2015-09-03/2015-09-05"),
        (("2015", "Spring"), "2015-21"),
        (("1998--2000",), "1998/2000"),
        (("1723~",), "1723~"),
        (("{1723}",), "1723"),
        (("1995/..",), "1995/.."),
        (("[1998]", "jan"), "1998-01"),
        (("in press",), "in press"),
    ],
)
def test_reading(texts: tuple[str, ...], edtf: str) -> None:
    date = read_date(*texts)
    assert date is not None
    assert date.to_edtf() == edtf
    assert date.year == (None if edtf == "in press" else int(edtf[:4]))


@pytest.mark.parametrize("texts", [("",), ("2010", "foo"), ("2015", "mar", "40"), ("in press", "jan"), ("2010", "23")])
def test_what_makes_no_sense_together_is_not_guessed(texts: tuple[str, ...]) -> None:
    assert read_date(*texts) is None


@pytest.mark.parametrize(
    ("date", "fields"),
    [
        (Date.of(2015), YearMonthDay("2015")),
        (Date.of(2015, 10, 3), YearMonthDay("2015", "oct", day="3")),
        (Date(start=PartialDate(2015), season=1), YearMonthDay("2015", "Spring", True)),
        (Date(start=PartialDate(2015), end=PartialDate(2017)), YearMonthDay("2015--2017")),
        (Date(start=PartialDate(2015, 1), end=PartialDate(2015, 3)), YearMonthDay("2015", "jan # {--} # mar")),
        (Date(start=PartialDate(2015, 1, 2), end=PartialDate(2015, 1, 5)), YearMonthDay("2015", "jan # {~2--5}")),
        (Date(start=PartialDate(2015), open_end=True), YearMonthDay("2015--")),
        (Date(end=PartialDate(2015), open_start=True), YearMonthDay("--2015")),
        (Date(start=PartialDate(1920), approximate=True), YearMonthDay("ca. 1920")),
        (Date(start=PartialDate(-43)), YearMonthDay("44 BC")),
        (Date(literal="in press"), YearMonthDay("in press")),
    ],
)
def test_writing_for_bibtex(date: Date, fields: YearMonthDay) -> None:
    assert render_year_month_day(date) == fields
