"""A forgiving tree of the tags found inside metadata values: known names are elements, everything else is text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bibkit.text.fragments import without_spans

Node: TypeAlias = "Element | str"


@dataclass(slots=True)
class Element:
    """An element, its name lower-cased and without namespace prefix."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def text(self) -> str:
        """All text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


# Attributes must look like attributes: "if a<b and c>d" holds no tag.
_TAG = re.compile(
    r"""<(/?)(?:[A-Za-z][\w-]*:)?([A-Za-z][\w-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[\w.#-]+))*)\s*(/?)>"""
)
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.#-]+))""")
_MAX_DEPTH = 60


def parse_elements(text: str, known: frozenset[str]) -> Element:
    """The tree of a value under a nameless root. Closing tags without an opening one are dropped; what is not closed
    ends with its parent."""
    root = Element("")
    stack = [root]
    end = 0
    if "<!" in text or "<?" in text or "]]>" in text:
        text = without_spans(without_spans(text, "<!--", "-->"), "<?", "?>")
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    for match in _TAG.finditer(text):
        name = match.group(2).lower()
        if name not in known:
            continue
        if match.start() > end:
            stack[-1].children.append(text[end : match.start()])
        end = match.end()
        if match.group(1):
            _close(stack, name)
        else:
            element = Element(name, _attributes(match.group(3)))
            stack[-1].children.append(element)
            if not match.group(4) and len(stack) < _MAX_DEPTH:
                stack.append(element)
    if end < len(text):
        stack[-1].children.append(text[end:])
    return root


def _attributes(text: str) -> dict[str, str]:
    if not text.strip():
        return {}
    return {key.split(":")[-1].lower(): a or b or c for key, a, b, c in _ATTRIBUTE.findall(text)}


def _close(stack: list[Element], name: str) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return
