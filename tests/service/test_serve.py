"""`bibkit serve` as a command: what it prints, what it refuses to start with, and the token that is kept."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from bibkit.cli import serve
from bibkit.errors import BibkitError, ConfigError, InputError, WriteError
from bibkit.service.listener import open_listener
from bibkit.service.token import load_token
from tests.service.live import WORKS


def run(*arguments: str) -> Any:
    with serve.command.make_context("serve", list(arguments)) as context:
        return serve.command.invoke(context)


# ---------------------------------------------------------------- the token


def test_a_token_is_kept_and_renewed_on_request(tmp_path: Path) -> None:
    path = tmp_path / "state" / "service-token"
    token = load_token(path)
    assert len(token) >= 32
    assert load_token(path) == token
    assert load_token(path, renew=True) != token


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX's")
def test_only_its_owner_reads_the_token(tmp_path: Path) -> None:
    path = tmp_path / "state" / "service-token"
    load_token(path)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text", ["", "short", "two words that are long enough", "ünïcode-ünïcode-ünïcode", "a\nb" * 20]
)
def test_a_damaged_token_is_replaced(tmp_path: Path, text: str) -> None:
    path = tmp_path / "service-token"
    path.write_text(text, encoding="utf-8")
    assert load_token(path) != text.strip()
    assert load_token(path) == load_token(path)


def test_a_token_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(WriteError, match="cannot keep the service's token"):
        load_token(tmp_path / "file" / "service-token")


# ---------------------------------------------------------------- names and sockets


def test_only_names_of_this_machine_are_ours() -> None:
    names = serve.own_names("127.0.0.1", "127.0.0.1", 23120)
    assert names == {"127.0.0.1:23120", "localhost:23120", "[::1]:23120"}
    assert "192.168.1.5:80" in serve.own_names("192.168.1.5", "192.168.1.5", 80)
    assert "192.168.1.5" in serve.own_names("192.168.1.5", "192.168.1.5", 80)
    assert "0.0.0.0:1" in serve.own_names("0.0.0.0", "0.0.0.0", 1)
    assert serve.shown_host("0.0.0.0", "0.0.0.0") == "127.0.0.1"
    assert serve.shown_host("::1", "::1") == "[::1]"


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(InputError, match="cannot listen at"):
            open_listener("127.0.0.1", other.getsockname()[1])


def test_a_host_that_is_none_of_ours_is_told() -> None:
    with pytest.raises(InputError, match="no address of this machine"):
        open_listener("no.such.host.invalid", 0)


def test_other_hosts_get_a_warning() -> None:
    warning = serve._open_to_all("0.0.0.0", translation_server=False)
    assert "WARNING" in warning
    assert "no token" not in warning
    assert "no token" in serve._open_to_all("0.0.0.0", translation_server=True)


# ---------------------------------------------------------------- refusals at the start


@pytest.fixture
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    from bibkit.service import token

    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path))
    monkeypatch.setattr(token, "default_token_file", lambda: tmp_path / "service-token")
    yield tmp_path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--bib", "notes.txt"], "is no .bib"),
        (["--bib", "."], "is no .bib"),
        (["--snapshot", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_what_is_wrong_is_told_at_the_start(own_state: Path, arguments: list[str], message: str) -> None:
    with pytest.raises(BibkitError, match=re.escape(message)):
        run("--port", "0", "--offline", "--no-cache", *arguments)


def test_a_folder_named_like_a_bib(own_state: Path) -> None:
    (own_state / "x.bib").mkdir()
    with pytest.raises(WriteError, match="directory"):
        run("--port", "0", "--offline", "--no-cache", "--bib", str(own_state / "x.bib"))


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "uvicorn" else find(name))
    with pytest.raises(ConfigError) as caught:
        run("--port", "0")
    assert caught.value.hint == "pip install 'bibkit[serve]'"


def test_options_are_explained() -> None:
    with click.Context(serve.command) as context:
        text = serve.command.get_help(context)
    for name in (
        "--port",
        "--host",
        "--bib",
        "--name",
        "--translation-server",
        "--new-token",
        "--snapshot",
        "--offline",
    ):
        assert name in text


# ---------------------------------------------------------------- running


@pytest.mark.slow
def test_it_runs_answers_and_ends_on_ctrl_c(own_state: Path) -> None:
    code = (
        "import sys\nfrom bibkit.cli import serve\n"
        "with serve.command.make_context('serve', sys.argv[1:]) as context:\n    sys.exit(serve.command.invoke(context))"
    )
    options = ["--port", "0", "--offline", "--no-cache", "--snapshot", str(WORKS), "--translation-server"]
    bib = own_state / "refs.bib"
    environment = {**os.environ, "XDG_STATE_HOME": str(own_state / "state"), "HOME": str(own_state)}
    with subprocess.Popen(
        [sys.executable, "-c", code, *options, "--bib", str(bib)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
    ) as process:
        assert process.stdout
        try:
            address = process.stdout.readline().strip()
            url, token = re.fullmatch(r"(http://127\.0\.0\.1:\d+)/#token=([\w-]{32})", address).groups()  # type: ignore[union-attr]
            _wait_until_up(url)
            request = urllib.request.Request(
                url + "/search", data=b"10.1037/h0094744", headers={"Content-Type": "text/plain"}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                assert b"Psychiatric Rehabilitation Journal" in answer.read()
            headers = {"Authorization": f"Bearer {token}"}
            with urllib.request.urlopen(urllib.request.Request(url + "/bibkit/v1/setup", headers=headers)) as answer:
                assert b'"bib": "refs.bib"' in answer.read()
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 0
        finally:
            process.kill()
        assert process.stderr
        assert "Traceback" not in process.stderr.read()
    assert not bib.exists()


def _wait_until_up(url: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url + "/bibkit/v1/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the service does not answer")
