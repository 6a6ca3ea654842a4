"""`bibkit check`, from the command line to the file and the exit code."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bibkit.cli.check import command
from bibkit.errors import BibkitError, ConfigError, InputError, WriteError
from tests.standins.crossref import StandIn, running

BIB = b"""% mine\r
@article{frogs,\r
  author  = {Li, Wei et al.},\r
  title   = {Song and noise in urban tree frogs},   \r
  journal = {Herpetology},\r
  year    = 2019,\r
  volume  = 13,\r
  pages   = {350--345},\r
  doi     = {https://doi.org/10.5555/frogs},\r
} % really\r
"""
FIXED = BIB.replace(b"Wei et al.", b"Wei and others").replace(b"https://doi.org/", b"")
CLEAN = b"@misc{a, title = {Nothing to complain of}}\n"
FROGS: dict[str, Any] = {
    "DOI": "10.5555/frogs",
    "type": "journal-article",
    "title": ["Song and noise in urban tree frogs"],
    "author": [{"family": "Li", "given": "Wei"}, {"family": "Mu", "given": "Bo"}],
    "container-title": ["Herpetology"],
    "volume": "12",
    "page": "345-350",
    "issued": {"date-parts": [[2019]]},
}


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the user's settings or keeps answers in the user's cache."""
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("BIBKIT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("BIBKIT_MAILTO", "CROSSREF_MAILTO", "BIBKIT_OFFLINE", "BIBKIT_CROSSREF_URL"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / ".git").mkdir()  # the search for settings ends here
    monkeypatch.chdir(tmp_path)
    Path("refs.bib").write_bytes(BIB)
    Path("clean.bib").write_bytes(CLEAN)


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with running([FROGS]) as server:
        server.state.enforce_limits = False
        yield server


def run(*arguments: str, text: bytes = b"") -> Result:
    return CliRunner().invoke(command, list(arguments), input=io.BytesIO(text), standalone_mode=False)


def failed(*arguments: str) -> BibkitError:
    result = run(*arguments)
    assert isinstance(result.exception, BibkitError), result.output
    return result.exception


def test_findings_on_one_stream_and_talk_on_the_other() -> None:
    result = run("refs.bib")
    assert result.return_value == 1
    assert result.stdout.splitlines() == [
        "refs.bib:3:22: warning: frogs: “et al.” is taken for a name; “and others” says it in every style [check.et-al]",
        "    fix: author = Li, Wei and others",
        "refs.bib:8:14: warning: frogs: pages 350–345 run backwards [check.pages-reversed]",
        "refs.bib:9:14: note: frogs: doi holds 'https://doi.org/10.5555/frogs', not the bare DOI [check.doi-prefix]",
        "    fix: doi = 10.5555/frogs",
    ]
    assert result.stderr == "1 entry: 2 warnings, 1 note (2 can be fixed with --fix)\n"
    assert Path("refs.bib").read_bytes() == BIB


def test_notes_alone_do_not_fail() -> None:
    assert run("clean.bib").return_value == 0
    result = run("refs.bib", "--select", "doi-prefix")
    assert (result.return_value, result.stdout.count("\n")) == (0, 2)


def test_choice_of_rules() -> None:
    assert "et-al" not in run("refs.bib", "--ignore", "et-al,pages-*").stdout
    assert run("refs.bib", "--ignore", "check.et-al,pages-reversed").return_value == 0
    assert isinstance(failed("refs.bib", "--ignore", "et-all"), ConfigError)
    assert "did you mean et-al" in str(failed("refs.bib", "--ignore", "et-all"))


def test_a_projects_choice_of_rules() -> None:
    Path("bibkit.toml").write_text('[check]\nignore = ["et-al", "pages-reversed"]\n', encoding="utf-8")
    assert run("refs.bib").return_value == 0
    assert run("refs.bib", "--ignore", "").return_value == 1
    Path("bibkit.toml").write_text('[check]\nignroe = ["et-al"]\n', encoding="utf-8")
    assert "check.ignroe" in str(failed("refs.bib"))
    Path("bibkit.toml").write_text('[check]\nignore = "et-al"\n', encoding="utf-8")
    assert isinstance(failed("refs.bib"), ConfigError)


def test_fix_changes_the_fields_concerned_and_no_other_byte() -> None:
    result = run("refs.bib", "--fix")
    assert Path("refs.bib").read_bytes() == FIXED
    assert result.return_value == 1  # the pages are for a person
    assert result.stdout.count("\n") == 1
    assert result.stderr.startswith("2 were put right\n")
    before = Path("refs.bib").stat().st_mtime_ns
    run("refs.bib", "--fix")
    assert Path("refs.bib").stat().st_mtime_ns == before


def test_fix_keeps_to_the_choice_of_rules() -> None:
    run("refs.bib", "--fix", "--select", "et-al")
    assert Path("refs.bib").read_bytes() == BIB.replace(b"Wei et al.", b"Wei and others")


def test_diff_writes_nothing(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from bibkit.cli.main import run as main

    assert main(["check", "refs.bib", "--fix", "--diff"]) == 0
    shown = capfdbinary.readouterr().out
    assert b"-  author  = {Li, Wei et al.},\r\n+  author  = {Li, Wei and others},\r\n" in shown
    assert Path("refs.bib").read_bytes() == BIB


def test_a_file_that_changed_meanwhile_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    from bibkit.checks import fixes

    original = fixes.fix_file

    def slow(*arguments: Any) -> Any:
        Path("refs.bib").write_bytes(CLEAN)
        return original(*arguments)

    monkeypatch.setattr(fixes, "fix_file", slow)
    assert isinstance(failed("refs.bib", "--fix"), WriteError)
    assert Path("refs.bib").read_bytes() == CLEAN
    assert Path("refs.bib.bibkit-1").read_bytes() == FIXED


def test_baseline() -> None:
    assert run("refs.bib", "--baseline", "known.json", "--write-baseline").return_value == 0
    result = run("refs.bib", "--baseline", "known.json")
    assert (result.return_value, result.stdout) == (0, "")
    assert result.stderr == "1 entry: nothing found, 3 muted\n"
    Path("refs.bib").write_bytes(b"% more lines\n\n" + BIB + b"@misc{b, title = {x & y}}\n")
    result = run("refs.bib", "--baseline", "known.json")
    assert (result.return_value, result.stdout.count("check.")) == (1, 1)
    run("refs.bib", "--baseline", "known.json", "--fix")
    assert Path("refs.bib").read_bytes() == b"% more lines\n\n" + BIB + b"@misc{b, title = {x \\& y}}\n"
    assert isinstance(failed("refs.bib", "--baseline", "missing.json"), InputError)


def test_manuscripts() -> None:
    Path("paper.tex").write_text("\\cite{frogs} and \\cite{toads}", encoding="utf-8")
    result = run("clean.bib", "refs.bib", "paper.tex", "--select", "undefined-key,unused-entry")
    assert result.stdout.splitlines() == [
        "clean.bib:1:1: note: a: no manuscript cites this entry [check.unused-entry]",
        "paper.tex:1:24: error: toads: no entry has the key 'toads' [check.undefined-key]",
    ]
    assert run(".", "--select", "undefined-key").return_value == 1


def test_macros_of_one_file_serve_the_others() -> None:
    Path("strings.bib").write_text("@string{jh = {Herpetology}}\n", encoding="utf-8")
    Path("refs.bib").write_text("@misc{a, title = {x}, journal = jh}\n", encoding="utf-8")
    assert "undefined-macro" in run("refs.bib").stdout
    assert "undefined-macro" not in run("strings.bib", "refs.bib").stdout


def test_standard_input() -> None:
    result = run("-", text=BIB)
    assert result.stdout.startswith("<stdin>:3:22: warning")
    assert run("-", "--fix", text=BIB).exception is not None


@pytest.mark.parametrize("name", ["json", "errorformat", "github", "sarif", "html"])
def test_formats(name: str) -> None:
    result = run("refs.bib", "--format", name, "-o", "out")
    assert (result.return_value, result.stdout) == (1, "")
    text = Path("out").read_text(encoding="utf-8")
    assert "check.pages-reversed" in text
    if name in ("json", "sarif"):
        json.loads(text)


def test_rules_are_listed() -> None:
    result = run("--rules")
    assert "check.et-al" in result.stdout and "bibtex.unclosed-entry" in result.stdout


def test_dialects() -> None:
    Path("b.bib").write_text("@book{a, author = {Fox}, title = {x}, year = 1999}", encoding="utf-8")
    assert "no publisher" in run("b.bib").stdout
    assert run("b.bib", "--dialect", "biblatex").stdout == ""
    Path("bibkit.toml").write_text('[check]\ndialect = "biblatex"\n', encoding="utf-8")
    assert run("b.bib").stdout == ""


def test_verdicts_from_the_network(standin: StandIn) -> None:
    result = run("refs.bib", "--online", "--crossref-url", standin.url, "--format", "json")
    assert result.return_value == 1
    value = json.loads(result.stdout)
    assert [row["verdict"] for row in value["verdicts"]] == ["differs"]
    told = {row["field"]: row["values"] for row in value["findings"] if row["code"] == "check.differs"}
    assert told["volume"] == {"here": "13", "there": "12", "source": standin.url.removeprefix("http://")}
    # What was answered is kept: nobody is asked again.
    asked = len(standin.state.requests)
    assert run("refs.bib", "--online", "--crossref-url", standin.url).return_value == 1
    assert len(standin.state.requests) == asked


def test_nobody_can_be_asked(tmp_path: Path) -> None:
    works = tmp_path / "works.json"
    works.write_text(json.dumps([FROGS]), encoding="utf-8")
    offline = ("--online", "--offline", "--no-cache", "--snapshot", str(works))
    assert run("refs.bib", *offline).return_value == 1
    Path("refs.bib").write_text("@misc{a, title = {Of things that nobody keeps}, doi = {10.1000/x}}", encoding="utf-8")
    result = run("refs.bib", *offline)
    assert (result.return_value, "check.unknown" in result.stdout) == (3, True)


def test_what_cannot_be_read() -> None:
    assert isinstance(failed("gone.bib"), InputError)
    Path("broken.bib").write_bytes(b"@misc{open, title = {\xff\x00")
    result = run("broken.bib")
    assert result.return_value == 1 and "never closed" in result.stdout


def test_usage() -> None:
    assert "--baseline" in str(run("refs.bib", "--write-baseline").exception)
    assert run("--help").exception is None
