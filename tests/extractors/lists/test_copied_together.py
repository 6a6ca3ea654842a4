"""Records of one site that somebody copied one below the other: each keeps its own values."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bibkit.extractors import extract_page
from bibkit.model.record import Record
from bibkit.pages.read import read_page

_SAMPLES = Path(__file__).resolve().parents[3] / "sample_inputs"


def _records(text: str) -> tuple[Record, ...]:
    return extract_page(read_page(text.encode(), input="pasted.txt")).records


_VUFIND = ("article-host-pasted", "doaj-pasted", "la-referencia-pasted", "thesis-pasted")
_CHINESE = ("cnki-pasted", "no-abstract-pasted", "nstl-pasted", "related-pasted")
_PAIRS = [
    (f"{site}/{above}", f"{site}/{below}")
    for site, names in (("vufind", _VUFIND), ("chinese_discovery", _CHINESE))
    for above, below in pairwise(names)
] + [("scite/all-stances", "scite/pasted-report")]


@pytest.mark.parametrize(("above", "below"), _PAIRS)
def test_two_records_one_below_the_other(above: str, below: str) -> None:
    texts = [(_SAMPLES / name / "page.txt").read_text(encoding="utf-8") for name in (above, below)]
    apart = [_records(text)[0] for text in texts]
    together = _records(f"{texts[0]}\n\n{texts[1]}")
    assert [record.entry for record in together] == [record.entry for record in apart]


def test_the_lines_are_those_of_the_whole_text() -> None:
    text = (_SAMPLES / "vufind" / "doaj-pasted" / "page.txt").read_text(encoding="utf-8")
    first, second = _records(f"{text}\n\n{text.replace('Peer', 'Paid')}")
    assert first.provenance["title"].locator != second.provenance["title"].locator


def test_one_record_with_blank_lines_stays_one() -> None:
    text = (_SAMPLES / "vufind" / "doaj-pasted" / "page.txt").read_text(encoding="utf-8")
    assert len(_records("\n\n".join(text.splitlines()))) == 1
