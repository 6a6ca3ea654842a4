"""`bibkit extract` and `bibkit explain` as a user calls them."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bibkit.cli.explain import attribute_named
from bibkit.cli.inputs import load_page
from bibkit.cli.main import run
from bibkit.errors import UnreachableError

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
REPORT = str(SAMPLES / "scite" / "pasted-report" / "page.txt")
ALL_STANCES = REPORT.replace("pasted-report", "all-stances")
SAVED = str(SAMPLES / "scite" / "saved-report" / "page.html")


@pytest.fixture
def nothing(tmp_path: Path) -> str:
    path = tmp_path / "nothing.txt"
    path.write_text("A few words, and no work.\n", encoding="utf-8")
    return str(path)


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--json", REPORT]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["schema"] == 1
    assert out["inputs"] == [{"input": REPORT, "extractor": "scite", "issues": []}]
    (record,) = out["records"]
    assert set(record) >= {"input", "extractor", "entry", "provenance", "notes", "related", "issues"}
    assert record["entry"]["DOI"] == "10.1371/journal.pone.0141122"
    assert record["provenance"]["DOI"] == {"layer": "site", "source": "scite", "locator": "line 2 'DOI:'"}
    assert record["notes"]["tallies"] == {"supporting": 6, "mentioning": 94, "contrasting": 0}
    assert record["notes"]["statements"][0]["stance"] == "mentioning"
    assert "extract.abstract-truncated" in {issue["code"] for issue in record["issues"]}


def test_json_comes_also_when_nothing_was_found(nothing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--json", nothing]) == 1
    captured = capsys.readouterr()
    out = json.loads(captured.out)
    assert out["records"] == []
    assert [issue["code"] for issue in out["inputs"][0]["issues"]] == ["extract.no-entry"]
    assert captured.err.count("\n") == 1


def test_a_line_for_each_page(nothing: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--jsonl", REPORT, nothing, "missing.html", SAVED]) == 2
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["input"] for row in rows] == [REPORT, nothing, "missing.html", SAVED]
    assert [len(row["records"]) for row in rows] == [1, 0, 0, 1]
    assert [issue["code"] for issue in rows[2]["issues"]] == ["input.unreadable"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (bytes(range(256)) * 40, "binary"),
        (b"%PDF-1.7\n%", "PDF is damaged"),
        (None, "no such file"),
    ],
)
def test_unreadable_input_is_one_line_and_code_2(
    content: bytes | None, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.html"
    if content is not None:
        path.write_bytes(content)
    code = run(["extract", str(path)])
    captured = capsys.readouterr()
    assert code == 2
    assert says in captured.err
    assert len(captured.err.splitlines()) == 1
    assert captured.out == ""


def test_a_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(tmp_path)]) == 2
    assert "no pages in" in capsys.readouterr().err
    for place in (
        "b.txt",
        "a/z.html",
        "a/.hidden.html",
        ".git/page.html",
        "a/picture.png",
        "z_files/frame.html",
        "z_files_2.html",
        "z.html",
    ):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text("A few words, and no work.\n", encoding="utf-8")
    assert run(["extract", str(tmp_path), str(tmp_path / "b.txt"), "--jsonl"]) == 1
    inputs = [json.loads(line)["input"] for line in capsys.readouterr().out.splitlines()]
    assert inputs == [str(tmp_path / name) for name in ("a/z.html", "b.txt", "z.html", "z_files_2.html")]


def test_a_folder_that_holds_nothing_but_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "pages.txt"
    output.touch()
    assert run(["extract", str(tmp_path), "-o", str(output)]) == 0
    assert "0 pages" in capsys.readouterr().err


def test_a_link_that_leads_to_itself_costs_its_own_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.html").write_text("<title>A few words, and no work.</title>", encoding="utf-8")
    try:
        (tmp_path / "b.html").symlink_to(tmp_path / "b.html")
        (tmp_path / "c.html").symlink_to(tmp_path / "gone.html")
    except OSError:
        pytest.skip("no symbolic links here")
    assert run(["extract", str(tmp_path), "--jsonl"]) == 2
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(Path(row["input"]).name, row["issues"][0]["code"]) for row in rows] == [
        ("a.html", "extract.no-entry"),
        ("b.html", "input.unreadable"),
    ]


def test_view_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", REPORT]) == 0
    captured = capsys.readouterr()
    assert "DOI       10.1371/journal.pone.0141122  [line 2 'DOI:']" in captured.out
    assert "cited: 6 supporting, 94 mentioning, 0 contrasting" in captured.out
    assert "\x1b" not in captured.out
    assert "4 of 109 citation statements are on the page" in captured.err


def test_full_view_shows_everything(capsys: pytest.CaptureFixture[str]) -> None:
    run(["extract", ALL_STANCES])
    short = capsys.readouterr().out
    run(["extract", ALL_STANCES, "--full"])
    full = capsys.readouterr().out
    assert "(--full)" in short
    assert "(--full)" not in full
    assert full.count("“") > short.count("“")


def test_a_statement_that_the_page_shows_twice_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    run(["extract", REPORT])
    shown = capsys.readouterr().out
    assert shown.count("their own story was the tool") == 1
    assert "(Discussion, mentioning, twice)" in shown


def test_long_values_end_at_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    words = " ".join(f"word{number}" for number in range(200))
    page.write_text(
        f"<meta name=citation_title content='Eels'><meta name=citation_author content='Fox, E.'>"
        f"<meta name=citation_abstract content='{words}'>",
        encoding="utf-8",
    )
    run(["extract", str(page)])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("abstract")]
    last = line.partition(" … (")[0].split()[-1]
    assert last in words.split() and "characters)" in line


def test_what_a_page_says_cannot_drive_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "page.txt"
    text = Path(REPORT).read_text(encoding="utf-8")
    path.write_text(text.replace("Peer Support", "Peer \x1b[31m\u202eSupport\x07"), encoding="utf-8")
    assert run(["extract", str(path)]) == 0
    out = capsys.readouterr().out
    assert not any(char in out for char in "\x1b\x07\u202e")


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(REPORT).read_bytes()), encoding="utf-8"))
    assert run(["extract", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["inputs"][0]["input"] == "standard input"
    assert run(["extract", "-", "-"]) == 2


def test_url_is_for_one_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", REPORT, SAVED, "--url", "https://scite.ai/reports/x"]) == 2
    assert "one page" in capsys.readouterr().err
    assert run(["extract", REPORT, "--json", "--jsonl"]) == 2


def test_an_address_is_fetched(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fetch(url: str) -> tuple[bytes, str, str]:
        if url.endswith("down"):
            raise UnreachableError(f"no answer from {url}")
        return Path(SAVED).read_bytes(), "text/html; charset=utf-8", "https://scite.ai/reports/final"

    assert load_page("https://scite.ai/reports/x", fetch=fetch).url == "https://scite.ai/reports/final"
    assert load_page("https://scite.ai/x", url="https://said.example/", fetch=fetch).url == "https://said.example/"
    monkeypatch.setattr("bibkit.cli.inputs.fetch_address", fetch)
    assert run(["extract", "--json", "https://scite.ai/reports/x", "https://scite.ai/down"]) == 3
    out = json.loads(capsys.readouterr().out)
    assert len(out["records"]) == 1
    assert out["inputs"][1]["issues"][0]["message"].startswith("no answer")


def test_addresses_are_not_fetched_offline(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("BIBKIT_OFFLINE", "1")
    assert run(["extract", "https://example.org/"]) == 2
    assert "offline" in capsys.readouterr().err
    assert run(["extract", "ftp://example.org/"]) == 2


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", SAVED, "title"]) == 0
    out = capsys.readouterr().out
    assert "from h1 (read by the scite reader)" in out
    assert "also offered" in out
    assert "site is believed before opengraph" in out


def test_explain_what_the_page_does_not_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", REPORT, "volume"]) == 1
    assert capsys.readouterr().out == "volume: the page does not say\n"


def test_explain_tells_what_was_noticed_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", str(SAMPLES / "vufind" / "doaj-saved" / "page.html"), "issued"]) == 0
    assert "only the year is meant" in capsys.readouterr().err


def test_explain_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", SAVED, "year", "--json"]) == 0
    out: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert out["field"] == "issued"
    assert out["records"][0]["value"] == {"date-parts": [[2015]]}
    assert out["records"][0]["origin"]["layer"] == "site"
    assert run(["explain", SAVED, "URL", "--json"]) == 1
    url = json.loads(capsys.readouterr().out)["records"][0]
    assert url["value"] is None
    assert {offer["kind"] for offer in url["offered"]} <= {"rejected"}


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("container-title", "container_title"),
        ("DOI", "doi"),
        ("journaltitle", "container_title"),
        ("year", "issued"),
        ("Authors", "author"),
        ("type", "type"),
    ],
)
def test_fields_may_be_called_as_in_any_format(name: str, attribute: str) -> None:
    assert attribute_named(name) == attribute


def test_a_mistyped_field_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", REPORT, "tittle"]) == 2
    assert "did you mean title" in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["extract", "explain"])
def test_help_has_examples(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([verb, "--help"]) == 0
    assert f"bibkit {verb} page.html" in capsys.readouterr().out
