"""Files of users: atomic writes, links, changes by others, and plain words for what is in the way."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from bibkit import files
from bibkit.errors import ChangedError, InputError, WriteError

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


@posix_only
def test_a_file_with_several_names_stays_one(tmp_path: Path) -> None:
    one, other = tmp_path / "one.bib", tmp_path / "other.bib"
    one.write_bytes(b"old")
    other.hardlink_to(one)
    for data in (b"new and longer", b"short", b""):
        assert files.save(files.load(one), data)
        assert one.read_bytes() == other.read_bytes() == data
        assert one.samefile(other)
    assert len(list(tmp_path.iterdir())) == 2


@posix_only
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_file_with_several_names_is_put_back(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one.bib", tmp_path / "other.bib"
    one.write_bytes(b"old and long")
    other.hardlink_to(one)
    snapshot = files.load(one)
    write_all = files._write_all

    def half(stream: io.RawIOBase, data: bytes) -> None:
        write_all(stream, data if data == b"old and long" else data[:2])
        if data != b"old and long":
            raise error

    monkeypatch.setattr(files, "_write_all", half)
    with pytest.raises((WriteError, KeyboardInterrupt)):
        files.save(snapshot, b"new")
    assert other.read_bytes() == b"old and long"
    assert one.samefile(other)
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_the_owner_is_kept_where_we_cannot_give_files_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    os.chown(path, 4711, 4711)

    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files.os, "chown", refused)
    files.save(files.load(path), b"new")
    assert path.read_bytes() == b"new"
    assert (path.stat().st_uid, path.stat().st_gid) == (4711, 4711)


@pytest.mark.skipif(sys.platform != "linux", reason="attributes as on Linux")
def test_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    try:
        os.setxattr(path, "user.colour", b"red")
    except OSError:
        pytest.skip("this file system keeps no attributes")
    files.save(files.load(path), b"new")
    assert os.getxattr(path, "user.colour") == b"red"


def test_a_change_that_the_clock_does_not_show_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    snapshot, times = files.load(path), path.stat()
    path.write_bytes(b"OLD")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedError):
        files.save(snapshot, b"ours")
    assert path.read_bytes() == b"OLD"


def test_a_file_that_was_only_touched_is_written(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    snapshot = files.load(path)
    os.utime(path, (1, 1))
    assert files.save(snapshot, b"new")


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
    with pytest.raises(WriteError, match="there is no folder"):
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


# ---------------------------------------------------------------- targets that are no plain files


@pytest.mark.parametrize("name", ["folder", "folder/plain/new.bib"])
def test_a_target_that_cannot_be_is_not_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "plain").write_bytes(b"a file")
    with pytest.raises(WriteError, match="cannot write") as caught:
        files.load(tmp_path / name, missing_ok=True)
    assert caught.value.exit_code == 4


def test_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError):
        files.write_output(str(tmp_path / "a\0b"), b"x")
    with pytest.raises(WriteError, match="directory"):
        files.write_output("", b"x")


@posix_only
def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "loop.bib"
    path.symlink_to(path.name)
    with pytest.raises(WriteError):
        files.load(path, missing_ok=True)
    with pytest.raises(WriteError):
        files.write_output(str(path), b"x")
    assert path.is_symlink()


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    snapshot = files.load(path)
    monkeypatch.setattr(files.os, "access", lambda name, mode: Path(name) != path)  # root is above permissions
    with pytest.raises(WriteError, match=r"read-only; the old file is intact"):
        files.save(snapshot, b"new")
    assert path.read_bytes() == b"old"


def test_a_read_only_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    monkeypatch.setattr(files.os, "access", lambda name, mode: Path(name) != tmp_path)
    with pytest.raises(WriteError, match=r"no permission to write in the folder"):
        files.write_output(str(path), b"new")
    assert path.read_bytes() == b"old"


@posix_only
def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    for write in (
        lambda: files.write_output(str(path), b"new"),
        lambda: files.save(files.load(path, missing_ok=True), b"new"),
        lambda: files.update(path, lambda old: old + b"new"),
    ):
        got: list[bytes] = []
        reader = threading.Thread(target=lambda got=got: got.append(path.read_bytes()))
        reader.start()
        write()
        reader.join(10)
        assert got == [b"new"]
        assert stat.S_ISFIFO(path.stat().st_mode)


@posix_only
def test_a_pipe_is_not_written_back(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"old"))
    writer.start()
    snapshot = files.load(path)
    writer.join(10)
    with pytest.raises(WriteError, match="no regular file"):
        files.save(snapshot, b"new")
    assert stat.S_ISFIFO(path.stat().st_mode)


@posix_only
def test_what_never_ends_is_not_read_to_its_end() -> None:
    with pytest.raises(InputError, match="more than 1,000"):
        files.load(Path("/dev/zero"), limit_bytes=1000)


def test_standard_input_has_a_limit_and_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 11), encoding="utf-8"))
    with pytest.raises(InputError, match="cannot read standard input: more than 10"):
        files.read_input("-", limit_bytes=10)
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="it is closed"):
        files.read_input("-")


def test_ctrl_c_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"old")
    snapshot = files.load(path)

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.save(snapshot, b"new")
    monkeypatch.undo()
    assert [item.name for item in tmp_path.iterdir()] == ["refs.bib"]
    assert path.read_bytes() == b"old"


def test_the_longest_names_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 251 + ".bib")
    files.write_output(str(path), b"x")
    files.write_output(str(path), b"y")
    assert path.read_bytes() == b"y"


# ---------------------------------------------------------------- several at once


def test_an_update_is_made_again_when_another_came_between(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(b"one ")
    seen: list[bytes] = []

    def add(old: bytes) -> bytes:
        if not seen:
            path.write_bytes(old + b"theirs ")
        seen.append(old)
        return old + b"ours"

    assert files.update(path, add) is True
    assert seen == [b"one ", b"one theirs "]
    assert path.read_bytes() == b"one theirs ours"


def test_an_update_that_never_gets_through_leaves_its_result_beside(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"

    def add(old: bytes) -> bytes:
        path.write_bytes(old + b".")
        return old + b"ours"

    with pytest.raises(ChangedError, match=r"refs.bib.bibkit-1"):
        files.update(path, add)
    assert path.read_bytes().strip(b".") == b""
    assert leftovers(tmp_path) == []


def test_nothing_where_nothing_was_makes_no_file(tmp_path: Path) -> None:
    assert files.update(tmp_path / "refs.bib", lambda old: old) is False
    assert list(tmp_path.iterdir()) == []


def test_what_several_add_at_once_is_all_there(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"

    def work(name: str) -> None:
        for number in range(10):
            files.update(path, lambda old, number=number: old + f"{name}{number}\n".encode())

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(path.read_text("utf-8").split()) == sorted(
        f"{name}{number}" for name in "abc" for number in range(10)
    )
    assert [item.name for item in tmp_path.iterdir()] == ["refs.bib"]


def test_a_lock_left_by_a_program_that_died_holds_up_for_a_while_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "refs.bib"
    (tmp_path / ".refs.bib.bibkit-lock").touch()
    monkeypatch.setattr(files, "_LOCK_SECONDS", 0.05)
    files.write_output(str(path), b"new")
    assert [item.name for item in tmp_path.iterdir()] == ["refs.bib"]
