"""Markup that old pages write by script, `document.writeln('<tr>…')`, put where the script would put it."""

from __future__ import annotations

import re

from bibkit.text.patterns import lazy_pattern

_LITERAL = lazy_pattern(r"document\.write(?:ln)?\(\s*(?:'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\")\s*\)")
_OPENING, _CLOSING = lazy_pattern(r"<script\b[^<>]*>", re.I), lazy_pattern(r"</script[^<>]*>?", re.I)
_ESCAPE = lazy_pattern(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": ""}


def written_out(source: str) -> str:
    """The source with each script that writes literal strings replaced by what it writes; nothing is run.

    Conditions are not looked at: whatever a script could write is taken as written.
    """
    if not _LITERAL.search(source):
        return source
    out: list[str] = []
    place = 0
    while (opening := _OPENING.search(source, place)) and (closing := _CLOSING.search(source, opening.end())):
        literals = _LITERAL.finditer(source, opening.end(), closing.start())
        written = [_unescape(match.group(1) or match.group(2) or "") for match in literals]
        if written:
            out += [source[place : opening.start()], "\n".join(written)]
        else:
            out.append(source[place : closing.end()])
        place = closing.end()
    return "".join(out) + source[place:]


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPES.get(match.group(1), match.group(1)), text) if "\\" in text else text
