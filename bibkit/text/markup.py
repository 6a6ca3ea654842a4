"""The inline markup that titles and abstracts carry: to runs and back, and off.

The forms are those CSL and Zotero share: `<i>`, `<b>`, `<sub>`, `<sup>`, `<span class="nocase">` and
`<span style="font-variant: small-caps;">`. A tag counts only where it has its partner; every other `<`, `>` and `&` is
text. Source: Zotero's "Rich Text Bibliography" page and CSL-JSON's documentation, 2026-11.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from bibkit.text.patterns import lazy_pattern

Style = Literal["i", "b", "sub", "sup", "sc", "nocase", "plain"]

_TAG = lazy_pattern(
    r"<(?:(/)\s*(i|em|b|strong|sub|sup|scp?|nc|span)|(i|em|b|strong|sub|sup|scp?|nc)|span(\s[^<>]*+)?)\s*+>", re.I
)
_DEEPEST = 12  # tags nested further change nothing; no title is like that
_SAME: dict[str, Style] = {"em": "i", "strong": "b", "scp": "sc", "nc": "nocase"}
_OPEN: dict[Style, str] = {
    "i": "<i>",
    "b": "<b>",
    "sub": "<sub>",
    "sup": "<sup>",
    "sc": '<span style="font-variant: small-caps;">',
    "nocase": '<span class="nocase">',
    "plain": "",
}
_CLOSE: dict[Style, str] = {
    "i": "</i>",
    "b": "</b>",
    "sub": "</sub>",
    "sup": "</sup>",
    "sc": "</span>",
    "nocase": "</span>",
    "plain": "",
}


class Run(NamedTuple):
    """A stretch of text in one set of styles, outermost first."""

    text: str
    styles: tuple[Style, ...] = ()


def parse_markup(text: str) -> tuple[Run, ...]:
    """The runs of a marked-up text; `<em>`, `<strong>`, `<scp>`, `<sc>` count as their shared forms.

    `a <b and> c` is text throughout; of crossing pairs, `<i>a<b>c</i>d</b>`, the one that closes first counts.
    """
    if "<" not in text:
        return (Run(text),) if text else ()
    tags = _paired_tags(text)
    runs: list[Run] = []
    styles: list[Style] = []
    at = 0
    for start, end, style, opens in tags:
        _add_run(runs, text[at:start], styles)
        if opens:
            styles.append(style)
        else:
            styles.pop()
        at = end
    _add_run(runs, text[at:], styles)
    return tuple(runs)


def render_markup(runs: Iterable[Run]) -> str:
    """The marked-up text of runs: `parse_markup` of it gives the runs again."""
    out: list[str] = []
    now: tuple[Style, ...] = ()
    for run in runs:
        out.append(_change_styles(now, run.styles))
        out.append(run.text)
        now = run.styles
    out.append(_change_styles(now, ()))
    return "".join(out)


def render_html(text: str) -> str:
    """A marked-up text as HTML: the same tags, with `&`, `<` and `>` of the text escaped."""
    if "<" not in text and "&" not in text and ">" not in text:
        return text
    import html

    return render_markup(Run(html.escape(run.text, quote=False), run.styles) for run in parse_markup(text))


def strip_markup(text: str) -> str:
    """The text alone: `<i>E. coli</i> at p < 0.05` -> `E. coli at p < 0.05`."""
    if "<" not in text:
        return text
    return "".join(run.text for run in parse_markup(text))


_KEPT_IN_CASE = lazy_pattern(r"""(?<![\w'’‐‑-])[\w'’‐‑-]*(?:<span class="nocase">[^<>]*</span>[\w'’‐‑-]*)+""")
_NOCASE_TAG = lazy_pattern(r'<span class="nocase">|</span>')


def keep_whole_words(text: str) -> str:
    """`nocase` around whole words, words beside each other together: for `{E}instein` as .bib files have it.

    What the text looks like in a citation stays the same: capitals are all that `nocase` keeps.
    """
    if "nocase" not in text:
        return text
    whole = _KEPT_IN_CASE.sub(lambda match: wrap("nocase", _NOCASE_TAG.sub("", match[0])), text)
    return whole.replace('</span> <span class="nocase">', " ")


def wrap(style: Style, text: str) -> str:
    """The text in one style; an empty text stays empty."""
    return f"{_OPEN[style]}{text}{_CLOSE[style]}" if text else ""


def _paired_tags(text: str) -> list[tuple[int, int, Style, bool]]:
    """(start, end, style, opens) of each tag that has its partner, in order."""
    found: list[tuple[int, int, Style, bool]] = []
    open_tags: list[tuple[str, Style, int, int]] = []
    open_count: Counter[str] = Counter()
    for match in _TAG.finditer(text):
        if not match.group(1):
            name = (match.group(3) or "span").lower()
            style = _style_of(name, match.group(4)) if len(open_tags) < _DEEPEST else "plain"
            open_tags.append((name, style, *match.span()))
            open_count[name] += 1
            continue
        name = match.group(2).lower()
        while open_count[name]:
            opened, style, start, end = open_tags.pop()
            open_count[opened] -= 1
            if opened == name:
                found.append((start, end, style, True))
                found.append((*match.span(), style, False))
                break
    found.sort()
    return found


def _style_of(name: str, attributes: str | None) -> Style:
    if name != "span":
        return _SAME.get(name, name)  # type: ignore[arg-type]
    lowered = (attributes or "").lower()
    if "nocase" in lowered:
        return "nocase"
    return "sc" if "small-caps" in lowered else "plain"


def _add_run(runs: list[Run], text: str, styles: list[Style]) -> None:
    if text:
        runs.append(Run(text, tuple(style for style in styles if style != "plain")))


def _change_styles(now: tuple[Style, ...], then: tuple[Style, ...]) -> str:
    if now == then:
        return ""
    same = 0
    while same < len(now) and same < len(then) and now[same] == then[same]:
        same += 1
    return "".join(_CLOSE[style] for style in reversed(now[same:])) + "".join(_OPEN[style] for style in then[same:])
