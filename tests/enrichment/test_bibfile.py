"""Enrichment put into a .bib field by field: nothing else changes by a byte."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import parse_bib
from bibkit.enrichment.bibfile import fill_entry, wanted_attributes
from bibkit.enrichment.enrich import merge_checked
from bibkit.errors import InputError
from bibkit.formats.crossref import work_to_record

WORK: dict[str, Any] = {
    "DOI": "10.5555/frogs",
    "type": "journal-article",
    "title": ["Frogs & noise"],
    "author": [{"family": "Müller", "given": "Anne"}],
    "container-title": ["Herpetology"],
    "volume": "12",
    "page": "345-350",
    "issued": {"date-parts": [[2019, 5]]},
    "abstract": "<jats:p>Long words about frogs and the noise they live in.</jats:p>",
}

HAND_KEPT = b"""% my refs\r
@Article{frogs2019,\r
\tTitle  = {Frogs \\& noise},   % check!\r
\tDOI = {10.5555/frogs},\r
\tyear = 2019,\r
}\r
\r
@comment{jabref-meta: keep me}\r
"""


def fill(data: bytes, dialect: str = "bibtex", wanted: Any = None) -> bytes:
    file = parse_bib(data, "refs.bib")
    block = file.entries[0]
    before = read_entry(file, block, dialect)  # type: ignore[arg-type]
    fill_entry(block, before, merge_checked(before, work_to_record(WORK)), dialect, wanted)  # type: ignore[arg-type]
    return file.dumps()


def test_only_new_lines_come_in() -> None:
    after = fill(HAND_KEPT)
    old, new = HAND_KEPT.splitlines(keepends=True), after.splitlines(keepends=True)
    added = [line.decode() for line in new if line not in old]
    assert [line for line in new if line in old] == old
    assert added == [
        "\tauthor = {Müller, Anne},\r\n",
        "\tjournal = {Herpetology},\r\n",
        "\tvolume = 12,\r\n",
        "\tpages = {345--350},\r\n",
        "\tmonth = may,\r\n",
    ]


def test_one_isbn_is_enough_and_ones_own_stays() -> None:
    work = {"type": "book", "title": ["Frogs"], "DOI": "10.5555/frogs", "ISBN": ["9783662485576", "9783662485583"]}

    def after(bib: str) -> str:
        file = parse_bib(bib)
        before = read_entry(file, file.entries[0], "bibtex")
        fill_entry(file.entries[0], before, merge_checked(before, work_to_record(work)), "bibtex")
        return file.dumps().decode()

    book = "@book{a,\n  title = {Frogs},\n  doi = {10.5555/frogs},\n}\n"
    assert after(book) == book.replace("  doi", "  isbn = {9783662485576},\n  doi")
    other = book.replace("  doi", "  isbn = {9783662485583},\n  doi")
    assert after(other) == other


def test_a_long_list_cut_by_hand_stays_cut() -> None:
    people = [{"family": f"Fox{letter}{other}", "given": "E."} for letter in "abcdefgh" for other in "ijklmnop"]
    cut = "@article{a,\n  author = {Foxai, E. and others},\n  title = {Frogs},\n}\n"

    def after(count: int) -> str:
        file = parse_bib(cut)
        before = read_entry(file, file.entries[0], "bibtex")
        work = {"type": "journal-article", "title": ["Frogs"], "DOI": "10.5555/frogs", "author": people[:count]}
        fill_entry(file.entries[0], before, merge_checked(before, work_to_record(work)), "bibtex")
        return file.dumps().decode()

    assert "and Foxaj, E. and Foxak, E.}" in after(3)
    assert "{Foxai, E. and others}" in after(64) and "doi = {10.5555/frogs}" in after(64)


def test_only_what_bibtex_prints_comes_into_its_files() -> None:
    file = parse_bib("@misc{a,\n  title = {Frogs},\n}\n")
    before = read_entry(file, file.entries[0], "bibtex")
    work = {"type": "posted-content", "subtype": "preprint", "title": ["Frogs"], "DOI": "10.5555/frogs"}
    after = merge_checked(before, work_to_record(work))
    after = after.with_(entry=after.entry.with_(event_title="Frogs 2020"))
    fill_entry(file.entries[0], before, after, "bibtex")
    assert file.dumps().decode() == "@misc{a,\n  title = {Frogs},\n  doi = {10.5555/frogs},\n}\n"


def test_nothing_to_fill_changes_nothing() -> None:
    once = fill(HAND_KEPT)
    assert fill(once) == once


def test_long_things_only_on_request() -> None:
    assert b"bstract" not in fill(HAND_KEPT)
    assert b"bstract" in fill(HAND_KEPT, wanted=wanted_attributes(["abstract"]))
    only = fill(HAND_KEPT, wanted=wanted_attributes(["pages"]))
    assert b"345--350" in only and b"Herpetology" not in only


def test_biblatex_gets_its_own_fields() -> None:
    data = b"@article{a,\n  title = {Frogs \\& noise},\n  doi = {10.5555/frogs},\n  date = {2019},\n}\n"
    after = fill(data, "biblatex").decode()
    assert "journaltitle = {Herpetology}" in after and "date = {2019-05}" in after and "month" not in after


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["doi", "pages"], {"doi", "page"}),
        (["container-title"], {"container_title"}),
        (["journal"], {"container_title"}),
        (["month"], {"issued"}),
    ],
)
def test_fields_go_by_any_of_their_names(names: list[str], expected: set[str]) -> None:
    assert expected <= wanted_attributes(names)


def test_a_field_nobody_knows() -> None:
    with pytest.raises(InputError, match="colour"):
        wanted_attributes(["colour"])
