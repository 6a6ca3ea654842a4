"""ISBN, ISSN, DOI and address of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from bibkit.extractors._base import Draft
from bibkit.extractors._values import isbns_of, issns_of
from bibkit.extractors._vufind.sheet import Row, Sheet
from bibkit.model.identifiers import Doi, Isbn, Issn
from bibkit.text.patterns import lazy_pattern


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
    for text, at in _doi_places(sheet):
        if doi := Doi.find(text):
            draft.offer("doi", str(doi), at=at)
    for address, at in addresses:
        if doi := _doi_in_address(address):
            draft.offer("doi", str(doi), at=at)
    if draft.claimed("doi") is None:
        _offer_glued_doi(sheet, [address for address, _ in addresses], draft)
    if draft.claimed("doi") is None:
        for address, at in addresses:
            if not re.search(r"doaj\.org/toc/|\bproxy\b|/login\b", address):
                draft.offer("url", address, at=at)


def _codes(row: Row) -> list[str]:
    return [piece for value in row.values for piece in re.split(r"\s*[,;]\s*|\s+(?=[\dX-]{8,})", value) if piece]


def _addresses(sheet: Sheet) -> list[tuple[str, str]]:
    out = [
        (address, row.at)
        for row in sheet.find("online")
        for text, address in row.links
        if not _ABOUT_THE_WORK.search(text)
    ]
    out += [
        (value, row.at)
        for row in sheet.find("online")
        for text in row.values
        for value in re.findall(r"https?://\S+", text)
    ]
    out += [(value, sheet.solr_at["url"]) for value in sheet.index("url")]
    if sheet.marc is not None:
        out += [
            (value, f"{sheet.marc.at} 856")
            for field in sheet.marc.get("856")
            if not _ABOUT_THE_WORK.search(" ".join(field.all("yz3")))
            for value in field.all("u")
        ]
    return [(address, at) for address, at in out if re.match(r"https?://", address)]


# Links to what is written about a work, not to the work.
_ABOUT_THE_WORK = lazy_pattern(
    r"inhalts(?:verzeichnis|text|angabe)|klappentext|rezension|table of contents|publisher description|cover|"
    r"biographical|sample text|\breview|autorenbiografie|description of the publication|sommaire|índice|目录|目次",
    re.I,
)


def _doi_places(sheet: Sheet) -> list[tuple[str, str]]:
    """Where the work's DOI has a place of its own; key words and notes are not looked at."""
    places = [(row.text, row.at) for row in sheet.find("doi")]
    places += [(text, sheet.solr_at["doi_str_mv"]) for text in sheet.index("doi_str_mv")]
    if sheet.marc is not None:
        places += [
            (field.first("a"), f"{sheet.marc.at} 024")
            for field in sheet.marc.get("024")
            if field.first("a").startswith("10.") or "doi" in field.first("2").lower()
        ]
    return places


# What sites put behind the DOI in the address of a text.
_BEHIND_DOI = lazy_pattern(
    r"(?:[?&#].*|/(?:full|pdf|epdf|abstract|html|xml|epub|meta|fulltext|tables|figures|download)|\.(?:pdf|html?|xml|full))$",
    re.I,
)


def _doi_in_address(address: str) -> Doi | None:
    """The DOI in an address: `https://doi.org/10…`, `https://www.frontiersin.org/article/10.3389/fpsyg.2018.01234/full`."""
    if re.match(r"https?://(?:\w+\.)*doi\.org/", address):
        return Doi.find(unquote(address))
    match = re.search(r"[/=](10\.\d{4,9}/\S+)", unquote(address))
    if not match:
        return None
    text = match[1]
    while (shorter := _BEHIND_DOI.sub("", text)) != text:
        text = shorter
    return Doi.find(text)


def _offer_glued_doi(sheet: Sheet, addresses: Sequence[str], draft: Draft) -> None:
    """The DOI inside `spelling`, glued there between the pages and the publisher's own number or the title."""
    spelling, title = sheet.index_text("spelling"), sheet.index_text("title")
    place = spelling.find(title) if title else -1
    match = re.search(r"10\.\d{4,5}/\S{2,80}$", spelling[:place]) if place > 0 else None
    if match and (doi := Doi.parse(_without_number(match.group(), addresses))):
        draft.offer("doi", str(doi), at=sheet.solr_at["spelling"])


def _without_number(glued: str, addresses: Sequence[str]) -> str:
    """The DOI without the publisher's number behind it; "" where its end cannot be told.

    The number repeats the DOI's own end (`10.3390/ijerph16081234ijerph16081234`) or stands in the address
    (`10.1016/j.x.2019.100560S2052297519300198`, `/article/view/9876`); most journals give none.
    """
    prefix, _, suffix = glued.partition("/")
    half = len(suffix) // 2
    if suffix == suffix[:half] * 2:
        return f"{prefix}/{suffix[:half]}"
    for number in _numbers(addresses):
        if not suffix.endswith(number):
            continue
        rest = suffix.removesuffix(number)
        if rest.endswith(number) or re.search(r"[^\W\d_]$", rest):
            return f"{prefix}/{rest}"
        if not rest or not rest[-1].isdigit():
            return glued  # the DOI itself ends in the number
        return f"{prefix}/{rest}" if number.startswith(("S", "s")) else ""
    return "" if re.search(r"\d{8}$", suffix) else glued


def _numbers(addresses: Sequence[str]) -> list[str]:
    """The last step of each address without its ending: `https://www.example.org/jeh/article/view/55` -> 55."""
    steps = (re.sub(r"[?#].*|\.\w{2,4}$", "", address).rstrip("/").rpartition("/")[2] for address in addresses)
    return [step for step in steps if len(step) > 1]
