"""Names of journals in capitals, as an index prints them."""

from __future__ import annotations

import pytest

from bibkit.extractors._chinese.journals import journal_name


@pytest.mark.parametrize(
    "name",
    [
        "International Journal of Mental Health Nursing",
        "Sociology of Health & Illness",
        "BMC Health Services Research",
        "PLOS ONE",
        "JAMA-Journal of the American Medical Association",
        "AIDS Care-Psychological and Socio-Medical Aspects of AIDS/HIV",
        "MCN-The American Journal of Maternal-Child Nursing",
        "Journal of Physics D-Applied Physics",
        "Physical Review B",
        "Revista da Escola de Enfermagem da USP",
        "L'Encephale",
        "St. Louis Law Journal",
        "OR Spectrum",
        "JMIR mHealth and uHealth",
        "eLife",
        "Psycho-Oncology",
        "Pain",
        "Annals of State-of-the-Art Care",
        "2019 41st Annual International Conference of the IEEE Society (EMBC)",
        "Proceedings of the 2018 CHI Conference on Human Factors (CHI 2018)",
        "Computer Vision - ECCV 2018, PT V",
        "Australian and New Zealand Journal of Psychiatry",
        "Health in a Changing World",
    ],
)
def test_capitals_become_a_name(name: str) -> None:
    assert journal_name(name.upper()) == name


def test_a_name_with_small_letters_stays() -> None:
    for name in ("Internet Interventions", "npj Digital Medicine", "护理研究", "示例 Journal"):
        assert journal_name(name) == name
