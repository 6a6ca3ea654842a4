"""What kind of work a page shows, decided from all layers: few sites say it, and tags made for journals lie."""

from __future__ import annotations

import re

from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.extractors._kinds import DICTIONARY, ENCYCLOPEDIA
from bibkit.model.provenance import Origin
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import title_parts

# DOIs of preprint servers (registrant prefixes with the part of the suffix that tells journals apart; 2026-11).
_PREPRINT_DOI = lazy_pattern(
    r"10\.(?:1101/(?:\d{4}\.\d\d\.\d\d\.\d+|\d{6,}$)|64898/|48550/arxiv|31234/osf|31219/osf|26434/chemrxiv|"
    r"20944/preprints|21203/rs|"
    r"36227/techrxiv|2139/ssrn|7287/peerj\.preprints|22541/au|32942/|1590/scielopreprints|31235/osf|31222/|33767/osf|"
    r"35542/osf|31730/osf|14293/(?:s2199|pr2199)|5194/\w+-\d{4}-\d+$|12688/f1000research\.0)",
    re.I,
)
_PREPRINT_SERVER = lazy_pattern(
    r"(?:bio|med|chem|psy|soc|eng|earth|eco(?:evo)?|law|tech|agri|pale?o|meta|edu|africa?|india|sport|mar|"
    r"nutri)?[aA]?rxiv(?:\.org)?"
    r"(?:\s+preprint)?|arxiv(?:\.org)?(?: e-prints| preprint)?|ssrn(?: electronic journal)?|research square|"
    r"preprints(?:\.org)?|"
    r"peerj preprints|osf preprints|scielo preprints|authorea|zenodo preprints|hal preprints?|repec",
    re.I,
)
_DATA_DOI = re.compile(
    r"10\.(?:5061/dryad|6084/m9\.figshare|1594/pangaea|17632/|7910/dvn|3886/icpsr|15468/|6073/)", re.I
)
_BLOG_DOI = lazy_pattern(r"10\.(?:53731/|54900/|59350/|59348/|57689/|34732/xdblog)", re.I)
_BLOG_SOFTWARE = lazy_pattern(
    r"\b(?:ghost|wordpress|blogger|jekyll|hugo|substack|medium|hexo|typepad|movable type|squarespace)\b", re.I
)
CONFERENCE = lazy_pattern(
    r"\A(?>.*?\b(?:(?:19|20)\d\d|\d+(?:st|nd|rd|th)|proceedings of|international)\b)"
    r".*\b(?:conference|symposium|workshop|congress|meeting)\b|\bproceedings of the \d",
    re.I,
)
# Types that a tag gives only where it means it; "article-journal" stands in many tags for want of a better word.
_WEAK = frozenset({"article-journal", "document", "webpage", "post-weblog", "article-newspaper", ""})


def judge_type(evidence: Evidence) -> Offer:
    """The type with the evidence it rests on. "document" when nothing says what it is."""
    offers = evidence.all("type")
    if offers and offers[0].layer == "site":
        return offers[0]
    specific = next((offer for offer in offers if offer.value not in _WEAK and offer.layer != "opengraph"), None)
    if specific and specific.value == "report" and specific.layer == "text" and evidence.all("volume"):
        specific = None  # "Report" is what some journals call short articles
    for rule in (_preprint, _blog, _data):
        found = rule(evidence)
        if found and not (
            specific and specific.value in ("thesis", "report", "chapter", "book", "software", "manuscript")
        ):
            return found
    if specific:
        return specific
    return _reference_work(evidence) or _specification(evidence) or _by_shape(evidence, offers)


def _preprint(evidence: Evidence) -> Offer | None:
    for offer in evidence.all("doi"):
        if _PREPRINT_DOI.match(offer.value):
            return _because(offer, "article", "the DOI is a preprint server's")
    for offer in evidence.all("container_title"):
        if _PREPRINT_SERVER.fullmatch(offer.value):
            return _because(offer, "article", "the container is a preprint server")
    if evidence.all("eprint") and not evidence.all("volume"):
        return _because(evidence.all("eprint")[0], "article", "an arXiv identifier and no volume")
    return None


