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
from bibkit.errors import ConfigError, ExtractorConflictError
from bibkit.extractors import extract_page
from bibkit.extractors._registry import site_readers
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
        site_readers.cache_clear()

    yield put
    for module in modules:
        sys.modules.pop(module, None)
    monkeypatch.undo()
    site_readers.cache_clear()


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
    [("import not_there_at_all", "cannot load"), ("EXTRACTOR = 3", "no extractor"), ("X = 1", "cannot load")],
)
def test_a_broken_package_is_named(install: Install, source: str, says: str) -> None:
    install("broken", source)
    with pytest.raises(ConfigError, match=says):
        site_readers()


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
