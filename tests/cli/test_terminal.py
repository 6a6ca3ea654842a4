"""What the verbs look like on a terminal of 80 columns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals of this kind here")
ROOT = Path(__file__).parents[2]


def on_terminal(*arguments: str, folder: Path) -> str:
    """What a verb shows on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm", "PYTHONPATH": str(ROOT)}
    environment |= {"BIBKIT_CONFIG_DIR": str(folder / "config"), "BIBKIT_CACHE_DIR": str(folder / "cache")}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "bibkit", *arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux reports the end of a terminal so
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    process.wait(30)
    return shown.decode().replace("\r\n", "\n")


def test_findings_are_coloured_and_quote_nothing_that_drives_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@article{a\x1b[2J, title = {T}}\n", encoding="utf-8")
    shown = on_terminal("check", "refs.bib", folder=tmp_path)
    assert "\x1b[33;1mwarning\x1b[0m" in shown and "\\x1b[33" not in shown
    assert "\x1b[2J" not in shown


def test_settings_fit_a_narrow_screen(tmp_path: Path) -> None:
    shown = on_terminal("config", folder=tmp_path)
    lines = shown.splitlines()[1:]
    assert all(len(line) <= 80 for line in lines if line.startswith("    #"))
    assert any(line.startswith("    # ") for line in lines)
