"""An entry that stands as it was read: its fields as they are, but for accents, months and line breaks.

`{\\"o}` becomes `ö` (or stays, where ASCII is asked for), `month = {March}` becomes `month = mar`, a title broken over
lines becomes one line. Nothing else is touched: braces, formulas and commands are the owner's.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.bibtex import aliases
from bibkit.bibtex.latex import compose_accents, latex_in_ascii
from bibkit.bibtex.macros import MONTH_MACROS
from bibkit.bibtex.origins import FileOrigins
from bibkit.bibtex.values import RULES, one_line
from bibkit.text.wordlists import word_set


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
        if name == "month":
            fields[name] = month_value(tex)
        elif "\\" not in tex and "\n" not in tex and (not ascii or tex.isascii()):
            fields[name] = BibValue(tex)
        else:
            fields[name] = BibValue(_composed(name, tex, ascii))
    if inherited:
        fields = {name: value for name, value in fields.items() if name not in inherited}
    return {name: value for name, value in fields.items() if value.text} if "" in origins.fields.values() else fields


def _composed(name: str, tex: str, ascii: bool) -> str:
    if name in aliases.VERBATIM:
        return tex.strip()
    if name not in RULES and name not in _TEXTS:  # of a foreign field nobody knows what its backslashes mean
        return latex_in_ascii(tex.strip()) if ascii else tex.strip()
    if name not in aliases.RICH:
        tex = one_line(tex)
    return latex_in_ascii(tex) if ascii else compose_accents(tex)


_TEXTS = word_set(
    "publisher institution organization school number issue edition subtitle titleaddon booksubtitle booktitleaddon "
    "journalsubtitle pages"
)
_LONG_MONTHS = "january february march april may june july august september october november december"
_MACRO_OF = (
    dict(zip(_LONG_MONTHS.split(), MONTH_MACROS, strict=True))
    | {macro: macro for macro in MONTH_MACROS}
    | {"sept": "sep"}
)
_BARE_MONTHS = {macro: BibValue(macro, bare=True) for macro in MONTH_MACROS}
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTERS_APART = re.compile(r"([^\W\d_]+)")


def month_value(tex: str) -> BibValue:
    """A month as BibTeX's macros, also beside a day or another month: `jan~3` -> `jan # {~3}`."""
    if tex in _BARE_MONTHS:
        return _BARE_MONTHS[tex]
    text = one_line(tex)
    word = text.strip(".").lower()
    number = int(word) if word.isdigit() and len(word) < 3 else 0
    macro = MONTH_MACROS[number - 1] if 1 <= number <= 12 else _MACRO_OF.get(word)
    if macro:
        return _BARE_MONTHS[macro]
    words = _LETTERS.findall(word)
    if not words or not all(name in MONTH_MACROS for name in words) or re.search(r"[{}\"#\\]", text):
        return BibValue(text)
    parts = [part for part in _LETTERS_APART.split(text.lower()) if part]
    return BibValue(" # ".join(part if part in MONTH_MACROS else f"{{{part}}}" for part in parts), bare=True)
