"""Asking again: with growing pauses, as long as the service asked for, and not for ever."""

from __future__ import annotations

import math
import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from bibkit.errors import BlockedError, RateLimitedError, SourceError, UnreachableError
from bibkit.sources.works import Work, WorksClient, stop

Answer = TypeVar("Answer")

# No connection at all is seldom cured by waiting: a machine without network should say so at once.
_ATTEMPTS_WITHOUT_CONNECTION = 3
_BLOCKS_BELIEVED = 2
_BLOCKED_SECONDS = 600.0


class NoConnectionError(UnreachableError):
    """Nobody listens at the address, or its name cannot be resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and how long. The pause before attempt n is random in 0 … `first_seconds` * 2^n, capped."""

    attempts: int = 6
    first_seconds: float = 1.0
    longest_seconds: float = 30.0
    total_seconds: float = 90.0


class Retrying:
    """A client that asks again after 429, 5xx, time-outs and broken answers; all questions only read, so that is safe.

    After one question was given up because nobody answered, the next ones are asked once: a service that is down does
    not become slower to find out about with every DOI. The first answer restores the patience.

    A service that shuts us out twice in a row is not asked again for ten minutes: more questions make it no kinder. Not
    after the first time, since a wall before a service may dislike the letters of one DOI.
    """

    def __init__(
        self,
        client: WorksClient,
        patience: Patience | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._client = client
        self._patience = patience or Patience()
        self._clock = clock
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait
        self._chance = chance
        self._down = threading.Event()
        self._blocks: list[tuple[float, BlockedError]] = []
        self.name = client.name

    def get_work(self, doi: str) -> Work:
        return self._insist(lambda: self._client.get_work(doi))

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        return self._insist(lambda: self._client.get_works(dois))

    def find_works(self, citation: str, rows: int) -> list[Work]:
        return self._insist(lambda: self._client.find_works(citation, rows))

    def stop(self) -> None:
        """No more attempts, from any thread: the run was broken off, and nobody wants to wait for the pauses."""
        self._stopped.set()
        stop(self._client)

    def _insist(self, ask: Callable[[], Answer]) -> Answer:
        started = self._clock()
        if len(self._blocks) >= _BLOCKS_BELIEVED and started - self._blocks[-1][0] < _BLOCKED_SECONDS:
            raise BlockedError(f"not asked, after {self._blocks[-1][1].message}", self._blocks[-1][1].hint)
        attempt = 0
        while True:
            attempt += 1
            try:
                answer = ask()
            except (RateLimitedError, UnreachableError) as error:
                pause = self._pause_seconds(attempt, error)
                spent = self._clock() - started
                most = self._patience.attempts
                if isinstance(error, NoConnectionError):
                    most = min(most, _ATTEMPTS_WITHOUT_CONNECTION)
                if attempt >= most or spent + pause > self._patience.total_seconds or self._gives_up:
                    self._down.set()
                    raise
                self._sleep(pause)
            except BlockedError as error:
                self._down.clear()
                self._blocks.append((self._clock(), error))
                raise
            except SourceError:
                self._answered()
                raise
            else:
                self._answered()
                return answer

    def _answered(self) -> None:
        self._down.clear()
        self._blocks.clear()

    @property
    def _gives_up(self) -> bool:
        return self._down.is_set() or self._stopped.is_set()

    def _pause_seconds(self, attempt: int, error: SourceError) -> float:
        longest = min(self._patience.longest_seconds, self._patience.first_seconds * 2.0 ** (attempt - 1))
        pause = longest * (0.5 + 0.5 * self._chance())
        if isinstance(error, RateLimitedError) and error.retry_after_seconds is not None:
            return max(error.retry_after_seconds, 0.1 * pause)
        return pause


def parse_retry_after(value: str | None) -> float | None:
    """A Retry-After header in seconds: `120`, or an HTTP date; None if absent or unreadable. Never more than a day."""
    if not value:
        return None
    value = value.strip()
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
        except (TypeError, ValueError, OverflowError):
            return None
    if math.isnan(seconds):
        return None
    return min(max(seconds, 0.0), 86_400.0)
