"""`bibkit zotero push` as a person runs it: what is shown, the exit code, and who may say where to push."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibkit.cli.main import run
from tests.standins.zotero import KEY, Fault, StandIn

BIB = """@article{li2021,
  author = {Li, Min},
  title = {Shared decisions in small clinics},
  journal = {Journal of Small Clinics},
  year = {2021},
  doi = {10.5555/jsc.2021.11},
}
"""
RECORDS = {
    "schema": 1,
    "inputs": [],
    "records": [
        {
            "input": "page.txt",
            "extractor": "scite",
            "entry": {
                "type": "article-journal",
                "title": "Shared decisions in small clinics",
                "DOI": "10.5555/jsc.2021.11",
            },
            "notes": {"tallies": {"supporting": 1}, "statements": [{"text": "Li found it.", "stance": "supporting"}]},
            "related": [{"type": "book", "title": "Another", "citation-number": "21"}],
        }
    ],
}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A stand-in that the environment points to, in a folder with refs.bib and records.json and no settings."""
    for name in ("ZOTERO_LIBRARY_ID", "ZOTERO_LIBRARY_TYPE", "ZOTERO_LOCAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("ZOTERO_API_KEY", KEY)
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "records.json").write_text(json.dumps(RECORDS), encoding="utf-8")
    with StandIn() as standin:
        monkeypatch.setenv("BIBKIT_ZOTERO_URL", standin.url)
        yield standin


def test_a_dry_run_shows_the_plan_as_a_table(server: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["zotero", "push", "refs.bib", "--dry-run", "--collection", "Thesis"]) == 0
    shown = capsys.readouterr()
    assert "create" in shown.out
    assert "Shared decisions in small clinics" in shown.out
    assert "Thesis" in shown.out
    assert "dry run, nothing written: 1 item to be created" in shown.err
    assert server.items() == []


def test_a_bib_then_its_notes(server: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["zotero", "push", "refs.bib", "--tag", "a", "--tag", "b"]) == 0
    assert "1 item created" in capsys.readouterr().err
    assert run(["zotero", "push", "records.json"]) == 0
    assert "1 note created, 1 item already there" in capsys.readouterr().err
    (item,) = server.items("journalArticle")
    assert item["citationKey"] == "li2021"
    assert item["tags"] == [{"tag": "a"}, {"tag": "b"}]
    assert [note["parentItem"] for note in server.items("note")] == [item["key"]]


def test_json_from_standard_input(
    server: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with (tmp_path / "records.json").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert run(["zotero", "push", "-", "--json", "--related"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["complete"] is True
    assert [(item["what"], item["outcome"]) for item in report["objects"]] == [
        ("item", "created"),
        ("note", "created"),
        ("note", "created"),
    ]


def test_partial_success_exits_with_three(server: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    server.faults += [Fault(headers={"X-Items": "pass"}), Fault(status=403, body="Write access denied")]
    assert run(["zotero", "push", "records.json"]) == 3
    shown = capsys.readouterr()
    assert "FAILED" in shown.out
    assert "Write access denied" in shown.out + shown.err
    assert "1 item created, 1 note failed" in shown.err


def test_a_key_without_write_permission(server: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    server.keys[KEY]["access"] = {"user": {"library": True}}
    assert run(["zotero", "push", "refs.bib"]) == 3
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("bibkit: the Zotero key may not write to your library (127.0.0.1:")
    assert KEY not in shown.err


def test_no_key(server: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZOTERO_API_KEY")
    assert run(["zotero", "push", "refs.bib"]) == 2
    assert "no key for zotero.org" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.bib", None, "no such file"),
        ("empty.bib", "", "has no entry"),
        ("odd.txt", "just words", "cannot tell what format"),
        ("new.json", '{"schema": 99, "records": []}', "schema 99"),
    ],
)
def test_bad_input_is_told_before_anything_is_sent(
    server: StandIn, capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert run(["zotero", "push", name]) == 2
    assert message in capsys.readouterr().err
    assert server.requests == []


@pytest.mark.parametrize("setting", ["url = 'http://127.0.0.1:9'", "api_key = 'x'", "local = true", "library_id = '1'"])
def test_a_projects_settings_cannot_redirect_the_push(
    server: StandIn, capsys: pytest.CaptureFixture[str], tmp_path: Path, setting: str
) -> None:
    (tmp_path / "bibkit.toml").write_text(f"[zotero]\n{setting}\n", encoding="utf-8")
    assert run(["zotero", "push", "refs.bib"]) == 2
    assert "a project's file may not decide this" in capsys.readouterr().err
    assert server.requests == []


def test_local_says_what_the_user_will_see(
    server: StandIn, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with StandIn(local=True) as local:
        monkeypatch.setenv("BIBKIT_ZOTERO_URL", local.url)
        monkeypatch.setenv("ZOTERO_LIBRARY_ID", "99")  # meant for zotero.org
        assert run(["zotero", "push", "records.json", "--local"]) == 0
        assert "Always Allow" in capsys.readouterr().err
        assert len(local.items()) == 2
        assert run(["zotero", "push", "records.json", "--local"]) == 0
        assert "Always Allow" not in capsys.readouterr().err
    assert server.requests == []
    kept = list((tmp_path / "state").rglob("zotero-local-keys.json"))
    assert len(kept) == 1 or sys.platform != "linux"


def test_help_loads_no_client() -> None:
    code = (
        "import sys\nfrom bibkit.cli.main import run\nassert run(['zotero', 'push', '--help']) == 0\n"
        "print([name for name in ('pyzotero', 'httpx2', 'rich.console') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("url", ["nonsense", "ftp://127.0.0.1", "http://[::1", "http://127.0.0.1:port", "https://"])
def test_an_address_that_is_none(server: StandIn, capsys: pytest.CaptureFixture[str], url: str) -> None:
    assert run(["zotero", "push", "refs.bib", "--zotero-url", url]) == 2
    assert "is no address of a Zotero server" in capsys.readouterr().err


def test_nobody_there_is_said_in_words(
    server: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bibkit.zotero.calls.Calls.pause", lambda self, attempt: None)
    assert run(["zotero", "push", "refs.bib", "--zotero-url", "http://127.0.0.1:1"]) == 3
    error = capsys.readouterr().err
    assert "refused" in error
    assert "errno" not in error.lower()
    assert KEY not in error


@pytest.mark.parametrize(("variable", "value"), [("ALL_PROXY", "gopher://x"), ("SSL_CERT_FILE", "refs.bib")])
def test_a_proxy_or_certificates_that_cannot_be_used(
    server: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert run(["zotero", "push", "refs.bib"]) == 2
    assert "cannot use the proxy or the certificates of the environment" in capsys.readouterr().err


def test_an_answer_nested_without_end(
    server: StandIn, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bibkit.zotero.calls.Calls.pause", lambda self, attempt: None)
    server.faults += [Fault(method="GET", path="/keys/current", status=200, body="[" * 100_000)] * 9
    assert run(["zotero", "push", "refs.bib"]) == 3
    assert "the answer is no JSON" in capsys.readouterr().err
