"""Findings for a person at a terminal, and one line each for editors (Vim's errorformat, Emacs' compile mode)."""

from __future__ import annotations

from bibkit.checks.finding import Finding, Severity
from bibkit.checks.report import SEVERITIES, Report
from bibkit.text.printable import printable

_COLOURS: dict[Severity, str] = {"error": "31", "warning": "33", "info": "36"}
_LONGEST_VALUE = 160
NAMES: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "info": ("note", "notes"),
}


def render_text(report: Report, *, colour: bool = False) -> str:
    """`refs.bib:12:3: warning: li2020: … [check.year-odd]`, both sides of a disagreement and the fix beneath."""
    return "".join(_finding(finding, colour) for finding in report.findings)


def _finding(finding: Finding, colour: bool) -> str:
    word = NAMES[finding.severity][0]
    if colour:
        word = f"\x1b[{_COLOURS[finding.severity]};1m{word}\x1b[0m"
    key = f"{printable(finding.key)}: " if finding.key else ""
    code = f"\x1b[2m[{finding.code}]\x1b[0m" if colour else f"[{finding.code}]"
    lines = [f"{place(finding)}{word}: {key}{printable(finding.message)} {code}"]
    if finding.fix:
        how = "rename it to" if finding.fix.action == "rename" else f"{finding.fix.field} ="
        lines.append(f"    fix: {how} {_short(finding.fix.value)}")
    return "\n".join(lines) + "\n"


def render_errorformat(report: Report) -> str:
    """One line a finding: `%f:%l:%c: %t%*[^:]: %m`."""
    return "".join(
        f"{printable(item.file) or '-'}:{item.line or 1}:{item.column or 1}: {item.severity}: "
        f"{printable(f'{item.key}: {item.message}' if item.key else item.message)} [{item.code}]\n"
        for item in report.findings
    )


def place(finding: Finding) -> str:
    """`refs.bib:12:3: `; without line and column where there are none."""
    if not finding.line:
        return f"{printable(finding.file)}: " if finding.file else ""
    return f"{printable(finding.file)}:{finding.line}:{finding.column}: "


def summary(report: Report) -> str:
    """`212 entries: 3 errors, 29 warnings, 14 notes (12 to be fixed with --fix); verified 180, differs 12`."""
    count = sum(report.entries.values())
    counts = report.counts
    found = [f"{counts[name]} {NAMES[name][counts[name] != 1]}" for name in SEVERITIES if counts[name]]
    text = f"{count} {'entry' if count == 1 else 'entries'}: {', '.join(found) or 'nothing found'}"
    if report.fixable:
        text += f" ({report.fixable} can be fixed with --fix)"
    if report.muted:
        text += f", {report.muted} muted"
    if report.judged:
        text += "; " + ", ".join(f"{word} {number}" for word, number in report.verdicts.items())
    return text


def _short(value: str) -> str:
    text = printable(" ".join(value.split()))
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"
