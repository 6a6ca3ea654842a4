"""The thorough reader of LaTeX text: commands, groups, switches, formulas. bibkit.bibtex.latex is the door to it."""

from __future__ import annotations

import importlib
import re
import unicodedata
from functools import cache
from typing import Any, Final

from bibkit.bibtex.latex_math import math_to_markup
from bibkit.bibtex.latex_tables import (
    ACCENTS,
    DROPPED_ARGUMENTS,
    IGNORED,
    JOURNALS,
    MATH_ACCENTS,
    MATH_SYMBOLS,
    OF_BIBLATEX,
    QUOTES,
    SECOND_ARGUMENT,
    STYLES,
    SWITCHES,
    SYMBOLS,
    TRANSPARENT,
    VERBATIM,
)
from bibkit.text.markup import wrap
from bibkit.text.patterns import lazy_pattern

_SPECIAL = lazy_pattern(r"[\\{}$~]|---?|``|''|[?!]?`")
_PLAIN: Final = {
    "~": "\u00a0", "--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "?`": "¿", "!`": "¡",
}  # fmt: skip
_SYMBOL_COMMANDS: Final = {
    "\\": " ", " ": " ", "\n": " ", "\t": " ", ",": "\u2009", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "|": "‖", "+": "", "*": "",
}  # fmt: skip
_BARE_ACCENTS: Final = {"~": "~", "^": "^", '"': '"', "'": "'", "`": "`"}
_NAME = lazy_pattern(r"([A-Za-z@]+\*?)")
_ACCENTED_LETTER = lazy_pattern(r"[\"'`^~=.](?:[A-Za-z]|\{[A-Za-z]\})")
_SYMBOL_IN_BRACES = lazy_pattern(r"\{\\\\([A-Za-z]+)\}")
_CODE = lazy_pattern(r'"([0-9A-F]{1,6})\s?|([0-9]{1,7})\s?')
_BLANKS = lazy_pattern(r"[ \t\r\n]*")
_HAS_LETTER = lazy_pattern(r"[^\W\d_]")


