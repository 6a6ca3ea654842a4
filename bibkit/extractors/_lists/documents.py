"""Heads of documents that a number names: patents, standards, decisions of courts, as their front pages print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft, Extraction
from bibkit.extractors._values import date_of
from bibkit.extractors.visible._lines import lines_of
from bibkit.extractors.visible._people import names_in_line
from bibkit.model.names import Name
from bibkit.pages.blocks import Block
from bibkit.pages.page import Page
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title

_MOST_LINES = 80
_SHORTEST_TITLE, _LONGEST_TITLE = 10, 250

# WIPO standard ST.9 numbers what the front page of a patent says: (54) title, (72) or (75) inventors, (10) or (11) the
# document's number, (45) the day of a grant, (43) that of a publication.
_CODED = re.compile(r"\((\d\d)\)\s*(\S.*)")
_LABEL = lazy_pattern(r"^[A-Z][A-Za-z .]{2,24}:\s*")
_INVENTOR = lazy_pattern(r"([^,;()]{4,50}),[^;]*(?:;|$)")

# "ISO 16604:2019", "DIN EN 1990-1", "ASTM D638-14"
_STANDARD = re.compile(
    r"(?:(?:ISO|IEC|IEEE|DIN|EN|BS|ASTM|ANSI|NF|ÖNORM|SN|UNE|UNI|CEN|ETSI|ITU-T|JIS|GB|ГОСТ|TS)"
    r"(?:[ /-](?:ISO|IEC|EN|TS|TR|PAS|Std|T|Р))*) ?[A-Z]?\.?\d[\d.-]{1,12}(?::\d{4}(?:-\d\d)?)?"
)
_EDITION = lazy_pattern(r"edition\s*:\s*(\d{1,2})\W*$", re.I)
_PUBLISHED = lazy_pattern(r"(?:publication date|published)\s*:\s*([\d-]{4,10})\W*$", re.I)

_CASE = lazy_pattern(r"[A-Z][^\d:;|]{1,90}? v\.? [A-Z(][^\d:;|]{1,90}")
# "[1932] UKHL 100", as courts number their decisions; "347 U.S. 483 (1954)"
_DECISION = re.compile(r"\[((?:1[89]|20)\d\d)\] (?:\d{1,2} )?[A-Z][A-Za-z]{1,9}(?: \([A-Za-z]{2,8}\))? \d{1,5}")
_COURT = lazy_pattern(r"[^\d:;]{0,40}\b(?:Court|Tribunal|House of Lords|Privy Council)\b[^\d:;]{0,60}")


def document_works(page: Page) -> list[Extraction]:
    """The document whose head a copied text is; [] for any other text."""
    lines = lines_of(page)[:_MOST_LINES]
    draft = Draft("text", page.input or "text")
    for offer in (_offer_patent, _offer_standard, _offer_case):
        offer(draft, lines)
        if draft.claimed("title"):
            return [draft.finish()]
    return []


def _offer_patent(draft: Draft, lines: Sequence[Block]) -> None:
    coded: dict[str, tuple[str, Block]] = {}
    for line in lines:
        match = _CODED.match(line.plain)
        if match:
            coded.setdefault(match.group(1), (_LABEL.sub("", match.group(2)).strip(), line))
    people = coded.get("72") or coded.get("75")
    if people is None or "54" not in coded:
        return
    title, block = coded["54"]
    inventors = _inventors(people[0])
    if not _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE or not inventors:
        return
    draft.offer("title", clean_title(title), block.locator)
    draft.offer("author", inventors, people[1].locator)
    draft.offer("type", "patent", block.locator)
    for code, attribute in (("45", "issued"), ("43", "issued"), ("10", "number"), ("11", "number")):
        if code in coded:
            text, where = coded[code]
            draft.offer(attribute, date_of(text) if attribute == "issued" else text[:40], where.locator)
    for line in lines:
        label, colon, text = line.plain.partition(":")
        if colon and label.endswith(("Date of Patent", "Pub. Date")):
            draft.offer("issued", date_of(text.strip()), line.locator)
        elif colon and label.endswith(("Patent No.", "Pub. No.")):
            draft.offer("number", text.strip()[:40], line.locator)


def _inventors(text: str) -> tuple[Name, ...]:
    """`Ada Okonkwo, Ames, IA (US); Brett Sorensen, Nevada, IA (US)`: what stands before each first comma."""
    found = [names_in_line(name.strip(), sure=True) for name in _INVENTOR.findall(text)]
    return tuple(name for names in found for name in names) if all(found) else ()


def _offer_standard(draft: Draft, lines: Sequence[Block]) -> None:
    """The number alone in the first line, the title in the second, what is said of the edition below."""
    if len(lines) < 3 or not _STANDARD.fullmatch(lines[0].plain):
        return
    title = lines[1].plain
    published = [(match.group(1), line) for line in lines[2:] if (match := _PUBLISHED.match(line.plain))]
    editions = [(match.group(1), line) for line in lines[2:] if (match := _EDITION.match(line.plain))]
    if not (published or editions) or not _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE or ": " in title[:20]:
        return
    draft.offer("title", clean_title(title), lines[1].locator)
    draft.offer("number", lines[0].plain, lines[0].locator)
    draft.offer("type", "standard", lines[0].locator)
    for day, line in published:
        draft.offer("issued", date_of(day), line.locator)
    for edition, line in editions:
        draft.offer("edition", edition, line.locator)


def _offer_case(draft: Draft, lines: Sequence[Block]) -> None:
    """The parties in one of the first lines, the decision's number right below, the court and the day near it."""
    for place, line in enumerate(lines[:6]):
        decision = _DECISION.match(lines[place + 1].plain) if place + 1 < len(lines) else None
        if decision is None or not _CASE.fullmatch(line.plain):
            continue
        draft.offer("title", line.plain, line.locator)
        draft.offer("number", decision.group(), lines[place + 1].locator)
        draft.offer("type", "legal_case", line.locator)
        for near in lines[place + 2 : place + 8]:
            court = _COURT.fullmatch(near.plain)
            date = date_of(near.plain) if len(near.plain) <= 30 else None
            draft.offer("authority", court.group() if court else "", near.locator)
            if date is not None and str(date.year) == decision.group(1):
                draft.offer("issued", date, near.locator)
        draft.offer("issued", date_of(decision.group(1)), lines[place + 1].locator)
        return
