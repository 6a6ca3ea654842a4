"""What `bibkit keys` does: new keys in the bibliography, and in what cites from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from bibkit.bibtex.inherit import Inheritance
from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from bibkit.cli.screen import print_json, printable, tell
from bibkit.cli.together import Project, finish, load_project, own_commands, rewritten
from bibkit.errors import InputError
from bibkit.files import Snapshot
from bibkit.keys.patterns import KeyPattern, parse_pattern
from bibkit.keys.plan import Candidate, plan_keys
from bibkit.keys.rename import aliases_of, check_renames, follow_references, rename_entries

_NO_WORKS = ("xdata", "set")  # entry types that describe no work; nobody cites xdata


def rename_key(
    old: str, new: str, files: Sequence[str], *, aliases: bool, as_json: bool, how: Mapping[str, Any]
) -> None:
    """The entry `old` gets the key `new`. Raises InputError where there is none."""
    project = load_project(files)
    bibs = [_parse(snapshot) for snapshot in project.bibs]
    holders = [bib for bib in bibs if bib.entry(old)]
    if not holders:
        raise InputError(f"no entry has the key {old!r} in {_names(bibs)}", _near(old, bibs))
    keys = {} if old == new else {old: new}
    check_renames(bibs, keys)
    for bib in holders:
        rename_entries([(entry, new) for entry in bib.entries if entry is bib.entry(old)], aliases=aliases)
    _conclude(project, bibs, keys, as_json=as_json, how=how)


def apply_pattern(
    files: Sequence[str],
    pattern: str | None,
    *,
    missing: bool,
    only: Sequence[str],
    aliases: bool,
    as_json: bool,
    how: Mapping[str, Any],
) -> None:
    """The entries get the keys of a pattern, None for that of the settings."""
    project = load_project(files)
    if len(project.bibs) > 1 and not project.named_bibs:
        raise click.UsageError(f"there are {len(project.bibs)} .bib files here; name those that shall get new keys")
    bibs = [_parse(snapshot) for snapshot in project.bibs]
    unknown = [key for key in only if not any(bib.entry(key) for bib in bibs)]
    if unknown:
        raise InputError(f"no entry has the key {unknown[0]!r} in {_names(bibs)}", _near(unknown[0], bibs))
    keys = _apply(bibs, parse_pattern(_pattern_or_setting(pattern)), missing=missing, only=only, aliases=aliases)
    _conclude(project, bibs, keys, as_json=as_json, how=how)


def _pattern_or_setting(pattern: str | None) -> str:
    if pattern is not None:
        return pattern
    from bibkit.cli.config import load_config

    return str(load_config()["keys.pattern"])


def _apply(
    bibs: Sequence[BibFile], pattern: KeyPattern, *, missing: bool, only: Sequence[str], aliases: bool
) -> dict[str, str]:
    """Rename the entries of all files; old -> new. A key that several files share is one work and gets one key."""
    blocks: list[EntryBlock] = []
    candidates: list[Candidate] = []
    shared: dict[str, list[EntryBlock]] = {}
    for bib in bibs:
        inheritance = Inheritance(bib)
        own: set[str] = set()
        for block in bib.entries:
            if block.key in shared and block.key not in own:
                shared[block.key].append(block)
                continue
            own.add(block.key)
            shared.setdefault(block.key, [])
            fixed = bool(missing and block.key) or bool(only and block.key not in only)
            record = read_entry(bib, block, inheritance=inheritance)
            fixed = fixed or block.type.lower() in _NO_WORKS
            candidates.append(Candidate(block.key, pattern.draft(record, block), fixed))
            blocks.append(block)
    planned = plan_keys(candidates, _reserved(blocks, candidates))
    pairs = [(block, new) for block, new in zip(blocks, planned, strict=True) if new != block.key]
    keys: dict[str, str] = {}
    for block, new in pairs:
        if block.key and block is block.file.entry(block.key):
            keys[block.key] = new
    pairs += [(twin, new) for old, new in keys.items() for twin in shared[old]]
    given = {new.lower(): block.key for block, new in zip(blocks, planned, strict=True)}
    taken = {new for new, old in given.items() if old.lower() != new}
    for bib in bibs:
        rename_entries([(block, new) for block, new in pairs if block.file is bib], aliases=aliases, taken=taken)
    return keys


def _reserved(blocks: Sequence[EntryBlock], candidates: Sequence[Candidate]) -> list[str]:
    """The aliases of all entries, but for the one that is an entry's own next key."""
    return [
        alias
        for block, candidate in zip(blocks, candidates, strict=True)
        for alias in aliases_of(block)
        if alias.lower() != candidate.draft.plain.lower()
    ]


def _conclude(
    project: Project, bibs: Sequence[BibFile], keys: Mapping[str, str], *, as_json: bool, how: Mapping[str, Any]
) -> None:
    """References and manuscripts follow; then everything is shown or written."""
    for bib in bibs:
        follow_references(bib, keys)
    changes = [(snapshot, bib.dumps()) for snapshot, bib in zip(project.bibs, bibs, strict=True)]
    macros = own_commands(project.manuscripts)
    changes += [(snapshot, rewritten(snapshot, keys, macros)) for snapshot in project.manuscripts]
    if as_json:
        files = [str(snapshot.path) for snapshot, data in changes if data != snapshot.data]
        print_json({"schema": 1, "keys": dict(keys), "files": files})
    elif not how["diff"]:
        for old, new in keys.items():
            click.echo(printable(f"{old} -> {new}"))
    finish(changes, keys, **how)


def _parse(snapshot: Snapshot) -> BibFile:
    bib = parse_bib(snapshot.data, str(snapshot.path))
    tell(bib.issues)
    return bib


def _names(bibs: Sequence[BibFile]) -> str:
    return ", ".join(bib.name for bib in bibs[:3]) + (f" and {len(bibs) - 3} more" if len(bibs) > 3 else "")


def _near(key: str, bibs: Sequence[BibFile]) -> str:
    import difflib

    for bib in bibs:
        for entry in bib.entries:
            if key in aliases_of(entry):
                return f"it is an alias of {entry.key!r}"
    known = {entry.key.lower(): entry.key for bib in bibs for entry in bib.entries}
    near = difflib.get_close_matches(key.lower(), known, n=1)
    return f"did you mean {known[near[0]]!r}?" if near else ""
