"""Free-form dates: read where they are clear, None where they are not, and no day that nobody wrote."""

from __future__ import annotations

import pytest

from bibkit.model.dateparse import parse_date, parse_edtf, parse_original_date
from bibkit.model.dates import Date, PartialDate


def edtf(text: str) -> str | None:
    date = parse_date(text)
    return date and date.to_edtf()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015", "2015"),
        ("2015-10", "2015-10"),
        ("2015/10/30", "2015-10-30"),
        ("2015.10", "2015-10"),
        ("20151030", "2015-10-30"),
        ("2015-10-30T12:00:00+02:00", "2015-10-30"),
        ("2015-10-30 03:49:00", "2015-10-30"),
        ("2015-10-00 October 2015", "2015-10"),
        ("10/2015", "2015-10"),
        ("10 2015", "2015-10"),
        ("2015/10/30/", "2015-10-30"),
        ("30/10/2015", "2015-10-30"),
        ("10/30/2015", "2015-10-30"),
        ("5.6.2015", "2015-06-05"),
        ("5/5/2015", "2015-05-05"),
        ("30/10 2015", "2015-10-30"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    assert edtf(text) == expected


def test_a_day_that_could_be_two_is_left_out_unless_told() -> None:
    assert parse_date("5/6/2011") == Date.of(2011)
    assert parse_date("5/6/2011", day_first=True) == Date.of(2011, 6, 5)
    assert parse_date("5/6/2011", day_first=False) == Date.of(2011, 5, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May 15, 2014", "2014-05-15"),
        ("15 May 2014", "2014-05-15"),
        ("21st of March, 2009", "2009-03-21"),
        ("Sept. 2009", "2009-09"),
        ("12-May-2014", "2014-05-12"),
        ("2014 May 12", "2014-05-12"),
        ("Mon, 01 Jul 2014 15:09:55 GMT", "2014-07-01"),
        ("Published 12 May 2014", "2014-05-12"),
        ("30. März 2012", "2012-03-30"),
        ("Jänner 1945", "1945-01"),
        ("1er janvier 2010", "2010-01-01"),
        ("15 août 2009", "2009-08-15"),
        ("1º de mayo de 2012", "2012-05-01"),
        ("10 марта 2020", "2020-03-10"),
        ("3 maja 1791", "1791-05-03"),
        ("四月 1, 1976", "1976-04-01"),
        ("2014年7月1日", "2014-07-01"),
        ("二〇一四年七月", "2014-07"),
        ("昭和53年", "1978"),
        ("平成元年3月", "1989-03"),
        ("民國105年", "2016"),
        ("2020년 3월 5일", "2020-03-05"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1988/1992", "1988/1992"),
        ("1988–92", "1988/1992"),
        ("1897_1913", "1897/1913"),
        ("2015/16", "2015/2016"),
        ("1995–present", "1995/.."),
        ("1995--", "1995/.."),
        ("--1995", "../1995"),
        ("2004/..", "2004/.."),
        ("1800-01-01--1800-12-31", "1800-01-01/1800-12-31"),
        ("../2004", "../2004"),
        ("2014-12-31/2015-01-01", "2014-12-31/2015-01-01"),
        ("12-15 May 2014", "2014-05-12/2014-05-15"),
        ("May 12-15, 2014", "2014-05-12/2014-05-15"),
        ("30 May – 2 June 2014", "2014-05-30/2014-06-02"),
        ("19.-21. Juni 2010", "2010-06-19/2010-06-21"),
        ("Mar-Apr 2010", "2010-03/2010-04"),
        ("2016 Jan-Mar", "2016-01/2016-03"),
        ("Dec 2010–Jan 2011", "2010-12/2011-01"),
        ("Spring 2004", "2004-21"),
        ("printemps 1985", "1985-21"),
        ("Winter 2004/05", "2004-24"),
        ("Summer/Fall 2010", "2010-22/2010-23"),
    ],
)
def test_ranges_and_seasons(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c. 1920", "1920~"),
        ("ca. 1920", "1920~"),
        ("[circa 1920]", "1920~"),
        ("1723?", "1723?"),
        ("1723?~", "1723%"),
        ("2011-05~", "2011-05~"),
        ("199X", "1990~/1999~"),
        ("19uu", "1900~/1999~"),
        ("1920s", "1920~/1929~"),
        ("1999-01-uu", "1999-01"),
        ("1999-uu-uu", "1999"),
        ("c1987", "1987"),
        ("44 BC", "-0043"),
        ("AD 79", "0079"),
        ("公元前221年", "-0220"),
        ("-0099-07-12/-0043-03-15", "-0099-07-12/-0043-03-15"),
        ("y-17000", "Y-17000"),
    ],
)
def test_doubt_and_old_times(text: str, expected: str) -> None:
    assert edtf(text) == expected


def test_a_first_edition_in_brackets() -> None:
    assert parse_date("1996 [1985]") == Date.of(1996)
    assert parse_date("[1985]1996") == Date.of(1996)
    assert parse_original_date("1996 [1985]") == Date.of(1985)
    assert parse_original_date("1996") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n.d.",
        "in press",
        "May 98",
        "15 June",
        "12",
        "999",
        "2011-02-30",
        "31 February 2010",
        "1999-13",
        "Nov 31, 2010",
        "Q1 2010",
        "2003-2005, 2007",
        "May 2010, p. 3",
        "Dec. 1-Jan. 3, 2010",
        "1992-1988/x",
        "x" * 200,
    ],
)
def test_what_is_not_clear_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_two_years_are_a_season_in_edtf_only() -> None:
    assert parse_edtf("2021-22") == Date(start=PartialDate(2021), season=2)
    assert parse_date("2021-22") == Date(start=PartialDate(2021), end=PartialDate(2022))
    assert parse_date("2004-22") == Date(start=PartialDate(2004), season=2)
