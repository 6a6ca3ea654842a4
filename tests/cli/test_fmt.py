"""`bibkit fmt`: where the result goes, exit codes, and that without options not a byte changes."""

from __future__ import annotations

import errno
import io
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bibkit.cli.main import run
from bibkit.journals.ltwa import title_words

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
    assert capsys.readouterr().err.startswith("bibkit fmt: ")
    assert run(["fmt", "-", "-i"]) == 2


def test_options_from_the_line_and_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "refs.bib"
    path.write_text("@Misc{b, Pages={1-2}}\n@Misc{a, Month={May}}\n", encoding="utf-8")
    assert run(["fmt", "refs.bib", "--sort", "key", "--pages", "--case=lower"]) == 0
    assert capsys.readouterr().out == "@misc{a, month={May}}\n@misc{b, pages={1--2}}\n"
    (tmp_path / "pyproject.toml").write_text(
        "[tool.bibkit.fmt]\nmonths = true\npages = true\nblank-lines = true\n", encoding="utf-8"
    )
    assert run(["fmt", "refs.bib", "--check", "--no-pages"]) == 1
    assert capsys.readouterr().err == "refs.bib would change\n"
    assert run(["fmt", "refs.bib", "--diff", "--no-pages", "--no-blank-lines"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == ["-@Misc{a, Month={May}}", "+@Misc{a, Month=may}"]
    assert run(["fmt", "refs.bib", "-i"]) == 0
    assert path.read_text(encoding="utf-8") == "@Misc{b, Pages={1--2}}\n\n@Misc{a, Month=may}\n"
    assert run(["fmt", "refs.bib", "--check"]) == 0
    assert run(["fmt", "refs.bib", "--indent", "wide"]) == 2
    assert "the command line sets fmt.indent to 'wide'" in capsys.readouterr().err
    (tmp_path / "pyproject.toml").write_text("[tool.bibkit.fmt]\nsorted = true\n", encoding="utf-8")
    assert run(["fmt", "refs.bib"]) == 2
    assert "sets fmt.sorted, which is no setting of bibkit fmt" in capsys.readouterr().err


def test_journals_by_lists_and_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "none"))
    (tmp_path / "paper").mkdir()
    monkeypatch.chdir(tmp_path / "paper")
    Path("refs.bib").write_text(
        "@article{a, journal = {Odd Letters}}\n@article{b, journal={J. Unknown}}\n", encoding="utf-8"
    )
    (tmp_path / "ours.csv").write_text('\ufeff"Odd Letters","O. L."\n', encoding="utf-8")
    (tmp_path / "bibkit.toml").write_text(
        "[fmt]\njournals = 'abbreviated'\njournal-list = ['ours.csv']\n", encoding="utf-8"
    )
    assert run(["fmt", "refs.bib", "--check"]) == 1
    assert capsys.readouterr().err == "refs.bib would change\n"
    assert run(["fmt", "refs.bib", "--journals", "dotless", "--no-iso4", "--diff"]) == 0
    assert "+@article{a, journal = {O L}}" in capsys.readouterr().out
    assert run(["fmt", "refs.bib", "-i"]) == 0
    assert run(["fmt", "refs.bib", "--check"]) == 0
    assert run(["fmt", "refs.bib", "--journals", "full"]) == 0
    out, err = capsys.readouterr()
    assert "{Odd Letters}" in out
    assert err == "refs.bib:2: the journal 'J. Unknown' is left as it is: no list has its full name\n"


def test_journals_that_cannot_be_decided(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    Path("refs.bib").write_text("@article{a, journal = {Odd Letters}}\n", encoding="utf-8")
    title_words.cache_clear()
    monkeypatch.setattr("bibkit.journals.ltwa.find_spec", lambda name: None)
    assert run(["fmt", "refs.bib", "--journals", "abbreviated"]) == 2
    assert "(pip install 'bibkit[journals]', or take names from lists only: --no-iso4)" in capsys.readouterr().err
    assert run(["fmt", "refs.bib", "--journals", "abbreviated", "--no-iso4"]) == 0
    assert "'Odd Letters' is left as it is: no list has it" in capsys.readouterr().err
    Path("bad.csv").write_bytes(b"Odd Letters;O. L.\xff")
    for arguments, said in (
        (["--journal-list", "none.csv", "--journals", "full"], "no such file"),
        (
            ["--journal-list", "bad.csv", "--journals", "full"],
            "cannot read bad.csv as UTF-8: byte 17 begins no character",
        ),
        (["--journal-list", "bad.csv"], "--journal-list needs --journals"),
        (["--journals", "short"], "'short' is not one of"),
    ):
        assert run(["fmt", "refs.bib", *arguments]) == 2
        assert said in capsys.readouterr().err
    Path("bibkit.toml").write_text("[fmt]\njournal_list = ['../elsewhere.csv']\n", encoding="utf-8")
    assert run(["fmt", "refs.bib"]) == 2
    assert "which lies outside the project" in capsys.readouterr().err
    Path("bibkit.toml").write_text("[fmt]\njournal_list = 'ours.csv'\n", encoding="utf-8")
    assert run(["fmt", "refs.bib"]) == 2
    assert "sets fmt.journal_list to 'ours.csv'; it must be a list of texts" in capsys.readouterr().err


def test_check_of_a_thousand_entries_is_quick(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "".join(f"@Article{{k{n},\n title={{T {n}}},\n Pages={{{n}-{n + 9}}},\n}}\n" for n in range(1000)), "utf-8"
    )
    options = shlex.split("--sort key --order standard --case lower --indent 2 --align 0 --months --pages --check")
    start = time.process_time()
    assert run(["fmt", str(path), *options]) == 1
    assert time.process_time() - start < 2.0  # a quarter of a second on an idle machine


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


def test_a_target_that_cannot_be_written(bib: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    open_file = os.open

    def refuse(path: Any, *more: Any, **named: Any) -> int:  # a mode would not bind root
        if "closed" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return open_file(path, *more, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert run(["fmt", str(bib), "-o", str(tmp_path / "closed" / "out.bib")]) == 4
    assert list((tmp_path / "closed").iterdir()) == []
