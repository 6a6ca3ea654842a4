"""Texts made comparable."""

from __future__ import annotations

import pytest

from bibkit.text.fold import lowered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAYI: 3", "sayi: 3"),
        ("Sayı: 3", "sayi: 3"),
        ("CİLT", "cilt"),
        ("ÇALIŞMA", "çalişma"),
        ("ΟΔΟΣ", "οδος"),
        ("", ""),
    ],
)
def test_lowered_keeps_every_character_at_its_place(text: str, expected: str) -> None:
    assert lowered(text).replace("ς", "σ") == expected.replace("ς", "σ")
    assert len(lowered(text)) == len(text)
