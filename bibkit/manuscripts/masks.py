"""Texts with stretches blanked out, so that patterns can be looked for without meeting what is quoted or commented."""

from __future__ import annotations

import re
from collections.abc import Iterable

BLANK = "\x00"
_EVERYTHING_BUT_LINES = re.compile(r"[^\n]")


def blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these stretches filled with NUL, line ends kept, so that every place stays where it was."""
    out: list[str] = []
    place = 0
    for start, end in sorted(spans):
        start = max(start, place)
        if end > start:
            out += [text[place:start], _EVERYTHING_BUT_LINES.sub(BLANK, text[start:end])]
            place = end
    return "".join([*out, text[place:]])
