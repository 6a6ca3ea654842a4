"""Abstracts: headings that stick to their text, labels in front, and whether the page cut the text off."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.text.fragments import inline_markup
from bibkit.text.whitespace import collapse


class Abstract(NamedTuple):
    """An abstract as an entry holds it. `truncated`: the page shows only its beginning."""

    text: str
    truncated: bool


# Section headings of structured abstracts, as journals print them (en, de, fr, es, pt, it).
_HEADINGS = """
Abstract|Aim|Aims|Aims and Objectives|Aims and objectives|Aim and method|Aims and method|Background|Background/Aims
Background and Aims|Background and aims|Background and Objectives|Background and objectives|Background and Purpose
Background and purpose|Background and Objective|Case presentation|Case Presentation|Case report|Clinical implications
Clinical Implications|Clinical rehabilitation impact|Conclusion|Conclusions|Conclusions and Implications for Practice
Conclusion and Implications for Practice|Conclusions and implications for practice|Conclusions and Implications
Conclusions/Implications for Practice|Conclusions and Relevance|Conclusions and Clinical Relevance
Conclusions/Significance|Conclusion/Significance|Conclusions/interpretation|Context|Data extraction|Data Extraction
Data sources|Data Sources|Data synthesis|Data Synthesis|Data collection|Data analysis|Declaration of interest|Design
Design, Setting, and Participants|Design/methodology/approach|Design and methods|Design and Methods|Discussion
Eligibility criteria|Evaluation|Evidence acquisition|Evidence synthesis|Experimental design|Exposure|Exposures|Findings
Funding|Goals|Hypothesis|Impact and Implications|Impact|Implications|Implications for Practice|Importance|Innovation
Intervention|Interventions|Interpretation|Introduction|Limitations|Main Outcome Measure|Main Outcome Measures
Main outcome measures|Main Outcomes and Measures|Main results|Main Results|Material and Methods|Materials and Methods
Materials and methods|Materials & Methods|Measurements|Method|Methodology|Methodology/Principal Findings|Methods
Methods and Findings|Methods and findings|Methods and Materials|Methods and Results|Methods and results|Motivation
Objective|Objectives|Objective and Methods|Observations|Originality/value|Outcome measures|Outcomes|Participants
Participants and Methods|Patients|Patients and Methods|Patients and methods|Practical implications
Practice implications|Primary outcome|Principal Findings|Procedure|Procedures|Purpose|Purpose of review
Purpose of Review|Rationale|Recent findings|Recent Findings|Recommendations|Relevance|Research design
Research limitations/implications|Results|Results and Conclusions|Results and Discussion|Results and discussion|Sample
Scope|Search strategy|Selection criteria|Setting|Settings|Significance|Social implications|Statement of significance
Study Design|Study design|Study selection|Study Selection|Subjects|Subjects and Methods|Summary|Trial registration
Trial Registration|Values|What is known|Availability and implementation|Availability
Hintergrund|Ziel|Zielsetzung|Ziele|Fragestellung|Methoden|Methode|Methodik|Material und Methoden
Patienten und Methoden|Ergebnis|Ergebnisse|Schlussfolgerung|Schlussfolgerungen|Fazit|Diskussion|Einleitung
Contexte|Objectif|Objectifs|Méthode|Méthodes|Matériel et méthodes|Patients et méthodes|Résultats
Antecedentes|Objetivo|Objetivos|Introducción|Método|Métodos|Metodología|Material y métodos|Resultados|Conclusión
Conclusiones|Fundamento|Introdução|Materiais e métodos|Metodologia|Conclusão|Conclusões|Discusión|Discussão
Obiettivo|Obiettivi|Introduzione|Metodi|Risultati|Conclusione|Conclusioni|Materiali e metodi
"""
# Longer ones first, so that "Materials and Methods" is not read as "Methods".
_BY_LENGTH = sorted(set(re.split(r"[|\n]", _HEADINGS.strip())), key=lambda heading: (-len(heading), heading))
_HEADING = "|".join(map(re.escape, _BY_LENGTH))
# "ObjectivePeer support", "models.MethodsSystematic review", "Results1,528 papers": a heading at the start or behind
# the end of a sentence whose next letter is a capital or a digit. One letter alone must be a word of its own ("A",
# "I"), so that "MethodsX" stays whole.
_GLUED = re.compile(
    rf"(^|[.!?;:)\]…”\"%]\s*|\s)(?=[A-ZÀ-Ý])({_HEADING})"
    r"(?=[A-ZÀ-Ý][a-zà-ÿ’'-]|[A-ZÀ-Ý]{2,}\b|[AIOEUÀÉYaeo]\s|[A-Z]-|\d[\d,.]*[\s%-]|[“\"‘(<])"
)
_UNMARKED = re.compile(rf"(^|[.!?)\]…”\"]\s+)({_HEADING})\s+(?=[A-ZÀ-Ý0-9“\"(])")
_HTML_HEADING = re.compile(r"<(h[1-6]|title|jats:title|dt)\b[^<>]*>([^<>]{1,80}?)\s*[:.]?\s*</\1\s*>", re.I)
_BOLD_HEADING = re.compile(r"<(b|strong|bold|jats:bold|em|i)\b[^<>]*>\s*([^<>]{1,60}?)\s*:?\s*</\1\s*>\s*:?", re.I)
_IS_HEADING = re.compile(rf"(?:{_HEADING})", re.I)

_LABEL_WORDS = (
    "abstract|summary|synopsis|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|abstrakt|"
    "streszczenie|аннотация|реферат|резюме|анотація|摘要|摘 要|摘　要|【摘要】|内容提要|要旨|抄録|概要|초록|요약|"
    "öz|özet|"
    "samenvatting|sammanfattning|ملخص|الملخص|tiivistelmä"
)
_LABELS = "|".join(
    dict.fromkeys(form(word) for form in (str, str.title, str.upper) for word in _LABEL_WORDS.split("|"))
)
# Behind the label: a mark, or the next word's capital, perhaps stuck to it ("AbstractWe show").
_LABEL = re.compile(
    rf"^\W{{0,3}}(?:{_LABELS})(?:\s*[:：.|–—-]+\s*|\s+(?=[^\sa-zà-ÿ])|(?=[A-Z][a-z]|[\u3040-\u9fff\uac00-\ud7a3]))"
)
# What a page puts where it cut the text: an ellipsis, perhaps with a link behind it.
_CUT_LINKS = (
    "show more|show full abstract|read more|read full abstract|see more|more|view more|continue reading|expand|"
    "full description|"
    "mehr anzeigen|mehr|weiterlesen|lire la suite|afficher plus|leer más|ver más|ver mais|leia mais|mostra altro|"
    "leggi tutto|"
    "читать далее|показать полностью|展开|展开更多|更多|続きを読む|もっと見る|더보기|devamı|więcej|المزيد"
)
_CUT = re.compile(rf"\s*(?:\[?\s?(?:…|\.\s?\.\s?\.)\s?\]?)\s*(?:[\[(]?(?:{_CUT_LINKS})\s*[»>→)\]]*)?\s*$", re.I)
_SENTENCE_GLUE = re.compile(r"([a-zà-ÿ)\]]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ÿ]{2,}…?(?:\s|…|$))")


def clean_abstract(value: str) -> Abstract:
    """An abstract as an entry holds it: one paragraph of inline markup, headings as "Objective: …", no label in front.

    A text that the page cut off ends in "…" and is marked; the page's "Show more" goes.
    """
    text = inline_markup(_open_headings(value)) if "<" in value or "&" in value else collapse(value)
    text = _LABEL.sub("", text, count=1)
    text, truncated = _without_cut(text)
    text = repair_headings(text)
    return Abstract(text + "…" if truncated else text, truncated)


def abstract_text(value: str) -> str:
    """The text of `clean_abstract`; a cut one ends in "…"."""
    return clean_abstract(value).text


def is_section_heading(text: str) -> bool:
    """Whether a line is a heading of a structured abstract ("Objective", "METHODS:")."""
    return len(text) <= 60 and bool(_IS_HEADING.fullmatch(text.rstrip(" :.")))


def repair_headings(text: str) -> str:
    """Headings that stick to their text get a colon: "ObjectivePeer support … .MethodsWe" -> "Objective: Peer …"."""
    repaired = _GLUED.sub(_with_colon, text)
    if repaired == text:
        repaired = _mark_headings(text)
    return _SENTENCE_GLUE.sub(r"\1 ", repaired)


def _with_colon(match: re.Match[str]) -> str:
    before = match.group(1)
    if before and not before[-1].isspace():
        before += " "
    return f"{before}{match.group(2)}: "


def _mark_headings(text: str) -> str:
    """Headings without a colon ("Background The … . Methods We …"), where two of them prove the abstract structured."""
    found = _UNMARKED.findall(text)
    if len({heading for _, heading in found}) < 2 or not _UNMARKED.match(text):
        return text
    return _UNMARKED.sub(r"\1\2: ", text)


def _open_headings(value: str) -> str:
    """HTML headings inside an abstract as words with a colon: `<h4>Objective</h4>Peer` -> `Objective: Peer`."""
    value = _HTML_HEADING.sub(lambda match: _headed(match.group(2)), value)
    return _BOLD_HEADING.sub(
        lambda match: _headed(match.group(2)) if _IS_HEADING.fullmatch(match.group(2).strip()) else match.group(), value
    )


def _headed(heading: str) -> str:
    heading = heading.strip().rstrip(":.")
    if re.fullmatch(_LABELS, heading):
        return " "
    return f" {heading}: "


def _without_cut(text: str) -> tuple[str, bool]:
    match = _CUT.search(text)
    if match is None:
        return text, False
    return text[: match.start()].rstrip(), True
