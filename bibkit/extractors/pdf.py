"""PDFs: an identifier or a title from the document info and the first two pages, to be looked up elsewhere.

A PDF's text layer tells little for certain: columns run into each other, headers look like titles. So nothing but the
DOI, the arXiv identifier, the title and the names in the document info are taken, each with its evidence; the abstract
and the rest are for Crossref to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bibkit.extractors._base import Draft
from bibkit.model.identifiers import ArxivId, Doi
from bibkit.model.nameparse import parse_names
from bibkit.pages.page import Page
from bibkit.pages.pdf import PdfHead, TextLine
from bibkit.text.case import recase_title
from bibkit.text.titles import clean_title, comparison_key

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class PdfReader:
    """Reads PDFs."""

    name = "pdf"
    priority = 100

    def recognise(self, page: Page) -> bool:
        return page.kind == "pdf"

    def extract(self, page: Page, draft: Draft) -> None:
        head = page.pdf or PdfHead()
        lines = [line._replace(text=line.text.translate(_LIGATURES)) for line in head.lines]
        _offer_doi(head, lines, draft)
        _offer_arxiv(lines, draft)
        _offer_title(head, lines, draft)
        _offer_authors(head, lines, draft)
        # What kind of work it is does not show; the registered type replaces "document".
        draft.offer("type", "article" if draft.claimed("eprint") and not draft.claimed("doi") else "document")
        if not lines:
            draft.warn("pdf.no-text", "the first pages have no text layer; they may be scans", severity="info")


EXTRACTOR = PdfReader()

# ---------------------------------------------------------------- identifiers

_INFO_DOIS = (
    "doi",
    "wps-articledoi",
    "prism:doi",
    "crossmarkdomains:doi",
    "identifier",
    "subject",
    "keywords",
    "title",
)
_LABELLED = re.compile(r"(?:\bdoi\b\s*[:.]?\s*|doi\.org/\s*)(?=10\.\d{4})", re.I)
_REFERENCES = re.compile(
    r"(?:\d+\.?\s*)?(?:references|bibliography|literatur(?:verzeichnis)?|références|参考文献)\W*", re.I
)


def _offer_doi(head: PdfHead, lines: Sequence[TextLine], draft: Draft) -> None:
    """From the document info; else the one DOI that the first page, or else the second, labels as such."""
    for key in _INFO_DOIS:
        doi = Doi.find(head.info.get(key, ""))
        if doi:
            draft.offer("doi", str(doi), at=f"document info '{key}'")
            return
    for number in (1, 2):
        labelled, bare = _dois_on(lines, number)
        found = labelled or bare
        if len(found) == 1:
            draft.offer("doi", found[0], at=f"page {number}")
        elif len(found) > 1:
            draft.warn("pdf.several-dois", f"page {number} shows several DOIs ({', '.join(found[:4])}); none is taken")
        if found:
            return


def _dois_on(lines: Sequence[TextLine], number: int) -> tuple[list[str], list[str]]:
    """The DOIs behind a label and those without one, each once, above the list of references."""
    labelled: dict[str, None] = {}
    bare: dict[str, None] = {}
    texts = [line.text for line in lines if line.page == number]
    for i, text in enumerate(texts):
        if _REFERENCES.fullmatch(text):
            break
        if text.endswith(("/", ".", "-", "_")) and "10." in text and i + 1 < len(texts):
            text += texts[i + 1].split(" ")[0]  # broken at the end of the line
        for place in (match.start() for match in re.finditer(r"10\.\d{4}", text)):
            doi = Doi.find(text[place:])
            if doi:
                (labelled if _LABELLED.search(text[max(place - 40, 0) : place + 7]) else bare)[str(doi)] = None
    return list(labelled), [doi for doi in bare if doi not in labelled]


def _offer_arxiv(lines: Sequence[TextLine], draft: Draft) -> None:
    for line in lines:
        found = ArxivId.find(line.text) if line.page == 1 else None
        if found:
            draft.offer("eprint", str(found), at="page 1")
            draft.offer("eprint_type", "arxiv", at="page 1")
            category = re.search(r"\[([a-z][\w-]*(?:\.[A-Za-z-]{2,})?)\]", line.text)
            draft.offer("eprint_class", category.group(1) if category else "", at="page 1")
            return


# ---------------------------------------------------------------- title and authors

_JUNK_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint)\s*-.*|untitled.*|title|document\d*|\S+\.(?:docx?|pdf|indd|tex|dvi|qxd|pptx?|"
    r"xlsx?|ps)|"
    r""
    r"[\W\d_]*|slide \d+|powerpoint presentation|layout \d+|print|cover|paper|manuscript|article|doi:.*|"
    r"10\.\d{4}\S*|"
    r"pii:?\s*\S+)",
    re.I,
)
_FURNITURE = re.compile(
    r"\b(?:journal of|proceedings|transactions|vol(?:ume)?\.?\s*\d|issn|issue|contents lists|available online|"
    r"research article|"
    r""
    r"original (?:article|paper|research)|open access|www\.|https?:|copyright|©|downloaded|see discussions|license|"
    r"journal homepage|review article|letters? to|working paper series|technical report)",
    re.I,
)


def _offer_title(head: PdfHead, lines: Sequence[TextLine], draft: Draft) -> None:
    """The info's title where the first page shows it too; else the largest type on the first page."""
    shown = comparison_key(" ".join(line.text for line in lines))
    said = head.info.get("title", "")
    if said and not _JUNK_TITLE.fullmatch(said) and (not shown or comparison_key(said) in shown):
        draft.offer("title", clean_title(recase_title(said)), at="document info 'title'")
    largest = _largest([line for line in lines if line.page == 1])
    draft.offer("title", clean_title(recase_title(largest)), at="page 1, the largest type")


def _largest(lines: Sequence[TextLine]) -> str:
    """The lines in the largest type that could be a title; "" where nothing stands out."""
    if not lines:
        return ""
    sizes = sorted(line.size for line in lines for _ in range(len(line.text)))
    usual = sizes[len(sizes) // 2]
    blocks = _blocks_of_one_size(lines)
    blocks = [(size, text) for size, text in blocks if size > 1.15 * usual and _could_be_title(text)]
    return max(blocks, key=lambda block: block[0])[1] if blocks else ""


def _blocks_of_one_size(lines: Iterable[TextLine]) -> list[tuple[float, str]]:
    return [
        (size, " ".join(line.text for line in group))
        for size, group in groupby(lines, key=lambda line: round(line.size))
    ]


def _could_be_title(text: str) -> bool:
    words = text.split()
    letters = sum(char.isalpha() for char in text)
    return 2 <= len(words) <= 45 and letters >= 12 and letters > 0.6 * len(text) and not _FURNITURE.search(text)


def _offer_authors(head: PdfHead, lines: Sequence[TextLine], draft: Draft) -> None:
    """The names in the document info, where the first page shows every one; programs and typists are not there."""
    names = parse_names(head.info.get("author", ""))
    shown = comparison_key(" ".join(line.text for line in lines if line.page == 1))
    if names and all(name.family and name.given and comparison_key(name.family) in shown for name in names):
        draft.offer("author", names, at="document info 'author'")
