"""Publisher, date, and what a work stands in: journal, book or series."""

from __future__ import annotations

import re

from bibkit.extractors._base import Draft
from bibkit.extractors._vufind import numbering, values
from bibkit.extractors._vufind.sheet import Row, Sheet
from bibkit.model.dates import Date
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key


def offer_publication(sheet: Sheet, draft: Draft) -> None:
    """Publisher, place and date: of MARC, the index, the rows; for a chapter last of the book it stands in."""
    article = draft.claimed("type") in _ARTICLES
    dates = _offer_marc_publication(sheet, draft)
    for name, attribute in (("publisher", "publisher"), ("publishPlace", "publisher_place")):
        for text in sheet.index(name)[:1]:
            draft.offer(attribute, values.publication(text).publisher, at=sheet.solr_at[name])
    for row in sheet.find("published"):
        statement = _statement(row, draft.claimed("publisher") or "", article)
        draft.offer("publisher_place", statement.place, at=row.at)
        draft.offer("publisher", statement.publisher, at=row.at)
        dates.append((statement.date, row.at))
    for label, attribute in (("publisher", "publisher"), ("place", "publisher_place")):
        for row in sheet.find(label):
            draft.offer(attribute, values.publication(row.text).publisher, at=row.at)
    if not article:
        dates += _offer_host_publication(sheet, draft)
    dates += [(row.text, row.at) for row in sheet.find("year")]
    dates += [(text, sheet.solr_at[name]) for name in ("publishDate", "publishDateSort") for text in sheet.index(name)]
    _offer_date(dates, sheet, draft)


def _offer_marc_publication(sheet: Sheet, draft: Draft) -> list[tuple[str, str]]:
    """Fields 264 and 260, that of the publication (second indicator 1) before copyright; gives the dates."""
    dates: list[tuple[str, str]] = []
    fields = sheet.marc.get("264", "260") if sheet.marc else ()
    for field in sorted(fields, key=lambda field: field.tag == "264" and field.indicators[-1:] != "1"):
        at = f"{sheet.marc.at if sheet.marc else ''} {field.tag}"
        statement = values.publication(f"{values.trim(field.first('a'))} : {values.trim(field.first('b'))}")
        draft.offer("publisher_place", statement.place, at=at)
        draft.offer("publisher", statement.publisher, at=at)
        dates.append((field.first("c"), at))
    return dates


def _offer_host_publication(sheet: Sheet, draft: Draft) -> list[tuple[str, str]]:
    """Field 773, subfield d: who published the book that a chapter stands in; gives the dates."""
    dates: list[tuple[str, str]] = []
    for field in sheet.marc.get("773") if sheet.marc else ():
        at = f"{sheet.marc.at if sheet.marc else ''} 773"
        statement = values.publication(field.first("d"))
        draft.offer("publisher_place", statement.place, at=at)
        draft.offer("publisher", statement.publisher, at=at)
        dates.append((statement.date, at))
    return dates


# A date on a line of its own; a second statement ("2nd printing, Wien, 2003") is none.
_ONLY_DATE = lazy_pattern(r"\W*(?:ca\.?|c|p|cop\.?|©|℗)?\s*\[?\d[\d./-]{3,9}\W*")


def _statement(row: Row, publisher: str, article: bool) -> values.Publication:
    if row.parts:
        place = values.publication(f"{row.parts.get('place', '')} : x").place if "place" in row.parts else ""
        name = values.publication(row.parts.get("publisher", "")).publisher
        return values.Publication(place, name, row.parts.get("date", ""))
    if len(row.values) == 3 and values.year_or_date(row.values[2]):
        return values.publication(f"{row.values[0].rstrip(' :')} : {row.values[1]} {row.values[2]}")
    text = " ".join(row.values[:2]) if len(row.values) == 2 and _ONLY_DATE.fullmatch(row.values[1]) else row.values[0]
    statement = values.publication(text, two_parts=not article)
    if publisher and not statement.place and statement.publisher.endswith(f" {publisher}"):
        return statement._replace(place=statement.publisher.removesuffix(publisher).strip(" :,"), publisher=publisher)
    return statement


