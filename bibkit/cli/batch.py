"""Many pages into rows: a JSON line for each input, in their order, by several processes, whatever one page does."""

from __future__ import annotations

import json
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.metadata import version
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from typing import Any, NamedTuple

from bibkit.cli.inputs import InputResult, is_address, read_one, shown_name
from bibkit.files import STANDARD_STREAM
from bibkit.issues import Issue

SCHEMA = 1
CRASHED = "extract.crashed"
_INCOMPLETE = 3
_AHEAD = 16  # pages a process may be ahead of the row that is due next: what memory holds at most
_WORTH_A_PROCESS = 40  # pages; starting a process costs as much as reading some twenty


class Row(NamedTuple):
    """A line of output, its line end included; `error` is what stopped the input, "" where nothing did."""

    input: str
    line: bytes
    exit_code: int
    error: str = ""
    issues: tuple[Issue, ...] = ()


def row_of(result: InputResult) -> Row:
    """The row of a page that was read, or of one that could not be."""
    document = {
        "schema": SCHEMA,
        "input": result.input,
        "sha256": result.sha256,
        "bibkit": version("bibkit"),
        "extractor": result.result.extractor,
        "records": [record.to_json() for record in result.result.records],
        "issues": [issue.to_json() for issue in result.issues],
    }
    error = "" if result.error is None else str(result.error)
    return Row(result.input, _line(document), result.exit_code, error, result.issues)


def _line(document: dict[str, Any]) -> bytes:
    try:
        return json.dumps(document, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # a file name that is no text
        return json.dumps(document).encode() + b"\n"


def _crashed(name: str, why: str) -> Row:
    issue = Issue(CRASHED, f"bibkit failed on this page, please report it: {why}", "error")
    document = {
        "schema": SCHEMA,
        "input": shown_name(name),
        "sha256": "",
        "bibkit": version("bibkit"),
        "extractor": "",
        "records": [],
        "issues": [issue.to_json()],
    }
    return Row(shown_name(name), _line(document), _INCOMPLETE, f"{shown_name(name)}: {issue.message}", (issue,))


def read_row(name: str, url: str = "") -> Row:
    """The row of one input, whatever happens on the way."""
    try:
        return row_of(read_one(name, url=url, with_sha256=True))
    except Exception as error:  # noqa: BLE001 -- the bulk row boundary: a fault on one page costs its row, not the run
        frames = traceback.extract_tb(error.__traceback__)
        place = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
        return _crashed(name, f"{type(error).__name__}: {str(error)[:200]}{place}")


def read_rows(
    names: Sequence[str], *, jobs: int = 0, url: str = "", read: Callable[[str], Row] = read_row
) -> Generator[Row]:
    """A row for each input, in their order.

    `jobs` processes work at once; 0 takes as many as there are processors, fewer for few pages. At most a few rows are
    in memory. A process that dies takes its page along and nothing else. `read` must be importable by name: it runs in
    other processes.
    """
    jobs = jobs or min(_processors(), len(names) // _WORTH_A_PROCESS + 1)
    if jobs == 1 or len(names) < 2:
        for name in names:
            yield read_row(name, url) if url else read(name)
        return
    pages = _Pages(min(jobs, len(names)), read)
    try:
        yield from pages.rows(names)
    except BaseException:  # Ctrl-C, a full disk: nobody wants to wait for the pages under way
        pages.stop_at_once()
        raise
    pages.stop()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _prepare_process() -> None:
    """In a working process: Ctrl-C is for the one that started it, which tells the others by SIGTERM; where that one
    is killed and cannot tell anybody, they end too."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Processes started meanwhile do not hear Ctrl-C from their first moment on, and none is left half started; we
    hear the signals afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Pages:
    """The working processes, started afresh and not forked: the same on every system."""

    def __init__(self, jobs: int, read: Callable[[str], Row]) -> None:
        self.jobs = jobs
        self.read = read
        self._pool = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_prepare_process)

    def stop(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def stop_at_once(self) -> None:
        for process in active_children():
            process.terminate()
        self.stop()

    def rows(self, names: Iterable[str]) -> Iterator[Row]:
        waiting: deque[_Due] = deque()
        for name in names:
            waiting.append(_Due(name, self._submit(name)))
            if len(waiting) >= self.jobs * _AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _submit(self, name: str) -> Future[Row] | None:
        """The row to come; None for what is read here: standard input is ours, and addresses keep to one pace."""
        if name == STANDARD_STREAM or is_address(name):
            return None
        try:
            with _signals_held():
                return self._pool.submit(self.read, name)
        except BrokenProcessPool as error:  # dealt with when the first page that was under way comes due
            lost: Future[Row] = Future()
            lost.set_exception(error)
            return lost

    def _next(self, waiting: deque[_Due]) -> Row:
        name, future = waiting.popleft()
        if future is None:
            return self.read(name)
        try:
            row = future.result()
        except BrokenProcessPool:
            row = self._after_a_death(name, waiting)
        return row._replace(input=shown_name(name))  # the caller's own text: a copy of each would not be let go

    def _after_a_death(self, name: str, waiting: deque[_Due]) -> Row:
        """A process died over one of the pages under way, of which this is the first: it is read alone, which shows
        whether it was the one, and the others are given to new processes."""
        self.stop()
        self._pool = self._start(self.jobs)
        with self._start(1) as alone, _signals_held():
            future = alone.submit(self.read, name)
        try:
            row = future.result()
        except BrokenProcessPool:
            row = _crashed(name, "the process that read it died")
        for place, (other, lost) in enumerate(waiting):
            if lost is not None and (not lost.done() or lost.cancelled() or lost.exception() is not None):
                waiting[place] = _Due(other, self._submit(other))
        return row


class _Due(NamedTuple):
    name: str
    future: Future[Row] | None
