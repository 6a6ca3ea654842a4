"""What enrichment noticed, with what that means for the entry a verb writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import click

from bibkit.cli.screen import printable
from bibkit.enrichment.enrich import INCOMPLETE
from bibkit.issues import Issue
from bibkit.model.record import Record, csl_name
from bibkit.model.shown import shown_value


def with_consequence(issues: Iterable[Issue], unanswered: str = "") -> Iterator[Issue]:
    """The issues; `unanswered` says what becomes of an entry that could not be asked about."""
    for issue in issues:
        consequence = ""
        if issue.code == "enrich.title-mismatch":
            consequence = "nothing was taken from it"
        elif issue.code in INCOMPLETE:
            consequence = unanswered
        yield replace(issue, message=f"{issue.message}; {consequence}") if consequence else issue


def tell_conflicts(record: Record, where: str, *, ours: str) -> None:
    """Every disagreement on standard error, a line each with both values; `ours` says where the kept one stands."""
    for item in record.conflicts:
        mine, theirs = shown_value(getattr(record.entry, item.attribute)), shown_value(item.value)
        line = (
            f"{csl_name(item.attribute)} is {shortened(mine)!r} {ours}, {shortened(theirs)!r} at {item.origin.source}"
        )
        click.echo(printable(where + line), err=True)


def shortened(value: str, width: int = 100) -> str:
    """A value that fits a line."""
    return value if len(value) <= width else f"{value[: width - 1]}…"
