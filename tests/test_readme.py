"""The README's examples are run: what it shows is what comes out."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest

from bibkit.cli.main import VERBS, run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


@pytest.fixture(autouse=True)
def in_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that has the samples and nothing else, without the settings of the person who runs the tests."""
    shutil.copytree(ROOT / "sample_inputs", tmp_path / "sample_inputs")
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


def test_the_main_job_gives_the_entry_and_the_note_that_are_shown() -> None:
    command = next(line for block in blocks("sh") for line in block.splitlines() if "bibkit add" in line)
    words = shlex.split(command.partition(".venv/bin/bibkit ")[2])
    assert run(words) == 0
    entry = Path("refs.bib").read_text(encoding="utf-8")
    shown = blocks("bibtex")[0]
    assert without_abstract(entry) == without_abstract(shown)
    notes = Path("notes.md").read_text(encoding="utf-8")
    quoted = [line.lstrip("> #") for line in README.splitlines() if line.startswith(">")]
    for line in quoted:
        assert line in notes


def without_abstract(entry: str) -> list[str]:
    return [line for line in entry.splitlines() if "abstract =" not in line]


def test_console_examples_print_what_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks("console"):
        command, _, expected = block.partition("\n")
        assert run(shlex.split(command.removeprefix("$ bibkit "))) == 0
        assert capsys.readouterr().out == expected


def test_the_library_example_runs() -> None:
    test_the_main_job_gives_the_entry_and_the_note_that_are_shown()  # the example goes on from its refs.bib
    before = Path("refs.bib").read_bytes()
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for block in blocks("python"):
            exec(compile(block, "README.md", "exec"), {})
    assert "@article{MacLellan2015Peer," in out.getvalue()
    after = Path("refs.bib").read_bytes()
    added = b"  pmid = {26516780},\n"
    assert after.replace(added, b"") == before
    assert added in after


def test_every_verb_is_in_the_readme() -> None:
    missing = [verb for verb in VERBS if f"bibkit {verb}" not in README]
    assert missing == []


def test_the_example_reader_reads_a_page() -> None:
    from bibkit.extractors import Draft, Extractor, Page

    (code,) = re.findall(r"^ +```python\n(.*?)^ +```", README, re.M | re.S)
    names: dict[str, Any] = {}
    exec(compile(textwrap.dedent(code), "README.md", "exec"), names)
    reader = names["EXTRACTOR"]
    assert isinstance(reader, Extractor)
    page = Page("html", "<h1>On Wells</h1><p class=by>Li, Na</p>", url="https://archive.example.org/report/7")
    assert reader.recognise(page)
    draft = Draft("site", reader.name)
    reader.extract(page, draft)
    claims = draft.finish().claims
    assert claims["title"].value == "On Wells"
    assert claims["author"].value[0].family == "Li"
