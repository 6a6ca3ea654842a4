"""Work in threads, bounded: so many at once, so many waiting, so long each.

A thread cannot be killed. A job whose time is over is answered for and told to stop; it keeps its place until it does,
so that jobs that never end fill the places, not the memory. The threads are daemons: they do not hold up the end of
the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable

from bibkit.service.messages import Response, problem

Work = Callable[[threading.Event], Response]

_BUG = problem(500, "bug", "something went wrong inside bibkit", "the terminal that runs it says what")
_BUSY = problem(503, "busy", "too many requests are waiting already", "try again in a moment")


class Jobs:
    """Runs work for one event loop. `together` jobs run at once, `waiting` more may wait for a place."""

    def __init__(self, *, together: int, waiting: int) -> None:
        self._places = asyncio.Semaphore(together)
        self._room = waiting
        self._waiting = 0
        self._running = 0
        self._threads = 0
        self._queue: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    def close(self) -> None:
        """Let the threads go, each when it has done what it is at."""
        for _ in range(self._threads):
            self._queue.put(None)

    async def run(self, work: Work, *, seconds: float, stop: threading.Event | None = None) -> Response:
        """The response that the work gives, or a 503 or 504 of our own. `stop` is set when nobody waits for it."""
        stop = stop or threading.Event()
        if self._places.locked() and self._waiting >= self._room:
            return _BUSY
        try:
            async with asyncio.timeout(seconds):
                return await self._in_thread(work, stop)
        except TimeoutError:
            return problem(504, "slow", f"not finished within {seconds:.0f} seconds", "ask again with less at once")
        finally:
            stop.set()

    async def _in_thread(self, work: Work, stop: threading.Event) -> Response:
        self._waiting += 1
        try:
            await self._places.acquire()
        finally:
            self._waiting -= 1
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Response] = loop.create_future()

        def finished(response: Response) -> None:
            self._running -= 1
            self._places.release()
            if not answer.done():
                answer.set_result(response)

        def body() -> None:
            response = _BUG  # unless the work comes back; what it raises is shown by the thread's own hook
            try:
                response = work(stop)
            finally:
                with contextlib.suppress(RuntimeError):  # the server has ended meanwhile
                    loop.call_soon_threadsafe(finished, response)

        self._running += 1
        if self._running > self._threads:
            self._threads += 1
            self._start_thread()
        self._queue.put(body)
        return await answer

    def _start_thread(self) -> None:
        threading.Thread(target=self._work, name="bibkit-job", daemon=True).start()

    def _work(self) -> None:
        """Threads stay: starting one for each job would hold up the event loop until the new thread lets it go on."""
        ended = False
        try:
            while (body := self._queue.get()) is not None:
                body()
            ended = True
        finally:
            if not ended:  # a bug has ended the job and with it this thread
                self._start_thread()
