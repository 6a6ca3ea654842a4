"""Where the work appeared: journal, volume, issue and pages from the lines that agree with each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import settle
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import date_of, pages_of
from bibkit.extractors.visible._citation import Citation
from bibkit.extractors.visible._issued import offer_dates
from bibkit.extractors.visible._journal import ISSUE_ALONE, JournalLine, parse_journal_line
from bibkit.extractors.visible._journal_names import (
    is_abbreviated,
    is_acronym,
    is_no_name,
    journal_name,
    matches_doi_code,
    spells_out,
)
from bibkit.extractors.visible._lines import has_digit
from bibkit.extractors.visible._place_lines import ABOVE, is_name_like, lines_beside_doi, lines_with_doi, near_lines
from bibkit.extractors.visible._work_signs import Work
from bibkit.model.dates import Date
from bibkit.pages.blocks import Block
from bibkit.text.patterns import lazy_pattern


def offer_journal(draft: Draft, work: Work, citations: Sequence[Citation], lines: Sequence[Block], limit: int) -> None:
    """Journal, volume, issue, pages and date from the line that says most, checked against the page's own citation."""
    candidates = [(citation.journal, citation.block) for citation in citations if citation.journal]
    candidates += near_lines(work, lines, limit)
    candidates += lines_with_doi(draft, lines)
    candidates += lines_beside_doi(draft, work, lines)
    if not candidates:
        _offer_issue_alone(draft, work, lines)
        _offer_coded_name(draft, lines)
        _offer_proceedings(draft, work, lines, limit)
        _offer_bare_pages(draft, work, lines, limit)
        if draft.claimed("doi"):
            _offer_masthead(draft, work, lines)
        offer_dates(draft, work, None, citations, lines, limit)
        return
    own = {id(citation.journal) for citation in citations}
    journal, block = max(
        candidates,
        key=lambda item: (
            id(item[0]) in own and bool(item[0].volume and item[0].page),
            item[0].strength,
            -abs(item[1].place - work.block.place),
        ),
    )
    agreeing = [other for other, _ in candidates if _agree(journal, other)]
    volume, issue, pages = (
        next((getattr(other, name) for other in agreeing if getattr(other, name)), "")
        for name in ("volume", "issue", "page")
    )
    date = _best_date([other.date for other in agreeing if other.date])
    _offer_name(draft, agreeing, lines, block)
    _offer_coded_name(draft, lines)
    draft.offer("volume", volume, block.locator)
    draft.offer("issue", issue, block.locator)
    draft.offer("page", pages, block.locator)
    _offer_proceedings(draft, work, lines, limit)
    _offer_bare_pages(draft, work, lines, limit)
    if volume:
        _offer_masthead(draft, work, lines)
    if volume and (pages or draft.claimed("container_title") or draft.claimed("container_title_short")):
        proceedings = _PROCEEDINGS_SERIES.search(block.plain)
        draft.offer("type", "paper-conference" if proceedings else "article-journal", block.locator)
    offer_dates(draft, work, (date, block) if date else None, citations, lines, limit)


_PROCEEDINGS_SERIES = lazy_pattern(r"\b(?:LNCS|LNAI|LNBI|LNBIP|LNEE|CCIS|LIPIcs|IFIP AICT)\b")


