"""A call that is over in time, whatever the other side does: time-outs of sockets count anew with every byte."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

# Of the time-out of one read: what an answer that keeps coming in may take as a whole.
WHOLE_ANSWER = 3.0


def within(seconds: float, call: Callable[[], T]) -> T:
    """What the call gives, or its error. Raises TimeoutError after so long; the call then goes on in a thread that
    nobody waits for, and its outcome is lost."""
    outcome: Future[T] = Future()

    def work() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:  # noqa: BLE001 -- raised again below, in the thread that asked
            outcome.set_exception(error)

    threading.Thread(target=work, name="bibkit-call", daemon=True).start()
    return outcome.result(timeout=seconds)
