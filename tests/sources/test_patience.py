"""Limits and retries, on a clock of our own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.errors import NotFoundError, RateLimitedError, SourceError, UnreachableError
from bibkit.sources.limiter import Limited, Limiter, shared_limiter
from bibkit.sources.permits import Pool
from bibkit.sources.retry import NoConnectionError, Patience, Retrying, parse_retry_after
from bibkit.sources.works import Work


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Scripted:
    """A client that fails as told, then answers."""

    name = "scripted"

    def __init__(self, failures: Sequence[SourceError] = (), *, when_asked: Callable[[], None] = lambda: None) -> None:
        self.failures = list(failures)
        self.calls = 0
        self._when_asked = when_asked

    def get_work(self, doi: str) -> Work:
        self.calls += 1
        self._when_asked()
        if self.failures:
            raise self.failures.pop(0)
        return {"DOI": doi}

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        return {doi: self.get_work(doi) for doi in dois}

    def find_works(self, citation: str, rows: int) -> list[Work]:
        return [self.get_work(citation)]


@given(st.integers(1, 5), st.lists(st.floats(0, 3), min_size=1, max_size=40))
def test_no_window_holds_more_than_the_pool_allows(count: int, durations: list[float]) -> None:
    clock = Clock()
    limiter = Limiter(Pool(count, 1.0, 1), clock=clock, sleep=clock.sleep)
    arrivals: list[float] = []
    for duration in durations:
        with limiter.permit():
            clock.now += duration / 2  # the way to the server
            arrivals.append(clock.now)
            clock.now += duration / 2
    for place in range(len(arrivals) - count):
        assert arrivals[place + count] - arrivals[place] >= 1.0 - 1e-9


def test_so_many_together_and_no_more() -> None:
    limiter = Limiter(Pool(100, 0.1, 2))
    under_way: list[int] = []
    current, lock = [0], threading.Lock()

    def work() -> None:
        with limiter.permit():
            with lock:
                current[0] += 1
                under_way.append(current[0])
            threading.Event().wait(0.01)
            with lock:
                current[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(under_way) == 8 and max(under_way) <= 2


def test_when_the_service_says_too_much_everybody_pauses() -> None:
    clock = Clock()
    limiter = Limiter(Pool(10, 1.0, 3), clock=clock, sleep=clock.sleep)
    limited = Limited(Scripted([RateLimitedError("slow down", retry_after_seconds=5)]), single=limiter, lists=limiter)
    with pytest.raises(RateLimitedError):
        limited.get_work("10.5555/a")
    before = clock.now
    limited.get_work("10.5555/b")
    assert clock.now - before >= 5


def test_after_some_refusals_the_rest_hears_at_once() -> None:
    clock = Clock()
    limiter = Limiter(Pool(10, 1.0, 3), clock=clock, sleep=clock.sleep)
    client = Scripted([RateLimitedError("slow down", retry_after_seconds=30)] * 50)
    limited = Limited(client, single=limiter, lists=limiter, longest_pause_seconds=90)
    for _ in range(50):
        with pytest.raises(RateLimitedError):
            limited.get_work("10.5555/a")
    assert client.calls == 3 and clock.now - 1000 <= 61
    with pytest.raises(RateLimitedError, match="scripted asked for no more requests during the next 30 seconds"):
        limited.get_work("10.5555/a")
    clock.now += 30
    client.failures = []
    limited.get_work("10.5555/a")


def test_one_limiter_for_an_address_in_a_process() -> None:
    pool = Pool(1, 1.0, 1)
    assert shared_limiter("http://a", "list", pool) is shared_limiter("http://a", "list", pool)
    assert shared_limiter("http://a", "list", pool) is not shared_limiter("http://a", "single", pool)


def retrying(client: Scripted, clock: Clock, **patience: float) -> Retrying:
    return Retrying(client, Patience(**patience), clock=clock, sleep=clock.sleep, chance=lambda: 1.0)  # type: ignore[arg-type]


def test_pauses_grow() -> None:
    clock = Clock()
    client = Scripted([UnreachableError("down")] * 4)
    assert retrying(client, clock).get_work("10.5555/a") == {"DOI": "10.5555/a"}
    assert clock.slept == [1.0, 2.0, 4.0, 8.0]


def test_what_the_service_asks_for_is_honoured() -> None:
    clock = Clock()
    client = Scripted([RateLimitedError("slow down", retry_after_seconds=17)])
    retrying(client, clock).get_work("10.5555/a")
    assert clock.slept == [17]


def test_the_whole_takes_no_longer_than_patience() -> None:
    clock = Clock()
    client = Scripted([UnreachableError("down")] * 99)
    with pytest.raises(UnreachableError):
        retrying(client, clock, total_seconds=10.0).get_work("10.5555/a")
    assert sum(clock.slept) <= 10
    with pytest.raises(RateLimitedError):
        retrying(Scripted([RateLimitedError("later", retry_after_seconds=3600)]), clock).get_work("10.5555/a")


def test_unknown_is_not_asked_again() -> None:
    client = Scripted([NotFoundError("unknown")])
    with pytest.raises(NotFoundError):
        retrying(client, Clock()).get_work("10.5555/a")
    assert client.calls == 1


def test_a_service_that_is_down_is_asked_once_for_each_further_question() -> None:
    client = Scripted([UnreachableError("down")] * 8)
    asked = retrying(client, Clock())
    with pytest.raises(UnreachableError):
        asked.get_work("10.5555/a")
    assert client.calls == 6
    with pytest.raises(UnreachableError):
        asked.get_work("10.5555/b")
    assert client.calls == 7
    client.failures = []
    asked.get_work("10.5555/c")
    client.failures = [UnreachableError("down")]
    assert asked.get_work("10.5555/d") == {"DOI": "10.5555/d"}


def test_without_any_connection_one_hears_soon() -> None:
    clock = Clock()
    client = Scripted([NoConnectionError("nobody there")] * 99)
    with pytest.raises(NoConnectionError):
        retrying(client, clock).get_work("10.5555/a")
    assert client.calls == 3 and sum(clock.slept) <= 3


def test_a_run_that_is_stopped_waits_for_no_pauses() -> None:
    client = Scripted([UnreachableError("down")] * 99)
    asked = Retrying(client, Patience(first_seconds=60.0, longest_seconds=60.0))
    threading.Timer(0.05, asked.stop).start()
    with pytest.raises(UnreachableError):
        asked.get_work("10.5555/a")
    assert client.calls == 2


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("-5", 0),
        ("1e99", 86_400),
        ("soon", None),
        ("nan", None),
        ("inf", 86_400),
        ("²", None),
        ("Fri, 31 Dec 99999 23:59:59 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert parse_retry_after(header) == seconds


def test_retry_after_as_a_date() -> None:
    import time

    assert 50 <= (parse_retry_after(formatdate(time.time() + 60, usegmt=True)) or 0) <= 61
    assert parse_retry_after(formatdate(0, usegmt=True)) == 0
