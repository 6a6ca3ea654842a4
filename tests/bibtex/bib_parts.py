"""What stands in an entry beside its fields."""

from __future__ import annotations

import re

from bibkit.bibtex.tree import EntryBlock


def between_fields(entry: EntryBlock) -> list[str]:
    """The `%` comments between the fields, in order."""
    raw, syntax = entry.raw, entry.syntax
    starts = [syntax.key_end, *(field.value_end for field in syntax.fields)]
    ends = [*(field.start for field in syntax.fields), syntax.close]
    return [
        comment.rstrip() for a, b in zip(starts, ends, strict=True) for comment in re.findall(r"%[^\r\n]*", raw[a:b])
    ]
