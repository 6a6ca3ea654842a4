"""References as a citation style prints them, by citeproc-py: text, HTML or Markdown.

citeproc-py (0.11, 2026-09) follows CSL 1.0.1; it does not tell apart works that a style would give the same citation.
"""

from __future__ import annotations

import html
import importlib
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from bibkit.errors import InputError
from bibkit.formats._csl_style import adapted, drop_foreign_ordinals
from bibkit.model.entry import Entry
from bibkit.model.names import is_cjk
from bibkit.text.elements import Element, parse_elements

Target = Literal["text", "html", "markdown"]

# Our inline markup travels through the processor as characters that nobody writes.
_TAGS = ("<i>", "</i>", "<b>", "</b>", "<sub>", "</sub>", "<sup>", "</sup>")
_HIDDEN = {tag: chr(0xE000 + number) for number, tag in enumerate(_TAGS)}
_SHOWN = {hidden: tag for tag, hidden in _HIDDEN.items()}
# So do the characters that HTML reads as its own: the processor escapes names, but not titles.
_ESCAPED = {"&": ("\ue010", "&amp;"), "<": ("\ue011", "&lt;"), ">": ("\ue012", "&gt;")}
_PAGES = re.compile(r"(?<!\w)(\w++)-(\w+)")
_FILL = "\ue021\ue022"
# "and others", which styles would join as if it were a person.
_OTHERS = "\ue020"
_AND_OTHERS = re.compile(rf"(?:[,;]\s*+|(?<!\s)\s++)?(?:(?:&amp;|\ue010|&|\w{{1,4}})\s++)?{_OTHERS}\.?")
_NOCASE = re.compile(r'(<span class="nocase">|</span>)')
_SPAN_INSIDE_A_WORD = re.compile(r'<span class="nocase">.{0,1000}?</span>')
_SMALL_CAPS = re.compile(r'<span style="font-variant:\s*small-caps;?">(.{0,1000}?)</span>')
_MARKDOWN = {"i": ("*", "*"), "b": ("**", "**"), "sub": ("~", "~"), "sup": ("^", "^")}
_SPECIAL = re.compile(r"([\\`*_\[\]<>~^])")
_NUMBER_WITHOUT_BLANK = re.compile(r"^(\[\d+\]|\d+\.)(?=[^\s\d])")


@dataclass(frozen=True, slots=True)
class References:
    """`citations`: how each entry is cited in running text; `bibliography`: the list, in the style's order."""

    citations: tuple[str, ...]
    bibliography: tuple[str, ...]


def render_references(entries: Sequence[Entry], style: bytes, *, to: Target = "text", locale: str = "") -> References:
    """Entries in a CSL style (its XML). `locale` ("de-DE") overrides the style's own language.

    Raises InputError: citeproc-py is not installed, the style is broken or not independent, no such locale.
    """
    reader = _citeproc("citeproc.source.json")
    roles = frozenset(name.replace("_", "-") for name in _citeproc("citeproc").NAMES)
    with warnings.catch_warnings():
        # It warns of every attribute and variable that it passes over.
        warnings.simplefilter("ignore")
        source = reader.CiteProcJSON([_csl(entry, str(number), roles) for number, entry in enumerate(entries)])
        return _rendered(_style(style, locale), source, len(entries), to)


def _rendered(style: Any, source: Any, count: int, to: Target) -> References:
    processor = _citeproc("citeproc")
    if any(getattr(style.root, part, None) is None for part in ("citation", "bibliography")):
        raise InputError("the style cannot be used: it says nothing of references", "name a style with a bibliography")
    bibliography = processor.CitationStylesBibliography(style, source, processor.formatter.html)
    citations = [processor.Citation([processor.CitationItem(str(number))]) for number in range(count)]
    for citation in citations:
        bibliography.register(citation)
    bibliography.sort()
    cited = [str(bibliography.cite(citation, lambda _item: None)) for citation in citations]
    listed = [str(item) for item in bibliography.bibliography()]
    return References(tuple(_converted(text, to) for text in cited), tuple(_converted(text, to) for text in listed))


