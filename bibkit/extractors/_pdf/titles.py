"""The title of a PDF: of the document info where the first page bears it out, else what stands in the largest type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import normalize

from bibkit.extractors._pdf.front import Front
from bibkit.pages.pdf import TextLine
from bibkit.text.case import recase_title
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key

_JUNK = lazy_pattern(
    r"(?:microsoft (?:word|powerpoint)\s*-.*|untitled.*|(?:new |pdf |scanned )?document\d*|title|"
    r"adobe (?:illustrator|photoshop|indesign|acrobat|pdf)\b.*|.*\.(?:docx?|odt|rtf|pdf|indd|tex|dvi|qxd|pptx?|xlsx?|"
    r"e?ps|fig|ai|psd|cdr|svg|jpe?g|png|gif|tiff?|bmp|html?|txt)\W*|.*(?:[A-Za-z]:\\|/home/|/users/).*|"
    r"[\W\d_]*|slide \d+|powerpoint presentation|layout \d+|print|cover|paper|manuscript|article|doi:.*|"
    r"10\.\d{4}\S*|pii:?\s*\S+|full page photo|no job name|graphics? produced by .*|"
    r"fig(?:ure)?[-_. ]?\d*|blank page|scan(?:ned|ner)?\b.*|"
    r"无标题.*|無題.*|新建.*文档.*)",
    re.I,
)
_FURNITURE = lazy_pattern(
    r"\b(?:journal of|proceedings|transactions|vol(?:ume)?\.?\s*\d|issn|issue|contents lists|available online|"
    r"research article|original (?:article|paper|research)|open (?:access|science)|www\.|https?:|copyright|©|"
    r"downloaded|see discussions|license|journal homepage|review article|letters? to|working paper series|"
    r"technical report|\S@\S|(?-i:\b[A-Z]{1,2}-\d{4,5}\b)|"
    r"(?:doctoral|master.?s|bachelor.?s|ph\.?d\.?) (?:thesis|dissertation)|table of contents|"
    r"title of (?:first )?chapter)",
    re.I,
)
_SECTION = lazy_pattern(
    r"(?:of|and|or) |(?:(?:chapter|section|part|kapitel|chapitre|cap[ií]tulo|capitolo|глава|rozdział|hoofdstuk) )?"
    r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5})[.:)]?\s+\S",
    re.I,
)
_DATED = lazy_pattern(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|"
    r"januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|maio)\w*\.?"
    r"(?: de)?,?(?: \d{1,2},?)? \d{4}$",
    re.I,
)
_SIGNS = lazy_pattern("[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
_RAISED, _LOWERED = lazy_pattern("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+"), lazy_pattern("[₀₁₂₃₄₅₆₇₈₉₊₋]+")
_JSTOR = lazy_pattern(r"stable url:\s*\S*jstor", re.I)
_EARLY_LINES = 25
_STANDS_OUT, _LARGE = 1.15, 1.3  # times the usual size
_FEW_WORDS, _NEAR_CHARACTERS = 4, 200
_LONGEST_WORD = 30  # more letters in a row are words whose blanks are lost


class Shown(NamedTuple):
    """A title and where it stands."""

    text: str
    at: str


class _Block(NamedTuple):
    """Lines of one size that stand out: `times` the usual size."""

    size: float
    times: float
    text: str
    start: int  # characters before it on its page


def title_of(info: Mapping[str, str], front: Front) -> Shown | None:
    """The title, tidied; None where nothing is one."""
    said = info.get("title", "")
    if said and not _JUNK.fullmatch(said) and _bears_out(said, front):
        return Shown(_tidy(said), "document info 'title'")
    found = _on_cover(front) if front.is_sheet else None
    found = found or _largest_on(front, 1)
    if found is None and len(front.pages) > 1 and not _prominent(front, 1):
        found = _largest_on(front, 2)
    return Shown(_tidy(found.text), found.at) if found else None


def _tidy(text: str) -> str:
    text = clean_title(recase_title(text))
    text = _RAISED.sub(lambda match: f"<sup>{normalize('NFKC', match.group())}</sup>", text)
    return _LOWERED.sub(lambda match: f"<sub>{normalize('NFKC', match.group())}</sub>", text)


def _bears_out(said: str, front: Front) -> bool:
    """Whether the first page shows what the document info says, as a heading or early; scans show nothing."""
    if not front.lines:
        return could_be_title(said) and not said.startswith("(")
    key = comparison_key(said)
    for number in front.pages:
        blocks = _prominent(front, number)
        if not _FURNITURE.search(said) and any(key == comparison_key(block.text) for block in blocks):
            return True
        early = comparison_key(" ".join(line.text for line in front.on_page(number)[:_EARLY_LINES]))
        heads = comparison_key(" ".join(block.text for block in blocks))
        if key and could_be_title(said) and (key in early or key in heads):
            return True
    return False


def _on_cover(front: Front) -> Shown | None:
    """The title on a cover sheet, where the next page or the sheet's own words bear it out."""
    second = _largest_on(front, 2)
    sheet = " ".join(line.text for line in front.on_page(1))
    if second and comparison_key(second.text) in comparison_key(sheet):
        return Shown(second.text, "the cover sheet, and page 2, the largest type")
    if _JSTOR.search(sheet) and "Reviewed Work" not in sheet:
        head, label, _ = sheet.partition("Author(s):")
        if label and could_be_title(head):
            return Shown(head.strip(), "the cover sheet, above 'Author(s):'")
    for block in sorted(_prominent(front, 1), key=lambda block: -block.size):
        if could_be_title(block.text) and front.key.count(comparison_key(block.text)) > 1:
            return Shown(block.text, "the cover sheet, twice")
    return None


