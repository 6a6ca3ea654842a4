"""A .bib on disk: opened for editing, and saved over itself only where it changed and nobody else changed it."""

from __future__ import annotations

from pathlib import Path

from bibkit.bibtex.tree import BibFile, parse_bib
from bibkit.errors import InputError
from bibkit.files import load, save


def load_bib(path: str | Path, *, missing_ok: bool = False) -> BibFile:
    """The file as a tree that `save_bib` can write back; with `missing_ok` one that is not there is empty.

    Raises InputError when it cannot be read. What is broken inside is no error: see `BibFile.issues`.
    """
    snapshot = load(Path(path), missing_ok=missing_ok)
    bib = parse_bib(snapshot.data, str(path))
    bib.snapshot = snapshot
    return bib


def save_bib(bib: BibFile) -> bool:
    """Write a loaded file back, whole or not at all; False, and no write, when its bytes are the same.

    Raises WriteError with the old file intact: changed by somebody else meanwhile, full disk, no permission.
    """
    if bib.snapshot is None:
        raise InputError("this .bib was not loaded from a file", "write its dumps() where it shall go")
    data = bib.dumps()
    changed = save(bib.snapshot, data)
    if changed:
        bib.snapshot = load(bib.snapshot.path)
    return changed
