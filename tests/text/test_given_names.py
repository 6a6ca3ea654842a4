from __future__ import annotations

import pytest

from bibkit.text.cjk_names import has_family_name
from bibkit.text.given_names import is_given_name


@pytest.mark.parametrize(
    ("word", "known"), [("José", True), ("Anna-Maria", True), ("MARTIN", True), ("Science", False)]
)
def test_given_names(word: str, known: bool) -> None:
    assert is_given_name(word) is known


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("王小明", True),
        ("欧阳修", True),
        ("山田 太郎", True),
        ("김철수", True),
        ("概要", False),
        ("对策", False),
        ("", False),
    ],
)
def test_east_asian_family_names(text: str, known: bool) -> None:
    assert has_family_name(text) is known
