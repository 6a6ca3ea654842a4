"""Known findings, kept in a file and muted: fingerprints that survive moved lines and reworded messages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from bibkit.checks.finding import Finding
from bibkit.errors import InputError

_SCHEMA = 1


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each finding: of its code, its file's name, its entry and field, and the values it is about.

    Findings that are alike in all of that are told apart by their number.
    """
    import hashlib

    seen: dict[str, int] = {}
    out: list[str] = []
    for finding in findings:
        said = (
            finding.code,
            PurePath(finding.file).name,
            finding.key,
            finding.field,
            *(f"{name}={value}" for name, value in sorted(finding.values.items())),
        )
        print_ = hashlib.sha256("\x00".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        seen[print_] = seen.get(print_, 0) + 1
        out.append(print_ if seen[print_] == 1 else f"{print_}-{seen[print_]}")
    return out


def mute(findings: Sequence[Finding], known: frozenset[str]) -> tuple[list[Finding], int]:
    """The findings that are new, and how many are known."""
    new = [finding for finding, print_ in zip(findings, fingerprints(findings), strict=True) if print_ not in known]
    return new, len(findings) - len(new)


def render_baseline(findings: Sequence[Finding]) -> str:
    """A baseline in which all these are known; one line each, so that changes to it can be read."""
    rows = sorted(zip(fingerprints(findings), findings, strict=True), key=lambda row: (*row[1].order[:1], row[0]))
    known = {
        print_: " ".join(part for part in (finding.code, finding.key, finding.field) if part)
        for print_, finding in rows
    }
    return json.dumps({"schema": _SCHEMA, "findings": known}, ensure_ascii=False, indent=1) + "\n"


def parse_baseline(data: bytes, name: str = "") -> frozenset[str]:
    """The fingerprints of a baseline. Raises InputError for what is none."""
    try:
        value = json.loads(data)
    except ValueError as error:
        raise InputError(f"cannot read the baseline {name}: {error}") from None
    found = value.get("findings") if isinstance(value, dict) else None
    if not isinstance(found, dict) or value.get("schema") != _SCHEMA:
        raise InputError(f"{name} is no baseline", "write one with --write-baseline")
    return frozenset(found)
