"""Markup that a page writes by script."""

from __future__ import annotations

from bibkit.pages.page import Page
from bibkit.pages.scripts import written_out


def test_literals_take_the_place_of_their_script() -> None:
    source = """<table><script>if (1) { document.writeln('<tr><td>It\\'s <b>here</b></td>');
document.write("</tr>"); }</script></table><script>var other = 1</script>"""
    assert written_out(source) == "<table><tr><td>It's <b>here</b></td>\n</tr></table><script>var other = 1</script>"
    assert [block.text for block in Page("html", source).blocks] == ["It's <b>here</b>"]


def test_letters_that_grow_in_lower_case_do_not_move_the_script() -> None:
    source = "\u0130" * 30 + "<SCRIPT>document.write('<b>here</b>')</SCRIPT > and there"
    assert written_out(source) == "\u0130" * 30 + "<b>here</b> and there"


def test_what_is_computed_is_left_alone() -> None:
    source = "<script>document.write(name + 'x')</script>"
    assert written_out(source) == source
    assert written_out("<script>document.write('") == "<script>document.write('"
