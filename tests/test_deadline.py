"""Calls that are over in time."""

from __future__ import annotations

import threading
import time

import pytest

from bibkit.deadline import within


def test_what_a_call_gives_and_raises_comes_through() -> None:
    assert within(5, lambda: 17) == 17
    with pytest.raises(LookupError, match="where"):
        within(5, lambda: {}["where"])


def test_a_call_that_takes_too_long_is_not_waited_for() -> None:
    held = threading.Event()
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        within(0.05, held.wait)
    assert time.monotonic() - started < 5
    held.set()


def test_a_run_that_is_stopped_waits_a_moment_for_what_is_under_way() -> None:
    held, stopped = threading.Event(), threading.Event()
    threading.Timer(0.1, stopped.set).start()
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        within(60, held.wait, stopped=stopped)
    assert 1 < time.monotonic() - started < 20
    held.set()
    assert within(60, lambda: (time.sleep(0.3), 17)[1], stopped=stopped) == 17
    with pytest.raises(LookupError):
        within(60, lambda: {}["where"], stopped=threading.Event())
