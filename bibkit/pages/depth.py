"""Pages nested past all sense, made as shallow as browsers make them: parsing takes the square of the depth."""

from __future__ import annotations

import re
from collections import defaultdict

from bibkit.text.wordlists import word_set

_DEEPEST = 512  # Chrome keeps no element deeper than that
_SUSPECT = 10_000  # tags; of fewer no depth takes long
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]{0,40})")
# What holds no markup that counts, whole; then as _TAG.
_PIECE = re.compile(
    r"<(?:(?:!--|(?:script|style|textarea|title|iframe|noembed|noframes|xmp)(?![^\s/<>]))|(/?)([a-z][^\s/<>]{0,40}))",
    re.I,
)
# Elements that never hold anything, or that the next of their kind closes: left open they do not nest.
_FLAT = word_set(
    "area base br col embed hr img input link meta param source track wbr html head body p li dd dt option optgroup tr "
    "td th tbody thead tfoot caption colgroup rb rp rt rtc a nobr button form h1 h2 h3 h4 h5 h6 select image frame "
    "script style textarea title iframe noembed noframes xmp"
)


def shallow(source: str) -> str:
    """The source without the tags of elements that stand deeper than 512 others; itself when there are none."""
    if source.count("<") < _SUSPECT or not _is_deep(source):
        return source
    out: list[str] = []
    place = depth = markup_from = 0
    # Of each name how many elements are open, kept and dropped ones; the dropped ones are the inner ones.
    opened: defaultdict[str, int] = defaultdict(int)
    dropped: defaultdict[str, int] = defaultdict(int)
    for match in _PIECE.finditer(source):
        start = match.start()
        if start < markup_from:
            continue
        closing, name = match.groups()
        if name is None:
            markup_from = _end_of_raw(source, match)
            continue
        name = name.lower()
        if name in _FLAT:
            continue
        if closing:
            if not dropped[name]:
                if opened[name]:
                    opened[name] -= 1
                    depth -= 1
                continue
            dropped[name] -= 1
        elif depth < _DEEPEST:
            opened[name] += 1
            depth += 1
            continue
        else:
            dropped[name] += 1
        out.append(source[place:start])
        place = source.find(">", start) + 1 or len(source)
    return "".join(out) + source[place:]


def _end_of_raw(source: str, match: re.Match[str]) -> int:
    """Where a comment, script or the like ends that begins with `match`."""
    if match.group() == "<!--":
        end = source.find("-->", match.end())
        return len(source) if end < 0 else end
    close = re.compile(f"</{match.group()[1:]}", re.I).search(source, match.end())
    return close.start() if close else len(source)


def _is_deep(source: str) -> bool:
    """Whether more elements stay open than is deep. What scripts hold is counted too, so this errs to one side."""
    opened: dict[str, int] = {}
    depth = 0
    for closing, name in _TAG.findall(source):
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
    return False
