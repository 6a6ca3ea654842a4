"""Stretches of the file that cannot be read: what the parser noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.bibtex.blocks import Block, TextBlock
from bibkit.checks.finding import Finding
from bibkit.checks.subject import Bibliography, Note, Subject
from bibkit.text.patterns import lazy_pattern

_WHERE = lazy_pattern(r"(?<!\d)(\d+):(\d+)$")


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
        for item in subject.damage:
            yield subject, Note(item.code, item.message, "", item.offset, severity="error")


def comment_inside(subject: Subject) -> Iterator[Note]:
    """A `%` between the fields of an entry. biber skips to the end of the line; BibTeX skips the rest of the entry."""
    raw, syntax = subject.block.raw, subject.block.syntax
    if subject.bibliography.settings.dialect == "biblatex" or "%" not in raw:
        return
    ends = [syntax.key_end, *(field.value_end for field in syntax.fields)]
    starts = [*(field.start for field in syntax.fields), syntax.close]
    for end, start in zip(ends, starts, strict=True):
        at = raw.find("%", end, start)
        if at >= 0:
            message = "BibTeX knows no comments: it reads nothing of this entry behind the %"
            yield Note("check.commented-out", message, at=at)
            return


_AT_SIGN = lazy_pattern(r"@[ \t]*(?!comment\b)(?:(\w+)[ \t]*[{(])?", re.I)


def commented_out(bibliography: Bibliography) -> Iterator[tuple[Block, Note]]:
    """Entries behind `%`, and other @ between entries. biber skips such lines; BibTeX starts reading at every @."""
    if bibliography.settings.dialect == "biblatex":
        return
    for block in bibliography.file.blocks:
        if not isinstance(block, TextBlock) or "@" not in block.raw:
            continue
        for match in _AT_SIGN.finditer(block.raw):
            word = match[1]
            message = (
                f"BibTeX knows no comments and reads this @{word} all the same; without its @ it does not"
                if word
                else "BibTeX takes this @ for the start of an entry, behind % too, and reports an error"
            )
            yield block, Note("check.commented-out", message, at=match.start())
