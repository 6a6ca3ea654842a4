"""What LaTeX stumbles over: characters that mean something to it, formulas and braces without their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.finding import Fix
from bibkit.checks.subject import Note, Subject
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

# Fields that styles print as LaTeX text.
PRINTED = word_set(
    "title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle journal journaltitle "
    "journalsubtitle issuetitle series publisher institution school organization address location edition note "
    "addendum howpublished eventtitle venue type"
)
_QUICK = lazy_pattern(r"[&%#_^$]")
_TOKEN = lazy_pattern(
    r"""\\(?:url|path|nolinkurl|href|doi|verb|label|ref|cite\w*|includegraphics|input)\b\s*+(?:\[[^\[\]]*\]\s*+)?\{[^{}]*\}
    | \\\((?:[^\\]++|\\[^()])*+\\\) | \\\[(?:[^\\]++|\\[^\[\]])*+\\\] | \\ensuremath\s*\{(?:[^{}]|\{[^{}]*\})*\}
    | \\begin\{(?P<block>[a-z*]+)\}.{0,800}?\\end\{(?P=block)\}
    | \$\$.*?\$\$ | \$(?:[^$\\]|\\.)*\$
    | \\.
    | &(?:\#\d+|\#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});
    | (?P<special>[&%\#_^])
    | (?P<dollar>\$)
    """,
    re.X | re.S,
)
_ADDRESS = lazy_pattern(r"\b(?:https?://|www\.)\S*")


def specials(subject: Subject) -> Iterator[Note]:
    """`&`, `%`, `#`, `_`, `^` and a lone `$` in text: TeX stops there, or drops the rest of the line."""
    for field, value in subject.values.items():
        if field not in PRINTED or not _QUICK.search(value):
            continue
        literal = subject.literal(field)
        if literal is None:
            continue  # told of the @string
        found = [match for match in _TOKEN.finditer(value) if match["special"] or match["dollar"]]
        if not found:
            continue
        first = found[0]
        if any(match["dollar"] for match in found):
            yield _lone_dollar(field, value, found)
        elif _in_address(value, first.start()):
            message = f"{first.group()!r} of an address in {field} stops TeX; \\url{{…}} around it lets it pass"
            yield Note("check.unescaped-special", message, field, first.start(), {"value": first.group()})
        else:
            signs = sorted({match.group() for match in found})
            message = f"TeX reads {' '.join(signs)} in {field} as a command; the sign itself is \\{first.group()}"
            safe = not any(m.group() == "^" or _in_address(value, m.start()) or _ends_line(value, m) for m in found)
            fix = _escaped(field, value, found) if safe else None
            yield Note("check.unescaped-special", message, field, first.start(), {"value": " ".join(signs)}, fix)


def _lone_dollar(field: str, value: str, found: list[re.Match[str]]) -> Note:
    at = next(match.start() for match in found if match["dollar"])
    fix = None
    if len(found) == 1 and value[at + 1 : at + 2].isdigit():
        fix = Fix("set", field, f"{value[:at]}\\{value[at:]}")
    return Note("check.math-unbalanced", f"a $ in {field} opens a formula that is never closed", field, at, fix=fix)


def _escaped(field: str, value: str, found: list[re.Match[str]]) -> Fix:
    for match in reversed(found):
        value = f"{value[: match.start()]}\\{value[match.start() :]}"
    return Fix("set", field, value)


def _ends_line(value: str, match: re.Match[str]) -> bool:
    """A `%` before a line end is somebody's idea of a comment."""
    return match.group() == "%" and value[match.end() : match.end() + 1] in ("\n", "\r")


def _in_address(value: str, at: int) -> bool:
    return any(match.start() <= at < match.end() for match in _ADDRESS.finditer(value))


def braces(subject: Subject) -> Iterator[Note]:
    """Braces that only balance when `\\{` is no brace: BibTeX counts it."""
    raw = subject.block.raw
    if "\\{" not in raw and "\\}" not in raw:
        return
    for field in subject.fields:
        for piece in field.pieces:
            text = piece.text
            if text.count("{") != text.count("}"):
                name = field.name.lower()
                message = f"the braces of {name} do not balance: BibTeX counts \\{{ and \\}} too"
                yield Note("check.braces-unbalanced", message, name)
                break
