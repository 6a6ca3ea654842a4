"""What enrichment noticed, with what that means for the entry a verb writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bibkit.enrichment.enrich import INCOMPLETE
from bibkit.issues import Issue


def with_consequence(issues: Iterable[Issue], unanswered: str = "") -> Iterator[Issue]:
    """The issues; `unanswered` says what becomes of an entry that could not be asked about."""
    for issue in issues:
        consequence = ""
        if issue.code == "enrich.title-mismatch":
            consequence = "nothing was taken from it"
        elif issue.code in INCOMPLETE:
            consequence = unanswered
        yield replace(issue, message=f"{issue.message}; {consequence}") if consequence else issue
