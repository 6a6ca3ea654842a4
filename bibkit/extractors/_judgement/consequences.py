"""What follows for one field from others, once each has been judged: where a post stands, who registers a DOI."""

from __future__ import annotations

import re
from typing import Any

from bibkit.extractors._judgement.evidence import Evidence
from bibkit.extractors._kinds import ENCYCLOPEDIA
from bibkit.extractors._values import issns_of
from bibkit.model.provenance import Origin
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key, title_parts

_POSTS = ("post-weblog", "webpage", "article-newspaper", "article-magazine", "post")
# Repositories and the DOIs that they alone register, with the name that DataCite has as their publisher (2026-11).
_REGISTRANTS = (
    (lazy_pattern(r"10\.5281/zenodo\.\d"), "Zenodo"),
    (lazy_pattern(r"10\.48550/arxiv\."), "arXiv"),
    (lazy_pattern(r"10\.5061/dryad\."), "Dryad"),
    (lazy_pattern(r"10\.1594/pangaea\."), "PANGAEA"),
    (lazy_pattern(r"10\.6084/m9\.figshare\."), "figshare"),
)
# An address whose folder is the journal's ISSN (www.mdpi.com/2218-1989/4/4/932), and SciELO's article numbers.
_ISSN_IN_ADDRESS = lazy_pattern(
    r"https?://[^/]+/(?:[a-z]+/)?(\d{4}-\d{3}[\dX])(?=/\d)|[?&]pid=S(\d{4}-\d{3}[\dX])\d{4}"
)


def settle_together(values: dict[str, Any], provenance: dict[str, Origin], evidence: Evidence) -> None:
    """Fill and drop what depends on several values at once."""
    kind = values["type"]
    inside = values.get("container_title")
    if inside and "title" in values and comparison_key(inside) == comparison_key(values["title"]):  # "Book title: …"
        del values["container_title"], provenance["container_title"]
    if kind in _POSTS or kind == "entry-encyclopedia":
        _add_site(values, provenance, evidence)
    own = values.get("container_title") and values["container_title"] == values.get("publisher")
    if own and kind in _POSTS:
        del values["publisher"], provenance["publisher"]
    if "available_date" in values and values.get("available_date") == values.get("issued"):
        del values["available_date"], provenance["available_date"]
    _add_registrant(values, provenance)
    _add_issn(values, provenance, evidence)


def _add_site(values: dict[str, Any], provenance: dict[str, Origin], evidence: Evidence) -> None:
    """The site as the container of a post or of an encyclopedia's entry."""
    if "container_title" in values or evidence.page is None:
        return
    head, locator = evidence.page.head, "meta[property=og:site_name]"
    site = head.first("og:site_name")
    if not site and values["type"] == "entry-encyclopedia":
        parts = [*title_parts(head.title)[1:], *_IN_BRACKETS.findall(head.title)]
        site = next((part for part in parts if ENCYCLOPEDIA.fullmatch(part) or _NAMED.fullmatch(part)), "")
        locator = "title"
    elif not site:
        site = values.get("publisher", "")
    name, _, motto = site.partition(" - ")
    if motto.count(" ") >= _MOTTO:  # "Aktuálně.cz - Víte, co se právě děje"
        site = name
    if site and site != values["title"]:
        values["container_title"] = site
        provenance["container_title"] = Origin(layer="opengraph", source=evidence.page.input, locator=locator)


_MOTTO = 4
# "Consciousness (Stanford Encyclopedia of Philosophy)"
_IN_BRACKETS = lazy_pattern(r"\(([^()]{5,80})\)\s*$")
_NAMED = lazy_pattern(rf"(?:[A-ZÀ-Þ]\S* ){{0,5}}(?:{ENCYCLOPEDIA.pattern})(?: (?:of|for|de|der|des) .{{3,50}})?", re.I)


def _add_registrant(values: dict[str, Any], provenance: dict[str, Origin]) -> None:
    """The repository that a DOI belongs to as the publisher."""
    if "publisher" in values or values["type"] == "article-journal":
        return
    if values.get("eprint_type") == "arxiv" and "//arxiv.org/" in values.get("url", "") and "eprint" in provenance:
        values["publisher"], provenance["publisher"] = "arXiv", provenance["eprint"]
        return
    for pattern, name in _REGISTRANTS:
        if pattern.match(values.get("doi", "")):
            origin = provenance["doi"]
            values["publisher"] = name
            provenance["publisher"] = Origin(
                layer=origin.layer, source=origin.source, locator=origin.locator, reason="the DOI is this repository's"
            )


def _add_issn(values: dict[str, Any], provenance: dict[str, Origin], evidence: Evidence) -> None:
    """The journal's ISSN where the article's address is built with it."""
    if "issn" in values or values["type"] != "article-journal":
        return
    addresses = (values.get("url", ""), evidence.page.address if evidence.page else "")
    for address in addresses:
        match = _ISSN_IN_ADDRESS.search(address)
        found = issns_of([match.group(1) or match.group(2)]) if match else ()
        if found:
            source = evidence.page.input if evidence.page else address
            values["issn"] = found
            provenance["issn"] = provenance.get("url") or Origin(layer="opengraph", source=source, locator="address")
            return
