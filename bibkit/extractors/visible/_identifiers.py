"""Identifiers of the page's own work; those of works it cites or recommends are left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._values import issns_of
from bibkit.extractors.visible._lines import is_other_works_heading
from bibkit.model.identifiers import ArxivId, Doi, Pmcid, Pmid
from bibkit.pages.blocks import Block
from bibkit.text.patterns import lazy_pattern

_DOI = lazy_pattern(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"“”<>«»，。；、|]+")
# What may stand with a DOI on a line of its own.
_OTHERS_REACH = 40  # lines below "Similar articles" that may belong to other works
_OWN_AGAIN = lazy_pattern(
    r"\W*(?:about this|author information|references|how to cite|cite this|rights and permissions|doi\s*:)", re.I
)
_MOST_AWAY = 40
_STARTS_WITH_LABEL = lazy_pattern(r"\W*(?:doi|digital object identifier|d\s?o\s?i|https?://(?:dx\.)?doi\.org/)\b", re.I)
_REST = lazy_pattern(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi(?: link| number)?|digital object identifier|d\s?o\s?i|crossref|"
    r"get rights and content|"
    r"how to cite or link using doi|cite this|copy|permalink|link|persistent|identifier|article|stable url|"
    r"published(?: online)?|"
    r"available online|first published|epub|online|opens? in (?:a )?new (?:tab|window)|\b(?:1[5-9]|20)\d\d\b|"
    r"[a-z]{3,9}\.?|\d{1,2}|\W)++",
    re.I,
)
_LABELLED = lazy_pattern(
    r"(?:\bdoi\b|doi\.org/|digital object identifier)[^\w]{0,12}(?:https?://(?:dx\.)?doi\.org/)?$", re.I
)
# Words that copied text glues to the end of a DOI.
_GLUED = lazy_pattern(
    r"(?<=\w)(?:Published|Received|Accepted|Medline|Copyright|Cite|Citation|Get|Abstract|Open|View|Full|Google|"
    r"CrossRef|Download|Share)|"
    r"(?i:pmid|pubmed)|[⟩〉>\]]"
)
_OTHER = lazy_pattern(
    r"\b(?:correction|erratum|retraction|comment|reply|supplement|dataset|data set|related|version of record|"
    r"preprint|see also|part of)\b",
    re.I,
)
_ISSN = lazy_pattern(r"\b(?<![./])(?:[ep]-?)?issn\b[^\d]{0,30}\d{4}-?\d{3}[\dX]", re.I)
_PMID = lazy_pattern(r"\bPMID\s*:?\s*(\d{4,8})\b")
_PMCID = lazy_pattern(r"\bPMCID\s*:?\s*(PMC\d{4,9})\b|^\(?(PMC\d{5,9})\)?$")


def find_doi(lines: Sequence[Block], near: int, limit: int) -> tuple[str, Block] | None:
    """The DOI that the page gives as its own: alone on its line or labelled, nearest to the title in line `near`."""
    best: tuple[int, str, Block] | None = None
    seen: dict[str, int] = {}
    others = -_OTHERS_REACH
    for place, line in enumerate(lines[:limit]):
        text = line.plain
        if place > near and is_other_works_heading(text):
            others = place
        if place - others < _OTHERS_REACH and not _OWN_AGAIN.match(text):
            continue
        others = -_OTHERS_REACH
        if "10." not in text or len(text) > 900:
            continue
        for match in _DOI.finditer(text):
            doi = clean_doi(match.group())
            if doi is None:
                continue
            seen[str(doi)] = seen.get(str(doi), 0) + 1
            rest = text[: match.start()] + text[match.end() :]
            alone = bool(_REST.fullmatch(rest)) or not rest.strip()
            labelled = bool(_LABELLED.search(text[: match.start()])) and (
                len(text) < 220 or (text.count("10.") == 1 and len(text) < 400)
            )
            far = abs(place - near) > _MOST_AWAY
            if (far and not (alone and _STARTS_WITH_LABEL.match(text))) or (not alone and not labelled):
                continue
            if _OTHER.search(text[: match.start()][-40:]):
                continue
            distance = abs(place - near) + (0 if alone else 5 if len(text) < 220 else 30)
            if best is None or distance < best[0]:
                best = (distance, str(doi), line)
    if best is None:
        return None
    return _parent(best[1], seen), best[2]


def clean_doi(text: str) -> Doi | None:
    """The first DOI in a text, without what copied text glues to it ("10.7554/eLife.04407Published")."""
    match = _DOI.search(text)
    return Doi.find(_GLUED.split(match.group())[0]) if match else None


def _parent(doi: str, seen: dict[str, int]) -> str:
    """A figure's or abstract's DOI (10.7554/elife.00160.001) stands for the article's where the page has that too."""
    shorter = [other for other in seen if other != doi and doi.startswith((f"{other}.", f"{other}/", f"{other}-"))]
    return min(shorter, key=len) if shorter else doi


def find_issns(lines: Sequence[Block], limit: int) -> tuple[tuple[str, ...], Block] | None:
    """ISSNs behind their label; more than print, electronic and linking ones are those of works cited."""
    found: list[str] = []
    where: Block | None = None
    for line in lines[:limit]:
        if "issn" not in line.text.casefold() or len(line.text) > 300:
            continue
        numbers = issns_of(match.group() for match in _ISSN.finditer(line.plain))
        if numbers and where is None:
            where = line
        found += numbers
    own = tuple(dict.fromkeys(found))
    return (own, where) if where is not None and len(own) <= 3 else None


def find_pmid(lines: Sequence[Block], limit: int) -> tuple[str, Block] | None:
    """The PubMed identifier behind its label."""
    for line in lines[:limit]:
        match = _PMID.search(line.plain) if "PMID" in line.plain and len(line.text) < 300 else None
        if match:
            return str(Pmid.parse(match.group(1)) or ""), line
    return None


def find_pmcid(lines: Sequence[Block], limit: int) -> tuple[str, Block] | None:
    """The identifier of PubMed Central behind its label, or alone on its line."""
    for line in lines[:limit]:
        match = _PMCID.search(line.plain) if "PMC" in line.plain and len(line.text) < 300 else None
        if match:
            return str(Pmcid.parse(match.group(1) or match.group(2)) or ""), line
    return None


def find_arxiv(lines: Sequence[Block], limit: int) -> tuple[str, Block] | None:
    """An arXiv identifier on a short line of its own ("arXiv:1902.02534v2 [cs.DL]")."""
    for line in lines[: min(limit, 150)]:
        if len(line.text) < 120 and "arxiv" in line.text.casefold():
            identifier = ArxivId.find(line.plain)
            if identifier:
                return str(identifier), line
    return None
