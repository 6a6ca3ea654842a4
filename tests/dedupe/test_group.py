import pytest

from bibkit.dedupe.group import find_duplicates
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from tests.benchmarks import dedupe

J: dict[str, object] = {"container_title": "Journal of Monsters", "type": "article-journal"}
TITLE = "On the length of titles in systematic monster reviews"


def entry(title: str = TITLE, family: str = "Fox", year: int = 2001, **more: object) -> Entry:
    return Entry(title=title, author=(Name(family=family),), issued=Date.of(year), **more)


def groups(*entries: Entry) -> list[tuple[int, ...]]:
    return [group.members for group in find_duplicates(entries).groups]


def test_groups_come_in_the_order_of_their_first_members() -> None:
    other = "Another matter of some importance to scholars"
    assert groups(entry(other), entry(), entry("Unlike the rest of them"), entry(), entry(other)) == [(0, 4), (1, 3)]


def test_three_of_a_kind_are_one_group_with_reasons() -> None:
    found = find_duplicates([entry(doi="10.1/x"), entry(doi="10.1/X"), entry()])
    assert found.groups[0].members == (0, 1, 2)
    assert (0, 1, "same DOI") in found.groups[0].reasons


def test_an_entry_without_doi_never_brings_two_dois_together() -> None:
    assert groups(entry(doi="10.1/x"), entry(), entry(doi="10.1/y")) == []


def test_typos_at_both_ends_are_found_by_the_name() -> None:
    assert groups(entry(), entry("Om the length of titles in systematic monster reveiws")) == [(0, 1)]


def test_lookalikes_are_named() -> None:
    found = find_duplicates([entry(), entry(TITLE + ", part 2"), entry(type="thesis"), entry(type="article-journal")])
    assert {look.finding for look in found.lookalikes} == {"part", "version"}


def test_many_works_of_one_title_are_compared_with_their_neighbours_only() -> None:
    many = [entry("Introduction", family=f"Name{number:03d}") for number in range(300)]
    assert groups(*many, entry("Introduction", family="Name007", volume="3", page="5")) == []


def test_nothing_to_compare() -> None:
    assert find_duplicates([]).groups == ()
    assert groups(Entry(), Entry()) == []


@pytest.mark.slow
def test_planted_duplicates() -> None:
    if not dedupe.SHARED.exists():
        pytest.skip("the shared data is not here")
    result = dedupe.measure(count=5000, seed=3)
    assert result["recall"] >= 0.97
    assert result["precision"] >= 0.995


def test_an_entry_that_may_be_either_of_two_works_is_neither() -> None:
    first, second = entry("Editorial", volume="1", **J), entry("Editorial", volume="2", **J)
    assert groups(first, second, entry("Editorial", **J)) == []
    assert groups(first, entry("Editorial", **J)) == [(0, 1)]
    surely = entry(volume="1", page="5", **J)
    assert groups(surely, entry(volume="2", page="9", **J), entry(volume="1", page="5", **J), entry(**J)) == [(0, 2)]


def test_a_short_title_on_page_one_of_another_book_is_another_work() -> None:
    chapter = {"type": "chapter", "page": "1-9"}
    assert (
        groups(
            entry("Introduction", container_title="Rust on cars", **chapter),
            entry("Introduction", container_title="Dust in lungs", **chapter),
        )
        == []
    )


def test_what_indexes_call_a_correction_is_none_of_the_work() -> None:
    found = find_duplicates([entry(), entry(f"{TITLE} (vol 12, pg 345, 2000)")])
    assert not found.groups and [look.finding for look in found.lookalikes] in ([], ["correction"])


def test_groups_that_share_a_word_are_not_one() -> None:
    def by(name: str) -> Entry:
        return Entry(title=TITLE, author=(Name(literal=name),), issued=Date.of(2001), **J)

    assert groups(by("ATLAS Collaboration"), by("CMS Collaboration")) == []
    assert groups(by("World Health Organization"), by("World Trade Organization")) == []
    assert groups(by("World Health Organisation"), by("World Health Organization")) == [(0, 1)]
    assert groups(by("Rust Study Group"), by("The Rust Study Group of Bonn")) == [(0, 1)]


def test_chinese_names_count_as_a_whole() -> None:
    title = "基于深度学习的图像识别研究"
    people = Name(family="王", given="伟"), Name(literal="王伟"), Name(family="王", given="强")
    several = [Entry(title=title, author=(one,), issued=Date.of(2020), container_title="计算机学报") for one in people]
    assert groups(*several) == [(0, 1)]


@pytest.mark.parametrize("title", ["Interview with Ann Fox", "A survey of what was written on monsters"])
def test_what_comes_again_next_year_needs_more_than_a_journal(title: str) -> None:
    assert groups(entry(title, year=2000, **J), entry(title, year=2001, **J)) == []
    assert groups(entry(title, year=2000, volume="3", **J), entry(title, year=2001, volume="3", **J)) == [(0, 1)]


@pytest.mark.parametrize("title", [f"{TITLE}: supplementary material", f"Supporting information for {TITLE}"])
def test_what_lies_beside_a_work_is_not_the_work(title: str) -> None:
    assert groups(entry(volume="1"), entry(title, volume="1")) == []
