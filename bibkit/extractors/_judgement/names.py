"""Which list of authors to believe, and names that a site has turned round or split in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.model.names import Name
from bibkit.text.given_names import is_given_name
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set

_ET_AL = lazy_pattern(r"\bet\.? al\b|\bu\.\s?a\.|等$|\bothers\b", re.I)
_NOBODY = lazy_pattern(
    r"(?:admin(?:istrator)?|webmaster|editor(?:ial office)?|author|anonymous|unknown|n/?a|none|staff|guest|user|"
    r"root|the editors?|"
    r"wordpress|[\w.]*\.(?:com|org|net)|\w*dev|.*(?:\bwikimedia\b|викимедиа|ウィキメディア).*)",
    re.I,
)


def judge_authors(evidence: Evidence, attribute: str = "author") -> Offer | None:
    """The list to believe: the strongest layer's, or a longer one that contains it; without what is no author."""
    candidates = [offer for offer in map(_without_nobody(evidence), evidence.all(attribute)) if offer.value]
    if not candidates:
        return None
    chosen = candidates[0]
    if chosen.layer == "site":
        return chosen
    complete = [offer for offer in candidates if not _is_cut(offer.value)]
    if _is_cut(chosen.value):
        if not complete:
            return None
        chosen = complete[0]
    for offer in complete:
        if offer.layer == "opengraph" or "contributor" in offer.origin.locator:  # editors are contributors too
            continue
        if len(offer.value) > len(chosen.value) and _contains(offer.value, chosen.value):
            chosen = chosen if _cuts_names(offer.value, chosen.value) else offer
    chosen = _better_split(_fuller(chosen, complete), complete)
    names = tuple(_checked(name, evidence) for name in _turned(chosen.value))
    if evidence.first("language") == "tr":
        names = tuple(_dotless(name, evidence) for name in names)
    return Offer(chosen.layer, names, chosen.origin)


