"""LaTeX text to inline markup and back.

Reading has three gears: text in which nothing is special comes back as it is; accents and the commonest commands are
replaced by one pattern with a memory; the rest goes through bibkit.bibtex.latex_decode. Writing is
bibkit.bibtex.latex_encode.
"""

from __future__ import annotations

import re

from bibkit.bibtex.latex_decode import Decoder
from bibkit.bibtex.latex_encode import encode_latex, encode_verbatim, latex_in_ascii
from bibkit.text.markup import wrap
from bibkit.text.patterns import lazy_pattern

__all__ = [
    "decode_common",
    "decode_latex",
    "decode_latex_exactly",
    "decode_verbatim",
    "encode_latex",
    "encode_verbatim",
    "latex_in_ascii",
]

_LETTER = r"(?:[A-Za-z]|\\[ij](?![A-Za-z])\s*)"
# A doubled backslash, for the thorough reader; accented letters, `{\"o} \'{\i} \v s`; letters of their own, `{\ss}`.
_ACCENTED = (
    r"\\\\"
    rf"|\{{\\[\"'`^~=.]\s*(?:{_LETTER}|\{{{_LETTER}\}})\}}"
    rf"|\\[\"'`^~=.](?:{_LETTER}|\{{{_LETTER}\}})"
    rf"|\{{\\[uvHcdbkrh](?:\s+{_LETTER}|\{{{_LETTER}\}})\}}"
    rf"|\\[uvHcdbkrh](?:\s+{_LETTER}|\{{{_LETTER}\}})"
    r"|\{\\(?:ss|[ao]e|[AO]E|[oOlLij]|aa|AA|d[hj]|D[HJ]|th|TH)\}"
)
_replace_accented = re.compile(_ACCENTED).sub
_replace_common = re.compile(rf"{_ACCENTED}|\\[&%_\#]").sub


class _Memory(dict[str, str]):
    """What the common commands say, each read once."""

    def __missing__(self, tex: str) -> str:
        text = tex if tex == "\\\\" else Decoder(tex, case_braces=False).decode()
        self[tex] = text
        return text


_MEMORY = _Memory()


def decode_latex(tex: str, *, case_braces: bool = False) -> str:
    """LaTeX text as inline markup; what has no such form (formulas, unknown commands) stays as it is.

    With `case_braces`, as in titles, `{NASA}` becomes `<span class="nocase">NASA</span>`; braces around the whole say
    nothing. Line breaks are blanks, `~` a no-break space.

    >>> decode_latex(r"{\\'E}tudes on \\emph{E. coli}, H$_2$O \\& {NASA}", case_braces=True)
    'Études on <i>E. coli</i>, H<sub>2</sub>O & <span class="nocase">NASA</span>'
    """
    return decode_latex_exactly(tex, case_braces=case_braces)[0]


def decode_common(tex: str) -> str:
    """The text with accents and the commonest commands read, `Erd{\\H o}s` -> `Erdős`; all else stays LaTeX."""
    return _replace_common(_common, tex) if "\\" in tex else tex


def compose_accents(tex: str) -> str:
    """LaTeX with accented letters in Unicode, all else as it stands: `{\\'E}t \\& {NASA}` -> `Ét \\& {NASA}`."""
    return _replace_accented(_common, tex) if "\\" in tex else tex


def decode_latex_exactly(tex: str, *, case_braces: bool = False) -> tuple[str, bool]:
    """As `decode_latex`, and whether the text says all that its LaTeX does (`\\texttt`, formulas: False)."""
    if not _has_special(tex):
        return tex, True
    text = tex
    if "\\" in tex:
        text = decode_common(tex)
        if not _has_special(text):
            return text, True
    if case_braces and text[0] != "{" and not _has_more_than_braces(text):
        simple = _replace_group(_protect, text)
        if "{" not in simple and "}" not in simple and "--" not in simple and "''" not in simple:
            return simple, True
    inner = _without_outer_braces(text) if case_braces else text
    decoder = Decoder(inner, case_braces=case_braces)
    try:
        decoded = decoder.decode()
    except RecursionError:  # braces or commands nested by the hundred: nobody's text
        return text.replace("{", "").replace("}", ""), False
    return decoded, decoder.exact and inner is text


# Looking for single characters with `in` takes a fifth of the time of a pattern.
def _has_special(tex: str) -> bool:
    return _has_more_than_braces(tex) or "{" in tex or "}" in tex or "--" in tex or "''" in tex


def _has_more_than_braces(tex: str) -> bool:
    return "\\" in tex or "$" in tex or "~" in tex or "`" in tex


_search_letter = re.compile(r"[^\W\d_]").search
_replace_group = re.compile(r"\{([^{}]*)\}").sub


class _ProtectedWords(dict[str, str]):
    """What `{NASA}` in a title says, by what is in the braces: the same words come again and again.

    `{--}` says nothing about case.
    """

    def __missing__(self, inner: str) -> str:
        text = wrap("nocase", inner) if _search_letter(inner) else inner
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[inner] = text
        return text


_MOST_REMEMBERED = 10_000
_PROTECTED_WORDS = _ProtectedWords()


def _protect(match: re.Match[str]) -> str:
    return _PROTECTED_WORDS[match[1]]


def _common(match: re.Match[str]) -> str:
    return _MEMORY[match.group()]


def _without_outer_braces(tex: str) -> str:
    """`{{The whole title}}` -> `The whole title`: braces that hold everything protect nothing in particular."""
    tex = tex.strip()
    if not (tex.startswith("{") and tex.endswith("}")):
        return tex
    opened: list[int] = []
    partners: dict[int, int] = {}
    for match in _BRACES.finditer(tex):
        if match.group() == "{":
            opened.append(match.start())
        elif match.group() == "}":
            partners[opened.pop()] = match.start()
            if not opened:
                break
    start, end = 0, len(tex)
    while start < end and partners.get(start) == end - 1:
        start, end = start + 1, end - 1
        while start < end and tex[start].isspace():
            start += 1
        while start < end and tex[end - 1].isspace():
            end -= 1
    return tex[start:end]


_BRACES = lazy_pattern(r"\\.|[{}]", re.S)
_VERBATIM_ESCAPE = lazy_pattern(
    r"\\(?:url|path|nolinkurl|href)\s*\{([^{}]*)\}(?:\{[^{}]*\})?|\{?\\textasciitilde\s*(?:\{\})?\}?|\\~\{\}|"
    r"\$\\sim\$|\{\\([%&$#_~])\}|\\([%&$#_~{}])"
)


def decode_verbatim(tex: str) -> str:
    """A url, DOI, file or eprint: taken as it stands but for escapes that people put there all the same.

    `\\url{http://x.org/a\\_b}` -> `http://x.org/a_b`, `{\\textasciitilde}` -> `~`.
    """
    if "\\" not in tex and "{" not in tex and "$" not in tex:
        return tex.strip()
    text = _VERBATIM_ESCAPE.sub(_verbatim, tex)
    return text.replace("{", "").replace("}", "").strip() if "\\" not in text else text.strip()


def _verbatim(match: re.Match[str]) -> str:
    return match.group(1) or match.group(2) or match.group(3) or "~"
