"""Where the `bibkit` command begins: nothing heavy is imported before somebody watches for Ctrl-C."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """The `bibkit` command; ends the process."""
    try:
        from bibkit.cli.main import main as front_door

        front_door()
    except KeyboardInterrupt:  # before the verb has begun or after it has ended; in between it is dealt with there
        _stop_at_once()


def _stop_at_once() -> None:
    """End here and now, in the words and with the code of every other Ctrl-C."""
    if sys.stderr is not None:
        os.write(2, b"bibkit: stopped\n")
    os._exit(130)
