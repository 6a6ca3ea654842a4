"""Markup that old pages write by script, `document.writeln('<tr>…')`, put where the script would put it."""

from __future__ import annotations

import re

_LITERAL = re.compile(r"document\.write(?:ln)?\(\s*(?:'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\")\s*\)")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": ""}


def written_out(source: str) -> str:
    """The source with each script that writes literal strings replaced by what it writes; nothing is run.

    Conditions are not looked at: whatever a script could write is taken as written.
    """
    if "document.write" not in source:
        return source
    out: list[str] = []
    place = 0
    lower = source.lower()
    while (start := lower.find("<script", place)) >= 0:
        body, end = lower.find(">", start), lower.find("</script", start)
        if body < 0 or end < body:
            break
        written = [_unescape(match.group(1) or match.group(2) or "") for match in _LITERAL.finditer(source, body, end)]
        close = lower.find(">", end)
        close = len(source) if close < 0 else close + 1
        if written:
            out += [source[place:start], "\n".join(written)]
        else:
            out.append(source[place:close])
        place = close
    return "".join(out) + source[place:]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match.group(1), match.group(1)), text) if "\\" in text else text
