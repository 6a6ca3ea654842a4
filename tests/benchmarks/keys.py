"""Citation keys against those that Better BibTeX and JabRef made of the same entries.

    python -m tests.benchmarks.keys [-v]

Counted are items whose key follows from the formula: those with a key of their own, which no formula gives, are
left out. Items of one title are compared as a set: the expected files are sorted by key. Needs the shared data beside
the repository.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bibkit.bibtex.latex import decode_latex
from bibkit.bibtex.tree import parse_bib
from bibkit.keys.betterbibtex import Formula
from bibkit.keys.options import FormulaOptions
from bibkit.text.fold import fold
from tests.score_keys import jabref_keys, unique

CASES = Path(__file__).resolve().parents[3] / "shared" / "formats" / "cases"


def key_cases(dialect: str) -> Iterator[dict[str, Any]]:
    with (CASES / "cases.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if case["kind"] == "key" and case["dialect"] == dialect:
                yield case


def jabref(*, verbose: bool = False) -> tuple[int, int]:
    right = total = 0
    for case in key_cases("jabref"):
        key = jabref_keys(case["bib"].encode(), case["pattern"], clean=case["clean"])[0]
        right += key == case["expected_key"]
        total += 1
        if verbose and key != case["expected_key"]:
            print(f"{case['pattern']}: {key!r}, expected {case['expected_key']!r}")
    return right, total


def better_bibtex(*, verbose: bool = False) -> tuple[int, int]:
    right = total = 0
    for case in key_cases("bbt"):
        items = json.loads((CASES / case["input"]).read_text(encoding="utf-8"))
        expected = _expected(CASES / case["expected"])
        formula = Formula.parse(case["pattern"], FormulaOptions.from_preferences(case.get("prefs", {})))
        keys = unique([formula.draft(item) for item in items])
        made: dict[str, Counter[str]] = {}
        for item, key in zip(items, keys, strict=True):
            if item.get("citationKey") or "citation key" in str(item.get("extra", "")).lower():
                expected.get(_title(item), Counter())[item.get("citationKey", "")] -= 1
            else:
                made.setdefault(_title(item), Counter())[key] += 1
        for title, ours in made.items():
            theirs = +expected.get(title, Counter())
            right += (ours & theirs).total()
            total += min(ours.total(), theirs.total())
            if verbose and theirs and ours != theirs:
                print(f"{case['pattern'][:70]!r}: {list(ours - theirs)}, expected {list(theirs - ours)}")
    return right, total


def _expected(path: Path) -> dict[str, Counter[str]]:
    bib = parse_bib(path.read_bytes())
    keys: dict[str, Counter[str]] = {}
    for entry in bib.entries:
        field = entry.field("title")
        title = fold(decode_latex(bib.expand(field))) if field else ""
        keys.setdefault(title, Counter())[entry.key] += 1
    return keys


def _title(item: dict[str, Any]) -> str:
    return fold(str(item.get("title", "")))


if __name__ == "__main__":
    for name, measure in (("JabRef", jabref), ("Better BibTeX", better_bibtex)):
        correct, count = measure(verbose="-v" in sys.argv)
        print(f"{name}: {correct} of {count} = {correct / count:.3f}")
