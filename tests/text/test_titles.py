"""Titles as pages print them."""

from __future__ import annotations

import pytest

from bibkit.text.titles import clean_title, comparison_key, is_shouted, title_parts, without_material, without_site_name


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("A study of bees.", "A study of bees"),
        ("A study of bees …", "A study of bees …"),
        ("Prevotella jejuni sp. nov.", "Prevotella jejuni sp. nov."),
        ("The trial of John Smith Jr.", "The trial of John Smith Jr."),
        ("Life in the U.S.", "Life in the U.S."),
        ("A study of bees*", "A study of bees"),
        ("A study of bees<sup>†</sup>", "A study of bees"),
        ("On <i>Apis mellifera.</i>", "On <i>Apis mellifera</i>"),
        ("  Two\n lines&nbsp;here ", "Two lines here"),
        ("Is it?", "Is it?"),
        ("Oilseed echium ( <i>Echium plantagineum</i> ).", "Oilseed echium (<i>Echium plantagineum</i>)"),
    ],
)
def test_clean_title(given: str, title: str) -> None:
    assert clean_title(given) == title


@pytest.mark.parametrize(
    ("given", "sites", "title"),
    [
        ("A study | PLOS ONE", ["PLOS ONE"], "A study"),
        ("Journal - A study - Site", ["Site", "Journal"], "A study"),
        ("A study: part two", ["Site"], "A study: part two"),
        ("Site", ["Site"], "Site"),
    ],
)
def test_without_site_name(given: str, sites: list[str], title: str) -> None:
    assert without_site_name(given, sites) == title


def test_parts_keys_and_capitals() -> None:
    assert title_parts("A study | Journal » Site") == ["A study", "Journal", "Site"]
    assert comparison_key("<i>E. coli</i>: A-Study") == "ecoliastudy"
    assert is_shouted("TAXES ON CHARCOAL MAKING")
    assert not is_shouted("DNA")
    assert not is_shouted("Taxes on DNA making")


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Les foires en France [Texte imprimé]", "Les foires en France"),
        ("Bees [electronic resource (PDF)] : a study", "Bees : a study"),
        ("Bees [text] = Bienen", "Bees = Bienen"),
        ("Reading [text] aloud", "Reading [text] aloud"),
        ("Bees [of Peru]", "Bees [of Peru]"),
    ],
)
def test_what_catalogues_say_of_the_material(given: str, title: str) -> None:
    assert without_material(given) == title
