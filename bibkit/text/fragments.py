"""Values that carry HTML or JATS, as meta tags and JSON-LD hold them, into the inline markup of entries."""

from __future__ import annotations

import re

from bibkit.text.patterns import lazy_pattern
from bibkit.text.whitespace import collapse
from bibkit.text.wordlists import word_set

# Element (without its namespace prefix) -> what it becomes. Elements of no weight vanish, blocks leave a blank.
_KEPT = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub", "sup": "sup", "sc": "sc", "scp": "sc",
}  # fmt: skip
_SMALL_CAPS = '<span style="font-variant: small-caps;">'
_VANISHING = word_set(
    "span a font u tt code small big s abbr acronym cite q mark ext-link xref named-content "
    "styled-content underline monospace math mi mo mn mrow msup msub msubsup mtext mfrac msqrt mover "
    "munder munderover mstyle mspace semantics formula inline-formula tex-math alternatives mfenced "
    "mpadded img wbr nobr roman sans-serif ins del"
)
_BLOCKS = word_set(
    "p br div li ul ol h1 h2 h3 h4 h5 h6 section sec title abstract abstracttext table tr td th tbody "
    "thead dl dt dd blockquote hr article header footer pre body html center disp-formula list list-item"
)
_DROPPED_WITH_CONTENT = ("script", "style", "annotation-xml", "annotation")
_TAG = lazy_pattern(r"<(/?)(?:[A-Za-z]+:)?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>")
_CDATA = lazy_pattern(r"<!\[CDATA\[|\]\]>")
# Elsevier's old pages write |[ouml]| for &ouml;.
_BARRED_ENTITY = lazy_pattern(r"\|\[([A-Za-z]+[0-9]*)\]\|")
_PAIRED = lazy_pattern(r"<(/?)(i|b|sub|sup|sc)>")
# Each tag is closed by the next one, as nearly all are: nothing nests or is left open.
_IN_PAIRS = re.compile(r"[^<]*+(?:<(i|b|sub|sup|sc)>[^<]*+</\1>[^<]*+)*+")
_EMPTY = lazy_pattern(r"<(i|b|sub|sup|sc)>(\s*)</\1>")


def inline_markup(value: str) -> str:
    """One line in the inline markup of entries: entities read (also when escaped twice), foreign tags gone.

    `Fe&lt;sub&gt;2&lt;/sub&gt;` -> `Fe<sub>2</sub>`; `p < 0.05` stays. Tags that are not closed are dropped.
    """
    text = unescape(value)
    if "<" not in text:
        return collapse(text)
    if "<!" in text or "]]>" in text:
        text = _CDATA.sub("", without_spans(text, "<!--", "-->"))
    for name in _DROPPED_WITH_CONTENT:
        if f"<{name}" in text:
            text = without_spans(text, f"<{name}", f"</{name}>")
    return balanced(_TAG.sub(_translate, text)).replace("<sc>", _SMALL_CAPS).replace("</sc>", "</span>")


def balanced(text: str) -> str:
    """One line of inline markup whose tags all have their partner and hold something."""
    if "<" not in text:
        return collapse(text)
    if not _IN_PAIRS.fullmatch(text):
        text = _balance(text)
    text = collapse(text)
    return collapse(_EMPTY.sub(r"\2", text)) if "></" in text or "> </" in text else text


def plain_text(value: str) -> str:
    """One line without any markup: `<i>E. coli</i> &amp; us` -> `E. coli & us`."""
    text = inline_markup(value)
    return collapse(strip_markup(text)) if "<" in text else text


_INLINE = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?:\s[^<>]*)?>")


def strip_markup(text: str) -> str:
    """The text of a value in inline markup, without its tags."""
    return _INLINE.sub("", text) if "<" in text else text


def unescape(value: str) -> str:
    """Character references read, at most twice over (`&amp;eacute;`), and `|[eacute]|`."""
    if "&" not in value and "|[" not in value:
        return value
    import html  # its table of names takes a millisecond

    text = value
    for _ in range(2):
        if "&" not in text:
            break
        text = html.unescape(text)
    if "|[" in text:
        text = _BARRED_ENTITY.sub(lambda match: html.unescape(f"&{match.group(1)};"), text)
    return text


def without_spans(text: str, opening: str, closing: str) -> str:
    """The text without what stands from each `opening` to the next `closing`; linear, an open end stays."""
    out, place = [], 0
    while (start := text.find(opening, place)) >= 0 and (end := text.find(closing, start)) >= 0:
        out.append(text[place:start])
        place = end + len(closing)
    return "".join(out) + text[place:]


def _translate(match: re.Match[str]) -> str:
    slash, name = match.group(1), match.group(2).lower()
    if name in _KEPT:
        return f"<{slash}{_KEPT[name]}>"
    if name in _VANISHING:
        return ""
    return " " if name in _BLOCKS else match.group()


def _balance(text: str) -> str:
    """Without tags that lack their partner; crossing pairs lose the inner one."""
    stack: list[re.Match[str]] = []
    open_count: dict[str, int] = {}
    drop: list[tuple[int, int]] = []
    for match in _PAIRED.finditer(text):
        name = match.group(2)
        if not match.group(1):
            stack.append(match)
            open_count[name] = open_count.get(name, 0) + 1
        elif not open_count.get(name):
            drop.append(match.span())
        else:
            while (last := stack.pop()).group(2) != name:
                drop.append(last.span())
                open_count[last.group(2)] -= 1
            open_count[name] -= 1
    drop += [match.span() for match in stack]
    if not drop:
        return text
    pieces, place = [], 0
    for start, end in sorted(drop):
        pieces.append(text[place:start])
        place = end
    return "".join(pieces) + text[place:]
