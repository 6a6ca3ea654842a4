"""`bibkit zotero push`: entries and their notes into a Zotero library, with a report of every object."""

from __future__ import annotations

from collections.abc import Sequence

import click

from bibkit.cli.config import Config, load_config
from bibkit.cli.screen import print_json, printable, tell
from bibkit.errors import InputError
from bibkit.files import STANDARD_STREAM, read_input
from bibkit.model.record import Record
from bibkit.text.markup import strip_markup
from bibkit.zotero.report import ObjectReport, PushReport
from bibkit.zotero.settings import ZoteroSettings

INCOMPLETE = 3


@click.command("push")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Read the library, write nothing, show what would happen.")
@click.option("--local/--web", default=None, help="Into the Zotero on this machine, or zotero.org (the default).")
@click.option("--collection", metavar="NAME", help="Put new items into this collection: name, path A/B, or key.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Tag new items; may be given several times.")
@click.option("--related", is_flag=True, help="Also keep the works that a page lists, in a second note.")
@click.option("--library-id", metavar="NUMBER", help="The group's number; your own library needs none.")
@click.option("--library-type", type=click.Choice(["user", "group"]), help="Whose library.")
@click.option("--zotero-url", metavar="URL", help="Where Zotero's API answers, for a stand-in or a mirror.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    files: tuple[str, ...],
    dry_run: bool,
    local: bool | None,
    collection: str | None,
    tags: tuple[str, ...],
    related: bool,
    library_id: str | None,
    library_type: str | None,
    zotero_url: str | None,
    as_json: bool,
) -> int:
    """Put the entries of each FILE into a Zotero library, their notes below them.

    FILE is a .bib, any other format that bibkit reads, or what `bibkit extract --json` printed: only the last has
    citation statements. `-` is standard input.

    What is in the library already (same DOI, same ISBN, pushed before, or same title, first author and year) is not
    added again; it gets the notes that it lacks and stays as it is otherwise. A second run writes nothing.

    \b
    bibkit zotero push refs.bib --dry-run
    bibkit extract page.html --json | bibkit zotero push - --collection "To read"
    bibkit zotero push refs.bib --local

    With --local, Zotero (version 10 or later) asks in a window of its own whether bibkit may write.

    Exit code 0 when everything is in the library, 3 when something is not: the report says what and why.
    """
    flags = {
        "zotero.local": local,
        "zotero.collection": collection,
        "zotero.tags": tags,
        "zotero.library_id": library_id,
        "zotero.library_type": library_type,
        "zotero.url": zotero_url,
    }
    settings = zotero_settings(load_config(flags), related=related)
    records = read_records_of(files)
    from bibkit.zotero.push import push_records

    report = push_records(records, settings, dry_run=dry_run, report=_say)
    if as_json:
        print_json(report.to_json())
    else:
        show_report(report)
    return 0 if report.complete else INCOMPLETE


def zotero_settings(config: Config, *, related: bool = False) -> ZoteroSettings:
    """The settings of a push, from everything that sets them."""
    return ZoteroSettings(
        api_key=config["zotero.api_key"],
        library_id=config["zotero.library_id"],
        library_type=config["zotero.library_type"],
        local=config["zotero.local"],
        base_url=config["zotero.url"],
        collection=config["zotero.collection"],
        tags=tuple(config["zotero.tags"]),
        related=related,
    )


def read_records_of(files: Sequence[str]) -> list[Record]:
    """The records of all files; what was noticed goes to standard error.

    Raises InputError for a file that is unreadable, of no known format, or without any entry.
    """
    from bibkit.formats import _registry
    from bibkit.formats.notes_json import looks_like_records, read_records

    records: list[Record] = []
    for name in files:
        data = read_input(name)
        shown = "standard input" if name == STANDARD_STREAM else name
        if looks_like_records(data):
            result = read_records(data, name=shown)
        else:
            found = _registry.detect_format(data, shown)
            if found is None:
                raise InputError(
                    f"cannot tell what format {shown} is in", f"readable: {', '.join(_registry.readable())}"
                )
            result = _registry.read(data, found, name=shown)
        tell(result.issues)
        if not result.records:
            raise InputError(f"{shown} has no entry")
        records += result.records
    return records


def show_report(report: PushReport) -> None:
    """The report for a person: a table of every object on standard output, the sum below it on standard error."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if report.objects:
        table = Table(box=box.SIMPLE, pad_edge=False, show_header=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(overflow="fold", style="dim", max_width=40)
        for item in report.objects:
            style = {"failed": "bold red", "present": "dim"}.get(item.outcome, "green")
            cells = (_name(item), item.key, item.reason)
            table.add_row(Text(_OUTCOMES[item.outcome], style), *(Text(printable(cell)) for cell in cells))
        Console().print(table)
    if report.stopped is not None:
        click.echo(printable(f"stopped: {report.stopped}"), err=True)
    click.echo(printable(("dry run, nothing written: " if report.dry_run else "") + report.summary()), err=True)


_OUTCOMES = {"created": "created", "planned": "create", "present": "there", "failed": "FAILED"}


def _name(item: ObjectReport) -> str:
    """Works by their titles, their notes indented below them."""
    if item.what == "collection":
        return f"collection {item.title}"
    return f"  note: {item.note}" if item.what == "note" else strip_markup(item.title)


def _say(line: str) -> None:
    click.echo(printable(line), err=True)