def _blog(evidence: Evidence) -> Offer | None:
    if any(evidence.all(name) for name in ("volume", "issue", "page", "issn", "isbn")):
        return None
    for offer in evidence.all("doi"):
        if _BLOG_DOI.match(offer.value):
            return _because(offer, "post-weblog", "the DOI is a blog's")
    offers = evidence.all("type")
    for offer in offers:
        if offer.value == "post-weblog":
            return offer
    generator = evidence.page.head.first("generator") if evidence.page else ""
    scholarly = {"bepress", "eprints", "prism"} & evidence.layers
    if _BLOG_SOFTWARE.search(generator) and not scholarly and _is_post(evidence):
        origin = Origin(
            layer="opengraph", source=offers[0].origin.source if offers else "", locator="meta[name=generator]"
        )
        return Offer("opengraph", "post-weblog", origin)
    return None


def _is_post(evidence: Evidence) -> bool:
    head = evidence.page.head if evidence.page else None
    return bool(head and (head.first("article:published_time") or head.first("og:type").lower() == "article"))


def _data(evidence: Evidence) -> Offer | None:
    for offer in evidence.all("doi"):
        if _DATA_DOI.match(offer.value) and not evidence.all("container_title"):
            return _because(offer, "dataset", "the DOI is a data repository's")
    return None


def _reference_work(evidence: Evidence) -> Offer | None:
    head = evidence.page.head if evidence.page else None
    if head is None or evidence.all("volume") or evidence.all("doi"):
        return None
    origin = Origin(
        layer="opengraph", source=evidence.page.input if evidence.page else "", locator="meta[property=og:site_name]"
    )
    for text in (head.first("og:site_name"), head.first("application-name"), head.title):
        if DICTIONARY.search(text):
            return Offer("opengraph", "entry-dictionary", origin)
        if ENCYCLOPEDIA.search(text):
            return Offer("opengraph", "entry-encyclopedia", origin)
    return None


def _specification(evidence: Evidence) -> Offer | None:
    """A page whose `<title>` begins with the number of an RFC or the name of an Internet-Draft."""
    title = evidence.page.head.title if evidence.page is not None else ""
    if evidence.all("container_title") or not _SPECIFICATION.match(title):
        return None
    source = evidence.page.input if evidence.page is not None else ""
    return Offer("opengraph", "report", Origin(layer="opengraph", source=source, locator="title"))


_SPECIFICATION = lazy_pattern(r"RFC ?\d{2,5}\b|draft-[a-z]+(?:-[a-z0-9]+){1,8}-\d\d\b")


def _by_shape(evidence: Evidence, offers: list[Offer]) -> Offer:
    """By what the work has: a volume or ISSN means a journal, an ISBN a book."""
    journal = next((offer for offer in offers if offer.value == "article-journal"), None)
    for offer in evidence.all("container_title") if not evidence.all("volume") else ():
        if CONFERENCE.search(offer.value):
            return _because(offer, "paper-conference", "the container is a conference's proceedings")
    if journal and (evidence.all("container_title") or evidence.all("volume") or evidence.all("issn")):
        return journal
    if evidence.all("container_title"):
        for name in ("volume", "issue", "issn", "page"):
            if evidence.all(name):
                return _because(evidence.all(name)[0], "article-journal", f"a {name} inside another work")
    if evidence.all("isbn"):
        return _because(evidence.all("isbn")[0], "book", "an ISBN and no container")
    article = evidence.value_of("abstract", "text") and evidence.all("doi") and evidence.all("author")
    if article and not (evidence.layers & {"jsonld", "microdata", "highwire"}):
        return _because(evidence.all("doi")[0], "article-journal", "a DOI, authors and an abstract")
    strong = [offer for offer in offers if offer.value and offer.value != "document"]
    if strong:
        return strong[0]
    if evidence.page is not None and _is_post(evidence) and not evidence.all("doi"):
        head = evidence.page.head
        site = head.first("og:site_name") or (title_parts(head.title) or [""])[-1]
        origin = Origin(layer="opengraph", source=evidence.page.input, locator="meta[property=og:type]")
        return Offer("opengraph", "article-newspaper" if _NEWSPAPER.search(site) else "webpage", origin)
    title = evidence.all("title")[0]
    return Offer(title.layer, "document", title.origin)


_NEWSPAPER = lazy_pattern(
    r"\b(?:times|news|newspaper|post|tribune|herald|guardian|gazette|daily|telegraph|chronicle|zeitung|tageblatt|anzeiger|"
    r"nachrichten|monde|figaro|gazzetta|corriere|país|diario|diário|jornal|новости|известия|газета)\b|新闻|日报|新聞|신문",
    re.I,
)


def _because(offer: Offer, kind: str, reason: str) -> Offer:
    origin = offer.origin
    return Offer(
        offer.layer, kind, Origin(layer=origin.layer, source=origin.source, locator=origin.locator, reason=reason)
    )
