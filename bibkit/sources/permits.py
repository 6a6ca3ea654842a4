"""The book-keeping behind a pool of requests: who may begin now, and who has to wait how long. Pure; the clock is told.

A request counts from its end on, not from when we sent it: between the permit and the server lie a connection and a
handshake of unknown length, and only this way no window of the server's can hold more than the pool allows.
"""

from __future__ import annotations

import struct
from bisect import insort
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

POLL_SECONDS = 0.02
# Whoever waits first says when it will be back; if it is not by then, so much later the next may go first.
_GRACE_SECONDS = 0.1
# No request takes longer than this; a process that was suspended in the middle of one holds up nobody for ever.
LONGEST_REQUEST_SECONDS = 60.0
_IDLE, _GIVEN_UP = 0.0, -1.0
_MAGIC = b"bkp1"


class Pool(NamedTuple):
    """At most `requests` begin in any `seconds`, at most `together` are under way."""

    requests: int
    seconds: float
    together: int

    @property
    def permits(self) -> int:
        """How many can be given; more than may be under way, so that some can be given up."""
        return 2 * self.together


@dataclass(slots=True)
class Permits:
    """`begun`: when the request of each permit began, `ended`: when the last ones ended, the oldest first.

    `first` is who waits and goes first, until `back_by`; 0 is nobody. Times are the machine's monotonic clock, which
    all its processes share and which setting the time does not touch; what lies in the future is from before a restart
    and is forgotten.
    """

    begun: list[float]
    ended: list[float]
    paused_at: float = 0.0
    paused_until: float = 0.0
    first: int = 0
    back_by: float = 0.0

    @classmethod
    def none_given(cls, pool: Pool) -> Permits:
        return cls([_IDLE] * pool.permits, [])

    def take(self, pool: Pool, now: float, who: int) -> tuple[int, float]:
        """A permit's number and 0.0; or -1 and the seconds after which `who` may ask again."""
        self._forget(pool, now)
        wait = self._wait_seconds(pool, now)
        if self.first not in (0, who) and now < self.back_by:
            return -1, max(wait, POLL_SECONDS)
        if wait > 0:
            self.first, self.back_by = who, now + wait + _GRACE_SECONDS
            return -1, wait
        self.first = 0
        number = self.begun.index(_IDLE)
        self.begun[number] = now
        return number, 0.0

    def give_back(self, number: int, now: float) -> None:
        self.begun[number] = _IDLE
        insort(self.ended, now)

    def pause(self, seconds: float, now: float) -> None:
        if seconds > self._paused_seconds(now):
            self.paused_at, self.paused_until = now, now + seconds

    def _paused_seconds(self, now: float) -> float:
        return self.paused_until - now if self.paused_at <= now < self.paused_until else 0.0

    def leave_only(self, numbers: Collection[int]) -> None:
        """Whoever holds the other permits is no longer heard of."""
        self.begun = [begun if number in numbers else _IDLE for number, begun in enumerate(self.begun)]

    def give_up(self, number: int) -> None:
        """A permit whose holder does not stir: it no longer counts, and is not given again while it is held."""
        self.begun[number] = _GIVEN_UP

    def _forget(self, pool: Pool, now: float) -> None:
        self.ended = [end for end in self.ended if 0 <= now - end < pool.seconds]
        if not 0 <= self.back_by - now <= pool.seconds + _GRACE_SECONDS:
            self.first = 0

    def _wait_seconds(self, pool: Pool, now: float) -> float:
        pause = self._paused_seconds(now)
        if pause > 0:
            return pause
        under_way = sum(begun > 0 for begun in self.begun)
        if under_way >= pool.together or _IDLE not in self.begun:
            return POLL_SECONDS
        if under_way + len(self.ended) < pool.requests:
            return 0.0
        return max(0.001, self.ended[0] + pool.seconds - now) if self.ended else POLL_SECONDS

    # ------------------------------------------------------------ as bytes of a fixed length

    def pack(self, pool: Pool) -> bytes:
        ended = self.ended[-pool.requests :]
        times = (self.paused_at, self.paused_until, self.back_by, *self.begun)
        padding = [-1.0] * (pool.requests - len(ended))
        return struct.pack(_layout(pool), _MAGIC, self.first, *times, *ended, *padding)

    @classmethod
    def unpack(cls, data: bytes, pool: Pool, now: float) -> Permits:
        """What was packed; of bytes that are something else, a pool that has just been used up."""
        if not data:
            return cls.none_given(pool)
        try:
            magic, first, paused_at, paused_until, back_by, *times = struct.unpack(_layout(pool), data)
        except struct.error:
            magic = b""
        if magic != _MAGIC:
            return cls([_IDLE] * pool.permits, [now] * pool.requests)
        ended = [end for end in times[pool.permits :] if end >= 0]
        return cls(times[: pool.permits], ended, paused_at, paused_until, first, back_by)


def _layout(pool: Pool) -> str:
    return f"<4sQ{3 + pool.permits + pool.requests}d"
