"""Files that change together: a bibliography and the manuscripts that cite from it, all written or none."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from bibkit.bibtex.encoding import detect
from bibkit.cli.diff import show_diff
from bibkit.errors import InputError, WriteError
from bibkit.files import STANDARD_STREAM, Snapshot, check_target, load, reason, save, write_output
from bibkit.manuscripts.includes import find_includes
from bibkit.manuscripts.rewrite import NO_MACROS, dialect_of, find_uses, replace_keys
from bibkit.manuscripts.tex import macros_of
from bibkit.manuscripts.tex_macros import Macros

# Folders that hold what programs made, not what people wrote.
_NOT_WRITTEN_BY_HAND = frozenset(
    ("node_modules", "_site", "_book", "_freeze", "_build", "__pycache__", "build", "dist")
)


@dataclass(slots=True)
class Project:
    """The files named, read. `named_bibs`: how many .bib files were named themselves, not found in a folder."""

    bibs: list[Snapshot] = field(default_factory=list)
    manuscripts: list[Snapshot] = field(default_factory=list)
    named_bibs: int = 0


def load_project(names: Sequence[str]) -> Project:
    """The .bib files and manuscripts among these files and folders; without any name, those of the current folder.

    Folders are searched through, hidden ones and those of build tools left out. A manuscript that is named brings
    those that it reads (`\\input`, `include`) with it, as far as they lie in or below its folder. InputError for what
    cannot be read, a named file of another kind, and when there is no .bib at all.
    """
    project = Project()
    seen: set[Path] = set()
    for name in names or (".",):
        path = Path(name)
        for found in _files_in(path) if os.path.isdir(path) else (path,):  # noqa: PTH112 -- Path.is_dir may raise
            real = Path(os.path.realpath(found))
            if real in seen:
                continue
            seen.add(real)
            if found.suffix.lower() == ".bib":
                project.bibs.append(load(found))
                project.named_bibs += found == path
            elif dialect_of(found) is not None:
                project.manuscripts += _with_included(found, seen) if found == path else [load(found)]
            elif not os.path.lexists(found):
                raise InputError(f"cannot read {found}: no such file or folder")
            else:
                raise InputError(f"{found} is neither a .bib nor a manuscript (.tex .md .qmd .typ .org)")
    if not project.bibs:
        raise InputError("there is no .bib among the files", "name the bibliography, as in: refs.bib paper.tex")
    return project


def _with_included(root: Path, seen: set[Path]) -> Iterator[Snapshot]:
    """A manuscript and what it reads, theirs too. Names are sought from the first file's folder, as TeX does, and from
    the reading file's; what is elsewhere was not handed over."""
    home = Path(os.path.realpath(root.parent))
    waiting = [root]
    while waiting:
        path = waiting.pop(0)
        snapshot = load(path)
        yield snapshot
        dialect = dialect_of(path)
        if dialect is None:
            continue
        encoding, scanned = detect(snapshot.data)
        for name in find_includes(encoding.decode(scanned), dialect):
            for folder in dict.fromkeys((root.parent, path.parent)):
                found = folder / name
                real = Path(os.path.realpath(found))
                if "\0" in name or dialect_of(found) is None or not real.is_relative_to(home) or not real.is_file():
                    continue
                if real not in seen:
                    seen.add(real)
                    waiting.append(found)
                break


def _files_in(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=_cannot_look):
        folders[:] = sorted(name for name in folders if name[0] not in "._" and name not in _NOT_WRITTEN_BY_HAND)
        for name in sorted(files):
            path = Path(parent) / name
            if (path.suffix.lower() == ".bib" or dialect_of(path) is not None) and not _is_made_by_editors(path):
                yield path


def _is_made_by_editors(path: Path) -> bool:
    """Hidden files, among them Emacs' locks (links to nowhere) and what macOS puts beside files on foreign disks."""
    return path.name.startswith(".") or not os.path.exists(path)  # noqa: PTH110 -- Path.exists may raise


def _cannot_look(error: OSError) -> None:
    """A folder that is left out in silence may hold a manuscript whose citations then break."""
    raise InputError(f"cannot look into {error.filename}: {reason(error)}") from None


