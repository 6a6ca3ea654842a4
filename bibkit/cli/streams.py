"""Standard streams as the verbs may take them: always there, UTF-8 for programs, stopped by no letter."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import Any


def prepare_streams() -> None:
    """Make standard output and standard error usable, whatever the locale, and whether they are open or not.

    What goes to a terminal keeps the terminal's encoding; a letter it lacks is escaped. Everything else gets UTF-8 with
    plain line ends: the same bytes on every system, and JSON that is JSON. What is no text (a file name in another
    encoding) is escaped, which in JSON means the same.
    """
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(_Closed()), encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 -- open until the end
    elif isinstance(sys.stderr, io.TextIOWrapper) and not sys.stderr.isatty():
        encoding = sys.stderr.encoding
        sys.stderr = _Talk(sys.stderr.detach(), encoding=encoding, errors="backslashreplace")
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def discard_output() -> None:
    """Give up standard output: what it still holds goes nowhere, so that the end of the program does not fail on it."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a file, as in tests
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        return
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    if isinstance(raw, _Closed):
        raw.is_given_up = True
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def is_gone(error: OSError) -> bool:
    """Whether the reader of our output has gone (`| head`), so that nobody is left to tell."""
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL)


class _Closed(io.RawIOBase):
    """Standard output that was closed by who started us: to write into it is an error, not a loss in silence.
    After it was told, what the buffers still hold is let go."""

    is_given_up = False

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self.is_given_up:
            return len(data)
        raise OSError(errno.EBADF, "it is closed")


class _Talk(io.TextIOWrapper):
    """Standard error into a file or pipe. Where that is full or gone, the work goes on: it matters more than the talk
    about it."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            super().write(text)
            super().flush()
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()
