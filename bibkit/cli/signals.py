"""Ctrl-C and SIGTERM, each a way out by every `finally`, so that nothing half-done is left lying about."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_AGAIN_SECONDS = 0.05


class AskedToEnd(SystemExit):
    """SIGTERM; KeyboardInterrupt is its like for Ctrl-C."""


def heed_signals() -> None:
    """From now on SIGTERM raises AskedToEnd, and neither it nor Ctrl-C is lost in a callback that cannot raise."""
    signal.signal(signal.SIGTERM, _stop)
    sys.unraisablehook = _raise_again


def let_signals_kill() -> None:
    """There is nothing left to clean up: a signal ends the process at once and without a word."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # asked once is enough; a second time would break off the cleaning up
    raise AskedToEnd(128 + number)


def _raise_again(lost: UnraisableHookArgs) -> None:
    """What was raised in a finalizer or a callback of the import system is dropped by Python; we were asked all the
    same."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        number = signal.SIGINT
    elif issubclass(lost.exc_type, AskedToEnd):
        number = signal.SIGTERM
        signal.signal(number, _stop)
    else:
        sys.__unraisablehook__(lost)
        return
    again = threading.Timer(_AGAIN_SECONDS, _thread.interrupt_main, (number,))
    again.daemon = True
    again.start()
