"""What /search of the translation-server mode finds by each kind of identifier."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bibkit.cli.serve import _look_up
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import NotFoundError, SourceError, UnreachableError
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.service.lookups import Sources
from bibkit.service.translation import Identifier

ARTICLE = Record(entry=Entry(type="article-journal", title="Peer support", pmid="26516780"))
BOOK = Record(entry=Entry(type="book", title="Wells", isbn=("9780306406157",)))
PREPRINT = Record(entry=Entry(type="article", title="On nets", doi="10.48550/arxiv.2101.00001"))


class Known:
    """Knows one work of each kind; `fails` is what it answers to everything else."""

    name = "known"

    def __init__(self, fails: SourceError) -> None:
        self.fails = fails

    def fetch_work(self, doi: str) -> Record:
        if doi == PREPRINT.entry.doi:
            return PREPRINT
        raise self.fails

    def fetch_identified(self, keys: Sequence[str], progress: object = None) -> dict[str, Record | SourceError]:
        known = {"pmid:26516780": ARTICLE, "isbn:9780306406157": BOOK}
        return {key: known.get(key, self.fails) for key in keys}


def sources(fails: SourceError) -> Sources:
    return Sources(EnrichSettings(), build=lambda _: Known(fails))  # type: ignore[arg-type,return-value]


@pytest.mark.parametrize(
    ("kind", "value", "title"),
    [
        ("PMID", "26516780", "Peer support"),
        ("ISBN", "9780306406157", "Wells"),
        ("arXiv", "2101.00001v2", "On nets"),
        ("DOI", "10.48550/arxiv.2101.00001", "On nets"),
    ],
)
def test_each_kind_is_found(kind: str, value: str, title: str) -> None:
    (record,) = _look_up(sources(NotFoundError("unknown")), Identifier(kind, value))
    assert record.entry.title == title


def test_unknown_and_unreachable_are_told_apart() -> None:
    assert _look_up(sources(NotFoundError("unknown")), Identifier("PMID", "1")) == []
    with pytest.raises(UnreachableError):
        _look_up(sources(UnreachableError("no answer")), Identifier("PMID", "1"))
