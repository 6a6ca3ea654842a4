"""Who published the work: not the platform that shows it, not the journal's short name, without the seat."""

from __future__ import annotations

from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import comparison_key, title_parts

# "SAGE PublicationsSage CA: Los Angeles, CA", "ACMPUB27New York, NY, USA": name or code, and the seat glued to it.
_GLUED_SEAT = lazy_pattern(r"(?P<name>.{3,80}?[a-z])(?=[A-Z][\w .]{0,40}: [A-Z])")
_SEAT_IN_FRONT = lazy_pattern(
    r"[^\W\d_][^:]{1,60} : (?P<name>[^:]{3,80})"
)  # "London : Methuen", as catalogues print it
_CODE = lazy_pattern(r"[A-Z]{2,}\d+[A-Z][a-z].*,")


def judge_publisher(evidence: Evidence, attribute: str) -> Offer | None:
    """The first publisher; a later one where the first is the site's name, none where there is only a stand-in."""
    offers = [offer for offer in map(_cleaned, evidence.all(attribute)) if offer.value]
    if not offers or offers[0].layer == "site":
        return offers[0] if offers else None
    shorts = {comparison_key(offer.value) for offer in evidence.all("container_title_short")}
    journals = {comparison_key(offer.value) for offer in evidence.all("container_title")}
    offers = [offer for offer in offers if comparison_key(offer.value) not in shorts - journals]
    chosen = offers[0] if offers else None
    if len(offers) > 1 and comparison_key(offers[0].value) in _site_names(evidence) - journals:
        chosen = next((offer for offer in offers[1:] if _is_another(offer, offers[0])), chosen)
    return chosen


def _cleaned(offer: Offer) -> Offer:
    if offer.layer == "site":
        return offer
    match = _GLUED_SEAT.match(offer.value) or _SEAT_IN_FRONT.fullmatch(offer.value)
    value = match.group("name") if match else "" if _CODE.match(offer.value) else offer.value
    return Offer(offer.layer, value, offer.origin) if value != offer.value else offer


def _site_names(evidence: Evidence) -> set[str]:
    if evidence.page is None:
        return set()
    head = evidence.page.head
    return {comparison_key(text) for text in (head.first("og:site_name"), *title_parts(head.title)[-1:])} - {""}


def _is_another(offer: Offer, site: Offer) -> bool:
    return offer.layer != "opengraph" and comparison_key(offer.value) != comparison_key(site.value)
