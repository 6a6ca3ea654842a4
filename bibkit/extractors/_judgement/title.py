"""Which of a page's titles to believe, and what to take off it: the site's name, the container, who is responsible."""

from __future__ import annotations

import re

from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.text.fragments import strip_markup
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title, comparison_key, is_shouted, title_parts, without_material, without_site_name

_MOST_HEADINGS = 12
_SHORTEST = 6
_YEAR = lazy_pattern(r"\b(?:1[5-9]|20)\d\d\b")


def judge_title(evidence: Evidence, attribute: str) -> Offer | None:
    """The first title that is not the site's name; where others say the same, the one that is whole, not in capitals,
    and has its italics."""
    offers = _without_site(evidence, attribute)
    chosen = offers[0]
    if chosen.layer == "site":
        return chosen
    key = comparison_key(chosen.value)
    for offer in offers[1:]:
        other = comparison_key(offer.value)
        if len(other) > len(key) and _is_part(chosen, key, other, evidence):
            chosen, key = offer, other
        elif _loose(other) == _loose(key) and (
            (is_shouted(chosen.value) and not is_shouted(offer.value))
            or (not _has_markup(chosen.value) and _has_markup(offer.value))
        ):
            chosen = offer
    return Offer(chosen.layer, _trimmed(chosen.value, evidence), chosen.origin)


def _has_markup(title: str) -> bool:
    return strip_markup(title) != title


def _trimmed(title: str, evidence: Evidence) -> str:
    """The title without what pages hang on it."""
    if title.startswith("<b>") and title.find("</b>") == len(title) - len("</b>"):
        title = title[3:-4].strip()
    title = without_material(_without_responsibility(title, evidence))
    if any(offer.value == "chapter" for offer in evidence.all("type")):
        title = _CHAPTER.sub("", title)
    title = _as_headed(title, evidence)
    if is_shouted(title) and evidence.page is not None:
        key = _loose(comparison_key(title))
        for part in title_parts(evidence.page.head.title):
            if _loose(comparison_key(part)) == key and not is_shouted(part):
                return clean_title(part)
    return title


# What publishers put before a chapter's title.
_CHAPTER = lazy_pattern(r"^chapter (?:\d{1,3}|[IVXLC]{1,8})\s?[-–—:.]\s*(?=[^\W\d_])", re.I)


def _loose(key: str) -> str:
    """A key in which the two Turkish letters i are one: capitals do not tell which is meant outside of Turkish."""
    return key.replace("ı", "i")


def _without_responsibility(title: str, evidence: Evidence) -> str:
    """A catalogue's title without its authors: `The mythical man-month : essays / Frederick P. Brooks, Jr.`"""
    head, slash, people = title.partition(" / ")
    if not slash:
        return title
    families = [
        name.family or name.literal
        for attribute in ("author", "editor")
        for offer in evidence.all(attribute)
        for name in offer.value
    ]
    return head.replace(" : ", ": ").strip() if any(family in people for family in families if family) else title


def _as_headed(title: str, evidence: Evidence) -> str:
    """The title as the page's heading has it where a tag hangs the container or the authors on: `Optuna | Proceedings
    of …`, `The Pen Is Mightier - Pam A. Mueller, 2014`."""
    parts = title_parts(title)
    if len(parts) < 2 or evidence.page is None or len(comparison_key(parts[0])) < _SHORTEST:
        return title
    key, first = comparison_key(title), comparison_key(parts[0])
    rest = title[len(parts[0]) :].lstrip()
    headings = [block for block in evidence.page.blocks[:400] if block.level in (1, 2)][:_MOST_HEADINGS]
    keys = [block.key for block in headings]
    if any(key in other for other in keys) or not (rest[:1] in "|»" or _names_others(rest, evidence)):
        return title
    for block, other in zip(headings, keys, strict=True):
        if other == first:
            return parts[0]
        if other.startswith(first) and block.plain[len(parts[0]) :].lstrip()[:1] in (":", ".", "?", "–", "—"):
            return clean_title(block.text)
    return title


def _names_others(rest: str, evidence: Evidence) -> bool:
    """Whether what hangs on a title names its authors, with a year, or the site."""
    families = [name.family for offer in evidence.all("author") for name in offer.value if name.family]
    if _YEAR.search(rest) and any(family in rest for family in families):
        return True
    bodies = [offer.value for name in ("publisher", "container_title") for offer in evidence.all(name)]
    site = evidence.page.head.first("og:site_name") if evidence.page is not None else ""
    known = {comparison_key(text) for text in (*bodies, site)}
    return known.issuperset(comparison_key(part) for part in title_parts(rest.lstrip("-–—:/ ")))


def _without_site(evidence: Evidence, attribute: str) -> list[Offer]:
    """The titles less those that only name the site, as `<title>` does behind the work's own, and less that name."""
    offers = evidence.all(attribute)
    if len(offers) < 2 or evidence.page is None:
        return offers
    parts = title_parts(evidence.page.head.title)
    if len(parts) < 2:
        return offers
    site = parts[-1]
    key = comparison_key(site)
    named = [offer for offer in offers if offer.layer != "site" and comparison_key(offer.value) == key]
    bodies = [offer.value for name in ("publisher", "container_title") for offer in evidence.all(name)]
    if not named or len(named) == len(offers) or key not in map(comparison_key, bodies):
        return offers
    for offer in named:
        evidence.reject(attribute, offer, "the site's name")
    return [
        Offer(offer.layer, without_site_name(offer.value, [site]), offer.origin)
        for offer in offers
        if offer not in named
    ]


def _is_part(chosen: Offer, key: str, other: str, evidence: Evidence) -> bool:
    """Whether a title is a longer one's: cut by the page, or one line of a heading that stands in several."""
    if chosen.value.endswith(("…", "...")):
        return other.startswith(key)
    return chosen.layer == "text" and key in other and other in comparison_key(evidence.beginning)