class Decoder:
    """One reading of one text. `exact` turns False where the text says less, or other, than its LaTeX."""

    __slots__ = ("_at", "_case", "_never", "_tex", "exact")

    def __init__(self, tex: str, *, case_braces: bool) -> None:
        self._tex = tex
        self._at = 0
        self._case = case_braces
        self.exact = True
        self._never: set[str] = set()  # closers that do not come any more

    def decode(self) -> str:
        out = self._read(closed=False, depth=0)
        while self._at < len(self._tex):  # a closing brace too many: braces are BibTeX's business, text goes on
            out += self._read(closed=False, depth=0)
        return out

    def _read(self, *, closed: bool, depth: int) -> str:
        """Up to the end, or to the brace that closes the group; a switch takes the rest of its group with it."""
        tex = self._tex
        out: list[str] = []
        while (match := _SPECIAL.search(tex, self._at)) is not None:
            out.append(tex[self._at : match.start()])
            self._at = match.end()
            mark = match.group()
            if mark == "}":
                if not closed:
                    self.exact = False
                return "".join(out)
            if mark == "{":
                out.append(self._group(depth))
            elif mark == "\\":
                switch = self._command(out, depth)
                if switch is not None:
                    return "".join(out) + wrap(SWITCHES[switch], self._read(closed=closed, depth=depth))
            elif mark == "$":
                out.append(self._math())
            else:
                out.append(_PLAIN[mark])
        out.append(tex[self._at :])
        self._at = len(tex)
        return "".join(out)

    def _group(self, depth: int) -> str:
        """A braced group; in titles one at the outermost level keeps its letters as they are."""
        start = self._at
        special = self._tex.startswith(("\\", "$"), start)
        text = self._read(closed=True, depth=depth + 1)
        if not self._case or depth or special or not _HAS_LETTER.search(text):
            return text
        return wrap("nocase", text)

    # ------------------------------------------------------------------------------------------------ commands

    def _command(self, out: list[str], depth: int) -> str | None:
        """Append what the command says; the name of a switch is given back, for its group to deal with."""
        match = _NAME.match(self._tex, self._at)
        if match is None:
            out.append(self._symbol_command())
            return None
        name = match.group(1)
        if name in SWITCHES or name in IGNORED:
            self._at = match.end()
            self._end_of_name()
            if name in SWITCHES:
                return name
            self.exact = False
            return None
        self._at = match.end()
        out.append(self._named(name, depth))
        return None

    def _symbol_command(self) -> str:
        if self._at >= len(self._tex):
            self.exact = False
            return "\\"
        mark = self._tex[self._at]
        self._at += 1
        if mark in ACCENTS:
            return self._accent(mark)
        if mark == "(":
            return self._math(closer="\\)")
        if mark == "[":
            return self._math(closer="\\]")
        if mark == "\\" and (over_escaped := self._over_escaped()):
            return over_escaped
        if mark in _SYMBOL_COMMANDS:
            if mark in "$-\\+*":
                self.exact = False
            return _SYMBOL_COMMANDS[mark]
        self.exact = False
        return "\\" + mark

    def _over_escaped(self) -> str:
        """`D\\\\'ecoret`, `{\\\\i}`: a program doubled the backslash. The letter is read, the surplus stays."""
        if _ACCENTED_LETTER.match(self._tex, self._at):
            self.exact = False
            self._at += 1
            return "\\" + self._accent(self._tex[self._at - 1])
        match = _SYMBOL_IN_BRACES.match(self._tex, self._at - 3) if self._at > 2 else None
        if match is None or match.group(1) not in SYMBOLS:
            return ""
        self.exact = False
        self._at += len(match.group(1))
        return "\\" + SYMBOLS[match.group(1)]

    def _named(self, name: str, depth: int) -> str:
        bare = name.rstrip("*")
        if bare in ACCENTS and name == bare:
            return self._accent(bare)
        if bare in SYMBOLS:
            self._end_of_name()
            self.exact = self.exact and bare not in OF_BIBLATEX
            return SYMBOLS[bare]
        if bare in STYLES:
            return wrap(STYLES[bare], self._argument(depth - 1))
        if name in QUOTES or bare in QUOTES:
            self.exact = False
            start, end = QUOTES.get(name) or QUOTES[bare]
            return f"{start}{self._argument(depth)}{end}"
        if bare == "bibstring" or bare in TRANSPARENT:
            self.exact = False
            self._skip_option()
            return self._argument(depth)
        if bare in VERBATIM:
            self.exact = False
            return self._raw_argument()
        return self._rarer(name, bare, depth)

    def _rarer(self, name: str, bare: str, depth: int) -> str:
        if bare in MATH_SYMBOLS and not self._next_is("{"):
            self._end_of_name()
            return MATH_SYMBOLS[bare]
        if bare in MATH_ACCENTS:
            self.exact = False
            return self._accent(bare)
        self.exact = False
        if bare == "ensuremath":
            return self._formula(self._raw_argument())
        if bare in SECOND_ARGUMENT:
            self._skip_option()
            self._raw_argument()
            return self._argument(depth)
        if bare == "char":
            return self._char_code()
        if bare in DROPPED_ARGUMENTS:
            for _ in range(DROPPED_ARGUMENTS[bare]):
                self._raw_argument()
            return ""
        if bare in JOURNALS and self._tex.strip(" {}\t\r\n") == f"\\{bare}":
            return JOURNALS[bare]
        symbol = _pylatexenc_symbols().get(bare)
        if symbol is not None and not self._next_is("{"):
            self._end_of_name()
            return symbol
        return f"\\{name}" + self._raw_arguments()

    def _char_code(self) -> str:
        match = _CODE.match(self._tex, self._at)
        if match is None:
            return "\\char"
        self._at = match.end()
        code = int(match.group(1), 16) if match.group(1) else int(match.group(2))
        return chr(code) if 31 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()

    def _accent(self, mark: str) -> str:
        combining = ACCENTS.get(mark) or MATH_ACCENTS[mark]
        if mark.isalpha():
            self._skip_blanks()
        if self._at >= len(self._tex) or self._tex[self._at] in " \t\n}$~&/":
            self.exact = False
            return _BARE_ACCENTS.get(mark, "")
        head = self._tex[self._at]
        if head == "{":
            self._at += 1
            letters = self._read(closed=True, depth=1)
        else:
            self._at += 1
            letters = self._command_text() if head == "\\" else head
        letters = letters.strip()
        if not letters or letters[0] == "<":
            self.exact = self.exact and mark in "~^"
            return _BARE_ACCENTS.get(mark, "") + letters
        base = {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0])
        end = 1
        while end < len(letters) and unicodedata.combining(letters[end]):
            end += 1
        return unicodedata.normalize("NFC", base + letters[1:end] + combining) + letters[end:]

    def _command_text(self) -> str:
        out: list[str] = []
        self._command(out, 1)
        return "".join(out)

    # ----------------------------------------------------------------------------------------------- arguments

    def _argument(self, depth: int) -> str:
        """The text of the next argument: a group, else one character or command."""
        self._skip_blanks()
        if self._at >= len(self._tex) or self._tex[self._at] in "}$":
            self.exact = False
            return ""
        head = self._tex[self._at]
        self._at += 1
        if head == "{":
            return self._read(closed=True, depth=depth + 1)
        return self._command_text() if head == "\\" else head

    def _raw_argument(self) -> str:
        """The next group's LaTeX, read by nobody; "" when there is none."""
        self._skip_blanks()
        if not self._tex.startswith("{", self._at):
            return ""
        end = _closing_brace(self._tex, self._at)
        text = self._tex[self._at + 1 : end]
        self._at = min(end + 1, len(self._tex))
        return text

    def _raw_arguments(self) -> str:
        """Groups and options that directly follow an unknown command, as they stand."""
        start = self._at
        while self._at < len(self._tex) and self._tex[self._at] in "{[":
            if self._tex[self._at] == "[":
                end = self._find("]", self._at)
                if end < 0:
                    break
            else:
                end = _closing_brace(self._tex, self._at)
            self._at = min(end + 1, len(self._tex))
        return self._tex[start : self._at]

    def _find(self, closer: str, start: int) -> int:
        """Where a closer comes next, -1 when it does not; that is found out once, for places only rise."""
        end = -1 if closer in self._never else self._tex.find(closer, start)
        if end < 0:
            self._never.add(closer)
        return end

    def _skip_option(self) -> None:
        if self._tex.startswith("[", self._at):
            end = self._find("]", self._at)
            self._at = end + 1 if end >= 0 else self._at

    def _skip_blanks(self) -> None:
        match = _BLANKS.match(self._tex, self._at)
        self._at = match.end() if match else self._at

    def _end_of_name(self) -> None:
        """Behind a command's name: TeX eats blanks, and `{}` serves to keep them."""
        self._skip_blanks()
        if self._tex.startswith("{}", self._at):
            self._at += 2

    def _next_is(self, mark: str) -> bool:
        return self._tex.startswith(mark, self._at) and not self._tex.startswith("{}", self._at)

    # ------------------------------------------------------------------------------------------------ formulas

    def _math(self, closer: str = "$") -> str:
        start = self._at
        if closer == "$" and self._tex.startswith("$", start):
            closer, start = "$$", start + 1
        end = start
        while (end := self._find(closer, end)) >= 0 and closer[0] == "$" and self._tex[end - 1] == "\\":
            end += 1
        self.exact = False
        if end < 0:
            return self._tex[self._at - 1 : self._at] if closer == "$" else ""
        self._at = end + len(closer)
        return self._formula(self._tex[start:end])

    def _formula(self, tex: str) -> str:
        self.exact = False
        text = math_to_markup(tex)
        return f"${tex}$" if text is None else text


def _closing_brace(tex: str, at: int) -> int:
    """Where the group that opens at `at` closes; the end of the text when it does not."""
    depth = 0
    for match in re.compile(r"\\.|[{}]", re.S).finditer(tex, at):
        depth += (match.group() == "{") - (match.group() == "}")
        if depth == 0:
            return match.start()
    return len(tex)


@cache
def _pylatexenc_symbols() -> dict[str, str]:
    """Commands without arguments that pylatexenc knows a character for."""
    latex2text: Any = importlib.import_module("pylatexenc.latex2text")  # slow to import, and without types
    database = latex2text.get_default_latex_context_db()
    found: dict[str, str] = {}
    for spec in database.iter_macro_specs(["latex-base", "advanced-symbols"]):
        text = spec.simplify_repl
        if isinstance(text, str) and "%" not in text and spec.macroname.isalpha() and spec.macroname != "today":
            found[spec.macroname] = text
    return found
