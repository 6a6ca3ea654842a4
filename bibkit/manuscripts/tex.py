"""Citation keys in LaTeX sources: natbib, biblatex, apacite and their relatives, multicite commands included.

A command cites when "cite" is in its name, or when it is defined by one that does; those that only set things up are
listed. What stands in verbatim
environments and commands, behind `%`, in `comment` and between `\\iffalse` and `\\fi` is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from types import MappingProxyType

from bibkit.manuscripts.masks import blank_out, stretches
from bibkit.manuscripts.tex_macros import Macros, find_macros, is_defined_at
from bibkit.manuscripts.uses import KeyUse
from bibkit.text.patterns import lazy_pattern

_VERBATIM = (
    "verbatim", "Verbatim", "BVerbatim", "LVerbatim", "SaveVerbatim", "lstlisting", "minted", "comment", "filecontents",
    "tcblisting", "luacode", "pycode", "pyblock", "sagesilent", "sageblock", "rcode", "Schunk", "Sinput", "listing",
)  # fmt: skip
# Verbatim stretches, comments and escaped characters in one pass: whichever begins first wins.
_QUIET = lazy_pattern(
    r"""(?P<escaped>\\[\\%{}])
    | (?P<comment>%[^\n]*)
    | \\begin\s*\{(?P<env>(?:ENVIRONMENTS)\*?)\}
    | \\(?:verb|Verb|lstinline|path|url|href|nolinkurl|mintinline(?:\[[^\[\]\n]*\])?\{[^{}\n]*\})(?![A-Za-z])\*?
      (?:\[[^\[\]\n]*\])?
      (?:\{(?:[^{}\n]|\{[^{}\n]*\})*\} | (?P<mark>[^\w\s{*\[])[^\n]*?(?P=mark))
    | (?P<chunk>^<<[^\n]*>>=[^\n]*\n)
    """.replace("ENVIRONMENTS", "|".join(_VERBATIM)),
    re.X | re.M,
)
_END_OF_CHUNK = lazy_pattern(r"^@[ \t]*$", re.M)
_SHORT_VERBATIM = lazy_pattern(
    r"\\(?:MakeShortVerb|lstMakeShortInline|DefineShortVerb)\*?(?:\[[^\]]*\])?\s*\{?\\?([^\w\s{}])"
)
_CONDITIONS = lazy_pattern(r"\\(iffalse|if[a-zA-Z@]*|fi|else)(?![a-zA-Z@])")
# These are conditionals in name only: their branches are arguments, no \fi follows.
_NO_FI = lazy_pattern(
    r"if(?:thenelse|defined|strequal|blank|stre?mpty|numequal|toggle|bool|cite|field|name|list|entry|key)"
)

_COMMAND = lazy_pattern(
    r"\\([A-Za-z@]*[cC]ite[A-Za-z@]*|bibentry|bibitem|addtocategory|defbibentryset|entryset|entrydata)\*?(?![A-Za-z@])"
)
_NO_CITATION = lazy_pattern(
    r"(?:set)?cite(?:style|setup|text|reset|tracker|punct|delim|index|sep|numfont|left|right|mid|first|form|bordercolor|color)"
    r"|Declare|New|Renew|Provide|AtEvery|AtNext|AtBegin|if|mk|print|multicite|bib(?:cite)?macro|bibcite$|citation"
    r"|thecite|citesin|citeextra|nocitexxx|BibCite|AddCite|Undeclare|show",
)
_SKIPPED_ARGUMENT = {"addtocategory": 1, "defbibentryset": 1}
_GAP = lazy_pattern(r"(?:[ \t\x00]|%[^\n]*\n[ \t]*|\n(?!\s*\n))*")
_KEY = lazy_pattern(r"[^\s,{}%\\\x00]+")


def find(text: str, macros: Macros = MappingProxyType({})) -> Iterator[KeyUse]:
    """Every key of every citation command. `macros` are those of other files, besides the text's own."""
    masked = quiet(text)
    known = {**macros, **_macros_of(masked)}
    for match in _COMMAND.finditer(masked):
        if match.group(1) not in known and not _NO_CITATION.match(match.group(1)):
            yield from _keys(masked, _arguments(masked, match.end(), match.group(1)))
    if known:
        for match in re.finditer(rf"\\({'|'.join(known)})\*?(?![A-Za-z@])", masked):
            if not is_defined_at(masked, match.start()):
                arguments = list(islice(_braced(masked, match.end()), 9))
                yield from _keys(masked, (arguments[at] for at in known[match.group(1)] if at < len(arguments)))


def macros_of(text: str) -> Macros:
    """The commands that a text defines and that cite."""
    return _macros_of(quiet(text))


def _macros_of(masked: str) -> Macros:
    def cited(body: str) -> Iterator[str]:
        for match in _COMMAND.finditer(body):
            if not _NO_CITATION.match(match.group(1)):
                yield from (body[start:end] for start, end in _arguments(body, match.end(), match.group(1)))

    return find_macros(masked, lambda text, place: _closing(text, place, "{", "}"), cited)


def _keys(text: str, places: Iterable[tuple[int, int]]) -> Iterator[KeyUse]:
    for start, end in places:
        for key in _KEY.finditer(text, start, end):
            if key.group() != "*":
                yield KeyUse(key.group(), key.start(), key.end())


def _braced(text: str, place: int) -> Iterator[tuple[int, int]]:
    """The arguments in braces behind a command, options between them passed over."""
    while (place := _after_options(text, place)) < len(text) and text[place] == "{":
        end = _closing(text, place, "{", "}")
        if end < 0:
            return
        yield place + 1, end
        place = end + 1


def quiet(text: str) -> str:
    """The text with all that TeX does not read as such blanked out."""
    spans = list(stretches(text, _QUIET, _end_of))
    marks = {match.group(1) for match in _SHORT_VERBATIM.finditer(blank_out(text, spans))}
    masked = blank_out(text, spans)
    for mark in marks:
        short = re.compile(rf"(?<![\\{{]){re.escape(mark)}[^\n{re.escape(mark)}]*{re.escape(mark)}")
        masked = blank_out(masked, [match.span() for match in short.finditer(masked)])
    return blank_out(masked, _switched_off(masked))


def _end_of(match: re.Match[str]) -> re.Pattern[str] | None:
    """What closes a verbatim environment, or a chunk of code in Sweave and knitr."""
    if environment := match["env"]:
        return re.compile(rf"\\end\s*\{{{re.escape(environment)}\}}")
    return _END_OF_CHUNK if match["chunk"] else None


def _switched_off(text: str) -> Iterator[tuple[int, int]]:
    """From `\\iffalse` to its `\\else` or `\\fi`; nothing when it has none."""
    depth = 0
    start = -1
    for match in _CONDITIONS.finditer(text):
        word = match.group(1)
        if start < 0:
            if word == "iffalse":
                start, depth = match.start(), 0
        elif word == "fi" or (word == "else" and depth == 0):
            if depth == 0:
                yield start, match.end()
                start = -1
            else:
                depth -= 1
        elif word.startswith("if") and not _NO_FI.match(word):
            depth += 1


def _arguments(text: str, place: int, name: str) -> Iterator[tuple[int, int]]:
    """Where the keys of one command stand: its (first) argument in braces, or every one of a multicite command."""
    many = name.endswith("s") and re.search(r"[cC]ites$", name) is not None
    to_skip = _SKIPPED_ARGUMENT.get(name, 1 if re.search(r"[vV]olcite", name) else 0)
    skipped = 0
    while True:
        place = _after_options(text, place)
        if place >= len(text) or text[place] != "{":
            return
        end = _closing(text, place, "{", "}")
        if end < 0:
            return
        if skipped < to_skip:
            skipped += 1
        else:
            yield place + 1, end
            skipped = 0
            if not many:
                return
        place = end + 1


def _after_options(text: str, place: int) -> int:
    """Behind blanks and the options in `[…]`, `(…)` and apacite's `<…>` before an argument."""
    while True:
        gap = _GAP.match(text, place)
        after = gap.end() if gap else place
        opening = text[after : after + 1]
        closer = {"[": "]", "(": ")", "<": ">"}.get(opening)
        end = _closing(text, after, opening, closer) if closer else -1
        if end < 0:
            return after
        place = end + 1


def _closing(text: str, place: int, opening: str, closer: str) -> int:
    """The place of the partner of the bracket at `place`; braces inside are paired too. -1 without one nearby."""
    depth = braces = 0
    for at in range(place, min(len(text), place + 20_000)):
        char = text[at]
        if char in "{}" and opening != "{" and text[at - 1] != "\\":
            braces += 1 if char == "{" else -1
            if braces < 0:
                return -1
        elif char == opening and not braces:
            depth += 1
        elif char == closer and not braces:
            depth -= 1
            if depth == 0:
                return at
        elif char == "\n" and text[at + 1 : at + 2] == "\n" and opening != "{":
            return -1
    return -1
