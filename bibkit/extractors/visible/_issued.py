"""When the work appeared: the issue, the day of publication, a date that stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._dates import is_filler
from bibkit.extractors._values import date_of
from bibkit.extractors.visible._citation import Citation
from bibkit.extractors.visible._dates import is_issue_date, only_day, published_dates
from bibkit.extractors.visible._work_signs import Work
from bibkit.model.dates import Date, PartialDate
from bibkit.pages.blocks import Block


def offer_dates(
    draft: Draft,
    work: Work,
    journal: tuple[Date | None, Block] | None,
    citations: Sequence[Citation],
    lines: Sequence[Block],
    limit: int,
) -> None:
    """The issue's date where it has a month, else the day of publication of the same year, else the year."""
    published = published_dates(lines[max(0, work.place - _BEFORE) : limit], near=70)
    dates: list[tuple[Date, Block]] = []
    if journal is not None and journal[0] is not None:
        dates.append((journal[0], journal[1]))
    dates += [
        (date, block)
        for citation in citations
        if citation.year and (date := date_of(citation.year))
        for block in (citation.block,)
    ]
    dates += [(date, block) for date, block, _ in published]
    if not dates:
        _offer_bare_date(draft, work, lines)
        return
    first, block = dates[0]
    if first.start is not None and is_filler(first.start):
        first = Date(start=PartialDate(first.start.year))
    if first.start is not None and first.start.month:
        draft.offer("issued", first, block.locator)
        return
    pages = str(draft.claimed("page") or "-")
    if draft.claimed("issue") and "-" in pages:  # the day online is not that of the issue
        published = [item for item in published if not item[2]]
    finer = [(date, where) for date, where in _same_year(first, published) if date.start and date.start.month]
    finer = _behind_references(first, lines, limit) or finer or _day_near(first, work, lines)
    draft.offer("issued", *((finer[0][0], finer[0][1].locator) if finer else (first, block.locator)))


_BEFORE = 30


def _same_year(first: Date, found: Sequence[tuple[Date, Block, bool]]) -> list[tuple[Date, Block]]:
    return [(date, where) for date, where, _ in found if date.year == first.year]


def _behind_references(first: Date, lines: Sequence[Block], limit: int) -> list[tuple[Date, Block]]:
    """The issue's own date, as some pages give it behind the references ("Issue date: September 2010")."""
    dated = _same_year(first, published_dates([line for line in lines[limit:] if is_issue_date(line.plain)], near=0))
    return dated if len({date for date, _ in dated}) == 1 else []


def _day_near(first: Date, work: Work, lines: Sequence[Block]) -> list[tuple[Date, Block]]:
    """The only day that lines around title and names give without another meaning, if it is of that year."""
    end = work.byline.end if work.byline is not None else work.place + 1
    day = only_day(lines[max(0, work.place - 8) : min(len(lines), end + 8)])
    return [day] if day is not None and day[0].year == first.year else []


def _offer_bare_date(draft: Draft, work: Work, lines: Sequence[Block]) -> None:
    """A date alone on its line right above the title or below the authors, as blogs and reports print it."""
    end = work.byline.end if work.byline is not None else work.place
    for place in (
        *range(end, min(len(lines), end + 4)),
        *range(max(0, work.place - 4), work.place),
        *range(work.place + 1, end),
    ):
        plain = lines[place].plain
        date = date_of(plain) if len(plain) <= 30 else None
        if date is not None and date.start is not None and date.start.day:
            draft.offer("issued", date, lines[place].locator)
