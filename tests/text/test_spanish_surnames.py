"""Surnames of Spain and Spanish America."""

from __future__ import annotations

import pytest

from bibkit.text.spanish_surnames import is_spanish_surname


@pytest.mark.parametrize("word", ["López", "Lopez", "NÚÑEZ", "Fuentes"])
def test_common_surnames(word: str) -> None:
    assert is_spanish_surname(word)


@pytest.mark.parametrize("word", ["Carlos", "Vera", "Smith", "de", ""])
def test_other_words(word: str) -> None:
    assert not is_spanish_surname(word)
