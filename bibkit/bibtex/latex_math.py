"""Formulas: the simple ones as text in inline markup, and which ones are harmless enough to pass through.

`$H_2O$` says the same as `H<sub>2</sub>O`, `$\\alpha$` the same as `α`; `$\\frac{a}{b}$` has none and stays TeX.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from bibkit.bibtex.latex_tables import MATH_ACCENTS, MATH_SYMBOLS, SYMBOLS
from bibkit.text.markup import strip_markup, wrap
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_ALPHABETS = {"mathbb": "DOUBLE-STRUCK", "mathcal": "SCRIPT", "mathscr": "SCRIPT", "mathfrak": "FRAKTUR"}
_UPRIGHT = word_set(
    "mathrm mathit mathsf mathtt text textrm textnormal textit textsf texttt textup operatorname mbox hbox bm "
    "boldsymbol mathnormal mathop mathbin mathrel mathord ensuremath mathstrut rm it bf sf tt cal displaystyle "
    "textstyle left right big Big bigg Bigg bigl bigr Bigl Bigr limits nolimits mathopen mathclose"
)
_SIZED = frozenset({"left", "right", "bigl", "bigr", "Bigl", "Bigr"})
_SPACES = {",": "\u2009", ";": " ", ":": " ", " ": " ", "!": "", "quad": " ", "qquad": " ", "thinspace": "\u2009"}
_TOKEN = lazy_pattern(r"\\([A-Za-z]+\*?)\s*|\\(.)|([\^_{}])|([^\\^_{}]+?(?=[\\^_{}]|$))", re.S)
# Beside what has a text form: built from harmless parts, and known to every TeX.
_STRUCTURES = word_set(
    "frac dfrac tfrac sqrt binom overset underset stackrel overbrace underbrace overrightarrow overleftarrow not "
    "sum prod int iint lim limsup liminf sup mathbf over choose"
)


class _NoTextFormError(ValueError):
    """The formula says something that running text cannot."""


@lru_cache(4096)
def math_to_markup(tex: str) -> str | None:
    """A formula (without its dollars) as text in inline markup, or None when it has no such form.

    >>> math_to_markup(r"H_2O"), math_to_markup(r"\\alpha^{-1}"), math_to_markup(r"\\frac{a}{b}")
    ('H<sub>2</sub>O', 'α<sup>-1</sup>', None)
    """
    try:
        text = _Formula(tex).read(until="")
    except (_NoTextFormError, RecursionError):
        return None
    return unicodedata.normalize("NFC", text)


def is_safe_math(tex: str) -> bool:
    """Whether a formula (without dollars) can go to TeX as it is: balanced, and made of known commands only.

    What looks like an amount of money (`5 and `) is none.
    """
    if not tex or tex[0].isspace() or tex[-1].isspace() or not _is_balanced(tex):
        return False
    commands = re.findall(r"\\([A-Za-z]+|.)", tex, re.S)
    if not all(_is_known(name) for name in commands) or re.search(r"(?<!\\)[%#~$]|\\$", tex):
        return False
    return bool(commands) or "^" in tex or "_" in tex or re.search(r"[A-Za-z]{2}|^[\d.,]+$", tex) is None


def _is_known(name: str) -> bool:
    known = (MATH_SYMBOLS, MATH_ACCENTS, _ALPHABETS, _UPRIGHT, _STRUCTURES, _SPACES)
    return any(name in table for table in known) or name in "{}%$#&_"


def _is_balanced(tex: str) -> bool:
    depth = 0
    for mark in re.findall(r"\\.|[{}]", tex, re.S):
        depth += (mark == "{") - (mark == "}")
        if depth < 0:
            return False
    return depth == 0


class _Formula:
    """A recursive reader of one formula; raises _NoTextFormError where text ends."""

    def __init__(self, tex: str) -> None:
        self._tex = tex
        self._at = 0

    def read(self, until: str) -> str:
        out: list[str] = []
        while self._at < len(self._tex):
            if self._tex[self._at] == "}":
                if until != "}":
                    raise _NoTextFormError
                self._at += 1
                return "".join(out)
            if self._tex.startswith("\\right", self._at) and out:
                out[-1] = out[-1].rstrip(" ")
            out.append(self._atom())
        if until:
            raise _NoTextFormError
        return "".join(out)

    def _atom(self) -> str:
        match = _TOKEN.match(self._tex, self._at)
        if match is None:
            raise _NoTextFormError
        self._at = match.end()
        name, symbol, mark, text = match.groups()
        if name is not None:
            return self._command(name)
        if symbol is not None:
            if symbol in _SPACES:
                return _SPACES[symbol]
            if symbol in "{}%$#&_":
                return symbol
            return MATH_SYMBOLS["|"] if symbol == "|" else self._fail()
        if mark == "{":
            return self.read(until="}")
        if mark in ("^", "_"):
            return self._script(mark)
        return self._plain(text)

    def _plain(self, text: str) -> str:
        if "&" in text or "$" in text:
            raise _NoTextFormError
        return text.replace("~", " ").replace("''", "″").replace("'", "′")

    def _script(self, mark: str) -> str:
        argument = self._argument()
        if mark == "^" and argument in ("∘", "°"):
            return "°"
        if mark == "^" and argument in ("′", "″", "′′"):
            return argument
        return wrap("sup" if mark == "^" else "sub", argument)

    def _argument(self) -> str:
        self._skip_blanks()
        if self._at >= len(self._tex):
            raise _NoTextFormError
        head = self._tex[self._at]
        if head == "{":
            self._at += 1
            return self.read(until="}")
        if head == "\\":
            return self._atom()
        if head in "}^_&$":
            raise _NoTextFormError
        self._at += 1
        return self._plain(head)

    def _command(self, name: str) -> str:
        if name in MATH_SYMBOLS:
            # TeX passes over blanks; around signs (not letters) they help a reader of the text.
            spaced = self._tex[self._at - 1].isspace() and not MATH_SYMBOLS[name].isalpha()
            return MATH_SYMBOLS[name] + " " * spaced
        if name in _SPACES:
            return _SPACES[name]
        if name in _SIZED:
            return self._sized(opens=name in ("left", "bigl", "Bigl"))
        if name.rstrip("*") in _UPRIGHT:
            return self._argument() if self._tex.startswith("{", self._at) else ""
        if name == "mathbf":
            return wrap("b", self._argument())
        if name in _ALPHABETS:
            return "".join(_in_alphabet(_ALPHABETS[name], letter) for letter in self._argument())
        if name in MATH_ACCENTS:
            return self._accented(MATH_ACCENTS[name])
        if name == "sqrt":
            argument = self._argument()
            return f"√{argument}" if len(argument) == 1 else self._fail()
        return SYMBOLS[name] if name in SYMBOLS else self._fail()

    def _sized(self, *, opens: bool) -> str:
        """`\\left(` and its partners: the delimiter alone, without the blanks inside it."""
        if self._tex.startswith(".", self._at):
            self._at += 1
            return ""
        mark = self._atom_of_one() if self._at < len(self._tex) else ""
        if opens:
            self._skip_blanks()
        return mark

    def _atom_of_one(self) -> str:
        if self._tex[self._at] in "\\{}^_":
            return self._atom()
        self._at += 1
        return self._plain(self._tex[self._at - 1])

    def _skip_blanks(self) -> None:
        while self._at < len(self._tex) and self._tex[self._at].isspace():
            self._at += 1

    def _accented(self, accent: str) -> str:
        argument = {"ı": "i", "ȷ": "j"}.get(letter := self._argument(), letter)
        if len(strip_markup(argument)) != 1:
            raise _NoTextFormError
        if argument.isdigit() and accent == MATH_ACCENTS["bar"]:  # crystallography's negative index
            accent = MATH_ACCENTS["overline"]
        return unicodedata.normalize("NFC", argument + accent)

    def _fail(self) -> str:
        raise _NoTextFormError


def _in_alphabet(alphabet: str, letter: str) -> str:
    if not (letter.isascii() and letter.isalnum()):
        return letter
    if letter.isdigit():
        kind = f"DIGIT {unicodedata.name(letter).split()[-1]}"
    else:
        kind = f"{'CAPITAL' if letter.isupper() else 'SMALL'} {letter.upper()}"
    for prefix in (f"{'BLACK-LETTER' if alphabet == 'FRAKTUR' else alphabet} ", f"MATHEMATICAL {alphabet} "):
        try:
            return unicodedata.lookup(prefix + kind)
        except KeyError:
            continue
    return letter
