"""Pools that several processes keep to together: the book-keeping on a clock of our own, then real processes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.errors import RateLimitedError, UnreachableError
from bibkit.sources.file_lock import try_lock, unlock
from bibkit.sources.limiter import Limiter, shared_limiter
from bibkit.sources.permit_files import PermitFiles
from bibkit.sources.permits import LONGEST_REQUEST_SECONDS, Permits, Pool
from tests.standins.crossref import running

POOL = Pool(3, 1.0, 2)
WORKS = [
    {"DOI": f"10.5555/a,{number:03d}", "type": "journal-article", "title": [f"Work {number}"]} for number in range(36)
]


class Clock:
    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def files(folder: Path, clock: Clock) -> PermitFiles:
    """As another process would open them."""
    return PermitFiles(folder, "https://api.example.org list", POOL, clock=clock)


@given(st.lists(st.tuples(st.integers(0, 3), st.floats(0.001, 0.6)), min_size=5, max_size=60))
def test_in_no_order_of_events_more_than_the_pool_begins(events: list[tuple[int, float]]) -> None:
    permits, now = Permits.none_given(POOL), 50.0
    under_way: list[int] = []
    begun: list[float] = []
    for who, seconds in events:
        now += seconds
        number, wait = permits.take(POOL, now, who + 1)
        if number >= 0:
            assert wait == 0 and number not in under_way
            under_way.append(number)
            begun.append(now)
        else:
            assert wait > 0
        assert len(under_way) <= POOL.together
        if under_way and seconds > 0.2:
            permits.give_back(under_way.pop(0), now)
        permits = Permits.unpack(permits.pack(POOL), POOL, now)
    assert all(later - earlier >= POOL.seconds for earlier, later in zip(begun, begun[POOL.requests :], strict=False))


def test_who_waits_first_goes_first() -> None:
    permits = Permits.none_given(POOL)
    held = [permits.take(POOL, 50.0, 1)[0] for _ in range(POOL.together)]
    assert permits.take(POOL, 50.0, 2)[0] == -1
    permits.give_back(held[0], 50.01)
    assert permits.take(POOL, 50.01, 1)[0] == -1, "2 has been waiting"
    assert permits.take(POOL, 50.02, 2)[0] >= 0


def test_who_does_not_come_back_is_not_waited_for() -> None:
    permits = Permits.none_given(POOL)
    held = [permits.take(POOL, 50.0, 1)[0] for _ in range(POOL.together)]
    assert permits.take(POOL, 50.0, 2)[0] == -1
    permits.give_back(held[0], 50.3)
    assert permits.take(POOL, 50.3, 1)[0] >= 0


@pytest.mark.parametrize("data", [b"\0", b"x" * 4096, b"bkp1", b"bkp0" + b"\0" * 92])
def test_a_book_that_is_none_counts_as_used_up(data: bytes) -> None:
    permits = Permits.unpack(data, POOL, 50.0)
    assert permits.take(POOL, 50.0, 1)[0] == -1
    assert permits.take(POOL, 51.0, 1)[0] >= 0


def test_two_ledgers_share_a_pool(tmp_path: Path) -> None:
    clock = Clock()
    one, other = files(tmp_path, clock), files(tmp_path, clock)
    first, second = one.take(1)[0], other.take(2)[0]
    assert first >= 0 and second >= 0
    assert one.take(1)[0] == other.take(2)[0] == -1, "two together"
    one.give_back(first)
    clock.now += 0.5
    assert one.take(1)[0] >= 0
    other.give_back(second)
    assert other.take(2)[0] == -1, "three a second"


def test_a_pause_is_everybodys_and_a_long_one_is_told_at_once(tmp_path: Path) -> None:
    clock = Clock()
    one, other = (Limiter(POOL, ledger=files(tmp_path, clock), sleep=clock.sleep) for _ in range(2))
    one.pause(600)
    with pytest.raises(RateLimitedError, match="10 minutes") as told, other.permit(longest_pause_seconds=90):
        pytest.fail("no permit")
    assert told.value.retry_after_seconds == pytest.approx(600)
    with other.permit():
        assert clock.now >= 1600


def test_a_run_that_is_stopped_waits_for_no_permit() -> None:
    limiter, stopped = Limiter(POOL), threading.Event()
    limiter.pause(60)
    threading.Timer(0.05, stopped.set).start()
    with pytest.raises(UnreachableError, match="stopped"), limiter.permit(stopped=stopped):
        pytest.fail("no permit")


def test_what_is_written_before_a_restart_holds_nobody_up(tmp_path: Path) -> None:
    before, after = Clock(900_000.0), Clock(30.0)
    ledger = files(tmp_path, before)
    for _ in range(2):
        ledger.give_back(ledger.take(1)[0])
    ledger.pause(3600)
    assert ledger.take(1)[0] == -1
    assert files(tmp_path, after).take(1)[0] >= 0


def test_a_suspended_process_holds_nobody_up_for_ever(tmp_path: Path) -> None:
    clock = Clock()
    asleep, awake = files(tmp_path, clock), files(tmp_path, clock)
    held = [asleep.take(1)[0] for _ in range(POOL.together)]
    assert awake.take(2)[0] == -1
    clock.now += LONGEST_REQUEST_SECONDS + 1
    own = awake.take(2)[0]
    assert own >= 0 and own not in held
    awake.give_back(own)
    asleep.give_back(held[0])
    clock.now += 1.1
    assert asleep.take(1)[0] >= 0


def test_where_nothing_can_be_written_the_pool_is_kept_alone(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    ledger = files(blocked, Clock())
    assert ledger.take(1)[0] >= 0 and ledger.take(1)[0] >= 0
    assert ledger.take(1)[0] == -1
    ledger.give_back(0)


def test_a_disk_that_is_full_leaves_the_pool_to_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    ledger = files(tmp_path, Clock())
    monkeypatch.setattr(os, "write", full)
    assert ledger.take(1)[0] >= 0 and ledger.take(1)[0] >= 0
    assert ledger.take(1)[0] == -1


def test_a_lock_is_one_holders(tmp_path: Path) -> None:
    lock = try_lock(tmp_path / "lock")
    assert lock is not None and try_lock(tmp_path / "lock") is None
    unlock(lock)
    again = try_lock(tmp_path / "lock")
    assert again is not None
    unlock(again)


def test_the_folder_belongs_to_the_limiter(tmp_path: Path) -> None:
    assert shared_limiter("http://a", "list", POOL, str(tmp_path)) is not shared_limiter("http://a", "list", POOL)


# ---------------------------------------------------------------- real processes

_ASK = """
import sys
from bibkit.enrichment.settings import EnrichSettings
from bibkit.sources.build import build_source
url, folder, *dois = sys.argv[1:]
settings = EnrichSettings(crossref_url=url, mailto="me@example.org", limits_folder=folder, timeout_seconds=30)
source = build_source(settings)
print("ready", flush=True)
fates = source.fetch_works(dois)
print(sum(not isinstance(fate, Exception) for fate in fates.values()), flush=True)
"""


def ask(url: str, folder: Path, dois: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _ASK, url, str(folder), *dois], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


@pytest.mark.slow
def test_three_processes_keep_to_one_pool(tmp_path: Path) -> None:
    dois = [str(work["DOI"]) for work in WORKS]
    with running(WORKS) as standin:
        processes = [ask(standin.url, tmp_path, dois[start::3]) for start in range(3)]
        answers = [process.communicate(timeout=60)[0].split()[-1] for process in processes]
        assert answers == ["12", "12", "12"]
        assert len(standin.state.requests) == 36
        assert standin.state.violations == 0


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_killed_process_is_not_waited_for(tmp_path: Path) -> None:
    dois = [str(work["DOI"]) for work in WORKS]
    with running(WORKS, script=["slow:6"] * 3) as standin:
        first = ask(standin.url, tmp_path, dois[:10])
        while len(standin.state.requests) < 3:
            time.sleep(0.05)
            assert first.poll() is None
        first.send_signal(signal.SIGKILL)
        first.communicate()
        started = time.monotonic()
        limiter = shared_limiter(standin.url, "single", Pool(10, 1.0, 3), str(tmp_path))
        with limiter.permit():
            assert time.monotonic() - started < 2
