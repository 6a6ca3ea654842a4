"""The renderers: each format's own grammar, and hostile text in it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from bibkit.checks.finding import Finding, Fix
from bibkit.checks.report import Judged, Report
from bibkit.checks.report_charts import Bar, bars, histogram
from bibkit.checks.report_github import render_github
from bibkit.checks.report_html import render_html
from bibkit.checks.report_json import render_json
from bibkit.checks.report_sarif import render_sarif
from bibkit.checks.report_text import render_errorformat, render_text, summary
from bibkit.checks.verdict import Difference, Verdict

EVIL = "</script><img src=x onerror=alert(1)>\x1b[31m\n::error::x"
FINDINGS = (
    Finding(code="check.doi-malformed", message="'nope' is no DOI", file="a b/refs.bib", line=3, column=5, key="fox", field="doi"),
    Finding(
        code="check.differs",
        message=f"title is 'x' here, {EVIL}",
        severity="warning",
        file="a b/refs.bib",
        line=9,
        column=1,
        key="hill, 50%",
        field="title",
        values={"here": "x", "there": EVIL, "source": "api.crossref.org"},
    ),
    Finding(
        code="check.doi-prefix",
        message="doi holds an address",
        severity="info",
        file="a b/refs.bib",
        line=12,
        column=2,
        key="hill",
        field="doi",
        fix=Fix("set", "doi", "10.1000/x"),
    ),
    Finding(code="bibtex.unclosed-entry", message="never closed", severity="error", file="a b/refs.bib", line=20, column=1),
)  # fmt: skip
DIFFERS = Verdict(
    word="differs", message="title: x here", differences=(Difference(attribute="title", here="x", there="y"),)
)
REPORT = Report(
    findings=FINDINGS,
    entries={"a b/refs.bib": 7},
    years={1687: 1, 1999: 4, 2020: 2},
    judged=(
        Judged("a b/refs.bib", "fox", 3, "On <i>eels</i>", Verdict(word="verified", message="registered as 10.1000/y")),
        Judged("a b/refs.bib", "hill, 50%", 9, "x", DIFFERS),
    ),
    muted=2,
    version="1.2.3",
)


def test_text() -> None:
    lines = render_text(REPORT).splitlines()
    assert lines[0] == "a b/refs.bib:3:5: warning: fox: 'nope' is no DOI [check.doi-malformed]"
    assert lines[3] == "    fix: doi = 10.1000/x"
    assert "\x1b" not in render_text(REPORT)
    assert "\x1b[33;1mwarning\x1b[0m" in render_text(REPORT, colour=True)


def test_summary() -> None:
    assert summary(REPORT) == (
        "7 entries: 1 error, 2 warnings, 1 note (1 can be fixed with --fix), 2 muted; differs 1, verified 1"
    )
    assert summary(Report(findings=(), entries={"r.bib": 1})) == "1 entry: nothing found"


def test_errorformat_is_one_line_each() -> None:
    lines = render_errorformat(REPORT).splitlines()
    assert len(lines) == len(FINDINGS)
    assert all(re.fullmatch(r".+:\d+:\d+: (error|warning|info): .+ \[\S+\]", line) for line in lines)


def test_github_annotations_cannot_be_broken_out_of() -> None:
    lines = render_github(REPORT).splitlines()
    assert len(lines) == len(FINDINGS)
    assert lines[0] == ("::warning file=a b/refs.bib,line=3,col=5,title=check.doi-malformed::fox: 'nope' is no DOI")
    assert lines[1].startswith("::warning file=") and "hill, 50%25: title" in lines[1]
    assert lines[2].startswith("::notice ") and lines[3].startswith("::error ")


def test_json() -> None:
    value = json.loads(render_json(REPORT))
    assert value["schema"] == 1
    assert value["summary"] == {
        "error": 1, "warning": 2, "info": 1, "fixable": 1, "muted": 2, "verdicts": {"differs": 1, "verified": 1}
    }  # fmt: skip
    assert value["findings"][2]["fix"] == {"action": "set", "field": "doi", "value": "10.1000/x"}
    assert value["findings"][1]["values"]["there"] == EVIL
    assert value["verdicts"][1]["differences"][0]["here"] == "x"
    assert len({row["fingerprint"] for row in value["findings"]}) == len(FINDINGS)


def test_undecodable_bytes_survive_every_format() -> None:
    odd = Report(findings=(Finding(code="check.undecodable", message="\udce9", file="\udce9.bib", key="\udce9"),))
    for render in (render_json, render_sarif, render_html):
        render(odd).encode("utf-8")


def test_sarif() -> None:
    log = json.loads(render_sarif(REPORT))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%20b/refs.bib"
        assert place["region"]["startLine"] >= 1 and place["region"]["startColumn"] >= 1
        assert result["partialFingerprints"]["bibkit/v1"]
    assert run["tool"]["driver"]["version"] == "1.2.3"


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "rect", "line", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "line"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_whole_and_asks_nobody() -> None:
    text = render_html(REPORT)
    page = Page()
    page.feed(text)
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert "script" not in names and "img" not in names and "link" not in names
    assert not [attrs for _, attrs in page.tags if {"src", "href", "srcset"} & attrs.keys()]
    assert "url(" not in text and "@import" not in text and "\x1b" not in text
    assert "prefers-color-scheme: dark" in text
    assert "On eels" in page.text and "api.crossref.org" in page.text
    assert text.count("<svg") == 3


def test_a_clean_file_has_a_page_too() -> None:
    text = render_html(Report(findings=(), entries={"refs.bib": 3}))
    assert "Nothing found." in text and "<svg" not in text


def test_charts_scale() -> None:
    assert bars("x", []) == histogram("x", {}) == ""
    assert 'width="350"' in bars("x", [Bar("a", 1000), Bar("b", 1)])
    long = histogram("Works by year", {1500: 1, **dict.fromkeys(range(1900, 2026), 3)})
    # Three bars of the old work's century would say less than the others' years.
    assert 20 < long.count("<rect") <= 60


@pytest.mark.parametrize("years", [{2020: 1}, {-44: 1, 2020: 2}, {1: 1}, {9999: 1, 2000: 100}])
def test_histograms_of_odd_years(years: dict[int, int]) -> None:
    assert histogram("x", years).count("<rect") >= 1
