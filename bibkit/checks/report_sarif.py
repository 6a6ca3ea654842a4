"""SARIF 2.1.0 (OASIS, 2020), as code scanning services and editors read it."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from bibkit.checks.baseline import fingerprints
from bibkit.checks.codes import CODES
from bibkit.checks.finding import Finding
from bibkit.checks.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(report: Report) -> str:
    """One run; the rules that found something stand in its driver. Columns count characters."""
    codes = sorted({finding.code for finding in report.findings})
    places = {code: number for number, code in enumerate(codes)}
    results = [
        _result(finding, print_, places[finding.code])
        for finding, print_ in zip(report.findings, fingerprints(report.findings), strict=True)
    ]
    driver = {
        "name": "bibkit",
        "rules": [_rule(code) for code in codes],
    }
    if report.version:
        driver["version"] = report.version
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode() + "\n"


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": known.meaning},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(finding: Finding, print_: str, rule: int) -> dict[str, Any]:
    message = f"{finding.key}: {finding.message}" if finding.key else finding.message
    properties = {name: value for name, value in (("key", finding.key), ("field", finding.field)) if value}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": quote(PurePath(finding.file).as_posix(), safe="/:", errors="surrogateescape")
                    },
                    "region": {"startLine": finding.line or 1, "startColumn": finding.column or 1},
                }
            }
        ],
        "partialFingerprints": {"bibkit/v1": print_},
    }
    if properties or finding.values:
        result["properties"] = {**properties, **({"values": dict(finding.values)} if finding.values else {})}
    return result
