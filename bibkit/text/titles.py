"""Titles as pages print them: closing full stops, site names behind a bar, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bibkit.text.fragments import inline_markup, strip_markup
from bibkit.text.patterns import lazy_pattern

# A full stop that belongs to what stands before it: an ellipsis, an initial, a common abbreviation.
_KEEPS_STOP = lazy_pattern(
    r"(?:\.\.|…|\b[A-Za-zÀ-ÿ]\.|\b(?:etc|al|Jr|Sr|Inc|Ltd|Co|Corp|St|vs|nov|sp|spp|ed|Bd|Nr)\.)$"
)
_MARKS = "*†‡§¶#☆✩★⁎"
_RAISED_MARK = lazy_pattern(r"<sup>\s*[*†‡§¶☆⁎]\s*</sup>")
_NO_LETTERS = re.compile(r"[\W_]+")
_COMMON_MARKS = "–—’‘“”"
_SMALL_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_NO_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_SEPARATOR = re.compile(r"\s*[|»«›·•]\s*|\s+[-–—:/]+\s+|\s*::\s*|\s+-\s*|\s*-\s+")


def clean_title(value: str) -> str:
    """A title as an entry holds it: inline markup, one line, without the closing full stop and footnote marks, and
    without blanks inside its brackets."""
    text = trim_title(inline_markup(value))
    if "( " in text or " )" in text:  # around words that the page sets apart: "Oilseed Echium ( Echium plantagineum )"
        text = text.replace("( ", "(").replace(" )", ")")
    return text


def trim_title(text: str) -> str:
    """Without footnote marks at the end, without one closing full stop; an ellipsis or abbreviation keeps its own."""
    text = _without_marks(text.strip())
    if text.endswith((".</i>", ".</b>")) and not text.endswith(("..</i>", "..</b>")):
        return text[:-5] + text[-4:]
    if text.endswith(".") and not _KEEPS_STOP.search(text):
        return text[:-1].rstrip()
    return text


def _without_marks(text: str) -> str:
    """The text without the footnote marks at its end, raised ones too."""
    while True:
        text = text.rstrip(_MARKS + " ")
        start = text.rfind("<sup>") if text.endswith("</sup>") else -1
        if start < 0 or not _RAISED_MARK.fullmatch(text, start):
            return text
        text = text[:start]


def comparison_key(text: str) -> str:
    """Letters and digits only, case folded: titles that a reader takes for the same have the same key."""
    return _cached_key(text) if len(text) <= 200 else _key(text)


def _key(text: str) -> str:
    text = strip_markup(text).casefold()
    # Most of what goes is ASCII, and bytes are sieved six times as fast.
    text = text.encode("utf-8", "surrogatepass").translate(None, _NO_ASCII_LETTERS).decode("utf-8", "surrogatepass")
    if text.isascii():
        return text
    for mark in _COMMON_MARKS:
        text = text.replace(mark, "")
    if not _SMALL_DIGITS.keys().isdisjoint(map(ord, text)):  # CO₂ is CO<sub>2</sub>
        text = text.translate(_SMALL_DIGITS)
    return text if text.isalnum() else _NO_LETTERS.sub("", text)


_cached_key = lru_cache(maxsize=2048)(_key)


def without_material(title: str) -> str:
    """A title without the form in which a catalogue has the work: `Les foires [Texte imprimé]` -> `Les foires`."""
    return _MATERIAL.sub("", title) if "[" in title else title


_MATERIAL = lazy_pattern(
    r"(?<!\s)\s*+\[(?:(?:electronic resource|elektronische ressource|elektronický zdroj|ressource électronique|"
    r"document électronique|recurso electrónico|risorsa elettronica|электронный ресурс|microform|sound recording|"
    r"videorecording|images? animées?)[^\[\]]{0,60}|texte imprimé|texto impreso|текст|printed text|"
    r"text(?=\]\s*(?:[:=/]|$)))\]",
    re.I,
)


def title_parts(text: str) -> list[str]:
    """What stands between the separators of a `<title>`: `A study | Journal | Site` -> three parts."""
    return [part for part in _SEPARATOR.split(" ".join(text.split())) if part]


def without_site_name(text: str, sites: Iterable[str]) -> str:
    """A `<title>` less the site's name before or behind it: `A study | PLOS ONE`, sites `["PLOS ONE"]` -> `A study`."""
    known = {comparison_key(site) for site in sites if site} - {""}
    changed = bool(known)
    while changed:
        changed = False
        marks = list(_SEPARATOR.finditer(text))
        if not marks:
            break
        first, last = marks[0], marks[-1]
        if comparison_key(text[last.end() :]) in known and text[: last.start()]:
            text, changed = text[: last.start()], True
        elif comparison_key(text[: first.start()]) in known and text[first.end() :]:
            text, changed = text[first.end() :], True
    return text.strip()


def is_shouted(text: str) -> bool:
    """Whether a text of several words is in capitals throughout."""
    bare = strip_markup(text)
    return bare.isupper() and sum(char.isalpha() for char in bare) > 12 and " " in bare
