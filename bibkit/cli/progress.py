"""A bar for what takes long, on a terminal only: how much is done, how fast, how long it will take."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bibkit.enrichment.ports import Progress

_WORTH_A_BAR = 20  # of fewer, the answer is there before the bar


@contextmanager
def progress_bar(what: str, total: int) -> Iterator[Progress | None]:
    """A callback (done, all) that moves a bar on standard error; None where nobody would see it."""
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    started = time.monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, rate="")

        def move(done: int, asked: int) -> None:
            rate = done / max(0.001, time.monotonic() - started)
            bar.update(task, completed=done, total=asked, rate=f"{rate:,.0f}/s")

        yield move
