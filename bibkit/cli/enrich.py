"""`bibkit enrich`: DOIs become entries, and the blanks of entries that stand in a .bib are filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.destination import FORMATS, Destination, destination, print_entries, put_entries
from bibkit.cli.progress import progress_bar
from bibkit.cli.screen import print_json, printable, tell
from bibkit.cli.source_options import enrich_settings, source_options
from bibkit.errors import WriteError
from bibkit.files import STANDARD_STREAM, Snapshot, load, save, write_output
from bibkit.issues import Issue
from bibkit.model.record import Record, csl_name
from bibkit.model.shown import shown_value

if TYPE_CHECKING:
    from bibkit.enrichment.bibfile import Filled
    from bibkit.enrichment.match import Match
    from bibkit.enrichment.settings import EnrichSettings
    from bibkit.sources.build import Source

_WORTH_A_HINT = 100
# What has one cause for all works; which of them are missing offline is told of each.
_ALIKE = frozenset(("enrich.unreachable", "enrich.refused", "enrich.rate-limited"))
_MOST_SHOWN = 20
_FINDINGS = frozenset(("enrich.unknown-doi", "enrich.unregistered-doi", "enrich.no-record", "enrich.title-mismatch"))
_BIB = (".bib", ".bibtex", ".biblatex")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="DOI|ID|FILE...")
@click.option("-o", "--output", metavar="FILE", help="Write there; an existing .bib keeps its bytes and is added to.")
@click.option("-i", "--in-place", is_flag=True, help="Fill the blanks of the .bib files themselves.")
@click.option("--to", "target", type=click.Choice(FORMATS), help="Format of the output.")
@click.option(
    "--fields", metavar="NAMES", help="Fill only these fields, as in doi,pages,journal; `all` for abstracts, too."
)
@click.option("--search", is_flag=True, help="Look for entries without DOI by their words; sure hits only.")
@click.option("--published", is_flag=True, help="Replace preprints in the .bib by their published versions.")
@click.option("--interactive", is_flag=True, help="Show doubtful hits side by side and ask.")
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be filled; write nothing.")
@click.option("--ascii", is_flag=True, default=None, help="Write ASCII only, the rest as TeX commands.")
@click.option("--json", "as_json", is_flag=True, help="Records with provenance and conflicts as JSON.")
@source_options
def command(
    sources: tuple[str, ...],
    output: str | None,
    in_place: bool,
    target: str | None,
    fields: str | None,
    search: bool,
    published: bool,
    interactive: bool,
    diff: bool,
    dry_run: bool,
    ascii: bool | None,
    as_json: bool,
    **where: Any,
) -> int:
    """Look up DOIs at Crossref, those of other agencies (DataCite, JaLC, mEDRA …) there; PMIDs, arXiv ids, ISBNs.

    A DOI (also as a link), pmid:26516780, PMC4627791, arXiv:2101.00001, an ISBN, a text file with such lines, or `-`
    gives new entries; a .bib gets its blanks filled, those of its entries without DOI by their PMID, PMCID or ISBN.
    What stands in an entry is kept; where the agency says otherwise both values are told. A DOI whose registered title
    is another one is not believed. Answers are kept, so that a run that was stopped goes on where it was.

    \b
    bibkit enrich 10.1037/h0094744
    bibkit enrich https://doi.org/10.1037/h0094744 -o refs.bib
    bibkit enrich pmid:26516780 arXiv:2101.00001 9780306406157
    bibkit enrich dois.txt -o refs.bib --mailto me@example.org
    bibkit enrich refs.bib -i --diff
    bibkit enrich refs.bib -i --search --interactive
    bibkit enrich refs.bib -i --published --diff

    Exit code 0 when all was found; 1 when a DOI is unknown or registered for another work; 3 when something could not
    be asked; 4 when the .bib was changed meanwhile (the result stands beside it).
    """
    from bibkit.cli.config import load_config
    from bibkit.sources.build import build_source

    settings = enrich_settings(search=search or interactive, **where)
    bibs = [name for name in sources if name.lower().endswith(_BIB)]
    others = [name for name in sources if name not in bibs]
    if in_place and output:
        raise click.UsageError("-i writes the .bib itself, -o another file: say one of them")
    if bibs and not (in_place or diff or dry_run or output or as_json):
        raise click.UsageError("say -i to fill the .bib itself, -o FILE to write elsewhere, or --diff to look first")
    if in_place and others:
        raise click.UsageError(f"-i is for .bib files; {others[0]!r} is none")
    if output and (len(bibs) > 1 or (bibs and others)):
        raise click.UsageError("-o takes one .bib, or DOIs; use -i for several")
    to = destination(output, target, load_config({"ascii": ascii}))
    to.check("enrich", write=not (diff or dry_run))
    if bibs and to.path:
        _check_copy(bibs[0], to.path)
    source = build_source(settings)
    run = _Run(settings, source, interactive=interactive)
    try:
        if others:
            _make_entries(run, others, to, as_json=as_json, write=not (diff or dry_run), diff=diff)
        for name in bibs:
            place = None if diff or dry_run else name if in_place else output
            if published:
                _publish_file(run, name, place, diff=diff)
            else:
                _fill_file(run, name, place, fields, diff=diff, dry_run=dry_run, as_json=as_json)
    except KeyboardInterrupt:
        written = f"{', '.join(run.written)} written" if run.written else "nothing was written"
        again = "the same command without --refresh" if settings.refresh else "the same command"
        kept = f"; what was answered is kept, {again} goes on from there" if settings.cache_folder else ""
        click.echo(printable(f"bibkit: {written}{kept}"), err=True)
        raise
    tell(source.issues)
    return run.exit_code


def _check_copy(bib: str, output: str) -> None:
    """A .bib that is filled elsewhere does not go over another file."""
    if load(Path(output), missing_ok=True).data and not Path(output).samefile(bib):
        raise WriteError(f"cannot write {output}: it is there already", "name a new file, or fill the .bib with -i")


@dataclass
class _Run:
    """One run: whom to ask, and the worst that happened."""

    settings: EnrichSettings
    source: Source
    interactive: bool = False
    exit_code: int = 0
    accepted: int = field(default=0, init=False)
    written: list[str] = field(default_factory=list, init=False)
    tells_each: bool = field(default=True, init=False)

    def worth_telling(self, issues: Iterable[Issue]) -> list[Issue]:
        """Without what was told of all together: that they could not be looked up."""
        return [issue for issue in issues if self.tells_each or issue.code not in _ALIKE]

    def enrich(self, records: Sequence[Record]) -> list[Record]:
        from bibkit.enrichment.enrich import enrich_records, is_incomplete

        if len(records) >= _WORTH_A_HINT and not self.settings.mailto and not self.settings.offline:
            click.echo("hint: with --mailto YOUR@ADDRESS Crossref answers three times as fast", err=True)
        with progress_bar("asking Crossref", len(records)) as progress:
            enriched = enrich_records(
                records,
                self.source,
                settings=self.settings,
                progress=progress,
                decide=_ask_person if self.interactive else None,
            )
        unanswered = [issue for record in enriched for issue in record.issues if issue.code in _ALIKE]
        self.tells_each = len(unanswered) <= _MOST_SHOWN
        if not self.tells_each:
            of = f"{len(unanswered):,} of {len(records):,} could not be looked up"
            click.echo(printable(f"bibkit: {of}: {unanswered[-1].message}"), err=True)
        for record in enriched:
            if is_incomplete(record):
                self.exit_code = max(self.exit_code, 3)
            elif any(issue.code in _FINDINGS for issue in record.issues):
                self.exit_code = max(self.exit_code, 1)
        return enriched


def _ask_person(record: Record, match: Match) -> bool:
    """Both works side by side; whether they are one is the user's word."""
    rows = [("", "here", "registered")]
    for attribute in ("title", "author", "issued", "container_title", "volume", "page"):
        mine, theirs = getattr(record.entry, attribute), getattr(match.record.entry, attribute)
        if mine or theirs:
            rows.append((csl_name(attribute), shown_value(mine or "")[:60], shown_value(theirs or "")[:60]))
    width = max(len(row[0]) for row in rows)
    for name, mine, theirs in rows:
        click.echo(f"  {name:<{width}}  {mine:<60}  {theirs}", err=True)
    click.echo(f"  {match.doi}: {'; '.join(match.reasons)}", err=True)
    return click.confirm("Is this the same work?", default=False, err=True)


