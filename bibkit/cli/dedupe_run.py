"""What `bibkit dedupe` does: entries of one work found, shown, and on request made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from bibkit.bibtex.inherit import Inheritance
from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from bibkit.cli.screen import print_json, printable, tell
from bibkit.cli.together import cited_keys, finish, load_project, own_commands, rewritten
from bibkit.dedupe.group import Duplicates, Group, find_duplicates
from bibkit.dedupe.merge import FieldChoice, Merge, apply_merge, propose_merge
from bibkit.errors import InputError
from bibkit.keys.rename import REFERENCE_FIELDS, follow_references

_NO_WORKS = ("xdata", "set")
_TOLD = ("preprint", "version", "identifier")  # lookalikes worth a line each time
_MARKS = {"same": " ", "filled": "+", "finer": ">", "united": "+", "kept": "!"}
_NOTES = {"filled": "from {0}", "finer": "more in {0}", "united": "put together", "kept": ""}


def run(
    files: Sequence[str],
    *,
    write: bool,
    dry_run: bool,
    diff: bool,
    map_file: str | None,
    only: Sequence[str],
    skip: Sequence[str],
    lookalikes: bool,
    as_json: bool,
) -> int:
    """One run; gives the exit code."""
    project = load_project(files)
    if len(project.bibs) != 1:
        raise click.UsageError("name one .bib; entries are merged within a file")
    snapshot = project.bibs[0]
    bib = parse_bib(snapshot.data, str(snapshot.path))
    tell(bib.issues)
    blocks = [block for block in bib.entries if block.type.lower() not in _NO_WORKS]
    inheritance = Inheritance(bib)
    found = find_duplicates([read_entry(bib, block, inheritance=inheritance).entry for block in blocks])
    groups = _chosen(found.groups, blocks, only, skip)
    cited = cited_keys(project.manuscripts)
    parents = _parents(bib)
    merges = [propose_merge([blocks[at] for at in group.members], cited=cited, parents=parents) for group in groups]
    keys = {old: new for merge in merges for old, new in merge.keys.items()}
    if as_json:
        print_json(_to_json(groups, merges, found, blocks, keys))
    elif not diff:
        _show(groups, merges, cited)
        _show_lookalikes(found, blocks, every=lookalikes)
    if write or diff:
        for merge in merges:
            apply_merge(merge)
        follow_references(bib, keys)
        macros = own_commands(project.manuscripts)
        changes = [(snapshot, bib.dumps()), *((text, rewritten(text, keys, macros)) for text in project.manuscripts)]
        finish(changes, keys, dry_run=dry_run, diff=diff, map_file=map_file)
        return 0
    return int(bool(groups) and not dry_run)


def _chosen(
    groups: Sequence[Group], blocks: Sequence[EntryBlock], only: Sequence[str], skip: Sequence[str]
) -> list[Group]:
    """The groups to merge; one whose entries refer to each other is somebody's intention and stays."""
    known = {block.key for block in blocks}
    unknown = [key for key in (*only, *skip) if key not in known]
    if unknown:
        raise InputError(f"no entry has the key {unknown[0]!r}")
    chosen = []
    for group in groups:
        members = [blocks[at] for at in group.members]
        names = {block.key for block in members}
        if (only and not names & set(only)) or names & set(skip) or _refer_to_each_other(members):
            continue
        chosen.append(group)
    return chosen


def _refer_to_each_other(members: Sequence[EntryBlock]) -> bool:
    names = {block.key.lower() for block in members}
    return any(key in names - {block.key.lower()} for block in members for key in _references(block))


def _references(block: EntryBlock) -> list[str]:
    values = [block.file.expand(field) for name in REFERENCE_FIELDS if (field := block.field(name))]
    return [key.lower() for value in values for key in value.replace(",", " ").split()]


def _parents(bib: BibFile) -> set[str]:
    return {bib.expand(field).strip().lower() for block in bib.entries if (field := block.field("crossref"))}


def _show(groups: Sequence[Group], merges: Sequence[Merge], cited: Mapping[str, int]) -> None:
    for group, merge in zip(groups, merges, strict=True):
        why = "; ".join(dict.fromkeys(reason for _, _, reason in group.reasons))
        click.echo(printable(f"{merge.key}: {why}"))
        for block in (merge.kept, *merge.dropped):
            what = "keep" if block is merge.kept else "drop"
            count = cited.get(block.key, 0)
            times = f", cited {count} times" if count > 1 else (", cited once" if count else "")
            click.echo(f"  {what} {printable(block.key) or '(no key)'} (line {block.line}{times})")
        for choice in merge.fields:
            if choice.action != "same":
                _show_field(choice)
        click.echo()
    if not groups:
        click.echo("no duplicates", err=True)
        return
    many = sum(len(merge.dropped) for merge in merges)
    click.echo(f"{_counted(len(groups), 'group')}, {_counted(many, 'superfluous entry')}", err=True)


def _counted(count: int, what: str) -> str:
    if count != 1:
        what = what.removesuffix("y") + "ies" if what.endswith("y") else what + "s"
    return f"{count} {what}"


def _show_field(choice: FieldChoice) -> None:
    note = _NOTES[choice.action].format(choice.source)
    shown = printable(choice.value)
    line = f"  {_MARKS[choice.action]} {choice.name} = {_short(shown)}" + (f"   ({note})" if note else "")
    click.echo(printable(line))
    for key, value in choice.others:
        click.echo(f"      {printable(key)}: {_short(printable(value))}")


def _short(text: str) -> str:
    return text if len(text) <= 100 else text[:99] + "…"


def _show_lookalikes(found: Duplicates, blocks: Sequence[EntryBlock], *, every: bool) -> None:
    for look in found.lookalikes:
        if every or look.finding in _TOLD:
            first, second = blocks[look.first].key, blocks[look.second].key
            click.echo(printable(f"not merged ({look.finding}): {first}, {second}: {look.why}"))


def _to_json(
    groups: Sequence[Group],
    merges: Sequence[Merge],
    found: Duplicates,
    blocks: Sequence[EntryBlock],
    keys: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "schema": 1,
        "groups": [
            {
                "key": merge.key,
                "keep": merge.kept.key,
                "drop": [block.key for block in merge.dropped],
                "why": [[blocks[one].key, blocks[other].key, why] for one, other, why in group.reasons],
                "fields": [
                    {"name": c.name, "value": c.value, "from": c.source, "action": c.action, "others": dict(c.others)}
                    for c in merge.fields
                ],
            }
            for group, merge in zip(groups, merges, strict=True)
        ],
        "lookalikes": [
            {"keys": [blocks[look.first].key, blocks[look.second].key], "kind": look.finding, "why": look.why}
            for look in found.lookalikes
        ],
        "keys": dict(keys),
    }
