"""What each option of `bibkit fmt` does, and what it leaves alone."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bibkit.bibtex.tidy import tidy
from bibkit.bibtex.tidy_options import FmtOptions
from bibkit.bibtex.tidy_values import bare_doi, month_macro, pages
from bibkit.bibtex.tree import BibFile, EntryBlock, StringBlock, parse_bib
from bibkit.errors import ConfigError
from tests.bibtex.bib_parts import between_fields

CASES = Path(__file__).resolve().parents[3] / "shared" / "formats" / "cases"


def tidied(text: str, **options: Any) -> str:
    bib = parse_bib(text)
    tidy(bib, FmtOptions(**options))
    return bib.dumps().decode()


@pytest.mark.parametrize(
    ("options", "before", "after"),
    [
        ({"case": "lower"}, "@ARTICLE{Key, TITLE = {A}}", "@article{Key, title = {A}}"),
        ({"case": "title"}, "@article{k, title = {a}}", "@Article{k, Title = {a}}"),
        ({"drop": ("note", "bdsk-*")}, "@a{k,\n t={x},\n Note={y},\n bdsk-url-1={z},\n}", "@a{k,\n t={x},\n}"),
        ({"drop_empty": True}, "@a{k, t={}, u = , v={ }, w={x}}", "@a{k, w={x}}"),
        (
            {"order": ("title", "year")},
            "@a{k,\n  note = {n}, % first line\n  year = 1,\n  % second\n  title = {t}\n}",
            "@a{k,\n  title = {t}, % first line\n  year = 1,\n  % second\n  note = {n}\n}",
        ),
        ({"indent": 4}, "@a{k, t={x},u={y}}", "@a{k,\n    t={x},\n    u={y}\n}"),
        ({"indent": "tab"}, "@a{k\n , t={x}\n , u={y}\n }", "@a{k,\n\tt={x},\n\tu={y}\n}"),
        ({"indent": 2}, "@a{k, % c\n t={x} % d\n}", "@a{k, % c\n  t={x} % d\n}"),
        ({"indent": 2}, "@a{k,\r\n\tt={x},\r\n}", "@a{k,\r\n  t={x},\r\n}"),
        ({"align": 0}, "@a{k,\n  title={x},\n  year   = 1\n}", "@a{k,\n  title = {x},\n  year  = 1\n}"),
        ({"align": 8}, "@a{k,\n t={x},\n organization={y}}", "@a{k,\n t       = {x},\n organization = {y}}"),
        ({"align": 0}, "@a{k, t={x}, note={y},\n  year={1},u={2}}", "@a{k, t={x}, note={y},\n  year = {1},u={2}}"),
        ({"align": 0}, "@a{k, t={x}}", "@a{k, t={x}}"),
        (
            {"case": "title"},
            "@INPROCEEDINGS{k, date-added={x}, Bdsk-Url-1={y}}",
            "@InProceedings{k, Date-Added={x}, Bdsk-Url-1={y}}",
        ),
        ({"blank_lines": True}, "@string{a={A}}\n@string{b={B}}\n@a{k}\n", "@string{a={A}}\n@string{b={B}}\n\n@a{k}\n"),
        ({"delimiters": "braces"}, '@a{k, t="x {y}", u=12, v="a" # jan}', '@a{k, t={x {y}}, u=12, v="a" # jan}'),
        ({"delimiters": "quotes"}, '@a{k, t={x}, u={say "no"}, v={{"}}}', '@a{k, t="x", u={say "no"}, v="{"}"}'),
        ({"numbers": "bare"}, '@a{k, y={2000}, n="7", v={007}, p={1-2}}', "@a{k, y=2000, n=7, v={007}, p={1-2}}"),
        ({"numbers": "delimited"}, "@a{k, y=2000, m=jan}", "@a{k, y={2000}, m=jan}"),
        ({"commas": "always"}, "@a{k, t={x} % c\n}", "@a{k, t={x}, % c\n}"),
        ({"commas": "never"}, "@a{k, t={x}, % c\n}", "@a{k, t={x} % c\n}"),
        ({"months": True}, '@a{k, month={January}, Month="Feb."}', "@a{k, month=jan, Month=feb}"),
        ({"months": True}, "@a{k, month=3}@b{l, month={5--6}}", "@a{k, month=mar}@b{l, month={5--6}}"),
        ({"months": True}, "@string{jan={Jenner}}@a{k, month={1}}", "@string{jan={Jenner}}@a{k, month={1}}"),
        ({"pages": True}, "@a{k, pages={1-9}, note={1-9}}", "@a{k, pages={1--9}, note={1-9}}"),
        ({"doi": True}, "@a{k, doi={https://doi.org/10.1000/X}}", "@a{k, doi={10.1000/X}}"),
        ({"blank_lines": True}, "@a{k}\n@b{l}\n\n\n% c\n@c{m}@d{n}\n", "@a{k}\n\n@b{l}\n\n\n% c\n@c{m}@d{n}\n"),
        ({"indent": 2, "commas": "always", "numbers": "bare"}, "@a{k}", "@a{k}"),
    ],
)
def test_each_option(options: dict[str, Any], before: str, after: str) -> None:
    assert tidied(before, **options) == after
    assert tidied(after, **options) == after


def test_sorting() -> None:
    text = "% about c\n@a{c, year=2001}\n\n@a{B, year={2003}}\n@a{a}\n@a{d, date={2001-05}}\n"
    slots = "% about c\n{}\n\n{}\n{}\n{}\n".format
    a, b, c, d = "@a{a}", "@a{B, year={2003}}", "@a{c, year=2001}", "@a{d, date={2001-05}}"
    assert tidied(text, sort=("key",)) == slots(a, b, c, d)
    assert tidied(text, sort=("-key",)) == slots(d, c, b, a)
    assert tidied(text, sort=("-year", "key")) == slots(b, d, c, a)  # what says no year comes last


def test_sorting_takes_along_the_comments_that_touch_an_entry() -> None:
    text = "% the file\n\n@a{c} % sic\n% about b,\n% and more\n@a{b}\n%@a{a, title={old}}\n@a{a}\n"
    wanted = "% the file\n\n%@a{a, title={old}}\n@a{a}\n% about b,\n% and more\n@a{b}\n@a{c} % sic\n"
    assert tidied(text, sort=("key",)) == wanted
    assert tidied(wanted, sort=("key",)) == wanted


def test_sorting_keeps_to_the_sections_that_headings_make() -> None:
    text = "@a{z}\n@a{y}\n\n%%% Physics %%%\n\n@a{c}\n%@a{x,\n%}\n\n@a{b}\n\nBiology\n=======\n\n@a{d}\n@a{a}\n"
    wanted = "@a{y}\n@a{z}\n\n%%% Physics %%%\n\n@a{b}\n%@a{x,\n%}\n\n@a{c}\n\nBiology\n=======\n\n@a{a}\n@a{d}\n"
    assert tidied(text, sort=("key",)) == wanted
    assert tidied(wanted, sort=("key",)) == wanted


def test_sorting_keeps_definitions_above_their_use() -> None:
    text = "@a{z, j=1}\n@a{y}\n@string{x={X}}\n@a{c, j=x}\n@a{b}\n"
    assert tidied(text, sort=("key",)) == "@a{y}\n@a{z, j=1}\n@string{x={X}}\n@a{b}\n@a{c, j=x}\n"


def test_sorting_keeps_parents_behind_their_children() -> None:
    text = "@a{z, crossref={B}}\n@a{b, crossref={a}}\n@a{a}\n@a{c, crossref={c}}\n"
    assert tidied(text, sort=("key",)) == "@a{c, crossref={c}}\n@a{z, crossref={B}}\n@a{b, crossref={a}}\n@a{a}\n"


def test_what_cannot_be_read_keeps_its_layout() -> None:
    text = '@A{k,\n T = {a} {b},\n U = "c",\n pages = {1-2}\n}\n@b{open, t = {x,\n y = 1\n'
    options = {"case": "lower", "indent": 2, "align": 0, "delimiters": "braces", "pages": True, "commas": "always"}
    assert tidied(text, **options) == text.replace("A{", "a{").replace(' U = "c"', " u = {c}").replace("1-2", "1--2")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("12-34", "12--34"),
        ("12 – 34", "12--34"),
        ("12---34", "12--34"),
        ("1234-56", "1234--56"),
        ("S12-S15, 20", "S12--S15, 20"),
        ("iv-xii", "iv--xii"),
        ("12\\textendash 34", "12--34"),
        ("12a-12c", "12a--12c"),
        ("101", "101"),
        ("12-1", None),
        ("100-", None),
        ("1-2-3", None),
        ("e1, see note", None),
        ("", None),
    ],
)
def test_page_ranges(given: str, wanted: str | None) -> None:
    assert pages(given) == wanted


def test_dois_and_months() -> None:
    assert bare_doi("http://dx.doi.org/10.1000/ABC") == "10.1000/ABC"
    assert bare_doi("doi: 10.1000/a_b") == "10.1000/a_b"
    assert bare_doi("https://doi.org/10.1002/%28SICI%291097") == "10.1002/(SICI)1097"
    for text in ("10.1000/x", "https://doi.org/10.1000/a%7Bb", "https://example.org/10.1000/x", "doi.org/about"):
        assert bare_doi(text) is None
    assert [month_macro(text) for text in ("Sept.", "09", "mai", "Jan 5")] == ["sep", "sep", None, None]


def test_options_from_a_table() -> None:
    table = {"sort": ["key"], "drop-empty": True, "align": 0, "indent": "tab", "case": "lower"}
    assert FmtOptions.from_table(table, "x") == FmtOptions(
        sort=("key",), drop_empty=True, align=0, indent="tab", case="lower"
    )
    assert not FmtOptions().any
    for name, value in (("sort", "key"), ("align", True), ("align", -1), ("indent", "two"), ("case", "x"), ("doi", 1)):
        with pytest.raises(ConfigError, match=f"x sets fmt.{name} to"):
            FmtOptions.from_table({name: value}, "x")
    with pytest.raises(ConfigError, match="no setting of bibkit fmt"):
        FmtOptions.from_table({"sorted": True}, "x")


EVERYTHING: dict[str, Any] = {
    "sort": ("key",), "order": ("standard",), "drop": ("abstract", "bdsk-*"), "drop_empty": True, "case": "lower",
    "indent": 2, "align": 0, "delimiters": "braces", "numbers": "bare", "commas": "always", "blank_lines": True,
    "months": True, "pages": True, "doi": True,
}  # fmt: skip
JOURNALS: dict[str, Any] = {"journals": "abbreviated", "iso4": find_spec("pyiso4") is not None}


@pytest.mark.slow
@pytest.mark.parametrize(
    "options",
    [
        *({name: value} for name, value in EVERYTHING.items()),
        JOURNALS,
        {**JOURNALS, "journals": "dotless"},
        {**EVERYTHING, **JOURNALS},
    ],
    ids=str,
)
def test_real_files_lose_nothing_and_are_done_after_one_go(options: dict[str, Any]) -> None:
    changed = 0
    for name, data in _real_files().items():
        bib = parse_bib(data)
        tidy(bib, FmtOptions(**options))
        once = bib.dumps()
        if once == data:
            continue
        changed += 1
        again = parse_bib(once)
        macros = "journals" not in options
        assert _kept(again, macros=macros) == _kept(parse_bib(data), macros=macros), name
        tidy(again, FmtOptions(**options))
        assert again.dumps() == once, name
    assert changed


@cache
def _real_files() -> dict[str, bytes]:
    if not CASES.is_dir():
        pytest.skip("the shared format cases are not here")
    cases = map(json.loads, (CASES / "cases.jsonl").read_text(encoding="utf-8").splitlines())
    return {case["id"]: (CASES / case["input"]).read_bytes() for case in cases if case["kind"] == "robust"}


def _kept(bib: BibFile, *, macros: bool) -> list[str]:
    """Keys, comments, and all that is outside of entries; of `@string`s the names only, where `macros` is False."""
    kept = []
    for block in bib.blocks:
        if isinstance(block, EntryBlock):
            kept += [f"key {block.key}", *between_fields(block)]
        elif isinstance(block, StringBlock) and not macros:
            kept += [f"macro {field.name}" for field in block.fields]
        else:
            kept += block.raw.split()  # comments that are sorted with their entries meet others
    return sorted(kept)
