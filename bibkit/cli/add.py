"""`bibkit add`: the main job. Pages in; enriched entries into a .bib, items with notes into Zotero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.destination import (
    FORMATS,
    Destination,
    destination,
    keyed,
    print_entries,
    put_entries,
    under_their_keys,
)
from bibkit.cli.inputs import read_inputs
from bibkit.cli.screen import print_json, printable, tell
from bibkit.cli.source_options import enrich_settings, source_options

if TYPE_CHECKING:
    from bibkit.bibtex.additions import Addition
    from bibkit.bibtex.aliases import Dialect
    from bibkit.bibtex.tree import BibFile
    from bibkit.model.record import Record

INCOMPLETE = 3
SCHEMA = 1


@dataclass(slots=True)
class _Outcome:
    """What one run did: the worst exit code so far, and where each record ended up."""

    exit_code: int = 0
    fates: list[dict[str, Any]] = field(default_factory=list)

    def worsen(self, code: int) -> None:
        self.exit_code = max(self.exit_code, code)


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("-o", "--output", metavar="FILE", help="A .bib (or .json) to append to; without it entries are printed.")
@click.option("--to", type=click.Choice(FORMATS), help="What to write; else as FILE is.")
@click.option("--zotero", is_flag=True, help="Also push the items with their notes into Zotero.")
@click.option("--local/--web", default=None, help="Which Zotero: the one on this machine, or zotero.org.")
@click.option("--collection", metavar="NAME", help="The Zotero collection; made when missing.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Tag for new Zotero items; may be repeated.")
@click.option("--related", is_flag=True, help="Keep the works a page lists in a second Zotero note.")
@click.option("--notes", metavar="FILE", help="Keep citation statements in a .md, .csv or .json file.")
@click.option("--annotation", is_flag=True, help="Put citation statements into the annotation field.")
@click.option("--url", default="", metavar="URL", help="Where a saved page came from.")
@click.option("--pick", metavar="NUMBERS", help="Of a page with several works these: 1,3-5.")
@click.option("--all", "take_all", is_flag=True, help="Of a page with several works all.")
@click.option("--references", is_flag=True, help="PAGE is a list of references, or take the works that it cites.")
@click.option("--update", is_flag=True, help="Fill the blanks of works that stand in FILE already.")
@click.option("--no-enrich", is_flag=True, help="Write what the page says and ask nobody.")
@click.option("--search", is_flag=True, help="Look for works without DOI by their words.")
@click.option("--ascii", "as_ascii", is_flag=True, default=None, help="Write accents as TeX commands.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would happen.")
@click.option("--diff", is_flag=True, help="Write nothing; show how FILE would change.")
@click.option("--json", "as_json", is_flag=True, help="Print a report for programs.")
@source_options
def command(
    pages: tuple[str, ...],
    output: str | None,
    to: str | None,
    zotero: bool,
    local: bool | None,
    collection: str | None,
    tags: tuple[str, ...],
    related: bool,
    notes: str | None,
    annotation: bool,
    url: str,
    pick: str | None,
    take_all: bool,
    references: bool,
    update: bool,
    no_enrich: bool,
    search: bool,
    as_ascii: bool | None,
    dry_run: bool,
    diff: bool,
    as_json: bool,
    **source: Any,
) -> int:
    """Turn each PAGE into an entry: read the page, fill its blanks from Crossref, write it.

    PAGE is a saved HTML file, a text file holding what was copied from a page, `-` for standard input, or an address.
    In FILE every byte that stands is left alone; a work that is there already is not added again.

    \b
    bibkit add page.html -o refs.bib
    bibkit add page.txt -o refs.bib --zotero --collection "To read"
    bibkit add report.html --notes statements.md
    bibkit add page.html -o refs.bib --update --diff
    bibkit add references.txt --references -o refs.bib

    Exit code 0 when all went well, 1 when a page gave no entry, 2 when one could not be read, 3 when Crossref or Zotero
    could not be asked (the entries are written all the same), 4 when FILE could not be written.
    """
    from bibkit.cli.config import load_config

    write = not (dry_run or diff)
    if pick is not None and (take_all or references or not pick.strip(" ,")):
        other = "--all" if take_all else "--references"
        raise click.UsageError(
            f"--pick and {other} exclude each other" if take_all or references else "--pick is empty"
        )
    target = destination(output, to, load_config({"ascii": as_ascii}), annotation=annotation)
    if diff and not target.path:
        raise click.UsageError("--diff shows how a file would change: name it with -o")
    target.check("add", write=write)
    _check_notes(notes, write=write)
    outcome = _Outcome()
    settings = None if no_enrich else enrich_settings(search=search or references, **source)
    if references:
        from bibkit.cli.references import read_references

        records, code = read_references(pages, url=url, settings=settings)
        outcome.worsen(code)
    else:
        records = _read(pages, url, outcome, pick=pick, take_all=take_all)
    if records and settings is not None:
        records = _enriched(records, settings, outcome)
    if len(records) > 1:
        from bibkit.enrichment.twins import join_twins

        records = join_twins(records)
    if records:
        from bibkit.cli.enriched import tell_conflicts, with_consequence
    for record in records:
        where = f"{record.input}: " if len(pages) > 1 else ""
        tell(with_consequence(record.issues, "written without enrichment"), where)
        tell_conflicts(record, where, ours="on the page")
    if records:
        records = _put(records, target, outcome, update=update, write=write, diff=diff, quiet=as_json)
        if notes and write:
            _keep_notes(notes, records)
        if zotero:
            _push(records, local, collection, tags, related, outcome, dry_run=not write, quiet=as_json)
    if as_json:
        document = {"schema": SCHEMA, "fates": outcome.fates, "records": [record.to_json() for record in records]}
        print_json(document)
    return outcome.exit_code


def _check_notes(name: str | None, *, write: bool) -> None:
    """What would keep the notes from being written, told before anything is read or asked."""
    from bibkit.files import check_target, load
    from bibkit.formats.notes_files import append_notes, render_notes_for

    if name is None:
        return
    if not name:
        raise click.UsageError("the name of a file is empty")
    render_notes_for(name, ())
    if write:
        check_target(Path(name))
        append_notes(name, load(Path(name), missing_ok=True).data, ())


def _read(pages: Sequence[str], url: str, outcome: _Outcome, *, pick: str | None, take_all: bool) -> list[Record]:
    """The records of all pages; a page that fails is told of and does not stop the others."""
    records: list[Record] = []
    for result in read_inputs(pages, url=url):
        if result.error is not None:
            click.echo(printable(f"bibkit: {result.error}"), err=True)
        else:
            # What is asked or said of several works names their number itself.
            issues = [issue for issue in result.issues if issue.code != "extract.several-works"]
            named = all(result.input in issue.message for issue in issues)
            tell(issues, "bibkit: " if named or len(pages) == 1 else f"{result.input}: ")
        outcome.worsen(result.exit_code)
        found = list(result.result.records)
        if found and not take_all and (pick is not None or len(found) > 1):
            found = _picked(found, pick, result.input, outcome)
        records += found
    return records


def _picked(found: list[Record], pick: str | None, page: str, outcome: _Outcome) -> list[Record]:
    """The works a user wants of a page that lists several; asked for on a terminal, told of otherwise."""
    if pick is None:
        import sys

        from bibkit.model.shown import shown_value

        click.echo(f"{printable(page)} lists {len(found)} works:", err=True)
        for number, record in enumerate(found, 1):
            click.echo(printable(f"  {number:>3}  {shown_value(record.entry.title)}"), err=True)
        if not sys.stdin.isatty():
            click.echo("say which with --pick 1,3-5, or --all", err=True)
            outcome.worsen(1)
            return []
        pick = click.prompt("which (1,3-5; empty for none)", default="", show_default=False, err=True)
    numbers = parse_numbers(pick, len(found), page)
    return [found[number - 1] for number in numbers]


def parse_numbers(text: str, most: int, page: str = "the page") -> list[int]:
    """`1,3-5` -> [1, 3, 4, 5], each once, in this order. UsageError for what is no number of a work."""
    numbers: list[int] = []
    for part in text.replace(" ", "").split(","):
        if not part:
            continue
        first, dash, last = part.partition("-")
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise click.UsageError(f"--pick takes numbers such as 1,3-5, not {text!r}")
        span = range(int(first), int(last if dash else first) + 1)
        if not span:
            raise click.UsageError(f"--pick {part}: the smaller number comes first")
        if span[0] < 1 or span[-1] > most:
            works = f"works 1 to {most}" if most > 1 else "one work"
            raise click.UsageError(f"--pick {part}: {page} has {works}")
        numbers += [number for number in span if number not in numbers]
    return numbers


def _enriched(records: list[Record], settings: Any, outcome: _Outcome) -> list[Record]:
    from bibkit.cli.progress import progress_bar
    from bibkit.enrichment.enrich import enrich_records, is_incomplete
    from bibkit.sources.build import build_source

    source = build_source(settings)
    tell(source.issues)
    with progress_bar("looking up", len(records)) as progress:
        records = enrich_records(records, source, settings=settings, progress=progress)
    if any(is_incomplete(record) for record in records):
        outcome.worsen(INCOMPLETE)
    return records


# ---------------------------------------------------------------- the .bib


def _put(
    records: list[Record], to: Destination, outcome: _Outcome, *, update: bool, write: bool, diff: bool, quiet: bool
) -> list[Record]:
    """Write or print the entries; gives the records with the keys they stand under."""
    if not to.path:
        return under_their_keys(keyed(records, to) if quiet else print_entries(records, to))
    fates = put_entries(records, to, write=write, diff=diff, present=_fill_blanks if update else None)
    for record, key, why in fates:
        fate = "present" if why else ("added" if write else "planned")
        outcome.fates.append({"input": record.input, "key": key, "outcome": fate})
    return under_their_keys(fates)


def _fill_blanks(file: BibFile, found: Addition, dialect: Dialect) -> bool:
    """Fill the blanks of an entry that stands from a record of the same work; whether there were any."""
    from bibkit.bibtex.read import read_entry
    from bibkit.enrichment.bibfile import fill_entry
    from bibkit.enrichment.enrich import merge_checked

    block = file.entry(found.key)
    if block is None:
        return False
    before = read_entry(file, block, dialect)
    filled, issues = fill_entry(block, before, merge_checked(before, found.record), dialect)
    tell(issues)
    for item in filled:
        click.echo(printable(f"{file.name}: {found.key}: {item.field} filled"), err=True)
    return bool(filled)


# ---------------------------------------------------------------- notes and Zotero


def _keep_notes(name: str, records: list[Record]) -> None:
    """Citation statements into a file of their own; what a file holds already is kept."""
    from bibkit.files import update
    from bibkit.formats.notes_files import append_notes

    update(Path(name), lambda old: append_notes(name, old, records))
    count = sum(len(record.notes.statements) for record in records)
    click.echo(printable(f"{name}: {count:,} citation statement{'' if count == 1 else 's'} kept"), err=True)


def _push(
    records: list[Record],
    local: bool | None,
    collection: str | None,
    tags: tuple[str, ...],
    related: bool,
    outcome: _Outcome,
    *,
    dry_run: bool,
    quiet: bool,
) -> None:
    from bibkit.cli.config import load_config
    from bibkit.cli.zotero_push import show_report, zotero_settings
    from bibkit.errors import BibkitError
    from bibkit.zotero.push import push_records

    config = load_config({"zotero.local": local, "zotero.collection": collection, "zotero.tags": tags})
    try:
        report = push_records(
            records,
            zotero_settings(config, related=related),
            dry_run=dry_run,
            report=lambda line: click.echo(printable(line), err=True),
        )
    except BibkitError as error:  # the .bib is written; the push alone has failed
        click.echo(printable(f"bibkit: {error}"), err=True)
        outcome.worsen(max(INCOMPLETE, error.exit_code))
        return
    outcome.fates += [{"zotero": item} for item in report.to_json()["objects"]]
    if not quiet:
        show_report(report)
    if not report.complete:
        outcome.worsen(INCOMPLETE)
