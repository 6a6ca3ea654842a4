"""Pages that run backwards, lack an end, or bring their own "pp."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.bibtex.latex import decode_latex
from bibkit.checks.finding import Fix
from bibkit.checks.subject import Note, Subject
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_EASY = lazy_pattern(r"(\d+)--?(\d+)")
_DASH = r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*"
_RANGE = lazy_pattern(rf"([A-Za-z]*[\d.]*[:.]|[A-Za-z]*)(\d+){_DASH}([A-Za-z]*[\d.]*[:.]|[A-Za-z]*)(\d+)")
_SEPARATOR = lazy_pattern(r"(?:(?<!\s)\s++)?(?:[,;+&]|\band\b|\bund\b)\s*")
_PREFIX = lazy_pattern(r"(?:pp?(?:\.[\s~]*|[\s~]+)|pages?[\s~]+)(?=[\dA-Za-z]*\d)", re.I)
# In books the field counts the pages: "350 p.", "xii, 304".
_WHOLE = word_set(
    "book mvbook collection mvcollection proceedings thesis phdthesis mastersthesis report techreport manual"
)
_MOST_PAGES = 2000


def pages(subject: Subject) -> Iterator[Note]:
    value = subject.values.get("pages", "").strip()
    if not value or subject.type in _WHOLE:
        return
    easy = _EASY.fullmatch(value)
    if easy and len(easy[1]) == len(easy[2]) and 0 < int(easy[1]) <= int(easy[2]) <= int(easy[1]) + _MOST_PAGES:
        return
    prefix = _PREFIX.match(value)
    if prefix:
        rest = value[prefix.end() :].strip()
        fix = Fix("set", "pages", rest)
        message = f"{prefix.group().strip()!r} belongs to the style, which will print it again"
        yield Note("check.pages-prefix", message, "pages", 0, {"value": value}, fix)
        value = rest
    text = decode_latex(value)
    for part in _SEPARATOR.split(text):
        match = _RANGE.fullmatch(part.strip())
        if match:
            yield from _range(subject, part.strip(), match)
    if re.fullmatch(rf".*\d{_DASH}|{_DASH}\w.*", text) or re.fullmatch(rf"0+(?:{_DASH}0+)?", text):
        yield Note("check.pages-odd", f"pages say {value!r}", "pages", 0, {"value": value})


def _range(subject: Subject, shown: str, match: re.Match[str]) -> Iterator[Note]:
    before, first, between, last = match.groups()
    if between and between != before:
        return  # "1:1--2:15", "A12--B3": numbered by volume or part
    # 123-8 is short for 123-128; S12-S9 is not short for anything.
    written = first[: len(first) - len(last)] + last if len(last) < len(first) and not between else last
    start, end = int(first[:12]), int(written[:12])
    if end < start:
        values = {"value": shown}
        yield Note("check.pages-reversed", f"pages {shown} run backwards", "pages", 0, values)
    elif end - start > _MOST_PAGES and subject.type in ("article", "inproceedings", "conference", "incollection"):
        yield Note("check.pages-odd", f"pages {shown} are {end - start + 1:,} pages", "pages", 0, {"value": shown})
