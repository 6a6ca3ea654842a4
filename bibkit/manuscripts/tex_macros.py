r"""Commands of one's own that cite: `\newcommand{\see}[1]{(see~\citealp{#1})}` makes `\see{key}` a citation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from bibkit.text.patterns import lazy_pattern

# Which of its arguments in braces hold keys, counted from 0.
Macros = Mapping[str, tuple[int, ...]]

_NAME = r"(?:\{\s*+)?\\([A-Za-z@]++)\s*+(?:\}\s*+)?"
_DEFINITIONS = lazy_pattern(
    rf"\\(?:new|renew|provide|DeclareRobust)[cC]ommand\*?\s*+{_NAME}\[(?P<count>\d)\]\s*+"
    r"(?P<default>\[[^\[\]{}\n]*\]\s*+)?\{"
    rf"|\\(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand\s*+{_NAME}\{{(?P<spec>[^{{}}\n]*)\}}\s*+\{{"
    r"|\\[gex]?def\s*+\\([A-Za-z@]++)(?P<def>(?:#\d)++)\s*+\{"
)
_PARAMETER = lazy_pattern(r"#(\d)")


def find_macros(text: str, closing: Callable[[str, int], int], cited: Callable[[str], Iterator[str]]) -> Macros:
    """The commands that a text defines and that cite. `closing` finds a brace's partner, `cited` what a text cites."""
    macros: dict[str, tuple[int, ...]] = {}
    for match in _DEFINITIONS.finditer(text):
        end = closing(text, match.end() - 1)
        if end < 0:
            continue
        named = {number for key in cited(text[match.end() : end]) for number in map(int, _PARAMETER.findall(key))}
        places = _in_braces(match)
        held = tuple(sorted(places[number] for number in named if number in places))
        if held:
            macros[next(filter(None, match.group(1, 4, 6)))] = held
    return macros


def _in_braces(match: re.Match[str]) -> dict[int, int]:
    """Parameter -> which of the arguments in braces it is."""
    if match["spec"] is not None:
        kinds = re.findall(r"[a-zA-Z]", match["spec"])
        mandatory = [number for number, kind in enumerate(kinds, 1) if kind == "m"]
    else:
        count = int(match["count"]) if match["count"] else len(match["def"]) // 2
        mandatory = list(range(2 if match["default"] else 1, count + 1))
    return {number: place for place, number in enumerate(mandatory)}


def is_defined_at(text: str, place: int) -> bool:
    """Whether the command that begins here is not used but defined."""
    return re.search(r"(?:[cC]ommand\*?|def)\s*(?:\{\s*)?$", text[max(0, place - 40) : place]) is not None
