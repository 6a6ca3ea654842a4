"""The report as JSON (schema 1)."""

from __future__ import annotations

import json
from typing import Any

from bibkit.checks.baseline import fingerprints
from bibkit.checks.report import Report


def render_json(report: Report) -> str:
    """`findings` with place, values, fix and fingerprint; `verdicts` by entry; counts under `summary`."""
    rows: list[dict[str, Any]] = [
        {**finding.to_json(), "fingerprint": print_}
        for finding, print_ in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    out: dict[str, Any] = {
        "schema": 1,
        "files": [{"name": name, "entries": count} for name, count in report.entries.items()],
        "summary": {**report.counts, "fixable": report.fixable, "muted": report.muted},
        "findings": rows,
    }
    if report.judged:
        out["summary"]["verdicts"] = report.verdicts
        out["verdicts"] = [
            {"file": item.file, "key": item.key, "line": item.line, **item.verdict.to_json()} for item in report.judged
        ]
    # What cannot be encoded (bytes of a damaged file) is escaped, not lost.
    text = json.dumps(out, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"
