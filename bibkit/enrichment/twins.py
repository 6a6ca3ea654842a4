"""One work read from several pages: the first record learns what the others say."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.enrichment.enrich import merge_checked
from bibkit.enrichment.merge import TRUNCATED
from bibkit.model.record import Record


def join_twins(records: Sequence[Record]) -> list[Record]:
    """The records in their order, none left out; of those with one DOI the first has its blanks filled from the rest.

    A scite report has the citation statements and half the abstract, a library's record the whole of it. Notes stay
    with the record of the page they were read from.
    """
    joined = list(records)
    first: dict[str, int] = {}
    for place, record in enumerate(records):
        doi = record.entry.doi.lower()
        if not doi:
            continue
        if doi not in first:
            first[doi] = place
            continue
        if any(issue.code == TRUNCATED for issue in record.issues):
            record = record.with_(entry=record.entry.with_(abstract=""))
        joined[first[doi]] = merge_checked(joined[first[doi]], record)
    return joined
