"""Python's collector kept from looking over and over through a large result while it is being built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """No search for reference cycles inside the block.

    Objects that all stay alive hold none to free, but each search visits them again: at 50,000 records a third of the
    time went there, and the time for one entry grew with the file.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