def _largest_on(front: Front, number: int) -> Shown | None:
    """The lines in the largest type that could be a title; None where nothing stands out, or two things do."""
    blocks = _prominent(front, number)
    heads = [block for block in blocks if could_be_title(block.text)]
    if not heads:
        return None
    first = max(heads, key=lambda block: block.size)
    rivals = [
        block
        for block in heads
        if len(block.text.split()) > _FEW_WORDS
        and block.times > _LARGE
        and 0 <= block.start - first.start - len(first.text) < _NEAR_CHARACTERS
    ]
    if len(first.text.split()) <= _FEW_WORDS and rivals and not _SIGNS.search(first.text):
        return None  # a journal's name above the title, or a short title above a long subtitle
    return Shown(first.text, f"page {number}, the largest type")


def _prominent(front: Front, number: int) -> list[_Block]:
    """What stands out on a page by its size, from the top down."""
    lines = front.on_page(number)
    # The text of a title page is all large: what is usual shows on the next.
    measured = front.lines if number in front.pages and len(front.pages) > 1 else lines
    sizes = sorted(line.size for line in measured for _ in range(len(line.text)))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    out: list[_Block] = []
    start = 0
    for size, group in groupby(lines, key=lambda line: round(line.size)):
        texts = [line.text for line in group]
        if size > _STANDS_OUT * usual:
            out.append(_Block(size, size / usual, _joined(texts, front.lines), start))
        start += sum(map(len, texts))
    return out


def _joined(texts: Sequence[str], everywhere: Sequence[TextLine]) -> str:
    """Lines as one; a word divided at a line end as it is written elsewhere on the pages, else with its hyphen."""
    out = texts[0]
    for text in texts[1:]:
        if re.search(r"[^\W\d_]-$", out) and text[:1].islower():
            word = re.split(r"[^\w-]", out)[-1][:-1] + re.split(r"[^\w]", text)[0]
            whole = re.compile(rf"\b{re.escape(word)}\b", re.I)
            out = (out[:-1] if any(whole.search(line.text) for line in everywhere) else out) + text
        else:
            out = f"{out} {text}"
    return out


def could_be_title(text: str) -> bool:
    """Whether a text is no name of a journal, no heading of a section, no date and no line of authors."""
    words = text.split()
    letters = sum(char.isalpha() for char in text)
    if letters <= 0.6 * len(text) or _FURNITURE.search(text) or _SECTION.match(text) or _DATED.search(text):
        return False
    if 2 * len(_SIGNS.findall(text)) > letters:
        return 6 <= letters <= 90
    return 2 <= len(words) <= 45 and letters >= 12 and max(map(len, words)) <= _LONGEST_WORD and not _are_names(text)


def _are_names(text: str) -> bool:
    """`Jane Doe, Tom van Dijk and Li Wei`: each part two to four words, the first a given name."""
    parts = [part.split() for part in re.split(r",| and | und | et | y |&|;", text) if part.strip()]
    return all(2 <= len(part) <= 4 and is_given_name(part[0]) and part[-1][:1].isupper() for part in parts)
