"""Capitals undone: what is a name, an acronym or a numeral keeps them."""

from __future__ import annotations

import pytest

from bibkit.text.case import is_capitals, lower, recase_heading, recase_name_part, recase_title


@pytest.mark.parametrize(
    ("shouted", "language", "expected"),
    [
        ("EFFECTS OF DNA REPAIR", "", "Effects of DNA repair"),
        ("STUDIES IN OPTICS. II. A SOURCE OF LIGHT", "", "Studies in optics. II. A source of light"),
        ("LETTER FROM LONDON. JUNE, 1883", "", "Letter from London. June, 1883"),
        ("C-11 PET IN HEART FAILURE", "", "C-11 PET in heart failure"),
        ("CORTICOTROPIN (ACTH) IN AN INFANT", "", "Corticotropin (ACTH) in an infant"),
        ("NOVEL INHIBITORS IN THE 19-NORSTEROID SERIES", "", "Novel inhibitors in the 19-norsteroid series"),
        ("SYNTHESES OF s-XYLIDINE", "", "Syntheses of s-xylidine"),
        ("ANTALYA'DA DENETİMLİ KAMU ALTINDAKİ", "tr", "Antalya'da denetimli kamu altındaki"),
        ("A <i>SALIX ALBA</i> HYBRID SYSTEM", "", "A <i>Salix alba</i> hybrid system"),
        ("BULL MARKET: WHAT NOW?", "", "Bull market: What now?"),
        ("JAPAN", "", "Japan"),
        ("WiDGET", "", "WiDGET"),
        ("JAMA", "", "JAMA"),
        ("A study of DNA", "", "A study of DNA"),
        ("IEEE INFOCOM", "", "IEEE INFOCOM"),
    ],
)
def test_titles(shouted: str, language: str, expected: str) -> None:
    assert recase_title(shouted, language) == expected


def test_headings_are_capitalised_word_by_word() -> None:
    assert recase_heading("REVISTA DE ECOLOGIA AVANÇADA", "pt") == "Revista de Ecologia Avançada"
    assert recase_heading("PLOS ONE") == "PLOS ONE"
    assert recase_heading("AFRICON 2009") == "AFRICON 2009"


@pytest.mark.parametrize(
    ("part", "initials", "expected"),
    [
        ("LOPEZ-BERESTEIN", False, "Lopez-Berestein"),
        ("MCDONALD", False, "McDonald"),
        ("VAN DER BERG", False, "van der Berg"),
        ("O'BRIEN", False, "O'Brien"),
        ("GŁOWACZ", False, "Głowacz"),
        ("JOHN F.", True, "John F."),
        ("AJS", True, "AJS"),
        ("IAN", True, "Ian"),
        ("JIA-HUI", True, "Jia-Hui"),
        ("de Lemos", False, "de Lemos"),
    ],
)
def test_names(part: str, initials: bool, expected: str) -> None:
    assert recase_name_part(part, initials=initials) == expected


def test_turkish_letters() -> None:
    assert lower("DİL IŞIK", "tr") == "dil ışık"
    assert lower("TITLE", "en") == "title"


def test_acronyms_alone_are_no_capitals() -> None:
    assert not is_capitals("DNA, RNA")
    assert is_capitals("DNA REPAIR")
