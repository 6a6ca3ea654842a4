"""The main job from end to end: pages in, a .bib and a Zotero library out, and nothing lost on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bibkit import files
from bibkit.cli.add import parse_numbers
from bibkit.cli.main import run
from tests.standins import crossref
from tests.standins.zotero import KEY, StandIn

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "sample_inputs"
WORKS = SAMPLES / "crossref.jsonl"
SCITE = SAMPLES / "scite" / "pasted-report" / "page.txt"
VUFIND = SAMPLES / "vufind" / "doaj-pasted" / "page.txt"
CHINESE = SAMPLES / "chinese_discovery" / "related-pasted" / "page.txt"
UNCLAIMED = SAMPLES / "_unclaimed" / "about-scite"

Capture = pytest.CaptureFixture[str]
HAND_KEPT = (
    b'% mine\r\n@article{old1,\r\n  author = "Li, Na",\r\n  title  = "Something {E}lse",\r\n  year   = 2001\r\n}\r\n'
    b"@comment{x}\r\n"
)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of the person who runs the tests, and a cache of our own."""
    (tmp_path / "config").mkdir()
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("BIBKIT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("ZOTERO_API_KEY", "ZOTERO_LIBRARY_ID", "ZOTERO_LIBRARY_TYPE", "ZOTERO_LOCAL", "BIBKIT_MAILTO"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """`add(page, …)` with the sample works as the only source, in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    return lambda *words: run(["add", "--snapshot", str(WORKS), "--offline", "--no-cache", *map(str, words)])


def test_a_page_becomes_an_enriched_entry(add: Callable[..., int], capsys: Capture) -> None:
    assert add(SCITE, "-o", "refs.bib") == 0
    text = Path("refs.bib").read_text(encoding="utf-8")
    assert text.startswith("@article{MacLellan2015Peer,\n")
    assert "journal = {PLOS ONE}" in text
    assert "doi = {10.1371/journal.pone.0141122}" in text
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "added MacLellan2015Peer" in captured.err


def test_without_output_entries_are_printed(add: Callable[..., int], capsys: Capture) -> None:
    assert add(CHINESE, "--to", "biblatex") == 0
    out = capsys.readouterr().out
    assert out.startswith("@article{")
    assert "journaltitle = " in out


def test_the_second_time_nothing_is_written(add: Callable[..., int], capsys: Capture) -> None:
    add(SCITE, "-o", "refs.bib")
    before = Path("refs.bib").stat()
    capsys.readouterr()
    assert add(SCITE, "-o", "refs.bib") == 0
    after = Path("refs.bib").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
    assert "already there as MacLellan2015Peer (same DOI)" in capsys.readouterr().err


def test_what_stands_keeps_every_byte(add: Callable[..., int]) -> None:
    Path("refs.bib").write_bytes(HAND_KEPT)
    assert add(SCITE, "-o", "refs.bib") == 0
    new = Path("refs.bib").read_bytes()
    assert new.startswith(HAND_KEPT)
    added = new[len(HAND_KEPT) :]
    assert added.count(b"\r\n") == added.count(b"\n") > 5
    assert b"title" in added
    assert b'= "Peer' in added  # quotes, as the neighbours have them


def test_the_same_work_by_title_author_and_year(add: Callable[..., int], capsys: Capture) -> None:
    Path("refs.bib").write_text(
        "@article{mine, author = {Jennifer MacLellan and others}, year = 2015,\n title = {Peer {S}upport Workers in "
        "Health: a qualitative metasynthesis of their experiences}}\n",
        encoding="utf-8",
    )
    assert add(SCITE, "-o", "refs.bib") == 0
    assert "already there as mine (same title, first author and year)" in capsys.readouterr().err


def test_two_pages_of_one_work_are_one_entry_with_the_whole_abstract(add: Callable[..., int]) -> None:
    assert add(SCITE, VUFIND, "-o", "refs.bib") == 0
    text = Path("refs.bib").read_text(encoding="utf-8")
    assert text.count("@article") == 1
    assert "Conclusions:" in text
    assert "…" not in text


def test_csl_json_grows_too(add: Callable[..., int]) -> None:
    assert add(SCITE, "-o", "refs.json") == 0
    old = Path("refs.json").read_bytes()
    assert add(SCITE, CHINESE, "-o", "refs.json") == 0
    items = json.loads(Path("refs.json").read_bytes())
    assert items[0]["id"] == "MacLellan2015Peer"
    assert len(items) == 2
    assert Path("refs.json").read_bytes().startswith(old.rstrip()[:-1].rstrip())


def test_disagreements_are_told_with_both_values(add: Callable[..., int], capsys: Capture) -> None:
    page = SCITE.read_text(encoding="utf-8")
    Path("page.txt").write_text(page.replace("2015", "2014", 1), encoding="utf-8")
    assert add("page.txt", "-o", "refs.bib") == 0
    assert "issued is '2014' on the page, '2015-10-30' at crossref.jsonl" in capsys.readouterr().err
    assert "year = {2014}" in Path("refs.bib").read_text(encoding="utf-8")


def test_dry_run_and_diff_write_nothing(add: Callable[..., int], capsys: Capture) -> None:
    Path("refs.bib").write_bytes(HAND_KEPT)
    assert add(SCITE, "-o", "refs.bib", "--dry-run", "--notes", "notes.md") == 0
    assert "would add MacLellan2015Peer" in capsys.readouterr().err
    assert add(SCITE, "-o", "refs.bib", "--diff") == 0
    assert "+++ refs.bib" in capsys.readouterr().out
    assert Path("refs.bib").read_bytes() == HAND_KEPT
    assert not Path("notes.md").exists()


def test_notes_are_kept_and_grow(add: Callable[..., int]) -> None:
    add(SCITE, "-o", "refs.bib", "--notes", "notes.md")
    Path("notes.md").write_text(Path("notes.md").read_text(encoding="utf-8") + "\nmy own line\n", encoding="utf-8")
    add(SCITE, CHINESE, "-o", "refs.bib", "--notes", "notes.md")
    text = Path("notes.md").read_text(encoding="utf-8")
    assert text.count("# Peer Support Workers in Health") == 1
    assert "my own line" in text
    assert "Related works" in text
    for name in ("notes.csv", "notes.json"):
        add(SCITE, "-o", "refs.bib", "--notes", name)
        once = Path(name).read_bytes()
        add(SCITE, "-o", "refs.bib", "--notes", name)
        assert Path(name).read_bytes() == once


def test_annotation_on_request(add: Callable[..., int]) -> None:
    add(SCITE, "-o", "refs.bib", "--annotation")
    assert "annote = {" in Path("refs.bib").read_text(encoding="utf-8")


def test_update_fills_the_blanks_of_what_stands(add: Callable[..., int], capsys: Capture) -> None:
    old = (
        "@article{mine,\n  author = {MacLellan, Jennifer},\n  year = 2015, % checked\n  title = {Peer Support Workers in "
        "Health: A Qualitative Metasynthesis of Their Experiences},\n}\n"
    )
    Path("refs.bib").write_text(old, encoding="utf-8")
    assert add(SCITE, "-o", "refs.bib", "--update") == 0
    new = Path("refs.bib").read_text(encoding="utf-8")
    kept = [line for line in new.splitlines() if line in old.splitlines()]
    assert "  year = 2015, % checked" in kept
    assert "  doi = {10.1371/journal.pone.0141122}," in new
    assert "refs.bib: mine: doi filled" in capsys.readouterr().err
    assert add(SCITE, "-o", "refs.bib", "--update") == 0
    assert Path("refs.bib").read_text(encoding="utf-8") == new


def test_a_list_of_references(add: Callable[..., int], capsys: Capture) -> None:
    Path("list.txt").write_text(
        "1. Walker G, Bryant W. Peer support in adult mental health services: a metasynthesis of qualitative findings. "
        "Psychiatr Rehabil J. 2013;36(1):28-34.\n"
        "2. Nobody N. A work that is nowhere registered at all. J Nothing. 1999;1:1-2.\n3. ibid.\n",
        encoding="utf-8",
    )
    assert add("list.txt", "--references", "-o", "refs.bib") == 1
    text = Path("refs.bib").read_text(encoding="utf-8")
    assert "doi = {10.1037/h0094744}" in text
    assert "@article{Nobody1999Work" in text
    assert text.count("@") == 2
    assert "no title could be read: ibid" in capsys.readouterr().err


def test_references_bad_input(add: Callable[..., int], capsys: Capture) -> None:
    assert add("missing.txt", "--references", "-o", "refs.bib") == 2
    assert "missing.txt: no such file" in capsys.readouterr().err
    assert not Path("refs.bib").exists()


# ---------------------------------------------------------------- Crossref


def test_an_unreachable_crossref_never_loses_the_entry(add: Callable[..., int], capsys: Capture) -> None:
    code = run(["add", str(SCITE), "-o", "refs.bib", "--no-cache", "--crossref-url", "http://127.0.0.1:9"])
    assert code == 3
    text = Path("refs.bib").read_text(encoding="utf-8")
    assert "10.1371/journal.pone.0141122" in text
    assert "written without enrichment" in capsys.readouterr().err


def test_live_crossref_through_the_stand_in(add: Callable[..., int]) -> None:
    with crossref.running(crossref.read_works(WORKS)) as standin:
        assert run(["add", str(SCITE), "-o", "refs.bib", "--no-cache", "--crossref-url", standin.url]) == 0
    assert "PLOS ONE" in Path("refs.bib").read_text(encoding="utf-8")


def test_a_doi_of_another_title_is_not_believed(add: Callable[..., int], tmp_path: Path, capsys: Capture) -> None:
    work = json.loads(WORKS.read_text(encoding="utf-8").splitlines()[0])
    other = {**work, "DOI": "10.1371/journal.pone.0141122", "title": ["Soil moisture in Tuscan vineyards"]}
    snapshot = tmp_path / "wrong.jsonl"
    snapshot.write_text(json.dumps(other), encoding="utf-8")
    run(["add", str(SCITE), "-o", "refs.bib", "--no-cache", "--offline", "--snapshot", str(snapshot)])
    text = Path("refs.bib").read_text(encoding="utf-8")
    assert "Tuscan" not in text
    assert "journal =" not in text
    assert "registered for another title" in capsys.readouterr().err


# ---------------------------------------------------------------- Zotero


@pytest.fixture
def zotero(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    monkeypatch.setenv("ZOTERO_API_KEY", KEY)
    standin = StandIn()
    monkeypatch.setenv("BIBKIT_ZOTERO_URL", standin.url)
    return standin


def test_items_with_notes_go_into_zotero_once(add: Callable[..., int], zotero: StandIn) -> None:
    with zotero:
        assert add(SCITE, CHINESE, "-o", "refs.bib", "--zotero", "--collection", "To read", "--tag", "peers") == 0
        notes = zotero.items("note")
        works = [item for item in zotero.items() if item["itemType"] != "note"]
        assert {work["title"] for work in works} >= {
            "Peer Support Workers in Health: A Qualitative Metasynthesis of Their Experiences"
        }
        assert any("<blockquote>" in note["note"] for note in notes)
        count = len(zotero.writes())
        assert add(SCITE, CHINESE, "-o", "refs.bib", "--zotero", "--collection", "To read", "--tag", "peers") == 0
        assert len(zotero.writes()) == count


def test_a_key_without_write_permission_leaves_the_bib_written(
    add: Callable[..., int], zotero: StandIn, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ZOTERO_API_KEY", "nonsense")
    with zotero:
        assert add(SCITE, "-o", "refs.bib", "--zotero") == 3
    assert "MacLellan2015Peer" in Path("refs.bib").read_text(encoding="utf-8")
    err = capsys.readouterr().err
    assert "nonsense" not in err
    assert "Traceback" not in err


def test_a_project_cannot_redirect_zotero(add: Callable[..., int], capsys: Capture) -> None:
    Path("bibkit.toml").write_text('zotero.url = "https://evil.example"\n', encoding="utf-8")
    assert add(SCITE, "-o", "refs.bib", "--zotero") == 2
    assert "a project's file may not decide this" in capsys.readouterr().err
    assert not Path("refs.bib").exists()


# ---------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("make", "words", "code"),
    [
        (lambda path: path.write_bytes(b""), "is empty", 2),
        (lambda path: path.write_bytes(b"\x7fELF\x00\x01\x02" * 40), "not a page or text", 2),
        (lambda path: path.mkdir(), "is a directory", 2),
        (lambda path: None, "no such file", 2),
        (lambda path: path.write_text("Opening hours: 9 to 17.\n", encoding="utf-8"), "no entry", 1),
    ],
)
def test_a_bad_page_is_one_line_and_stops_no_other(
    make: Callable[[Path], object], words: str, code: int, add: Callable[..., int], capsys: Capture
) -> None:
    bad = Path("bad.html")
    make(bad)
    assert add(bad, SCITE, "-o", "refs.bib") == code
    err = capsys.readouterr().err
    assert [line for line in err.splitlines() if "bad.html" in line and words in line]
    assert "Traceback" not in err
    assert "MacLellan2015Peer" in Path("refs.bib").read_text(encoding="utf-8")


def test_a_bib_that_ends_in_an_open_entry_is_not_touched(add: Callable[..., int], capsys: Capture) -> None:
    broken = b"@article{a, title = {x},\n"
    Path("refs.bib").write_bytes(broken)
    assert add(SCITE, "-o", "refs.bib") == 2
    assert Path("refs.bib").read_bytes() == broken
    assert "refs.bib:1:" in capsys.readouterr().err


def test_a_json_that_is_no_array_is_not_touched(add: Callable[..., int]) -> None:
    Path("refs.json").write_text('{"a": 1}', encoding="utf-8")
    assert add(SCITE, "-o", "refs.json") == 2
    assert Path("refs.json").read_text(encoding="utf-8") == '{"a": 1}'


def test_a_full_disk_leaves_the_old_file(
    add: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    Path("refs.bib").write_bytes(HAND_KEPT)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "fsync", full)
        assert add(SCITE, "-o", "refs.bib") == 4
    assert Path("refs.bib").read_bytes() == HAND_KEPT
    assert "the disk is full" in capsys.readouterr().err


def test_a_dash_is_standard_output(add: Callable[..., int], capsys: Capture) -> None:
    assert add(VUFIND, "-o", "-") == 0
    assert capsys.readouterr().out.startswith("@")
    assert not Path("-").exists()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["-o", ".git"], 4, "it is a directory"),
        (["-o", "no/where.bib"], 4, "there is no folder"),
        (["-o", "refs.bib", "--notes", ".git.md/x.md"], 4, "there is no folder"),
        (["-o", "refs.bib", "--notes", "notes.xyz"], 2, "cannot tell how to write notes"),
        (["-o", "refs.bib", "--notes", "a.json"], 2, "no file of notes"),
        (["-o", "refs.bib", "--notes", "deep.json"], 2, "no file of notes"),
        (["-o", "refs.ris"], 2, "bibkit convert"),
        (["-o", ""], 2, "empty"),
    ],
)
def test_a_target_that_cannot_be_is_told_before_anything_is_done(
    add: Callable[..., int], capsys: Capture, options: list[str], code: int, words: str
) -> None:
    Path("a.json").write_text("[1, 2", "utf-8")
    Path("deep.json").write_text("[" * 100_000, "utf-8")
    assert add(SCITE, *options) == code
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.err.count("\n") <= 2
    assert sorted(path.name for path in Path().iterdir()) == [".git", "a.json", "deep.json"]


