"""What the list of title words says of a word."""

from __future__ import annotations

import pytest

from bibkit.errors import InputError
from bibkit.journals import ltwa
from bibkit.journals.doubt import Doubt
from bibkit.journals.ltwa import ENGLISH
from tests.journals.title_words import WORDS

GERMAN = frozenset({"ger"})
SPANISH = frozenset({"spa"})


@pytest.mark.parametrize(
    ("word", "abbreviation"),
    [
        ("Journal", "j."),
        ("Journals", "j."),
        ("Health", ""),  # the word itself comes before the stem heal-
        ("Plants", ""),
        ("Societies", "soc."),
        ("Physical", "phys."),
        ("ACADÉMIES", "acad."),  # a word of common origin
        ("Cooperative", None),  # only with its hyphen
        ("Co-operative", "co-op."),
        ("Working", "work."),
        ("Brain", None),
        ("Real", ""),
    ],
)
def test_english_words(word: str, abbreviation: str | None) -> None:
    listed = WORDS.look_up(word, ENGLISH)
    assert (listed.abbreviation if listed else None) == abbreviation


def test_other_languages() -> None:
    assert WORDS.look_up("Real", SPANISH) == ("r.", SPANISH)
    assert WORDS.look_up("Kristalle", GERMAN) == ("Krist.", GERMAN)
    with pytest.raises(Doubt, match=r"'Kristallgeometrie' may or may not be one of the words on 'Krist\.'"):
        WORDS.look_up("Kristallgeometrie", GERMAN)
    assert WORDS.look_up("Kristallgeometrie", ENGLISH) is None


def test_doubts() -> None:
    with pytest.raises(Doubt, match=r"'Workshop' may or may not be one of the words on 'work\.'"):
        WORDS.look_up("Workshop", ENGLISH)
    with pytest.raises(Doubt, match="'Real' has several abbreviations"):
        WORDS.look_up("Real", frozenset({"ita"}))


def test_words_that_are_one() -> None:
    assert WORDS.phrase(["South", "African", "Journal"], ENGLISH) == (2, "S. Afr.")
    assert WORDS.phrase(["United", "States", "of", "America"], ENGLISH) == (4, "U. S. A.")
    assert WORDS.phrase(["united", "States", "Army"], ENGLISH) == (2, "U. S.")
    assert WORDS.phrase(["South", "Pole"], ENGLISH) is None
    assert WORDS.phrase(["South", "African"], GERMAN) is None


def test_what_is_an_abbreviation() -> None:
    assert WORDS.is_abbreviation("Commun")
    assert not WORDS.is_abbreviation("Communications")


def test_a_list_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ltwa, "find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'bibkit\[journals\]'"):
        ltwa.title_words.__wrapped__()
