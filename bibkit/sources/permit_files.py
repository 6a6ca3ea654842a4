"""The ledger of a pool that all processes of a user keep to together: a small file, and a lock file a permit.

While a request is under way its permit's file is locked; the system unlocks it when the process dies, so that nobody
waits for the dead. Where files cannot be written or locked every process keeps to the pool by itself.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bibkit.sources.file_lock import try_lock, unlock
from bibkit.sources.permits import LONGEST_REQUEST_SECONDS, Permits, Pool

# The book is open for some microseconds; who has it for seconds was suspended just then.
_MOST_TRIES = 2000
_TRY_SECONDS = 0.001


class PermitFiles:
    """Permits written down in `folder`, under a name made of `what` and the pool. Safe for threads and processes."""

    def __init__(self, folder: Path, what: str, pool: Pool, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._stem = _file_name(what, pool)
        self._pool = pool
        self._clock = clock
        self._own = Permits.none_given(pool)
        self._alone = False
        self._held: dict[int, int | None] = {}
        self._lock = threading.Lock()

    def take(self, who: int) -> tuple[int, float]:
        with self._book() as permits:
            now = self._clock()
            self._look_after(permits, now)
            number, wait = permits.take(self._pool, now, who)
            if number >= 0:
                self._held[number] = None if self._alone else self._try_lock(number)
            return number, wait

    def give_back(self, number: int) -> None:
        with self._book() as permits:
            permits.give_back(number, self._clock())
            lock = self._held.pop(number)
            if lock is not None:
                unlock(lock)

    def pause(self, seconds: float) -> None:
        with self._book() as permits:
            permits.pause(seconds, self._clock())

    def _look_after(self, permits: Permits, now: float) -> None:
        """Permits of the dead are given back as of now: their last request may have arrived just before."""
        for number, begun in enumerate(permits.begun):
            if not begun or number in self._held:
                continue
            lock = self._try_lock(number)
            if lock is not None:
                unlock(lock)
                permits.give_back(number, now)
            elif not 0 <= now - begun < LONGEST_REQUEST_SECONDS:
                permits.give_up(number)

    def _try_lock(self, number: int) -> int | None:
        try:
            return try_lock(self._folder / f"{self._stem}.{number}")
        except OSError:
            return None

    @contextmanager
    def _book(self) -> Iterator[Permits]:
        """The permits as they stand, nobody else's meanwhile; changes are written down."""
        with self._lock:
            book = None if self._alone else self._open_book()
            if book is None:
                yield self._own
                return
            try:
                data = self._read(book)
                yield self._own
                self._write(book, data)
            finally:
                unlock(book)

    def _open_book(self) -> int | None:
        path = self._folder / self._stem
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for _ in range(_MOST_TRIES):
                book = try_lock(path)
                if book is not None:
                    return book
                time.sleep(_TRY_SECONDS)
        except OSError:
            pass
        self._go_alone()
        return None

    def _read(self, book: int) -> bytes:
        try:
            data = os.read(book, 4096)
        except OSError:
            self._go_alone()
            return b""
        self._own = Permits.unpack(data, self._pool, self._clock())
        return data

    def _write(self, book: int, before: bytes) -> None:
        after = self._own.pack(self._pool)
        if self._alone or after == before:
            return
        try:
            os.lseek(book, 0, os.SEEK_SET)
            if len(before) > len(after):
                os.truncate(book, 0)
            os.write(book, after)
        except OSError:
            self._go_alone()

    def _go_alone(self) -> None:
        self._alone = True
        self._own.leave_only(self._held)


def _file_name(what: str, pool: Pool) -> str:
    """ "https://api.crossref.org list" at three a second, three at once -> "api.crossref.org-list-3-1-3-5d2e"."""
    readable = re.sub(r"[^a-z0-9.]+", "-", re.sub(r"^https?://", "", what.lower())).strip("-.")[:60]
    exact = f"{what} {pool.requests} {pool.seconds} {pool.together}"
    return f"{readable}-{hashlib.sha256(exact.encode()).hexdigest()[:8]}"
