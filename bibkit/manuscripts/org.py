"""Citation keys in Org files: org-cite's `[cite:@key]`, org-ref's `citep:key1,key2` and `cite:&key`, LaTeX's commands.

Source and example blocks, comments, fixed-width lines, `=verbatim=` and `~code~` are left alone; exported LaTeX is
looked into. Source: Org's manual, "Citations" (9.7); org-ref's manual, version 3 (read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.manuscripts import tex
from bibkit.manuscripts.masks import blank_out, stretches
from bibkit.manuscripts.uses import KeyUse
from bibkit.text.patterns import lazy_pattern

_QUIET = lazy_pattern(
    r"""^[ \t]*\#\+begin_(?P<block>src|example|comment|verbatim)\b
    | ^[ \t]*\#(?:[ \t][^\n]*)?$
    | ^[ \t]*:[ \t][^\n]*$
    | (?:(?<=[\s({'"\-])|^)(?P<mark>[=~])(?=\S)[^\n]{0,1000}?(?<=\S)(?P=mark)(?=[\s)}'".,:;!?\[-]|$)
    """,
    re.X | re.M | re.I,
)
_ORG_CITE = lazy_pattern(r"(?<!\[)\[cite(?:/[\w/-]+)?:([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]")
_AT_KEY = lazy_pattern(r"@([\w.:?!`'/*@+|(){}<>&_^$#%~-]+)")
_ORG_REF = lazy_pattern(
    r"(?<=\[\[)(?:(?=[a-zA-Z]*cite)[a-zA-Z]++\*?|bibentry):(?!\s)([^\]\[\n]+)"
    r"|(?<![\w/])(?:(?=[a-zA-Z]*cite)[a-zA-Z]++\*?|bibentry):(?!\s)([^\s\]\[(){}\"]+)"
)


def find(text: str) -> Iterator[KeyUse]:
    """Every key that org-cite, org-ref or LaTeX would look up."""
    masked = blank_out(text, stretches(text, _QUIET, _end_of))
    for citation in _ORG_CITE.finditer(masked):
        for key in _AT_KEY.finditer(masked, *citation.span(1)):
            yield KeyUse(key.group(1), *key.span(1), "at")
    plain = _ORG_CITE.sub(lambda match: "\x00" * len(match.group()), masked)
    for link in _ORG_REF.finditer(plain):
        yield from _link_keys(plain, *link.span(1 if link.group(1) else 2))
    yield from tex.find(plain)


def _end_of(match: re.Match[str]) -> re.Pattern[str] | None:
    block = match["block"]
    return re.compile(rf"^[ \t]*#\+end_{block}[^\n]*", re.M | re.I) if block else None


def _link_keys(text: str, start: int, end: int) -> Iterator[KeyUse]:
    """The keys of a link of org-ref: parted by commas, or, since version 3, each behind a `&`."""
    body = text[start:end]
    if "&" in body:
        places = [match.span(1) for match in re.finditer(r"&([\w:./+-]*\w)", body)]
    else:
        body = re.split(r"\s", body, maxsplit=1)[0]
        places = [match.span(1) for match in re.finditer(r"(?:^|(?<=,))([\w:./+-]*\w)", body)]
    for first, last in places:
        yield KeyUse(body[first:last], start + first, start + last)
