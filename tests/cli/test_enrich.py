"""`bibkit enrich` and `bibkit match`, from the command line to the file and the exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click import UsageError
from click.testing import CliRunner

from bibkit.cli.enrich import command as enrich
from bibkit.cli.identifiers import records_of
from bibkit.cli.match import command as match
from bibkit.cli.mirror import command as mirror
from bibkit.errors import BibkitError, InputError, WriteError
from tests.standins.crossref import StandIn, running

FROGS: dict[str, Any] = {
    "DOI": "10.5555/frogs",
    "type": "journal-article",
    "title": ["Song and noise in urban tree frogs"],
    "author": [{"family": "Li", "given": "Wei"}],
    "container-title": ["Herpetology"],
    "volume": "12",
    "page": "345-350",
    "issued": {"date-parts": [[2019]]},
}
TOADS = {**FROGS, "DOI": "10.5555/toads", "title": ["Reproductive habits of alpine toads"], "page": "7-9"}
REFS = b"""% mine
@article{frogs,
  title = {Song and noise in urban tree frogs},
  doi = {10.5555/frogs},
  volume = {13}, % really?
}
@misc{other, title = {Nothing to look up}}
"""


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads the user's settings or keeps answers in the user's cache."""
    monkeypatch.setenv("BIBKIT_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("BIBKIT_CACHE_DIR", str(tmp_path / "cache"))
    for name in ("BIBKIT_MAILTO", "CROSSREF_MAILTO", "BIBKIT_OFFLINE", "BIBKIT_CROSSREF_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def standin() -> Iterator[StandIn]:
    with running([FROGS, TOADS]) as server:
        server.state.enforce_limits = False
        yield server


class Done:
    def __init__(self, command: Any, arguments: list[str], text: str = "") -> None:
        self.code, self.error = 0, None
        runner = CliRunner()
        result = runner.invoke(command, arguments, input=text, standalone_mode=False)
        self.out, self.err = result.stdout, result.stderr
        if isinstance(result.exception, BibkitError):
            self.error, self.code = result.exception, result.exception.exit_code
        elif result.exception is not None:
            raise result.exception
        else:
            self.code = result.return_value or 0


def asked(standin: StandIn, *arguments: str) -> Done:
    return Done(enrich, [*arguments, "--crossref-url", standin.url, "--mailto", "me@example.org"])


def test_a_doi_becomes_an_entry(standin: StandIn) -> None:
    done = asked(standin, "https://doi.org/10.5555/FROGS")
    assert done.code == 0
    assert "@article{Li2019Song," in done.out and "pages = {345--350}" in done.out


@pytest.mark.parametrize(("target", "sign"), [("biblatex", "journaltitle"), ("csljson", '"container-title"')])
def test_other_formats(standin: StandIn, target: str, sign: str) -> None:
    assert sign in asked(standin, "10.5555/frogs", "--to", target).out


def test_the_format_of_the_settings(standin: StandIn, tmp_path: Path) -> None:
    (tmp_path / "bibkit.toml").write_text('to = "biblatex"\n', encoding="utf-8")
    assert "journaltitle" in asked(standin, "10.5555/frogs").out
    assert asked(standin, "10.5555/frogs", "-o", "new.bib").code == 0
    assert "journaltitle" in (tmp_path / "new.bib").read_text(encoding="utf-8")


def test_json_with_provenance(standin: StandIn) -> None:
    rows = json.loads(asked(standin, "10.5555/frogs", "--json").out)
    assert rows["schema"] == 1
    assert rows["records"][0]["provenance"]["title"]["layer"] == "crossref"


def test_unknown_and_unreachable_are_told_apart(standin: StandIn) -> None:
    done = asked(standin, "10.5555/none")
    assert (done.code, done.out) == (1, "") and "does not know the DOI 10.5555/none" in done.err
    standin.state.always = "403"
    assert asked(standin, "10.5555/toads").code == 3


def test_answers_are_kept(standin: StandIn) -> None:
    for _ in range(2):
        asked(standin, "10.5555/frogs")
    assert len(standin.state.requests) == 1
    done = Done(enrich, ["10.5555/frogs", "--offline", "--crossref-url", standin.url])
    assert done.code == 0 and "@article" in done.out
    missing = Done(enrich, ["10.5555/toads", "--offline", "--crossref-url", standin.url])
    assert missing.code == 3 and "none of the offline sources" in missing.err
    asked(standin, "10.5555/frogs", "--refresh")
    assert len(standin.state.requests) == 2
    asked(standin, "10.5555/frogs", "--no-cache")
    assert len(standin.state.requests) == 3


def test_a_list_of_dois_into_a_file_that_stands(standin: StandIn, tmp_path: Path) -> None:
    (tmp_path / "dois.txt").write_text("see doi:10.5555/frogs, and\nhttps://doi.org/10.5555/toads.\n", encoding="utf-8")
    (tmp_path / "refs.bib").write_bytes(REFS)
    done = asked(standin, "dois.txt", "-o", "refs.bib")
    after = (tmp_path / "refs.bib").read_bytes()
    assert done.code == 0 and after.startswith(REFS.rstrip(b"\n"))
    assert after.count(b"10.5555/frogs") == 1 and b"10.5555/toads" in after
    assert "already there as frogs (same DOI)" in done.err
    assert asked(standin, "dois.txt", "-o", "refs.bib").code == 0
    assert (tmp_path / "refs.bib").read_bytes() == after


def test_blanks_of_a_bib_are_filled_in_place(standin: StandIn, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(REFS)
    shown = asked(standin, "refs.bib", "-i", "--diff")
    assert path.read_bytes() == REFS and "+  journal = {Herpetology}," in shown.out
    done = asked(standin, "refs.bib", "-i")
    after = path.read_bytes()
    kept = [line for line in after.splitlines() if line in REFS.splitlines()]
    assert kept == REFS.splitlines(), "no line of the file is touched"
    assert b"pages = {345--350}" in after and b"volume = {13}, % really?" in after
    assert "volume is '13' here, '12' at" in done.err
    assert asked(standin, "refs.bib", "-i").code == 0
    assert path.read_bytes() == after


def test_dry_run_and_fields(standin: StandIn, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(REFS)
    done = asked(standin, "refs.bib", "-i", "--dry-run", "--fields", "pages")
    assert path.read_bytes() == REFS
    assert (
        "pages = 345--350" in done.err and "1 field filled in 1 of 2 entries" in done.err and "journal" not in done.err
    )


def test_a_bib_changed_meanwhile_is_not_overwritten(
    standin: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(REFS)
    from bibkit.enrichment import enrich as flow

    original = flow.enrich_records

    def slow(*arguments: Any, **options: Any) -> Any:
        path.write_bytes(REFS + b"% a line by its owner\n")
        return original(*arguments, **options)

    monkeypatch.setattr(flow, "enrich_records", slow)
    done = asked(standin, "refs.bib", "-i")
    assert done.code == 4 and isinstance(done.error, WriteError)
    assert path.read_bytes().endswith(b"by its owner\n")
    beside = [item for item in tmp_path.iterdir() if item.name.startswith("refs.bib.")]
    assert len(beside) == 1 and b"Herpetology" in beside[0].read_bytes()


def test_search_and_the_users_word(standin: StandIn, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(
        b"@article{a,\n  author = {Li, W.},\n  title = {Song and noise in urban tree frogs},\n  year = 2019\n}\n"
    )
    assert asked(standin, "refs.bib", "-i").code == 0
    assert b"doi" not in path.read_bytes()
    asked(standin, "refs.bib", "-i", "--search")
    assert b"doi = {10.5555/frogs}" in path.read_bytes()


def test_without_i_a_bib_is_never_written(standin: StandIn, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(REFS)
    for options in (["--json"], ["--json", "--dry-run", "-i"], ["--json", "--diff"], ["-o", "-"]):
        done = asked(standin, "refs.bib", *options)
        assert "Herpetology" in done.out
        assert path.read_bytes() == REFS
    assert [item.name for item in tmp_path.iterdir() if item.suffix == ".bib"] == ["refs.bib"]


def test_json_is_printed_and_the_file_gets_entries(standin: StandIn, tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(REFS.replace(b"frogs", b"newts"))
    done = asked(standin, "10.5555/frogs", "--json", "-o", "refs.bib")
    assert json.loads(done.out)["records"][0]["entry"]["DOI"] == "10.5555/frogs"
    assert path.read_bytes().startswith(b"% mine\n@article{newts,")
    assert path.read_bytes().count(b"@article") == 2
    asked(standin, "10.5555/frogs", "--json", "-o", "more.bib", "--dry-run")
    assert not (tmp_path / "more.bib").exists()


def test_a_csl_json_grows(standin: StandIn, tmp_path: Path) -> None:
    path = tmp_path / "refs.json"
    path.write_text('[\n  {"id": "mine", "type": "book", "title": "T"}\n]\n', "utf-8")
    asked(standin, "10.5555/frogs", "-o", "refs.json")
    assert [item["id"] for item in json.loads(path.read_bytes())] == ["mine", "Li2019Song"]


def test_a_filled_copy_replaces_no_other_bib(standin: StandIn, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(REFS)
    (tmp_path / "other.bib").write_bytes(b"@book{kept}")
    done = asked(standin, "refs.bib", "-o", "other.bib")
    assert done.code == 4 and "it is there already" in str(done.error)
    assert (tmp_path / "other.bib").read_bytes() == b"@book{kept}"
    asked(standin, "refs.bib", "-o", "new.bib")
    assert b"Herpetology" in (tmp_path / "new.bib").read_bytes()
    assert (tmp_path / "refs.bib").read_bytes() == REFS
    asked(standin, "refs.bib", "-o", "refs.bib")
    assert b"Herpetology" in (tmp_path / "refs.bib").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ["refs.bib", "-i", "-o", "x.bib"],
        ["10.5555/frogs", "-o", "x.ris"],
        ["10.5555/frogs", "-o", ""],
        ["10.5555/frogs", "refs.bib", "-o", "x.bib"],
    ],
)
def test_places_that_make_no_sense(standin: StandIn, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "refs.bib").write_bytes(REFS)
    with pytest.raises(UsageError):
        asked(standin, *arguments)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["refs.bib"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonsense"], "neither an identifier nor a file"),
        (["empty.txt"], "no DOI or other identifier in empty.txt"),
        (["10.5555/frogs", "--snapshot", "none.jsonl"], "no such file"),
        (["10.5555/frogs", "--snapshot", "empty.txt"], "no Crossref work"),
        (["10.5555/frogs", "--crossref-url", "ftp://x"], "no address of a Crossref API"),
        (["refs.bib", "-i", "--fields", "colour"], "no field is called 'colour'"),
    ],
)
def test_what_a_user_can_get_wrong(arguments: list[str], message: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("nothing", encoding="utf-8")
    (tmp_path / "refs.bib").write_bytes(REFS)
    done = Done(enrich, arguments)
    assert done.code == 2 and isinstance(done.error, InputError) and message in str(done.error)


def test_a_stopped_run_goes_on_where_it_was(standin: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bibkit.sources import works

    monkeypatch.setattr(works, "MAX_BATCH_COUNT", 1)
    original = works.fetch_batch

    def stop_at_toads(client: Any, dois: Any) -> Any:
        if dois == ["10.5555/toads"]:
            raise KeyboardInterrupt
        return original(client, dois)

    monkeypatch.setattr(works, "fetch_batch", stop_at_toads)
    (tmp_path / "dois.txt").write_text("10.5555/frogs\n10.5555/toads\n", encoding="utf-8")
    with pytest.raises(BaseException):  # noqa: B017 - click turns the interrupt into its own
        asked(standin, "dois.txt", "-o", "refs.bib")
    assert not (tmp_path / "refs.bib").exists()
    monkeypatch.setattr(works, "fetch_batch", original)
    asked(standin, "dois.txt", "-o", "refs.bib")
    assert len(standin.state.requests) == 2, "frogs are not asked for again"


def test_references_are_matched_or_left(standin: StandIn, tmp_path: Path) -> None:
    (tmp_path / "works.jsonl").write_text("\n".join(map(json.dumps, [FROGS, TOADS])), encoding="utf-8")
    (tmp_path / "refs.txt").write_text(
        "[1] Li W. Song and noise in urban tree frogs. Herpetology. 2019;12:345.\n\n2. Li W. Newts of ponds. 2019.\n",
        encoding="utf-8",
    )
    done = Done(match, ["refs.txt", "--snapshot", "works.jsonl", "--offline"])
    assert done.code == 1
    assert [line.split(" ")[0] for line in done.out.splitlines()] == ["10.5555/frogs", "-"]
    rows = [{"id": "a", "query_text": "Li W. Song and noise in urban tree frogs. Herpetology. 2019;12:345."}]
    (tmp_path / "refs.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = Done(match, ["refs.jsonl", "--snapshot", "works.jsonl", "--offline", "--jsonl", "-o", "out.jsonl"])
    answer = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert (done.code, answer["id"], answer["doi"]) == (0, "a", "10.5555/frogs")
    assert answer["confidence"] > 0.8 and answer["reasons"] and answer["suggestions"] == []
    assert Done(match, ["-"], '{"id": 1}\n').code == 2


def test_a_mirror_is_built_and_asked(tmp_path: Path) -> None:
    (tmp_path / "works.jsonl").write_text("\n".join(map(json.dumps, [FROGS, TOADS])), encoding="utf-8")
    assert Done(mirror, ["status", "index"]).code == 2
    done = Done(mirror, ["build", "works.jsonl", "--into", "index"])
    assert done.code == 0 and done.out.startswith("2 works from 1 files")
    assert json.loads(Done(mirror, ["status", "index", "--json"]).out)["works"] == 2
    assert "@article" in Done(enrich, ["10.5555/toads", "--mirror", "index", "--offline"]).out


# ---------------------------------------------------------------- other identifiers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2101.00001", {"doi": "10.48550/arxiv.2101.00001"}),
        ("arXiv:2101.00001v2", {"doi": "10.48550/arxiv.2101.00001", "eprint": "2101.00001v2", "eprint_type": "arxiv"}),
        ("https://doi.org/10.48550/arXiv.2101.00001v1", {"doi": "10.48550/arxiv.2101.00001", "eprint": "2101.00001v1"}),
        ("math.GT/0309136", {"doi": "10.48550/arxiv.math/0309136"}),
        ("https://arxiv.org/abs/hep-th/9901001", {"doi": "10.48550/arxiv.hep-th/9901001"}),
        ("pmid:26516780", {"pmid": "26516780"}),
        ("https://pubmed.ncbi.nlm.nih.gov/26516780/", {"pmid": "26516780"}),
        ("PMC4627791", {"pmcid": "PMC4627791"}),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC4627791/", {"pmcid": "PMC4627791"}),
        ("978-0-306-40615-7", {"isbn": ("9780306406157",)}),
        ("ISBN 0306406152", {"isbn": ("9780306406157",)}),
    ],
)
def test_identifiers_are_told_apart(text: str, values: dict[str, Any]) -> None:
    (record,) = records_of([text, text])
    assert values.items() <= dict(record.entry.items()).items() and record.input == text


def test_a_file_of_that_name_comes_first(tmp_path: Path) -> None:
    (tmp_path / "2101.00001").write_text("PMID: 26516780\nISBN 0306406152\nsee 10.5555/frogs.\n", encoding="utf-8")
    entries = [record.entry for record in records_of(["2101.00001"])]
    assert [entry.pmid or entry.doi or entry.isbn[0] for entry in entries] == [
        "26516780",
        "9780306406157",
        "10.5555/frogs",
    ]
    with pytest.raises(InputError, match="neither an identifier nor a file"):
        records_of(["26516780"])


def test_an_isbn_becomes_an_entry(standin: StandIn) -> None:
    standin.state.works["10.5555/book"] = {
        **FROGS,
        "DOI": "10.5555/book",
        "type": "monograph",
        "title": ["Frogs in towns"],
        "ISBN": ["9780306406157"],
    }
    done = asked(standin, "9780306406157")
    assert done.code == 0 and "@book{Li2019Frogs," in done.out and "doi = {10.5555/book}" in done.out
    unknown = asked(standin, "9780306406157", "9780140328721")
    assert unknown.code == 1 and "does not know the ISBN 9780140328721" in unknown.err and "@book" in unknown.out
    assert asked(standin, "pmid:26516780").code == 3, "another Crossref than Crossref's own is asked alone"


def test_of_many_entries_one_line_says_what_was_filled(standin: StandIn, tmp_path: Path) -> None:
    doi = next(iter(standin.state.works))
    entries = b"".join(b"@article{k%d,\n  doi = {%s}\n}\n" % (number, doi.encode()) for number in range(30))
    (tmp_path / "refs.bib").write_bytes(entries)
    done = asked(standin, "refs.bib", "-i")
    assert done.code == 0 and "title 30" in done.err and "filled in 30 of 30 entries" in done.err
    assert "k3:" not in done.err
    (tmp_path / "refs.bib").write_bytes(entries)
    assert "k3: title = " in asked(standin, "refs.bib", "-i", "--dry-run").err


def test_json_of_flagged_works_is_whole(standin: StandIn, tmp_path: Path) -> None:
    doi = next(iter(standin.state.works))
    notice = {"DOI": "10.5555/notice", "type": "retraction", "updated": {"date-parts": [[2021]]}, "label": "Retraction"}
    standin.state.works[doi] = {**standin.state.works[doi], "updated-by": [notice]}
    done = asked(standin, doi, "--json")
    flags = json.loads(done.out)["records"][0]["entry"]["custom"]["flags"]
    assert flags["retracted"] is True and flags["retracted_by"] == ["10.5555/notice"]


def test_who_is_shut_out_hears_it_once_and_how_to_go_on(standin: StandIn, tmp_path: Path) -> None:
    standin.state.always = "403"
    path = tmp_path / "refs.bib"
    path.write_bytes(b"".join(b"@article{k%d,\n  doi = {10.5555/%d}\n}\n" % (number, number) for number in range(300)))
    before = path.read_bytes()
    done = asked(standin, "refs.bib", "-i")
    assert done.code == 3 and path.read_bytes() == before
    (line,) = [line for line in done.err.splitlines() if "403" in line]
    assert line.startswith("bibkit: 300 of 300 could not be looked up:") and "goes on later from what is kept" in line
    assert "k7" not in done.err and len(standin.state.requests) <= 4
