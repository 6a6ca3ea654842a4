"""`bibkit extract`: what pages say, and where on them; no network unless a PAGE is an address."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import click

from bibkit.cli.inputs import InputResult, read_inputs
from bibkit.cli.screen import is_terminal, printable, shown_origin, shown_value, tell
from bibkit.model.entry import Entry
from bibkit.model.record import Record, csl_name

SCHEMA = 1


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for all pages.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a line, a line for each page.")
@click.option("--url", default="", metavar="URL", help="Where a saved page came from.")
@click.option("--full", is_flag=True, help="Show long values whole.")
def command(pages: tuple[str, ...], as_json: bool, as_jsonl: bool, url: str, full: bool) -> int:
    """Show what each PAGE says of its work, every value with where on the page it stands.

    PAGE is a saved HTML file, a text file holding what was copied from a page, `-` for standard input, or an address.
    HTML or text is seen from the content. Nothing is fetched but the address itself.

    \b
    bibkit extract page.html
    bibkit extract page.txt other.html --jsonl > pages.jsonl
    pbpaste | bibkit extract - --json
    bibkit extract saved.html --url https://example.org/record/1

    Exit code 0 when every page gave an entry, 1 when one gave none, 2 when one could not be read.
    """
    if as_json and as_jsonl:
        raise click.UsageError("--json and --jsonl exclude each other")
    results = read_inputs(pages, url=url)
    if as_json:
        return _print_json(list(results))
    worst = 0
    for place, result in enumerate(results):
        if as_jsonl:
            click.echo(json.dumps(_row(result), ensure_ascii=False))
            _tell_failure(result)
        else:
            _show(result, first=place == 0, many=len(pages) > 1, full=full)
        worst = max(worst, result.exit_code)
    return worst


def _print_json(results: list[InputResult]) -> int:
    document = {
        "schema": SCHEMA,
        "inputs": [
            {
                "input": result.input,
                "extractor": result.result.extractor,
                "issues": [issue.to_json() for issue in result.issues],
            }
            for result in results
        ],
        "records": [record.to_json() for result in results for record in result.result.records],
    }
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    for result in results:
        _tell_failure(result)
    return max((result.exit_code for result in results), default=0)


def _row(result: InputResult) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "input": result.input,
        "extractor": result.result.extractor,
        "records": [record.to_json() for record in result.result.records],
        "issues": [issue.to_json() for issue in result.issues],
    }


def _tell_failure(result: InputResult) -> None:
    """Why an input gave nothing, in one line on standard error."""
    if result.error is not None:
        click.echo(printable(f"bibkit: {result.error}"), err=True)
    elif not result.result.records:
        tell(result.issues, "bibkit: ")


# ---------------------------------------------------------------- for people

_LONG = 320  # characters of a value that the short view shows
_SHOWN_STATEMENTS = 3
_SHOWN_RELATED = 5


def _show(result: InputResult, *, first: bool, many: bool, full: bool) -> None:
    if result.error is not None or not result.result.records:
        _tell_failure(result)
        return
    for number, record in enumerate(result.result.records, 1):
        if not first or number > 1:
            click.echo()
        _echo_heading(_heading(result, number, many))
        rows = list(_rows(record, full=full))
        if is_terminal():
            _print_table(rows)
        else:
            width = max(len(name) for name, _, _ in rows)
            for name, value, where in rows:
                click.echo(f"{name:<{width}}  {value}" + (f"  [{where}]" if where else ""))
        for line in _notes(record, full=full):
            click.echo(line)
        tell(record.issues, f"{result.input}: " if many else "")
    tell(result.issues, f"{result.input}: " if many else "")


def _heading(result: InputResult, number: int, many: bool) -> str:
    records = len(result.result.records)
    reader = f" ({result.result.extractor})" if result.result.extractor else ""
    place = f", work {number} of {records}" if records > 1 else ""
    return printable(f"{result.input}{reader}{place}") if many or records > 1 or reader else printable(result.input)


def _echo_heading(text: str) -> None:
    click.secho(text, bold=is_terminal())


def _rows(record: Record, *, full: bool) -> Iterable[tuple[str, str, str]]:
    """(variable, value, where) in the vocabulary's order, the type first."""
    origin = record.provenance.get("type")
    yield "type", record.entry.type, shown_origin(origin) if origin else ""
    for attribute, value in record.entry.items():
        origin = record.provenance.get(attribute)
        text = shown_value(value)
        if not full and len(text) > _LONG:
            text = f"{text[:_LONG].rstrip()} … ({len(text):,} characters)"
        yield csl_name(attribute), text, shown_origin(origin) if origin else ""
    for item in record.conflicts:
        yield f"({csl_name(item.attribute)})", shown_value(item.value), f"differs: {shown_origin(item.origin)}"


def _print_table(rows: Iterable[tuple[str, str, str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(overflow="fold", ratio=1)
    table.add_column(style="dim", overflow="fold", max_width=34)
    for name, value, where in rows:
        table.add_row(Text(name), Text(value), Text(where))
    Console().print(table)


def _notes(record: Record, *, full: bool) -> Iterable[str]:
    """Tallies, statements and related works, a few of each."""
    notes = record.notes
    if notes.tallies:
        yield "cited: " + ", ".join(f"{count:,} {stance}" for stance, count in notes.tallies.items())
    shown = notes.statements if full else notes.statements[:_SHOWN_STATEMENTS]
    for statement in shown:
        text = statement.text if full or len(statement.text) <= _LONG else statement.text[:_LONG].rstrip() + " …"
        said = ", ".join(part for part in (statement.section, statement.stance or "") if part)
        yield printable(f"  “{text}” ({said})" if said else f"  “{text}”")
    if len(notes.statements) > len(shown):
        yield f"  … and {len(notes.statements) - len(shown)} more (--full)"
    related = record.related if full else record.related[:_SHOWN_RELATED]
    if record.related:
        yield f"related works on the page: {len(record.related)}"
    for entry in related:
        yield printable(f"  {_short_reference(entry)}")
    if len(record.related) > len(related):
        yield f"  … and {len(record.related) - len(related)} more (--full)"


def _short_reference(entry: Entry) -> str:
    number = entry.extra.get("citation-number")
    names = [name.family_with_particles for name in entry.author[:2]] + (["et al."] if len(entry.author) > 2 else [])
    year = str(entry.issued.year) if entry.issued and entry.issued.year else ""
    parts = [", ".join(names), shown_value(entry.title), shown_value(entry.container_title or entry.publisher), year]
    return (f"[{number}] " if number else "") + ". ".join(part for part in parts if part)
