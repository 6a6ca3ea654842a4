"""Lists kept in one string, as CSL-JSON, Zotero and most formats hold key words, ISBNs and ISSNs."""

from __future__ import annotations

import re

from bibkit.model.identifiers import Isbn


def split_keywords(text: str) -> tuple[str, ...]:
    """The key words of one string, parted by semicolons where there are any, else by commas."""
    words = text.split(";" if ";" in text else ",")
    return tuple(word for piece in words if (word := piece.strip()))


def split_numbers(text: str) -> tuple[str, ...]:
    """The ISBNs or ISSNs of one string: `978-3-16-148410-0, 3-16-148410-X` or parted by blanks."""
    text = " ".join(text.split())
    if Isbn.parse(text):
        return (text,)
    return tuple(part for part in re.split(r"[,;]\s*|\s+(?=[\dX])|\s*/\s*", text) if part)


def join_list(csl: str, values: tuple[str, ...]) -> tuple[str, bool]:
    """The string of the variable `keyword`, `ISBN` or `ISSN`, and whether the list can be told from it again.

    Key words are joined with ", ", with "; " where one holds a comma; ISBNs with a blank and ISSNs with ", ", as Zotero
    has them.
    """
    if csl != "keyword":
        text = (" " if csl == "ISBN" else ", ").join(values)
        return text, split_numbers(text) == values
    text = ("; " if any("," in word for word in values) else ", ").join(values)
    return text, split_keywords(text) == values
