"""Files on disk: saved over themselves, and never over somebody else's change."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.bibtex.edits import add_entry, set_field
from bibkit.bibtex.file import load_bib, save_bib
from bibkit.bibtex.tree import parse_bib
from bibkit.errors import InputError, WriteError

TEXT = b"@misc{a,\r\n  t = {x}\r\n}\r\n"


def test_edit_and_save(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(TEXT)
    bib = load_bib(path)
    assert not save_bib(bib)
    for value in ("y", "z"):
        set_field(bib.entries[0], "t", value)
        assert save_bib(bib)
        assert path.read_bytes() == TEXT.replace(b"x", value.encode())
    assert not save_bib(bib)


def test_somebody_else_was_quicker(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(TEXT)
    bib = load_bib(path)
    path.write_bytes(TEXT + TEXT)
    set_field(bib.entries[0], "t", "y")
    with pytest.raises(WriteError, match="changed by another program"):
        save_bib(bib)
    assert path.read_bytes() == TEXT + TEXT


def test_a_new_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_bib(tmp_path / "new.bib")
    bib = load_bib(tmp_path / "new.bib", missing_ok=True)
    add_entry(bib, ("misc", "a", {"t": "x"}))
    assert save_bib(bib)
    assert (tmp_path / "new.bib").read_bytes() == b"@misc{a,\n  t = {x},\n}\n"
    with pytest.raises(InputError, match="not loaded"):
        save_bib(parse_bib(TEXT))
