"""Manuscripts against bibliographies: keys that are cited and defined nowhere, entries that nobody cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bibkit.checks.codes import CODES
from bibkit.checks.finding import Finding
from bibkit.checks.subject import Bibliography, Subject
from bibkit.manuscripts.rewrite import Dialect, find_uses
from bibkit.manuscripts.uses import KeyUse

# References to figures, tables and the like look as citations do in Quarto, pandoc-crossref and Typst.
_CROSS_REFERENCE = re.compile(
    r"(?:fig|figure|tbl|tab|table|sec|section|ch|chap|eq|eqn|equation|lst|listing|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|"
    r"alg|app|appendix|nte|tip|wrn|imp|cau|part|suppfig|supptbl)[-:.]\S+"
)
# Every entry asked for: \nocite{*}, [@*], Typst's `full: true`, org-cite's [cite/nocite:@*].
_EVERYTHING = re.compile(r"\\nocite\s*\{[^{}]*\*[^{}]*\}|@\*|#bibliography\([^()]*full:\s*true")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text that cites: its name for messages, what it says, and how it is written."""

    name: str
    text: str
    dialect: Dialect


def check_citations(manuscripts: Sequence[Manuscript], bibliographies: Sequence[Bibliography]) -> Iterator[Finding]:
    """Undefined keys at their first place in each manuscript; entries that none of the manuscripts cites."""
    known: dict[str, Subject] = {}
    for bibliography in bibliographies:
        for key, subject in bibliography.by_key.items():
            known.setdefault(key, subject)
    lowered = {key.lower(): key for key in known}
    labels = {label for text in manuscripts if text.dialect == "typst" for label in _LABEL.findall(text.text)}
    cited: set[str] = set()
    for manuscript in manuscripts:
        missing: dict[str, list[KeyUse]] = {}
        for use in find_uses(manuscript.text, manuscript.dialect):
            if use.key in known:
                cited.add(use.key)
            elif not _is_cross_reference(use, manuscript.dialect, labels):
                missing.setdefault(use.key, []).append(use)
        for key, uses in missing.items():
            yield _undefined(manuscript, key, uses, known, lowered)
    if manuscripts and not any(_EVERYTHING.search(manuscript.text) for manuscript in manuscripts):
        yield from _unused(bibliographies, cited, lowered)


_LABEL = re.compile(r"<([\w.:-]+)>")


def _is_cross_reference(use: KeyUse, dialect: Dialect, labels: set[str]) -> bool:
    if dialect not in ("markdown", "typst") or use.form != "at":
        return False
    return use.key in labels or _CROSS_REFERENCE.fullmatch(use.key) is not None


def _undefined(
    manuscript: Manuscript, key: str, uses: Sequence[KeyUse], known: dict[str, Subject], lowered: dict[str, str]
) -> Finding:
    text, start = manuscript.text, uses[0].start
    line_start = text.rfind("\n", 0, start) + 1
    often = f" ({len(uses)} times)" if len(uses) > 1 else ""
    near = lowered.get(key.lower()) or _nearest(key, known)
    hint = f"; there is {near!r}" if near else ""
    return Finding(
        code="check.undefined-key",
        message=f"no entry has the key {key!r}{often}{hint}",
        severity=CODES["check.undefined-key"].severity,
        file=manuscript.name,
        line=text.count("\n", 0, start) + 1,
        column=start - line_start + 1,
        key=key,
        values={"near": near} if near else {},
    )


def _nearest(key: str, known: dict[str, Subject]) -> str:
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, list(known), scorer=fuzz.ratio, score_cutoff=85) if len(key) > 3 else None
    return best[0] if best else ""


def _unused(bibliographies: Sequence[Bibliography], cited: set[str], lowered: dict[str, str]) -> Iterator[Finding]:
    for bibliography in bibliographies:
        used = _with_parents(bibliography, cited, lowered)
        for subject in bibliography.subjects:
            if subject.key and subject.is_work and id(subject) not in used:
                line, column = subject.block.position()
                yield Finding(
                    code="check.unused-entry",
                    message="no manuscript cites this entry",
                    severity=CODES["check.unused-entry"].severity,
                    file=bibliography.file.name,
                    line=line,
                    column=column,
                    key=subject.key,
                )


def _with_parents(bibliography: Bibliography, cited: set[str], lowered: dict[str, str]) -> set[int]:
    """The entries that are cited, and those that cited ones draw on."""
    waiting = [bibliography.by_key[key] for key in cited if key in bibliography.by_key]
    used: set[int] = set()
    while waiting:
        subject = waiting.pop()
        if id(subject) in used:
            continue
        used.add(id(subject))
        for field in ("crossref", "xdata", "xref", "related", "entryset"):
            for name in subject.values.get(field, "").split(","):
                parent = bibliography.by_key.get(lowered.get(name.strip().lower(), ""))
                if parent is not None:
                    waiting.append(parent)
    return used
