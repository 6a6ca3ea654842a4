"""What a VuFind record page says, from its sheet: kind, title, abstract, languages, edition, subjects, thesis notes."""

from __future__ import annotations

import re
from dataclasses import replace

from bibkit.extractors._base import Draft
from bibkit.extractors._vufind import numbering, values
from bibkit.extractors._vufind.html_sheet import sheet_of_html
from bibkit.extractors._vufind.identifiers import offer_identifiers
from bibkit.extractors._vufind.imprint import offer_container, offer_publication
from bibkit.extractors._vufind.marc import MarcField
from bibkit.extractors._vufind.people import degree_grantors, offer_people
from bibkit.extractors._vufind.sheet import Row, Sheet
from bibkit.extractors._vufind.terms import kind_of_work, language_code
from bibkit.extractors._vufind.text_sheet import sheet_of_text
from bibkit.model.dates import Date
from bibkit.pages.lines import copied_lines
from bibkit.pages.page import Page
from bibkit.text.abstracts import clean_abstract
from bibkit.text.fragments import plain_text
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key


def read_record(page: Page, draft: Draft) -> None:
    """Offer what the page says of its work."""
    sheet = sheet_of_html(page) if page.kind == "html" else sheet_of_text(copied_lines(page))
    sheet.rows = [_as_host(row) for row in sheet.rows]
    kind = _kind(sheet)
    draft.offer("type", kind[0], at=kind[1])
    _offer_title(sheet, draft)
    offer_people(sheet, draft)
    offer_identifiers(sheet, draft)
    offer_publication(sheet, draft)
    offer_container(sheet, draft)
    _offer_abstract(sheet, draft)
    _offer_rest(sheet, draft)
    # A catalogue's own tags give its address, its name, and the index's filler dates.
    draft.reject("url", "the address is that of the catalogue's record")
    for attribute in ("publisher", "issued", "type", "container_title", "language"):
        if draft.claimed(attribute) is None:
            draft.reject(attribute, "the catalogue's tags describe the catalogue")


# Dutch pages label both publishers and journals "Gepubliceerd in": volume and pages tell them apart.
_NUMBERED = lazy_pattern(
    r"\b(?:vol|nr|no|jrg|jaargang|bd|band)\b\.?\s*\d+[^:]{0,80}\(\d{4}\)|\bpp?\.\s*\d+\s*[-–]\s*\d+", re.I
)


def _as_host(row: Row) -> Row:
    if row.field != "published" or row.parts or not _NUMBERED.search(values.short(row.text)):
        return row
    return replace(row, field="host")


# ---------------------------------------------------------------- kind and title


def _kind(sheet: Sheet) -> tuple[str, str]:
    for row in sheet.find("format"):
        if kind := kind_of_work(row.values):
            return _refined(kind, sheet), row.at
    for name in ("format", "record_format"):
        if kind := kind_of_work(sheet.index(name)):
            return _refined(kind, sheet), sheet.solr_at[name]
    if sheet.find("thesis") or (sheet.marc and sheet.marc.first("502", "a", "b")):
        return "thesis", "thesis note"
    if sheet.marc and (kind := _MARC_KINDS.get(sheet.marc.kind, "")):
        return kind, f"{sheet.marc.at} LEADER"
    if sheet.find("isbn") or sheet.index("isbn"):
        return "book", "ISBN"
    if sheet.find("host"):
        return "article-journal", sheet.find("host")[0].at
    for row in sheet.find("physical"):
        if numbering.page_count(row.text):
            return "book", row.at
    return "document", ""


_MARC_KINDS = {
    "am": "book", "aa": "chapter", "ab": "article-journal", "as": "periodical", "tm": "manuscript",
    "cm": "musical_score",
    "em": "map", "gm": "motion_picture", "im": "song", "jm": "song", "km": "graphic", "mm": "software",
}  # fmt: skip


def _refined(kind: str, sheet: Sheet) -> str:
    """ "Book" with a thesis note is a thesis; "Article" in a book that has an ISBN is a chapter."""
    if kind == "book" and (sheet.find("thesis") or (sheet.marc and sheet.marc.first("502", "a", "b"))):
        return "thesis"
    return kind


def _offer_title(sheet: Sheet, draft: Draft) -> None:
    if sheet.marc is not None:
        for field in sheet.marc.get("245"):
            pieces = [values.trim(value) for code, value in field.subfields if code in "abnp" and value]
            draft.offer("title", clean_title(_joined_title(field, pieces)), at=f"{sheet.marc.at} 245")
    read = clean_title if sheet.from_doaj else values.title_of
    index = _index_title(sheet)
    if sheet.heading and (not index or comparison_key(index) == comparison_key(read(sheet.heading))):
        draft.offer("title", read(sheet.heading), at=sheet.heading_at)
    draft.offer("title", index, at=sheet.solr_at.get("title", sheet.solr_at.get("title_short", "")))
    for row in sheet.find("title"):
        draft.offer("title", read(row.text), at=row.at)
    draft.offer("title", read(sheet.heading), at=sheet.heading_at)


def _joined_title(field: MarcField, pieces: list[str]) -> str:
    """Subtitles behind a colon; numbers and names of parts behind a full stop."""
    out = pieces[0] if pieces else ""
    codes = [code for code, value in field.subfields if code in "abnp" and value]
    for code, piece in zip(codes[1:], pieces[1:], strict=True):
        parallel = code == "b" and re.search(r"=\s*$", field.first("a"))
        if not parallel:
            out += (": " if code == "b" else ". ") + piece
    return out