def cited_keys(manuscripts: Iterable[Snapshot]) -> dict[str, int]:
    """How often each key is cited."""
    counts: dict[str, int] = {}
    texts = list(manuscripts)
    macros = own_commands(texts)
    for snapshot in texts:
        dialect = dialect_of(snapshot.path)
        if dialect is not None:
            encoding, scanned = detect(snapshot.data)
            for use in find_uses(encoding.decode(scanned), dialect, macros):
                counts[use.key] = counts.get(use.key, 0) + 1
    return counts


def own_commands(manuscripts: Iterable[Snapshot]) -> Macros:
    """The commands that cite and that the LaTeX files among these define: a preamble's hold in every chapter."""
    macros: dict[str, tuple[int, ...]] = {}
    for snapshot in manuscripts:
        if dialect_of(snapshot.path) == "tex" and b"#" in snapshot.data:
            encoding, scanned = detect(snapshot.data)
            macros |= macros_of(encoding.decode(scanned))
    return macros


def rewritten(snapshot: Snapshot, keys: Mapping[str, str], macros: Macros = NO_MACROS) -> bytes:
    """A manuscript with other keys; the very same bytes when none of them is cited."""
    dialect = dialect_of(snapshot.path)
    encoding, scanned = detect(snapshot.data)
    text = encoding.decode(scanned)
    if dialect is None or not any(key in text for key in keys):
        return snapshot.data
    changed = replace_keys(text, dialect, keys, macros)
    if changed == text:
        return snapshot.data
    if not encoding.can_encode(changed):
        raise InputError(f"{snapshot.path} is written in {encoding.name}, which lacks a letter of the new keys")
    return encoding.restore(encoding.encode(changed))


def write_together(changes: Sequence[tuple[Snapshot, bytes]]) -> None:
    """Write all files; when one cannot be written, those written before get their old contents back."""
    for snapshot, _ in changes:
        check_target(snapshot.path)
    done: list[tuple[Snapshot, bytes]] = []
    try:
        for snapshot, data in changes:
            if save(snapshot, data):
                done.append((snapshot, data))
    except BaseException as error:  # Ctrl-C, too
        left = [snapshot.path for snapshot, data in done if not _put_back(snapshot, data)]
        if not done or not isinstance(error, WriteError):
            raise
        told = f"; {', '.join(map(str, left))} could not be put back" if left else "; the other files are as they were"
        raise WriteError(error.message + told, error.hint) from None


def _put_back(snapshot: Snapshot, written: bytes) -> bool:
    try:
        now = load(snapshot.path)
        return now.data == written and save(now, snapshot.data)
    except (InputError, WriteError):
        return False


def finish(
    changes: Sequence[tuple[Snapshot, bytes]],
    keys: Mapping[str, str],
    *,
    dry_run: bool,
    diff: bool,
    map_file: str | None,
) -> None:
    """Show or write what changes, and write the map of keys."""
    changed = [(snapshot, data) for snapshot, data in changes if data != snapshot.data]
    if diff:
        for snapshot, data in changed:
            show_diff(snapshot.data, data, str(snapshot.path))
    if dry_run or diff:
        click.echo(f"{_files(len(changed))} would change", err=True)
        return
    if map_file and map_file != STANDARD_STREAM:
        check_target(Path(map_file))
    write_together(changed)
    if map_file:
        write_output(map_file, render_map(keys, map_file))
    click.echo(f"{_files(len(changed))} changed", err=True)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def render_map(keys: Mapping[str, str], name: str) -> bytes:
    """Old and new keys: CSV for a name that ends in .csv, else a JSON object."""
    if not name.lower().endswith(".csv"):
        return (json.dumps(dict(keys), ensure_ascii=False, indent=2) + "\n").encode()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("old", "new"))
    writer.writerows((_as_text(old), _as_text(new)) for old, new in keys.items())
    return out.getvalue().encode()


def _as_text(cell: str) -> str:
    """What a spreadsheet would take for a formula, made a text."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@") else cell
