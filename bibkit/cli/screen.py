"""What goes to a person's screen."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from bibkit.issues import Issue
from bibkit.model.shown import printable, shown_origin, shown_value

__all__ = ["is_terminal", "printable", "shown_origin", "shown_value", "tell"]


def tell(issues: Iterable[Issue], prefix: str = "") -> None:
    """Issues as lines on standard error, each once: `page.txt: line 12: …`."""
    import click

    told: set[str] = set()
    for issue in issues:
        where = f"{issue.where}: " if issue.where else ""
        line = printable(f"{prefix}{where}{issue.message}")
        if line not in told:
            told.add(line)
            click.echo(line, err=True)


def is_terminal() -> bool:
    return sys.stdout.isatty()
