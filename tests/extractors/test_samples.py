"""Every sample page against its golden, and against every site reader.

A sample is a folder `sample_inputs/<extractor>/<case>/` with a page, `case.toml`, `expected.json` and `expected.bib`.
`pytest tests/extractors/test_samples.py --update-golden -k scite` writes the expected files; read the diff.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import bibkit
from bibkit.extractors import PageResult, extract_page
from bibkit.extractors._registry import site_readers
from bibkit.pages.page import Page
from bibkit.pages.read import read_page

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
CASES = sorted(path.parent for path in SAMPLES.glob("*/*/case.toml"))
OWNED = [case for case in CASES if case.parent.name != "_unclaimed"]
NAMES = [reader.extractor.name for reader in site_readers() if reader.package == "bibkit"]


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def settings_of(case: Path) -> dict[str, Any]:
    return tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))


def page_of(case: Path) -> Page:
    found = [path for name in ("page.html", "page.txt", "page.pdf") if (path := case / name).exists()]
    assert len(found) == 1, f"{name_of(case)} must hold one of page.html, page.txt and page.pdf"
    return read_page(
        found[0].read_bytes(), input=f"{name_of(case)}/{found[0].name}", url=settings_of(case).get("url", "")
    )


def expected_json(result: PageResult) -> str:
    document = {
        "extractor": result.extractor,
        "issues": [issue.to_json() for issue in result.issues],
        "records": [record.to_json() for record in result.records],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("case", OWNED, ids=name_of)
def test_sample_gives_what_is_expected(case: Path, golden: Any) -> None:
    golden(case / "expected.json", expected_json(extract_page(page_of(case))))


@pytest.mark.parametrize("case", OWNED, ids=name_of)
def test_sample_gives_the_expected_bib(case: Path, golden: Any) -> None:
    golden(case / "expected.bib", bibkit.render(extract_page(page_of(case)).records, "biblatex"))


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_exactly_its_owner_claims_a_sample(case: Path) -> None:
    page = page_of(case)
    claiming = [reader.extractor.name for reader in site_readers() if reader.extractor.recognise(page)]
    assert claiming == ([] if case.parent.name == "_unclaimed" else [case.parent.name])


@pytest.mark.parametrize("case", [case for case in OWNED if settings_of(case).get("twin")], ids=name_of)
def test_saved_and_pasted_forms_agree(case: Path) -> None:
    """A case that names its twin, the same page in the other form, gives the same entry, notes and related works."""
    twin = case.parent / settings_of(case)["twin"]
    mine, other = (extract_page(page_of(folder)).records[0] for folder in (case, twin))
    assert mine.entry == other.entry
    assert mine.notes == other.notes
    assert mine.related == other.related


def test_every_site_reader_has_samples() -> None:
    assert {case.parent.name for case in OWNED} >= set(NAMES)


def test_every_sample_says_what_it_shows() -> None:
    assert [name_of(case) for case in CASES if not settings_of(case).get("about")] == []


NOT_FOR_A_COPIED_PAGE = (
    "bibkit.extractors.visible",
    "bibkit.extractors.carriers",
    "bibkit.extractors._lists.works",
    "bibkit.enrichment.reference",
    "importlib.metadata",
    "email.parser",
    "selectolax",
)


def test_a_copied_page_of_a_known_site_loads_only_what_it_needs() -> None:
    page = SAMPLES / "scite" / "pasted-report" / "page.txt"
    code = f"""
import sys
from pathlib import Path
from bibkit.extractors import extract_page
from bibkit.pages.read import read_page
assert extract_page(read_page(Path({str(page)!r}).read_bytes())).extractor == "scite"
print([name for name in {NOT_FOR_A_COPIED_PAGE!r} if name in sys.modules])
print([name for name in sys.modules if name.startswith(("bibkit.extractors._vufind.", "bibkit.extractors._chinese."))])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]
