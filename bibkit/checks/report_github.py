"""Annotations of GitHub Actions: workflow commands, shown beside the lines of a pull request.

Source: GitHub Docs, "Workflow commands for GitHub Actions" (read 2026-11).
"""

from __future__ import annotations

from bibkit.checks.report import Report
from bibkit.text.printable import printable

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(report: Report) -> str:
    """`::warning file=refs.bib,line=12,col=3,title=check.year-odd::li2020: …`, one line a finding."""
    return "".join(
        f"::{_COMMANDS[item.severity]} file={_property(item.file)},line={item.line or 1},col={item.column or 1},"
        f"title={_property(item.code)}::{_data(f'{item.key}: {item.message}' if item.key else item.message)}\n"
        for item in report.findings
    )


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