# ---------------------------------------------------------------- DOIs into entries


def _make_entries(run: _Run, names: Sequence[str], to: Destination, *, as_json: bool, write: bool, diff: bool) -> None:
    from bibkit.cli.enriched import with_consequence
    from bibkit.cli.identifiers import records_of

    records = run.enrich(records_of(names))
    # What was asked for stands in the record from the start; without more, nothing was found.
    found = [record for record in records if record.entry.title or record.provenance]
    for record in records:
        noticed = with_consequence(run.worth_telling(record.issues))
        tell(issue for issue in noticed if issue.code.startswith("enrich."))
        if not (record.entry.title or record.provenance):
            run.exit_code = max(run.exit_code, 1 if record.issues else 3)
            if not record.issues:
                click.echo(f"bibkit: there was nobody to ask for {record.input}", err=True)
    if as_json:
        print_json(_as_json(records))
    if not found:
        run.exit_code = max(run.exit_code, 1)
    elif to.path:
        put_entries(found, to, write=write, diff=diff)
    elif not as_json:
        print_entries(found, to)


def _as_json(records: Sequence[Record]) -> dict[str, Any]:
    return {"schema": 1, "records": [record.to_json() for record in records]}


def _show(old: bytes, new: bytes, name: str) -> None:
    from bibkit.cli.diff import show_diff

    show_diff(old, new, name)


