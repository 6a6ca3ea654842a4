"""`bibkit mirror`: Crossref's public data file as an index on one's own disk."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def command() -> None:
    """Crossref offline: an index over files of works, asked instead of the network.

    \b
    bibkit mirror build April2026/*.jsonl.gz --into ~/crossref
    bibkit mirror status ~/crossref
    bibkit enrich refs.bib -i --mirror ~/crossref --offline
    """


@command.command(short_help="Read files of works into an index.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--into", "folder", required=True, metavar="DIR", help="Where the index stands or is made.")
def build(files: tuple[str, ...], folder: str) -> int:
    """Read FILES into an index: JSON lines or parts of the public data file, also .gz, and tars of them.

    The files are read as a stream. What was read before is passed over; a build that was stopped goes on. A work that
    comes again replaces the older one.

    \b
    bibkit mirror build crossref-2026.tar --into ~/crossref
    """
    from bibkit.sources.mirror import build_mirror

    def tell(name: str, count: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{name[:60]:<60} {count:>12,} works", nl=False, err=True)

    try:
        status = build_mirror([Path(name) for name in files], Path(folder), progress=tell)
    except KeyboardInterrupt:
        click.echo("\nbibkit: stopped; the same command goes on from there", err=True)
        raise
    if sys.stderr.isatty():
        click.echo(err=True)
    click.echo(f"{status.works:,} works from {status.parts_done} files, {status.size_bytes / 1e6:,.0f} MB")
    return 0


@command.command()
@click.argument("folder", metavar="DIR")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def status(folder: str, as_json: bool) -> int:
    """Say what the index in DIR holds. Exit code 1 when a build was not finished."""
    import dataclasses
    import json

    from bibkit.sources.mirror import mirror_status

    state = mirror_status(Path(folder))
    if as_json:
        click.echo(json.dumps({"schema": 1, **dataclasses.asdict(state)}))
    else:
        click.echo(f"{state.works:,} works, {state.size_bytes / 1e6:,.0f} MB")
        click.echo(f"{state.parts_done} files read" + (f", {state.parts_begun} begun" if state.parts_begun else ""))
        if not state.finished:
            click.echo("the build was not finished: searches may miss works; run the same build again")
    return 0 if state.finished else 1
