"""The reading of real saved pages, measured against gold; the goals are those of the issue that asked for it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from bibkit.errors import InputError
from bibkit.extractors import extract_page
from bibkit.pages.read import read_page

_SHARED = Path(__file__).resolve().parents[2].parent / "shared"
_PAGES = _SHARED / "pages"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (_PAGES / "gold.jsonl").is_file(), reason="the pages with gold are not beside the repository"
    ),
]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _measured(rendering: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("score_pages", _SHARED / "tools" / "score_pages.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    predicted: dict[str, Any] = {}
    for row in _rows(_PAGES / "index.jsonl"):
        url = (row.get("url") or "") if rendering == "file" else ""
        try:
            page = read_page((_PAGES / row[rendering]).read_bytes(), input=row["id"], url=url)
            items = [record.entry.to_csl() for record in extract_page(page).records]
        except InputError:
            items = []
        predicted[row["id"]] = {"id": row["id"], "items": items}
    result: dict[str, Any] = scorer.score(_rows(_PAGES / "gold.jsonl"), predicted)
    return result


def test_saved_html() -> None:
    result = _measured("file")
    assert result["micro"]["f1"] >= 0.93
    assert result["micro"]["precision"] >= 0.97
    assert result["entry right"]["share"] >= 0.82
    assert result["silence"]["share"] == 1
    assert result["multiple offered"]["share"] == 1
    assert {name: result["fields"][name]["extra"] for name in ("title", "author", "DOI")} == {
        "title": 0,
        "author": 0,
        "DOI": 0,
    }


def test_rendered_text() -> None:
    result = _measured("text")
    assert result["micro"]["f1"] >= 0.82
    assert result["micro"]["precision"] >= 0.96
    assert result["multiple offered"]["share"] >= 0.8  # the text of one of the five pages holds no work
    assert result["silence"]["share"] == 1
    assert {name: result["fields"][name]["extra"] for name in ("title", "author", "DOI")} == {
        "title": 0,
        "author": 0,
        "DOI": 0,
    }
