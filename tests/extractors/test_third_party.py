"""Readers that other packages bring, and what happens when they are broken or in each other's way."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bibkit.cli import extractors as verb
from bibkit.cli.main import run
from bibkit.errors import ConfigError, ExtractorConflictError, ExtractorFailedError
from bibkit.extractors import _plugins, extract_page
from bibkit.extractors._registry import found_readers, site_readers
from bibkit.pages.read import read_page

READER = '''
"""A made-up archive."""
class Reader:
    """Reads pages of the made-up archive."""
    name = "{name}"
    priority = {priority}
    def recognise(self, page):
        return "made-up archive" in page.source.lower()
    def extract(self, page, draft):
        draft.offer("title", page.lines[1], at="line 2")
        draft.offer("type", "report", at="the archive holds reports")
EXTRACTOR = Reader()
'''
PAGE = b"The made-up archive\nA report of help\nGrace Lane\n"

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Put a package with a reader where Python finds it."""
    monkeypatch.syspath_prepend(str(tmp_path))
    modules: list[str] = []

    def put(name: str, source: str, attribute: str = "EXTRACTOR") -> None:
        module = f"madeup_{name}"
        modules.append(module)
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
        info = tmp_path / f"{module}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.2\n", encoding="utf-8")
        points = f"[bibkit.extractors]\n{name} = {module}:{attribute}\n"
        (info / "entry_points.txt").write_text(points, encoding="utf-8")
        found_readers.cache_clear()

    yield put
    for module in modules:
        sys.modules.pop(module, None)
    monkeypatch.undo()
    found_readers.cache_clear()


def test_a_reader_of_another_package(install: Install) -> None:
    install("archive", READER.format(name="archive", priority=50))
    result = extract_page(read_page(PAGE))
    assert result.extractor == "archive"
    assert (result.records[0].entry.title, result.records[0].entry.type) == ("A report of help", "report")
    (registered,) = (reader for reader in site_readers() if reader.extractor.name == "archive")
    assert (registered.package, registered.version) == ("madeup_archive", "1.2")


def test_two_readers_of_one_priority_are_named(install: Install) -> None:
    install("archive", READER.format(name="archive", priority=50))
    install("other", READER.format(name="other", priority=50))
    with pytest.raises(ExtractorConflictError, match=r"archive \(madeup_archive\) and other \(madeup_other\)"):
        extract_page(read_page(PAGE))


def test_the_higher_priority_reads(install: Install) -> None:
    install("archive", READER.format(name="archive", priority=50))
    install("other", READER.format(name="other", priority=60))
    assert extract_page(read_page(PAGE)).extractor == "other"


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("import not_there_at_all", "cannot load"),
        ("EXTRACTOR = 3", "no extractor"),
        ("X = 1", "cannot load"),
        (
            "raise RuntimeError('no way')",
            r"cannot load .* of madeup_broken: RuntimeError: no way \(madeup_broken.py, line 1",
        ),
        ("import sys; sys.exit(3)", "cannot load .*SystemExit: 3"),
        (READER.format(name="x", priority=50).replace("Reader()", "Reader"), r"a class; EXTRACTOR = Reader\(\)"),
        (READER.format(name="x", priority="'50'"), "priority a number"),
    ],
)
def test_a_broken_package_is_named(install: Install, source: str, says: str) -> None:
    install("broken", source)
    with pytest.raises(ConfigError, match=says):
        site_readers()


def test_the_verb_lists_the_others_and_tells_of_the_broken(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("broken", "raise RuntimeError('no way')")
    install("slow", "import time; time.sleep(0.6)\n" + READER.format(name="slow", priority=50))
    assert run(["extractors"]) == 2
    captured = capsys.readouterr()
    assert "vufind" in captured.out
    first, second = captured.err.splitlines()
    assert first.startswith("bibkit: cannot load the extractor 'broken' of madeup_broken")
    assert second.startswith("bibkit: slow takes 0.")
    # ... and many pages are not read, each with the same complaint
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(PAGE)
    assert run(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "-o", str(tmp_path / "o.jsonl")]) == 2
    assert capsys.readouterr().err.count("cannot load") == 1
    assert not (tmp_path / "o.jsonl").exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("raise KeyError('x')", "KeyError: 'x' (madeup_bad.py, line"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("draft.offer('tittle', 'x')", "unknown attribute 'tittle'"),
        ("draft.offer('publisher', 3)", "publisher wants a text, not 3"),
        ("draft.offer('issued', '2019')", "issued wants a Date"),
        ("draft.offer('author', 'Grace Lane')", "author wants Names"),
        ("draft.offer('author', ['Grace Lane'])", "author wants Names"),
        ("draft.offer('keyword', 'x')", "keyword wants a list of texts"),
        ("import threading; threading.Event().wait(5)", "no answer in 0 seconds"),
    ],
)
def test_what_fails_in_a_plugin_is_told_as_its_own(
    line: str,
    says: str,
    install: Install,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_plugins, "_SECONDS", 0.4)
    install(
        "bad",
        READER.format(name="bad", priority=50).replace('draft.offer("type"', f'{line}\n        draft.offer("type"'),
    )
    with pytest.raises(ExtractorFailedError, match="the extractor bad of madeup_bad failed on the page"):
        extract_page(read_page(PAGE))
    (tmp_path / "page.txt").write_bytes(PAGE)
    (tmp_path / "other.txt").write_bytes(b"@article{a, title = {Another work of ours}, author = {Grace Lane}}")
    assert run(["extract", str(tmp_path / "page.txt"), str(tmp_path / "other.txt")]) == 2
    captured = capsys.readouterr()
    assert says in captured.err.splitlines()[0]
    assert "a bug in bibkit" not in captured.err
    assert "Another work of ours" in captured.out


def test_a_plugin_that_fails_over_the_question_claims_nothing(install: Install) -> None:
    source = READER.format(name="bad", priority=50)
    install("bad", source.replace('return "made-up', 'raise ValueError("no way")\n        return "made-up'))
    result = extract_page(
        read_page(b"@article{a, title = {Another work of ours}, author = {Grace Lane}}", input="a.txt")
    )
    assert result.records[0].entry.title == "Another work of ours"
    (issue,) = result.issues
    assert issue.code == "extract.plugin-failed"
    assert issue.message.startswith("the extractor bad of madeup_bad failed on a.txt: ValueError: no way")


def test_a_conflict_is_one_line_and_code_2(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install("archive", READER.format(name="archive", priority=50))
    install("other", READER.format(name="other", priority=50))
    (tmp_path / "page.txt").write_bytes(PAGE)
    assert run(["extract", str(tmp_path / "page.txt")]) == 2
    assert capsys.readouterr().err.startswith("bibkit: two site readers claim")


def test_the_verb_lists_them_all(install: Install) -> None:
    install("archive", READER.format(name="archive", priority=50))
    listed = CliRunner().invoke(verb.command, [])
    assert "madeup_archive" in listed.output
    assert "Reads pages of the made-up archive." in listed.output
    rows = json.loads(CliRunner().invoke(verb.command, ["--json"]).output)["extractors"]
    assert {row["name"] for row in rows} >= {"archive", "scite", "vufind", "chinese_discovery", "pdf"}
    assert isinstance(verb.command, click.Command)
