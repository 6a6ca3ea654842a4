"""When the work appeared, by the lines that say so: "Published: 12 March 2015", "Available online 10 January 2012"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._values import date_of
from bibkit.model.dates import Date
from bibkit.pages.blocks import Block

_PUBLISHED = re.compile(
    r"(?:\b(?:first )?published(?: online| in print| electronically)?(?: on| in)?|\bpublication date|\bissue date|"
    r"\bdate of publication|\bposted(?: on(?:line)?)?|"
    r"\bavailable online|\be-?pub(?: date)?|\bdate published|\brelease date|veröffentlicht(?: am)?|"
    r"online (?:veröffentlicht|erschienen)|erschienen(?: am)?|publié(?:e)?(?: en ligne)?(?: le)?|"
    r"date de publication|mis en ligne(?: le)?|publicado(?: en| em)?|fecha de publicación|data de publicação|"
    r"pubblicato(?: il)?|опубликован[оа]?|"
    r"发表时间|出版日期|在线出版|公開日|発行日|발행일|게재일|yayın tarihi|yayımlanma tarihi|opublikowano|"
    r"data publikacji|تاريخ النشر)"
    r"\s*[:：]?\s*(?P<date>[^;|]{4,60})",
    re.I,
)
_LATER = re.compile(r"\b(?:received|accepted|revised|modified|updated|submitted|retrieved|accessed|last)\b", re.I)
_ONLINE = re.compile(r"online|e-?pub|en ligne|在线|公開", re.I)
_YEAR_END = re.compile(r"^(.*?\b(?:1[5-9]|20)\d\d\b(?:[-./]\d{1,2}(?:[-./]\d{1,2})?|年\d{1,2}月(?:\d{1,2}日)?)?)")


def published_dates(lines: Sequence[Block], near: int = 70) -> list[tuple[Date, Block, bool]]:
    """(date, block, online) of the lines that say when the work was published, in page order.

    Beyond the first `near` lines only short lines that begin with such words count: sentences speak of other works.
    """
    found = []
    for place, line in enumerate(lines):
        text = line.plain
        if len(text) > 300 or (place >= near and (len(text) > 80 or not _PUBLISHED.match(text))):
            continue
        for match in _PUBLISHED.finditer(text):
            date = _first_date(match.group("date"))
            if date is not None:
                found.append((date, line, bool(_ONLINE.search(match.group()[: match.start("date") - match.start()]))))
    # The issue's own date comes before the day the article went online.
    return sorted(found, key=lambda item: not _ISSUE_DATE.match(item[1].plain))


_ISSUE_DATE = re.compile(r"\W*(?:issue date|date of issue|cover date|print publication)", re.I)


def _first_date(text: str) -> Date | None:
    text = _LATER.split(text)[0].strip(" .,:()")
    match = _YEAR_END.match(text)
    return date_of(match.group(1)) if match else None
