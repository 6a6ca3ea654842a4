"""The DOI by which a work calls itself on its first page, told from those of the works it cites, corrects or adds to.

A DOI is the work's own where it stands alone, in a running head, behind "cite this article as" or beside the work's own
title. In prose, in references, footnotes and behind "supplement to" it is another's. What a line end may have cut is
not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibkit.extractors._pdf.front import Front
from bibkit.model.identifiers import Doi
from bibkit.pages.pdf import TextLine
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

_START = lazy_pattern(r"\b10\.\d{4,9}(?:\.\d{1,9})*/(?=\S|$)")
_LABEL = lazy_pattern(r"(?:\bdoi\b\s*[:.]?\s*|doi\.org/\s*|object identifier\W*)$", re.I)
_REFERENCES = lazy_pattern(
    r"(?:[\dIVX]+\.?\s*)?(?:references(?: cited)?|bibliography|(?:works|literature) cited|notes(?: and references)?|"
    r"literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|références|bibliographie|bibliografía|referencias|referências|"
    r"bibliografia|riferimenti|список литературы|литература|参考文献|參考文獻|참고문헌|kaynak(?:ça|lar))\W*",
    re.I,
)
# Words that make of the DOI behind them another work's.
_RELATION = lazy_pattern(
    r"\b(?:suppl[ée]ment\w*|supporting information|correct(?:ion|ed)|errat(?:um|a)|corrigend\w+|retract\w+|"
    r"comment(?:ary)? (?:on|to)|repl(?:y|ies) to|response to|rezension|review(?:s|ed)?(?: of)?:?|data(?:sets?)?|"
    r"deposited|archived|repository|dryad|zenodo|figshare|osf|code|software|preprints?|previous|related|companion|"
    r"see(?: also)?|cf|vgl|siehe|voir|translat\w+|originally|based on|in press|cited)\b",
    re.I,
)
_OWN_WORDS = lazy_pattern(
    r"\bcit(?:e|ation)\b|to link to this|reference format|digital object identifier|zitier(?:en|weise)|pour citer|"
    r"cómo citar|como citar|引用|\bpublished(?: online)?\b|\breceived\b|\baccepted\b|©|copyright|\blicen[cs]e\b",
    re.I,
)
_NAME_IN_REFERENCE = lazy_pattern(
    r"(?<![\w.])(?:[A-Z]\.[ -]?){1,3}[A-ZÀ-Þ][\w’'-]{1,40}(?:,|;| and | & | et al|:| \()|"
    r"\b[A-ZÀ-Þ][\w’'-]{1,40},? (?:[A-Z]\.[ -]?){1,3}(?:,|;| and| &| et al|:| ?\()|"
    r"\b[A-ZÀ-Þ][\w’'-]{1,40} [A-Z]{1,2}, [A-ZÀ-Þ]"
)
_MARKED = lazy_pattern(r"(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)]?|[*†‡§¶])\s*(?:[A-ZÀ-Þ]|$)")
_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_PLACEHOLDER = lazy_pattern(r"10\.0000/.*|10\.\d+/(?:[nx0y.\-_/()]+|doi-?number)|10\.1145/1122445\.1122456")
_OTHER_NUMBER = lazy_pattern(r"(?:hal|arxiv|pmid|pmcid|pmc|issn|isbn|e?issn)\b", re.I)
_FEW_WORDS, _TOP_LINES, _BLOCK_LINES = 8, 4, 5


class OwnDois(NamedTuple):
    """The DOIs that may be the work's own, those with the best evidence only; and those that are of others."""

    own: list[str]
    others: list[str]


def dois_on(front: Front, number: int, title: str) -> OwnDois:
    """What a page says, above its list of references. `title` is the work's, "" where it is not known."""
    found: dict[int, dict[str, None]] = {0: {}, 1: {}, 2: {}, 3: {}}
    lines = _above_references(front.on_page(number))
    titled = next(
        (i for i, line in enumerate(lines) if title and comparison_key(line.text) in comparison_key(title)), 0
    )
    for i, line in enumerate(lines):
        for match in _START.finditer(line.text):
            doi = whole_doi(line.text[match.start() :], lines[i + 1].text if i + 1 < len(lines) else "")
            if doi:
                is_top = i < max(_TOP_LINES, titled)
                found[_weight(lines, i, match.start(), title, is_top=is_top)][doi] = None
    best = next((list(found[weight]) for weight in (3, 2, 1) if found[weight]), [])
    return OwnDois(best, list(found[0]))


