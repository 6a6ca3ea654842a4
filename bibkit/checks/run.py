"""A .bib through all rules: notes become findings with their places, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator

from bibkit.bibtex.blocks import Block
from bibkit.bibtex.tree import BibFile
from bibkit.checks.blocks import unclosed
from bibkit.checks.codes import CODES
from bibkit.checks.finding import Finding
from bibkit.checks.registry import ENTRY_RULES, FILE_RULES
from bibkit.checks.subject import Bibliography, CheckSettings, Note, Subject


def check_file(file: BibFile, settings: CheckSettings) -> list[Finding]:
    """What the offline rules find in a .bib, in the order of the file."""
    return check_bibliography(Bibliography(file, settings))


def check_bibliography(bibliography: Bibliography) -> list[Finding]:
    """As `check_file`, for a file whose entries are read already."""
    findings = [finding for _, finding in examine(bibliography)]
    return sorted([*unclosed(bibliography), *findings], key=lambda finding: finding.order)


def examine(bibliography: Bibliography) -> Iterator[tuple[Block, Finding]]:
    """Every finding that belongs to a block, with the block."""
    for subject in bibliography.subjects:
        for rule in ENTRY_RULES:
            for note in rule(subject):
                yield subject.block, finding_of(note, subject, bibliography.file.name)
        subject.let_go()
    for file_rule in FILE_RULES:
        for where, note in file_rule(bibliography):
            yield _block(where), finding_of(note, where, bibliography.file.name)


def _block(where: Subject | Block) -> Block:
    return where.block if isinstance(where, Subject) else where


def finding_of(note: Note, where: Subject | Block, file: str) -> Finding:
    """A note with its place: of the field it is about, at the character where that is known, else of the entry."""
    block = _block(where)
    line, column = block.position(_offset(note, where))
    fix = note.fix
    if fix and isinstance(where, Subject) and not _may_fix(where, fix.field):
        fix = None
    return Finding(
        code=note.code,
        message=note.message,
        severity=note.severity or CODES[note.code].severity,
        file=file,
        line=line,
        column=column,
        key=where.key if isinstance(where, Subject) else "",
        field=note.field,
        values=note.values,
        fix=fix,
    )


def _may_fix(subject: Subject, field: str) -> bool:
    """Not a value that is made of macros, nor one whose letters nobody knows for sure."""
    if field not in subject.values:
        return True
    literal = subject.literal(field)
    return literal is not None and (literal.isascii() or not subject.bibliography.is_guess)


def _offset(note: Note, where: Subject | Block) -> int:
    if not isinstance(where, Subject):
        return max(0, note.at)
    field = where.field(note.field) if note.field else None
    if field is None:
        return note.at if note.at >= 0 and not note.field else 0
    if note.at < 0 or field.literal is None:
        return field.start if note.at < 0 else field.value_start
    delimiter = int(field.value_end - field.value_start > len(field.literal))
    return field.value_start + delimiter + note.at
