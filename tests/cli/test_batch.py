"""`bibkit extract` over many pages: rows in order, failures that cost their own row only, files that are continued."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bibkit.cli import batch
from bibkit.cli.batch import read_row, read_rows
from bibkit.cli.main import run
from bibkit.cli.row_file import RowFile
from bibkit.errors import WriteError
from tests.cli.fatal_pages import fails_on_some

PAGE = """<html><head><title>A study of {0} lakes</title>
<meta name="citation_title" content="A study of {0} lakes"><meta name="citation_author" content="Li, Wei">
<meta name="citation_doi" content="10.1000/lakes.{0}"></head><body><h1>A study of {0} lakes</h1></body></html>
"""


def make_pages(folder: Path, count: int, start: int = 0) -> list[str]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number:04}.html" for number in range(start, start + count)]
    for number, path in enumerate(paths, start):
        path.write_text(PAGE.format(number), encoding="utf-8")
    return [str(path) for path in paths]


def rows_in(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines(keepends=True)]


def inputs_in(path: Path) -> list[str]:
    return [row["input"] for row in rows_in(path)]


# ---------------------------------------------------------------- rows


def test_a_fault_costs_its_own_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    names = make_pages(tmp_path, 3)

    def read_one(name: str, **options: Any) -> Any:
        if "0001" in name:
            raise ZeroDivisionError("no way")
        return original(name, **options)

    original = batch.read_one
    monkeypatch.setattr(batch, "read_one", read_one)
    rows = [json.loads(row.line) for row in read_rows(names, jobs=1)]
    assert [row["input"] for row in rows] == names
    assert [len(row["records"]) for row in rows] == [1, 0, 1]
    (issue,) = rows[1]["issues"]
    assert issue["code"] == "extract.crashed"
    assert "ZeroDivisionError: no way (test_batch.py, line" in issue["message"]
    assert run(["extract", "--jsonl", *names]) == 3


@pytest.mark.slow
def test_a_process_that_dies_costs_its_own_row(tmp_path: Path) -> None:
    names = make_pages(tmp_path, 8)
    rows = list(read_rows(names, jobs=2, read=fails_on_some))
    assert [row.input for row in rows] == names
    assert [row.input[-9:] for row in rows if row.exit_code] == ["0002.html", "0005.html"]
    assert "process that read it died" in rows[2].error


@pytest.mark.slow
def test_several_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = make_pages(tmp_path, 5)
    names.insert(2, str(tmp_path / "missing.html"))
    names.insert(4, "-")
    both = []
    for jobs in (1, 3):
        stream = io.TextIOWrapper(io.BytesIO(PAGE.format(77).encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        both.append([row.line for row in read_rows(names, jobs=jobs)])
    assert both[0] == both[1]
    assert b"lakes.77" in both[0][4]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    row = read_row(str(tmp_path / "a\udcff.html"))
    assert json.loads(row.line)["input"].endswith("a\udcff.html")
    assert row.exit_code == 2


# ---------------------------------------------------------------- the file


def test_a_file_is_continued(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path / "pages", 4)
    assert run(["extract", str(tmp_path / "pages"), "-o", str(out)]) == 0
    assert capsys.readouterr() == ("", f"{out}: 4 pages: 4 with an entry\n")
    assert inputs_in(out) == names
    before = out.read_bytes()

    out.write_bytes(before[: before.rindex(b"0002.html")])  # the third row is cut, the fourth missing
    assert run(["extract", str(tmp_path / "pages"), "-o", str(out)]) == 0
    assert capsys.readouterr().err == f"{out}: 4 pages: 4 with an entry, 2 of them done before\n"
    assert out.read_bytes() == before


def test_what_changed_is_read_again_and_stands_in_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path / "pages", 4)
    run(["extract", *names[1:], "-o", str(out)])
    Path(names[2]).write_text(PAGE.format("changed"), encoding="utf-8")
    capsys.readouterr()
    assert run(["extract", *names, "-o", str(out)]) == 0
    assert "2 of them done before" in capsys.readouterr().err
    assert inputs_in(out) == names
    assert rows_in(out)[2]["records"][0]["entry"]["DOI"] == "10.1000/lakes.changed"
    assert [path.name for path in tmp_path.iterdir()] in (["out.jsonl", "pages"], ["pages", "out.jsonl"])


def test_what_failed_is_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path, 2)
    late = str(tmp_path / "late.html")
    assert run(["extract", names[0], late, names[1], "-o", str(out)]) == 2
    assert "2 with an entry, 1 unreadable" in capsys.readouterr().err
    assert [row["issues"][0]["code"] if row["issues"] else "" for row in rows_in(out)] == ["", "input.unreadable", ""]
    Path(late).write_text(PAGE.format(3), encoding="utf-8")
    assert run(["extract", names[0], late, names[1], "-o", str(out)]) == 0
    assert inputs_in(out) == [names[0], late, names[1]]


def test_rows_of_other_inputs_and_versions(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    first, second = make_pages(tmp_path / "a", 2), make_pages(tmp_path / "b", 2, start=7)
    run(["extract", *first, "-o", str(out)])
    run(["extract", *second, "-o", str(out)])
    assert inputs_in(out) == first + second
    rows = [json.loads(line) | {"bibkit": "0.0.1", "extractor": "old"} for line in out.read_bytes().splitlines()]
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    run(["extract", *second, "-o", str(out)])
    assert [row["extractor"] for row in rows_in(out)] == ["old", "old", "", ""]


@pytest.mark.parametrize(
    "content",
    [
        b"@article{a, title = {Mine}}\n",
        b"no line end",
        b'{"id": 1}\n',
        b'{"schema": 2, "input": "a", "records": []}\n',
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
    ],
)
def test_a_file_that_is_something_else_is_not_touched(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "refs.bib"
    out.write_bytes(content)
    assert run(["extract", *make_pages(tmp_path, 1), "-o", str(out)]) == 4
    assert "line 1 is no row" in capsys.readouterr().err
    assert out.read_bytes() == content


@pytest.mark.parametrize(
    "tail", [b"", b'{"sch', b'{"schema": 1, "input": "x.html", "rec', b"\0" * 600, b'{"schema": 1\0\0']
)
def test_a_cut_end_is_repaired(tail: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path, 2)
    out.write_bytes(read_row(names[0]).line + tail)
    assert run(["extract", *names, "-o", str(out)]) == 0
    assert inputs_in(out) == names


def test_a_link_is_followed_and_a_mode_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    names = make_pages(tmp_path, 2)
    run(["extract", names[1], "-o", str(real)])
    real.chmod(0o600)
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("no symbolic links here")
    run(["extract", *names, "-o", str(link)])
    assert link.is_symlink()
    assert inputs_in(real) == names
    assert sys.platform == "win32" or real.stat().st_mode & 0o777 == 0o600


def test_another_program_writes_to_the_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path, 3)
    with pytest.raises(WriteError, match="changed by another program"), RowFile(out) as file:
        for number, name in enumerate(file.left_to_do(names)):
            if number == 2:
                with out.open("ab") as other:
                    other.write(b"theirs\n")
            file.append(read_row(name))
    assert out.read_bytes().endswith(b"}\ntheirs\n")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is not removed there")
@pytest.mark.parametrize("theirs", [b"theirs\n", None])
def test_another_program_takes_the_file_away(theirs: bytes | None, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path, 3)
    with pytest.raises(WriteError, match="removed or replaced"), RowFile(out) as file:
        for number, name in enumerate(file.left_to_do(names)):
            if number == 1:
                out.unlink()
                if theirs:
                    out.write_bytes(theirs)
            file.append(read_row(name))
    assert (out.read_bytes() if out.exists() else None) == theirs


def test_the_file_that_is_written_is_no_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = make_pages(tmp_path / "pages", 2)
    out = tmp_path / "pages" / "out.txt"
    for _ in range(2):
        assert run(["extract", str(tmp_path / "pages"), "-o", str(out)]) == 0
        assert inputs_in(out) == names
    assert run(["extract", str(tmp_path / "pages"), "-o", ""]) == 2
    assert "name of a file is empty" in capsys.readouterr().err


def test_where_no_file_can_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (name,) = make_pages(tmp_path, 1)
    assert run(["extract", name, "-o", str(tmp_path / "missing" / "out.jsonl")]) == 4
    assert "cannot write" in capsys.readouterr().err
    assert run(["extract", name, "-o", str(tmp_path / "o.json"), "--json"]) == 2
    assert "-o" in json.loads(capsys.readouterr().out)["error"]["message"]
    assert run(["extract", name, "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["input"] == name


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    out = tmp_path / "pipe"
    os.mkfifo(out)
    code = "import sys; sys.stdout.write(open(sys.argv[1], encoding='utf-8').read())"
    with subprocess.Popen([sys.executable, "-c", code, str(out)], stdout=subprocess.PIPE) as reader:
        assert run(["extract", *make_pages(tmp_path / "pages", 2), "-o", str(out)]) == 0
        assert reader.communicate()[0].count(b"\n") == 2


def test_a_fault_while_writing_leaves_whole_rows(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path, 2)

    class Full(io.FileIO):
        def write(self, data: Any) -> int:
            super().write(bytes(data)[:20])
            raise OSError(28, "No space left on device")

    with pytest.raises(WriteError, match="the disk is full"), RowFile(out) as file:
        file.append(read_row(names[0]))
        file._stream.close()
        file._stream = Full(out, "r+")
        file.append(read_row(names[1]))
    assert inputs_in(out) == names[:1]


def test_a_disk_that_takes_a_part_of_a_row(tmp_path: Path) -> None:
    """A write may be short; what is left of a row must not come later, when the file is closed."""
    resource = pytest.importorskip("resource")
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path, 3)
    rows = [read_row(name) for name in names]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        with pytest.raises(WriteError), RowFile(out) as file:
            file.append(rows[0])
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(rows[0].line) + 100, before[1]))
            file.append(rows[1])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert inputs_in(out) == names[:1]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
def test_nobody_is_left_when_the_run_is_killed(tmp_path: Path) -> None:
    make_pages(tmp_path / "pages", 1200)
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "bibkit", "extract", str(tmp_path / "pages"), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(command, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size > 20_000) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.kill()
    deadline = time.monotonic() + 20
    while _in_session(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _in_session(process.pid)


def _in_session(number: int) -> list[str]:
    """The processes of a session, the dead that nobody has asked for left out."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if session == str(number) and state != "Z":
            found.append(stat.parent.name)
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no process groups to signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stopped_and_continued(jobs: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    names = make_pages(tmp_path / "pages", 1200)
    command = [sys.executable, "-m", "bibkit", "extract", str(tmp_path / "pages"), "-o", str(out), "--jobs", jobs]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size > 20_000) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: all processes hear it
        assert process.communicate(timeout=60)[1] == b"bibkit: stopped\n"
        assert process.returncode == 130
    done = inputs_in(out)
    assert 0 < len(done) < len(names)
    assert done == names[: len(done)]
    for name in names[len(done) + 5 :]:
        Path(name).unlink()
    assert subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0
    assert inputs_in(out) == names[: len(done) + 5]
