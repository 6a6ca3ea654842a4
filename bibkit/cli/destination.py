"""Where `add` and `enrich` put new entries: standard output, or a .bib or .json file that keeps all it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from bibkit.cli.screen import print_text, printable, tell
from bibkit.files import STANDARD_STREAM, check_target

if TYPE_CHECKING:
    from bibkit.bibtex.additions import Addition, NewKey
    from bibkit.bibtex.aliases import Dialect
    from bibkit.bibtex.tree import BibFile
    from bibkit.cli.config import Config
    from bibkit.formats._base import RenderOptions
    from bibkit.model.record import Record

Format = Literal["bibtex", "biblatex", "csljson"]
FORMATS: tuple[Format, ...] = ("bibtex", "biblatex", "csljson")
Present = Callable[["BibFile", "Addition", "Dialect"], bool]  # what to do with a work that stands; whether it changed

_MOST_SHOWN = 20


class Fate(NamedTuple):
    """Where a record is to be found: under `key`; `why` says how it is known to have been there before, else ""."""

    record: Record
    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Destination:
    """A place for entries and how they are written there. `path` is "" for standard output.

    `asked` is the format asked for in so many words: what a .bib is written in already gives way to it.
    """

    path: str
    asked: Format | None
    config: Config
    annotation: bool = False

    @property
    def format(self) -> Format:
        """What is asked for, else what the name of the file says, else the user's choice."""
        usual: Format = self.config["to"]
        if self.asked or not self.path:
            return self.asked or usual
        if self.path.lower().endswith(".json"):
            return "csljson"
        return "bibtex" if usual == "csljson" else usual

    @property
    def options(self) -> RenderOptions:
        from bibkit.formats._base import RenderOptions

        return RenderOptions(ascii=self.config["ascii"], annotation=self.annotation)

    def check(self, verb: str, *, write: bool) -> None:
        """What speaks against writing there, told before anything is read or asked. UsageError, WriteError, and
        InputError for a pattern of keys that is none."""
        from bibkit.formats._registry import format_for_name
        from bibkit.keys.patterns import parse_pattern

        if self.path and not self.asked and format_for_name(self.path) not in (None, *FORMATS):
            other = f"for {self.path}: bibkit convert refs.bib {self.path}"
            raise click.UsageError(f"{verb} writes .bib and .json files; {other}")
        if self.path and write:
            check_target(Path(self.path))
        parse_pattern(self.config["keys.pattern"])


def destination(output: str | None, asked: str | None, config: Config, *, annotation: bool = False) -> Destination:
    """The destination that `-o` and `--to` name. UsageError for a file without a name."""
    if output == "":
        raise click.UsageError("the name of a file is empty")
    path = "" if output in (None, STANDARD_STREAM) else str(output)
    return Destination(path, next((name for name in FORMATS if name == asked), None), config, annotation)


def print_entries(records: Sequence[Record], to: Destination) -> list[Fate]:
    """The entries on standard output."""
    from bibkit.formats import _registry

    fates = keyed(records, to)
    print_text(_registry.render(under_their_keys(fates), to.format, to.options))
    return fates


def put_entries(
    records: Sequence[Record],
    to: Destination,
    *,
    write: bool = True,
    diff: bool = False,
    present: Present | None = None,
) -> list[Fate]:
    """Append to the file what it lacks, or only show that (`diff`), and tell each record's fate.

    `present` is called for each work that stands in the .bib already. Raises InputError (the file cannot be added to)
    and WriteError.
    """
    from bibkit.cli.diff import show_diff
    from bibkit.files import load, update

    fates: list[Fate] = []

    def change(old: bytes) -> bytes:
        nonlocal fates
        if to.format == "csljson":
            data, fates = _appended_json(old, records, to)
        else:
            data, fates = _appended_bib(old, records, to, present)
        return data

    if write:
        update(Path(to.path), change)
    else:
        old = load(Path(to.path), missing_ok=True).data
        new = change(old)
        if diff:
            show_diff(old, new, to.path)
    _tell(fates, to.path, "added" if write else "would add")
    return fates


def keyed(records: Sequence[Record], to: Destination) -> list[Fate]:
    """Each record under a key of its own; a key that it has already is kept."""
    from bibkit.bibtex.keys import TakenKeys

    taken = TakenKeys(record.entry.id for record in records)
    new_key = _new_key(to)
    fates = []
    for record in records:
        key = record.entry.id or new_key(record, taken)
        taken.add(key)
        fates.append(Fate(record, key, ""))
    return fates


def _new_key(to: Destination) -> NewKey:
    from bibkit.keys.patterns import parse_pattern

    pattern = parse_pattern(to.config["keys.pattern"])
    return lambda record, taken: record.entry.id or pattern.draft(record).unique(taken)


def under_their_keys(fates: Sequence[Fate]) -> list[Record]:
    """The records with the keys under which they are to be found."""
    return [fate.record.with_(entry=fate.record.entry.with_(id=fate.key)) for fate in fates]


def _appended_json(old: bytes, records: Sequence[Record], to: Destination) -> tuple[bytes, list[Fate]]:
    from bibkit.formats.csljson_append import append_items

    data, fates = append_items(old, under_their_keys(keyed(records, to)), name=to.path)
    return data, [Fate(*fate) for fate in fates]


def _appended_bib(
    old: bytes, records: Sequence[Record], to: Destination, present: Present | None
) -> tuple[bytes, list[Fate]]:
    from bibkit.bibtex.additions import add_records
    from bibkit.bibtex.dialect import dialect_of
    from bibkit.bibtex.tree import parse_bib
    from bibkit.formats.notes_text import render_notes_text

    file = parse_bib(old, to.path)
    wanted: Dialect = "biblatex" if to.format == "biblatex" else "bibtex"
    dialect = wanted if to.asked else dialect_of(file, wanted)
    additions = add_records(
        file,
        records,
        dialect,
        ascii=to.options.ascii,
        annotate=render_notes_text if to.annotation else None,
        new_key=_new_key(to),
    )
    tell(issue for issue in file.issues if issue.severity == "error")
    changed = any(item.outcome == "added" for item in additions)
    if present is not None:
        for item in additions:
            changed |= item.outcome == "present" and present(file, item, dialect)
    return (file.dumps() if changed else old), [Fate(item.record, item.key, item.why) for item in additions]


def _tell(fates: Sequence[Fate], path: str, verb: str) -> None:
    """What became of each; many that are new are only counted."""
    from bibkit.model.shown import shown_value

    added = sum(not fate.why for fate in fates)
    for record, key, why in fates:
        if why:
            told = f"already there as {key} ({why}): {shown_value(record.entry.title) or record.input}"
        elif added <= _MOST_SHOWN:
            told = f"{verb} {key}: {shown_value(record.entry.title) or record.input}"
        else:
            continue
        click.echo(printable(f"{path}: {told}"), err=True)
    if added > _MOST_SHOWN:
        click.echo(printable(f"{path}: {verb} {added} entries"), err=True)
