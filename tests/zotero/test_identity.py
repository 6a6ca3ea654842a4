"""When two items are one work: the features that find one, and what keeps two apart."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.formats.zotero import entry_from_item
from bibkit.zotero.identity import HeldItem, LibraryIndex, marker_line, with_marker

AUTHOR = [{"creatorType": "author", "firstName": "Min", "lastName": "Li"}]
ARTICLE = {
    "itemType": "journalArticle",
    "title": "Shared decisions in small clinics",
    "creators": AUTHOR,
    "publicationTitle": "Journal of Small Clinics",
    "date": "2021-03",
    "pages": "11-19",
}
BOOK = {"itemType": "book", "title": "Small clinics", "creators": AUTHOR, "date": "2019", "ISBN": "0-306-40615-2"}


def found_by(new: dict[str, Any], *held: dict[str, Any]) -> str:
    """What the new item is recognised by among those held, "" when it is not."""
    match = LibraryIndex(HeldItem(f"K{place}", item) for place, item in enumerate(held)).find(new)
    return f"{match.by} {match.held.key}" if match else ""


@pytest.mark.parametrize(
    "held",
    [
        {"DOI": "10.5555/JSC.1"},
        {"DOI": "https://doi.org/10.5555/jsc.1"},
        {"extra": "PMID: 7\nDOI: 10.5555/jsc.1"},
        {"url": "http://dx.doi.org/10.5555/jsc.1"},
    ],
)
def test_a_doi_is_found_wherever_zotero_keeps_one(held: dict[str, str]) -> None:
    assert found_by({**ARTICLE, "DOI": "10.5555/jsc.1"}, {"itemType": "book", "title": "x", **held}) == "DOI K0"


def test_another_doi_is_another_work_though_the_titles_agree() -> None:
    preprint = {**ARTICLE, "DOI": "10.5555/preprint.1"}
    assert found_by({**ARTICLE, "DOI": "10.5555/jsc.1"}, preprint) == ""


def test_isbn_of_ten_and_thirteen_digits_are_the_same_book() -> None:
    assert (
        found_by(BOOK, {"itemType": "book", "title": "Other", "ISBN": "978-0-306-40615-7 9783161484100"}) == "ISBN K0"
    )


def test_a_chapter_is_not_its_book() -> None:
    chapter = {**BOOK, "itemType": "bookSection", "title": "Chapter one"}
    assert found_by(chapter, BOOK) == ""
    assert found_by(chapter, {**BOOK, "itemType": "bookSection", "title": "Chapter two"}) == ""
    assert found_by(chapter, BOOK, dict(chapter)) == "ISBN K1"


def test_volumes_under_one_isbn_stay_apart() -> None:
    assert found_by({**BOOK, "volume": "2"}, {**BOOK, "volume": "1"}) == ""


def test_title_first_author_and_year() -> None:
    typed = {**ARTICLE, "title": "Shared Decisions in <i>small</i> clinics.", "date": "03/2021", "pages": "11–19"}
    assert found_by(ARTICLE, typed) == "title K0"


@pytest.mark.parametrize(
    "difference",
    [
        {"date": "2020"},
        {"creators": [{"creatorType": "author", "name": "Wu"}]},
        {"itemType": "preprint"},
        {"pages": "211-219"},
        {"volume": "9"},
        {"title": "Shared decisions in large clinics"},
    ],
)
def test_what_keeps_two_works_apart(difference: dict[str, Any]) -> None:
    assert found_by({**ARTICLE, "volume": "4"}, {**ARTICLE, **difference}) == ""


def test_a_short_title_needs_a_second_witness() -> None:
    editorial = {**ARTICLE, "title": "Editorial", "pages": ""}
    assert found_by(editorial, {**editorial, "publicationTitle": "Elsewhere"}) == ""
    assert found_by(editorial, editorial) == "title K0"


def test_a_vague_type_may_be_the_same_work() -> None:
    assert found_by(ARTICLE, {**ARTICLE, "itemType": "webpage"}) == "title K0"


@pytest.mark.parametrize("kind", [("case", "caseName", "dateDecided"), ("statute", "nameOfAct", "dateEnacted")])
def test_types_that_name_their_title_otherwise(kind: tuple[str, str, str]) -> None:
    item = {"itemType": kind[0], kind[1]: "The matter of the small clinics", kind[2]: "1999", "creators": AUTHOR}
    assert found_by(item, dict(item)) == "title K0"


def test_the_oldest_of_several_is_taken() -> None:
    young = {**ARTICLE, "DOI": "10.5555/x", "dateAdded": "2024-01-01T00:00:00Z"}
    old = {**young, "dateAdded": "2020-01-01T00:00:00Z"}
    assert found_by({"itemType": "book", "DOI": "10.5555/x"}, young, old) == "DOI K1"


def test_only_what_has_no_identifier_is_marked() -> None:
    assert "extra" not in with_marker({**ARTICLE, "DOI": "10.5555/x"})
    assert "extra" not in with_marker(BOOK)
    marked = with_marker({**ARTICLE, "extra": "PMID: 7"})
    assert marked["extra"] == f"PMID: 7\n{marker_line(ARTICLE)}"
    assert with_marker(marked) == marked


def test_the_marker_finds_an_item_whose_title_was_corrected() -> None:
    marked = with_marker(ARTICLE)
    corrected = {**marked, "title": "Quite another title", "date": "2022"}
    assert found_by(marked, corrected) == "marker K0"


def test_the_marker_is_no_part_of_the_work() -> None:
    entry = entry_from_item(with_marker({**ARTICLE, "extra": "A remark"}))
    assert entry.note == "A remark"
    assert dict(entry.extra) == {}


def test_markers_are_stable_and_differ() -> None:
    assert marker_line(ARTICLE) == marker_line(dict(reversed(ARTICLE.items())))
    markers = {marker_line({**ARTICLE, "title": f"Study {number}"}) for number in range(2000)}
    assert len(markers) == 2000


def test_odd_data_is_survived() -> None:
    odd = {"itemType": None, "title": 7, "creators": "none", "DOI": None, "extra": 3, "date": []}
    assert found_by(odd, odd) == ""
