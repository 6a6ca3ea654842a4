"""Lines of names, and lines that only look like them."""

from __future__ import annotations

import pytest

from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._people import credibility, names_in_line


@pytest.mark.parametrize(
    ("line", "families"),
    [
        ("By Muaid S. Ali1,*, Apurba Sutradhar2 and Kefyalew Girma", ["Ali", "Sutradhar", "Girma"]),
        ("Christian Caspers1,a),", ["Caspers"]),
        ("Muaid S. Ali, 1", ["Ali"]),
        ("Jeffrey T. Edwards, 2 and", ["Edwards"]),
        ("Tadashi Hatanaka1Email author", ["Hatanaka"]),
        ("Patricio Navarrete-EncinaI,*; Ricardo SalazarII; Karina PérezI,II", ["Navarrete-Encina", "Salazar", "Pérez"]),
        ("Author links open overlay panelAlexander O. Mitrushenkov a, Paolo Palmieri b", ["Mitrushenkov", "Palmieri"]),
        ("Thomas von Zglinicki<sup>3, 8</sup>, Anne McArdle<sup>4</sup>", ["von Zglinicki", "McArdle"]),
        ("Rauramo L, Lagerspetz K, Punnonen R.", ["Rauramo", "Lagerspetz", "Punnonen"]),
        ("Staib, Matthias;", ["Staib"]),
        ("Anna Lee Info and Affiliations", ["Lee"]),
        ("Ana Souza, Rui Costa Sobre os autores", ["Souza", "Costa"]),
        ("Anna Lee1 show author details", ["Lee"]),
        ("Cross, J.D.", ["Cross"]),
        ("By CHARLOTTE FAIRLIE", ["Fairlie"]),
        ("作者：王小明，李四", ["王小明", "李四"]),
        ("ORCID: orcid.org/0000-0001-6169-6580", []),
        ("Journal of Fish", []),
        ("Animal Behavior, Marine Biology", []),
        ("Life Sciences", []),
        ("Sign in to your account", []),
        ("Morris, Minnesota, United States of America", []),
        ("概要", []),
        ("We asked Ann Lee and Bob Smith", []),
        ("", []),
    ],
)
def test_names_in_line(line: str, families: list[str]) -> None:
    names = names_in_line(line)
    assert [name.family_with_particles for name in names] == families


def test_a_word_of_menus_is_a_family_name_in_a_list_of_names() -> None:
    assert names_in_line("Trevor Back1,") == ()
    assert [name.family for name in names_in_line("Trevor Back1,", sure=True)] == ["Back"]


def test_credibility() -> None:
    assert credibility(names_in_line("Ann Lee, J. Smith")) == 1
    assert credibility(names_in_line("Participative Mindscapes")) == 0
    assert credibility(()) == 0


@pytest.mark.parametrize(
    ("text", "furniture"),
    [("Download PDF", True), ("Cite this article", True), ("On the origin of bees", False), ("1 2 3", True)],
)
def test_is_furniture(text: str, furniture: bool) -> None:
    assert is_furniture(text) is furniture
