"""Citation keys in Markdown as pandoc and Quarto read it: `@key`, `[-@key, p. 3; @{odd key}]`, and LaTeX's commands.

MyST's roles ({cite:p}`a,b`) are read as well. Left alone: fenced and indented code, inline code, HTML comments, link
targets, addresses, e-mail, escaped `\\@`, and labels of example lists. Looked into: raw LaTeX, and the options
(`#| fig-cap:`) of Quarto's executable code.
Source: pandoc's manual, section "Citation syntax" (version 3.9), Quarto's guide (read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.manuscripts import tex
from bibkit.manuscripts.masks import blank_out, stretches
from bibkit.manuscripts.uses import KeyUse
from bibkit.text.patterns import lazy_pattern

# A key begins with a letter, digit or _, and single punctuation characters may stand inside it.
PLAIN_KEY = lazy_pattern(r"(?:\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*)")
_CITATION = lazy_pattern(rf"(?<![\w\\])@(?:\{{([^{{}}\s]+)\}}|({PLAIN_KEY.pattern}))")
_FENCE = lazy_pattern(r"(?P<indent>[ >\t]*)(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^\n]*)")
_OPTION = lazy_pattern(r"\s*(?:#|//|%%|--)\|")
_LIST_ITEM = lazy_pattern(r" {0,3}(?:[-+*]|\(?(?:\d+|#|[A-Za-z]|@[\w-]*)[.)])(?:[ \t]{1,4}|(?=\n)|$)")
_QUIET = lazy_pattern(
    r"""(?P<escaped>\\[^\n\w])
    | (?P<comment><!--)
    | (?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)
    | (?<=\])\((?:[^()\s\\]|\\.|\([^()\s]*\))*
    | <(?:https?|ftp|mailto):[^<>\s]*>
    | (?<![\w@{])(?:https?|ftp)://[^\s<>\]]+
    """,
    re.X | re.S,
)
_END_OF_COMMENT = lazy_pattern("-->")
_EXAMPLE_LABEL = lazy_pattern(r"^[^\S\n]*+\(@([\w-]+)\)\s", re.M)
# MyST's and Sphinx' roles, which look like code: {cite}`a`, {cite:p}`a,b`, {footcite:t}`a`.
_ROLE = lazy_pattern(r"\{(?:foot)?cite(?::[a-z]++)?\}(`++)([^`\n]++)(?=`)")
_ROLE_KEY = lazy_pattern(r"[^\s,;{}`]++")


def find(text: str) -> Iterator[KeyUse]:
    """Every key that pandoc would look up."""
    masked, raw_tex, roles = _quiet(text)
    for start, end in roles:
        for key in _ROLE_KEY.finditer(text, start, end):
            yield KeyUse(key.group(), *key.span())
    examples = set(_EXAMPLE_LABEL.findall(masked))
    for match in _CITATION.finditer(masked):
        group = 1 if match.group(1) else 2
        if match.group(group) not in examples:
            yield KeyUse(match.group(group), *match.span(group), "name" if group == 1 else "at")
    yield from tex.find(masked)
    for start, end in raw_tex:
        for use in tex.find(text[start:end]):
            yield KeyUse(use.key, use.start + start, use.end + start)


def _quiet(text: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The text without code, comments and addresses; where raw LaTeX stands in it, and where the roles' keys do."""
    spans, raw_tex = _code_blocks(text)
    masked = blank_out(text, spans)
    # What is escaped is stepped over, so that \` opens nothing.
    inline = list(stretches(masked, _QUIET, _end_of))
    starts = {start for start, _ in inline}
    roles = [match.span(2) for match in _ROLE.finditer(masked) if match.start(1) in starts]
    return blank_out(masked, inline), raw_tex, roles


def _end_of(match: re.Match[str]) -> re.Pattern[str] | None:
    return _END_OF_COMMENT if match["comment"] else None


def _code_blocks(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The places of code, fenced or indented, and of raw LaTeX blocks."""
    code: list[tuple[int, int]] = []
    raw_tex: list[tuple[int, int]] = []
    fence: re.Match[str] | None = None
    after_blank, in_list, body_start, text_begins = True, False, 0, 0
    for line in re.finditer(r"[^\n]*\n|[^\n]+", text):
        content = line.group()
        if fence is not None:
            marks = fence.group("marks")
            if re.match(rf"[ >\t]*{re.escape(marks[0])}{{{len(marks)},}}[ \t]*$", content.rstrip("\n")):
                _add_fenced(text, fence.group("info"), (body_start, line.start()), code, raw_tex)
                code.append(line.span())
                fence = None
            continue
        opening = _FENCE.match(content)
        if opening and "`" not in opening.group("info"):
            fence, body_start, after_blank = opening, line.end(), False
            code.append(line.span())
            continue
        if not content.strip():
            after_blank = True
            continue
        depth = _depth(content)
        after_code = bool(code) and code[-1][1] == line.start()
        is_code = depth >= (text_begins + 4 if in_list else 4) and (after_blank or after_code)
        item = None if is_code else _LIST_ITEM.match(content.lstrip(" \t") if in_list else content)
        if item:
            in_list, text_begins = True, (depth if in_list else 0) + item.end()
        elif after_blank and not content[0].isspace():
            in_list = False
        if is_code:
            code.append(line.span())
        else:
            after_blank = False
    if fence is not None:
        _add_fenced(text, fence.group("info"), (body_start, len(text)), code, raw_tex)
    return code, raw_tex


def _depth(line: str) -> int:
    """How many columns of blanks a line begins with."""
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.expandtabs(4))


def _add_fenced(
    text: str, info: str, body: tuple[int, int], code: list[tuple[int, int]], raw_tex: list[tuple[int, int]]
) -> None:
    if re.fullmatch(r"\{=(?:la)?tex\}\s*", info):
        raw_tex.append(body)
    # Quarto reads the captions in the options of a cell as Markdown.
    executable = re.match(r"\{\w", info) is not None
    for line in re.finditer(r"[^\n]*\n|[^\n]+", text[body[0] : body[1]]):
        if not (executable and _OPTION.match(line.group())):
            code.append((line.start() + body[0], line.end() + body[0]))
