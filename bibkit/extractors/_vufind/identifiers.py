"""ISBN, ISSN, DOI and address of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibkit.extractors._base import Draft
from bibkit.extractors._values import isbns_of, issns_of
from bibkit.extractors._vufind.sheet import Row, Sheet
from bibkit.model.identifiers import Doi, Isbn, Issn


def offer_identifiers(sheet: Sheet, draft: Draft) -> None:
    marc = sheet.marc
    isbns = [(value, row.at) for row in sheet.find("isbn", "isn") for value in _codes(row)]
    isbns += [(value, sheet.solr_at["isbn"]) for value in sheet.index("isbn")]
    issns = [(value, row.at) for row in sheet.find("issn", "isn") for value in _codes(row)]
    issns += [(value, sheet.solr_at["issn"]) for value in sheet.index("issn")]
    if marc is not None:
        isbns += [(field.first("a"), f"{marc.at} 020") for field in marc.get("020")]
        issns += [(field.first("a"), f"{marc.at} 022") for field in marc.get("022")]
        issns += [(field.first("x"), f"{marc.at} 773") for field in marc.get("773")]
        isbns += [(field.first("z"), f"{marc.at} 773") for field in marc.get("773")]
    draft.offer(
        "isbn", isbns_of(text for text, _ in isbns), at=next((at for text, at in isbns if Isbn.parse(text)), "")
    )
    draft.offer(
        "issn", issns_of(text for text, _ in issns), at=next((at for text, at in issns if Issn.parse(text)), "")
    )
    addresses = _addresses(sheet)
    for text, at in _doi_places(sheet, addresses):
        doi = Doi.find(text)
        if doi:
            draft.offer("doi", str(doi), at=at)
            break
    if draft.claimed("doi") is None:
        _offer_glued_doi(sheet, draft)
    if draft.claimed("doi") is None:
        for address, at in addresses:
            if not re.search(r"doaj\.org/toc/|\bproxy\b|/login\b", address):
                draft.offer("url", address, at=at)


def _codes(row: Row) -> list[str]:
    return [piece for value in row.values for piece in re.split(r"\s*[,;]\s*|\s+(?=[\dX-]{8,})", value) if piece]


def _addresses(sheet: Sheet) -> list[tuple[str, str]]:
    out = [(address, row.at) for row in sheet.find("online") for _, address in row.links]
    out += [
        (value, row.at)
        for row in sheet.find("online")
        for text in row.values
        for value in re.findall(r"https?://\S+", text)
    ]
    out += [(value, sheet.solr_at["url"]) for value in sheet.index("url")]
    if sheet.marc is not None:
        out += [(value, f"{sheet.marc.at} 856") for field in sheet.marc.get("856") for value in field.all("u")]
    return [(address, at) for address, at in out if re.match(r"https?://", address)]


def _doi_places(sheet: Sheet, addresses: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Where the work's DOI may stand: its own field, then the addresses; key words and notes are not looked at."""
    places = [(row.text, row.at) for row in sheet.find("doi")]
    places += [(text, sheet.solr_at["doi_str_mv"]) for text in sheet.index("doi_str_mv")]
    if sheet.marc is not None:
        places += [
            (field.first("a"), f"{sheet.marc.at} 024")
            for field in sheet.marc.get("024")
            if field.first("a").startswith("10.") or "doi" in field.first("2").lower()
        ]
    return places + [(address, at) for address, at in addresses if re.search(r"doi\.org/|/doi/|^doi:", address)]


def _offer_glued_doi(sheet: Sheet, draft: Draft) -> None:
    """The DOI inside `spelling`, which glues it between digits and the title: its end is known where the title is."""
    spelling, title = sheet.index_text("spelling"), sheet.index_text("title")
    place = spelling.find(title) if title else -1
    match = re.search(r"(10\.\d{4,5}/\S{2,80})$", spelling[:place]) if place > 0 else None
    if match and (doi := Doi.parse(match.group(1))):
        draft.offer("doi", str(doi), at=sheet.solr_at["spelling"])
