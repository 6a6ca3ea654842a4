"""The grammar of .bib files as compiled patterns, for bytes (finding blocks) and for text (reading entries).

Every pattern scans runs and is possessive: it never steps back, so its cost is linear in what it reads. Two readings
of a backslash exist in the wild. BibTeX itself counts the brace in `\\{`; most other programs, and most people who
write `\\{` without its partner, do not. `escapes=True` is the latter, and is tried first.

Whitespace is ASCII only, and a `%` where whitespace may stand starts a comment that reaches to the end of the line
(biber's rule; BibTeX has no comments inside entries).
"""

from __future__ import annotations

import re
from functools import cache

from bibkit.text.patterns import lazy_pattern

_BLANK = r"[ \t\r\n\f\v]"
# A look that no `%` follows comes before the repeat for comments: `re` is slow to set up one that finds nothing, and
# they are rare. It takes a fifth off the time for a field.
_SPACE = rf"{_BLANK}*+(?:(?!%)|(?:%[^\r\n]*+{_BLANK}*+)*+)"
_COMMA_OR_BLANK = r"[ \t\r\n\f\v,]"
_SEPARATOR = rf"{_COMMA_OR_BLANK}*+(?:(?!%)|(?:%[^\r\n]*+{_COMMA_OR_BLANK}*+)*+)"
# A letter or any sign beyond ASCII, then also digits and `_.+:/-`. Said by what it is not: `re` takes 7 ms to compile
# ranges up to \U0010ffff.
_TYPE = r"[^\x00-@\[-`{-\x7f][^\x00-*,;-@\[-^`{-\x7f]*+"
_TYPE_IN_BYTES = r"[A-Za-z\x80-\xff][\w.+:/\-\x80-\xff]*+"
_NAME = r"[^ \t\r\n\f\v\xa0=,{}\"#@%()][^ \t\r\n\f\v\xa0=,{}\"#@%]*+"
_BARE = r"[^ \t\r\n\f\v\xa0,#{}()\"=%]*+"
_KEY = r"[^ \t\r\n\f\v,={}\"]*+(?:[ \t]++[^ \t\r\n\f\v,={}\"]++)*+"
_KEY_IN_PARENTHESES = _KEY.replace(r"\"]", r"\")]")

# Braces nested deeper than this inside a value are matched by a loop instead of one pattern.
_DEPTH = 5


def _balanced(depth: int, escapes: bool, outside: str = "{}") -> str:
    """The inside of a group whose braces balance, nested up to `depth`; `outside` lists what may not stand bare."""
    plain = rf"[^{outside}\\]" if escapes else f"[^{outside}]"
    inner = [r"\{" + _balanced(depth - 1, escapes) + r"\}"] if depth else []
    if escapes:
        inner.append(r"\\[\s\S]")
    return f"{plain}*+(?:(?:{'|'.join(inner)}){plain}*+)*+" if inner else f"{plain}*+"


def _piece(escapes: bool) -> str:
    """A piece of a value in three groups: braced, quoted, bare."""
    braced = _balanced(_DEPTH, escapes)
    quoted = _balanced(_DEPTH, escapes, '{}"')
    return rf'(?:\{{({braced})\}}|"({quoted})"|({_BARE}))'


# `@word{` anywhere but inside an address such as me@home.org. The sign comes first: searching for one letter is fast.
CANDIDATE = re.compile(rf"@(?<![\w.\-]@){_BLANK}*+({_TYPE_IN_BYTES}){_BLANK}*+([{{(])".encode("latin-1"))

# A whole block in braces, seen from its `@`, with no regard to what is in it.
BRACED_BLOCK = re.compile(
    rf"@{_BLANK}*+{_TYPE_IN_BYTES}{_BLANK}*+\{{{_balanced(_DEPTH, escapes=True)}\}}".encode("latin-1")
)

# What counts when braces are matched one by one, with and without escapes.
BRACES = {True: lazy_pattern(r"[{}]|\\[\s\S]"), False: lazy_pattern(r"[{}]")}
BRACES_AND_QUOTES = {True: lazy_pattern(r"[{}\"]|\\[\s\S]"), False: lazy_pattern(r"[{}\"]")}

OPENING = lazy_pattern(rf"@{_BLANK}*+({_TYPE}){_BLANK}*+([{{(])")
# The head of an entry: type (1), key in braces (2) or in parentheses (3), up to the comma or the end.
_HEAD = rf"{_BLANK}*+(?:\{{{_SPACE}({_KEY}){_SPACE}(?=[,}}])|\({_SPACE}({_KEY_IN_PARENTHESES}){_SPACE}(?=[,)]))"
HEAD = re.compile(rf"@{_BLANK}*+({_TYPE}){_HEAD}")
HEAD_IN_BYTES = lazy_pattern(rf"@{_BLANK}*+({_TYPE_IN_BYTES}){_HEAD}".encode("latin-1"))
# A key whose comma was forgotten, and a key of any shape on one line.
KEY_WITHOUT_COMMA = lazy_pattern(rf"{_SPACE}([^ \t\r\n\f\v,={{}}\"]++){_BLANK}++(?={_NAME}{_SPACE}=)")
ANY_KEY = lazy_pattern(rf"{_SPACE}([^,\r\n{{}}]*[^,\r\n{{}} \t])")
FIELD_HEAD = lazy_pattern(rf"{_SEPARATOR}({_NAME}){_SPACE}={_SPACE}")
SEPARATOR = lazy_pattern(_SEPARATOR)
SPACE = lazy_pattern(_SPACE)
BARE = lazy_pattern(_BARE)
JUNK = lazy_pattern(r"[\s\S][^,{\r\n]*+")
PARENTHESIS_OR_OPENER = lazy_pattern(r"[{\")]")
LINE_WITH_FIELD = lazy_pattern(rf"[\r\n][ \t\f\v]*+{_NAME}{_BLANK}*+={_BLANK}*+[{{\"\w]")


@cache
def field_pattern(escapes: bool = True) -> re.Pattern[str]:
    """A field and what separates it from the one before: name (1), first piece (2, 3 or 4), `#` if more follow (5)."""
    return re.compile(rf"{_SEPARATOR}({_NAME}){_SPACE}={_SPACE}{_piece(escapes)}{_SPACE}(\#?)")


@cache
def fields_pattern(comments: bool) -> re.Pattern[str]:
    """For `findall` from an entry's head to its closing delimiter: name (1), first piece (2, 3 or 4); else, from a `#`
    or anything that is no field on, all that is left (5). The end itself is found as well, by empty groups.

    Without `comments` for entries in which no `%` stands: a tenth quicker.
    """
    separator, space = (_SEPARATOR, _SPACE) if comments else (f"{_COMMA_OR_BLANK}*+", f"{_BLANK}*+")
    return re.compile(rf"{separator}(?:({_NAME}){space}={space}{_piece(True)}|([\s\S]++)|\Z)")


@cache
def piece_pattern(escapes: bool = True) -> re.Pattern[str]:
    """A piece of a value: braced (1), quoted (2), bare (3), then `#` if more follow (4)."""
    return re.compile(rf"{_SPACE}{_piece(escapes)}{_SPACE}(\#?)")