@pytest.mark.parametrize("content", [b"\0\1\2" * 50, b"<!DOCTYPE html><p>my page</p>", b"%PDF-1.7\n...", b'{"a": 1}'])
def test_what_is_no_bib_is_not_spoilt(add: Callable[..., int], capsys: Capture, content: bytes) -> None:
    Path("page").write_bytes(content)
    assert add(VUFIND, "-o", "page") == 2
    assert Path("page").read_bytes() == content
    assert "it is no .bib" in capsys.readouterr().err


def test_a_key_pattern_that_is_none_is_told_first(add: Callable[..., int], capsys: Capture) -> None:
    Path("bibkit.toml").write_text('keys.pattern = "[bad"', "utf-8")
    assert add(SCITE, "-o", "refs.bib") == 2
    assert capsys.readouterr().err.splitlines() == ["bibkit: key pattern: the bracket before 'bad' is never closed"]


def test_another_program_may_write_meanwhile(add: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    bib = Path("refs.bib")
    bib.write_text("@book{mine, title = {A}}\n", "utf-8")
    others = iter([b"@book{theirs, title = {B}}\n"])

    def write_beside(*_: object) -> object:
        if new := next(others, None):
            bib.write_bytes(bib.read_bytes() + new)
        return state(bib)

    state = files._current_state
    monkeypatch.setattr(files, "_current_state", write_beside)
    assert add(VUFIND, "-o", "refs.bib") == 0
    text = bib.read_text("utf-8")
    assert text.startswith("@book{mine, title = {A}}\n@book{theirs, title = {B}}\n")
    assert text.count("@") == 3


def test_json_report(add: Callable[..., int], capsys: Capture) -> None:
    assert add(SCITE, "-o", "refs.bib", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == 1
    assert report["fates"] == [{"input": str(SCITE), "key": "MacLellan2015Peer", "outcome": "added"}]
    assert report["records"][0]["provenance"]["container-title"]["layer"] == "crossref"


@pytest.mark.parametrize(("text", "numbers"), [("1", [1]), ("1,3-5", [1, 3, 4, 5]), (" 2 , 2 ", [2]), ("", [])])
def test_numbers(text: str, numbers: list[int]) -> None:
    assert parse_numbers(text, 5) == numbers


@pytest.mark.parametrize("text", ["0", "6", "x", "3-1", "1-", "1-9"])
def test_no_numbers(text: str) -> None:
    import click

    with pytest.raises(click.UsageError):
        parse_numbers(text, 5)


REFERENCES = """References
1. Li W, Moreau AB. Song and noise in urban tree frogs. J Herp. 2019;12(3):345-350.
2. Lane G, van Dijk T. Frogs of the northern cities. J Herp. 2018;11(1):33-56.
3. Fox E. What tree frogs hear at night. J Herp. 2017;10(2):1-9.
"""


def test_picked_works(add: Callable[..., int], capsys: Capture) -> None:
    Path("list.txt").write_text(REFERENCES, encoding="utf-8")
    assert add("list.txt", "--no-enrich", "--pick", "3,1", "-o", "refs.bib") == 0
    text = Path("refs.bib").read_text(encoding="utf-8")
    assert text.index("What tree frogs") < text.index("Song and noise")
    assert "northern" not in text
    assert add("list.txt", "--no-enrich", "--pick", "1-2", "-o", "refs.bib", "--dry-run") == 0
    assert Path("refs.bib").read_text(encoding="utf-8") == text
    assert capsys.readouterr().err.count("Frogs of the northern") == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--pick", "4"], "list.txt has works 1 to 3"),
        (["--pick", "3-1"], "the smaller number comes first"),
        (["--pick", "1", "--all"], "--pick and --all exclude each other"),
        (["--pick", "1", "--references"], "--pick and --references exclude each other"),
        (["--pick", ""], "--pick is empty"),
    ],
)
def test_picks_that_cannot_be(options: list[str], says: str, add: Callable[..., int], capsys: Capture) -> None:
    Path("list.txt").write_text(REFERENCES, encoding="utf-8")
    assert add("list.txt", "--no-enrich", *options) == 2
    captured = capsys.readouterr()
    assert says in captured.err
    assert captured.out == ""


