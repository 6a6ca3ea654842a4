"""Lists of journals: the forms that are read, and what they answer in both directions."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.journals.doubt import Doubt
from bibkit.journals.lists import looks_abbreviated, parse_journal_list, undotted


@pytest.mark.parametrize(
    "text",
    [
        '"Physical Review Letters","Phys. Rev. Lett.","PRL"\n"Annals, New","Ann. New"\n',
        "Physical Review Letters;Phys. Rev. Lett.;PRL\r\nAnnals, New;Ann. New\r\n",
        "# ours\n\nPhysical Review Letters = Phys. Rev. Lett.;PRL;W\nAnnals, New = Ann. New\n",
        'Physical Review Letters,Phys. Rev. Lett.,PRL\n"Open,O.\n"Annals, New",Ann. New\n',
        '"Physical Review Letters", "Phys. Rev. Lett.", "PRL", "W"\n"No abbreviation"\n"Annals, New", "Ann. New"\n',
    ],
)
def test_forms(text: str) -> None:
    journals = parse_journal_list(text, "list.csv")
    assert len(journals) == 2
    for name in ("physical  review letters", "Phys. Rev. Lett.", "Phys Rev Lett", "Phys.Rev.Lett", "PRL"):
        assert journals.abbreviation(name) == "Phys. Rev. Lett."
    assert journals.full("prl") == journals.full("Phys Rev Lett") == "Physical Review Letters"
    assert journals.full("physical review letters") == "physical review letters"
    assert journals.full("Ann. New") == "Annals, New"
    assert journals.full("Unknown") is journals.abbreviation("Unknown") is None


def test_what_names_are_the_same() -> None:
    journals = parse_journal_list("Art \\& Law;Art Law\nScience’s Past – Now;Sci. Past\n", "list.csv")
    assert journals.abbreviation("art and law") == journals.abbreviation("Art & Law") == "Art Law"
    assert journals.abbreviation("Science's Past - Now") == "Sci. Past"
    assert journals.abbreviation("The Art and Law") is None


def test_ambiguous_rows() -> None:
    journals = parse_journal_list("A One;A. O.\nA Other;A. O.\nB Two;B. T.\nB Two;Btwo\nA One;A. O.\n", "list.csv")
    with pytest.raises(Doubt, match=r"in list.csv it stands for 'A One' and for 'A Other'"):
        journals.full("A. O.")
    assert journals.abbreviation("A. O.") == journals.abbreviation("A Other") == "A. O."
    with pytest.raises(Doubt, match=r"'B. T.' and for 'Btwo'"):
        journals.abbreviation("B Two")


@pytest.mark.parametrize("text", ["", "# nothing\n", "one\ntwo\n", '"unclosed', "a;\n;b\n"])
def test_no_list(text: str) -> None:
    with pytest.raises(InputError, match=r"x.csv has no line with the full name"):
        parse_journal_list(text, "x.csv")


def test_a_row_without_end() -> None:
    with pytest.raises(InputError, match="cannot read a list of journals"):
        parse_journal_list('a,b\n"' + "x" * 200_000, "x.csv")


def test_without_full_stops() -> None:
    assert undotted("J. Chem. Soc., Perkin Trans. 2") == "J Chem Soc, Perkin Trans 2"
    assert undotted("Proc. Natl. Acad. Sci. U.S.A.") == "Proc Natl Acad Sci U S A"


@pytest.mark.parametrize(
    ("name", "abbreviated"),
    [
        ("Ann. of Math. (2)", True),
        ("J. ACM", True),
        ("Phys. rev. lett.", True),
        ("J. Chem. Soc., Perkin Trans. 2", True),
        ("Nature", False),
        ("A.M.A. Archives of Surgery", False),
        ("", False),
        ("123 (4)", False),
    ],
)
def test_what_looks_abbreviated(name: str, abbreviated: bool) -> None:
    assert looks_abbreviated(name) is abbreviated