def _turned(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names the right way round where a site has them turned ("markus, wolfien"): told by common given names."""
    split = [name for name in names if name.family and name.given and not name.non_dropping_particle]
    if len(split) < 2 or len(split) < len(names):
        return names
    turned = sum(is_given_name(name.family) and name.family.casefold() not in _BOTH for name in split)
    right = sum(is_given_name(name.given.split(" ")[0]) for name in split)
    if turned * 3 < len(split) * 2 or right:
        return names
    return tuple(replace(name, family=name.given, given=name.family) for name in names)


def _without_nobody(evidence: Evidence) -> Callable[[Offer], Offer]:
    """A function that drops the site's, the journal's and the publisher's names, and "admin", from a list.

    An organisation that a library's tags name as the author may publish its reports itself, unless it is a press.
    """
    titles = {comparison_key(text) for text in evidence.texts("container_title")}
    if evidence.page is not None:
        titles.add(comparison_key(evidence.page.head.first("og:site_name")))
    titles.discard("")
    houses = {comparison_key(text) for text in evidence.texts("publisher")} - {""}
    presses = {key for key in houses if _PRESS.search(key)}

    def clean(offer: Offer) -> Offer:
        if offer.layer == "site":
            return offer
        sites = titles | (presses if offer.layer in ("highwire", "eprints") else houses)
        names = tuple(
            name
            for name in offer.value
            if not (_is_nobody(name.literal, sites, offer.layer) if name.literal else _is_site(name, sites))
        )
        return Offer(offer.layer, names, offer.origin)

    return clean


def _is_nobody(literal: str, sites: set[str], layer: str) -> bool:
    """Whether a name that could not be split is the site's, or the login of who posted a page ("lneumann")."""
    if _NOBODY.fullmatch(literal) or (layer == "jsonld" and _LOGIN.fullmatch(literal)):
        return True
    return comparison_key(literal) in sites


_PRESS = lazy_pattern(r"press|publish|publicat[io]|publicaci|publicaç|publikat|verlag|éditi|editor|books|journal|media")
_LOGIN = lazy_pattern(r"[a-z][a-z0-9._-]+")


def _is_site(name: Name, sites: set[str]) -> bool:
    """Whether the site's name was read as a person's ("РИА Новости"); somebody's own site may bear a person's name."""
    return not is_given_name(name.given.split(" ")[0]) and comparison_key(f"{name.given} {name.family}") in sites


def _is_cut(names: tuple[Name, ...]) -> bool:
    """Whether the list stands for a longer one ("Powell DJ, et al.")."""
    return any(_ET_AL.search(name.literal or name.given or name.family) for name in names)


def _contains(longer: tuple[Name, ...], shorter: tuple[Name, ...]) -> bool:
    """Whether everybody in the shorter list is in the longer one, compared by all words of the names."""
    pool = [_words(name) for name in longer]
    return all(any(len(_words(name) & other) >= min(2, len(_words(name))) for other in pool) for name in shorter)


def _cuts_names(longer: tuple[Name, ...], shorter: tuple[Name, ...]) -> bool:
    """Whether a longer list has nobody more and only cuts a name in two: "Hernández Pérez, José Luis"."""
    return all(name.family for name in shorter) and _all_words(longer) == _all_words(shorter)


def _all_words(names: tuple[Name, ...]) -> frozenset[str]:
    return frozenset().union(*map(_words, names))


def _fuller(chosen: Offer, others: list[Offer]) -> Offer:
    """The same people with their given names where the chosen list has bare initials ("Zhu N", "Zhang D")."""
    if not all(is_bare_initials(name) for name in chosen.value):
        return chosen
    for other in others:
        longer = sum(len(name.given) for name in other.value) > sum(len(name.given) for name in chosen.value)
        if longer and len(other.value) == len(chosen.value) and all(map(_spells_out, other.value, chosen.value)):
            return other
    return chosen


def is_bare_initials(name: Name) -> bool:
    """Whether a name has nothing but initials before the family name, as indexes print them; true of a group's name."""
    return bool(name.literal) or (name.given.isupper() and name.given.isalpha() and len(name.given) <= 3)


def _spells_out(full: Name, short: Name) -> bool:
    if short.literal or full.literal:
        return comparison_key(short.literal) == comparison_key(full.literal)
    same = comparison_key(short.family_with_particles) == comparison_key(full.family_with_particles)
    return same and full.given[:1] == short.given[:1]


def _dotless(name: Name, evidence: Evidence) -> Name:
    """A Turkish name that the page has in capitals without a dot on the I: `YILMAZ` is `Yılmaz`."""
    family = name.family
    if "i" not in family[1:] or evidence.page is None:
        return name
    capitals = family.upper()
    if capitals in evidence.page.source and family not in evidence.page.source:
        return replace(name, family=family[0] + family[1:].replace("i", "ı"))
    return name


def _words(name: Name) -> frozenset[str]:
    text = " ".join((name.literal, name.given, name.dropping_particle, name.non_dropping_particle, name.family))
    return frozenset(word for word in re.split(r"[\s.,-]+", text.casefold()) if word)


def _better_split(chosen: Offer, others: list[Offer]) -> Offer:
    """The same people as another layer splits them, where the chosen one could not split a name."""
    if all(not name.literal for name in chosen.value):
        return chosen
    for other in others:
        if other is chosen or len(other.value) != len(chosen.value):
            continue
        pairs = zip(chosen.value, other.value, strict=True)
        if all(_words(mine) == _words(theirs) for mine, theirs in pairs) and not any(
            name.literal for name in other.value
        ):
            return other
    return chosen


# Chinese and other names that are family names as often as given ones.
_BOTH = word_set(
    "chen cheng han hui jian jin jing jingjing jun kai lee li lin ling mei min ming ping qiang wei wen xi xiao xin yan "
    "yang yi yong yu yuan yun zhang zhen kim kumar ali hassan ahmed ahmad mohamed ibrahim khan ray santiago cruz"
)


def _checked(name: Name, evidence: Evidence) -> Name:
    """A name held against the page's text: a double family name is told by "Knothe Tate ML" on the page."""
    if name.literal or not name.given or " " not in name.given or name.non_dropping_particle:
        return name
    given, _, middle = name.given.rpartition(" ")
    if len(middle) < 3 or middle.endswith(".") or not middle[0].isupper() or "-" in name.family:
        return name
    double, initial = f"{middle} {name.family}", given[0]
    if evidence.page is not None and f"| {double} |" in evidence.page.head.title:  # "Title | Castro Vidal | Journal"
        return replace(name, family=double, given=given)
    if _index_style_count(evidence.visible, double, initial) > _index_style_count(
        evidence.visible, name.family, initial
    ):
        return replace(name, family=double, given=given)
    return name


def _index_style_count(text: str, family: str, initial: str) -> int:
    """How often the text has the family name first, with initials behind it: `Knothe Tate ML`, `Wai, S. N.`"""
    count, place = 0, text.find(family)
    while place >= 0:
        before, behind = text[max(0, place - 24) : place], text[place + len(family) : place + len(family) + 6]
        if _INITIALS_BEHIND.match(behind) and behind.lstrip(" ,")[:1] == initial and not _WORD_BEFORE.search(before):
            count += 1
        place = text.find(family, place + 1)
    return count


_INITIALS_BEHIND = lazy_pattern(r",?\s[A-Z](?:\.|[A-Z]{0,3}\b)")
_WORD_BEFORE = lazy_pattern(r"(?<![^\W\d_])[^\W\d_]{2,}\s$")
