"""An entry that stands as it was read, written field by field: plain values as they are, LaTeX in its simplest form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bibkit.bibtex import aliases
from bibkit.bibtex.latex import decode_latex_exactly, encode_latex
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.bibtex.names import parse_names_exactly, render_names
from bibkit.bibtex.origins import FileOrigins
from bibkit.bibtex.values import RULES, is_plain, one_line, page_ranges, read_names
from bibkit.text.wordset import word_set


class BibValue(NamedTuple):
    """A field's value: `text` to stand between braces, or, when `bare`, as it is (`oct`, `jan # {--} # feb`)."""

    text: str
    bare: bool = False


def unchanged_fields(origins: FileOrigins, parents: frozenset[str], *, ascii: bool) -> dict[str, BibValue] | None:
    """The fields of an entry as it was read; None when values inherited from outside `parents` must go with it."""
    inherited = origins.inherited_fields
    if inherited and not all(key in parents for key in inherited.values()):
        return None
    fields: dict[str, BibValue] = {}
    for name, tex in origins.fields.items():
        if name in inherited or not tex:
            continue
        if name == "month":
            fields[name] = month_value(tex)
        elif is_plain(tex) and (tex.isascii() or not ascii) and (name != "pages" or " " not in tex):
            fields[name] = BibValue(tex)
        elif text := _simplest(name, tex, ascii):
            fields[name] = BibValue(text)
    return fields


def _simplest(name: str, tex: str, ascii: bool) -> str:
    """LaTeX that says the same in Unicode (or ASCII); as it is where that would say less."""
    if name in aliases.VERBATIM or name.startswith(("bdsk-", "url")):
        return tex.strip()
    rule = RULES.get(name)
    if rule is not None and rule.read is read_names:
        return _simplest_names(one_line(tex), ascii)
    if name == "pages":
        tex = page_ranges(one_line(tex))
        if is_plain(tex.replace("--", "-")):
            return tex
    if (rule is None and name not in _TEXTS) or ("\n" in tex and name in aliases.RICH):
        return tex.strip()  # of a foreign field nobody knows what its braces mean; running text keeps its lines
    line = one_line(tex)
    text, exact = decode_latex_exactly(line, case_braces=name in aliases.TITLES or name.endswith("title"))
    if not exact and (line.isascii() or not ascii):
        return line
    return encode_latex(one_line(text), ascii=ascii)


_TEXTS = word_set(
    "publisher institution organization school number issue edition subtitle titleaddon booksubtitle booktitleaddon "
    "journalsubtitle"
)


@lru_cache(4096)
def _simplest_names(tex: str, ascii: bool) -> str:
    names, exact = parse_names_exactly(tex)
    if ("\\" not in tex or not exact) and (tex.isascii() or not ascii):
        return tex
    return render_names(names, dialect="biblatex", ascii=ascii)


_LONG_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MACRO_OF = (
    dict(zip(_LONG_MONTHS, MONTH_MACROS, strict=True)) | {macro: macro for macro in MONTH_MACROS} | {"sept": "sep"}
)


def month_value(tex: str) -> BibValue:
    """A month as BibTeX's macros, also beside a day or another month: `jan~3` -> `jan # {~3}`."""
    text = one_line(tex)
    word = text.strip(".").lower()
    number = int(word) if word.isdigit() and len(word) < 3 else 0
    macro = MONTH_MACROS[number - 1] if 1 <= number <= 12 else _MACRO_OF.get(word)
    if macro:
        return BibValue(macro, bare=True)
    words = _LETTERS.findall(word)
    if not words or not all(name in MONTH_MACROS for name in words) or re.search(r"[{}\"#\\]", text):
        return BibValue(text)
    parts = [part for part in _LETTERS_APART.split(text.lower()) if part]
    return BibValue(" # ".join(part if part in MONTH_MACROS else f"{{{part}}}" for part in parts), bare=True)


_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_APART = re.compile(r"([^\W\d_]+)")
