"""Values as `bibkit fmt` writes them: each rule gives the new text, or None for what it does not understand."""

from __future__ import annotations

import re
from urllib.parse import unquote

from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.text.patterns import lazy_pattern

_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {
    **{name: name for name in MONTH_MACROS},
    **{name: name[:3] for name in _FULL_MONTHS},
    **{f"{number}": name for number, name in enumerate(MONTH_MACROS, 1)},
    **{f"{number:02}": name for number, name in enumerate(MONTH_MACROS, 1)},
    "sept": "sep",
}
_DASH = r"(?:[-‐‑–—−]+|\\textendash(?:\{\}|[ ]))"
_RANGE = lazy_pattern(rf"([A-Za-z]{{0,3}})(\d+)([a-z]?)\s*{_DASH}\s*([A-Za-z]{{0,3}})(\d+)([a-z]?)")
_ROMAN_RANGE = lazy_pattern(rf"([ivxlcdm]+)\s*{_DASH}\s*([ivxlcdm]+)", re.IGNORECASE)
_RESOLVER = lazy_pattern(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
# Percent escapes of what would mean something to TeX, of blanks and of letters beyond ASCII: too much to guess at.
_DELICATE_ESCAPE = lazy_pattern(r"%(?![0-7][0-9a-f])|%(?:[01].|2[035]|5c|7[bdf])", re.IGNORECASE)


def month_macro(text: str) -> str | None:
    """`jan` for `January`, `Jan.`, `1`, `01`; None for days, ranges, seasons and other languages."""
    return _MONTHS.get(text.strip().rstrip(".").lower())


def pages(text: str) -> str | None:
    """`12--34` for `12-34`, `12 – 34`; every range of a list. None when any part is no page and no range of pages.

    `12-1` is left: it may be page 1 of chapter 12.
    """
    parts = re.split(r"((?:(?<!\s)\s++)?[,;]\s*)", text.strip())
    tidied = [part if index % 2 else _page_range(part) for index, part in enumerate(parts)]
    return "".join(part for part in tidied if part) if all(part is not None for part in tidied) else None


def _page_range(text: str) -> str | None:
    if re.fullmatch(r"[A-Za-z]{0,3}\d+[a-z]?\+?|[ivxlcdmIVXLCDM]+", text):
        return text
    match = _RANGE.fullmatch(text)
    if match:
        prefix, first, letter, prefix_again, last, letter_again = match.groups()
        completed = first[: max(0, len(first) - len(last))] + last  # 1234-56
        rises = int(completed) > int(first) or (int(completed) == int(first) and letter < letter_again)
        if rises and prefix_again in ("", prefix):
            return f"{prefix}{first}{letter}--{prefix_again}{last}{letter_again}"
        return None
    match = _ROMAN_RANGE.fullmatch(text)
    return f"{match[1]}--{match[2]}" if match else None


def bare_doi(text: str) -> str | None:
    """A DOI without resolver, in the case it is written in; None where no resolver stands, or no DOI behind it."""
    stripped = text.strip()
    match = _RESOLVER.match(stripped)
    if match is None:
        return None
    rest = stripped[match.end() :]
    if "%" in rest and match[0].lower().startswith("http") and not _DELICATE_ESCAPE.search(rest):
        rest = unquote(rest)
    return rest if re.fullmatch(r"10\.\d{4,9}(?:\.\d+)*/[^\s{}%]+", rest) else None
