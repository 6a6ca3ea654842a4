"""`bibkit fmt`: .bib files put in order, every change asked for; without options not one byte changes."""

from __future__ import annotations

from pathlib import Path

import click

from bibkit.bibtex.tree import parse_bib
from bibkit.cli.diff import show_diff
from bibkit.errors import BibkitError
from bibkit.files import STANDARD_STREAM, Snapshot, load, read_input, save, write_output


@click.command("fmt")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", metavar="OUT", help="Write the result here; - is standard output, the default.")
@click.option("-i", "--in-place", is_flag=True, help="Write the result back to each FILE.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
def command(files: tuple[str, ...], output: str | None, in_place: bool, check: bool, diff: bool) -> int:
    """Format .bib files; without options not a byte changes.

    \b
    bibkit fmt refs.bib --diff
    bibkit fmt refs.bib -i
    bibkit fmt refs.bib -o tidy.bib
    """
    _check_usage(files, output, in_place=in_place, quiet=check or diff)
    code = 0
    for name in files:
        try:
            changed = _one(name, output, in_place=in_place, check=check, diff=diff)
        except BibkitError as error:
            click.echo(f"bibkit: {error}", err=True)
            code = max(code, error.exit_code)
        else:
            code = max(code, int(changed and check))
    return code


def _check_usage(files: tuple[str, ...], output: str | None, *, in_place: bool, quiet: bool) -> None:
    if output and (in_place or quiet):
        raise click.UsageError("-o does not go with -i, --check or --diff")
    if in_place and quiet:
        raise click.UsageError("-i does not go with --check or --diff")
    if in_place and STANDARD_STREAM in files:
        raise click.UsageError("-i needs a file, not standard input")
    if len(files) > 1 and not (in_place or quiet):
        raise click.UsageError("several files need -i, --check or --diff")


def _one(name: str, output: str | None, *, in_place: bool, check: bool, diff: bool) -> bool:
    """Format one file; whether it is not as it should be."""
    snapshot = Snapshot(Path(name), read_input(name), None) if name == STANDARD_STREAM else load(Path(name))
    bib = parse_bib(snapshot.data, name)
    for issue in bib.issues:
        click.echo(f"{issue.where}: {issue.message}", err=True)
    result = bib.dumps()
    changed = result != snapshot.data
    if diff:
        show_diff(snapshot.data, result, name)
    if check and changed:
        click.echo(f"{name} would change", err=True)
    if in_place:
        save(snapshot, result)
    elif not (check or diff):
        write_output(output or STANDARD_STREAM, result)
    return changed
