"""Which of several dates to believe, and how precise it really is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bibkit.extractors._values import date_of
from bibkit.model.dates import Date, PartialDate


def best_date(values: Iterable[str]) -> Date | None:
    """The first readable date, as fine as the others bear out (`settle`)."""
    dates = [date for date in map(date_of, values) if date is not None]
    return settle(dates) if dates else None


def settle(dates: Sequence[Date]) -> Date:
    """The first date at the precision that all of them together support.

    The finer date of the same year wins: 2015 beside 2015-10-30 is the latter. A filler loses: 2015-01-01 beside a bare
    2015 is the year, beside 2015-10 the month.
    """
    first = dates[0]
    if first.start is None or first.end is not None:
        return first
    same_year = [
        date.start for date in dates if date.start is not None and date.year == first.year and date.end is None
    ]
    chosen = first.start
    if is_filler(chosen):
        others = [point for point in same_year if not is_filler(point)]
        if not others:
            return first
        finer = [point for point in others if point.month]
        chosen = finer[0] if finer else others[0]
    for point in same_year:
        if point.refines(chosen) and not (is_filler(point) and any(p.refines(point) for p in same_year)):
            if is_filler(point) and not chosen.month:
                continue
            chosen = point
    return first if chosen == first.start else Date(start=chosen, season=0 if chosen.month else first.season)


def is_filler(point: PartialDate) -> bool:
    """The first of January, which programs write when they know the year only."""
    return point.month == 1 and point.day == 1
