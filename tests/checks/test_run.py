"""Places, order, codes: what all rules have in common; and the rules over the shared .bib files."""

from __future__ import annotations

import ast
import time
from pathlib import Path

import pytest

import bibkit.checks
from bibkit.bibtex.tree import parse_bib
from bibkit.checks.codes import CODES
from bibkit.checks.fixes import fix_file
from bibkit.checks.run import check_file
from bibkit.formats._registry import detect_format
from tests.checks.checking import check, codes, entry, settings

CASES = Path(__file__).parents[3] / "shared" / "formats" / "cases"


def test_an_empty_file_and_prose() -> None:
    assert check("") == check(b"\xef\xbb\xbf% nothing\r\nhere\r\n") == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_are_lines_and_characters(newline: str) -> None:
    text = "% ünïcode\n@misc{ä,\n  note = {é},\n  title = {Ωmega & «x»},\n  doi = {nope},\n}\n".replace("\n", newline)
    found = [(item.code, item.line, item.column, item.field) for item in check(text.encode())]
    assert found == [("check.unescaped-special", 4, 18, "title"), ("check.doi-malformed", 5, 3, "doi")]


def test_places_in_utf16() -> None:
    text = "@misc{a,\n  title = {Ωmega & «x»},\n}\n"
    found = [(item.code, item.line, item.column) for item in check(text.encode("utf-16"))]
    assert found == [("check.not-utf8", 1, 1), ("check.unescaped-special", 2, 18)]


def test_findings_come_in_the_order_of_the_file_and_the_same_each_time() -> None:
    bib = entry(doi="nope", year="2044") + "@misc{b, title = {x & y}}\n@misc{b, title = {z}}\n@misc{open,"
    found = check(bib)
    assert found == check(bib)
    assert [item.line for item in found] == sorted(item.line for item in found)


def test_containers_of_data_are_no_works() -> None:
    assert codes("@xdata{x, publisher = {P}}\n@set{s, entryset = {x}}\n@comment{not, an = {entry}}") == []


def test_every_code_that_rules_use_is_in_the_table() -> None:
    used = set()
    for path in Path(bibkit.checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("check."):
                used.add(node.value)
    used -= {"check."}
    assert {code for code in used if code.count(".") == 1 and " " not in code} <= set(CODES)
    never = set(CODES) - used - {code for code in CODES if code.startswith("bibtex.")}
    # These are put together from a word: check.isbn-…, the words of verdicts.
    assert never <= {
        "check.isbn-check-digit", "check.isbn-malformed", "check.issn-check-digit", "check.issn-malformed",
        "check.concern", "check.corrected", "check.superseded", "check.not-found", "check.unknown",
    }  # fmt: skip


@pytest.mark.slow
def test_real_files_are_checked_and_fixed_field_by_field() -> None:
    """No exception on any of them; a fix changes the field it names and no other, and leaves nothing to fix."""
    if not CASES.is_dir():
        pytest.skip("the shared cases are not here")
    seen: set[bytes] = set()
    for path in sorted(CASES.glob("**/*.bib")):
        data, name = path.read_bytes(), path.name
        if data in seen:
            continue
        seen.add(data)
        options = settings(dialect="biblatex" if detect_format(data, name) == "biblatex" else "bibtex")
        result = fix_file(parse_bib(data, name), options, lambda finding: True)
        if not result.fixed:
            assert result.data == data
            continue
        before, after = parse_bib(data, name), parse_bib(result.data, name)
        named = {(item.key, field) for item in result.fixed if item.fix for field in (item.fix.field, item.fix.value)}
        for old, new in zip(before.entries, after.entries, strict=True):
            if old.raw != new.raw:
                one, two = ({f.name.lower(): f.pieces for f in block.fields} for block in (old, new))
                changed = {field for field in one.keys() | two.keys() if one.get(field) != two.get(field)}
                assert {(old.key, field) for field in changed} <= named, path
        assert not [item for item in check_file(after, options) if item.fix], path


@pytest.mark.slow
def test_the_time_grows_with_the_file_and_no_faster() -> None:
    def seconds(count: int) -> float:
        bib = "".join(
            entry(title=f"{number * 7919 % 99991:x} monsters & songs of sea {number}", doi=f"10.1000/{number}").replace(
                "fox2011", f"fox{number}"
            )
            for number in range(count)
        )
        file = parse_bib(bib, "refs.bib")
        start = time.process_time()
        assert len(check_file(file, settings())) >= count
        return time.process_time() - start

    seconds(200)
    assert seconds(3000) < 25 * max(seconds(300), 0.02)
