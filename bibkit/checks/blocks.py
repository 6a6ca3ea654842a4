"""Stretches of the file that cannot be read: what the parser noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.bibtex.blocks import Block
from bibkit.checks.finding import Finding
from bibkit.checks.subject import Bibliography, Note, Subject

_WHERE = re.compile(r"(\d+):(\d+)$")


def unclosed(bibliography: Bibliography) -> Iterator[Finding]:
    """Blocks that are never closed; repeated keys, which the parser reports too, have their own rule."""
    for issue in bibliography.file.issues:
        match = _WHERE.search(issue.where)
        if issue.code != "bibtex.duplicate-key" and match:
            yield Finding(
                code=issue.code,
                message=issue.message,
                severity="error",
                file=bibliography.file.name,
                line=int(match[1]),
                column=int(match[2]),
            )


def damage(bibliography: Bibliography) -> Iterator[tuple[Subject | Block, Note]]:
    """What cannot be read inside an entry: a comma or a quotation mark too few."""
    for subject in bibliography.subjects:
        for item in subject.block.syntax.damage:
            yield subject, Note(item.code, item.message, "", item.offset, severity="error")
