"""`bibkit convert`: one bibliographic format into another, a file at a time or many in one process."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.screen import printable, tell
from bibkit.errors import BibkitError, InputError, WriteError
from bibkit.files import STANDARD_STREAM, load, read_input, write_output
from bibkit.formats import _registry
from bibkit.formats._base import ReadResult, RenderOptions
from bibkit.issues import Issue

if TYPE_CHECKING:
    from bibkit.bibtex.aliases import Dialect
    from bibkit.model.record import Record


def _formats(_: click.Context, param: click.Parameter, begun: str) -> list[str]:
    names = _registry.readable() if param.name == "source" else _registry.writable()
    return [name for name in names if name.startswith(begun)]


@click.command()
@click.option(
    "--from",
    "source",
    metavar="FORMAT",
    shell_complete=_formats,
    help="Format of the input; seen from its content when left out.",
)
@click.option(
    "--to",
    "target",
    metavar="FORMAT",
    shell_complete=_formats,
    help="Format of the output; seen from its name when left out.",
)
@click.option("--ascii", is_flag=True, help="Write ASCII only; the rest is escaped as the format does it.")
@click.option("--annotation", is_flag=True, help="Write kept notes into the annotation field.")
@click.option(
    "--batch",
    type=click.Path(dir_okay=False),
    metavar="MANIFEST",
    help="Work off many conversions: JSON lines with id, from, to, in, out. A failure goes to OUT.err.",
)
@click.argument("input", required=False, default="")
@click.argument("output", required=False, default=STANDARD_STREAM)
def command(
    source: str | None, target: str | None, ascii: bool, annotation: bool, batch: str | None, input: str, output: str
) -> int:
    """Convert IN to OUT; `-` is standard input or output, and OUT may be left out.

    \b
    Formats in and out: bibtex biblatex csljson refer ris zotero
    Formats in:         crossref nbib pubmed endnotexml mods refworks isi

    \b
    bibkit convert refs.bib refs.ris
    bibkit convert --to csljson refs.bib > refs.json
    cat export.ris | bibkit convert --from ris --to biblatex - -

    Entries keep their order; Zotero's items, which Zotero lists by their last change, go into a .bib in the order of
    their keys. What was noticed on the way is told on standard error. Exit code 0 when the output was written.
    """
    options = RenderOptions(ascii=ascii, annotation=annotation)
    if batch is not None:
        return _convert_all(batch, source, target, options)
    if not input:
        raise click.UsageError("name an input file, or - for standard input")
    to = target or _registry.format_for_name(output)
    if to is None:
        raise InputError("cannot tell which format to write", f"name it: --to {'|'.join(_registry.writable())}")
    text, issues = convert(read_input(input), source, to, options, name=_shown_name(input))
    if text.strip() in (b"", b"[]") and output != STANDARD_STREAM and _holds_something(output):
        tell(issues)
        raise InputError(f"{_shown_name(input)} gives no entry; {output} was left as it is", "remove it first")
    write_output(output, text)
    tell(issues)
    return 0


def _holds_something(name: str) -> bool:
    """Whether a file is there that an empty one would replace: a command in front that failed, say."""
    path = Path(name)
    return path.is_file() and path.stat().st_size > 0


_PREAMBLE = re.compile(rb"^\s*@\s*preamble\s*[{(]", re.M | re.I)


def convert(
    data: bytes, source: str | None, target: str, options: RenderOptions, *, name: str
) -> tuple[bytes, list[Issue]]:
    """The converted bytes (UTF-8) and everything that was noticed. Raises InputError."""
    found = source or _registry.detect_format(data, name)
    if found is None:
        raise InputError(f"cannot tell what format {name} is in", f"name it: --from {'|'.join(_registry.readable())}")
    bibs = {"bibtex", "biblatex"}
    if found in bibs and target not in bibs:
        text, issues = _streamed(data, "biblatex" if found == "biblatex" else "bibtex", target, options, name)
    else:
        result = _registry.read(data, found, name=name)
        if not result.records:
            result = _nothing_read(result, name, blank=not data.strip())
        records = _by_key(result.records) if found == "zotero" and target in bibs else result.records
        text = _registry.render(records, target, options)
        issues = [*result.issues, *(issue for record in result.records for issue in record.issues)]
    if {found, target} <= bibs and _PREAMBLE.search(data):
        message = "its @preamble is not in the output, and so the commands that it defines are unknown there"
        issues.append(Issue("convert.preamble", message, "warning", name))
    return text.encode("utf-8", "replace"), issues


def _by_key(records: Sequence[Record]) -> list[Record]:
    """Zotero's items in the order of their keys, as Better BibTeX writes them: Zotero's own order is that of the last
    changes, and a .bib kept under version control would change everywhere with each of them."""
    from bibkit.bibtex.keys import default_key

    return sorted(records, key=lambda record: (record.entry.id or default_key(record.entry)).casefold())


def _streamed(data: bytes, dialect: Dialect, target: str, options: RenderOptions, name: str) -> tuple[str, list[Issue]]:
    """A .bib in another format, one record in memory at a time."""
    from bibkit.bibtex.read import BibStream

    stream = BibStream(data, name, dialect)
    own: list[Issue] = []
    count = 0

    def records() -> Iterator[Record]:
        nonlocal count
        for record in stream:
            count += 1
            own.extend(record.issues)
            yield record

    text = _registry.render(records(), target, options)
    if not count:
        result = _nothing_read(ReadResult(issues=stream.issues), name, blank=not data.strip())
        return text, list(result.issues)
    return text, [*stream.issues, *own]


def _nothing_read(result: ReadResult, name: str, *, blank: bool) -> ReadResult:
    """A file without a record: InputError when it is not of the format at all, else told."""
    for issue in result.issues:
        if issue.code.endswith(".no-record"):
            raise InputError(f"cannot read {name}: {issue.message}", "is it of another format? nothing was written")
    if blank or result.issues:
        return result
    return ReadResult(issues=(Issue("convert.no-entry", "there is no entry in it", "warning", name),))


def _convert_all(manifest: str, source: str | None, target: str | None, options: RenderOptions) -> int:
    """Every line of the manifest, one after the other; the highest exit code of the failures, 0 without any."""
    worst = 0
    for number, line in enumerate(load(Path(manifest)).data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            job = _job(line, f"{manifest}:{number}", {"from": source, "to": target})
        except InputError as error:
            click.echo(printable(str(error)), err=True)
            worst = max(worst, error.exit_code)
        else:
            worst = max(worst, _convert_row(job, options))
    return worst


def _job(line: bytes, where: str, defaults: dict[str, str | None]) -> dict[str, Any]:
    try:
        job = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON: {error}") from None
    if not isinstance(job, dict) or not all(isinstance(job.get(key), str) for key in ("in", "out")):
        raise InputError(
            f"{where}: a job needs 'in' and 'out'", 'as in {"from": "ris", "to": "bibtex", "in": …, "out": …}'
        )
    return {**{key: value for key, value in defaults.items() if value}, **job}


def _convert_row(job: dict[str, Any], options: RenderOptions) -> int:
    """One job; a failure of any kind is written beside its output, so that the others go on."""
    try:
        to = job.get("to") or _registry.format_for_name(job["out"])
        if to is None:
            raise InputError(f"cannot tell which format to write to {job['out']}")
        output, issues = convert(load(Path(job["in"])).data, job.get("from"), to, options, name=job["in"])
        write_output(job["out"], output)
        tell(issues)
        return 0
    except BibkitError as error:
        message, code = str(error), error.exit_code
    except Exception as error:  # noqa: BLE001 - the bulk row boundary: one row's bug must not take the others along
        message, code = f"internal error: {type(error).__name__}: {error}", 3
    click.echo(printable(f"{job.get('id', job['in'])}: {message}"), err=True)
    try:
        write_output(job["out"] + ".err", message.encode("utf-8", "replace") + b"\n")
    except WriteError as error:
        click.echo(printable(str(error)), err=True)
        code = max(code, error.exit_code)
    return code


def _shown_name(input: str) -> str:
    return "standard input" if input == STANDARD_STREAM else input
