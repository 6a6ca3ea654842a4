"""Section headings of structured abstracts: known ones, found where they stick to their text, and given a colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from bibkit.text.patterns import lazy_pattern

# As journals print them (en, then de, fr, es, pt, it), in one case; others are made of it.
_HEADINGS = """
Abstract|Accessible summary|Aim|Aim and method|Aims|Aims and method|Aims and objectives|Article type
Author's conclusions|Authors' conclusions|Availability|Availability and implementation|Background
Background and aims|Background and objective|Background and objectives|Background and purpose|Background/aims
Basic procedures|Brief description|Case description|Case presentation|Case report|Case summary|Clinical features
Clinical implications|Clinical question|Clinical rehabilitation impact|Clinical relevance|Clinical significance
Clinical trial number|Clinical trial registration|Comparison with existing methods|Conceptual framework|Conclusion
Conclusion and implications for practice|Conclusion/significance|Conclusions|Conclusions and clinical relevance
Conclusions and implications|Conclusions and implications for practice|Conclusions and relevance
Conclusions/implications for practice|Conclusions/interpretation|Conclusions/significance|Context|Data analysis
Data collection|Data collection and analysis|Data collection/extraction methods|Data extraction|Data sources
Data sources/study setting|Data synthesis|Declaration of interest|Description of technology|Design
Design and methods|Design and participants|Design and setting|Design, setting and participants
Design, setting, and participants|Design/methodology/approach|Design/setting|Discussion|Discussion and conclusion
Discussion and conclusions|Discussion and evaluation|Eligibility criteria|Ethics and dissemination|Evaluation
Evidence acquisition|Evidence synthesis|Exclusion criteria|Existing knowledge|Expected results|Experimental design
Experimental procedures|Exposure|Exposures|Findings|Funding|Future directions|Future work|Goals|Hypotheses
Hypotheses/objectives|Hypothesis|Impact|Impact and implications|Implications|Implications and contribution
Implications for clinical practice|Implications for nursing|Implications for nursing and health policy
Implications for nursing management|Implications for policy|Implications for policy and practice
Implications for practice|Implications for public health practice|Implications for rehabilitation
Implications for research|Importance|Inclusion and exclusion criteria|Inclusion criteria|Index test|Innovation
Interpretation|Intervention|Intervention(s)|Interventions|Introduction|Key findings|Key message|Key messages
Key points|Key results|Knowledge gap|Lay abstract|Lay summary|Lessons learned|Level of evidence|Limitations
Limitations and implications|Main findings|Main measures|Main message|Main outcome|Main outcome and measures
Main outcome measure|Main outcome measure(s)|Main outcome measures|Main outcomes|Main outcomes and measures
Main points|Main results|Major findings|Major results|Material and methods|Materials & methods|Materials and methods
Materials, methods & results|Mean outcome measures|Measurements|Measurements and main results|Method
Method and results|Method/principal findings|Methodological innovation|Methodology
Methodology and principal findings|Methodology/principal findings|Methods|Methods & results|Methods and analysis
Methods and design|Methods and findings|Methods and material|Methods and materials|Methods and results
Methods/design|Methods/principal findings|Motivation|Nursing implications|Objective|Objective and methods
Objective(s)|Objectives|Objectives and methods|Observations|Open practices|Originality/value|Outcome measures
Outcomes|Participants|Participants and methods|Participants and setting|Participants/materials, setting, methods
Patient and public involvement|Patient or public contribution|Patients|Patients and methods|Patients/participants
Plain language summary|Policy implications|Practical implications|Practice implications|Preliminary results
Presentation of case|Presentation of the hypothesis|Primary outcome|Principal findings|Principal results|Procedure
Procedures|Procedures/findings|Professional practice and policy implications|Program description
PROSPERO registration number|Public health implications|Public health relevance|Public interest statement|Purpose
Purpose of review|Quantitative data synthesis|Rationale|Reason for performing study|Reasons for performing study
Recent findings|Recommendations|Relevance|Relevance to clinical practice|Relevance to practice|Research aims
Research design|Research design and methods|Research limitations/implications|Research methods and procedures
Research objectives|Research purpose|Research question|Research questions|Results|Results & conclusion
Results and conclusion|Results and conclusions|Results and discussion|Results and implications|Results/conclusion
Results/conclusions|Results/findings|Review methods|Review registration|Reviewers' conclusions|Sample
Sample and setting|Sampling and methods|Scope|Search strategy|Selection criteria|Setting|Setting and design
Setting and participants|Setting/participants|Settings|Settings and design|Short conclusion|Significance
Significance and impact of the study|Significance of results|Social implications|Sources of evidence
Statement of problem|Statement of significance|Statistical analysis|Strengths and limitations|Study aim
Study background|Study design|Study design and methods|Study design and setting|Study eligibility criteria
Study objective|Study objectives|Study population|Study protocol registration|Study question|Study registration
Study selection|Study selection and data extraction|Study synthesis methods|Study type|Subjects|Subjects and methods
Subjects/methods|Summary|Summary and conclusion|Summary of background data|Summary of review
Systematic review registration|Testing the hypothesis|Theoretical framework|Theoretical implications|Trial design
Trial registration|Trial registration number|Trials registration|Unmet need|Values
What are the implications for practice|What does this add|What is known|What is known about the topic|What is new
Wider implications|Wider implications of the findings
Hintergrund|Ziel|Zielsetzung|Ziele|Fragestellung|Methoden|Methode|Methodik|Material und Methoden
Patienten und Methoden|Ergebnis|Ergebnisse|Schlussfolgerung|Schlussfolgerungen|Fazit|Diskussion|Einleitung|Contexte
Objectif|Objectifs|Méthode|Méthodes|Matériel et méthodes|Patients et méthodes|Résultats|Antecedentes|Objetivo
Objetivos|Introducción|Método|Métodos|Metodología|Material y métodos|Resultados|Conclusión|Conclusiones|Fundamento
Introdução|Materiais e métodos|Metodologia|Conclusão|Conclusões|Discusión|Discussão|Obiettivo|Obiettivi|Introduzione
Metodi|Risultati|Conclusione|Conclusioni|Materiali e metodi
"""
# Words that begin many a sentence: headings only where they stick to what follows.
_ONLY_GLUED = """
Animals|Approach|Audience|Bottom line|Case|Cases|Challenges|Comment|Contact|Contribution|Contributions|Data|Definition
Description|Development|Diagnosis|Dissemination|Ethics|Evidence|Feasibility|Goal|Highlights|Ideas|Implementation
Main body|Materials|Measure|Measures|Need|Observation|Originality|Outcome|Overview|Population|Problem|Process
Question|Registration|Safety|Sampling|Technology|Title|Tools|Topic|Treatment|Unlabelled
"""


def is_section_heading(text: str) -> bool:
    """Whether a line is a heading of a structured abstract ("Objective", "METHODS:")."""
    return len(text) <= 60 and text.strip().rstrip(" :.").casefold() in _known()


def repair_headings(text: str) -> str:
    """Headings that stick to their text get a colon: "ObjectivePeer support … .MethodsWe" -> "Objective: Peer …".

    Headings that stand free ("Background The …. Methods We …") get one where two of them prove the abstract structured.
    """
    forms = _by_start(glued=True)
    places = [place for match in _PLACE.finditer(text) if text[(place := match.start()) : place + 3] in forms]
    repaired = _marked(text, places, _sticks, glued=True)
    if repaired != text:
        repaired = _UNKNOWN.sub(_with_colon, repaired)
    else:
        repaired = _marked_free(text, places)
    return _SENTENCE_GLUE.sub(r"\g<0> ", repaired)


# ---------------------------------------------------------------- the vocabulary


@cache
def _known() -> frozenset[str]:
    return frozenset(heading.casefold() for heading in _listed(_HEADINGS))


def _listed(text: str) -> list[str]:
    return re.split(r"[|\n]", text.strip())


@cache
def _printed(headings: str) -> tuple[str, ...]:
    """The headings as they are listed, in title case, so but for small words, and in capitals; each form once."""
    title = re.sub(r"[^\W\d_][\w'’]*", lambda match: match[0][0].upper() + match[0][1:], headings)
    small = re.sub(r"\b(?:And|For|Of|The|To|Et|Y|E|With|In|On|Is|Are|Or)\b", lambda match: match[0].lower(), title)
    forms = zip(*map(_listed, (headings, small, title, headings.upper())), strict=True)
    return tuple(form for printed in forms for form in dict.fromkeys(printed))


@cache
def _by_start(*, glued: bool) -> dict[str, list[str]]:
    """The printed forms of the headings under their first three letters, longer ones first: "Materials and Methods"
    must not be read as "Materials"."""
    forms: dict[str, list[str]] = {}
    for form in (*_printed(_HEADINGS), *(_printed(_ONLY_GLUED) if glued else ())):
        forms.setdefault(form[:3], []).append(form)
    for found in forms.values():
        found.sort(key=lambda form: (-len(form), form))
    return forms


# ---------------------------------------------------------------- where they stand

# A capital at the start of the text, behind the end of a sentence, or behind a blank.
_PLACE = lazy_pattern(r"[A-ZÀ-Ý](?<![^\s.!?;:)\]…”\"%].)", re.S)
# What may stick to a heading. One letter alone must be a word of its own ("A", "I"), so that "MethodsX" stays whole.
_STUCK = lazy_pattern(
    r"[A-ZÀ-Ý][a-zà-ÿ’'-]|[A-ZÀ-Ý]{2,}s?\b|[A-Z]+\d|[AIOEUÀÉYaeo]\s|[A-Z]-|[α-ω]-|"
    r"\d[\d,.]*[A-Z]?(?:[\s%-]|$)|[\w.+-]+@|[“\"‘(\[]|<(?!/)"
)
_STUCK_TO_CAPITALS = lazy_pattern(r"[A-ZÀ-Ý][a-zà-ÿ’'-]|[AI]\s|\d[\d,.]+(?:[\s%-]|$)|[“\"‘(\[]|<(?!/)")
_COLON = lazy_pattern(r":(?=[^\s/:<])")  # "Methods:We" wants its blank
_FREE = lazy_pattern(r"\s+(?=[A-ZÀ-Ý0-9“\"(])")
# A heading that no list has, between two glued sentences of an abstract that has known ones: its words are small but
# for the first, and the last sticks to a capital ("…will be run.Ethics and oversightApproved by …").
_UNKNOWN = lazy_pattern(
    r"(?P<before>(?<=[.!?)\]]))(?P<heading>[A-Z][a-z]+(?:[ /](?:[a-z]+|&)){1,6}(?<=[a-z]{4}))"
    r"(?=[A-Z][a-z]*[ ,]|[A-Z]{2,}[ ,]|\d|\[)(?<!Linked)(?<!Power)(?<!Word)(?<!Whats)(?<!Face)(?<!Java)(?<!Clinical)"
)
_SENTENCE_GLUE = lazy_pattern(
    r"[.!?](?:(?<=[a-zà-ÿ]{2}.)|(?<=[)\]%].))(?=(?:[A-ZÀ-Ý][a-zà-ÿ]{2,}…?|A|I|An|As|At|By|If|In|It|No|Of|On|So|To|We)(?:\s|…|$))"
)


def _marked(text: str, places: Sequence[int], ends: Callable[[str, int, str], int], *, glued: bool) -> str:
    """The text with a colon behind each heading for which `ends` gives where the text goes on, -1 for none.

    `places` are those at which one may begin, by its first letters; another may stick to its end.
    """
    forms = _by_start(glued=glued)
    out: list[str] = []
    done = 0
    for start in places:
        while start >= done and (found := _heading_at(text, start, forms, ends)):
            form, end = found
            blank = "" if start == 0 or start == done or text[start - 1].isspace() else " "
            out.append(f"{text[done:start]}{blank}{form}: ")
            start = done = end
    return "".join(out) + text[done:]


def _heading_at(
    text: str, start: int, forms: dict[str, list[str]], ends: Callable[[str, int, str], int]
) -> tuple[str, int] | None:
    for form in forms.get(text[start : start + 3], ()):
        known = text.startswith(form, start) and (form.casefold() in _known() or _begins_sentence(text, start))
        if known and (end := ends(text, start + len(form), form)) >= 0:
            return form, end
    return None


def _begins_sentence(text: str, start: int) -> bool:
    return text[max(start - 3, 0) : start].rstrip()[-1:] in ("", *'.!?)]…”"')


def _sticks(text: str, end: int, form: str) -> int:
    if colon := _COLON.match(text, end):
        return colon.end()
    pattern = _STUCK_TO_CAPITALS if form.isupper() else _STUCK
    return end if pattern.match(text, end) else -1


def _marked_free(text: str, places: Sequence[int]) -> str:
    found: list[str] = []

    def free(text: str, end: int, form: str) -> int:
        match = _FREE.match(text, end)
        if match is None or form.isupper() or not _begins_sentence(text, end - len(form)):
            return -1
        found.append(form)
        return match.end()

    marked = _marked(text, places, free, glued=False)
    structured = len(set(found)) > 1 and marked.startswith(f"{found[0]}: ")
    return marked if structured else text


def _with_colon(match: re.Match[str]) -> str:
    return f" {match['heading']}: "
