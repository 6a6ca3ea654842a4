"""Keys for one case of the key benchmark: `python -m tests.score_keys in pattern dialect clean prefs out`.

`dialect` is "jabref" (`in` is a .bib) or "bbt" (`in` is a list of Zotero items); `clean` "no" merely fills a JabRef
pattern in. One key a line, in the order of the input; a benchmark's scorer calls this.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bibkit.bibtex.tree import parse_bib
from bibkit.keys.betterbibtex import Formula
from bibkit.keys.draft import KeyDraft
from bibkit.keys.jabref import Pattern, expand_plain
from bibkit.keys.options import FormulaOptions
from bibkit.keys.work import Work, shown_type


def main(source: str, pattern_file: str, dialect: str, clean: str, preferences_file: str, out: str) -> None:
    data = Path(source).read_bytes()
    pattern = Path(pattern_file).read_text(encoding="utf-8")
    if dialect == "jabref":
        keys = jabref_keys(data, pattern, clean=clean != "no")
    else:
        preferences = json.loads(Path(preferences_file).read_text(encoding="utf-8"))
        formula = Formula.parse(pattern, FormulaOptions.from_preferences(preferences))
        keys = unique([formula.draft(item) for item in json.loads(data)])
    Path(out).write_text("".join(f"{key}\n" for key in keys), encoding="utf-8")


def jabref_keys(data: bytes, pattern: str, *, clean: bool) -> list[str]:
    bib = parse_bib(data)
    works = [
        Work(shown_type(entry.type), {f.name.lower(): bib.expand(f) for f in entry.fields}) for entry in bib.entries
    ]
    if not clean:
        return [expand_plain(pattern, work) for work in works]
    return unique([Pattern.parse(pattern).draft(work) for work in works])


def unique(drafts: list[KeyDraft]) -> list[str]:
    taken: set[str] = set()
    keys = []
    for draft in drafts:
        keys.append(draft.unique(taken) if draft.text else "")
        taken.add(keys[-1].lower())
    return keys


if __name__ == "__main__":
    main(*sys.argv[1:])
