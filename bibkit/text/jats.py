"""Titles and abstracts as publishers deposit them (JATS, MathML, HTML, TeX, escaped once or thrice) in inline markup.

What comes out knows <i>, <b>, <sub>, <sup> and the small-caps span; all other tags go and their text stays. Depositors'
tools drop the blanks around markup (`response in<i>Azospirillum brasilense</i>`): where two words would run together
the blank is put back.
"""

from __future__ import annotations

import html
import re

from bibkit.text.elements import Element, Node, parse_elements
from bibkit.text.fragments import strip_markup
from bibkit.text.glue import CLOSE, OPEN, restore_blanks
from bibkit.text.mathml import render_math
from bibkit.text.tex import replace_tex
from bibkit.text.whitespace import collapse
from bibkit.text.wordlists import word_set

_INLINE = {
    "i": "i", "em": "i", "italic": "i", "emph": "i", "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub", "sup": "sup",
}  # fmt: skip
_CAPITALS = frozenset(("scp", "sc", "smallcaps", "small-caps"))
_MATH = frozenset(("math", "tex", "tex-math"))
_BLOCKS = word_set("p br div li sec list list-item title subtitle disp-formula disp-quote table tr td abstract")
_PLAIN = word_set(
    "span u underline a font tt code monospace ext-link uri email xref named-content styled-content "
    "inline-formula formula alternatives small big roman sans-serif label private-char inline-graphic graphic "
    "related-article overline strike sans institution fn def abbrev target milestone-start milestone-end "
    "chem-struct"
)
_MATH_PARTS = word_set(
    "mi mo mn mrow msup msub msubsup mtext ms mfrac msqrt mroot mover munder munderover mstyle mspace semantics "
    "annotation annotation-xml mfenced mpadded mphantom mmultiscripts mprescripts none mtable mtr mtd merror "
    "maction menclose"
)
_KNOWN = frozenset(_INLINE) | _CAPITALS | _MATH | _BLOCKS | _PLAIN | _MATH_PARTS
_SMALL_CAPS = '<span style="font-variant: small-caps;">{}</span>'
# "[UNK]", "[Combining Acute Accent]": characters a depositor's tool could not write.
_NAMED_CHARACTER = re.compile(r"\[(Combining [A-Z][A-Za-z ]+)\]")


def title_from_jats(value: str) -> str:
    """A title in one line of inline markup.

    >>> title_from_jats("In<i>Danio rerio</i> &amp;amp; <mml:math><mml:mi>α</mml:mi></mml:math>-limits <scp>r</scp>")
    'In <i>Danio rerio</i> & <i>α</i>-limits R'
    """
    text = _convert(value, headings=False)
    whole = _ALL_BOLD.fullmatch(text)
    return whole.group(1) if whole else text


def abstract_from_jats(value: str) -> str:
    """An abstract in one line of inline markup; section headings become labels ("Methods: …"), "Abstract" goes."""
    return _convert(value, headings=True)


_ALL_BOLD = re.compile(r"<b>((?:(?!</?b>).)*)</b>")


def _convert(value: str, *, headings: bool) -> str:
    text = _readable(value)
    if "<" in text:
        text = _render_all(parse_elements(text, _KNOWN), headings)
        text = restore_blanks(_trim_inside(text))
    text = replace_tex(text)
    return _tidy(text)


def _readable(value: str) -> str:
    """Character references read, up to three times over; mis-decoded UTF-8 and named combining marks mended."""
    text = value
    for _ in range(3):
        if "&" not in text:
            break
        text = html.unescape(text)
    text = text.replace(OPEN, "").replace(CLOSE, "")
    return mend_characters(text)


def _render_all(root: Element, headings: bool) -> str:
    return "".join(_render(child, headings) for child in root.children)


def _render(node: Node, headings: bool) -> str:
    if isinstance(node, str):
        return node
    name = node.name
    if name in _MATH or name in _MATH_PARTS:
        return f"{OPEN}{render_math(node)}{CLOSE}"
    if name in ("inline-formula", "alternatives", "formula", "disp-formula"):
        return _formula(node, headings)
    if name in _CAPITALS:
        return f"{OPEN}{_capitals(_render_all(node, headings))}{CLOSE}"
    inner = _render_all(node, headings)
    if name in _INLINE:
        tag = _INLINE[name]
        return f"<{tag}>{inner}</{tag}>" if inner.strip() else inner
    if name == "title" and headings:
        return _heading(inner)
    if name == "subtitle":
        return f": {inner} "
    return f" {inner} " if name in _BLOCKS else inner


