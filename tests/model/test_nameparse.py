"""Names as printed: split where that is certain, whole where it is not."""

from __future__ import annotations

import pytest

from bibkit.model.nameparse import family_and_given, parse_name, parse_names
from bibkit.model.names import Name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smith, Ann", Name(family="Smith", given="Ann")),
        ("Ann Smith", Name(family="Smith", given="Ann")),
        ("J. R. R. Tolkien", Name(family="Tolkien", given="J. R. R.")),
        ("Smith JA", Name(family="Smith", given="JA")),
        ("van der Berg A", Name(family="Berg", given="A", non_dropping_particle="van der")),
        ("Kim S-H", Name(family="Kim", given="S-H")),
        ("Vincent van Gogh", Name(family="Gogh", given="Vincent", non_dropping_particle="van")),
        ("van Gogh, Vincent", Name(family="Gogh", given="Vincent", non_dropping_particle="van")),
        ("Beethoven, Ludwig van", Name(family="Beethoven", given="Ludwig", dropping_particle="van")),
        ("d'Alembert, Jean", Name(family="Alembert", given="Jean", non_dropping_particle="d'")),
        ("Jean d'Alembert", Name(family="Alembert", given="Jean", non_dropping_particle="d'")),
        ("al-Hakim, Tawfiq", Name(family="Hakim", given="Tawfiq", non_dropping_particle="al-")),
        ("Sadat, Anwar el-", Name(family="Sadat", given="Anwar", dropping_particle="el-")),
        ("Dumas, Alexandre, père", Name(family="Dumas", given="Alexandre", suffix="père")),
        ("Robert De Niro", Name(family="De Niro", given="Robert")),
        ("Charles de la Vallée Poussin", Name(family="Vallée Poussin", given="Charles", non_dropping_particle="de la")),
        ("María del Carmen Sánchez", Name(family="Sánchez", given="María del Carmen")),
        ("María de la Cruz", Name(family="Cruz", given="María", non_dropping_particle="de la")),
        ("Juan de Dios de la Fuente", Name(family="Fuente", given="Juan de Dios", non_dropping_particle="de la")),
        ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("King, Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("Dr. Ann Smith, MD, PhD", Name(family="Smith", given="Ann")),
        ("Ann Smith¹,²*", Name(family="Smith", given="Ann")),
        ("山田 太郎", Name(family="山田", given="太郎")),
        ("王, 小明", Name(family="王", given="小明")),
    ],
)
def test_a_person_is_split(text: str, expected: Name) -> None:
    assert parse_name(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "毛泽东",
        "Plato",
        "UNESCO",
        "World Health Organization",
        "University of Oxford",
        "The Cochrane Collaboration",
        "Centers for Disease Control and Prevention",
        "Nature Publishing Group",
        "bell hooks",
        "Ludwig von",
    ],
)
def test_what_is_no_certain_person_stays_whole(text: str) -> None:
    assert parse_name(text) == Name(literal=text)


@pytest.mark.parametrize("text", ["", "  ", "*", "—"])
def test_nothing_readable_is_the_empty_name(text: str) -> None:
    assert not parse_name(text)


def test_an_institutions_word_with_an_initial_behind_the_comma_is_a_person() -> None:
    assert parse_name("Bank, J.") == Name(family="Bank", given="J.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. Smith, B. Jones & C. Doe", ["Smith, A.", "Jones, B.", "Doe, C."]),
        ("Smith, A.; Jones, B.", ["Smith, A.", "Jones, B."]),
        ("Smith A, Jones B, et al.", ["Smith, A", "Jones, B"]),
        ("Smith, A., Jones, B., & Doe, C.", ["Smith, A.", "Jones, B.", "Doe, C."]),
        ("Smith, Ann", ["Smith, Ann"]),
        ("Ann Smith, Bob Jones", ["Smith, Ann", "Jones, Bob"]),
        ("Ann Smith and Bob Jones", ["Smith, Ann", "Jones, Bob"]),
        ("Ann Smith, PhD, Bob Jones, MD", ["Smith, Ann", "Jones, Bob"]),
        ("Ann Smith, Jr., Bob Jones", ["Smith, Jr., Ann", "Jones, Bob"]),
        ("王小明，李四", ["王小明", "李四"]),
        ("World Health Organization; Doe, C.", ["World Health Organization", "Doe, C."]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert [name.display() for name in parse_names(text)] == expected


def test_a_list_that_could_be_read_in_two_ways_is_not_read() -> None:
    assert parse_names("Smith, John, Doe, Jane") == ()


def test_parts_given_apart() -> None:
    assert family_and_given("van Gogh", "Vincent").non_dropping_particle == "van"
    assert family_and_given("King", "Martin Luther, Jr.").suffix == "Jr."
    assert family_and_given("Stevenson", "Adlai E.,! III") == Name(family="Stevenson", given="Adlai E.", suffix="III")
    assert family_and_given("Smith Jr.", "Al") == Name(family="Smith", given="Al", suffix="Jr.")
    assert family_and_given("Plato", "") == Name(literal="Plato")


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("J. Ruth † Braun", "Braun", "J. Ruth"),
        ("Anna * Weiss", "Weiss", "Anna"),
        ("Karl, Ruth * A.", "Karl", "Ruth A."),
    ],
)
def test_a_footnote_mark_between_the_words_leaves_one_blank(text: str, family: str, given: str) -> None:
    assert parse_name(text) == Name(family=family, given=given)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Chen, Y., Garrido, M. A., & Holm, B.", ["Chen, Y.", "Garrido, M. A.", "Holm, B."]),
        ("van Dijk, T. A., & de Boer, M. D.", ["Dijk, T. A.", "Boer, M. D."]),
        ("Ann Lee, MD, MPH, and Bob Day, PhD", ["Lee, Ann", "Day, Bob"]),
        ("Rossi, Elena, and Patrick Boyle", ["Rossi, Elena", "Boyle, Patrick"]),
        ("Wanjiru P, Hassan A, Cole DC.", ["Wanjiru, P", "Hassan, A", "Cole, DC"]),
        ("DUBOIS Claire, LEFEBVRE Antoine", ["DUBOIS, Claire", "LEFEBVRE, Antoine"]),
        ("MARTIN Claire, JOHN Smith", ["MARTIN, Claire", "Smith, JOHN"]),
    ],
)
def test_lists_as_references_print_them(text: str, people: list[str]) -> None:
    assert [f"{name.family}, {name.given}" for name in parse_names(text)] == people
