"""When the work appeared: the date all layers bear out, without a first of the month that only a program wrote."""

from __future__ import annotations

import re

from bibkit.extractors._dates import settle
from bibkit.extractors._judgement.evidence import Evidence, Offer
from bibkit.model.dates import Date, PartialDate


def judge_date(evidence: Evidence, attribute: str) -> Offer | None:
    offers = evidence.all(attribute)
    if offers[0].layer == "site":
        return offers[0]
    date = _without_filler_day(settle([offer.value for offer in offers]), evidence)
    return next((offer for offer in offers if offer.value == date), Offer(offers[0].layer, date, offers[0].origin))


_MONTHS = (
    "Jan(?:uary)?", "Feb(?:ruary)?", "Mar(?:ch)?", "Apr(?:il)?", "May", "June?", "July?", "Aug(?:ust)?",
    "Sept?(?:ember)?", "Oct(?:ober)?", "Nov(?:ember)?", "Dec(?:ember)?",
)  # fmt: skip


def _without_filler_day(date: Date, evidence: Evidence) -> Date:
    """The date less a first of the month that only a program wrote: the page prints the month without a day, or the
    work has an issue and went online on another day."""
    point = date.start
    if point is None or point.day != 1 or not point.month or date.end is not None:
        return date
    month = Date(start=PartialDate(point.year, point.month))
    printed = _printed_days(point.year, _MONTHS[point.month - 1], evidence.visible)
    iso = f"{point.year}-{point.month:02}-01"
    if "1" in printed or "01" in printed or iso in evidence.visible:
        return date
    online = evidence.first("available_date")
    other = online is not None and online.start is not None and online.start != point and evidence.all("issue")
    alone = any(offer.value == month for offer in evidence.all("issued"))
    if "" in printed or other or alone:
        return month
    unprinted = point.month == 1 and not printed and str(point.year) in evidence.visible
    return Date(start=PartialDate(point.year)) if unprinted else date


def _printed_days(year: int, month: str, text: str) -> list[str]:
    """The days that stand with a month and a year in a text, "" where the month stands without: `1 May 2015`."""
    before = re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st)?\.? )?\b{month}\.?(?: (?P<behind>\d{{1,2}})(?:st)?(?!\d))?,? $")
    days = []
    for found in re.finditer(rf"{year}(?!\d)", text):  # a year is found sooner than what may stand before it
        match = before.search(text[max(0, found.start() - 24) : found.start()])
        if match is not None:
            days.append(match.group("day") or match.group("behind") or "")
    return days
