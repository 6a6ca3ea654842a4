"""Texts with stretches blanked out, so that patterns can be looked for without meeting what is quoted or commented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bibkit.text.patterns import lazy_pattern

BLANK = "\x00"
_EVERYTHING_BUT_LINES = lazy_pattern(r"[^\n]")


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


def stretches(
    text: str, quiet: re.Pattern[str], end_of: Callable[[re.Match[str]], re.Pattern[str] | None]
) -> Iterator[tuple[int, int]]:
    """Where a manuscript is quiet. `end_of` gives what closes a match that only opens a stretch, else None.

    What is escaped (a group of that name) is stepped over; what is never closed opens nothing, and is searched once.
    """
    unclosed: set[re.Pattern[str]] = set()
    place = 0
    while match := quiet.search(text, place):
        end = end_of(match)
        close = end.search(text, match.end()) if end and end not in unclosed else None
        if end and close is None:
            unclosed.add(end)
            place = match.start() + 1
            continue
        place = close.end() if close else match.end()
        if not match.groupdict().get("escaped"):
            yield match.start(), place
        place = max(place, match.start() + 1)
