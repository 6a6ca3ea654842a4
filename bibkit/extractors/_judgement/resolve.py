"""The judgement: what several layers of one page offer becomes one record, with what was not taken kept beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bibkit.extractors._base import Extraction
from bibkit.extractors._judgement.abstract import admit_descriptions, judge_abstract
from bibkit.extractors._judgement.consequences import settle_together
from bibkit.extractors._judgement.date import judge_date
from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.extractors._judgement.kind import CONFERENCE, judge_type
from bibkit.extractors._judgement.names import judge_authors
from bibkit.extractors._judgement.publisher import judge_publisher
from bibkit.extractors._judgement.silence import is_work
from bibkit.extractors._judgement.title import judge_title
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.notes import PageNotes
from bibkit.model.provenance import Origin, Rejected
from bibkit.model.record import Record
from bibkit.pages.page import Page
from bibkit.text.titles import comparison_key


def resolve(extractions: Sequence[Extraction], page: Page | None = None) -> Record | None:
    """One record from everything that was read of one work; None when the layers describe no work.

    The site reader is believed first, then the layers in the order of `ORDER`; `_JUDGES` has the attributes for which
    the first offer is not simply the best one.
    """
    evidence = Evidence(extractions, page)
    if not is_work(evidence):
        return None
    admit_descriptions(evidence)
    values: dict[str, Any] = {}
    provenance: dict[str, Origin] = {}
    for attribute in [name for name in evidence.offers if name != "type"]:
        chosen = _JUDGES.get(attribute, _first)(evidence, attribute)
        if chosen is not None:
            values[attribute], provenance[attribute] = chosen.value, chosen.origin
    kind = judge_type(evidence)
    values["type"], provenance["type"] = kind.value, kind.origin
    settle_together(values, provenance, evidence)
    return Record(
        entry=Entry(**values),
        provenance=MappingProxyType(provenance),
        rejected=(*evidence.rejected, *_outvoted(evidence, values)),
        notes=next((extraction.notes for extraction in evidence.extractions if extraction.notes), PageNotes()),
        related=tuple(entry for extraction in evidence.extractions for entry in extraction.related),
        issues=_issues(evidence, values),
    )


def _first(evidence: Evidence, attribute: str) -> Offer | None:
    return evidence.all(attribute)[0]


def _page(evidence: Evidence, attribute: str) -> Offer | None:
    """The first page; a range that begins with it is better; an identifier is no page."""
    usable = []
    for offer in evidence.all(attribute):
        why = _why_no_page(offer.value, evidence)
        if why and offer.layer != "site":
            evidence.reject(attribute, offer, why)
        else:
            usable.append(offer)
    if not usable:
        return None
    chosen = usable[0]
    if chosen.value.isdigit() and len(chosen.value) >= _LONG_PAGE and chosen.layer != "site":
        chosen = _numbered_by_doi(chosen, evidence)
    if "-" not in chosen.value:
        return next((offer for offer in usable if offer.value.startswith(f"{chosen.value}-")), chosen)
    return chosen


def _container(evidence: Evidence, attribute: str) -> Offer | None:
    """The first container; the proceedings that another layer names where the first is the platform's name."""
    offers = evidence.all(attribute)
    chosen = offers[0]
    if chosen.layer == "site" or len(offers) < 2 or evidence.page is None:
        return chosen
    site = comparison_key(evidence.page.head.first("og:site_name"))
    if comparison_key(chosen.value) == site:
        return next((offer for offer in offers[1:] if CONFERENCE.search(offer.value)), chosen)
    return chosen


_LONG_PAGE, _LONG_NUMBER = 6, 8


def _numbered_by_doi(page: Offer, evidence: Evidence) -> Offer:
    """The article's number, where a tag has the site's own: the page prints "10:813", the DOI ends in 00813."""
    volume, doi = evidence.first("volume"), evidence.first("doi") or ""
    match = re.search(r"(?<!\d)(?:0(?=\d))*+(\d+)$", doi[-_LONG_NUMBER:])
    number = match[1] if match else ""
    if volume and number and number != page.value and f"{volume}:{number}" in evidence.visible:
        evidence.reject("page", page, "a number of the site's, not a page")
        return Offer(page.layer, number, page.origin)
    return page


def _why_no_page(page: str, evidence: Evidence) -> str:
    """Why a page is none: it repeats the DOI's end on a page without volume, or has an identifier's shape."""
    if page.count(".") >= 2:
        return "an identifier, not a page"
    if not evidence.all("volume"):
        if any(offer.value.endswith(page.lower()) for offer in evidence.all("doi")):
            return "the end of the DOI, not a page"
        if len(page) >= _LONG_NUMBER and page.isdigit():
            return "a number of the site's, not a page"
    return ""


_JUDGES: Mapping[str, Callable[[Evidence, str], Offer | None]] = {
    "title": judge_title,
    "container_title": _container,
    "publisher": judge_publisher,
    "author": judge_authors,
    "editor": judge_authors,
    "issued": judge_date,
    "page": _page,
    "abstract": judge_abstract,
}


def _outvoted(evidence: Evidence, values: Mapping[str, Any]) -> list[Rejected]:
    return [
        Rejected(attribute=attribute, value=offer.value, origin=offer.origin)
        for attribute, offers in evidence.offers.items()
        for offer in offers
        if offer.value != values.get(attribute)
    ]


def _issues(evidence: Evidence, values: Mapping[str, Any]) -> tuple[Issue, ...]:
    issues = [issue for extraction in evidence.extractions for issue in extraction.issues]
    if values.get("abstract", "").endswith("…") and all(issue.code != "extract.abstract-truncated" for issue in issues):
        message = "the page shows only the beginning of the abstract"
        issues.append(Issue("extract.abstract-truncated", message, "warning", "abstract"))
    return tuple(issues)
