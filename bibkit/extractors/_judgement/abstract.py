"""Which of a page's texts is the work's abstract: whole, with its formulas, and no blurb of the journal."""

from __future__ import annotations

import re

from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.extractors._judgement.kind import judge_type
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key

# A page's description is an abstract when it is as long as one and speaks of what the title names. Of 60 saved pages
# with descriptions none of a journal or a site came near these; each of the abstracts that stand nowhere else did.
_SHORTEST_DESCRIPTION = 300
_SHARE_OF_TITLE = 0.4
_HAVE_ABSTRACTS = ("article-journal", "article", "paper-conference", "chapter", "thesis", "report", "dataset")
_BLURB = lazy_pattern(r"peer.reviewed|\bjournal\b.{0,40}\b(?:publish|cover|aim|provid)|\bsubscri|\bcookies?\b", re.I)
_MOST_LOST = 0.3


def admit_descriptions(evidence: Evidence) -> None:
    """Let a page's description count where no other text is offered and it reads like the work's abstract."""
    for offer in evidence.descriptions:
        if evidence.all("abstract") or not _is_abstract(offer.value, evidence):
            evidence.reject("abstract", offer, "a page's description is a blurb, or cut")
        else:
            evidence.offers["abstract"] = [offer]


def judge_abstract(evidence: Evidence, attribute: str) -> Offer | None:
    """The first abstract; better one that is whole where the page cut it, or one that kept its formulas."""
    offers = evidence.all(attribute)
    chosen = offers[0]
    if chosen.layer == "site":
        return chosen
    whole = [offer for offer in offers[1:] if not offer.value.endswith("…")]
    if chosen.value.endswith("…"):
        key = comparison_key(chosen.value)[:80]
        return next((offer for offer in whole if comparison_key(offer.value).startswith(key)), chosen)
    return next((offer for offer in whole if _lost_words_of(chosen.value, offer.value)), chosen)


def _is_abstract(description: str, evidence: Evidence) -> bool:
    """Whether a page's description tells what the work does, rather than what the journal or the site is for."""
    if len(description) < _SHORTEST_DESCRIPTION or description[-1] not in ".!?)" or _BLURB.search(description):
        return False
    words = {word.lower() for word in re.findall(r"\w{4,}", evidence.first("title") or "")}
    text = description.lower()
    shared = sum(word in text for word in words)
    return shared >= 2 and shared >= _SHARE_OF_TITLE * len(words) and judge_type(evidence).value in _HAVE_ABSTRACTS


def _lost_words_of(text: str, other: str) -> bool:
    """Whether a text is another one without its formulas, which scripts would have drawn: `an random matrix with`."""
    if text == other:
        return False
    have, whole = re.findall(r"\w+", text), re.findall(r"\w+", other)
    if not len(have) < len(whole) <= len(have) * (1 + _MOST_LOST) or have[:1] + have[-1:] != whole[:1] + whole[-1:]:
        return False
    rest = iter(whole)
    return all(word in rest for word in have)
