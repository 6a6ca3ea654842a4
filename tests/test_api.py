"""The library's front door: every public name is there, and importing bibkit costs nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import bibkit
from bibkit.errors import InputError, NotFoundError
from bibkit.model.record import Record

SAMPLES = Path(__file__).resolve().parent.parent / "sample_inputs"
PAGE = (SAMPLES / "scite" / "pasted-report" / "page.txt").read_text(encoding="utf-8")
WORKS = SAMPLES / "crossref.jsonl"
TITLE = "Peer Support Workers in Health: A Qualitative Metasynthesis of Their Experiences"


@pytest.mark.parametrize("name", bibkit.__all__)
def test_public_names_are_there_and_documented(name: str) -> None:
    value = getattr(bibkit, name)
    assert value.__doc__
    assert name in dir(bibkit)


def test_unknown_names_fail_as_usual() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrakt'"):
        bibkit.extrakt  # noqa: B018  # the access itself is under test


def test_importing_bibkit_imports_nothing_else() -> None:
    code = "import sys, bibkit; print(sorted(name for name in sys.modules if name.startswith('bibkit.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"


def test_text_with_bytes_that_nobody_could_decode() -> None:
    assert bibkit.read("@book{a, title = {Pr\udce9cis}}").records[0].entry.title == "Précis"
    assert bibkit.read("@book{a, title = {\ud800 x}}").records[0].entry.title == "? x"
    assert bibkit.extract("nothing \udc80 here") == ()


def test_extract_takes_text_bytes_and_paths(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    entries = [bibkit.extract(source)[0].entry for source in (PAGE, PAGE.encode(), path)]
    assert entries[0] == entries[1] == entries[2]
    assert entries[0].doi == "10.1371/journal.pone.0141122"
    with pytest.raises(InputError, match="is empty"):
        bibkit.extract("")


def test_enrich_with_a_source_of_ones_own() -> None:
    class Works:
        name = "mine"

        def fetch_work(self, doi: str) -> Record:
            if doi != "10.1371/journal.pone.0141122":
                raise NotFoundError(f"no {doi}")
            return Record(entry=bibkit.Entry(title=TITLE, container_title="PLOS ONE"))

    (record,) = bibkit.enrich(bibkit.extract(PAGE), Works())
    assert record.entry.container_title == "PLOS ONE"


def test_read_and_render_go_round() -> None:
    result = bibkit.read("@book{k, title = {A {LaTeX} Book}, author = {Li, Na}, year = 2001}")
    assert result.records[0].entry.id == "k"
    text = bibkit.render(result.records, "csljson")
    assert json.loads(text)[0]["author"] == [{"family": "Li", "given": "Na"}]
    assert bibkit.read(text).records[0].entry.type == "book"
    assert bibkit.read(WORKS).records[0].entry.doi
    with pytest.raises(InputError, match="cannot tell what format"):
        bibkit.read("no format at all")
