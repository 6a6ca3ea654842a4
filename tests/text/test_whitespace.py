from __future__ import annotations

from bibkit.text.whitespace import collapse, drop_invisible


def test_collapse() -> None:
    assert collapse("  a\u00a0\u2009b\tc\n ") == "a b c"
    assert collapse("co\u00adop\u200beration\ufeff") == "cooperation"
    assert collapse("cafe\u0301") == "café"
    assert collapse("می\u200cخواهم") == "می\u200cخواهم"  # Persian spells with the joiner
    assert collapse("") == ""


def test_drop_invisible() -> None:
    assert drop_invisible("a\u200e b\u0000") == "a b"
