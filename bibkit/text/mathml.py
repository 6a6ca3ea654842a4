"""MathML as Crossref has it inside titles and abstracts, into inline markup: `<mml:msub>…` ->
`<i>H</i><sub>∞</sub>`."""

from __future__ import annotations

import re
from collections.abc import Callable

from bibkit.text.elements import Element, Node
from bibkit.text.tex import tex_to_inline
from bibkit.text.wordlists import word_set

_ACCENTS = {
    "¯": "\u0304", "‾": "\u0304", "―": "\u0304", "_": "\u0332", "^": "\u0302",
    "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303",
    "→": "\u20d7", "⃗": "\u20d7", "˙": "\u0307", ".": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "´": "\u0301",
}  # fmt: skip
_RELATIONS = word_set("= < > ≤ ≥ ≈ ≃ ≅ ≡ ≠ ∈ ⊂ ⊆ → ← ↔ ⇒ ⇔ ∝ ≪ ≫")
_IGNORED = word_set("annotation annotation-xml mspace mprescripts none maligngroup malignmark mphantom")


def render_math(element: Element) -> str:
    """A `math` element, or any part of one, as inline markup; single letters in italics as formulas set them."""
    return re.sub(r"\s+", " ", _upright_formulas(_node(element).replace("</i><i>", ""))).strip()


def _upright_formulas(text: str) -> str:
    """Chemistry set letter by letter as if it were mathematics (`<i>NiFe</i><sub>2</sub><i>O</i>`) loses its
    italics."""
    if not re.search(r"<i>(?=[A-Z]+[a-z])(?:[A-Z][a-z]?)++</i>", text):
        return text
    return re.sub(r"<i>((?:[A-Z][a-z]?)+)</i>", r"\1", text)


def _node(node: Node) -> str:
    if isinstance(node, str):
        return re.sub(r"\s+", " ", node).strip() if node.strip() else ""
    if node.name in _IGNORED:
        return ""
    if node.name == "semantics":
        return "".join(_node(child) for child in node.children[:1])
    handler = _HANDLERS.get(node.name)
    return handler(node) if handler else _row(node)


def _row(node: Element) -> str:
    return "".join(_node(child) for child in node.children)


def _identifier(node: Element) -> str:
    text = _row(node)
    slanted = len(text) == 1 and text.isalpha() and "normal" not in node.attributes.get("mathvariant", "")
    return f"<i>{text}</i>" if slanted else text


def _operator(node: Element) -> str:
    text = _row(node)
    return f" {text} " if text in _RELATIONS else text


def _text(node: Element) -> str:
    return re.sub(r"\s+", " ", "".join(child if isinstance(child, str) else _node(child) for child in node.children))


def _arguments(node: Element) -> list[str]:
    return [_node(child) for child in node.children if not isinstance(child, str)]


def _script(*tags: str) -> Callable[[Element], str]:
    def render(node: Element) -> str:
        base, *scripts = _arguments(node) or [""]
        shown = [f"<{tag}>{text}</{tag}>" for tag, text in zip(tags, scripts, strict=False) if text]
        return base + "".join(shown)

    return render


def _over(node: Element) -> str:
    base, *rest = _arguments(node) or [""]
    mark = rest[0].strip() if rest else ""
    if mark in _ACCENTS and len(re.sub(r"<[^<>]*>", "", base)) == 1:
        return re.sub(r"(?<![^>])\w", rf"\g<0>{_ACCENTS[mark]}", base, count=1)
    return f"{base}<sup>{mark}</sup>" if mark and mark not in _ACCENTS else base


def _fraction(node: Element) -> str:
    parts = _arguments(node)
    return "/".join(f"({part})" if re.search(r"[ +−-]", part) else part for part in parts)


def _fenced(node: Element) -> str:
    separator = node.attributes.get("separators", ",")[:1]
    opened, closed = node.attributes.get("open", "("), node.attributes.get("close", ")")
    return opened + f"{separator} ".join(_arguments(node)) + closed


def _prescripts(node: Element) -> str:
    """`mmultiscripts`: scripts behind `mprescripts` stand before the base (isotopes)."""
    names = [child.name for child in node.children if isinstance(child, Element)]
    shown = _arguments(node)
    if not shown:
        return ""
    cut = names.index("mprescripts") if "mprescripts" in names else len(names)
    return _pairs(shown[cut + 1 :]) + shown[0] + _pairs(shown[1:cut])


def _pairs(scripts: list[str]) -> str:
    out = []
    for place, text in enumerate(scripts):
        tag = "sup" if place % 2 else "sub"
        if text:
            out.append(f"<{tag}>{text}</{tag}>")
    return "".join(out)


_HANDLERS: dict[str, Callable[[Element], str]] = {
    "mi": _identifier,
    "mo": _operator,
    "mtext": _text,
    "ms": _text,
    "msub": _script("sub"),
    "msup": _script("sup"),
    "msubsup": _script("sub", "sup"),
    "munder": _script("sub"),
    "munderover": _script("sub", "sup"),
    "mover": _over,
    "mfrac": _fraction,
    "msqrt": lambda node: f"√{_row(node)}",
    "mroot": lambda node: "√" + "".join(_arguments(node)[:1]),
    "mfenced": _fenced,
    "mmultiscripts": _prescripts,
    "tex": lambda node: tex_to_inline(node.text()),
    "tex-math": lambda node: tex_to_inline(node.text()),
}
