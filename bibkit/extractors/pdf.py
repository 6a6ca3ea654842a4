"""PDFs: an identifier or a title from the document info and the first two pages, to be looked up elsewhere.

A PDF's text layer tells little for certain: columns run into each other, headers look like titles. So nothing but the
DOI, the arXiv identifier, the title and the names in the document info are taken, each with its evidence; the abstract
and the rest are for Crossref to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from bibkit.extractors._base import Draft
from bibkit.model.identifiers import ArxivId, Doi
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

if TYPE_CHECKING:
    from bibkit.extractors._pdf.front import Front
    from bibkit.pages.pdf import PdfHead

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308", "ˇ": "\u030c", "˚": "\u030a",
    "˝": "\u030b", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "¸": "\u0327",
}  # fmt: skip
_ACCENTED = lazy_pattern(r"[´ˆ˜¨ˇ˚˝¯˘˙¸][A-Za-zıȷ]|(?<=[A-Za-z])`[AEIOUaeiouı]")
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
# As arXiv prints it into the margin: "arXiv:2101.00001v2 [cs.CL] 1 Jan 2021". Those of cited works have no date.
_STAMP = lazy_pattern(
    r"arxiv:\s*(?P<id>\S+)(?:\s*\[(?P<class>[a-z][\w-]*(?:\.[a-z-]{2,})?)\])?\s+\d{1,2}\s+[a-z]{3}\s+(?:19|20)\d\d",
    re.I,
)


class PdfReader:
    """Reads PDFs."""

    name = "pdf"
    priority = 100

    def recognise(self, page: Page) -> bool:
        return page.kind == "pdf"

    def extract(self, page: Page, draft: Draft) -> None:
        # Here, for most pages are none of ours.
        from bibkit.extractors._pdf.front import Front
        from bibkit.extractors._pdf.titles import title_of
        from bibkit.pages.pdf import PdfHead

        head = page.pdf or PdfHead()
        front = Front([line._replace(text=_mended(line.text)) for line in head.lines])
        title = title_of(head.info, front)
        _offer_doi(head, front, title.text if title else "", draft)
        _offer_arxiv(head, front, draft)
        if title:
            draft.offer("title", title.text, at=title.at)
        _offer_authors(head, front, draft)
        # What kind of work it is does not show; the registered type replaces "document".
        draft.offer("type", "article" if draft.claimed("eprint") and not draft.claimed("doi") else "document")
        if head.is_cut:
            draft.warn("pdf.out-of-time", "the first pages are too large to read; only a part was looked at")
        elif not front.lines:
            draft.warn("pdf.no-text", "the first pages have no text layer; they may be scans", severity="info")


EXTRACTOR = PdfReader()


def _mended(text: str) -> str:
    """Ligatures as letters, and accents that TeX prints before their letter (`c´omo`, `art´ıculo`) on it."""
    return _ACCENTED.sub(_composed, text.translate(_LIGATURES))


def _composed(match: re.Match[str]) -> str:
    accent, letter = match.group()[0], match.group()[1]
    composed = normalize("NFC", {"ı": "i", "ȷ": "j"}.get(letter, letter) + _ACCENTS[accent])
    return composed if len(composed) == 1 else match.group()


def _offer_doi(head: PdfHead, front: Front, title: str, draft: Draft) -> None:
    """From the document info; else the one by which the first page, or the page behind a cover sheet, calls itself."""
    from bibkit.extractors._pdf.dois import dois_on

    for key in _INFO_DOIS:
        doi = Doi.find(head.info.get(key, ""))
        if doi:
            draft.offer("doi", str(doi), at=f"document info '{key}'")
            return
    others: list[str] = []
    for number in front.pages:
        found = dois_on(front, number, title)
        others += found.others
        if len(found.own) == 1:
            draft.offer("doi", found.own[0], at=f"page {number}")
        elif found.own:
            shown = ", ".join(found.own[:4])
            draft.warn("pdf.several-dois", f"page {number} shows several DOIs ({shown}); none is taken", "DOI")
        if found.own:
            return
    if others:
        shown = ", ".join(others[:4])
        draft.warn(
            "pdf.others-doi", f"the first page shows another work's, as it seems: {shown}", "DOI", severity="info"
        )


def _offer_arxiv(head: PdfHead, front: Front, draft: Draft) -> None:
    """The stamp in the margin of the first page, or what arXiv writes into the document info."""
    said = ArxivId.find(head.info.get("arxivid", ""))
    if said:
        draft.offer("eprint", str(said), at="document info 'arxivid'")
        draft.offer("eprint_type", "arxiv", at="document info 'arxivid'")
        return
    for line in front.on_page(1):
        stamp = _STAMP.fullmatch(line.text)
        found = ArxivId.find(line.text) if stamp else None
        if stamp and found:
            draft.offer("eprint", str(found), at="page 1")
            draft.offer("eprint_type", "arxiv", at="page 1")
            draft.offer("eprint_class", stamp["class"] or "", at="page 1")
            return


def _offer_authors(head: PdfHead, front: Front, draft: Draft) -> None:
    """The names in the document info, where the first page shows every one; programs and typists are not there."""
    from bibkit.model.nameparse import parse_names

    names = parse_names(head.info.get("author", ""))
    shown = comparison_key(" ".join(line.text for number in front.pages for line in front.on_page(number)))
    if names and all(name.family and name.given and comparison_key(name.family) in shown for name in names):
        draft.offer("author", names, at="document info 'author'")
