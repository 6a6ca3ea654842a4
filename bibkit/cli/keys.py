"""`bibkit keys`: citation keys changed in the bibliography and in what cites from it, together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


@click.group("keys")
def command() -> None:
    """Change citation keys in a .bib and in the manuscripts that cite from it, together.

    \b
    bibkit keys rename li2020 Li2020Deep refs.bib paper.tex
    bibkit keys apply refs.bib chapters/ --pattern '[auth][year]' --diff
    """


def _shared_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--dry-run", is_flag=True, help="Write nothing; say which keys would change."),
        click.option("--diff", is_flag=True, help="Write nothing; show every line that would change."),
        click.option("--map", "map_file", metavar="FILE", help="Write old and new keys to FILE (.json or .csv)."),
        click.option("--ids/--no-ids", "aliases", default=True, show_default=True, help="Keep old keys in `ids`."),
        click.option("--json", "as_json", is_flag=True, help="Print the map of keys as JSON."),
    ):
        function = option(function)
    return function


@command.command("rename")
@click.argument("old")
@click.argument("new")
@click.argument("files", nargs=-1, metavar="[FILE...]")
@_shared_options
def rename(old: str, new: str, files: tuple[str, ...], aliases: bool, as_json: bool, **how: Any) -> int:
    """Give the entry OLD the key NEW, wherever it is cited.

    FILES are .bib files, manuscripts (.tex .md .qmd .typ .org) and folders of them; without any, the current folder.
    Verbatim text, code and comments are left alone.

    \b
    bibkit keys rename li2020 Li2020Deep --dry-run
    bibkit keys rename li2020 Li2020Deep refs.bib paper.tex notes/
    """
    from bibkit.cli.keys_run import rename_key

    rename_key(old, new, files, aliases=aliases, as_json=as_json, how=how)
    return 0


@command.command("apply", short_help="Give entries the keys that a pattern makes.")
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option(
    "--pattern", metavar="TEXT", help="JabRef's `[auth][year]`, Better BibTeX's `auth + year`; else Family2015Word."
)
@click.option("--missing", is_flag=True, help="Only give keys to entries that have none.")
@click.option("--only", multiple=True, metavar="KEY", help="Only change the entry of this key (repeatable).")
@_shared_options
def apply(
    files: tuple[str, ...],
    pattern: str | None,
    missing: bool,
    only: tuple[str, ...],
    aliases: bool,
    as_json: bool,
    **how: Any,
) -> int:
    """Give entries the keys that a pattern makes, and change them wherever they are cited.

    A key that fits the pattern stays as it is, its letter included, so that running twice changes nothing.
    FILES are .bib files, manuscripts (.tex .md .qmd .typ .org) and folders of them; without any, the current folder.

    \b
    bibkit keys apply refs.bib paper.tex --dry-run
    bibkit keys apply refs.bib chapters/ --pattern 'auth.lower + year + veryshorttitle' --map keys.csv
    bibkit keys apply refs.bib --missing
    """
    from bibkit.cli.keys_run import apply_pattern

    apply_pattern(files, pattern, missing=missing, only=only, aliases=aliases, as_json=as_json, how=how)
    return 0
