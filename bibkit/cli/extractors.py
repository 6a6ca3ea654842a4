"""`bibkit extractors`: which readers of pages there are, and where they come from."""

from __future__ import annotations

import inspect
import json

import click

from bibkit.cli.screen import printable
from bibkit.extractors._registry import Registered, found_readers

_SLOW_SECONDS = 0.5


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def command(as_json: bool) -> int:
    """List the readers of single sites, with the package that brings each.

    Pages of all other sites are read through the metadata they carry and their visible text. Other packages add readers
    by the entry point group `bibkit.extractors`; the one with the highest priority that claims a page reads it.

    \b
    bibkit extractors
    bibkit extractors --json

    Exit code 2 when one that is installed cannot be loaded: pages are not read then, for it may be theirs.
    """
    found, broken = found_readers()
    rows = [_row(registered) for registered in found]
    for error in broken:
        click.echo(printable(f"bibkit: {error}"), err=True)
    for registered in found:
        if registered.import_seconds > _SLOW_SECONDS:
            name, seconds = registered.extractor.name, registered.import_seconds
            click.echo(printable(f"bibkit: {name} takes {seconds:.1f} s to import, at every start"), err=True)
    code = 2 if broken else 0
    if as_json:
        document = {"schema": 1, "extractors": rows, "broken": [str(error) for error in broken]}
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return code
    widths = [max(len(str(row[key])) for row in rows) for key in ("name", "package", "version")]
    for row in rows:
        cells = [f"{row[key]:<{width}}" for key, width in zip(("name", "package", "version"), widths, strict=True)]
        click.echo(printable(f"{'  '.join(cells)}  {row['priority']:>4}  {row['about']}").rstrip())
    return code


def _row(registered: Registered) -> dict[str, str | int]:
    """Name, source and the first line of the reader's own description."""
    extractor = registered.extractor
    about = inspect.getdoc(type(extractor)) or inspect.getdoc(inspect.getmodule(type(extractor))) or ""
    return {
        "name": extractor.name,
        "package": registered.package,
        "version": registered.version,
        "priority": extractor.priority,
        "module": type(extractor).__module__,
        "about": about.splitlines()[0] if about else "",
    }
