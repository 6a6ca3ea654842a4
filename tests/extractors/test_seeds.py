"""The four pages with gold that the project is first measured on; they lie outside the repository."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from bibkit.extractors import extract_page
from bibkit.pages.read import read_page

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = sorted((SHARED / "seeds").glob("*.gold.json"))

pytestmark = pytest.mark.skipif(not GOLD, reason="the seed pages are not beside this checkout")


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_seeds", SHARED / "tools" / "score_seeds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("score_seeds", module)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.name)
def test_seed_without_a_miss(path: Path) -> None:
    score = scorer()
    gold = json.loads(path.read_text(encoding="utf-8"))
    result = extract_page(read_page((path.parent / gold["file"]).read_bytes(), input=gold["file"]))
    prediction = score.read_prediction(json.dumps({"records": [record.to_json() for record in result.records]}))
    page = score.Page(path.name)
    score.score_entry(page, gold, prediction)
    score.score_notes(page, gold.get("notes", {}), prediction["notes"])
    score.score_statements(page, gold.get("notes", {}).get("statements", []), prediction["notes"])
    score.score_related(page, gold.get("related", []), prediction["related"])
    assert page.misses == []
    assert result.extractor == gold["extractor"]
