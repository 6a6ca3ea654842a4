"""Citation statements: a quotation, then "Section: <section><stance>", then "confidence: 99%", each perhaps missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._scite.counts import STANCE_NAMES
from bibkit.extractors._scite.page import BODY, FURNITURE, NO_TITLE
from bibkit.model.notes import CitationStatement
from bibkit.pages.lines import Line
from bibkit.text.patterns import lazy_pattern

_OPENING = re.compile(r"[“\"„«]\s*(?:…|\.\.\.)?")
_CUT_OPENING = lazy_pattern(r"[“\"„«]\s*(?:…|\.\.\.)")  # nearly every statement; hardly any title
_CLOSED = re.compile(r"(?:…|\.\.\.)?\s*[”\"“»]\s*$")
_STANCE_WORDS = "|".join(STANCE_NAMES)
_META = re.compile(
    rf"(?:section\s*[:：]\s*(?P<section>.*?)\s*)?(?P<stance>{_STANCE_WORDS})?"
    r"\s*(?:confidence\s*[:：]?\s*(?P<confidence>\d+(?:\.\d+)?)\s*%)?",
    re.I,
)
_META_BEHIND_TEXT = re.compile(
    rf"(?<=[”\"“»])\s*(?=section\s*[:：][^”\"“»]*$|(?:{_STANCE_WORDS})\s*(?:$|confidence)|confidence\s*[:：]?\s*\d)",
    re.I,
)
_MORE = re.compile(r"see (\d+) more smart citations?", re.I)


def first_quotation(lines: Sequence[Line], start: int) -> int:
    """Where the first statement begins: at a quotation mark, or above "Section:" where the page draws the marks."""
    for i in range(start, len(lines)):
        if _OPENING.match(lines[i].text) and any(_is_meta(line.text) for line in lines[i : i + 12]):
            return i
        if i > start and _names_place(lines[i].text) and _may_be_quoted(lines[i - 1].text):
            return i - 1
    return len(lines)


def _may_be_quoted(text: str) -> bool:
    """Whether a line above "Section:" may be a quotation whose marks the page draws: none of the page's own lines."""
    own = FURNITURE.fullmatch(text) or BODY.fullmatch(text) or _is_meta(text)
    return not own and (bool(_OPENING.match(text)) or not NO_TITLE.fullmatch(text) or text.startswith(("…", "...")))


def _names_place(text: str) -> bool:
    match = _META.fullmatch(text)
    return match is not None and (match["section"] is not None or match["confidence"] is not None)


def after_order(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the first statement's card begins: behind the last "Order By" above its quotation."""
    behind = [i + 1 for i in range(start, end) if lines[i].text.casefold().startswith("order by")]
    return behind[-1] if behind else end


def _is_meta(text: str) -> bool:
    pieces = _META_BEHIND_TEXT.split(text)
    match = _META.fullmatch(pieces[-1])
    return match is not None and any(group is not None for group in match.groups())


def read_statements(lines: Sequence[Line], draft: Draft) -> None:
    """Quotation, then "Section: <section><stance>", then "confidence: 99%", each perhaps missing."""
    pending: list[str] = []  # the quotation's lines
    above: list[str] = []  # lines between statements: what some pages say of the citing work
    meta: dict[str, str] = {}

    def finish() -> None:
        if pending:
            draft.statements.append(_statement(pending, meta, above))
            above.clear()
        pending.clear()
        meta.clear()

    for line in lines:
        for text in _META_BEHIND_TEXT.split(line.text):
            match = _META.fullmatch(text)
            found = {key: value for key, value in match.groupdict().items() if value is not None} if match else {}
            if not pending and above and _names_place(text) and _may_be_quoted(above[-1]):
                pending.append(above.pop())  # a quotation whose marks are drawn by the page's style
            if pending and found and not meta.keys() & found.keys():
                meta.update(found)
            elif _MORE.fullmatch(text):
                finish()
            elif pending and not meta and not _begins_another(text, pending):
                pending.append(text)
            elif pending and not meta and not _CLOSED.search(pending[-1]):
                above += pending  # the title of a citing work that begins with a quotation
                pending[:] = [text]
            elif _OPENING.match(text):
                finish()
                pending.append(text)
            else:
                finish()
                above.append(text)
    if meta or (pending and _CLOSED.search(pending[-1])):
        finish()


def _begins_another(text: str, pending: Sequence[str]) -> bool:
    """Whether a line opens a quotation of its own: behind one that is closed, or one that was none."""
    if not _OPENING.match(text):
        return False
    return bool(_CLOSED.search(pending[-1]) or (_CUT_OPENING.match(text) and not _CUT_OPENING.match(pending[0])))


def _statement(quotation: Sequence[str], meta: dict[str, str], above: Sequence[str]) -> CitationStatement:
    text = _CLOSED.sub("", _OPENING.sub("", " ".join(quotation), count=1)).strip()
    confidence = meta.get("confidence")
    return CitationStatement(
        text=text.strip(" …"),
        section=(meta.get("section") or "").strip(" :"),
        stance=STANCE_NAMES.get((meta.get("stance") or "").casefold()),
        confidence=round(float(confidence)) if confidence else None,
        citing=_citing(above),
    )


def _citing(above: Sequence[str]) -> str:
    """What stands over a statement, where it names the citing work: few lines with a year, "et al." or a DOI."""
    lines = [text for text in above if not FURNITURE.fullmatch(text) and not BODY.fullmatch(text)]
    text = ", ".join(lines)
    plain = 0 < len(lines) <= 4 and re.search(r"\b(?:1[89]|20)\d\d\b|\bet al\b|\b10\.\d{4,9}/", text)
    return text if plain else ""


def warn_of_gaps(lines: Sequence[Line], draft: Draft) -> None:
    shown = len(draft.statements)
    total = draft.facts.get("citation_statements")
    counted = sum(draft.tallies.values())
    if total is not None and shown < total:
        draft.warn("scite.partial", f"{shown} of {total} citation statements are on the page", severity="info")
    elif total is None and any(_MORE.fullmatch(line.text) for line in lines):
        draft.warn("scite.partial", f"{shown} citation statements are on the page, and it has more", severity="info")
    if total is not None and draft.tallies and counted != total:
        draft.warn(
            "scite.tallies-differ",
            f"the tallies add up to {counted}, the page counts {total} citation statements",
            severity="info",
        )
    for later, statement in enumerate(draft.statements):
        earlier = draft.statements.index(statement)
        if earlier < later:
            draft.warn(
                "scite.repeated-statement", f"statements {earlier + 1} and {later + 1} are the same", severity="info"
            )
