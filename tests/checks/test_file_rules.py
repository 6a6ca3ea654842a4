"""What only the file as a whole can tell: keys, parents, macros, duplicates, broken blocks."""

from __future__ import annotations

import pytest

from tests.checks.checking import check, codes, entry


def test_keys() -> None:
    found = check(
        "@misc{a, title={x}}\n@misc{a, title={y}}\n@misc{A, title={z}}\n@misc{, title={w}}\n@misc{b c, title={v}}"
    )
    assert [(item.code, item.line, item.severity) for item in found] == [
        ("check.duplicate-key", 2, "error"),
        ("check.key-case", 3, "warning"),
        ("check.key-missing", 4, "error"),
        ("check.key-odd", 5, "warning"),
    ]
    assert found[0].message == "the key 'a' is used again (first on line 1)"


def test_an_alias_that_is_a_key() -> None:
    found = check("@misc{a, title={x}, ids={b, c}}\n@misc{b, title={y}}")
    assert [(item.code, item.field) for item in found] == [("check.duplicate-key", "ids")]


def test_parents() -> None:
    child = "@inproceedings{c, author={Fox, E.}, title={On eels}, crossref={P}}\n"
    parent = "@proceedings{p, title={Fish}, year=2001}\n"
    assert codes(child + parent) == []  # BibTeX tells keys apart by nothing but their letters
    assert codes(parent + child) == ["parent-order"]
    assert codes(parent + child, dialect="biblatex") == []
    assert codes("@misc{a, title={x}, crossref={a}}") == ["missing-parent"]
    assert codes("@misc{a, title={x}, related={b, d}}\n@misc{b, title={y}}") == ["missing-parent"]


def test_macros() -> None:
    bib = "@string{jml = {Marine Letters}}\n" + entry().replace("{Marine Letters}", "jml")
    assert codes(bib) == []
    twice = entry().replace("{Marine Letters}", "jxx") + entry(title="Other things").replace("fox2011", "b").replace(
        "{Marine Letters}", "JXX"
    )
    (found,) = [item for item in check(twice) if item.code == "check.undefined-macro"]
    assert found.message.startswith("no @string defines 'jxx', used 2 times")
    assert codes(twice, macros=frozenset(["jxx"])) == []
    assert codes(entry(month="x").replace("{x}", "mar")) == []


def test_a_macro_with_two_values() -> None:
    found = check("@string{a = {One}}\n@string{A = {Two}}\n@string{a = {One}}")
    assert [(item.code, item.line) for item in found] == [("check.macro-redefined", 2)]


def test_one_work_twice() -> None:
    second = entry(title="Deep Monsters of the Northern Seas", volume="7").replace("fox2011", "fox")
    (found,) = check(entry(volume="7") + "\n" + second)
    assert (found.code, found.key, found.line) == ("check.duplicate-entry", "fox", 9)
    assert found.values["other"] == "fox2011"


def test_entries_that_name_each_other_are_somebodys_intention() -> None:
    second = entry(related="fox2011").replace("fox2011,\n", "fox,\n", 1)
    assert codes(entry() + second) == []


def test_one_doi_for_two_works() -> None:
    other = entry(title="Quite another thing about lamps", author="Moss, Kate", doi="10.1000/abc", year="2015")
    found = codes(entry(doi="10.1000/abc") + other.replace("fox2011", "moss"))
    assert found == ["shared-identifier"]


@pytest.mark.parametrize(
    ("bib", "expected"),
    [
        ("@misc{a, title = {x}}\n@misc{open, title = {", ("bibtex.unclosed-entry", 2, 21)),
        ("@misc{a,\n title = {x} year 2001,\n}", ("bibtex.unreadable-value", 2, 13)),
        ("@misc{a,\n title = {x},\n = {y},\n}", ("bibtex.unreadable-field", 3, 2)),
    ],
)
def test_what_cannot_be_read(bib: str, expected: tuple[str, int, int]) -> None:
    found = [item for item in check(bib) if item.severity == "error"]
    assert [(item.code, item.line, item.column) for item in found] == [expected]


def test_bibtex_skips_what_stands_behind_a_comment_inside_an_entry() -> None:
    text = entry(title="50\\% of eels").replace("},\n", "}, % sic\n", 1)
    (found,) = check(text)
    assert (found.code, found.line) == ("check.commented-out", 2) and found.column > 10
    assert codes(text, dialect="biblatex") == []
    assert codes(entry(title="50\\% of eels")) == []


def test_bibtex_reads_entries_that_are_commented_out() -> None:
    text = "% from e.fox@example.org\n%@article{old,\n%  title = {x}\n%}\n% see @comment{fine}\n" + entry()
    found = check(text)
    assert [(item.code, item.line, item.column) for item in found] == [
        ("check.commented-out", 1, 13),
        ("check.commented-out", 2, 2),
    ]
    assert "this @article all the same" in found[1].message
    assert codes(text, dialect="biblatex") == []
