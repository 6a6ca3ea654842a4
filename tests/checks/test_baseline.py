"""Known findings stay known when lines move and files are named from elsewhere."""

from __future__ import annotations

import pytest

from bibkit.checks.baseline import fingerprints, mute, parse_baseline, render_baseline
from bibkit.errors import InputError
from tests.checks.checking import check, entry

BIB = entry(doi="nope", title="x & y & z")


def test_moved_lines_and_other_folders_do_not_matter() -> None:
    known = parse_baseline(render_baseline(check(BIB)).encode())
    moved = [item.with_(file=f"sub/{item.file}") for item in check("% new\n\n@misc{n, title={q}}\n" + BIB)]
    assert mute(moved, known) == ([], 2)


def test_another_value_is_another_finding() -> None:
    known = parse_baseline(render_baseline(check(BIB)).encode())
    new, muted = mute(check(entry(doi="neither", title="x & y & z")), known)
    assert ([item.code for item in new], muted) == (["check.doi-malformed"], 1)


def test_findings_that_are_alike_are_counted() -> None:
    twice = check("@misc{a, title = {x & y}}\n@misc{a, title = {x & y}}")
    alike = [item for item in twice if item.code == "check.unescaped-special"]
    assert len(set(fingerprints(alike))) == 2
    known = parse_baseline(render_baseline(alike[:1]).encode())
    assert mute(alike, known) == ([alike[1]], 1)


def test_a_baseline_can_be_read_by_a_person() -> None:
    assert '": "check.doi-malformed fox2011 doi"' in render_baseline(check(BIB))


@pytest.mark.parametrize("data", [b"", b"[]", b'{"schema": 2, "findings": {}}', b'{"findings": []}', b"\xff"])
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"known\.json"):
        parse_baseline(data, "known.json")