def test_a_pick_of_a_page_with_one_work(add: Callable[..., int], capsys: Capture) -> None:
    assert add(VUFIND, "--no-enrich", "--pick", "1") == 0
    assert add(VUFIND, "--no-enrich", "--pick", "2") == 2
    assert "has one work" in capsys.readouterr().err


def test_pages_without_an_entry_are_named_once(add: Callable[..., int], capsys: Capture) -> None:
    Path("a.html").write_text("<title>404 Not found</title><h1>Not found</h1>", encoding="utf-8")
    assert add("a.html", VUFIND, "--no-enrich") == 1
    assert capsys.readouterr().err.splitlines()[0].startswith("bibkit: no entry on a.html: ")


def test_titles_are_told_without_tags(add: Callable[..., int], tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<meta name=citation_title content='Noise of &lt;i&gt;E. coli&lt;/i&gt;'>"
        "<meta name=citation_author content='Fox, Eve'><meta name=citation_year content=2001>"
        "<meta name=citation_journal_title content='Marine Letters'>",
        encoding="utf-8",
    )
    assert add(page, "-o", "refs.bib", "--no-enrich") == 0
    assert capsys.readouterr().err == "refs.bib: added Fox2001Noise: Noise of E. coli\n"
    assert add(page, "-o", "refs.bib", "--no-enrich") == 0
    assert capsys.readouterr().err.endswith("): Noise of E. coli\n")
