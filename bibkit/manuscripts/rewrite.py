"""Where a manuscript cites, and the same manuscript with other keys.

    for use in find_uses(text, "tex"): text[use.start:use.end] == use.key
    replace_keys(text, "markdown", {"old": "new"})

Only keys in places that the program behind the format reads as citations are found: verbatim text, code and comments
are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal

from bibkit.manuscripts import markdown, org, tex, typst
from bibkit.manuscripts.tex_macros import Macros
from bibkit.manuscripts.uses import KeyUse
from bibkit.text.patterns import lazy_pattern

Dialect = Literal["tex", "markdown", "typst", "org"]

_BY_SUFFIX: dict[str, Dialect] = {
    ".tex": "tex", ".ltx": "tex", ".latex": "tex", ".rnw": "tex",
    ".md": "markdown", ".markdown": "markdown", ".qmd": "markdown", ".rmd": "markdown",
    ".typ": "typst", ".org": "org",
}  # fmt: skip
NO_MACROS: Macros = MappingProxyType({})
_LIST_GAP = lazy_pattern(r"\s*,\s*")
_FINDERS: dict[Dialect, Callable[[str], Iterator[KeyUse]]] = {
    "tex": tex.find,
    "markdown": markdown.find,
    "typst": typst.find,
    "org": org.find,
}


def dialect_of(path: PurePath) -> Dialect | None:
    """By the file's ending; None for a file that is no manuscript."""
    return _BY_SUFFIX.get(path.suffix.lower())


def find_uses(text: str, dialect: Dialect, macros: Macros = NO_MACROS) -> list[KeyUse]:
    """Every citation key in the order of the text; LaTeX's `\\nocite{*}` is none.

    `macros` are commands that other LaTeX files of the document define and that cite (`tex.macros_of`).
    """
    found = tex.find(text, macros) if dialect == "tex" else _FINDERS[dialect](text)
    return sorted(set(found), key=lambda use: use.start)


def replace_keys(text: str, dialect: Dialect, keys: Mapping[str, str], macros: Macros = NO_MACROS) -> str:
    r"""The text with the keys of `keys` replaced, everything else as it was.

    Two keys of one list, `\cite{a, b}`, that become the same are one: TeX would print the work twice.
    """
    out: list[str] = []
    place = end = 0
    listed: dict[str, str] = {}  # the keys of the list so far as they are now, with what they were
    for use in find_uses(text, dialect, macros):
        new = keys.get(use.key, use.key)
        if not _LIST_GAP.fullmatch(text, end, use.start):
            listed = {}
        if listed.get(new, use.key) != use.key and end >= place:
            out.append(text[place:end])
            place = end = use.end
            continue
        listed.setdefault(new, use.key)
        end = use.end
        if new != use.key and use.start >= place:
            start, spelled = _spelled(use, new, dialect)
            out += [text[place:start], spelled]
            place = use.end
    return "".join([*out, text[place:]])


def _spelled(use: KeyUse, key: str, dialect: Dialect) -> tuple[int, str]:
    """Where the replacement begins and what it is: a key that cannot stand behind a bare @ takes the longer form."""
    if use.form == "at" and dialect == "markdown" and not markdown.PLAIN_KEY.fullmatch(key):
        return use.start, "{" + key + "}"
    if use.form == "at" and dialect == "typst" and not typst.PLAIN_KEY.fullmatch(key):
        return use.start - 1, f'#cite(label("{key}"))'
    return use.start, key
