"""Files of users: atomic writes, links, changes by others, and plain words for what is in the way."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from bibkit import files
from bibkit.errors import InputError, WriteError

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes and links as on POSIX")


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


def test_save_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    assert files.save(files.load(path), b"new") is True
    assert path.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


def test_unchanged_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"same")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert files.save(files.load(path), b"same") is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    snapshot = files.load(path)
    path.write_bytes(b"edited by hand")
    with pytest.raises(WriteError) as caught:
        files.save(snapshot, b"ours")
    assert path.read_bytes() == b"edited by hand"
    assert (tmp_path / "refs.bib.bibkit-1").read_bytes() == b"ours"
    assert "refs.bib.bibkit-1" in str(caught.value)
    assert caught.value.exit_code == 4


def test_a_file_that_appeared_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    snapshot = files.load(path, missing_ok=True)
    path.write_bytes(b"somebody else's")
    with pytest.raises(WriteError):
        files.save(snapshot, b"ours")
    assert path.read_bytes() == b"somebody else's"


@posix_only
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real.bib", tmp_path / "refs.bib"
    real.write_bytes(b"old")
    link.symlink_to(real.name)
    files.save(files.load(link), b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@posix_only
def test_the_mode_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.save(files.load(path), b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    snapshot = files.load(path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "fsync":
        monkeypatch.setattr(files.os, "fsync", full)
    else:
        monkeypatch.setattr(files.Path, "replace", full)
    with pytest.raises(WriteError, match="the disk is full"):
        files.save(snapshot, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_writing_into_a_missing_folder_says_so(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "refs.bib"
    with pytest.raises(WriteError, match="no such file"):
        files.save(files.load(path, missing_ok=True), b"new")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(), "is a directory"),
        (lambda path: None, "no such file"),
        (lambda path: path.write_bytes(b"x" * 11), "the limit is 10"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "input"
    make(path)  # type: ignore[operator]
    with pytest.raises(InputError, match=words):
        files.load(path, limit_bytes=10)


def test_write_output_replaces_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_bytes(b"old")
    files.write_output(str(path), b"new")
    assert path.read_bytes() == b"new"
    files.write_output(str(path), b"")
    assert path.read_bytes() == b""
