"""For any bytes: checking never fails, places lie in the file, fixes change named fields only and are done once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.bibtex.blocks import EntryBlock
from bibkit.bibtex.tree import parse_bib
from bibkit.checks.baseline import fingerprints
from bibkit.checks.codes import CODES
from bibkit.checks.finding import Finding
from bibkit.checks.fixes import fix_file
from bibkit.checks.report import Report
from bibkit.checks.report_github import render_github
from bibkit.checks.report_html import render_html
from bibkit.checks.report_json import render_json
from bibkit.checks.report_sarif import render_sarif
from bibkit.checks.report_text import render_errorformat, render_text
from bibkit.checks.run import check_file
from tests.checks.checking import settings as check_settings
from tests.property.bib_strategies import any_bytes

# Values that rules have something to say about, whole and cut.
_VALUES = (
    "10.1000/x", "https://doi.org/10.1/x y", "978-3-16-148410-1", "Fox, E. et al.", "A & B; C", "pp. 5--3", "20l5",
    "JÃ¼rg â€œx", "&amp;&#x7b;", "<i>a<b>c</i></b>", "x^2 $ % #", "World Health Organization", "King, M. L., Jr.",
    "\u00ad\ufeff", "e\u0301\ufb01", "\ufffd", "{{A B C D}}", "\\&amp;\\", "March 2012", "2031/2001", "and and", "???",
)  # fmt: skip
_FIELDS = ("author", "title", "doi", "isbn", "pages", "year", "date", "url", "note", "jounral", "journal", "abstract")
_entries = st.lists(
    st.tuples(st.sampled_from(_FIELDS), st.sampled_from(_VALUES), st.integers(0, 30), st.sampled_from(("{}", '""'))),
    max_size=6,
)


def _written(fields: list[tuple[str, str, int, str]]) -> bytes:
    body = "".join(
        f"  {name} = {marks[0]}{value[:cut] if cut < 20 else value}{marks[1]},\n" for name, value, cut, marks in fields
    )
    return f"@article{{k,\n{body}}}\n".encode("utf-8", "surrogatepass")


any_bib = st.one_of(
    any_bytes,
    st.lists(_entries.map(_written), min_size=1, max_size=3).map(b"".join),
    st.tuples(any_bytes, _entries.map(_written)).map(b"".join),
)


@given(any_bib)
@settings(max_examples=250)
def test_findings_have_a_code_and_a_place(data: bytes) -> None:
    file = parse_bib(data, "refs.bib")
    lines = 1 + max(file.positions.line(len(file._data)), 1)
    for item in check_file(file, check_settings()):
        assert item.code in CODES
        assert 1 <= item.line <= lines and item.column >= 1, item


@given(any_bib)
@settings(max_examples=150)
def test_fixes_touch_what_they_name_and_nothing_twice(data: bytes) -> None:
    result = fix_file(parse_bib(data, "refs.bib"), check_settings(), lambda finding: True)
    before, after = parse_bib(data, "refs.bib"), parse_bib(result.data, "refs.bib")
    assert len(before.blocks) == len(after.blocks)
    named = {name for item in result.fixed if item.fix for name in (item.fix.field, item.fix.value)}
    for old, new in zip(before.blocks, after.blocks, strict=True):
        if old.raw == new.raw:
            continue
        assert isinstance(old, EntryBlock) and isinstance(new, EntryBlock)
        one, two = ({field.name.lower(): field.pieces for field in block.fields} for block in (old, new))
        assert {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)} <= named
    again = fix_file(after, check_settings(), lambda finding: True)
    assert again.data == result.data


@given(any_bib)
@settings(max_examples=80)
def test_every_format_renders_every_finding(data: bytes) -> None:
    findings: tuple[Finding, ...] = tuple(check_file(parse_bib(data, "refs\n.bib"), check_settings()))
    report = Report(findings=findings, entries={"refs\n.bib": 1})
    for render in (render_text, render_html, render_json, render_sarif, render_github, render_errorformat):
        text = render(report)
        assert len(text) >= len(findings)
    assert render_github(report).count("\n") == render_errorformat(report).count("\n") == len(findings)
    assert len(set(fingerprints(findings))) == len(findings)