# ---------------------------------------------------------------- the blanks of a .bib


def _fill_file(
    run: _Run, name: str, place: str | None, fields: str | None, *, diff: bool, dry_run: bool, as_json: bool
) -> None:
    from bibkit.bibtex.dialect import dialect_of
    from bibkit.bibtex.inherit import Inheritance
    from bibkit.bibtex.read import read_entry
    from bibkit.bibtex.tree import parse_bib
    from bibkit.enrichment.bibfile import fill_entry, wanted_attributes

    wanted = wanted_attributes(fields.split(",")) if fields else None
    snapshot = load(Path(name))
    file = parse_bib(snapshot.data, name)
    dialect = dialect_of(file)
    inheritance = Inheritance(file)
    before = [read_entry(file, block, dialect, inheritance=inheritance) for block in file.entries]
    after = run.enrich(before)
    filled: list[Filled] = []
    for block, old, new in zip(file.entries, before, after, strict=True):
        done, issues = fill_entry(block, old, new, dialect, wanted)
        filled += done
        _tell_entry(run, name, block.line, old, new, issues)
    if as_json:
        print_json(_as_json(after))
    if dry_run or not diff or not filled:
        _tell_filled(filled, len(before), one_by_one=dry_run)
    _finish(run, snapshot, file.dumps(), place, diff=diff)


def _publish_file(run: _Run, name: str, place: str | None, *, diff: bool) -> None:
    """Preprints of a .bib into their published versions; the key stays, and so do the eprint fields."""
    from bibkit.bibtex.dialect import dialect_of
    from bibkit.bibtex.inherit import Inheritance
    from bibkit.bibtex.read import read_entry
    from bibkit.bibtex.tree import parse_bib
    from bibkit.enrichment.bibfile import replace_entry
    from bibkit.enrichment.enrich import is_incomplete
    from bibkit.enrichment.published import find_published

    snapshot = load(Path(name))
    file = parse_bib(snapshot.data, name)
    dialect = dialect_of(file)
    inheritance = Inheritance(file)
    before = [read_entry(file, block, dialect, inheritance=inheritance) for block in file.entries]
    with progress_bar("asking for published versions", len(before)) as progress:
        after = find_published(before, run.source, progress=progress)
    replaced = 0
    for block, old, new in zip(file.entries, before, after, strict=True):
        line = block.line
        issues: list[Issue] = []
        if new.entry != old.entry:
            _, issues = replace_entry(block, old, new, dialect)
            replaced += 1
        if is_incomplete(new):
            run.exit_code = max(run.exit_code, 3)
        _tell_entry(run, name, line, old, new, issues)
    click.echo(f"{replaced} preprints replaced by their published versions", err=True)
    _finish(run, snapshot, file.dumps(), place, diff=diff)


def _finish(run: _Run, snapshot: Snapshot, data: bytes, place: str | None, *, diff: bool) -> None:
    """Show the changed .bib, or put it into its place, which may be its own; None is nowhere."""
    if diff:
        _show(snapshot.data, data, str(snapshot.path))
    if place is None:
        return
    if place != STANDARD_STREAM and Path(place).exists() and snapshot.path.samefile(place):
        save(snapshot, data)
    else:
        write_output(place, data)
    run.written.append(place)


def _tell_entry(run: _Run, name: str, line: int, before: Record, after: Record, issues: Iterable[Issue]) -> None:
    """What a person should know of one entry: what could not be looked up, and every disagreement with both values."""
    from bibkit.cli.enriched import tell_conflicts, with_consequence

    known = {(issue.code, issue.message) for issue in before.issues}
    noticed = [issue for issue in run.worth_telling(after.issues) if (issue.code, issue.message) not in known]
    where = f"{name}:{line}: {after.entry.id}: "
    tell((*with_consequence(noticed), *issues), where)
    tell_conflicts(after, where, ours="here")


def _tell_filled(filled: Sequence[Filled], count: int, *, one_by_one: bool) -> None:
    """Each field; of many entries how often which, unless it is what was asked for."""
    from bibkit.cli.enriched import shortened

    entries = len({item.key for item in filled})
    if one_by_one or entries <= _MOST_SHOWN:
        for item in filled:
            click.echo(printable(f"{item.key}: {item.field} = {shortened(item.value)}"), err=True)
    else:
        often = Counter(item.field for item in filled).most_common()
        click.echo(", ".join(f"{field} {times:,}" for field, times in often), err=True)
    of = f"{count:,} entr{'y' if count == 1 else 'ies'}"
    fields = f"{len(filled):,} field{'' if len(filled) == 1 else 's'} filled in {entries:,} of {of}"
    click.echo(fields if filled else f"nothing filled in {of}", err=True)
