"""One page to look at: verdicts and years as charts, every finding with both values. Asks nobody, runs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from bibkit.checks.codes import CODES
from bibkit.checks.finding import Finding
from bibkit.checks.report import SEVERITIES, Judged, Report
from bibkit.checks.report_charts import Bar, bars, histogram
from bibkit.checks.report_style import STYLE
from bibkit.checks.report_text import NAMES
from bibkit.model.shown import shown_value
from bibkit.text.printable import printable

_MOST_CODES = 12
_VERDICT_NAMES = {
    "retracted": "retracted",
    "concern": "expression of concern",
    "problem": "DOI of another work",
    "differs": "differs",
    "superseded": "published since",
    "corrected": "corrected",
    "not-found": "not found",
    "unknown": "cannot tell",
    "verified": "verified",
}


def render_html(report: Report) -> str:
    """A whole page, in itself: no request leaves it. Light and dark as the reader's system is."""
    names = ", ".join(report.entries) or "bibliography"
    parts = [
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="referrer" content="no-referrer">',
        f"<title>{_text(names)}: bibkit check</title><style>{STYLE}</style></head><body>",
        _header(report, names),
        _charts(report),
        _findings(report),
        _verdicts(report),
        "<footer>bibkit" + (f" {_text(report.version)}" if report.version else "") + "</footer></body></html>\n",
    ]
    return "\n".join(part for part in parts if part).encode("utf-8", "replace").decode()


def _header(report: Report, names: str) -> str:
    counts = report.counts
    cards = [("entries", sum(report.entries.values()), "plain")]
    cards += [(NAMES[name][counts[name] != 1], counts[name], name) for name in SEVERITIES]
    cards.append(("fixable", report.fixable, "plain"))
    if report.muted:
        cards.append(("muted", report.muted, "plain"))
    shown = "".join(f'<li class="{kind}"><b>{count:,}</b> {label}</li>' for label, count, kind in cards)
    return f'<header><h1>{_text(names)}</h1><ul class="cards">{shown}</ul></header>'


def _charts(report: Report) -> str:
    verdicts = [Bar(_VERDICT_NAMES[word], count, f"v-{word}") for word, count in report.verdicts.items()]
    codes = Counter(finding.code for finding in report.findings).most_common(_MOST_CODES)
    rules = [Bar(code.partition(".")[2], count, CODES[code].severity) for code, count in codes]
    charts = bars("Verdicts", verdicts), bars("Findings", rules), histogram("Works by year", report.years)
    drawn = [chart for chart in charts if chart]
    return f'<section class="charts of-{len(drawn)}">{"".join(drawn)}</section>' if drawn else ""


def _findings(report: Report) -> str:
    if not report.findings:
        return '<p class="none">Nothing found.</p>'
    choice = "".join(
        f'<label><input type="radio" name="show" value="{value}"{" checked" if value == "all" else ""}> {label}</label>'
        for value, label in (("all", "all"), ("warning", "errors and warnings"), ("error", "errors"))
    )
    ordered = sorted(report.findings, key=lambda item: (item.file, item.key != "", item.line, item.column))
    groups = [list(group) for _, group in groupby(ordered, key=lambda item: (item.file, item.key or item.line))]
    titles = {(item.file, item.key): item.title for item in report.judged}
    several = len(report.entries) > 1 or any(item.file not in report.entries for item in report.findings)
    body = "".join(_group(group, titles, several=several) for group in groups)
    return (
        f'<section class="findings"><h2>Findings</h2><fieldset><legend>show</legend>{choice}</fieldset>{body}</section>'
    )


def _group(findings: list[Finding], titles: Mapping[tuple[str, str], str], *, several: bool) -> str:
    """The findings of one entry."""
    first = findings[0]
    worst = next(name for name in SEVERITIES if any(item.severity == name for item in findings))
    place = f"{first.file}:{first.line}" if several else f"line {first.line}"
    title = titles.get((first.file, first.key), "")
    said = f'<span class="title">{_text(shown_value(title))}</span>' if title else ""
    rows = "".join(_finding(item) for item in sorted(findings, key=lambda item: SEVERITIES.index(item.severity)))
    key = f"<code>{_text(first.key)}</code> " if first.key else ""
    return (
        f'<article class="{worst}"><h3>{key}<span class="place">{_text(place)}</span> {said}</h3>'
        f"<ul>{rows}</ul></article>"
    )


def _finding(item: Finding) -> str:
    word = NAMES[item.severity][0]
    head = (
        f'<li class="{item.severity}"><span class="mark">{word}</span> {_text(item.message)} '
        f'<span class="code" title="{_text(CODES[item.code].meaning)}">{_text(item.code)}</span>'
    )
    return f"{head}{''.join(_values(item))}</li>"


def _values(item: Finding) -> Iterator[str]:
    """Both sides of a disagreement, and the fix."""
    pairs = [("here", "here"), ("there", item.values.get("source", "registered"))]
    pairs += [("first", "first"), ("second", "second"), ("meant", "meant")]
    rows = [(label, item.values[name]) for name, label in pairs if item.values.get(name)]
    if item.fix and item.fix.action == "set":
        rows.append((f"fix: {item.fix.field}", item.fix.value))
    elif item.fix:
        rows.append(("fix: name", item.fix.value))
    if len(rows) > 1 or item.fix:
        cells = "".join(f"<dt>{_text(label)}</dt><dd>{_text(value)}</dd>" for label, value in rows)
        yield f"<dl>{cells}</dl>"


def _verdicts(report: Report) -> str:
    if not report.judged:
        return ""
    rows = "".join(_verdict(item) for item in report.judged)
    head = "<tr><th>entry</th><th>verdict</th><th>why</th></tr>"
    return f'<details class="verdicts"><summary>All verdicts</summary><table>{head}{rows}</table></details>'


def _verdict(item: Judged) -> str:
    verdict = item.verdict
    why = verdict.message + (f" ({verdict.suggestion})" if verdict.suggestion and verdict.word == "unknown" else "")
    return (
        f'<tr><td><code>{_text(item.key)}</code></td><td><span class="verdict v-{verdict.word}">'
        f"{_VERDICT_NAMES[verdict.word]}</span></td><td>{_text(why)}</td></tr>"
    )


def _text(value: str) -> str:
    return escape(printable(value if len(value) <= 600 else value[:599] + "…"))
