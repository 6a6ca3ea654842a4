"""Inline markup to LaTeX: everything that means something to TeX is escaped, so that nothing from a page runs.

Letters stay Unicode unless ASCII is asked for. What LaTeX's UTF-8 input does not know without further packages (Greek
letters standing alone, mathematical signs) is written as commands even so.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from bibkit.bibtex.latex_math import is_safe_math
from bibkit.bibtex.latex_tables import ACCENTS, ASCII_DROPPED, ASCII_TEXT, MATH_SYMBOLS, SPECIALS
from bibkit.text.markup import Run, Style, parse_markup
from bibkit.text.patterns import lazy_pattern

Span = tuple[int, int]

_OPEN: dict[Style, str] = {
    "i": r"\emph{", "b": r"\textbf{", "sub": r"\textsubscript{", "sup": r"\textsuperscript{", "sc": r"\textsc{",
    "nocase": "{",
}  # fmt: skip

_SPECIAL = r"\\{}$&%#_~^<>\u00a0\u00ad"
# What modern LaTeX reads as it stands although it is a sign, beside everything in Latin-1.
_KNOWN_SIGNS = frozenset("←→↑↓√−†‡•…‖∗⋅")
_MATH_COMMANDS = {
    sign: f"{{$\\{name}$}}"
    for name, sign in reversed(MATH_SYMBOLS.items())
    if len(sign) == 1 and sign > "\u00ff" and sign not in _KNOWN_SIGNS and name not in ("|", "imath", "jmath")
} | {"′": "{$'$}", "″": "{$''$}", "ϵ": r"{$\epsilon$}", "φ": r"{$\varphi$}", "ϕ": r"{$\phi$}", "Ω": r"{$\Omega$}"}
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_SIGNS = "".join(sign for sign in _MATH_COMMANDS if not re.match(f"[{_GREEK}]", sign))
_LETTER_ACCENTS = {combining: mark for mark, combining in reversed(ACCENTS.items()) if len(mark) == 1} | {
    "\u0326": "textcommabelow", "\u0325": "textsubring", "\u034d": "spreadlips", "\u0361": "t",
}  # fmt: skip
_COMBINING = "".join(_LETTER_ACCENTS) + "\u0305\u20d7"

_UNICODE = lazy_pattern(rf"[{_SPECIAL}{_SIGNS}]|\w[{_COMBINING}]+|(?<![{_GREEK}])[{_GREEK}](?![{_GREEK}{_COMBINING}])")
_ASCII = lazy_pattern(rf"[{_SPECIAL}]|[{_GREEK}]{{2,}}|\w[{_COMBINING}]+|[^\x00-\x7f]")
_NON_ASCII = lazy_pattern(rf"[{_GREEK}]{{2,}}|\w[{_COMBINING}]+|[^\x00-\x7f]")
_NEEDS_UNICODE = re.compile(rf"[{_SPECIAL}{_SIGNS}{_COMBINING}{_GREEK}]").search
_NEEDS_ASCII = re.compile(rf"[{_SPECIAL}]|[^\x00-\x7f]").search
_FORMULA = lazy_pattern(r"(?<![\w$\\])\$([^$]{1,400})\$(?![\d$])")


def encode_latex(text: str, *, ascii: bool = False, protect: Sequence[Span] = ()) -> str:
    """A text in inline markup as LaTeX that may stand between a field's braces.

    `protect` are stretches of the plain text (without tags) to be put in braces against case changes. Formulas made of
    known commands, `$\\frac{a}{b}$`, pass; every other `\\`, `$`, `%` … is escaped.

    >>> encode_latex("Profit & <i>Loss</i> at 5% in C:\\\\temp")
    'Profit \\\\& \\\\emph{Loss} at 5\\\\% in C:\\\\textbackslash{}temp'
    """
    if "<" not in text and not protect:
        return escape(text, ascii=ascii)
    runs = parse_markup(text)
    return _render(_with_protection(runs, protect) if protect else runs, ascii=ascii)


def encode_verbatim(text: str) -> str:
    """A url, DOI, file or eprint for a verbatim field: as it is; only what would break the field's braces is coded."""
    if "{" not in text and "}" not in text and "\n" not in text:
        return text
    opens_first = text.find("{") < text.find("}") and text.rfind("{") < text.rfind("}")
    if text.count("{") == text.count("}") and opens_first and "\n" not in text:
        return text
    return text.replace("{", "%7B").replace("}", "%7D").replace("\n", " ")


def escape(text: str, *, ascii: bool = False) -> str:
    """Plain text as LaTeX; see `encode_latex`."""
    if (_NEEDS_ASCII if ascii else _NEEDS_UNICODE)(text) is None:
        return text
    if "$" in text:
        return _escape_around_formulas(text, ascii=ascii)
    return _ASCII.sub(_ascii_form, text) if ascii else _UNICODE.sub(_unicode_form, text)


