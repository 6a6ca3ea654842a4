"""Titles and names in capitals, of words that no table of acronyms decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.text.capital_words import is_german_noun, plural_acronym, special_word, with_compounds, with_elements
from bibkit.text.case import recase_name_part, recase_title


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("A REVIEW OF MCDONALD'S AND O'BRIEN'S RESULTS", "A review of McDonald's and O'Brien's results"),
        ("MCMC METHODS AND THE D'ALEMBERT PRINCIPLE", "MCMC methods and the d'Alembert principle"),
        ("PART II. THE U.S. AND THE U.K. IN THE 1980S", "Part II. The U.S. and the U.K. in the 1980s"),
        ("16S RRNA SEQUENCES IN THE 19TH CENTURY", "16S rRNA sequences in the 19th century"),
        ("PHASES OF FE-CR-NI AND TI-6AL-4V ALLOYS", "Phases of Fe-Cr-Ni and Ti-6Al-4V alloys"),
        ("WORLD WAR II AND THE UNITED STATES", "World War II and the United States"),
        ("BIRDS OF NEW YORK AND RIO DE JANEIRO", "Birds of New York and Rio de Janeiro"),
        ("GROWTH OF ESCHERICHIA COLI AND DROSOPHILA", "Growth of Escherichia coli and Drosophila"),
        ("AROMATIC HYDROCARBONS (AHS) IN SOILS", "Aromatic hydrocarbons (AHs) in soils"),
        ("SARS-COV-2 AND HLA-DRB1 IN PATIENTS", "SARS-CoV-2 and HLA-DRB1 in patients"),
        ("ANÁLISE DO DISCURSO NO BRASIL", "Análise do discurso no Brasil"),
        ("L'ARCHITECTURE MODERNE EN FRANCE ET À VERSAILLES", "L'architecture moderne en France et à Versailles"),
        ("GESCHICHTE DER STADT KÖLN IM 19. JAHRHUNDERT", "Geschichte der Stadt Köln im 19. Jahrhundert"),
        ("DIE BEDEUTUNG DER FORSCHUNG UND DIE VON DER INDUSTRIE", "Die Bedeutung der Forschung und die von der Industrie"),
        ("İSTANBUL'DA DEPREM RİSKİ VE KENTSEL DÖNÜŞÜM", "İstanbul'da deprem riski ve kentsel dönüşüm"),
        ("IJSSELMEER EN DE ZUIDERZEEWERKEN", "IJsselmeer en de zuiderzeewerken"),
    ],
)  # fmt: skip
def test_a_shouted_title_is_written_as_people_do(shouted: str, written: str) -> None:
    assert recase_title(shouted) == written


@pytest.mark.parametrize(
    ("shouted", "written"),
    [
        ("DE LA CRUZ", "de la Cruz"),
        ("LA FONTAINE", "La Fontaine"),
        ("DI STEFANO", "Di Stefano"),
        ("DA SILVA", "da Silva"),
        ("IJSSELSTEIN", "IJsselstein"),
        ("IJAZ", "Ijaz"),
        ("MCKAY-SMITH", "McKay-Smith"),
        ("O'BRIEN", "O'Brien"),
        ("İNÖNÜ", "İnönü"),
    ],
)
def test_names(shouted: str, written: str) -> None:
    assert recase_name_part(shouted) == written


def test_chains_that_are_no_elements_stay() -> None:
    for text in ("AM-FM radio", "C-H bonds", "IN-AS-NO", "DNA-RNA", "CD-RW discs", "I-V curves"):
        assert with_elements(text) == text
    assert with_elements("HE-NE and CD-TE") == "He-Ne and Cd-Te"


def test_words_with_rules_of_their_own() -> None:
    assert [special_word(word, "en") for word in ("O'CLOCK", "80S", "MCMC", "D'UN", "HOUSE")] == [""] * 5
    assert special_word("D'ALEMBERT", "fr") == "", "an elision there"


def test_german_nouns_are_known_for_certain_or_not_at_all() -> None:
    assert is_german_noun("bedeutung", "die") and is_german_noun("stadt", "geschichte der")
    assert not is_german_noun("neue", "die") and not is_german_noun("nicht", "das") and not is_german_noun("geht", "es")


def test_an_acronym_in_the_plural_is_spelled_by_the_words_before() -> None:
    assert plural_acronym("PAHS", "polycyclic aromatic hydrocarbons (") == "PAHs"
    assert plural_acronym("AIDS", "the disease (") == "" and plural_acronym("S", "x (") == ""


@given(st.text(alphabet="ABCDEFGHIMNOSTU-'.’0123 ÄÖ", max_size=60))
def test_only_the_case_changes(text: str) -> None:
    for shown in (with_compounds(text), with_elements(text), recase_title(text)):
        assert shown.casefold() == text.casefold()
