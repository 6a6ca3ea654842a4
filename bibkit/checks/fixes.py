"""Fixes carried out: only the field that a finding is about changes, and only where the change reads back as asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bibkit.bibtex.blocks import Block, EntryBlock
from bibkit.bibtex.edits import rename_field, set_field
from bibkit.bibtex.tree import BibFile, parse_bib
from bibkit.checks.finding import Finding, Fix
from bibkit.checks.run import examine
from bibkit.checks.subject import Bibliography, CheckSettings
from bibkit.errors import InputError

# One field may have several things wrong, of which a pass mends one.
_MOST_PASSES = 8


class Fixed(NamedTuple):
    """A file's bytes after its fixes, and the findings that were put right."""

    data: bytes
    fixed: tuple[Finding, ...]


def fix_file(file: BibFile, settings: CheckSettings, wanted: Callable[[Finding], bool]) -> Fixed:
    """The file with the fixes of all findings that are `wanted`.

    What the file's encoding cannot hold, or what would not be readable afterwards, is left as it is.
    """
    data, fixed = file.dumps(), list[Finding]()
    for _ in range(_MOST_PASSES):
        file = parse_bib(data, file.name)
        done = _one_pass(Bibliography(file, settings), wanted)
        if not done:
            break
        fixed += done
        data = file.dumps()
    return Fixed(data, tuple(fixed))


def _one_pass(bibliography: Bibliography, wanted: Callable[[Finding], bool]) -> list[Finding]:
    """The findings put right, at most one of a field."""
    # All are found before any is mended: places are those of the file as it was read.
    found = [(block, finding) for block, finding in examine(bibliography) if finding.fix and wanted(finding)]
    touched: set[tuple[int, str]] = set()
    done: list[Finding] = []
    for block, finding in found:
        fix = finding.fix
        if fix is None or (id(block), fix.field) in touched:
            continue
        touched.add((id(block), fix.field))
        if _carried_out(block, fix):
            done.append(finding)
    return done


def _carried_out(block: Block, fix: Fix) -> bool:
    if not isinstance(block, EntryBlock):
        return False
    try:
        if fix.action == "rename":
            return rename_field(block, fix.field, fix.value)
        return set_field(block, fix.field, fix.value)
    except InputError:
        return False
