"""Works without network: files of works and the mirror, which answer as the live API does."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bibkit.errors import InputError, SourceError
from bibkit.sources.mirror import INDEX_NAME, MirrorSource, build_mirror, mirror_status
from bibkit.sources.snapshot import SnapshotSource, WordIndex, fold_words
from bibkit.sources.works import WorksSource

WORKS: list[dict[str, Any]] = [
    {
        "DOI": "10.5555/Frogs",
        "type": "journal-article",
        "title": ["Song and noise in urban frogs"],
        "author": [{"family": "Li", "given": "Wei", "affiliation": [{"name": "Somewhere"}], "ORCID": "x"}],
        "issued": {"date-parts": [[2019]]},
        "volume": "12",
        "page": "345-350",
        "reference": [{"key": "a"}] * 30,
    },
    {
        "DOI": "10.5555/toads",
        "type": "journal-article",
        "title": ["Noise and toads"],
        "issued": {"date-parts": [[2020]]},
    },
    {"DOI": "10.5555/soup", "type": "journal-article", "title": ["模糊测试技术研究"]},
]


def lines(works: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(work).encode() + b"\n" for work in works)


def ask(source: WorksSource, *dois: str) -> dict[str, bool]:
    return {doi: not isinstance(fate, SourceError) for doi, fate in source.fates(dois, lambda part: None).items()}


def snapshot(folder: Path) -> WorksSource:
    path = folder / "works.jsonl.gz"
    path.write_bytes(gzip.compress(lines(WORKS)))
    return SnapshotSource(path)


def mirror(folder: Path) -> WorksSource:
    path = folder / "works.jsonl"
    path.write_bytes(lines(WORKS))
    build_mirror([path], folder / "index")
    return MirrorSource(folder / "index")


@pytest.mark.parametrize("make", [snapshot, mirror])
def test_both_answer_alike(make: Any, tmp_path: Path) -> None:
    source = make(tmp_path)
    assert not source.complete
    assert ask(source, "10.5555/frogs", "10.5555/none") == {"10.5555/frogs": True, "10.5555/none": False}
    found = [work["DOI"].lower() for work in source.find("Li W. Song & noise in urban frogs. 2019;12:345", 5)]
    assert found[0] == "10.5555/frogs"
    assert [work["DOI"] for work in source.find("模糊测试技术研究", 5)] == ["10.5555/soup"]
    assert source.find("", 5) == [] and source.find("zebra", 5) == []


@pytest.mark.parametrize("form", ["array", "message", "lines", "gz"])
def test_files_come_in_several_forms(form: str, tmp_path: Path) -> None:
    data = {
        "array": json.dumps(WORKS).encode(),
        "message": json.dumps({"message": {"items": WORKS}}).encode(),
        "lines": lines(WORKS) + b"\n{broken\n",
        "gz": gzip.compress(json.dumps({"items": WORKS}, indent=1).encode()),
    }[form]
    path = tmp_path / f"works.{form}"
    path.write_bytes(data)
    assert ask(SnapshotSource(path), "10.5555/toads") == {"10.5555/toads": True}
    assert build_mirror([path], tmp_path / "index").works == 3


@pytest.mark.parametrize("data", [b"", b"no json", b"[]", b"\x1f\x8bbroken", b'{"title": ["no DOI"]}'])
def test_a_file_without_works_is_one_clear_error(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "works.json"
    path.write_bytes(data)
    with pytest.raises(InputError):
        SnapshotSource(path)


def test_searching_is_deterministic() -> None:
    documents = {f"10.5555/{number}": fold_words("frogs of the city") for number in range(50)}
    from collections import Counter

    index = WordIndex({doi: Counter(words) for doi, words in documents.items()})
    assert index.find("city frogs", 5) == index.find("city frogs", 5)
    assert [doi for doi, _ in index.find("city frogs", 3)] == sorted(documents)[:3]


def test_the_index_leaves_out_what_nobody_asks_for(tmp_path: Path) -> None:
    mirror(tmp_path)
    work = MirrorSource(tmp_path / "index").get_many(["10.5555/frogs"])["10.5555/frogs"]
    assert "reference" not in work and work["author"] == [{"given": "Wei", "family": "Li"}]


def test_a_build_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bibkit.sources.mirror._BATCH", 10)
    many = [{"DOI": f"10.5555/n{number}", "title": [f"Number {number}"]} for number in range(35)]
    path = tmp_path / "many.jsonl"
    path.write_bytes(lines(many))
    seen: list[int] = []

    def stop(name: str, count: int) -> None:
        seen.append(count)
        if count == 20 and len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_mirror([path], tmp_path / "index", progress=stop)
    status = mirror_status(tmp_path / "index")
    assert (status.works, status.parts_done, status.parts_begun, status.finished) == (20, 0, 1, False)
    seen.clear()
    status = build_mirror([path], tmp_path / "index", progress=lambda name, count: seen.append(count))
    assert (status.works, status.parts_done, status.finished) == (35, 1, True)
    assert seen == [30, 35]
    seen.clear()
    build_mirror([path], tmp_path / "index", progress=lambda name, count: seen.append(count))
    assert seen == [], "a file that was read is passed over"


def test_a_newer_record_replaces_the_older(tmp_path: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    old.write_bytes(lines([{"DOI": "10.5555/A", "title": ["Old"]}]))
    new.write_bytes(lines([{"DOI": "10.5555/a", "title": ["New"]}]))
    status = build_mirror([old, new], tmp_path / "index")
    assert status.works == 1
    assert MirrorSource(tmp_path / "index").get_many(["10.5555/a"])["10.5555/a"]["title"] == ["New"]


def test_a_tar_of_parts(tmp_path: Path) -> None:
    path = tmp_path / "crossref.tar"
    with tarfile.open(path, "w") as archive:
        for name, data in (("0.json.gz", gzip.compress(json.dumps({"items": WORKS}).encode())), ("README", b"hello")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    assert build_mirror([path], tmp_path / "index").works == 3


def test_a_damaged_index_is_set_aside_and_rebuilt(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    folder.mkdir()
    (folder / INDEX_NAME).write_bytes(b"no database at all" * 99)
    with pytest.raises(InputError, match="damaged"):
        MirrorSource(folder)
    path = tmp_path / "works.jsonl"
    path.write_bytes(lines(WORKS))
    assert build_mirror([path], folder).works == 3
    assert (folder / f"{INDEX_NAME}.damaged").exists()


def test_no_index_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no index"):
        MirrorSource(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        build_mirror([tmp_path / "none.jsonl"], tmp_path / "index")
    (tmp_path / "bad.gz").write_bytes(b"\x1f\x8bbroken")
    with pytest.raises(InputError):
        build_mirror([tmp_path / "bad.gz"], tmp_path / "index")
