"""`bibkit keys`: bibliographies and manuscripts change together, or not at all."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bibkit.cli.keys import command
from bibkit.cli.main import run
from bibkit.errors import InputError, WriteError

BIB = """% mine
@article{li2020,
  author = {Li, Wei and Wu, An},
  title  = {Deep learning},
  year   = 2020,
}

@article{wu19, author = "Wu, An", title = "On {DNA}", date = {2019-02}, related = {li2020}}
@inbook{child, crossref = {wu19}, title = {A part}, author = {Fox, E.}}
"""
TEX = "% \\cite{li2020}\n\\cite{li2020,wu19} \\verb|\\cite{li2020}|\n"
MARKDOWN = "See [@li2020, p. 3] and `@li2020`.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "paper.tex").write_bytes(TEX.replace("\n", "\r\n").encode())
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "_book").mkdir()
    (tmp_path / "_book" / "made.md").write_text(MARKDOWN, encoding="utf-8")
    return tmp_path


def keys(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_rename_changes_every_file_of_the_folder_and_only_citations(folder: Path) -> None:
    result = keys("rename", "li2020", "Li2020Deep")
    assert (result.exit_code, result.stdout) == (0, "li2020 -> Li2020Deep\n")
    bib = BIB.replace("@article{li2020", "@article{Li2020Deep").replace("related = {li2020}", "related = {Li2020Deep}")
    bib = bib.replace("2020,\n}", "2020,\n  ids    = {li2020},\n}")
    assert (folder / "refs.bib").read_text(encoding="utf-8") == bib
    tex = "% \\cite{li2020}\r\n\\cite{Li2020Deep,wu19} \\verb|\\cite{li2020}|\r\n"
    assert (folder / "paper.tex").read_bytes() == tex.encode()
    assert (folder / "notes" / "a.md").read_text(encoding="utf-8") == "See [@Li2020Deep, p. 3] and `@li2020`.\n"
    assert (folder / "_book" / "made.md").read_text(encoding="utf-8") == MARKDOWN


def test_renaming_back_gives_the_old_bytes_but_for_the_alias(folder: Path) -> None:
    keys("rename", "li2020", "x", "--no-ids")
    keys("rename", "x", "li2020", "--no-ids")
    assert (folder / "refs.bib").read_text(encoding="utf-8") == BIB
    assert (folder / "paper.tex").read_bytes() == TEX.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("flag", ["--dry-run", "--diff"])
def test_nothing_is_written_when_only_asked_to_show(folder: Path, flag: str) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    result = keys("rename", "li2020", "New", flag, "--map", "map.json")
    assert result.exit_code == 0
    assert "New" in result.stdout and "3 files would change" in result.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()} == before
    if flag == "--diff":
        assert "--- refs.bib" in result.stdout and "+\\cite{New,wu19}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rename", "li20", "x"), "no entry has the key 'li20'"),
        (("rename", "li2020", "wu19"), "another entry"),
        (("rename", "li2020", "WU19"), "another entry"),
        (("rename", "li2020", "a b"), "no citation key"),
        (("rename", "li2020", "x", "notes"), "no .bib"),
        (("rename", "li2020", "x", "nowhere.bib"), "no such file"),
        (("apply", "refs.bib", "--pattern", "[auth:oops]"), "no modifier"),
        (("apply", "refs.bib", "--only", "nobody"), "no entry has the key 'nobody'"),
    ],
)
def test_what_cannot_be_done_changes_nothing(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    result = keys(*arguments)
    assert isinstance(result.exception, InputError) and message in str(result.exception)
    assert (folder / "refs.bib").read_text(encoding="utf-8") == BIB


def test_a_near_key_is_named(folder: Path) -> None:
    result = keys("rename", "li2021", "x")
    assert isinstance(result.exception, InputError) and result.exception.hint == "did you mean 'li2020'?"


def test_apply_makes_keys_and_a_second_run_changes_nothing(folder: Path) -> None:
    result = keys("apply", "refs.bib", "paper.tex", "notes", "--map", "map.csv")
    assert result.stdout == "li2020 -> Li2020Deep\nwu19 -> Wu2019DNA\nchild -> Fox2019Part\n"
    assert (folder / "map.csv").read_text(encoding="utf-8").splitlines()[:2] == ["old,new", "li2020,Li2020Deep"]
    text = (folder / "refs.bib").read_text(encoding="utf-8")
    assert "related = {Li2020Deep}" in text and "crossref = {Wu2019DNA}" in text
    again = keys("apply", "refs.bib", "paper.tex", "notes", "--map", "map.csv")
    assert (again.stdout, again.stderr) == ("", "0 files changed\n")
    assert (folder / "refs.bib").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("[auth:lower][shortyear]", ["li20", "wu19", "fox19"]), ("auth + '-' + year", ["Li-2020", "Wu-2019", "Fox-2019"])],
)
def test_apply_takes_both_languages(folder: Path, pattern: str, expected: list[str]) -> None:
    result = keys("apply", "refs.bib", "--pattern", pattern, "--json", "--dry-run")
    said = json.loads(result.stdout)
    assert [said["keys"].get(old, old) for old in ("li2020", "wu19", "child")] == expected


def test_only_what_was_asked_for_changes(folder: Path) -> None:
    assert keys("apply", "refs.bib", "--only", "wu19", "--dry-run").stdout == "wu19 -> Wu2019DNA\n"
    assert keys("apply", "refs.bib", "--missing", "--dry-run").stdout == ""


def test_entries_without_a_key_get_one(folder: Path) -> None:
    (folder / "new.bib").write_text(
        "@book{, title = {A Tale}, author={Fox, E.}}\n@book{Fox2001, title={B}}\n", encoding="utf-8"
    )
    keys("apply", "new.bib", "--missing")
    assert (folder / "new.bib").read_text(encoding="utf-8").startswith("@book{FoxndTale, title")


def test_a_key_that_two_files_share_stays_one(folder: Path) -> None:
    (folder / "more.bib").write_text(BIB, encoding="utf-8")
    result = keys("apply", "refs.bib", "more.bib", "--no-ids")
    assert result.stdout.count("->") == 3
    assert (folder / "more.bib").read_bytes() == (folder / "refs.bib").read_bytes()


def test_a_folder_with_several_bibs_is_no_order(folder: Path) -> None:
    (folder / "more.bib").write_text(BIB, encoding="utf-8")
    result = keys("apply")
    assert result.exit_code == 2 and "name those" in result.stderr


def test_when_one_file_cannot_be_written_none_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bibkit.cli import together
    from bibkit.files import Snapshot, save

    def failing(snapshot: Snapshot, data: bytes) -> bool:
        if snapshot.path.name == "a.md":
            raise WriteError("cannot write a.md: the disk is full")
        return save(snapshot, data)

    monkeypatch.setattr(together, "save", failing)
    result = keys("rename", "li2020", "New")
    assert isinstance(result.exception, WriteError) and "the other files are as they were" in str(result.exception)
    assert (folder / "refs.bib").read_text(encoding="utf-8") == BIB
    assert (folder / "paper.tex").read_bytes() == TEX.replace("\n", "\r\n").encode()


def test_a_manuscript_in_utf16_keeps_its_encoding(folder: Path) -> None:
    (folder / "old.tex").write_bytes("\ufeffä \\cite{li2020}".encode("utf-16-le"))
    keys("rename", "li2020", "New", "refs.bib", "old.tex")
    assert (folder / "old.tex").read_bytes() == "\ufeffä \\cite{New}".encode("utf-16-le")


def test_what_editors_leave_beside_files_is_passed_over(folder: Path) -> None:
    if os.name == "posix":
        (folder / ".#paper.tex").symlink_to("somebody@machine.4711")  # Emacs, while changes are not saved
        (folder / "gone.bib").symlink_to("nowhere.bib")
    (folder / "._refs.bib").write_bytes(b"\0\5\x16\7")
    assert keys("rename", "li2020", "New").exit_code == 0


def test_a_folder_that_cannot_be_looked_into_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(top: object, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        yield str(top), [], ["refs.bib"]
        onerror(PermissionError(errno.EACCES, "Permission denied", "secret"))

    monkeypatch.setattr("bibkit.cli.together.os.walk", walk)
    result = keys("rename", "li2020", "New")
    assert isinstance(result.exception, InputError) and "cannot look into secret: no permission" in str(
        result.exception
    )
    assert (folder / "refs.bib").read_text(encoding="utf-8") == BIB


def test_a_map_that_cannot_be_written_is_told_before_anything_changes(folder: Path) -> None:
    result = keys("rename", "li2020", "New", "--map", "notes")
    assert isinstance(result.exception, WriteError)
    assert (folder / "refs.bib").read_text(encoding="utf-8") == BIB


def test_stopped_in_the_middle_everything_is_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bibkit.cli import together
    from bibkit.files import Snapshot, save

    def stopped(snapshot: Snapshot, data: bytes) -> bool:
        if snapshot.path.name == "a.md" and data != snapshot.data:
            raise KeyboardInterrupt
        return save(snapshot, data)

    monkeypatch.setattr(together, "save", stopped)
    assert keys("rename", "li2020", "New").exit_code != 0
    assert (folder / "refs.bib").read_text(encoding="utf-8") == BIB
    assert (folder / "paper.tex").read_bytes() == TEX.replace("\n", "\r\n").encode()


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "refs.bib").write_text("@book{a, title = {T}}", "utf-8")
    assert run(["keys", "rename", "a", "b", "refs.bib", "notes/"]) == 2
    assert capsys.readouterr().err == "bibkit: cannot read notes: no such file or folder\n"
    assert (tmp_path / "refs.bib").read_text("utf-8") == "@book{a, title = {T}}"


def test_swapped_keys_stay_as_they_are_when_run_again(folder: Path) -> None:
    bib = (
        "@misc{Fox2001, author={Elk, A}, year=2002, title={A}}\n@misc{Elk2002, author={Fox, B}, year=2001, title={B}}\n"
    )
    (folder / "refs.bib").write_text(bib, encoding="utf-8")
    keys("apply", "refs.bib", "--pattern", "[auth][year]")
    once = (folder / "refs.bib").read_text(encoding="utf-8")
    assert once == bib.replace("Fox2001", "?").replace("Elk2002", "Fox2001").replace("?", "Elk2002")
    keys("apply", "refs.bib", "--pattern", "[auth][year]")
    assert (folder / "refs.bib").read_text(encoding="utf-8") == once


@pytest.mark.parametrize(
    ("main", "include", "part"),
    [
        ("main.tex", "\\input{parts/one}", "parts/one.tex"),
        ("main.tex", "\\import{parts/}{one}", "parts/one.tex"),
        ("main.qmd", "{{< include parts/one.qmd >}}", "parts/one.qmd"),
        ("main.typ", '#include "parts/one.typ"', "parts/one.typ"),
        ("main.org", '#+INCLUDE: "parts/one.org"', "parts/one.org"),
    ],
)
def test_what_a_manuscript_reads_changes_with_it(folder: Path, main: str, include: str, part: str) -> None:
    (folder / "parts").mkdir()
    cite = "\\cite{li2020}\n" if part.endswith(("tex", "org")) else "@li2020\n"
    (folder / main).write_text(include + "\n", encoding="utf-8")
    (folder / part).write_text(cite, encoding="utf-8")
    assert keys("rename", "li2020", "New", "refs.bib", main).exit_code == 0
    assert (folder / part).read_text(encoding="utf-8") == cite.replace("li2020", "New")
    assert "li2020" in (folder / "paper.tex").read_text(encoding="utf-8")


def test_what_lies_outside_the_folder_of_a_manuscript_is_left_alone(folder: Path) -> None:
    (folder / "deep").mkdir()
    text = (
        "\\input{../paper}\\input{../paper.tex}\\input{main}\\input{gone}\\input{" + str(folder / "paper.tex") + "}\n"
    )
    (folder / "deep" / "main.tex").write_text(text, encoding="utf-8")
    before = (folder / "paper.tex").read_bytes()
    assert keys("rename", "li2020", "New", "refs.bib", "deep/main.tex").exit_code == 0
    assert (folder / "paper.tex").read_bytes() == before


def test_a_command_that_the_preamble_defines_cites_in_every_chapter(folder: Path) -> None:
    (folder / "preamble.tex").write_text("\\newcommand{\\see}[1]{(see \\cite{#1})}\n", encoding="utf-8")
    (folder / "one.tex").write_text("\\see{li2020}\n", encoding="utf-8")
    (folder / "main.tex").write_text("\\input{preamble}\\input{one}\n", encoding="utf-8")
    assert keys("rename", "li2020", "New", "refs.bib", "main.tex").exit_code == 0
    assert (folder / "one.tex").read_text(encoding="utf-8") == "\\see{New}\n"