def _offer_date(dates: list[tuple[str, str]], sheet: Sheet, draft: Draft) -> None:
    """The first readable date. A first of January is a filler for the year, DOAJ's first of a month for the month."""
    read = [(date, at) for text, at in dates if (date := values.year_or_date(text))]
    if not read:
        return
    date, at = read[0]
    point = date.start
    if point is not None and point.day == 1 and date.end is None:
        if point.month == 1:
            draft.warn("extract.filler-date", f"the date {point} is a filler, only the year is meant", at, "info")
            date = Date.of(point.year)
        elif sheet.from_doaj:
            draft.warn("extract.filler-date", f"the day of {point} is a filler, only the month is meant", at, "info")
            date = Date.of(point.year, point.month)
    draft.offer("issued", date, at=at)


_ARTICLES = frozenset(("article-journal", "article-newspaper", "article-magazine", "review", "article"))


def offer_container(sheet: Sheet, draft: Draft) -> None:
    """The journal or book a part stands in, else the series a book stands in."""
    kind = draft.claimed("type")
    for host, at in _hosts(sheet):
        draft.offer("container_title", clean_title(values.trim(host.title)), at=at)
        if kind in _ARTICLES or kind == "chapter" or kind == "paper-conference":
            for attribute, value in (("volume", host.volume), ("issue", host.issue), ("page", host.page)):
                draft.offer(attribute, value, at=at)
            if host.year:
                draft.offer("issued", values.year_or_date(host.year), at=at)
    for name, attribute in (
        ("container_title", "container_title"),
        ("container_volume", "volume"),
        ("container_issue", "issue"),
    ):
        draft.offer(attribute, values.trim(sheet.index_text(name)), at=sheet.solr_at.get(name, ""))
    for label in ("volume", "issue", "pages"):
        for row in sheet.find(label):
            draft.offer("page" if label == "pages" else label, row.text.replace("–", "-"), at=row.at)
    _offer_index_pages(sheet, draft)
    series = _series(sheet)
    if kind in _ARTICLES and draft.claimed("container_title") is None:
        for text, at in series:
            draft.offer("container_title", values.trim(text), at=at)
        _offer_glued_article_number(sheet, draft)
    else:
        for text, at in series:
            name, number = numbering.series_and_number(text)
            if name and comparison_key(name) != comparison_key(draft.claimed("container_title") or ""):
                draft.offer("collection_title", name, at=at)
                draft.offer("collection_number", number, at=at)
                break


def _hosts(sheet: Sheet) -> list[tuple[numbering.Host, str]]:
    out: list[tuple[numbering.Host, str]] = []
    if sheet.marc is not None:
        for field in sheet.marc.get("773"):
            title = values.trim(field.first("t", "a"))
            if title:
                out.append((numbering.host_item(f"{title} {field.first('g')}", title), f"{sheet.marc.at} 773"))
    for row in sheet.find("host"):
        title = row.links[0][0] if row.links else ""
        text = row.text
        out.append((numbering.host_item(text, title if text.startswith(title) else ""), row.at))
    return out


def _offer_index_pages(sheet: Sheet, draft: Draft) -> None:
    start, reference = sheet.index_text("container_start_page"), sheet.index_text("container_reference")
    match = re.search(r"(?:pp?\.|s\.|seiten?)\s*([a-z]?\d+\s*[-–]\s*[a-z]?\d+)", reference, re.I)
    if match:
        draft.offer("page", re.sub(r"\s*[-–]\s*", "-", match.group(1)), at=sheet.solr_at["container_reference"])
    draft.offer("page", start, at=sheet.solr_at.get("container_start_page", ""))


def _series(sheet: Sheet) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    if sheet.marc is not None:
        for field in sheet.marc.get("490", "440", "830"):
            number = field.first("v")
            out.append(
                (values.trim(field.first("a")) + (f" ; {number}" if number else ""), f"{sheet.marc.at} {field.tag}")
            )
    out += [(row.values[0], row.at) for row in sheet.find("series")]
    out += [(text, sheet.solr_at[name]) for name in ("series", "series2") for text in sheet.index(name)]
    return [(text, at) for text, at in out if text]


def _offer_glued_article_number(sheet: Sheet, draft: Draft) -> None:
    """PLOS and its like: `…10e014112210.1371/journal.pone.0141122` holds an article number that the DOI repeats."""
    doi = draft.claimed("doi") or ""
    digits = re.search(r"(?<!\d)(\d{4,})$", doi)
    spelling = sheet.index_text("spelling")
    place = lowered(spelling).find(doi) if doi else -1
    if (
        digits
        and place > 0
        and (match := re.search(r"[a-z]\d{4,}$", spelling[:place]))
        and match.group()[1:] == digits.group(1)
    ):
        draft.offer("page", match.group(), at=sheet.solr_at["spelling"])
