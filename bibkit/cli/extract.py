"""`bibkit extract`: what pages say, and where on them; no network unless a PAGE is an address."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bibkit.cli.inputs import InputResult, check_inputs, expand_inputs, read_inputs
from bibkit.cli.screen import is_terminal, printable, tell
from bibkit.files import STANDARD_STREAM

if TYPE_CHECKING:
    from bibkit.model.entry import Entry
    from bibkit.model.record import Record

SCHEMA = 1


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for all pages.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a line, a line for each page.")
@click.option("-o", "--output", metavar="FILE", help="Write the lines to FILE; go on where it stopped.")
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes for many pages (one a processor).")
@click.option("--url", default="", metavar="URL", help="Where a saved page came from.")
@click.option("--full", is_flag=True, help="Show long values whole.")
def command(
    pages: tuple[str, ...],
    as_json: bool,
    as_jsonl: bool,
    output: str | None,
    jobs: int | None,
    url: str,
    full: bool,
) -> int:
    """Show what each PAGE says of its work, every value with where on the page it stands.

    PAGE is a saved HTML file, a text file holding what was copied from a page, a folder of such files, `-` for standard
    input, or an address. HTML or text is seen from the content. Nothing is fetched but the address itself.

    With -o a line for each page is written to FILE, for those that fail too. A FILE that is there is continued: pages
    that have not changed since are not read again; rows of other pages stay. What stops the run leaves a valid FILE.

    \b
    bibkit extract page.html
    bibkit extract page.txt other.html --jsonl > pages.jsonl
    bibkit extract saved-pages/ -o pages.jsonl
    pbpaste | bibkit extract - --json
    bibkit extract saved.html --url https://example.org/record/1

    Exit code 0 when every page gave an entry, 1 when one gave none, 2 when one could not be read, 3 when bibkit failed
    on one, 4 when FILE could not be written.
    """
    if as_json and (as_jsonl or output):
        raise click.UsageError(f"--json and {'--jsonl' if as_jsonl else '-o'} exclude each other")
    if output == "":
        raise click.UsageError("the name of a file is empty")
    check_inputs(pages, "")
    names = expand_inputs(pages, output=output or "")
    check_inputs(names, url)
    if as_json:
        return _print_json(list(read_inputs(names, url=url)))
    if output and output != STANDARD_STREAM and (Path(output).is_file() or not Path(output).exists()):
        return _continue_file(Path(output), names, jobs or 0, url)
    if as_jsonl or output:
        return _print_rows(output or STANDARD_STREAM, names, jobs or 0, url)
    worst = 0
    for place, result in enumerate(read_inputs(names, url=url)):
        _show(result, first=place == 0, many=len(names) > 1, full=full)
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


def _tell_failure(result: InputResult) -> None:
    """Why an input gave nothing, in one line on standard error."""
    if result.error is not None:
        click.echo(printable(f"bibkit: {result.error}"), err=True)
    elif not result.result.records:
        tell(result.issues, "bibkit: ")


# ---------------------------------------------------------------- a line for each page


def _print_rows(output: str, names: Sequence[str], jobs: int, url: str) -> int:
    """The rows on standard output (or into a pipe), why a page gave nothing on standard error."""
    from bibkit.cli.batch import read_rows

    worst = 0
    with click.open_file(output, "wb") as stream, closing(read_rows(names, jobs=jobs, url=url)) as rows:
        for row in rows:
            stream.write(row.line)
            stream.flush()
            if row.error:
                click.echo(printable(f"bibkit: {row.error}"), err=True)
            elif row.exit_code:
                tell(row.issues, "bibkit: ")
            worst = max(worst, row.exit_code)
    return worst


def _continue_file(path: Path, names: Sequence[str], jobs: int, url: str) -> int:
    """The rows into a file, those that it holds already left alone; a summary on standard error."""
    from bibkit.cli.batch import read_rows
    from bibkit.cli.progress import progress_bar
    from bibkit.cli.row_file import RowFile

    with RowFile(path) as file:
        left = file.left_to_do(names, anew=bool(url))
        counts = Counter(0 if records else 1 for records in file.records_before)
        with progress_bar("reading", len(left)) as progress, closing(read_rows(left, jobs=jobs, url=url)) as rows:
            for done, row in enumerate(rows, 1):
                file.append(row)
                counts[row.exit_code] += 1
                if progress is not None:
                    progress(done, len(left))
    parts = [f"{counts[code]:,} {fate}" for code, fate in _FATES.items() if counts[code] or not code]
    if len(left) < len(names):
        parts.append(f"{len(names) - len(left):,} of them done before")
    click.echo(printable(f"{path}: {len(names):,} page{'s' * (len(names) != 1)}: {', '.join(parts)}"), err=True)
    return max(counts, default=0)


_FATES = {0: "with an entry", 1: "without", 2: "unreadable", 3: "failed"}  # by exit code


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
    from bibkit.model.record import csl_name
    from bibkit.model.shown import shown_origin, shown_value

    origin = record.provenance.get("type")
    yield "type", record.entry.type, shown_origin(origin) if origin else ""
    for attribute, value in record.entry.items():
        origin = record.provenance.get(attribute)
        text = shown_value(value)
        if not full and len(text) > _LONG:
            text = f"{_beginning(text)} ({len(text):,} characters)"
        yield csl_name(attribute), text, shown_origin(origin) if origin else ""
    for item in record.conflicts:
        yield f"({csl_name(item.attribute)})", shown_value(item.value), f"differs: {shown_origin(item.origin)}"


def _beginning(text: str) -> str:
    """The first words of a long text."""
    head = text[:_LONG]
    words = head.rpartition(" ")[0] if text[_LONG : _LONG + 1].strip() else head
    return f"{words.rstrip() if len(words) > _LONG // 2 else head} …"


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
    statements = list(Counter(notes.statements).items())
    shown = statements if full else statements[:_SHOWN_STATEMENTS]
    for statement, times in shown:
        text = statement.text if full or len(statement.text) <= _LONG else _beginning(statement.text)
        often = {1: "", 2: "twice"}.get(times, f"{times} times")
        said = ", ".join(part for part in (statement.section, statement.stance or "", often) if part)
        yield printable(f"  “{text}” ({said})" if said else f"  “{text}”")
    if len(statements) > len(shown):
        yield f"  … and {len(statements) - len(shown)} more (--full)"
    related = record.related if full else record.related[:_SHOWN_RELATED]
    if record.related:
        yield f"related works on the page: {len(record.related)}"
    for entry in related:
        yield printable(f"  {_short_reference(entry)}")
    if len(record.related) > len(related):
        yield f"  … and {len(record.related) - len(related)} more (--full)"


def _short_reference(entry: Entry) -> str:
    from bibkit.model.shown import shown_value

    number = entry.extra.get("citation-number")
    names = [name.family_with_particles for name in entry.author[:2]] + (["et al."] if len(entry.author) > 2 else [])
    year = str(entry.issued.year) if entry.issued and entry.issued.year else ""
    parts = [", ".join(names), shown_value(entry.title), shown_value(entry.container_title or entry.publisher), year]
    return (f"[{number}] " if number else "") + ". ".join(part for part in parts if part)