def _citeproc(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError:
        raise InputError(
            "formatted references need citeproc-py, which is not installed", "pip install 'bibkit[cite]'"
        ) from None


def _style(style: bytes, locale: str) -> Any:
    import io

    if re.search(rb"<!(?:DOCTYPE|ENTITY)", style, re.I):
        raise InputError("the style declares XML entities, which a CSL style never does; it was not read")
    etree = _citeproc("lxml.etree")
    try:
        text = adapted(style, etree)
        made = _citeproc("citeproc").CitationStylesStyle(io.BytesIO(text), locale=locale or None, validate=False)
        drop_foreign_ordinals(made.root.locales)
        return made
    except etree.XMLSyntaxError as error:
        raise InputError(f"the style is no readable XML: {error}") from None
    except (ValueError, AttributeError, KeyError, IndexError, TypeError) as error:
        # A dependent style has no layout; what else is wrong shows in as many ways.
        raise InputError(f"the style cannot be used: {error}", "name an independent CSL style") from None


def _csl(entry: Entry, number: str, roles: frozenset[str]) -> dict[str, Any]:
    """The CSL-JSON item with what the processor cannot read made readable. It stops at people in other than `roles`."""
    item = {name: value for name, value in entry.to_csl().items() if name in roles or not isinstance(value, list)}
    item.pop("custom", None)
    item["id"] = number
    if "event-title" in item:  # as CSL 1.0.1 calls it
        item["event"] = item.pop("event-title")
    if "page" in item:
        item["page"] = _PAGES.sub(_shielded, item["page"])
    for variable, value in item.items():
        if isinstance(value, str):
            item[variable] = _hidden(value)
        elif isinstance(value, list):
            item[variable] = [_name(name) for name in value]
        elif isinstance(value, dict) and len(value.get("date-parts", ())) == 2:
            item[variable] = _one_date(value)
    return item


def _shielded(pages: re.Match[str]) -> str:
    """1-12 so that the processor does not shorten it to 1-2: it compares figures from the left."""
    first, last = pages.groups()
    return pages[0] if len(first) == len(last) else f"{_FILL[0] * len(last)}{first}-{_FILL[1]}{last}"


def _one_date(span: dict[str, Any]) -> dict[str, Any]:
    """Some days of one year as what they have in common, years as years, for the processor stops at other spans; an
    open one in words."""
    first, last = span["date-parts"]
    common = [one for one, other in zip(first, last, strict=False) if one == other]
    if first[0] != last[0]:
        if first[0] and last[0]:
            return {**span, "date-parts": [first[:1], last[:1]]}
        return {"literal": f"{first[0] or ''}–{last[0] or ''}"}
    return {**span, "date-parts": [common if first[:2] == last[:2] else common[:1]]}


def _hidden(text: str) -> str:
    text = _SMALL_CAPS.sub(r"\1", text)
    for tag, hidden in _HIDDEN.items():
        text = text.replace(tag, hidden)
    pieces = _NOCASE.split(_whole_words(text))
    for place in range(0, len(pieces), 2):
        for char, (hidden, _) in _ESCAPED.items():
            pieces[place] = pieces[place].replace(char, hidden)
    return "".join(pieces)


def _whole_words(text: str) -> str:
    """The text with whole words kept in case, `(STOC'83)` for STOC: the processor puts a blank at either end of it."""
    shield = '<span class="nocase">', "</span>"
    words = re.split(r"(\s+)", _SPAN_INSIDE_A_WORD.sub(lambda match: match[0].replace(" ", "\0"), text))
    words = [word.replace("\0", " ") for word in words]
    return "".join(f"{shield[0]}{_NOCASE.sub('', word)}{shield[1]}" if "</span>" in word else word for word in words)


def _name(name: dict[str, str]) -> dict[str, str]:
    """A name in Chinese, Japanese or Korean has no initials and no comma."""
    if name.get("literal") == "others":
        return {"literal": _OTHERS}
    if is_cjk(name.get("family", "")):
        return {"literal": name["family"] + name.get("given", "")}
    return {part: _hidden(text) for part, text in name.items()}


def _converted(text: str, to: Target) -> str:
    for hidden, tag in _SHOWN.items():
        text = text.replace(hidden, tag)
    for hidden, escaped in _ESCAPED.values():
        text = text.replace(hidden, escaped)
    text = text.replace(_FILL[0], "").replace(_FILL[1], "")
    text = _AND_OTHERS.sub(" et al.", text)
    text = _NUMBER_WITHOUT_BLANK.sub(r"\1 ", text)
    if to == "html":
        return text
    tree = parse_elements(text, frozenset(("i", "b", "sub", "sup", "span", "a", "div")))
    return "".join(_flat(child, to) for child in tree.children)


def _flat(node: Element | str, to: Target) -> str:
    if isinstance(node, str):
        return _SPECIAL.sub(r"\\\1", html.unescape(node)) if to == "markdown" else html.unescape(node)
    inner = "".join(_flat(child, to) for child in node.children)
    before, after = _MARKDOWN.get(node.name, ("", "")) if to == "markdown" else ("", "")
    return before + inner + after
