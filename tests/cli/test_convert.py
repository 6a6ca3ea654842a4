"""`bibkit convert`: files, streams, recognition, batches, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from bibkit.cli.main import run

RIS = "TY  - BOOK\nTI  - Über Zahlen\nAU  - Roe, Ida\nPY  - 1999\nID  - Roe1999\nER  - \n"


@pytest.fixture
def ris_file(tmp_path: Path) -> Path:
    path = tmp_path / "in.ris"
    path.write_text(RIS, encoding="utf-8")
    return path


def test_formats_are_seen_from_content_and_name(ris_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run(["convert", "--to", "csljson", str(ris_file), str(out)]) == 0
    back = tmp_path / "back.ris"
    assert run(["convert", str(out), str(back)]) == 0
    assert "TI  - Über Zahlen" in back.read_text(encoding="utf-8")


def test_standard_streams(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIS.encode()), encoding="utf-8"))
    assert run(["convert", "--from", "ris", "--to", "zotero", "-", "-"]) == 0
    item = json.loads(capfdbinary.readouterr().out)[0]
    assert item["title"] == "Über Zahlen"


def test_zotero_items_come_in_the_order_of_their_keys(tmp_path: Path) -> None:
    names = ("Stevenson", "al-Hakim", "Beauvoir")
    items = [{"itemType": "book", "creators": [{"creatorType": "author", "lastName": name}]} for name in names]
    (tmp_path / "items.json").write_text(json.dumps(items), encoding="utf-8")
    first, second = tmp_path / "first.bib", tmp_path / "second.bib"
    assert run(["convert", "--from", "zotero", str(tmp_path / "items.json"), str(first)]) == 0
    (tmp_path / "items.json").write_text(json.dumps(items[::-1]), encoding="utf-8")
    assert run(["convert", "--from", "zotero", str(tmp_path / "items.json"), str(second)]) == 0
    text = first.read_text(encoding="utf-8")
    assert [line.partition("{")[2] for line in text.splitlines() if line.startswith("@")] == [
        "AlHakimnd,", "Beauvoirnd,", "Stevensonnd,",
    ]  # fmt: skip
    assert second.read_text(encoding="utf-8") == text
    others = tmp_path / "others.ris"
    assert run(["convert", "--from", "zotero", str(tmp_path / "items.json"), str(others)]) == 0
    assert others.read_text(encoding="utf-8").index("Beauvoir") < others.read_text(encoding="utf-8").index("Stevenson")


def test_ascii(ris_file: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["convert", "--ascii", "--to", "csljson", str(ris_file)]) == 0
    assert rb"\u00dcber" in capfdbinary.readouterr().out


def test_warnings_go_to_standard_error_and_the_exit_code_stays_0(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.ris"
    path.write_text("TY  - HO\x1bLO\nTI  - T\nER  - \n", encoding="utf-8")
    assert run(["convert", "--to", "csljson", str(path)]) == 0
    captured = capfd.readouterr()
    assert "unknown type" in captured.err
    assert "\x1b" not in captured.err
    assert json.loads(captured.out)[0]["title"] == "T"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["convert"], "name an input file"),
        (["convert", "--to", "ris", "missing.bib"], "no such file"),
        (["convert", "IN"], "which format to write"),
        (["convert", "--to", "ris", "--from", "csljson", "IN"], "not JSON"),
        (["convert", "--to", "riss", "IN"], "did you mean 'ris'"),
        (["convert", "--to", "ris", "WORDS"], "cannot tell what format"),
    ],
)
def test_what_cannot_work_is_one_clear_error(
    arguments: list[str], said: str, ris_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("words only", encoding="utf-8")
    places = {"IN": str(ris_file), "WORDS": str(words)}
    assert run([places.get(argument, argument) for argument in arguments]) == 2
    assert said in capfd.readouterr().err


def test_an_output_that_cannot_be_written_is_exit_code_4(ris_file: Path, tmp_path: Path) -> None:
    assert run(["convert", str(ris_file), str(tmp_path / "no-folder" / "out.ris")]) == 4


def write_manifest(tmp_path: Path, *jobs: dict[str, str]) -> Path:
    manifest = tmp_path / "jobs.jsonl"
    manifest.write_text("\n".join(json.dumps(job) for job in jobs) + "\n", encoding="utf-8")
    return manifest


def test_a_batch_goes_on_after_a_failure(ris_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    manifest = write_manifest(
        tmp_path,
        {"id": "1", "from": "ris", "to": "csljson", "in": str(ris_file), "out": str(tmp_path / "1.json")},
        {"id": "2", "from": "csljson", "to": "ris", "in": str(ris_file), "out": str(tmp_path / "2.ris")},
        {"id": "3", "in": str(ris_file), "out": str(tmp_path / "3.ris")},
    )
    assert run(["convert", "--batch", str(manifest)]) == 2
    assert json.loads((tmp_path / "1.json").read_bytes())[0]["id"] == "Roe1999"
    assert "not JSON" in (tmp_path / "2.ris.err").read_text(encoding="utf-8")
    assert not (tmp_path / "2.ris").exists()
    assert (tmp_path / "3.ris").read_text(encoding="utf-8").startswith("TY  - BOOK")
    assert "2: " in capfd.readouterr().err


def test_a_bug_in_one_row_does_not_take_the_others_along(
    ris_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import bibkit.formats.csljson

    def broken(*_: object, **__: object) -> str:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(bibkit.formats.csljson, "render", broken)
    manifest = write_manifest(
        tmp_path,
        {"id": "1", "to": "csljson", "in": str(ris_file), "out": str(tmp_path / "1.json")},
        {"id": "2", "to": "ris", "in": str(ris_file), "out": str(tmp_path / "2.ris")},
    )
    assert run(["convert", "--batch", str(manifest)]) == 3
    assert "ZeroDivisionError: a bug" in (tmp_path / "1.json.err").read_text(encoding="utf-8")
    assert (tmp_path / "2.ris").exists()


@pytest.mark.parametrize("line", ["{", "[]", '{"in": "x"}', "[" * 100_000])
def test_a_manifest_that_makes_no_sense_is_told_with_its_line(
    line: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "jobs.jsonl"
    manifest.write_text(f"\n{line}\n", encoding="utf-8")
    assert run(["convert", "--batch", str(manifest)]) == 2
    assert "jobs.jsonl:2" in capfd.readouterr().err


def test_a_batch_goes_on_after_what_cannot_be_told_in_a_file(
    ris_file: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "jobs.jsonl"
    last = {"id": "last", "to": "csljson", "in": str(ris_file), "out": str(tmp_path / "last.json")}
    nowhere = {"id": "no\x1b[31m", "to": "csljson", "in": str(ris_file), "out": str(tmp_path / "no" / "where.json")}
    manifest.write_text("\n".join(["not JSON", json.dumps(nowhere), json.dumps(last)]), "utf-8")
    assert run(["convert", "--batch", str(manifest)]) == 4
    assert (tmp_path / "last.json").exists()
    told = capfd.readouterr().err.splitlines()
    assert len(told) == 3
    assert "\x1b" not in "".join(told)


def test_a_file_of_another_format_replaces_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bib, out = tmp_path / "refs.bib", tmp_path / "out.json"
    bib.write_text("@book{a, title = {T}}", "utf-8")
    out.write_text("[]", "utf-8")
    assert run(["convert", "--from", "ris", str(bib), str(out), "--to", "csljson"]) == 2
    assert out.read_text("utf-8") == "[]"
    assert "no RIS record in it" in capfd.readouterr().err


def test_a_preamble_that_is_left_out_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bib = tmp_path / "x.bib"
    bib.write_text('@preamble{"\\newcommand{\\x}{y}"}\n@book{a, title={\\x}, year=1999}\n', encoding="utf-8")
    assert run(["convert", str(bib), str(tmp_path / "y.bib")]) == 0
    assert "its @preamble is not in the output" in capfd.readouterr().err
    assert run(["convert", str(bib), str(tmp_path / "y.ris")]) == 0
    assert "preamble" not in capfd.readouterr().err


def test_a_file_without_entries_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text("% nothing yet\n", "utf-8")
    assert run(["convert", "--to", "ris", str(bib)]) == 0
    assert "there is no entry in it" in capfd.readouterr().err


@pytest.mark.parametrize(("source", "content"), [("ris", ""), ("zotero", ""), ("csljson", "[]"), ("bibtex", "% x\n")])
def test_nothing_does_not_replace_something(
    source: str, content: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").write_text(content, "utf-8")
    out = tmp_path / "refs.json"
    out.write_text("mine", "utf-8")
    assert run(["convert", "--from", source, "--to", "csljson", str(tmp_path / "in"), str(out)]) == 2
    assert out.read_text("utf-8") == "mine" and "was left as it is" in capfd.readouterr().err
    out.write_text("", "utf-8")
    assert run(["convert", "--from", source, "--to", "csljson", str(tmp_path / "in"), str(out)]) == 0


@pytest.mark.parametrize("source", ["csljson", "zotero", "crossref"])
def test_json_nested_without_end(source: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 100_000, "utf-8")
    assert run(["convert", "--from", source, "--to", "ris", str(deep)]) == 2
    assert "a bug" not in capfd.readouterr().err
