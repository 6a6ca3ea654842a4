"""The front door: help, version, mistyped verbs, completion, exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

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
    assert run(["zotero", "pus"]) == 2
    assert "did you mean 'push'" in capsys.readouterr().err


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


def test_the_help_lists_every_verb_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")}
    for verb, (_, help_line) in VERBS.items():
        assert help_line.split()[0] in lines[verb], verb


@pytest.mark.parametrize("group", [["keys"], ["mirror"], ["zotero"], ["zotero", "plugin"]])
def test_what_a_verb_below_another_does_is_said_whole(group: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*group, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "..." not in shown.replace("COMMAND [ARGS]...", "")


def test_a_reference_where_a_file_belongs_gets_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["match", "Fox, E. (2001). Eels of the north."]) == 2
    assert "bibkit match" in capsys.readouterr().err


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


def completed(shell: str, words: str) -> list[str]:
    place = str(len(words.split(" ")) - 1)
    environment = {"_BIBKIT_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": place, "PATH": ""}
    if shell == "fish":
        environment["COMP_CWORD"] = words.split(" ")[-1]
    done = subprocess.run(
        [sys.executable, "-m", "bibkit"], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("shell", "file"), [("bash", ["file,re"]), ("zsh", ["file", "re", "_"]), ("fish", ["file,re"])]
)
def test_completion_gives_files_where_nothing_else_fits(shell: str, file: list[str]) -> None:
    assert completed(shell, "bibkit add re") == file
    assert completed(shell, "bibkit add --nosuch") == []


def test_completion_of_formats() -> None:
    assert completed("bash", "bibkit convert --to bib") == ["plain,bibtex", "plain,biblatex"]
    assert "plain,ris" in completed("bash", "bibkit convert --from r")


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform != "linux", reason="no bash 4.4 for sure")
def test_completion_in_a_real_bash(tmp_path: Path) -> None:
    import pty

    (tmp_path / "refs-of-mine.bib").touch()
    (tmp_path / "bibkit").write_text(f'#!/bin/sh\nexec {sys.executable} -m bibkit "$@"\n', "utf-8")
    (tmp_path / "bibkit").chmod(0o755)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "TERM": "dumb", "INPUTRC": "/dev/null"}
    with subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"],
        cwd=tmp_path, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, b'eval "$(bibkit completions bash)"; bibkit() { echo "GOT:" "$@"; }; echo REA""DY\n')
        shown = b""
        while b"READY" not in shown:
            shown += os.read(ours, 4096)
        os.write(ours, b"bibkit fm\t -i refs\t\nexit\n")
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # Linux reports the end of a terminal so
            pass
        os.close(ours)
        process.wait(30)
    assert b"GOT: fmt -i refs-of-mine.bib" in shown, shown


def test_output_into_a_closed_pipe_is_no_error() -> None:
    code = "import sys, time\ntime.sleep(0.3)\nfrom bibkit.cli.main import run\nsys.exit(run(['config']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # the reader leaves before anything is written
        talk = process.stderr.read()
        assert process.wait() == 0
    assert talk == b""


def _bibkit(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A shell line with the program as $B."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, **environment, "B": f"{sys.executable} -m bibkit"},
        capture_output=True,
        check=False,
        timeout=60,
    )


posix_only = pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")


@posix_only
@pytest.mark.parametrize("options", ["", "--json"])
def test_output_that_is_closed_or_full_is_told(options: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Deep Things\nBy Ann Fox\nJournal of Depth 3 (2020)\nDOI: 10.1000/182\n", "utf-8")
    for redirect in (">&-", "> /dev/full"):
        done = _bibkit(f"$B config {options} {redirect}")
        assert done.returncode == 4, done
        assert done.stderr.startswith(b"bibkit: cannot write to standard output: ")
        assert done.stderr.count(b"\n") == 1


@posix_only
def test_talk_that_nobody_can_hear_changes_nothing() -> None:
    for redirect in ("2>&-", "2> /dev/full"):
        assert _bibkit(f"$B extract nowhere.html {redirect}").returncode == 2
        assert _bibkit(f"$B config {redirect}").returncode == 0


@posix_only
def test_results_are_utf8_whatever_the_locale(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text("@book{a, title = {Größe \N{GRINNING FACE}}, author = {Ølgaard, Å}}", "utf-8")
    for environment in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        done = _bibkit(
            f"$B dedupe --json {bib} && $B zotero push --help > /dev/null && $B convert --to ris {bib}", **environment
        )
        assert done.returncode == 0, done
        assert "Größe \N{GRINNING FACE}" in done.stdout.decode("utf-8")


def test_a_file_name_that_is_no_text_is_escaped(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bibkit", "extract", "--json", b"\xff.html" if os.name == "posix" else "x.html"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert json.loads(done.stdout)["inputs"][0]["input"].endswith(".html")


@pytest.mark.parametrize(
    "arguments", [["--\x1b[31mred"], ["ext\x1b[31m"], ["extract", "\x1b[31m.html"], ["fmt", "\x1b[2J"]]
)
def test_nothing_that_drives_a_terminal_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert "\x1b" not in captured.out + captured.err


def test_a_bug_is_one_line_and_a_traceback_on_request(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise LookupError("what nobody thought of")

    monkeypatch.setattr(cli, "get_command", lambda _context, _name: broken)
    assert run(["broken"]) == 3
    error = capsys.readouterr().err
    assert error.startswith("bibkit: a bug in bibkit: LookupError: what nobody thought of (test_main.py, line ")
    assert "Traceback" not in error
    monkeypatch.setenv("BIBKIT_TRACEBACK", "1")
    with pytest.raises(LookupError):
        run(["broken"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["enrich", "nowhere.bib", "-i", "--json"], "cannot read nowhere.bib: no such file"),
        (["enrich", "what", "--json"], "'what' is neither an identifier nor a file"),
        (["dedupe", "nowhere.bib", "--json"], "cannot read nowhere.bib: no such file"),
        (["zotero", "push", "nowhere.bib", "--json"], "cannot read nowhere.bib: no such file"),
        (["explain", "nowhere.html", "title", "--json"], "cannot read nowhere.html: no such file"),
        (["keys", "apply", "--json", "nowhere.bib"], "cannot read nowhere.bib: no such file"),
        (["check", "--json", "nowhere.bib"], "cannot read nowhere.bib: no such file"),
        (["check", "--format", "json", "nowhere.bib"], "cannot read nowhere.bib: no such file"),
        (["check", "--json"], "Missing argument 'FILE...'."),
        (["extract", "--json", "--sorted", "x.html"], "No such option '--sorted'."),
    ],
)
def test_a_program_that_waits_for_json_gets_it(
    arguments: list[str],
    words: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    captured = capsys.readouterr()
    error = json.loads(captured.out)["error"]
    assert error["message"].startswith(words)
    assert error["exit_code"] == 2
    assert captured.err.startswith("bibkit")


def test_one_json_document_is_all_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.bib").mkdir()
    (tmp_path / "refs.bib").write_text("@book{a, title = {T}}", "utf-8")
    target = str(tmp_path / "new.bib")
    code = run(["enrich", str(tmp_path / "refs.bib"), "--json", "--offline", "--no-cache", "-o", target])
    assert code == 4
    json.loads(capsys.readouterr().out)


def test_a_group_without_a_verb_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    run(["keys"])
    captured = capsys.readouterr()
    assert "rename  Give the entry OLD the key NEW" in captured.out + captured.err


@posix_only
@pytest.mark.parametrize(
    "command",
    [
        ["convert", "--to", "bibtex", "evil.bib"],
        ["convert", "--to", "csljson", "evil.bib"],
        ["fmt", "evil.bib"],
        ["fmt", "--pages", "--diff", "evil.bib"],
        ["dedupe", "evil.bib"],
        ["dedupe", "--json", "evil.bib"],
        ["keys", "apply", "--dry-run", "evil.bib"],
        ["config"],
    ],
)
def test_a_terminal_is_not_driven_by_what_files_hold(command: list[str], tmp_path: Path) -> None:
    evil = "\x1b]0;owned\x07\x9b31m"
    entry = f"@book{{k{evil}, title = {{T{evil}}}, pages = {{1-2}}, year = {{2000}}, author = {{A}}}}\n"
    (tmp_path / "evil.bib").write_text(entry + entry.replace("{k", "{z"), "utf-8")
    (tmp_path / "bibkit.toml").write_text('keys.pattern = "[auth]\\u001b]0;owned\\u0007"\n', "utf-8")
    shown = _on_terminal(command, tmp_path)
    assert shown
    assert b"\x1b]" not in shown
    assert "\x9b".encode() not in shown


def _on_terminal(command: list[str], folder: Path) -> bytes:
    """What a terminal would get to show."""
    import pty

    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bibkit", *command],
        stdin=subprocess.DEVNULL, stdout=follower, stderr=follower, cwd=folder,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while True:
        try:
            chunk = os.read(leader, 1 << 16)
        except OSError:  # the other side has gone
            break
        if not chunk:
            break
        shown += chunk
    os.close(leader)
    assert process.wait(30) in (0, 1)
    return shown
