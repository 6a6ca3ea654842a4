"""A call that is over in time, whatever the other side does: time-outs of sockets count anew with every byte."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

T = TypeVar("T")

# Of the time-out of one read: what an answer that keeps coming in may take as a whole.
WHOLE_ANSWER = 3.0


# How long a run that is stopped still waits for what is under way: what comes in may be kept.
_GRACE_SECONDS = 2.0
_LOOK_SECONDS = 0.2


def within(seconds: float, call: Callable[[], T], *, stopped: threading.Event | None = None) -> T:
    """What the call gives, or its error. Raises TimeoutError after so long, or soon after `stopped` is set; the call
    then goes on in a thread that nobody waits for, and its outcome is lost."""
    outcome: Future[T] = Future()

    def work() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:  # noqa: BLE001 -- raised again below, in the thread that asked
            outcome.set_exception(error)

    threading.Thread(target=work, name="bibkit-call", daemon=True).start()
    if stopped is None:
        return outcome.result(timeout=seconds)
    end = time.monotonic() + seconds
    while not outcome.done() and (left := end - time.monotonic()) > 0:
        if stopped.wait(0):
            return outcome.result(timeout=min(left, _GRACE_SECONDS))
        wait([outcome], timeout=min(left, _LOOK_SECONDS))
    return outcome.result(timeout=0)