def _escape_around_formulas(text: str, *, ascii: bool) -> str:
    pattern, form = (_ASCII, _ascii_form) if ascii else (_UNICODE, _unicode_form)
    out: list[str] = []
    at = 0
    look = 0
    while (match := _FORMULA.search(text, look)) is not None:
        if not is_safe_math(match.group(1)) or (ascii and not match.group().isascii()):
            look = match.start() + 1
            continue
        out.append(pattern.sub(form, text[at : match.start()]))
        out.append(match.group())
        at = look = match.end()
    out.append(pattern.sub(form, text[at:]))
    return "".join(out)


def latex_in_ascii(tex: str) -> str:
    """LaTeX with its letters outside ASCII written as commands, and all else as it stands."""
    return tex if tex.isascii() else _NON_ASCII.sub(_ascii_form, tex)


def _unicode_form(match: re.Match[str]) -> str:
    found = match.group()
    if found in SPECIALS:
        return SPECIALS[found]
    if len(found) > 1:
        return _accented(found[0], found[1:], ascii=False)
    return _MATH_COMMANDS.get(found, found)


def _ascii_form(match: re.Match[str]) -> str:
    return ascii_form(match.group())


@lru_cache(8192)
def ascii_form(found: str) -> str:
    """One character (with its combining accents) in ASCII LaTeX; `{\\char"4E2D}` where there is no command."""
    if found in SPECIALS:
        return SPECIALS[found]
    if len(found) == 1:
        if found in ASCII_TEXT:
            return ASCII_TEXT[found]
        if found in _MATH_COMMANDS:
            return _MATH_COMMANDS[found]
        if found in ASCII_DROPPED:
            return ""
    if found[0] >= "\u0370" and len(found) > 1 and "\u0370" <= found[1] <= "\u1fff":  # a Greek word
        return "".join(map(_by_number, found))
    parts = unicodedata.normalize("NFD", found)
    if len(parts) > 1 and all(part in _LETTER_ACCENTS or part in "\u0305\u20d7" for part in parts[1:]):
        return _accented(parts[0], parts[1:], ascii=True)
    if len(found) > 1:
        return "".join(map(ascii_form, found))
    return _pylatexenc_form(found) or _by_number(found)


def _by_number(character: str) -> str:
    return f'{{\\char"{ord(character):X}}}'


def _accented(letter: str, accents: str, *, ascii: bool) -> str:
    if accents[0] in "\u0305\u20d7":
        return f"{{$\\{'overline' if accents[0] == chr(0x305) else 'vec'}{{{letter}}}$}}"
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    inner = letter if letter.isascii() or not ascii else ascii_form(letter)
    if not ascii and len(whole := unicodedata.normalize("NFC", letter + accents)) == 1:
        return whole
    dotless = letter in "ij" and accents[0] not in "\u0323\u0331\u0327\u0328\u0325\u0326"
    inner = f"\\{letter}" if dotless else inner
    for accent in accents:
        mark = _LETTER_ACCENTS.get(accent)
        if mark is None:
            continue
        inner = f"\\{mark}{{{inner}}}" if mark.isalpha() or len(inner) > 1 else f"\\{mark}{inner}"
    return f"{{{inner}}}"


@cache
def _pylatexenc_table() -> dict[int, str]:
    latexencode: Any = importlib.import_module("pylatexenc.latexencode")  # slow to import, and without types
    table: dict[int, str] = latexencode.get_builtin_uni2latex_dict()
    return table


def _pylatexenc_form(character: str) -> str:
    form = _pylatexenc_table().get(ord(character), "")
    return f"{{{form}}}" if form.startswith("\\") and form.isascii() else ""


# ---------------------------------------------------------------------------------------------------------- styles


def _with_protection(runs: Iterable[Run], protect: Sequence[Span]) -> list[Run]:
    """Runs cut at the ends of protected stretches, whose capitals become "nocase": `\\emph{{Escherichia} coli}`."""
    out: list[Run] = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        at = start
        for first, last in protect:
            left, right = max(first, start), min(last, end)
            text = run.text[left - start : right - start] if left < right else ""
            if text == text.lower() or "nocase" in run.styles:
                continue
            _append(out, run.text[at - start : left - start], run.styles)
            _append(out, text, (*run.styles, "nocase"))
            at = right
        _append(out, run.text[at - start :], run.styles)
        start = end
    return out


def _append(out: list[Run], text: str, styles: tuple[Style, ...]) -> None:
    if text:
        out.append(Run(text, styles))


def _render(runs: Iterable[Run], *, ascii: bool) -> str:
    return _render_level([(run.styles, escape(run.text, ascii=ascii)) for run in runs])


def _render_level(pieces: Sequence[tuple[tuple[Style, ...], str]]) -> str:
    """Neighbours that share their outermost style go into one command."""
    out: list[str] = []
    at = 0
    while at < len(pieces):
        styles, text = pieces[at]
        if not styles:
            out.append(text)
            at += 1
            continue
        style = styles[0]
        end = at
        while end < len(pieces) and pieces[end][0][:1] == (style,):
            end += 1
        inner = _render_level([(piece[0][1:], piece[1]) for piece in pieces[at:end]])
        if style == "nocase" and inner.startswith("\\"):
            inner = f"{{{inner}}}"  # BibTeX changes the case of what stands in a group that begins with a command
        out.append(f"{_OPEN[style]}{inner}}}")
        at = end
    return "".join(out)
