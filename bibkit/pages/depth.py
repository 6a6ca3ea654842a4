"""Pages nested past all sense, made as shallow as browsers make them: parsing takes the square of the depth."""

from __future__ import annotations

import re
from collections import defaultdict

from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set

_DEEPEST = 512  # Chrome keeps no element deeper than that
_SUSPECT = 10_000  # tags; of fewer no depth takes long
_TAG = lazy_pattern(r"<(/?)([a-zA-Z][^\s/<>]{0,40})")
_PIECE = lazy_pattern(r"(<!--|</?[a-z][^\s/<>]{0,40})", re.I)
_SLICE = 100_000  # characters
# What holds no markup that counts.
_RAW = word_set("script style textarea title iframe noembed noframes xmp")
# Elements that hold others of the flat kinds below, which are levels too.
_LEVELS = {"ul": 2, "ol": 2, "dl": 2, "menu": 2, "table": 4}
# Elements that never hold anything, or that the next of their kind closes: left open they do not nest.
_FLAT = word_set(
    "area base br col embed hr img input link meta param source track wbr html head body p li dd dt option optgroup tr "
    "td th tbody thead tfoot caption colgroup rb rp rt rtc a nobr button form h1 h2 h3 h4 h5 h6 select image frame "
    "script style textarea title iframe noembed noframes xmp"
)


class _Kinds(dict[str, tuple[str, bool, int]]):
    """What the start of a tag says, worked out once: name, whether it closes, levels (0: it does not nest)."""

    def __missing__(self, start: str) -> tuple[str, bool, int]:
        name = start.lstrip("</").lower()
        kind = self[start] = (name, start[1] == "/", 0 if name in _FLAT or name == "!--" else _LEVELS.get(name, 1))
        return kind


def shallow(source: str) -> str:
    """The source without the tags of elements that stand deeper than 512 others; itself when there are none."""
    if source.count("<") < _SUSPECT or not _is_deep(source):
        return source
    pieces = _PIECE.split(source)
    out = pieces[:1]
    kinds = _Kinds()
    depth = 0
    raw = ""  # what ends the comment, script or the like that is being passed
    cut = False  # the ">" of a dropped tag is still to come
    # Of each name how many elements are open, kept and dropped ones; the dropped ones are the inner ones.
    opened: defaultdict[str, int] = defaultdict(int)
    dropped: defaultdict[str, int] = defaultdict(int)
    for start, text in zip(pieces[1::2], pieces[2::2], strict=True):
        name, closing, levels = kinds[start]
        if raw and raw[0] == "<" and start.lower().startswith(raw):
            raw = ""
        if raw:
            if raw == "-->" and raw in start + text:
                raw = ""
        elif not levels:
            raw = _raw_end(name, closing, text)
        elif closing:
            if dropped[name]:
                dropped[name] -= 1
                cut = True
            elif opened[name]:
                opened[name] -= 1
                depth -= levels
        elif depth < _DEEPEST:
            opened[name] += 1
            depth += levels
        else:
            dropped[name] += 1
            cut = True
        if not cut:
            out += (start, text)
        elif text != ">":
            end = text.find(">") + 1
            cut = not end
            out.append(text[end:] if end else "")
        else:
            cut = False
    flat = "".join(out)
    return flat if len(flat) < len(source) else source


def _raw_end(name: str, closing: bool, text: str) -> str:
    """What ends the comment, script or the like that a tag opens, before which no markup counts; "" if nothing does."""
    if name == "!--":
        return "" if "-->" in text else "-->"
    return f"</{name}" if name in _RAW and not closing else ""


def _is_deep(source: str) -> bool:
    """Whether more elements stay open than is deep. What scripts hold is counted too, so this errs to one side."""
    opened: dict[str, int] = {}
    depth = start = 0
    while start < len(source):
        end = source.find("<", start + _SLICE)
        if end < 0:
            end = len(source)
        for closing, name in _TAG.findall(source, start, end):
            if name in _FLAT:
                continue
            now = opened.get(name, 0)
            if not closing:
                opened[name] = now + 1
                depth += 1
                if depth > _DEEPEST:
                    return True
            elif now:
                opened[name] = now - 1
                depth -= 1
        start = end
    return False
