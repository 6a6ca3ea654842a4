"""`bibkit fmt`: .bib files put in order, every change asked for; without options not one byte changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.screen import printable, tell
from bibkit.errors import BibkitError, InputError
from bibkit.files import STANDARD_STREAM, Snapshot, load, read_input, save, write_output

if TYPE_CHECKING:
    from bibkit.bibtex.tidy_options import FmtOptions
    from bibkit.journals.names import JournalNames


@click.command("fmt")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("-o", "--output", metavar="OUT", help="Write the result here; - is standard output, the default.")
@click.option("-i", "--in-place", is_flag=True, help="Write the result back to each FILE.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--sort", metavar="NAMES", help="Sort entries: key, type or fields, - for descending: type,-year.")
@click.option("--order", metavar="NAMES", help="Put these fields first; 'standard' is the usual order.")
@click.option("--drop", metavar="NAMES", help="Take out these fields: abstract,bdsk-*.")
@click.option("--drop-empty/--keep-empty", default=None, help="Take out fields without a value.")
@click.option("--case", type=click.Choice(["lower", "upper", "title"]), help="Case of types and field names.")
@click.option("--indent", metavar="N|tab", help="Put every field on a line of its own, behind N spaces or a tab.")
@click.option("--align", type=click.IntRange(0, 100), metavar="N", help="Column of the =; 0: behind the longest name.")
@click.option("--delimiters", type=click.Choice(["braces", "quotes"]), help="What stands around values.")
@click.option("--numbers", type=click.Choice(["bare", "delimited"]), help="How whole numbers are written.")
@click.option("--commas", type=click.Choice(["always", "never"]), help="A comma behind the last field.")
@click.option("--blank-lines/--no-blank-lines", default=None, help="One blank line between entries.")
@click.option("--months/--no-months", default=None, help="Months as macros: month = jan.")
@click.option("--pages/--no-pages", default=None, help="Ranges of pages with two hyphens: 12--34.")
@click.option("--doi/--no-doi", default=None, help="DOIs without https://doi.org/.")
@click.option(
    "--journals",
    type=click.Choice(["abbreviated", "dotless", "full"]),
    help="Names of journals: Phys. Rev. Lett., Phys Rev Lett, or in full.",
)
@click.option("--journal-list", multiple=True, metavar="FILE", help="Full names and abbreviations, as JabRef's lists.")
@click.option("--iso4/--no-iso4", default=None, help="Abbreviate what is in no list by the rules of ISO 4 (default).")
def command(files: tuple[str, ...], output: str | None, in_place: bool, check: bool, diff: bool, **given: Any) -> int:
    """Format .bib files; without options not a byte changes.

    \b
    bibkit fmt refs.bib --pages --months --diff
    bibkit fmt refs.bib --sort key --order standard --align 0 -i
    bibkit fmt refs.bib -o tidy.bib
    bibkit fmt refs.bib --journals abbreviated --journal-list our-journals.csv --diff

    A project's choice stands in [tool.bibkit.fmt] of its pyproject.toml, or in [fmt] of its bibkit.toml, under the
    names of the options. @string and whatever cannot be read stay where they are. Comment lines right above an entry go
    with it; a comment set apart by a blank line heads a section, and entries are sorted within sections.
    """
    _check_usage(files, output, in_place=in_place, quiet=check or diff)
    options = _options(given)
    if given["journal_list"] and not options.journals:
        raise click.UsageError("--journal-list needs --journals")
    journals = _journals(options)
    code = 0
    for name in files:
        try:
            changed = _one(name, options, journals, output, in_place=in_place, check=check, diff=diff)
        except BibkitError as error:
            click.echo(printable(f"bibkit: {error}"), err=True)
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


def _options(given: Mapping[str, Any]) -> FmtOptions:
    """The project's settings, and over them what the command line says."""
    from bibkit.bibtex.tidy_options import FmtOptions
    from bibkit.cli.config import load_config

    wanted = FmtOptions.from_table(load_config().tables.get("fmt", {}), "the configuration")
    said: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or value == ():
            continue
        if name in ("sort", "order", "drop"):
            said[name] = [part.strip() for part in value.split(",") if part.strip()]
        else:
            said[name] = int(value) if name == "indent" and value.isdecimal() else value
    return replace(wanted, **_as_values(FmtOptions.from_table(said, "the command line"), said))


def _as_values(options: FmtOptions, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(options, name) for name in names}


def _journals(options: FmtOptions) -> JournalNames | None:
    """What decides over the names of journals: the lists, read; None where nobody wants them changed."""
    if not options.journals:
        return None
    from bibkit.journals.lists import parse_journal_list
    from bibkit.journals.names import JournalNames

    lists = []
    for name in options.journal_list:
        try:
            lists.append(parse_journal_list(read_input(name).decode("utf-8-sig"), name))
        except UnicodeDecodeError as error:
            raise InputError(f"cannot read {name} as UTF-8: byte {error.start} begins no character") from None
    return JournalNames(options.journals, lists, iso4=options.iso4)


def _one(
    name: str, options: FmtOptions, journals: JournalNames | None, output: str | None,
    *, in_place: bool, check: bool, diff: bool,
) -> bool:  # fmt: skip
    """Format one file; whether it is not as it should be."""
    from bibkit.bibtex.tidy import tidy
    from bibkit.bibtex.tree import parse_bib

    snapshot = Snapshot(Path(name), read_input(name), None) if name == STANDARD_STREAM else load(Path(name))
    bib = parse_bib(snapshot.data, name)
    tell(bib.issues)
    tell(tidy(bib, options, journals))
    result = bib.dumps()
    changed = result != snapshot.data
    if diff:
        from bibkit.cli.diff import show_diff

        show_diff(snapshot.data, result, name)
    if check and changed:
        click.echo(printable(f"{name} would change"), err=True)
    if in_place:
        save(snapshot, result)
    elif not (check or diff):
        write_output(output or STANDARD_STREAM, result)
    return changed
