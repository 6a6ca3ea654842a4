"""The modifiers of JabRef's patterns: what stands behind a colon (`:lower`, `:abbr`, `:regex("a","b")`, `:(none)`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bibkit.bibtex.latex import decode_latex
from bibkit.errors import InputError
from bibkit.keys.jabref_title import SMALL_WORDS
from bibkit.text.markup import strip_markup

_TRUNCATE = re.compile(r"truncate(\d+)")
_REGEX = re.compile(r'regex\(\s*"((?:[^"\\]|\\.)*)"\s*,\s*"((?:[^"\\]|\\.)*)"\s*\)', re.S)


def modified(value: str, modifiers: Sequence[str], expand: Callable[[str], str]) -> str:
    """The value passed through the modifiers, left to right; unknown ones change nothing.

    `expand` fills in the patterns that may stand in `:(…)`, the text for a value that is empty.
    """
    text = value
    for modifier in modifiers:
        if modifier in _PLAIN:
            text = _PLAIN[modifier](text)
        elif match := _TRUNCATE.fullmatch(modifier):
            text = text[: int(match.group(1))].rstrip()
        elif match := _REGEX.fullmatch(modifier):
            text = _replaced(text, match.group(1), match.group(2))
        elif len(modifier) > 2 and modifier[0] == "(" and modifier[-1] == ")" and not value:
            text = expand(modifier[1:-1])
    return text


def check_modifier(modifier: str) -> None:
    """InputError for a modifier nobody knows."""
    known = modifier in _PLAIN or _TRUNCATE.fullmatch(modifier) or (modifier[:1] == "(" and modifier[-1:] == ")")
    if match := _REGEX.fullmatch(modifier):
        _replaced("", match.group(1), match.group(2))
    elif not known:
        import difflib

        near = difflib.get_close_matches(modifier, _PLAIN, n=1)
        raise InputError(
            f"key pattern: there is no modifier {modifier!r}", f"did you mean {near[0]!r}?" if near else ""
        )


def _replaced(text: str, pattern: str, replacement: str) -> str:
    """Java's replaceAll: `$1` is a group, a backslash takes the meaning off the next character."""
    template = re.sub(
        r"\\(.)|\$(\d)|\\$",
        lambda part: rf"\g<{part.group(2)}>" if part.group(2) else (part.group(1) or ""),
        replacement,
    )
    try:
        return re.sub(pattern.replace("\\\\", "\\"), template.replace("\\n", "n"), text)
    except (re.error, IndexError, RecursionError) as error:
        raise InputError(f"key pattern: the regular expression {pattern!r} cannot be used: {error}") from None


def _abbreviated(text: str) -> str:
    return "".join(word[0] for word in re.split(r"[() \r\n\"]", re.sub(r"[{}']", "", text)) if word)


def _capitalised(text: str) -> str:
    return _by_word(text, lambda word, _first: word[:1].upper() + word[1:].lower())


def _title_case(text: str) -> str:
    def change(word: str, first: bool) -> str:
        if not first and word.lower() in SMALL_WORDS:
            return word.lower()
        return word[:1].upper() + word[1:].lower()

    return _by_word(text, change)


def _sentence_case(text: str) -> str:
    return _by_word(text, lambda word, first: word[:1].upper() + word[1:].lower() if first else word.lower())


def _by_word(text: str, change: Callable[[str, bool], str]) -> str:
    """Every word changed, blanks kept; what stands in braces is left alone."""
    out = []
    first = True
    for piece in re.findall(r"\{[^{}]*\}|[^\s{}]+|\s+|[{}]", text):
        protected = piece[0] in "{}" or piece.isspace()
        out.append(piece if protected else change(piece, first))
        first = first and piece.isspace()
    return "".join(out)


_PLAIN: dict[str, Callable[[str], str]] = {
    "abbr": _abbreviated,
    "lower": str.lower,
    "lower_case": str.lower,
    "upper": str.upper,
    "upper_case": str.upper,
    "capitalize": _capitalised,
    "titlecase": _title_case,
    "title_case": _title_case,
    "sentencecase": _sentence_case,
    "sentence_case": _sentence_case,
    "latex_to_unicode": lambda text: strip_markup(decode_latex(text)),
    "remove_braces": lambda text: re.sub(r"^\{(.*)\}$", r"\1", text, flags=re.S),
    "trim_whitespace": str.strip,
    "clear": lambda _text: "",
}
