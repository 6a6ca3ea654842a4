"""Keeping to a service's pools: so many requests a second, so many at once, for all threads and processes together."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from bibkit.errors import RateLimitedError, UnreachableError
from bibkit.sources.permits import Permits, Pool
from bibkit.sources.works import Work, WorksClient, stop

# Crossref since 2025-12-01 (its announcement 10.64000/wadve-3tj60, and the headers of answers recorded in 2026).
SINGLE_POLITE, LIST_POLITE = Pool(10, 1.0, 3), Pool(3, 1.0, 3)
SINGLE_PUBLIC, LIST_PUBLIC = Pool(5, 1.0, 1), Pool(1, 1.0, 1)


class Ledger(Protocol):
    """Where the permits of a class of request are written down."""

    def take(self, who: int) -> tuple[int, float]:
        """A permit's number and 0.0; or -1 and how many seconds to wait before asking again."""
        ...

    def give_back(self, number: int) -> None: ...

    def pause(self, seconds: float) -> None: ...


class Memory:
    """The ledger of one process."""

    def __init__(self, pool: Pool, clock: Callable[[], float]) -> None:
        self._pool = pool
        self._clock = clock
        self._permits = Permits.none_given(pool)
        self._lock = threading.Lock()

    def take(self, who: int) -> tuple[int, float]:
        with self._lock:
            return self._permits.take(self._pool, self._clock(), who)

    def give_back(self, number: int) -> None:
        with self._lock:
            self._permits.give_back(number, self._clock())

    def pause(self, seconds: float) -> None:
        with self._lock:
            self._permits.pause(seconds, self._clock())


class Limiter:
    """Permits for one class of request. A request counts from its end on (see `Permits`)."""

    def __init__(
        self,
        pool: Pool,
        *,
        ledger: Ledger | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._pool = pool
        self._ledger = ledger or Memory(pool, clock)
        self._sleep = sleep
        self._turn = threading.Lock()
        self._who = random.getrandbits(62) + 1

    @property
    def together(self) -> int:
        return self._pool.together

    @contextmanager
    def permit(
        self,
        service: str = "the service",
        *,
        longest_pause_seconds: float = float("inf"),
        stopped: threading.Event | None = None,
    ) -> Iterator[None]:
        """Waits for a permit to ask `service` and holds it while the request is under way.

        Raises RateLimitedError when the service asked for a pause that lasts longer than `longest_pause_seconds`, and
        UnreachableError when `stopped` is set meanwhile.
        """
        number = self._wait_for_permit(service, longest_pause_seconds, stopped)
        try:
            yield
        finally:
            self._ledger.give_back(number)

    def pause(self, seconds: float) -> None:
        """No permit for so long: the service asked for it."""
        self._ledger.pause(seconds)

    def _wait_for_permit(self, service: str, longest_pause_seconds: float, stopped: threading.Event | None) -> int:
        sleep = self._sleep or (stopped.wait if stopped else time.sleep)
        # One thread at a time waits on behalf of its process; the others stand behind it.
        with self._turn:
            while True:
                if stopped is not None and stopped.is_set():
                    raise UnreachableError("the run was stopped")
                number, wait = self._ledger.take(self._who)
                if wait <= 0:
                    return number
                if wait > max(longest_pause_seconds, self._pool.seconds):
                    raise RateLimitedError(
                        f"{service} asked for no more requests during the next {_span(wait)}",
                        "run it again after that",
                        retry_after_seconds=wait,
                    )
                sleep(wait)


def _span(seconds: float) -> str:
    """ "90 seconds", "58 minutes", "12 hours", never too short."""
    for size, name in ((3600, "hours"), (60, "minutes")):
        if seconds > 2 * size:
            return f"{-int(-seconds // size)} {name}"
    return f"{-int(-seconds // 1)} seconds"


_SHARED: dict[tuple[str, str, Pool, str], Limiter] = {}
_SHARED_LOCK = threading.Lock()


def shared_limiter(address: str, kind: str, pool: Pool, folder: str = "") -> Limiter:
    """The one limiter of this process for a class of request ("single", "list") at an address.

    Processes that name the same `folder` keep to the pool together.
    """
    from bibkit.sources.permit_files import PermitFiles

    key = (address, kind, pool, folder)
    with _SHARED_LOCK:
        if key not in _SHARED:
            ledger = PermitFiles(Path(folder), f"{address} {kind}", pool) if folder else None
            _SHARED[key] = Limiter(pool, ledger=ledger)
        return _SHARED[key]


# After so many refusals in a row only short pauses are sat out: the rest of a run hears at once that it is too much.
_REFUSALS = 3
_SHORT_PAUSE_SECONDS = 2.0


class Limited:
    """A client whose requests take permits: one limiter for single works, one for lists, shared by all threads.

    A pause that the service asked for and that lasts longer than `longest_pause_seconds` is an error at once.
    """

    def __init__(
        self, client: WorksClient, *, single: Limiter, lists: Limiter, longest_pause_seconds: float = float("inf")
    ) -> None:
        self._client = client
        self._single = single
        self._lists = lists
        self._longest_pause_seconds = longest_pause_seconds
        self._refusals = 0
        self._stopped = threading.Event()
        self.name = client.name

    def get_work(self, doi: str) -> Work:
        with self._permit(self._single):
            return self._client.get_work(doi)

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        with self._permit(self._lists):
            return self._client.get_works(dois)

    def find_works(self, citation: str, rows: int) -> list[Work]:
        with self._permit(self._lists):
            return self._client.find_works(citation, rows)

    def stop(self) -> None:
        """Nobody waits for permits any more."""
        self._stopped.set()
        stop(self._client)

    @contextmanager
    def _permit(self, limiter: Limiter) -> Iterator[None]:
        """A permit; when the service says it was too much all the same, everybody pauses."""
        longest = _SHORT_PAUSE_SECONDS if self._refusals >= _REFUSALS else self._longest_pause_seconds
        with limiter.permit(self.name, longest_pause_seconds=longest, stopped=self._stopped):
            try:
                yield
            except RateLimitedError as error:
                self._refusals += 1
                limiter.pause(error.retry_after_seconds or 1.0)
                raise
            self._refusals = 0
