"""Batches, layers, and the one face of all sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.enrichment.ports import NotKeptError
from bibkit.errors import InputError, NotFoundError, SourceError, UnreachableError
from bibkit.sources.works import (
    MAX_BATCH_BYTES,
    MAX_BATCH_COUNT,
    Answered,
    Batched,
    Layered,
    RecordSource,
    Work,
    WorkFate,
    plan_batches,
    unknown,
)


class Fixed:
    """A source that knows a few works and counts what it is asked."""

    threads = 1

    def __init__(
        self, name: str, dois: Sequence[str], *, complete: bool = False, error: SourceError | None = None
    ) -> None:
        self.name = name
        self.complete = complete
        self.asked: list[str] = []
        self._dois = set(dois)
        self._error = error

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        self.asked += dois
        found: dict[str, WorkFate] = {
            doi: {"DOI": doi, "title": [self.name]} if doi in self._dois else self._error or unknown(doi, self.name)
            for doi in dois
        }
        answered(found)
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        if self._error:
            raise self._error
        return [{"DOI": doi, "title": [citation]} for doi in sorted(self._dois)][:rows]


DOIS = st.lists(
    st.text(alphabet="abc012()<>;:/.,#é", min_size=1, max_size=60).map(lambda tail: f"10.5555/{tail}"), max_size=200
)


@given(DOIS)
def test_batches_fit_a_request_and_lose_nothing(dois: list[str]) -> None:
    batches = plan_batches(dois)
    assert sorted(doi for batch in batches for doi in batch) == sorted(dois)
    for batch in batches:
        assert len(batch) <= MAX_BATCH_COUNT
        assert len(batch) == 1 or sum(len(quote(f"doi:{doi},", safe="")) for doi in batch) <= MAX_BATCH_BYTES
        assert len(batch) == 1 or not any("," in doi for doi in batch)


def test_a_thousand_dois_are_twenty_requests() -> None:
    assert len(plan_batches([f"10.1371/journal.pone.{number:07d}" for number in range(1000)])) == 20


def test_the_first_layer_that_knows_answers() -> None:
    first, second = Fixed("file", ["10.5555/a"]), Fixed("live", ["10.5555/a", "10.5555/b"], complete=True)
    fates = RecordSource(Layered([first, second])).fetch_works(["10.5555/A", "10.5555/b", "10.5555/c"])
    assert second.asked == ["10.5555/b", "10.5555/c"]
    origins = {doi: fate.provenance["title"].source for doi, fate in fates.items() if not isinstance(fate, SourceError)}
    assert origins == {"10.5555/A": "file", "10.5555/b": "live"}
    assert isinstance(fates["10.5555/c"], NotFoundError)


def test_offline_what_is_not_kept_is_not_called_unknown() -> None:
    source = RecordSource(Layered([Fixed("file", ["10.5555/a"])]))
    with pytest.raises(NotKeptError, match="none of the offline sources"):
        source.fetch_work("10.5555/b")
    assert source.fetch_work("10.5555/A").entry.doi == "10.5555/a"


def test_a_failing_layer_does_not_hide_the_next() -> None:
    broken = Fixed("broken", [], error=UnreachableError("down"))
    source = RecordSource(Layered([broken, Fixed("live", ["10.5555/a"], complete=True)]))
    assert source.fetch_work("10.5555/a").entry.doi == "10.5555/a"
    assert [candidate.record.entry.doi for candidate in source.search("frogs")] == ["10.5555/a"]
    with pytest.raises(UnreachableError):
        RecordSource(Layered([broken])).search("frogs")


def test_progress_counts_what_is_answered_once() -> None:
    steps: list[tuple[int, int]] = []
    source = RecordSource(Layered([Fixed("file", ["10.5555/a"]), Fixed("live", ["10.5555/b"], complete=True)]))
    source.fetch_works(["10.5555/a", "10.5555/b", "10.5555/B"], lambda done, total: steps.append((done, total)))
    assert steps[-1] == (2, 2)


def test_no_source_at_all() -> None:
    fates: Mapping[str, object] = RecordSource(Layered([])).fetch_works(["10.5555/a"])
    assert isinstance(fates["10.5555/a"], NotKeptError)


class Asked:
    """A client that answers slowly and can be stopped."""

    name = "asked"

    def __init__(self) -> None:
        self.calls = 0
        self.stopped = 0

    def get_work(self, doi: str) -> Work:
        self.calls += 1
        return {"DOI": doi}

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        self.calls += 1
        return {doi: {"DOI": doi} for doi in dois}

    def find_works(self, citation: str, rows: int) -> list[Work]:
        self.calls += 1
        return []

    def stop(self) -> None:
        self.stopped += 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, InputError("gave up")])
def test_a_job_that_is_given_up_does_not_stop_the_next_one(error: Any) -> None:
    def give_up(done: int, total: int) -> None:
        raise error

    client = Asked()
    source = RecordSource(Layered([Batched(client, threads=3)]))
    dois = [f"10.5555/{number}" for number in range(500)]
    with pytest.raises(error if isinstance(error, type) else type(error)):
        source.fetch_works(dois, give_up)
    with pytest.raises(error if isinstance(error, type) else type(error)):
        source.search_many(["frogs", "toads"], progress=give_up)
    assert client.stopped == (2 if error is KeyboardInterrupt else 0)
    assert client.calls < 12