def _formula(node: Element, headings: bool) -> str:
    """A formula given in several forms is taken in one: MathML before TeX before what else stands there."""
    for wanted in ("math", "tex-math", "tex"):
        found = _find(node, wanted)
        if found is not None:
            return f"{OPEN}{render_math(found)}{CLOSE}"
    return _render_all(node, headings)


def _find(node: Element, name: str) -> Element | None:
    for child in node.children:
        if isinstance(child, Element):
            if child.name == name:
                return child
            inner = _find(child, name)
            if inner is not None:
                return inner
    return None


def _capitals(text: str) -> str:
    """Small capitals: short lower-case text stands for capitals (`<scp>r</scp>`), numerals of ions keep the style."""
    bare = text.strip()
    if re.fullmatch(r"[ivx]{1,4}", bare):
        return text.replace(bare, _SMALL_CAPS.format(bare))
    return text.upper() if bare.islower() and len(bare) <= 3 else text


def _heading(text: str) -> str:
    label = collapse(strip_markup(text)).rstrip(" :.")
    if not label or re.fullmatch(
        r"abstract|summary|résumé|resumen|resumo|zusammenfassung|özet|öz|riassunto", label, re.I
    ):
        return " "
    if label.isupper() and len(label) > 4:
        label = label.capitalize()
    return f" {label}: "


# Pretty-printed deposits break lines around and inside markup; before punctuation such a blank means nothing.
_BREAK_BEFORE = re.compile(rf"(?<![ \t\n])[ \t]*\n\s*(?=(?:</[a-z]+>|{CLOSE})*[,.;:)\]/])")
_BREAK_AFTER = re.compile(rf"((?:^|[(\[/]|\w-)(?:<[a-z]+>|{OPEN})*)[ \t]*\n\s*")
_INSIDE_END = re.compile(r"(?<!\s)\s+((?:</(?:i|b|sub|sup)>)+)")
_INSIDE_START = re.compile(r"(?<!<[ib]>)(?<!<su[bp]>)((?:<(?:i|b|sub|sup)>)+)\s+")


def _trim_inside(text: str) -> str:
    """Blanks at the inner edges of markup: dropped with a line break in sub- and superscripts, else moved outside."""
    text = _BREAK_AFTER.sub(r"\1", _BREAK_BEFORE.sub("", text))

    def end(match: re.Match[str]) -> str:
        inside = "\n" in match.group() and match.group(1).startswith("</su")
        return match.group(1) + ("" if inside else " ")

    text = _INSIDE_END.sub(end, text)
    return _INSIDE_START.sub(r" \1", text)


_EMPTY = re.compile(r"<(i|b|sub|sup)>(\s*)</\1>")
_TOUCHING = re.compile(r"</(i|b)><\1>")


def _tidy(text: str) -> str:
    text = _EMPTY.sub(r"\2", text)
    text = _TOUCHING.sub("", text)
    text = re.sub(r"\s+([,.;:])(?=\s|$)", r"\1", re.sub(r"\s+", " ", text)) if re.search(r"> [,.;:]", text) else text
    return collapse(text.replace(OPEN, "").replace(CLOSE, ""))


def mend_characters(text: str) -> str:
    """Characters that were broken on the way: UTF-8 read as Latin-1 ("JÃ¶rg"), spelled-out combining marks, and
    replacement characters where only one reading is possible ("museum\ufffds", "f\ufffdr")."""
    if "[Combining " in text:
        import unicodedata

        def combine(match: re.Match[str]) -> str:
            try:
                return unicodedata.lookup(match.group(1).upper())
            except KeyError:
                return match.group()

        text = unicodedata.normalize("NFC", _NAMED_CHARACTER.sub(combine, text))
    if re.search(r"[ÃÂâ][\u0080-\u00bf\u2018-\u203a\u20ac\u2122œšžŸƒˆ˜]", text):
        text = _undo_latin1(text)
    if "\ufffd" in text:
        text = re.sub(r"(?<=\s)\ufffd(?=\s)", "–", text)
        text = re.sub(r"(?<=\w)\ufffd(?=[sS]\b)", "’", text)
        text = re.sub(r"\b([fF])\ufffdr\b", r"\1ür", text)
        text = re.sub(r"(?<!\w)\ufffdber(?=\w|\b)", "über", text)
    return text


def _undo_latin1(text: str) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
