"""Abbreviations by the rules of ISO 4 against those that publishers register and Zotero's users keep.

    python -m tests.benchmarks.journals [-v]

Pairs of a full and a short name that are really two names; case, accents and full stops do not count. Publishers do
not all follow ISO 4 (`IEEE Trans. Rel.`, `Plant Cell Tiss Organ Cult`), so that what differs has to be looked at: -v
shows it. Needs the shared data beside the repository and the list of title words.
"""

from __future__ import annotations

import gzip
import html
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bibkit.journals.doubt import Doubt
from bibkit.journals.iso4 import abbreviate
from bibkit.journals.ltwa import title_words
from bibkit.text.fold import fold

SHARED = Path(__file__).resolve().parents[3] / "shared"


def registered() -> Iterator[tuple[str, str]]:
    """Names in Crossref's records of articles."""
    with gzip.open(SHARED / "crossref" / "works.jsonl.gz", "rt", encoding="utf-8") as lines:
        for work in map(json.loads, lines):
            names, shorts = work.get("container-title") or [""], work.get("short-container-title") or [""]
            if work.get("type") == "journal-article":
                yield names[0] or "", shorts[0] or ""


def kept() -> Iterator[tuple[str, str]]:
    """Names in Zotero items of the format cases, one item a line."""
    for path in sorted((SHARED / "formats" / "cases").rglob("*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if '"journalAbbreviation"' in line and line.startswith("{"):
                item = json.loads(line.rstrip(","))
                yield str(item.get("publicationTitle", "")), str(item.get("journalAbbreviation", ""))


def measure(pairs: Iterator[tuple[str, str]], *, verbose: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    words = title_words()
    for full, short in sorted({(html.unescape(" ".join(a.split())), html.unescape(b)) for a, b in pairs}):
        if " " not in full or " " not in short or fold(full) == fold(short):
            continue
        try:
            ours = abbreviate(full, words)
        except Doubt as doubt:
            counts["left"] += 1
            if verbose:
                print(f"left: {full}: {doubt}")
            continue
        same = fold(ours) == fold(short)
        counts["same" if same else "other"] += 1
        if verbose and not same:
            print(f"{full}: {ours!r}, theirs {short!r}")
    return counts


if __name__ == "__main__":
    for pairs in (registered, kept):
        print(f"{pairs.__name__}: {dict(measure(pairs(), verbose='-v' in sys.argv))}")
