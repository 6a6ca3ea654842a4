"""The front door: help, version, mistyped verbs, completion, exit codes."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from bibkit.cli.main import VERBS, cli, run
from bibkit.errors import UnreachableError, WriteError


def test_every_verb_loads_and_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS:
        assert run([verb, "--help"]) == 0, verb
        out = capsys.readouterr().out
        assert f"bibkit {verb}" in out.partition("Usage:")[2], verb


def test_a_mistyped_verb_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extrat", "x"]) == 2
    assert "did you mean 'extract'" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("bibkit 0.")


@pytest.mark.parametrize(
    ("error", "code"),
    [(WriteError("cannot write refs.bib: the disk is full"), 4), (UnreachableError("no answer", "try later"), 3)],
)
def test_expected_errors_are_one_line_and_a_code(
    error: Exception, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise error

    monkeypatch.setattr(cli, "get_command", lambda _context, _name: broken)
    assert run(["broken"]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"bibkit: {error.message}")  # type: ignore[attr-defined]
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completions", shell]) == 0
    assert "_BIBKIT_COMPLETE" in capsys.readouterr().out


def test_completion_answers() -> None:
    environment = {"_BIBKIT_COMPLETE": "bash_complete", "COMP_WORDS": "bibkit ex", "COMP_CWORD": "1", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-m", "bibkit"], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "plain,extract" in done.stdout.replace("\r", "")


def test_output_into_a_closed_pipe_is_no_error() -> None:
    code = "import sys, time\ntime.sleep(0.3)\nfrom bibkit.cli.main import run\nsys.exit(run(['config']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # the reader leaves before anything is written
        talk = process.stderr.read()
        assert process.wait() == 0
    assert talk == b""
