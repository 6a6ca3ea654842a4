"""Records from any .bib and back; bibtexparser as a second opinion."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.bibtex._bibtexparser import from_bibtexparser, to_bibtexparser
from bibkit.bibtex.read import read_bib
from bibkit.bibtex.write import bib_fields, render_records
from bibkit.model.entry import Entry
from tests.property.bib_strategies import any_bytes

_DIALECTS = st.sampled_from(["bibtex", "biblatex"])


@given(any_bytes, _DIALECTS, _DIALECTS)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_and_written_stably(data: bytes, read_as: str, written_as: str) -> None:
    records = read_bib(data, "x.bib", read_as).records  # type: ignore[arg-type]
    text = render_records(records, written_as)  # type: ignore[arg-type]
    again = read_bib(text, "x.bib", written_as).records  # type: ignore[arg-type]
    assert len(again) == len(records)
    assert render_records(again, written_as) == text  # type: ignore[arg-type]
    for record in records:
        assert record.entry == Entry(
            **dict(record.entry.items()), type=record.entry.type, id=record.entry.id, extra=record.entry.extra
        )
        assert set(record.provenance) >= {name for name, _ in record.entry.items()} - {"genre"}


def _is_balanced(text: str) -> bool:
    depths = list(accumulate((char == "{") - (char == "}") for char in text))
    return not depths or (depths[-1] == 0 and min(depths) >= 0)


_VALUE = st.text(st.sampled_from("abcdeABC é{}ü&1-,."), max_size=15).filter(_is_balanced)
_NAMES = st.sampled_from(["title", "journal", "publisher", "note", "volume", "doi", "url", "series", "zzz"])
_ENTRIES = st.lists(
    st.tuples(
        st.sampled_from(["article", "book", "misc"]),
        st.text(st.sampled_from("abcXYZ09:-"), min_size=1, max_size=8),
        st.dictionaries(_NAMES, _VALUE.filter(lambda text: text.strip() != ""), min_size=1, max_size=5),
    ),
    max_size=4,
    unique_by=lambda entry: entry[1].lower(),
)


def _source(entries: list[tuple[str, str, dict[str, str]]]) -> str:
    blocks = (
        f"@{type_}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"
        for type_, key, fields in entries
    )
    return "\n".join(blocks)


@given(_ENTRIES)
@settings(max_examples=60, deadline=None)
def test_bibtexparser_reads_the_same_entries(entries: list[tuple[str, str, dict[str, str]]]) -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    source = _source(entries)
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    theirs = bibtexparser.loads(source, parser) if entries else bibtexparser.bibdatabase.BibDatabase()
    ours = read_bib(source).records
    assert [record.entry for record in from_bibtexparser(theirs)] == [record.entry for record in ours]


@given(_ENTRIES)
@settings(max_examples=60, deadline=None)
def test_records_pass_through_bibtexparser(entries: list[tuple[str, str, dict[str, str]]]) -> None:
    pytest.importorskip("bibtexparser")
    records = read_bib(_source(entries)).records
    database = to_bibtexparser(records)
    assert [entry["ID"] for entry in database.entries] == [record.entry.id for record in records]
    back = from_bibtexparser(database)
    assert [bib_fields(record, "bibtex") for record in back] == [bib_fields(record, "bibtex") for record in records]
