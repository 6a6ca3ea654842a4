"""Ctrl-C and SIGTERM at any moment: one line, the right code, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.standins.crossref import running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signals")

SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


def run_python(code: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_in_the_middle_of_writing(number: signal.Signals, code: int, tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text("@book{a, pages = {1-2}}", "utf-8")
    done = run_python(
        "import os, sys\n"
        "from bibkit import files\n"
        "from bibkit.cli.start import main\n"
        f"files.os.fsync = lambda _: os.kill(os.getpid(), {int(number)})\n"
        "sys.argv = ['bibkit', 'fmt', '-i', '--pages', 'refs.bib']\n"
        "main()\n",
        tmp_path,
    )
    assert (done.returncode, done.stderr) == (code, "bibkit: stopped\n")
    assert bib.read_text("utf-8") == "@book{a, pages = {1-2}}"
    assert [item.name for item in tmp_path.iterdir()] == ["refs.bib"]


def test_while_the_program_is_still_being_loaded(tmp_path: Path) -> None:
    done = run_python(
        "import os, signal, sys\n"
        "from bibkit.cli.start import main\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'bibkit.cli.streams':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Stop())\n"
        "sys.argv = ['bibkit', 'config']\n"
        "main()\n",
        tmp_path,
    )
    assert (done.returncode, done.stderr, done.stdout) == (130, "bibkit: stopped\n", "")


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_in_a_callback_that_cannot_raise(number: signal.Signals, code: int, tmp_path: Path) -> None:
    done = run_python(
        "import os, sys, time\n"
        "from bibkit.cli import main\n"
        "class Gone:\n"
        "    def __del__(self):\n"
        f"        os.kill(os.getpid(), {int(number)})\n"
        "        time.sleep(0)\n"
        "def verb(*_):\n"
        "    Gone()\n"
        "    for _ in range(500): time.sleep(0.01)\n"
        "main.cli.invoke = verb\n"
        "sys.argv = ['bibkit', 'config']\n"
        "main.main()\n",
        tmp_path,
    )
    assert (done.returncode, done.stderr) == (code, "bibkit: stopped\n")


@pytest.mark.parametrize(
    ("number", "code", "count"),
    [(signal.SIGINT, 130, 1), (signal.SIGTERM, 143, 120)],  # one question, and several at the same time
)
def test_while_waiting_for_an_answer(number: signal.Signals, code: int, count: int, tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    text = "".join(f"@article{{a{place}, doi = {{10.5555/{place}}}}}\n" for place in range(count))
    bib.write_text(text, "utf-8")
    with running([]) as server:
        server.state.always = "slow:30"
        command = [sys.executable, "-m", "bibkit", "enrich", "-i", "refs.bib", "--crossref-url", server.url]
        command += ["--mailto", "me@example.org"]
        with subprocess.Popen(
            [*command, "--no-cache"], cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            deadline = time.monotonic() + 30
            while not server.state.requests and time.monotonic() < deadline:
                time.sleep(0.02)
            process.send_signal(number)
            started = time.monotonic()
            talk = process.communicate(timeout=60)[1]
            assert time.monotonic() - started < 10
    assert process.returncode == code
    assert talk.splitlines()[-1] == b"bibkit: stopped"
    assert b"Traceback" not in talk
    assert bib.read_text("utf-8") == text
    assert os.listdir(tmp_path) == ["refs.bib"]  # noqa: PTH208


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_several_processes_end_at_once(number: signal.Signals, code: int, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for count in range(400):
        (pages / f"{count}.txt").write_text("Deep Things\nBy Ann Fox\nDOI: 10.1000/182\n" * 200, "utf-8")
    command = [sys.executable, "-m", "bibkit", "extract", "--jobs", "3", "--jsonl", "pages"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)
        started = time.monotonic()
        talk = process.communicate(timeout=60)[1]
    assert (process.returncode, talk.splitlines()[-1]) == (code, b"bibkit: stopped")
    assert b"Traceback" not in talk
    assert time.monotonic() - started < 10
