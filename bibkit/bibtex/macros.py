"""What `@string` names stand for, those made of other names included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibkit.bibtex.syntax import Field

MONTH_MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Definitions may double one another, thirty lines of that would fill the memory; and lead on without end.
_LONGEST_EXPANSION = 100_000
_DEEPEST_NESTING = 50


def expand_definitions(definitions: Iterable[Field]) -> Mapping[str, str]:
    """The text of every defined name, by name in lower case.

    Of repeated definitions the last counts. A name that leads to itself, through too many others or to too long a text
    stands for nothing; a name that nobody defines stands for itself.
    """
    by_name = {field.name.lower(): field for field in definitions}
    expanded: dict[str, str] = {}

    def expand(name: str, depth: int) -> str:
        if name not in expanded:
            if depth > _DEEPEST_NESTING:
                return ""
            expanded[name] = ""
            text = "".join(
                expand(piece.text.lower(), depth + 1)
                if piece.kind == "macro" and piece.text.lower() in by_name
                else piece.text
                for piece in by_name[name].pieces
            )
            expanded[name] = text if len(text) <= _LONGEST_EXPANSION else ""
        return expanded[name]

    for name in by_name:
        expand(name, 0)
    return expanded
