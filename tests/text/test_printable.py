from __future__ import annotations

from bibkit.text.printable import printable


def test_what_drives_a_terminal_is_shown_as_a_sign() -> None:
    assert printable("a\x1b[2Jb\x9b") == "a\ufffd[2Jb\ufffd"
    assert printable("abc\u202ecba") == "abc\ufffdcba"


def test_lines_become_one() -> None:
    assert printable("one\ntwo\tthree") == "one two three"


def test_spelling_stays() -> None:
    for text in ("Müller – 李 (1999)", "می\u200cخواهم", "12\u00a0kg", ""):
        assert printable(text) == text
