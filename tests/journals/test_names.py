"""Which form a name gets, and from where: lists before the file itself, that before the rules."""

from __future__ import annotations

import pytest

from bibkit.journals import names
from bibkit.journals.doubt import Doubt
from bibkit.journals.lists import Form, JournalList, parse_journal_list
from bibkit.journals.names import JournalNames
from tests.journals.title_words import WORDS

LISTS = (
    parse_journal_list("Journal of Chemical Letters;JCL\nTwo Faces;T. F.\n", "first.csv"),
    parse_journal_list("Journal of Chemical Letters;JChL\nTwo Faces;T. Fac.\nThree;T. F.\n", "second.csv"),
)


@pytest.fixture(autouse=True)
def little_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "title_words", lambda: WORDS)


@pytest.mark.parametrize(
    ("form", "name", "chosen"),
    [
        ("abbreviated", "Journal of Chemical Letters", "JCL"),
        ("abbreviated", "Two Faces", "T. F."),
        ("abbreviated", "Chemical Letters", "Chem. Lett."),
        ("abbreviated", "Chem. Lett.", "Chem. Lett."),
        ("abbreviated", "Nature", "Nature"),
        ("abbreviated", "T F", "T. F."),
        ("dotless", "Two Faces", "T F"),
        ("dotless", "Chemical Letters", "Chem Lett"),
        ("dotless", "Chem. Lett.", "Chem Lett"),
        ("full", "JChL", "Journal of Chemical Letters"),
        ("full", "t. f.", "Two Faces"),
        ("full", "Chemical Letters", "Chemical Letters"),
    ],
)
def test_forms(form: Form, name: str, chosen: str) -> None:
    journals = JournalNames(form, LISTS)
    assert journals.choose(name) == chosen
    try:
        assert journals.choose(chosen) == chosen
    except Doubt as doubt:
        assert str(doubt) == "'Chem' may be an abbreviation already"


def test_left() -> None:
    with pytest.raises(Doubt, match="no list has its full name"):
        JournalNames("full", LISTS).choose("Chem. Lett.")
    with pytest.raises(Doubt, match="no list has it"):
        JournalNames("abbreviated", LISTS, iso4=False).choose("Chemical Letters")


def test_a_form_that_would_not_stay() -> None:
    chain = parse_journal_list("A One;B Two\nB Two;C. T.\n", "chain.csv")
    with pytest.raises(Doubt, match=r"its form 'B Two' would not stay, but become 'C. T.'"):
        JournalNames("abbreviated", [chain]).choose("A One")


def test_what_a_file_says_itself() -> None:
    own = JournalList("the file itself")
    own.add("Journal of Chemical Letters", "never")
    own.add("Chemical Letters", "Ch. L.")
    dotted = JournalNames("abbreviated", LISTS).with_last(own)
    assert dotted.choose("Journal of Chemical Letters") == "JCL"
    assert dotted.choose("Chemical Letters") == dotted.choose("Ch L") == "Ch. L."
    assert JournalNames("dotless", LISTS).with_last(own).choose("Chemical Letters") == "Ch L"
    assert JournalNames("full").with_last(own).choose("Ch. L.") == "Chemical Letters"
