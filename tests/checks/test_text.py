"""Titles, what TeX stumbles over, and broken characters."""

from __future__ import annotations

import pytest

from bibkit.bibtex.tree import parse_bib
from bibkit.checks.fixes import fix_file
from tests.checks.checking import check, codes, entry, fixed, fixed_field, in_field, settings


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ON THE THEORY OF VERY LOUD TITLES", ["title-capitals"]),
        ("HIV and AIDS", []),
        ("{NASA} {DNA}", []),
        ("The Rise of the {USSR}", []),
        ("{Four words or more}", ["title-braced"]),
        ("{One} of {Two}", []),
        ("A title and its closure.", ["title-full-stop"]),
        ("A history of Plankton Inc.", []),
        ("What now ...", []),
        ("Profit & loss", ["unescaped-special"]),
        (r"Profit \& loss at 5\%", []),
        ("Programming in C#", ["unescaped-special"]),
        ("The $x_1^2$ of it", []),
        (r"Read \url{http://example.org/a_b#c}", []),
        ("It costs $5", ["math-unbalanced"]),
        ("JÃ¶rg und die â€œWeltâ€\x9d", ["mojibake"]),
        ("ÉTUDES SUR LE “CAFÉ” ET “L’ÂME”", ["title-capitals"]),
        ("São João e a Ânsia – “às vezes”", []),
        ("Le café” – une étude", []),
        ("A letter was l\ufffdst", ["replacement-character"]),
        ("Universit?t Z?rich", ["lost-letter"]),
        ("What? and why?", []),
        ("Profit &amp; loss", ["html-entity"]),
        ("Sons of &c; and so on", ["unescaped-special"]),
        ("The <i>Drosophila</i> genome", ["html-tag"]),
        ("x < y and y > z", []),
        ("Know\u00adledge", ["invisible-character"]),
        ("Cafe\u0301", ["decomposed"]),
        ("A signi\ufb01cant result", ["ligature"]),
        ("TODO", ["placeholder"]),
        ("None", []),
    ],
)
def test_title(value: str, expected: list[str]) -> None:
    assert in_field("title", value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Profit & loss at 5%", r"Profit \& loss at 5\%"),
        ("It costs $5", r"It costs \$5"),
        ("x^2 & more", None),
        ("See http://example.org/a_b", None),
        ("Profit &amp; loss", r"Profit \& loss"),
        (r"Profit \&amp; loss", r"Profit \& loss"),
        ("R&eacute;sum&#233;", "Résumé"),
        ("The <i>Drosophila</i> genome, H<sub>2</sub>O", r"The \emph{Drosophila} genome, H\textsubscript{2}O"),
        ("A <span class='x'>thing</span>", None),
        ("<i>a</i> & <b>b</b> &amp; c", r"\emph{a} \& \textbf{b} \& c"),
        ("JÃ¶rg und die â€œWeltâ€\x9d", "Jörg und die “Welt”"),
        ("Öffent\u00ad lichkeit", "Öffentlichkeit"),
        ("Cafe\u0301", "Café"),
        ("A signi\ufb01cant result", "A significant result"),
        ("A letter was l\ufffdst", None),
        ("A title and its closure.", "A title and its closure"),
        ("{Four words or more}", None),
        ("ON THE THEORY OF VERY LOUD TITLES", None),
    ],
)
def test_fixes(value: str, expected: str | None) -> None:
    assert fixed_field("title", value) == expected


def test_fixing_again_changes_nothing() -> None:
    once = fixed(entry(title="<i>a</i> & JÃ¶rg &amp; 5%.", author="Fox, Eve et al.", pages="pp. 1--2"))
    assert fixed(once) == once
    assert not [item for item in check(once) if item.fix]


def test_a_habit_is_told_once() -> None:
    many = "".join(f"@misc{{k{number}, title = {{{{A title of many words {number}}}}}}}\n" for number in range(12))
    found = [item for item in check(many) if item.code == "check.title-braced"]
    assert [item.message for item in found] == [
        "12 of 12 titles stand in double braces: no style can change their case"
    ]


def test_braces_that_bibtex_counts() -> None:
    assert codes(r"@misc{a, title = {A set \{ of things}}") == ["braces-unbalanced"]
    assert codes(r"@misc{a, title = {A set \{ of \} things}}") == []


def test_values_made_of_macros_are_not_rewritten() -> None:
    bib = '@string{jm = "J. & M."}\n' + entry().replace("{Marine Letters}", "jm # { & more}")
    assert codes(bib) == ["unescaped-special"]  # of the macro itself
    assert fixed(bib) == bib


def test_abstracts_are_nobodys_reference() -> None:
    assert in_field("abstract", "<p>5% & more</p> it costs $5") == []
    found = check(entry(abstract="at 5\ufffdC"))
    assert [(item.code, item.severity) for item in found] == [("check.replacement-character", "info")]


def test_a_file_in_an_unknown_encoding_keeps_its_letters() -> None:
    # Two letters of GBK, in which the second byte is an underscore.
    bib = b"@misc{a, title = {\x81_\x82_ & x}, author = {Fox, Eve et al.}, note = {n & m}}"
    found = [item.code for item in check(bib)]
    assert "check.not-utf8" in found
    result = fix_file(parse_bib(bib, "refs.bib"), settings(), lambda finding: True).data
    assert result == bib.replace(b"Eve et al.", b"Eve and others").replace(b"n & m", b"n \\& m")


def test_encodings_that_say_what_they_are() -> None:
    latin = "% Encoding: ISO-8859-1\n@misc{a, title = {Café}}".encode("latin-1")
    assert [(item.code, item.severity) for item in check(latin)] == [("check.not-utf8", "info")]
    assert check("@misc{a, title = {Café}}") == []


def test_bytes_that_are_not_utf8_have_a_place() -> None:
    bib = "@misc{a, title = {Café é è}}\n@misc{b,\n title = {Caf".encode() + b"\xe9 au lait}}"
    found = check(bib)
    assert [(item.code, item.line, item.column) for item in found] == [("check.undecodable", 3, 14)]