def _index_title(sheet: Sheet) -> str:
    short, sub = sheet.index_text("title_short"), sheet.index_text("title_sub")
    if short and sub:
        return values.title_of(f"{values.trim(short)} : {sub}")
    title = sheet.index_text("title") or short
    return clean_title(title) if sheet.from_doaj else values.title_of(title)


# ---------------------------------------------------------------- abstract and the rest


def _offer_abstract(sheet: Sheet, draft: Draft) -> None:
    """The whole description wins over the one that the page cut after 300 characters."""
    for text, at in _descriptions(sheet):
        abstract = clean_abstract(text)
        if abstract.text and not abstract.truncated:
            draft.offer("abstract", abstract.text, at=at)
    if sheet.teaser:
        abstract = clean_abstract(
            sheet.teaser + ("…" if sheet.teaser_cut and not sheet.teaser.rstrip().endswith(("...", "…")) else "")
        )
        draft.offer("abstract", abstract.text, at=sheet.teaser_at)


def _descriptions(sheet: Sheet) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    if sheet.marc is not None:
        out += [(text, f"{sheet.marc.at} 520") for field in sheet.marc.get("520") for text in field.all("a")[:1]]
    if sheet.index("description"):
        out.append((" ".join(sheet.index("description")), sheet.solr_at["description"]))
    return out + [(row.text, row.at) for row in sheet.find("abstract")]


def _offer_rest(sheet: Sheet, draft: Draft) -> None:
    marc = sheet.marc
    languages = [(row.values, row.at) for row in sheet.find("language")]
    languages += [(sheet.index("language"), sheet.solr_at["language"])] if sheet.index("language") else []
    if marc is not None:
        languages += [(tuple(field.all("a")), f"{marc.at} 041") for field in marc.get("041")]
    for texts, at in languages:
        codes = [language_code(piece) for text in texts for piece in re.split(r"\s*[,;]\s*(?!\w+ \()", text)]
        if codes and codes[0]:
            draft.offer("language", codes[0], at=at)
    editions = [(field.first("a"), f"{marc.at} 250") for field in marc.get("250")] if marc else []
    editions += [(row.values[0], row.at) for row in sheet.find("edition")]
    editions += [(text, sheet.solr_at["edition"]) for text in sheet.index("edition")]
    for text, at in editions:
        draft.offer("edition", numbering.edition_of(text), at=at)
    _offer_keywords(sheet, draft)
    if draft.claimed("type") in ("book", "thesis", "report", "manuscript", "document"):
        extents = [(field.first("a"), f"{marc.at} 300") for field in marc.get("300")] if marc else []
        extents += [(row.text, row.at) for row in sheet.find("physical")]
        extents += [(text, sheet.solr_at["physical"]) for text in sheet.index("physical")]
        for text, at in extents:
            draft.offer("number_of_pages", numbering.page_count(text), at=at)
    _offer_thesis(sheet, draft)


def _offer_keywords(sheet: Sheet, draft: Draft) -> None:
    """Subject headings as displayed; subdivisions stay joined ("Peer support > Evaluation")."""
    for row in sheet.find("subject"):
        words = [values.trim(piece) for text in row.values for piece in re.split(r"\s*[;；|]\s*", text)]
        draft.offer("keyword", tuple(dict.fromkeys(word for word in words if word)), at=row.at)
    for name in ("topic", "topic_facet"):
        words = [values.trim(text) for text in sheet.index(name)]
        draft.offer("keyword", tuple(dict.fromkeys(word for word in words if word)), at=sheet.solr_at.get(name, ""))
    if sheet.marc is not None:
        words = [
            " -- ".join(values.trim(value) for value in field.all("abcdtvxyz"))
            for field in sheet.marc.get("600", "610", "650", "651", "653")
        ]
        draft.offer("keyword", tuple(dict.fromkeys(word for word in words if word)), at=f"{sheet.marc.at} 650")


_THESIS = lazy_pattern(
    r"(?<![^-–—,])(?P<degree>[^-–—,]*?)\s*(?:,\s*)?[-–—,]{1,2}\s*(?P<school>[^,]{1,300}?)\s*,\s*(?:diss\w*\.?,?\s*)?(?P<year>(?:1[89]|"
    r"20)\d\d)\.?",
    re.I,
)


def _offer_thesis(sheet: Sheet, draft: Draft) -> None:
    """ "Thesis (Ph. D.)--University of X, 2010." gives the school and the degree."""
    if draft.claimed("type") != "thesis":
        return
    for school, at in degree_grantors(sheet):
        draft.offer("publisher", school, at=at)
    notes = [(row.text, row.at) for row in sheet.find("thesis")]
    if sheet.marc is not None:
        for field in sheet.marc.get("502"):
            if field.first("c"):
                draft.offer("publisher", values.trim(field.first("c")), at=f"{sheet.marc.at} 502")
                draft.offer("genre", plain_text(values.trim(field.first("b"))), at=f"{sheet.marc.at} 502")
            notes.append((field.first("a"), f"{sheet.marc.at} 502"))
    for text, at in notes:
        match = _THESIS.search(values.short(text))
        if match:
            draft.offer("publisher", values.trim(match["school"]), at=at)
            degree = re.search(r"\(([^()]+)\)", match["degree"])
            draft.offer("genre", degree.group(1) if degree else "", at=at)
            draft.offer("issued", Date.of(int(match["year"])), at=at)
