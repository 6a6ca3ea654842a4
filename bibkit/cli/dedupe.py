"""`bibkit dedupe`: entries of one work found, shown, and on request made one."""

from __future__ import annotations

import click


@click.command("dedupe")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--apply", "write", is_flag=True, help="Merge them: change the .bib and the manuscripts.")
@click.option("--dry-run", is_flag=True, help="As without --apply, but exit with 0.")
@click.option("--diff", is_flag=True, help="Write nothing; show every line that would change.")
@click.option("--map", "map_file", metavar="FILE", help="Write old and new keys to FILE (.json or .csv).")
@click.option("--only", multiple=True, metavar="KEY", help="Only the group of this entry (repeatable).")
@click.option("--skip", multiple=True, metavar="KEY", help="Leave the group of this entry alone (repeatable).")
@click.option("--lookalikes", is_flag=True, help="Also list other editions, parts, corrections that look alike.")
@click.option("--json", "as_json", is_flag=True, help="Print the groups as JSON.")
def command(
    files: tuple[str, ...],
    write: bool,
    dry_run: bool,
    diff: bool,
    map_file: str | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    lookalikes: bool,
    as_json: bool,
) -> int:
    """Find entries that describe one work, and merge them.

    FILES are one .bib, and the manuscripts or folders that cite from it: the key they cite stays, the others are kept
    in `ids`. Without --apply nothing is written; the exit code is 1 when there are duplicates.

    A field marked + comes from another entry, > is said more fully there, ! is where the entries disagree (the kept
    value stands, the others are shown).

    \b
    bibkit dedupe refs.bib
    bibkit dedupe refs.bib paper.tex --diff
    bibkit dedupe refs.bib paper.tex --apply --map keys.json
    """
    from bibkit.cli.dedupe_run import run

    return run(
        files,
        write=write,
        dry_run=dry_run,
        diff=diff,
        map_file=map_file,
        only=only,
        skip=skip,
        lookalikes=lookalikes,
        as_json=as_json,
    )
