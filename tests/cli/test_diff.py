"""The diff that `--diff` shows: one that `patch` takes, small for large files, harmless to a terminal."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from bibkit.cli import diff
from bibkit.cli.diff import show_diff, unified_diff

OLD = b"".join(b"line %d\n" % number for number in range(40))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, OLD.replace(b"line 3\n", b"")),
        (OLD, OLD.replace(b"line 20\n", b"changed\nadded\n").replace(b"line 35\n", b"x\n")),
        (OLD, b"top\n" + OLD + b"end"),
        (b"", b"a\n"),
        (b"a\n", b""),
        (b"a\nb", b"a\nc"),
        (b"\xff\xe4\n" * 3, b"\xff\xe4\n" * 2),
        (b"a\r\nb\r\n", b"a\r\nc\r\n"),
    ],
)
def test_patch_takes_it(old: bytes, new: bytes, tmp_path: Path) -> None:
    made = unified_diff(old, new, "refs.bib")
    assert made.startswith(b"--- refs.bib\n+++ refs.bib\n@@ -")
    program = shutil.which("patch")
    if program is None:
        pytest.skip("no patch program here")
    target = tmp_path / "refs.bib"
    target.write_bytes(old)
    done = subprocess.run([program, "--binary", str(target)], input=made, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert (target.read_bytes() if target.exists() else b"") == new


def test_equal_files_differ_in_nothing() -> None:
    assert unified_diff(OLD, OLD, "x") == b""


def test_utf16_is_shown_as_text() -> None:
    made = unified_diff("ß\nb\n".encode("utf-16"), "ß\nc\n".encode("utf-16"), "x").decode()
    assert made.splitlines()[2:] == ["@@ -1,2 +1,2 @@", " \ufeffß", "-b", "+c"]


def test_one_change_in_a_large_file_is_found_quickly() -> None:
    old = b"".join(b"@misc{k%d,\n  t = {x},\n}\n" % number for number in range(50_000))
    start = time.process_time()
    made = unified_diff(old, old.replace(b"{k30000,\n  t = {x}", b"{k30000,\n  t = {y}"), "x")
    assert time.process_time() - start < 2
    assert len(made.splitlines()) == 11


def test_a_terminal_gets_colour_and_no_commands(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(diff.sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    show_diff(b"a\n", b"\x1b[2Jb\n", "x")
    shown = capfdbinary.readouterr().out
    assert b"\x1b[31m-a\x1b[0m\n\x1b[32m+\\x1b[2Jb\x1b[0m\n" in shown
    monkeypatch.setenv("NO_COLOR", "1")
    show_diff(b"a\n", b"\x1b[2Jb\n", "x")
    assert b"\x1b" not in capfdbinary.readouterr().out
