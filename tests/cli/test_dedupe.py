"""`bibkit dedupe`: shown first, written on request, the cited key kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bibkit.cli.dedupe import command
from bibkit.errors import InputError

BIB = """@inbook{part, title = {A part}, crossref = {Fox2001}}

@article{fox,
  title = {Deep monsters of the northern seas}, author = {Fox, E.}, year = 2001, doi = {10.1000/abc}, note = {x},
}

@article{Fox2001,
  title = {Deep Monsters of the Northern Seas},
  author = {Fox, Eve},
  year = 2001,
  volume = 7,
  note = {y},
}

@misc{pre,
  title = {Deep Monsters of the Northern Seas},
  author = {Fox, Eve},
  year = 2000,
  eprint = {0001.1234},
  eprinttype = {arxiv},
}
"""


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8")
    (tmp_path / "paper.tex").write_text("\\cite{Fox2001}\\cite{fox,Fox2001}", encoding="utf-8")
    return path


def dedupe(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], standalone_mode=False)


def test_duplicates_are_shown_field_by_field_and_nothing_is_written(bib: Path) -> None:
    result = dedupe(bib, bib.parent / "paper.tex")
    assert result.return_value == 1
    assert "Fox2001: same title, names and year" in result.stdout
    assert "  keep Fox2001 (line 7, cited 2 times)\n  drop fox (line 3, cited once)\n" in result.stdout
    assert "  ! note = y\n      fox: x\n" in result.stdout
    assert "  + doi = 10.1000/abc   (from fox)\n" in result.stdout
    assert "not merged (preprint): fox, pre" in result.stdout
    assert result.stderr == "1 group, 1 superfluous entry\n"
    assert bib.read_text(encoding="utf-8") == BIB


def test_a_dry_run_is_no_finding(bib: Path) -> None:
    assert dedupe(bib, "--dry-run").return_value == 0
    assert dedupe(bib, "--diff").return_value == 0
    assert bib.read_text(encoding="utf-8") == BIB


def test_apply_changes_bibliography_and_manuscript(bib: Path) -> None:
    result = dedupe(bib, bib.parent / "paper.tex", "--apply", "--map", bib.parent / "map.json")
    assert result.return_value == 0
    text = bib.read_text(encoding="utf-8")
    kept = "volume = 7,\n  doi = {10.1000/abc},\n  note = {y},\n  ids = {fox},\n}\n\n@misc{pre"
    assert kept in text and "crossref = {Fox2001}" in text and text.count("@article") == 1
    assert (bib.parent / "paper.tex").read_text(encoding="utf-8") == "\\cite{Fox2001}\\cite{Fox2001}"
    assert json.loads((bib.parent / "map.json").read_text(encoding="utf-8")) == {"fox": "Fox2001"}
    again = dedupe(bib)
    assert again.return_value == 0 and again.stderr == "no duplicates\n"


def test_groups_can_be_chosen_and_left_out(bib: Path) -> None:
    assert dedupe(bib, "--skip", "fox").return_value == 0
    assert dedupe(bib, "--only", "pre").return_value == 0
    assert dedupe(bib, "--only", "fox").return_value == 1
    with pytest.raises(InputError, match="nobody"):
        raise dedupe(bib, "--only", "nobody").exception or AssertionError


def test_json_says_it_all(bib: Path) -> None:
    said = json.loads(dedupe(bib, "--json").stdout)
    assert said["keys"] == {"fox": "Fox2001"}
    assert said["groups"][0]["keep"] == "Fox2001" and said["groups"][0]["drop"] == ["fox"]
    assert said["lookalikes"][0]["kind"] == "preprint"


def test_entries_that_refer_to_each_other_are_somebodys_intention(bib: Path) -> None:
    bib.write_text(BIB.replace("volume = 7", "related = {fox}"), encoding="utf-8")
    assert dedupe(bib).return_value == 0


def test_one_bib_at_a_time(bib: Path) -> None:
    import click

    (bib.parent / "more.bib").write_text(BIB, encoding="utf-8")
    assert isinstance(dedupe(bib.parent).exception, click.UsageError)