def _above_references(lines: list[TextLine]) -> list[TextLine]:
    end = next((i for i, line in enumerate(lines) if _REFERENCES.fullmatch(line.text)), len(lines))
    return lines[:end]


def _weight(lines: Sequence[TextLine], i: int, start: int, title: str, *, is_top: bool) -> int:
    """0 another work's; 1 bare, 2 behind "doi", 3 with the work's title or behind "cite this article as"."""
    text = lines[i].text
    block = " ".join([*_lines_before(lines, i), text[:start]])
    if title and len(comparison_key(title)) >= 12 and comparison_key(title) in comparison_key(block):
        return 3
    near = f"{lines[i - 1].text if i and len(text[:start].split()) < 3 else ''} {text[:start]}"
    if _RELATION.search(near):
        return 0
    if re.search(r"\bcit(?:e|ation)\b|reference format|digital object identifier", near, re.I):
        return 3
    if not is_top and (_is_marked(lines, i) or (_NAME_IN_REFERENCE.search(block) and re.search(r"\b[12]\d{3}", block))):
        return 0
    beside = _WORD.findall(_START.sub(" ", re.sub(r"https?://\S+|10\.\d{4}\S+", " ", text)))
    if len(beside) > _FEW_WORDS and not is_top and not _OWN_WORDS.search(text):
        return 0
    return 2 if _LABEL.search(text[max(start - 40, 0) : start]) else 1


def _lines_before(lines: Sequence[TextLine], i: int) -> list[str]:
    """The lines above that may belong to one paragraph with line `i`, by the size of their type."""
    first = i
    while first and i - first < _BLOCK_LINES and abs(lines[first - 1].size - lines[i].size) < 0.6:
        first -= 1
    return [line.text for line in lines[first:i]]


def _is_marked(lines: Sequence[TextLine], i: int) -> bool:
    """Whether a note's number or sign begins the line or stands, smaller, before it."""
    text = lines[i].text
    if _MARKED.match(text) and not _START.match(text):
        return True
    before = lines[i - 1] if i else None
    return before is not None and before.size < lines[i].size and _MARKED.fullmatch(before.text) is not None


# ---------------------------------------------------------------- what line ends do to a DOI


def whole_doi(text: str, following: str) -> str:
    """The DOI that `text` begins with, joined with the line that follows where it goes on there; "" when in doubt.

    >>> whole_doi("10.1016/j.cell.2019.", "05.031 and more")
    '10.1016/j.cell.2019.05.031'
    """
    raw = text.split(maxsplit=1)[0]
    at_end = len(raw) == len(text)
    rest = following if at_end else text[len(raw) :]
    after = rest.split(maxsplit=1)[0] if rest.split() else ""
    for joins in _joins(raw, after, at_end=at_end, alone=after == rest.strip()):
        return _found(raw + after) if joins else ""
    return _found(raw)


def _found(text: str) -> str:
    """The DOI, "" for what templates print in its place: `10.1145/nnnnnnn.nnnnnnn`, `10.1007/xxxx`."""
    doi = Doi.find(text)
    return "" if doi is None or _PLACEHOLDER.fullmatch(doi.value) else doi.value


def _joins(raw: str, after: str, *, at_end: bool, alone: bool) -> Iterator[bool]:
    """True: what follows belongs to the DOI. False: nobody can say. Nothing: the DOI is whole."""
    if not after or not after[0].isascii():
        return
    has_digit, has_letter = any(map(str.isdigit, after)), any(map(str.isalpha, after))
    if raw[-1] in "/_" and at_end:
        yield True
    elif raw[-1] == "." and (after[0].islower() or after[0].isdecimal()):
        if not at_end:
            if has_digit and has_letter and not _OTHER_NUMBER.match(after):
                yield False  # "journal. pone.0141122"
        elif has_digit and (has_letter or re.fullmatch(r"\d{2,}(?:[.-]\d+)+[.,]?", after)):
            yield True
        else:
            yield False  # "j.jml.2019." and "104038" below it, or a page number
    elif raw[-1] in "-\u2010\xad" and at_end:
        yield raw[-2:-1].isdecimal() and after[0].isdecimal()
    elif at_end and re.match(r"[./][\da-z]", after):
        yield True
    elif at_end and alone and re.fullmatch(r"\d{5,}|[a-z]+\d[\da-z.]*", after):
        yield False
