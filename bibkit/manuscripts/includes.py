"""Which other files a manuscript reads: `\\input{chapter}`, Quarto's `{{< include x.qmd >}}`, Typst's and Org's.

Source: the manuals named in the modules of the dialects; the package `import`, version 6; knitr's option `child`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from bibkit.manuscripts import tex
from bibkit.text.patterns import lazy_pattern

_TEX = lazy_pattern(
    r"""\\(?:input|include|subfile|subfileinclude|InputIfFileExists)\s*\{(?P<name>[^{}\n]+)\}
    | \\input\s+(?P<bare>[^\s{}\\]+)
    | \\(?:sub)?(?:import|inputfrom|includefrom)\*?\s*\{(?P<folder>[^{}\n]*)\}\s*\{(?P<file>[^{}\n]+)\}
    """,
    re.X,
)
_MARKDOWN = lazy_pattern(
    r"""\{\{<\s*include\s+["']?([^\s"'>]+)["']?\s*>\}\}
    | ^\#\|\s*child:\s*["']?([^\s"']+)
    | ^`{3,}\s*\{[^}\n]*\bchild\s*=\s*["']([^"'\n]+)["']
    | ^(?:`{3,}|:{3,})\s*\{include\}\s*(\S+)
    """,
    re.X | re.M,
)
_TYPST = lazy_pattern(r"(?<!//)\#?\b(?:include|import)\s+\"([^\"\n]+)\"")
_ORG = lazy_pattern(r"^[ \t]*#\+include:[ \t]*(?:\"([^\"\n]+)\"|([^\s\"]+))", re.M | re.I)


def find_includes(text: str, dialect: str) -> list[str]:
    """The names as they are written, in the order of the text; LaTeX's get their ending `.tex`."""
    return list(dict.fromkeys(_FINDERS[dialect](text)))


def _tex(text: str) -> list[str]:
    names = []
    for match in _TEX.finditer(tex.quiet(text)):
        folder = (match["folder"] or "").strip()
        name = (match["name"] or match["bare"] or match["file"]).strip().strip('"')
        name = f"{folder.rstrip('/')}/{name}" if folder else name
        names.append(name if PurePath(name).suffix in (".tex", ".ltx", ".latex") else f"{name}.tex")
    return names


def _matched(pattern: re.Pattern[str]) -> Callable[[str], list[str]]:
    return lambda text: [next(filter(None, match.groups())).partition("::")[0] for match in pattern.finditer(text)]


_FINDERS: dict[str, Callable[[str], list[str]]] = {
    "tex": _tex,
    "markdown": _matched(_MARKDOWN),
    "typst": _matched(_TYPST),
    "org": _matched(_ORG),
}
