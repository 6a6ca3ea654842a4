"""What goes to a person's screen."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from bibkit.files import STANDARD_STREAM, write_output
from bibkit.issues import Issue
from bibkit.text.printable import printable

JSON_PRINTED = "bibkit.json-printed"  # in the context's meta: a program has what it asked for

__all__ = [
    "JSON_PRINTED",
    "is_terminal",
    "print_json",
    "print_text",
    "printable",
    "tell",
]


def tell(issues: Iterable[Issue], prefix: str = "") -> None:
    """Issues as lines on standard error, each once: `page.txt: line 12: …`."""
    import click

    told: set[str] = set()
    for issue in issues:
        where = f"{issue.where}: " if issue.where and issue.where not in issue.message else ""
        line = printable(f"{prefix}{where}{issue.message}")
        if line not in told:
            told.add(line)
            click.echo(line, err=True)


def print_text(text: str) -> None:
    """A result on standard output, whole; a terminal is not shown what would drive it."""
    write_output(STANDARD_STREAM, text.encode("utf-8", "backslashreplace"))


def print_json(document: Any) -> None:
    """A JSON document on standard output. What is no text, such as a file name in another encoding, is escaped."""
    import json

    import click

    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta[JSON_PRINTED] = True
    print_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def is_terminal() -> bool:
    return sys.stdout.isatty()
