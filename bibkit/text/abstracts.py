"""Abstracts: headings that stick to their text, labels in front, and whether the page cut the text off."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.text.fragments import inline_markup
from bibkit.text.headings import is_section_heading, repair_headings
from bibkit.text.patterns import lazy_pattern
from bibkit.text.whitespace import collapse


class Abstract(NamedTuple):
    """An abstract as an entry holds it. `truncated`: the page shows only its beginning."""

    text: str
    truncated: bool


_HTML_HEADING = lazy_pattern(r"<(h[1-6]|title|jats:title|dt)\b[^<>]*>([^<>]{1,80}?)\s*[:.]?\s*</\1\s*>", re.I)
_BOLD_HEADING = lazy_pattern(r"<(b|strong|bold|jats:bold|em|i)\b[^<>]*>\s*([^<>]{1,60}?)\s*:?\s*</\1\s*>\s*:?", re.I)
# A heading that no list has, told by its colon: "<b>Background/Objectives:</b> Peers …".
_UNKNOWN_BOLD = lazy_pattern(r"(^|[.!?…)\]”\"])\s*<b>\s*([A-ZÀ-Ý][^<>:]{1,60}?)\s*(?::\s*</b>|</b>\s*:)\s*")

_LABEL_TEXT = (
    "abstract|summary|synopsis|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|abstrakt|"
    "streszczenie|аннотация|реферат|резюме|анотація|摘要|摘 要|摘　要|【摘要】|内容提要|要旨|抄録|概要|초록|요약|"
    "öz|özet|"
    "samenvatting|sammanfattning|ملخص|الملخص|tiivistelmä"
)
_LABEL_WORDS = tuple(_LABEL_TEXT.split("|"))
_LABELS = dict.fromkeys(form(word) for form in (str, str.title, str.upper) for word in _LABEL_WORDS)
_LABEL_CHARACTERS = 24  # at least the longest with marks in front
# Behind the label: a mark, or the next word's capital, perhaps stuck to it ("AbstractWe show").
_LABEL = lazy_pattern(
    rf"^\W{{0,3}}(?:{'|'.join(_LABELS)})(?:\s*[:：.|–—-]+\s*|\s+(?=[^\sa-zà-ÿ])|(?=[A-Z][a-z]|[\u3040-\u9fff\uac00-\ud7a3]))"
)
# What a page puts where it cut the text: an ellipsis, perhaps with a link behind it.
_CUT_LINKS = (
    "show more|show full abstract|read more|read full abstract|see more|more|view more|continue reading|expand|"
    "full description|"
    "mehr anzeigen|mehr|weiterlesen|lire la suite|afficher plus|leer más|ver más|ver mais|leia mais|mostra altro|"
    "leggi tutto|"
    "читать далее|показать полностью|展开|展开更多|更多|続きを読む|もっと見る|더보기|devamı|więcej|المزيد"
)
_CUT = lazy_pattern(rf"\s*(?:\[?\s?(?:…|\.\s?\.\s?\.)\s?\]?)\s*(?:[\[(]?(?:{_CUT_LINKS})\s*[»>→)\]]*)?\s*$", re.I)
_LONGEST_CUT = 80  # characters

_NOTE_MARK = re.compile(r"<sup>\[[^\[\]<>]{1,12}\]</sup>")  # of an encyclopedia's or a manuscript's notes: "[8]"

# What stands for an abstract where there is none.
_NONE = re.compile(
    r"\W*+(?:(?:there is )?no (?:abstract|summary|description)(?: (?:is |was )?(?:available|provided|found))?"
    r"(?: for \w+ \w+)?|"
    r"(?:abstract|summary|description) (?:is )?(?:not |un)available|n/?a|none|null|undefined|sin resumen|sem resumo|"
    r"resumen no disponible|kein abstract(?: vorhanden)?|暂?无摘要|暂无)?\W*+",
    re.I,
)


def clean_abstract(value: str) -> Abstract:
    """An abstract as an entry holds it: one paragraph of inline markup, headings as "Objective: …", no label in front.

    A text that the page cut off ends in "…" and is marked; the page's "Show more" goes.
    """
    if "<" in value or "&" in value:
        text = _UNKNOWN_BOLD.sub(r"\1 \2: ", inline_markup(_open_headings(value))).strip()
    else:
        text = collapse(value)
    label = _LABEL.match(text) if _may_have_label(text) else None
    text = text[label.end() :] if label else text
    text, truncated = _without_cut(_NOTE_MARK.sub("", text))
    if _NONE.fullmatch(text):
        return Abstract("", truncated=False)
    text = repair_headings(text)
    return Abstract(text + "…" if truncated else text, truncated)


def _may_have_label(text: str) -> bool:
    """Whether one of the words stands near the beginning: few texts get past it to the pattern."""
    head = text[:_LABEL_CHARACTERS].lower()
    return any(word in head for word in _LABEL_WORDS)


def abstract_text(value: str) -> str:
    """The text of `clean_abstract`; a cut one ends in "…"."""
    return clean_abstract(value).text


def _open_headings(value: str) -> str:
    """HTML headings inside an abstract as words with a colon: `<h4>Objective</h4>Peer` -> `Objective: Peer`."""
    value = _HTML_HEADING.sub(lambda match: _headed(match.group(2)), value)
    return _BOLD_HEADING.sub(
        lambda match: _headed(match.group(2)) if _is_heading(match.group(2)) else match.group(), value
    )


def _is_heading(text: str) -> bool:
    return is_section_heading(text) or text in _LABELS


def _headed(heading: str) -> str:
    heading = heading.strip().rstrip(":.")
    if heading in _LABELS:
        return " "
    return f" {heading}: "


def _without_cut(text: str) -> tuple[str, bool]:
    start = max(0, len(text) - _LONGEST_CUT)
    if text.find("…", start) < 0 and text.count(".", start) < 3:
        return text, False
    match = _CUT.search(text, start)
    if match is None:
        return text, False
    return text[: match.start()].rstrip(), True
