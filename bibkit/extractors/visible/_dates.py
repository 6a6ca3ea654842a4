"""When the work appeared, by the lines that say so: "Published: 12 March 2015", "Available online 10 January 2012"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._values import date_of
from bibkit.extractors.visible._lines import has_digit
from bibkit.model.dates import Date
from bibkit.pages.blocks import Block
from bibkit.text.fold import lowered
from bibkit.text.patterns import lazy_pattern

# Of a text in lower case: looking for words in either case takes several times as long.
_PUBLISHED = lazy_pattern(
    r"(?:(?<![^\W\d_])(?:(?:first )?published(?: online| in print| electronically)?(?: ahead of print)?(?: on| in)?|"
    r"publication date(?: \((?:web|online|print)\))?|issue date|date of publication|date published|release date|"
    r"(?:w3c|whatwg|ietf|oasis) (?:proposed |candidate |edited |final )?(?:recommendation|working draft|standard|note|"
    r"(?:working |interest )?group (?:note|draft)|editor's draft)|"
    r"soutenue? le|date (?:of defen[cs]e|de soutenance)|posted(?: on(?:line)?)?|available online|e-?pub(?: date)?|"
    r"(?:erst)?veröffentlicht(?: am)?|online (?:veröffentlicht|erschienen)|erschienen(?: am)?|"
    r"publiée?(?: en ligne)?(?: le)?|date de publication|mis en ligne(?: le)?|publicado(?: en| em)?|"
    r"fecha de publicación|data de publicação|pubblicato(?: il)?|опубликован[оа]?|yayin tarihi|yayimlanma tarihi|"
    r"opublikowano|data publikacji)|"
    r"\[submitted on|发表时间|出版日期|在线出版|公開日|発行日|발행일|게재일|تاريخ النشر)"
    r"\s*[:：]?\s*(?P<date>[^;|]{4,60})"
)
_SOME_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LATER = lazy_pattern(r"\b(?:received|accepted|revised|modified|updated|submitted|retrieved|accessed|last)\b", re.I)
_ONLINE = lazy_pattern(r"online|e-?pub|en ligne|在线|公開", re.I)
_YEAR_END = lazy_pattern(r"^(.*?\b(?:1[5-9]|20)\d\d\b(?:[-./]\d{1,2}(?:[-./]\d{1,2})?|年\d{1,2}月(?:\d{1,2}日)?)?)")


def published_dates(lines: Sequence[Block], near: int = 70) -> list[tuple[Date, Block, bool]]:
    """(date, block, online) of the lines that say when the work was published, in page order.

    Beyond the first `near` lines only short lines that begin with such words count: sentences speak of other works. The
    words may stand alone, the date on the line below.
    """
    found = []
    for place, line in enumerate(lines):
        text = line.plain
        below = lines[place + 1].plain if len(text) <= 40 and place + 1 < len(lines) else ""
        if 0 < len(below) <= 40 and has_digit(below) and _LABEL_ALONE.fullmatch(text):
            text = f"{text} {below}"
        if len(text) > 300 or not _SOME_YEAR.search(text) or (place >= near and not _opens_with_dates(text)):
            continue
        for match in _PUBLISHED.finditer(lowered(text)):
            if match.start() > _FAR_IN and not _HISTORY.search(text[: match.start()]):
                continue  # a sentence that speaks of another work
            date = _first_date(text[match.start("date") : match.end("date")])
            if date is not None:
                found.append((date, line, bool(_ONLINE.search(match.group()[: match.start("date") - match.start()]))))
    # The issue's own date comes before the day the article went online.
    return sorted(found, key=lambda item: not is_issue_date(item[1].plain))


def is_issue_date(text: str) -> bool:
    """Whether a line gives the date of the issue, not that of a work online."""
    return bool(_ISSUE_DATE.match(text))


def _opens_with_dates(text: str) -> bool:
    """A line that is about dates from its first word on: "Received: … Accepted: … Published: …"."""
    return (len(text) <= 80 and bool(_PUBLISHED.match(lowered(text)))) or (
        len(text) <= 160 and bool(_HISTORY.match(text.lstrip(" (*•")))
    )


_FAR_IN = 60
_HISTORY = lazy_pattern(r"received|accepted|revised|submitted|doi\b|10\.\d{4}|eingegangen|reçu|recibido|recebido", re.I)
_LABEL_ALONE = lazy_pattern(
    r"\W*(?:(?:first |article )?published(?: online| in print)?(?: ahead of print)?(?: on| date)?|publication date|"
    r"date of publication|date published|issue date|available online|posted(?: online)?|online publication date|"
    r"veröffentlicht(?: am)?|online veröffentlicht|erschienen|veröffentlichungsdatum|publikationsdatum|publié(?: le)?|"
    r"date de publication|mis en ligne(?: le)?|date de mise en ligne|publicado(?: en línea)?|fecha de publicación|"
    r"data de publicação|pubblicato|data di pubblicazione|опубликован[оа]?|дата публикации|发布时间|发布日期|发表时间|"
    r"出版日期|在线出版|公開日|発行日|掲載日|발행일|게재일|yayın tarihi|yayımlanma tarihi|opublikowano|data publikacji|"
    r"تاريخ النشر)\W*",
    re.I,
)

_ISSUE_DATE = lazy_pattern(r"\W*(?:issue date|date of issue|cover date|print publication)", re.I)


def _first_date(text: str) -> Date | None:
    text = _LATER.split(text)[0].strip(" .,:()")
    match = _YEAR_END.match(text)
    return date_of(match.group(1)) if match else None


_DAY = lazy_pattern(
    r"(?<![\d/.-])(?:\d{1,2}(?:st|nd|rd|th|\.)? (?:de )?[^\W\d_]{3,12}\.?,? (?:de )?(?:19|20)\d\d|"
    r"[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|"
    r"\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d年\d{1,2}月\d{1,2}日)(?![\d/-])"
)


def only_day(lines: Sequence[Block]) -> tuple[Date, Block] | None:
    """The day that short lines around a title give without saying what for; None where they give several.

    "Front. Psychol., 29 July 2014" says when the work appeared; "Received 5 May 2014" does not.
    """
    found: dict[Date, Block] = {}
    before = ""
    for line in lines:
        plain = line.plain
        if len(plain) <= 120 and has_digit(plain):
            for match in _DAY.finditer(plain):
                if _NOT_PUBLISHED.search(plain[: match.start()]) or (_NOT_PUBLISHED.search(before[-40:])):
                    continue
                date = date_of(match.group())
                if date is not None and date.start is not None and date.start.day:
                    found.setdefault(date, line)
        before = plain
    return next(iter(found.items())) if len(found) == 1 else None


_NOT_PUBLISHED = lazy_pattern(
    r"received|accepted|revised|modified|updated|submitted|submission|retrieved|accessed|last|deposited|defen[cs]e|"
    r"conference|symposium|workshop|\bheld\b|since|until|from|eingegangen|angenommen|zugriff|abgerufen|reçu|accepté|"
    r"soutenu|consult|recib|acept|receb|aceit|ricevut|accettat|поступила|принята|обращения|收稿|修回|接收|受付|受理|접수|"
    r"심사|geliş|gönderil|kabul|otrzymano|przyjęto|version|review|report|comment|posted|events?\b",
    re.I,
)
