"""`bibkit fmt --journals`: which fields and macros change, and what is left and said."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.bibtex.tidy import tidy
from bibkit.bibtex.tidy_options import FmtOptions
from bibkit.bibtex.tree import parse_bib
from bibkit.journals import names
from bibkit.journals.lists import Form, parse_journal_list
from bibkit.journals.names import JournalNames
from tests.journals.title_words import WORDS

LISTS = [parse_journal_list("Journal of the Odd;J. Odd\nGroße Physik & Chemie;Gr. Phys. Chem.\n", "list.csv")]


@pytest.fixture(autouse=True)
def little_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "title_words", lambda: WORDS)


def tidied(
    text: str | bytes, form: Form = "abbreviated", *, iso4: bool = True, **options: Any
) -> tuple[str, list[str]]:
    wanted = FmtOptions(journals=form, **options)
    bib = parse_bib(text, "refs.bib")
    issues = tidy(bib, wanted, JournalNames(form, LISTS, iso4=iso4))
    once = bib.dumps()
    again = parse_bib(once)
    tidy(again, wanted, JournalNames(form, LISTS, iso4=iso4))
    assert again.dumps() == once
    assert {(issue.code, issue.severity) for issue in issues} <= {("fmt.journal-left", "info")}
    return once.decode("latin-1" if isinstance(text, bytes) else "utf-8"), [f"{i.where}: {i.message}" for i in issues]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("@article{a, journal = {Chemical  Letters}, year=1}", "@article{a, journal = {Chem. Lett.}, year=1}"),
        ('@ARTICLE{a,\n JOURNAL = "{Journal}\n of the Odd"%x\n}', '@ARTICLE{a,\n JOURNAL = "J. Odd"%x\n}'),
        ("@article{a, journaltitle = {Science \\& Society}}", "@article{a, journaltitle = {Sci. Soc.}}"),
        ("@article{a, journal = {Acad{\\'e}mie Society}}", "@article{a, journal = {Acad. Soc.}}"),
        ("@article{a, journal = {Soci{\\'e} Letters}}", "@article{a, journal = {Soci{\\'e} Lett.}}"),
        ("@article{a, journal = {Socié Letters}}", "@article{a, journal = {Socié Lett.}}"),
        ("@review{a, journal = {Chemical Letters}}", "@review{a, journal = {Chem. Lett.}}"),
        # Not where no style prints it, and no other field.
        ("@book{a, journal = {Chemical Letters}, series={J. Odd}}", "@book{a, journal = {Chemical Letters}, series={J. Odd}}"),
        ("@article{a, booktitle = {Chemical Letters}}", "@article{a, booktitle = {Chemical Letters}}"),
        # What BibTeX passes over stays.
        (
            "@article{a, journal = {Chemical Letters}, journal = {Journal of the Odd}}",
            "@article{a, journal = {Chem. Lett.}, journal = {Journal of the Odd}}",
        ),
    ],
)  # fmt: skip
def test_fields(before: str, after: str) -> None:
    assert tidied(before)[0] == after


def test_forms_and_the_way_back() -> None:
    before = "@article{a, journal = {Journal of the Odd}}\n@article{b, journal = {Gr. Phys. Chem.}}\n"
    short = "@article{a, journal = {J Odd}}\n@article{b, journal = {Gr Phys Chem}}\n"
    full = "@article{a, journal = {Journal of the Odd}}\n@article{b, journal = {Gro{\\ss}e Physik \\& Chemie}}\n"
    assert tidied(before, "dotless") == (short, [])
    assert tidied(short, "full") == (full, [])


def test_the_old_encoding_of_a_file() -> None:
    before = b"@article{a, journal = {Gr. Phys. Chem.}, title={\xe9}}"
    after = "@article{a, journal = {Gro{\\ss}e Physik \\& Chemie}, title={é}}"
    assert tidied(before, "full") == (after, [])


def test_macros() -> None:
    text = (
        '@string{cl = {Chemical Letters}, odd = "Journal of the Odd"}\n@string{two = cl # { B}}\n'
        "@article{a, journal = cl}\n@article{b, Journal = CL}\n@article{c, journal = odd}\n@book{d, series = Odd}\n"
        "@article{e, journal = {Chemical } # {Letters}}\n@article{f, journal = unknown}\n"
    )
    after, left = tidied(text.replace("@string{two = cl # { B}}\n", ""))
    assert after == text.replace("{Chemical Letters}", "{Chem. Lett.}").replace("@string{two = cl # { B}}\n", "")
    assert left == [
        "refs.bib:4: the journal 'Journal of the Odd' is left as it is: the macro 'odd' is used for other things too",
        "refs.bib:6: the journal 'Chemical Letters' is left as it is: its value is put together from several",
    ]
    assert tidied(text)[0] == text  # `two` is made of it


@pytest.mark.parametrize(
    ("strings", "reason"),
    [
        ("@string{cl = {Chemical Letters}}@string{CL = {Chemical Letters}}", "is defined 2 times"),
        ("@string{x = {Chemical}}@string{cl = x # { Letters}}", "is put together from others"),
    ],
)
def test_macros_that_stay(strings: str, reason: str) -> None:
    text = f"{strings}@article{{a, journal = cl}}"
    after, left = tidied(text)
    assert after == text
    assert reason in left[0]


def test_what_the_file_says_itself() -> None:
    text = (
        "@article{a, journaltitle = {Physical Letters}, shortjournal = {Ph. L.}}\n"
        "@article{b, journaltitle = {Physical Letters}}\n"
        "@article{c, journal = {Z. Soc.}, fjournal = {Zeitschrift Society}}\n"
        "@article{d, journal = {Zeitschrift Society}}\n"
        # What programs put there: without full stops, longer, another name.
        "@article{e, journaltitle = {Chemical Letters}, shortjournal = {Chem Lett}}\n"
        "@article{f, journaltitle = {Unlike}, shortjournal = {Much longer than that}}\n"
        "@article{g, journaltitle = {Proceedings of a Day}, shortjournal = {X. Y.}}\n"
    )
    after, left = tidied(text, iso4=False)
    assert after == text.replace("title = {Physical Letters}", "title = {Ph. L.}").replace(
        "journal = {Zeitschrift Society}}\n@article{e", "journal = {Z. Soc.}}\n@article{e"
    )
    assert [line.partition(" is left")[0] for line in left] == [
        "refs.bib:5: the journal 'Chemical Letters'",
        "refs.bib:7: the journal 'Proceedings of a Day'",
    ]
    shortened = text.replace("b, journaltitle = {Physical Letters}", "b, journaltitle = {Ph L}")
    back = tidied(shortened + "@article{h, journal = {Chem Lett}}", "full")[0]
    assert back == text.replace("{Z. Soc.}", "{Zeitschrift Society}") + "@article{h, journal = {Chemical Letters}}"


def test_an_abbreviation_stays_when_its_full_name_is_gone() -> None:
    text = "@article{a, journal = {Science Chemical Physical}, shortjournal = {Science Chem.}}"
    after = "@article{a, journal = {Science Chem.}, shortjournal = {Science Chem.}}"
    assert tidied(text) == (after, [])
    assert tidied(text, "dotless")[0] == after.replace("Chem.}, s", "Chem}, s")


def test_commands_of_styles_stay() -> None:
    text = "@article{a, journal = \\apj}@article{b, journal = {\\mnras}}"
    assert tidied(text) == (text, [])


def test_two_journals_of_one_abbreviation() -> None:
    text = (
        "@article{a, journaltitle = {Chemical Letters}, shortjournal = {CL}}\n"
        "@article{b, journaltitle = {Chemical Life}, shortjournal = {CL}}\n"
        "@article{c, journaltitle = {CL}}\n@article{d, journaltitle = {CL}}\n"
    )
    after, left = tidied(text, "full")
    assert after == text
    assert left == [
        "refs.bib:3: the journal 'CL' is left as it is (2 entries): in the file itself it stands for 'Chemical Letters' and for 'Chemical Life'"
    ]


def test_long_names_are_shown_in_part() -> None:
    (left,) = tidied("@article{a, journal = {A: " + "b" * 500 + "}}")[1]
    assert left == f"refs.bib:1: the journal 'A: {'b' * 117}…' is left as it is: it is too long for a name"


def test_with_all_other_options() -> None:
    text = (
        '@Article{b, Journal="Chemical Letters", pages={1-2}}\n@string{cl={Chemical Letters}}\n@Article{a, Journal=cl}'
    )
    after = "@article{b,\n  pages   = {1--2},\n  journal = {Chem. Lett.}\n}\n\n@string{cl={Chem. Lett.}}\n\n@article{a,\n  journal = cl\n}"
    options = {"case": "lower", "indent": 2, "align": 0, "pages": True, "delimiters": "braces", "order": ("pages",)}
    assert tidied(text, blank_lines=True, sort=("key",), **options)[0] == after


def test_alone_by_the_rules() -> None:
    bib = parse_bib("@article{a, journal = {Chemical Letters}}")
    assert tidy(bib, FmtOptions(journals="abbreviated")) == []
    assert b"{Chem. Lett.}" in bib.dumps()
    bib = parse_bib("@article{a, journal = {Chemical Letters}}")
    assert [issue.where for issue in tidy(bib, FmtOptions(journals="abbreviated", iso4=False))] == [""]
    assert b"{Chemical Letters}" in bib.dumps()
