"""Lines that place an article in its journal, in the forms met."""

from __future__ import annotations

import pytest

from bibkit.extractors.visible._journal import parse_journal_line
from bibkit.extractors.visible._journal_names import journal_name


@pytest.mark.parametrize(
    ("line", "journal", "volume", "issue", "page", "date"),
    [
        ("Biochem. J. 441 (2012) 399-406", "Biochem. J", "441", "", "399-406", "2012"),
        ("Zeitschrift für Sprache 14 (2009) 2", "Zeitschrift für Sprache", "14", "", "", "2009"),
        ("Living Rev. Relativ. 14(1) (2011) 5", "Living Rev. Relativ", "14", "1", "5", "2011"),
        ("J Polym Environ 18, 231–234 (2010). https://doi.org/10.1/x", "J Polym Environ", "18", "", "231-234", "2010"),
        ("World J Surg Oncol. 2014; 12: 179.", "World J Surg Oncol", "12", "", "179", "2014"),
        ("Pediatrics. 2015 Mar 12;56(3):120-131. doi: x", "Pediatrics", "56", "3", "120-131", "2015-03-12"),
        ("Volume 278, Issues 4–6, 31 October 1997, Pages 285-290", "", "278", "4–6", "285-290", "1997-10-31"),
        ("ZooKeys 470: 1-16 (12 Jan 2015)", "ZooKeys", "470", "", "1-16", "2015-01-12"),
        ("Molecules 2016, 21(2), 186; doi:10.3390/x", "Molecules", "21", "2", "186", "2016"),
        ("BMC Public Health 2013, 13:1092", "BMC Public Health", "13", "", "1092", "2013"),
        ("PLoS Biol 10(12): e1001461.", "PLoS Biol", "10", "12", "e1001461", ""),
        ("Phys. Rev. Lett. 116, 058101 – Published 2 February 2016", "Phys. Rev. Lett", "116", "", "058101", "2016-02-02"),
        ("J. Braz. Chem. Soc. vol.21 no.3 São Paulo 2010", "J. Braz. Chem. Soc", "21", "3", "", "2010"),
        ("Fish and Sea volume 19, Article number: 3 (2017)", "Fish and Sea", "19", "", "3", "2017"),
        ("The Journal of Bees, 11 June 2014, 34(24): 8151-8163; doi", "The Journal of Bees", "34", "24", "8151-8163", "2014-06-11"),
        ("Revue des abeilles, 1955, 16 (6), pp.444-445.", "Revue des abeilles", "16", "6", "444-445", "1955"),
        ("R. Soc. open sci. 2016 3 160123; DOI", "R. Soc. open sci", "3", "", "160123", "2016"),
        ("Bees and Wasps20163:21", "Bees and Wasps", "3", "", "21", "2016"),
        ("Cilt: 12 Sayı: 3, Sayfa: 34-56, 2020", "", "12", "3", "34-56", "2020"),
        ("CİLT: 12 SAYI: 3, SAYFA: 34-56, 2020", "", "12", "3", "34-56", "2020"),
        ("Jg. 12, H. 3, S. 34-56", "", "12", "3", "34-56", ""),
        ("Т. 12, № 3, С. 34–56", "", "12", "3", "34-56", ""),
        ("12卷3期 34-56页", "", "12", "3", "34-56", ""),
        ("12巻 3号 34-56ページ", "", "12", "3", "34-56", ""),
        ("제12권 제3호", "", "12", "3", "", ""),
        ("المجلد 12، العدد 3", "", "12", "3", "", ""),
        ("Industry Applications, IEEE Transactions on, vol. 35, no. 5", "IEEE Transactions on Industry Applications", "35", "5", "", ""),
    ],
)  # fmt: skip
def test_parse(line: str, journal: str, volume: str, issue: str, page: str, date: str) -> None:
    found = parse_journal_line(line)
    assert found is not None
    assert (found.journal, found.volume, found.issue, found.page) == (journal, volume, issue, page)
    assert (str(found.date.start) if found.date else "") == date


@pytest.mark.parametrize(
    "line",
    [
        "Received 6 July 2012; accepted 27 August 2012",
        "1 Institute of Marine Science, Townsville, QLD 4810",
        "Soumis le : lundi 4 février 2008-08:00:00",
        "postponed to Oct 13 from 06:00-08:00 UTC",
        "Published: 15 July 2021",
        "no numbers here",
        "x" * 2000 + " 12 (2015) 3-4",
    ],
)
def test_other_lines(line: str) -> None:
    found = parse_journal_line(line)
    assert found is None or not (found.volume and found.page)


def test_a_citation_of_another_work_names_no_journal() -> None:
    assert journal_name("Punnonen R, Rauramo L. Int J Gynaecol Obstet. ") == ""
    assert journal_name("13 июля") == ""
    assert journal_name("Home > Fish and Sea, ") == "Fish and Sea"
