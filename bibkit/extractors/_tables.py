"""Tables of a site's words: a line for each language or platform, words parted by bars."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words of a table as written, without the names in front of its lines (`de: Titel | Sachtitel`)."""
    lines = (line.partition(": ")[2] for line in text.strip().splitlines())
    return tuple(word.strip() for line in lines for word in line.split(" | ") if word.strip())


def table(text: str) -> tuple[str, ...]:
    """The words of a table, case folded, for comparison."""
    return tuple(word.casefold() for word in words(text))