def _offer_issue_alone(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """The issue and its date from a line right above the title, in journals that count issues only."""
    for line in lines[max(0, work.place - 2) : work.place]:
        match = ISSUE_ALONE.match(line.plain) if line.tag else None
        if match:
            draft.offer("issue", match.group("issue"), line.locator)
            draft.offer("issued", date_of(match.group("date")), line.locator)
            draft.offer("type", "article-journal", line.locator)


def _offer_bare_pages(draft: Draft, work: Work, lines: Sequence[Block], limit: int) -> None:
    """Pages on a line of their own near the title: "pages 105-112"."""
    for line in lines[max(0, work.place - ABOVE) : min(limit, work.place + ABOVE)]:
        match = _BARE_PAGES.fullmatch(line.plain.split(" | ")[0]) if len(line.plain) <= 160 else None
        if match:
            draft.offer("page", pages_of(match.group(1)), line.locator)


_BARE_PAGES = lazy_pattern(
    r"(?:on )?(?:pages?|pp|seiten?|págs?|páginas|pagine|стр|sayfa)(?:\(s\))?[.:]?\s*(\w?\d+\s?[-–—]\s?\w?\d+)\.?", re.I
)


def _offer_proceedings(draft: Draft, work: Work, lines: Sequence[Block], limit: int) -> None:
    """A line near the title that names the proceedings: "KDD '16: Proceedings of the 22nd ACM SIGKDD …"."""
    for line in lines[max(0, work.place - _NEAR) : min(limit, work.place + _NEAR)]:
        match = _PROCEEDINGS.fullmatch(line.plain) if 20 < len(line.plain) <= 220 else None
        if match and not parse_journal_line(line.plain):
            draft.offer("container_title", match.group(1), line.locator)
            own = draft.claimed("container_title") == match.group(1)
            # "Proceedings of the Royal Society B", volume 283, issue 1826
            journal = draft.claimed("issue") and not _MEETING.search(match.group(1))
            draft.offer("type", "paper-conference" if own and not journal else "", line.locator)


_MEETING = lazy_pattern(r"conference|symposium|workshop|congress|meeting", re.I)
_NEAR = 12
_PROCEEDINGS = lazy_pattern(
    r"(?:[A-Z][\w&/+-]{1,20}(?: ?['’]\d\d|[ -](?:19|20)\d\d)?: |In:? )?"
    r"((?:Companion )?Proceedings of (?:the )?[^.]{10,180})"
)


def _offer_masthead(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """The journal's name from the head of the page: the line right above its ISSN, impact factor or home page."""
    if draft.claimed("container_title") or draft.claimed("container_title_short"):
        return
    for line in lines[max(0, work.place - _NEAR) : work.place + _NEAR]:
        match = _FROM_JOURNAL.fullmatch(line.plain) if len(line.plain) <= 120 else None
        if match and not has_digit(line.plain):
            draft.offer("container_title", match.group(1), line.locator)
            return
    for place in range(1, work.place):
        if not _MASTHEAD.match(lines[place].plain) or _MASTHEAD.match(lines[place - 1].plain):
            continue
        if len(lines[place].plain) <= 60 and is_name_like(lines[place - 1].plain):
            draft.offer("container_title", lines[place - 1].plain, lines[place - 1].locator)
            return


_FROM_JOURNAL = lazy_pattern(r"(?:from the journal|published in the journal|in the journal):?\s+(.+)", re.I)
_MASTHEAD = lazy_pattern(
    r"(?:(?:online|print|electronic|e-?|p-?)?\s?issn\b|issn-l\b|impact factor\b|journal home ?page|"
    r"submission guidelines|aims (?:and|&) scope)",
    re.I,
)


def _agree(one: JournalLine, other: JournalLine) -> bool:
    """Whether two lines can speak of the same place: no volume, issue or first page differs."""
    for name in ("volume", "issue"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs and mine != theirs:
            return False
    return not (one.page and other.page and one.page.split("-")[0] != other.page.split("-")[0])


def _offer_coded_name(draft: Draft, lines: Sequence[Block]) -> None:
    """A line of the page that the letters of the work's DOI abbreviate: "Nature Materials" and 10.1038/nmat2493."""
    doi = draft.claimed("doi")
    if not doi or draft.claimed("container_title"):
        return
    for line in lines:
        dated = _YEAR_IN_FRONT.match(line.plain) if len(line.plain) <= 80 else None
        plain = line.plain[dated.end() if dated else 0 :].rstrip(" |»>:,")
        if not 3 <= len(plain) <= 80 or not matches_doi_code(plain, doi) or journal_name(plain) != plain:
            continue
        if not csl_type_of(plain) and not is_abbreviated(plain) and not has_digit(plain[0] + plain[-1]):
            draft.offer("container_title", plain, line.locator)
            draft.offer("issued", date_of(dated.group(1)) if dated else None, line.locator)
            return


_YEAR_IN_FRONT = lazy_pattern(r"((?:19|20)\d\d), (?=\w)")  # "2009, Journal of Medieval History"


def _offer_name(draft: Draft, agreeing: Sequence[JournalLine], lines: Sequence[Block], block: Block) -> None:
    """The journal's full name where the page has it; its short form stands in only where no DOI leads to it."""
    names = [
        part
        for line in agreeing
        if line.journal and not is_no_name(line.journal)
        for part in _both_forms(_without_subtitle(line.journal, lines))
    ]
    full = next((name for name in names if not is_abbreviated(name)), "")
    short = next((name for name in names if is_abbreviated(name)), "")
    spelt = _spelt_out(short, lines) if short and full and " " not in full else None
    if spelt is not None:  # "ACP" and "Atmos. Chem. Phys." where the page has the name itself
        full, block = spelt
    elif (short and not full) or is_acronym(full) or " " in full:  # "Mach Learn" may stand for "Machine Learning"
        full, block = _spelt_out(full or short, lines) or (full, block)
    draft.offer("container_title", full, block.locator)
    if full and full.casefold() in short.casefold():
        short = ""  # the end of a title before the name: "A survey. Journal of Peat"
    draft.offer("container_title_short", short if full or draft.claimed("doi") else "", block.locator)
    if not draft.claimed("doi"):
        draft.offer("container_title", short, block.locator)


def _without_subtitle(name: str, lines: Sequence[Block]) -> str:
    """The name without the end of a title in front of it ("A survey. Journal of Peat"), where it has a line."""
    front, stop, tail = name.rpartition(". ")
    if not stop or len(tail) < _SHORTEST_TAIL or len(front.split(" ")[-1]) < _WHOLE_WORD:
        return name
    return tail if any(line.plain == tail for line in lines) else name


_SHORTEST_TAIL, _WHOLE_WORD = 8, 5


def _both_forms(name: str) -> tuple[str, ...]:
    """`Duke Mathematical Journal, Duke Math. J` -> the full and the short form; any other name alone."""
    full, comma, short = name.rpartition(", ")
    return (full, short) if comma and spells_out(full, short) else (name,)


def _spelt_out(short: str, lines: Sequence[Block]) -> tuple[str, Block] | None:
    """The line of the page that spells an abbreviated journal name out."""
    for line in lines:
        if len(short) * 1.2 < len(line.text) <= 120 and spells_out(line.plain, short) and line.plain[0].isupper():
            return line.plain, line
    return None


def _best_date(dates: Sequence[Date]) -> Date | None:
    return settle(list(dates)) if dates else None
