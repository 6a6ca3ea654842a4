"""Site readers are found by name, and two that claim one page are an error."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibkit.errors import ExtractorConflictError
from bibkit.extractors import _registry
from bibkit.extractors._base import Draft, Extractor
from bibkit.pages.page import Page


class _Reader:
    def __init__(self, name: str, priority: int) -> None:
        self.name, self.priority = name, priority

    def recognise(self, page: Page) -> bool:
        return "bees" in page.source

    def extract(self, page: Page, draft: Draft) -> None:
        draft.offer("title", "Bees", "line 1")


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[_registry.Registered]]:
    found: list[_registry.Registered] = []
    monkeypatch.setattr(
        _registry, "site_readers", lambda: tuple(sorted(found, key=lambda item: -item.extractor.priority))
    )
    yield found


def test_the_own_readers_are_found_and_are_extractors() -> None:
    found = _registry.site_readers()
    assert {"scite", "vufind", "chinese_discovery"} <= {item.extractor.name for item in found}
    assert all(isinstance(item.extractor, Extractor) for item in found)
    assert {item.package for item in found if item.extractor.name == "scite"} == {"bibkit"}


def test_the_highest_priority_reads(readers: list[_registry.Registered]) -> None:
    readers += [_registry.Registered(_Reader(name, priority), "p") for name, priority in (("low", 1), ("high", 2))]
    claimed = _registry.recognise(Page("text", "bees"))
    assert claimed is not None
    assert claimed.extractor.name == "high"
    assert _registry.recognise(Page("text", "wasps")) is None


def test_two_of_one_priority_are_an_error_that_names_both(readers: list[_registry.Registered]) -> None:
    readers += [_registry.Registered(_Reader(name, 3), package) for name, package in (("one", "p"), ("two", "q"))]
    with pytest.raises(ExtractorConflictError) as error:
        _registry.recognise(Page("text", "bees", input="page.txt"))
    assert (
        str(error.value)
        == "two site readers claim page.txt: one (p) and two (q) (both have priority 3; raise one of them)"
    )


def test_unknown_attributes_are_typing_errors() -> None:
    draft = Draft("site", "reader")
    with pytest.raises(TypeError, match="reader offers the unknown attribute 'titel'"):
        draft.offer("titel", "x")


def test_the_first_useful_offer_wins() -> None:
    draft = Draft("site", "reader")
    draft.offer("volume", "")
    draft.offer("volume", None)
    draft.offer("volume", "7", "here")
    draft.offer("volume", "8", "there")
    assert draft.claimed("volume") == "7"
    assert draft.finish().claims["volume"].locator == "here"


def test_packages_are_asked_for_readers_only_where_their_files_name_the_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "example-1.0.dist-info"
    info.mkdir()
    monkeypatch.setattr("sys.path", [str(tmp_path), str(tmp_path / "missing")])
    assert _registry._entry_points() == []
    (info / "entry_points.txt").write_text("[console_scripts]\nx = y:z\n", encoding="utf-8")
    assert _registry._entry_points() == []
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: example\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[bibkit.extractors]\nx = y:z\n", encoding="utf-8")
    assert [point.value for point in _registry._entry_points()] == ["y:z"]


def test_packages_in_archives_are_asked_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("example-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: example\nVersion: 1.0\n")
        file.writestr("example-1.0.dist-info/entry_points.txt", "[bibkit.extractors]\nx = y:z\n")
    monkeypatch.setattr("sys.path", [str(archive)])
    assert [point.value for point in _registry._entry_points()] == ["y:z"]
