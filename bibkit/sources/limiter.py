"""Keeping to a service's pools: so many requests in a second, so many at once, for all threads together."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from bibkit.errors import RateLimitedError
from bibkit.sources.works import Work, WorksClient


class Pool(NamedTuple):
    """At most `requests` begin in any `seconds`, at most `together` are under way."""

    requests: int
    seconds: float
    together: int


# Crossref since 2025-12-01 (its announcement 10.64000/wadve-3tj60, and the headers of answers recorded in 2026).
SINGLE_POLITE, LIST_POLITE = Pool(10, 1.0, 3), Pool(3, 1.0, 3)
SINGLE_PUBLIC, LIST_PUBLIC = Pool(5, 1.0, 1), Pool(1, 1.0, 1)


class Limiter:
    """Permits for one class of request.

    A request counts from its end on, not from when we sent it: between the permit and the server lie a connection and
    a handshake of unknown length, and only this way no window of the server's can hold more than the pool allows.
    """

    def __init__(
        self,
        pool: Pool,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pool = pool
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._under_way = 0
        self._ended: deque[float] = deque()
        self._not_before = 0.0

    @property
    def together(self) -> int:
        return self._pool.together

    @contextmanager
    def permit(self) -> Iterator[None]:
        """Waits for a permit and holds it while the request is under way."""
        while True:
            with self._lock:
                wait = self._wait_seconds()
                if wait <= 0:
                    self._under_way += 1
                    break
            self._sleep(wait)
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                self._ended.append(self._clock())

    def pause(self, seconds: float) -> None:
        """No permit for so long: the service asked for it."""
        with self._lock:
            self._not_before = max(self._not_before, self._clock() + seconds)

    def _wait_seconds(self) -> float:
        now = self._clock()
        if now < self._not_before:
            return self._not_before - now
        while self._ended and now - self._ended[0] >= self._pool.seconds:
            self._ended.popleft()
        if self._under_way >= self._pool.together:
            return 0.02
        if self._under_way + len(self._ended) < self._pool.requests:
            return 0.0
        if not self._ended:
            return 0.02
        return max(0.001, self._ended[0] + self._pool.seconds - now)


_SHARED: dict[tuple[str, str, Pool], Limiter] = {}
_SHARED_LOCK = threading.Lock()


def shared_limiter(address: str, kind: str, pool: Pool) -> Limiter:
    """The one limiter of this process for a class of request ("single", "list") at an address."""
    with _SHARED_LOCK:
        return _SHARED.setdefault((address, kind, pool), Limiter(pool))


class Limited:
    """A client whose requests take permits: one limiter for single works, one for lists, shared by all threads."""

    def __init__(self, client: WorksClient, *, single: Limiter, lists: Limiter) -> None:
        self._client = client
        self._single = single
        self._lists = lists
        self.name = client.name

    def get_work(self, doi: str) -> Work:
        with _permit(self._single):
            return self._client.get_work(doi)

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        with _permit(self._lists):
            return self._client.get_works(dois)

    def find_works(self, citation: str, rows: int) -> list[Work]:
        with _permit(self._lists):
            return self._client.find_works(citation, rows)


@contextmanager
def _permit(limiter: Limiter) -> Iterator[None]:
    """A permit; when the service says it was too much all the same, every thread pauses."""
    with limiter.permit():
        try:
            yield
        except RateLimitedError as error:
            limiter.pause(error.retry_after_seconds or 1.0)
            raise
