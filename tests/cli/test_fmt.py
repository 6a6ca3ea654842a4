"""`bibkit fmt`: where the result goes, exit codes, and that without options not a byte changes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bibkit.cli.main import run

ODD = b"\xef\xbb\xbf% top\r\n@Article{a , Title={x}}\n@misc{open, t = {\xff\r"


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_bytes(ODD)
    return path


def test_nothing_changes_without_options(bib: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    before = bib.stat()
    assert run(["fmt", str(bib), "-o", str(tmp_path / "out.bib")]) == 0
    assert (tmp_path / "out.bib").read_bytes() == ODD
    assert run(["fmt", str(bib)]) == 0
    captured = capfdbinary.readouterr()
    assert captured.out == ODD
    assert b"refs.bib:3:17: entry 'open' is never closed (opened on line 3); kept as it is" in captured.err
    assert run(["fmt", str(bib), "-i"]) == 0
    assert run(["fmt", str(bib), str(bib), "--check", "--diff"]) == 0
    assert capfdbinary.readouterr().out == b""
    after = bib.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_standard_streams(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ODD), encoding="utf-8"))
    assert run(["fmt", "-"]) == 0
    assert capfdbinary.readouterr().out == ODD


def test_every_file_gets_its_turn(bib: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", str(tmp_path / "none.bib"), str(bib), "--check"]) == 2
    err = capsys.readouterr().err
    assert "no such file" in err
    assert "never closed" in err


@pytest.mark.parametrize(
    "arguments",
    [["-o", "x", "-i"], ["-o", "x", "--check"], ["-i", "--diff"], ["refs2.bib"], []],
)
def test_options_that_exclude_each_other(arguments: list[str], bib: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(bib)] if arguments else []
    assert run(["fmt", *files, *arguments]) == 2
    assert "Usage" in capsys.readouterr().err
    assert run(["fmt", "-", "-i"]) == 2


def test_a_reader_that_goes_away_is_no_error(bib: Path) -> None:
    bib.write_bytes(b"@misc{k, t = {%s}}\n" % (b"x" * 1_000_000))
    process = subprocess.Popen(
        [sys.executable, "-m", "bibkit", "fmt", str(bib)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert b"Traceback" not in error


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_target_that_cannot_be_written(bib: Path, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert run(["fmt", str(bib), "-o", str(tmp_path / "closed" / "out.bib")]) == 4
