"""Journal, year, volume, issue and pages of the main work, where a platform says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bibkit.extractors._base import Draft
from bibkit.extractors._chinese import listed
from bibkit.extractors._chinese.blocks import Block, first_block
from bibkit.extractors._chinese.journals import journal_name
from bibkit.model.dates import Date, is_possible_day
from bibkit.pages.lines import Line
from bibkit.text.patterns import lazy_pattern
from bibkit.text.titles import clean_title


class Numbering(NamedTuple):
    """`issue` and the others are "" where the text does not say them."""

    year: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""


_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_ISSUE = (
    r"(?:[(（]\s*(?P<issue>[^()（）]{1,12}?)\s*期?\s*[)）]|"
    r"第?\s*(?P<issue2>(?:增刊|S)?\d+(?:[-/]\d+)?)\s*期|/\s*(?P<issue3>\d+))"
)
_NUMBERING = lazy_pattern(
    rf"{_YEAR}\s*年?\s*[,，、/]?\s*"
    rf"(?:第?\s*(?P<volume>\d{{1,4}})\s*卷|"
    rf"(?P<volume2>\d{{1,4}})(?=\s*[(（/,，]))?\s*[,，/]?\s*(?:{_ISSUE})?\s*[:：,，]?\s*"
    r"(?P<page>\d[\d\s,，+~–—－-]*)?\s*(?:[,，]?\s*共\s*\d+\s*页.*)?[.。]?"
)
_JOURNAL = r"《?\s*(?P<journal>[^\d,，.。·《》]{2,60}?)\s*》?"
_MARKS = (
    r"(?:\s*(?:PKU|ISTIC|CSTPCD|JST|WJCI|CSSCI|CSCD|CAS|EI|SCI|北大核心|核心期刊|科技核心|AMI\S*|统计源期刊|扩展版))*"
)

# zhixidata: `PLOS ONE | 2015年 / 10卷 / 10期`, on a line or on several.
_WITH_BARS = lazy_pattern(
    rf"(?P<journal>[^|]{{2,200}}?)(?:\s*\|\s*|\s+){_YEAR}\s*年"
    r"(?:\s*/\s*(?P<volume>[^\s/]{1,20})\s*卷)?(?:\s*/\s*(?P<issue>[^/]{1,20}?)\s*期)?[\s/|]*"
)


def offer_source(top: Sequence[Line], blocks: Sequence[Block], draft: Draft) -> None:
    """From 刊名 and 年，卷(期), from 出处 (`《示例学报》 2019年第5期321-325,共5页`), or from CNKI's line on top."""
    for line in top:
        if found := source_line(line.text):
            _offer(found[0], found[1], line.at, draft)
            break
    block = first_block(blocks, "journal")
    if block and (match := _WITH_BARS.fullmatch(block.text)):
        numbering = Numbering(match["year"], match["volume"] or "", listed.unpadded(match["issue"] or ""))
        _offer(match["journal"], numbering, block.at, draft)
    elif block and (found := source_line(block.text)):
        _offer(found[0], found[1], block.at, draft)
    elif block:
        draft.offer("container_title", clean_title(re.sub(rf"{_MARKS}$", "", block.text).strip("《》 ")), at=block.at)
    block = first_block(blocks, "yearvolume")
    if block and (match := _NUMBERING.match(block.text)):
        _offer("", _numbering(match), block.at, draft)
    for field in ("volume", "issue"):
        block = first_block(blocks, field)
        if block:
            draft.offer(field, _bare_number(block.text), at=block.at)
    for field in ("year", "date", "conference_date", "online_date"):
        block = first_block(blocks, field)
        if block and (date := date_of(block.text)):
            draft.offer("event_date" if field == "conference_date" else "issued", date, at=block.at)


def source_line(text: str) -> tuple[str, Numbering] | None:
    """(journal, numbering) of `示例学报 . 2019 ,33 (05)`, `《…》 北大核心 2019年第5期321-325,共5页`; else None."""
    match = re.match(rf"{_JOURNAL}{_MARKS}\s*[,，.。·]?\s*(?=(?:1[89]|20)\d\d)", text)
    numbering = _NUMBERING.match(text, match.end()) if match else None
    if (
        not match
        or not numbering
        or not any(numbering[name] for name in ("volume", "volume2", "issue", "issue2", "issue3"))
    ):
        return None
    return match["journal"].strip(), _numbering(numbering)


def _numbering(match: re.Match[str]) -> Numbering:
    issue = match["issue"] or match["issue2"] or match["issue3"] or ""
    return Numbering(
        match["year"],
        match["volume"] or match["volume2"] or "",
        _bare_number(issue),
        listed.page_range(match["page"] or ""),
    )


def _offer(journal: str, found: Numbering, at: str, draft: Draft) -> None:
    draft.offer("container_title", journal_name(journal), at=at)
    draft.offer("issued", Date.of(int(found.year)), at=at)
    draft.offer("volume", found.volume, at=at)
    draft.offer("issue", found.issue, at=at)
    draft.offer("page", found.page, at=at)


def _bare_number(text: str) -> str:
    """`第33卷` -> 33, `05` -> 5, `增刊1` as it is."""
    match = re.fullmatch(
        r"(?:第|总第|vol\.?|no\.?)?\s*(?:0(?=\d))*+(\d++(?:\s*[-–~/]\s*\d+)?)\s*[卷期]?", text.strip(), re.I
    )
    return match.group(1) if match else text.strip("第卷期 ")


def date_of(text: str) -> Date | None:
    """`2019`, `2019年05月`, `2019-05-10 09:00` -> Date; None without a year."""
    match = re.search(r"(?<!\d)((?:1[89]|20)\d\d)(?:\s*[-年./]\s*(\d{1,2})(?:\s*[-月./]\s*(\d{1,2}))?)?", text)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    return Date.of(year, month, day) if is_possible_day(year, month, day) else Date.of(year)
