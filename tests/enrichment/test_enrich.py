"""The way of a record through enrichment: filled, kept, in conflict; believed only when the title agrees; never
lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from bibkit.enrichment.compare import compare_values, same_people, same_wording, titles_agree
from bibkit.enrichment.enrich import enrich_records, is_incomplete
from bibkit.enrichment.merge import changed_attributes, merge
from bibkit.enrichment.ports import Candidate, NotKeptError
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import (
    NoRecordError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SourceError,
    UnreachableError,
    UnregisteredError,
)
from bibkit.formats.crossref import work_to_record
from bibkit.issues import Issue
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

FROGS: dict[str, Any] = {
    "DOI": "10.5555/frogs",
    "type": "journal-article",
    "title": ["Song and noise in urban tree frogs"],
    "subtitle": ["A survey"],
    "author": [{"family": "Li", "given": "Wei"}, {"family": "Moreau", "given": "Anne"}],
    "container-title": ["Journal of Applied Herpetology"],
    "volume": "12",
    "page": "345-350",
    "issued": {"date-parts": [[2019, 5, 14]]},
    "abstract": "<jats:p>We heard frogs sing beside a road, and they sang louder than elsewhere.</jats:p>",
    "editor": [{"family": "Editor", "given": "An"}],
}


class Source:
    """Knows one work, finds it by search, or fails."""

    name = "test"

    def __init__(self, *works: dict[str, Any], error: SourceError | None = None) -> None:
        self._records = {work["DOI"]: work_to_record(work, source="test") for work in works}
        self._error = error
        self.asked: list[str] = []

    def fetch_work(self, doi: str) -> Record:
        self.asked.append(doi)
        if self._error:
            raise self._error
        if doi not in self._records:
            raise NotFoundError(f"test does not know the DOI {doi}")
        return self._records[doi]

    def search(self, citation: str, *, rows: int = 5) -> list[Candidate]:
        if self._error:
            raise self._error
        return [Candidate(found) for found in self._records.values()]


def enrich(entry: Entry, source: Source | None = None, *, issues: Sequence[Issue] = (), search: bool = False) -> Record:
    record = Record(entry=entry, issues=tuple(issues))
    return enrich_records([record], source or Source(FROGS), settings=EnrichSettings(search=search))[0]


def test_blanks_are_filled_with_their_origin() -> None:
    record = enrich(Entry(type="article-journal", title="Song and noise in urban tree frogs", doi="10.5555/Frogs"))
    assert record.entry.title == "Song and noise in urban tree frogs", "what stands is kept"
    assert (record.entry.volume, record.entry.container_title) == ("12", "Journal of Applied Herpetology")
    assert record.provenance["volume"].layer == "crossref" and record.provenance["volume"].source == "test"
    assert "title" not in record.provenance
    assert not record.entry.editor, "a journal's editor is no part of the citation"
    assert not record.conflicts and not record.issues


def test_disagreement_keeps_both_values() -> None:
    entry = Entry(title="Song and noise in urban tree frogs", doi="10.5555/frogs", volume="13", issued=Date.of(2018))
    record = enrich(entry)
    assert record.entry.volume == "13"
    conflicts = {item.attribute: item.value for item in record.conflicts}
    assert conflicts == {"volume": "12", "issued": Date.of(2019, 5, 14)}


def test_finer_dates_and_cut_abstracts_are_replaced() -> None:
    entry = Entry(
        title="Song and noise in urban tree frogs", doi="10.5555/frogs", issued=Date.of(2019), abstract="We heard…"
    )
    record = enrich(entry, issues=[Issue("extract.abstract-truncated", "cut")])
    assert record.entry.issued == Date.of(2019, 5, 14)
    assert record.entry.abstract.endswith("louder than elsewhere.")
    assert record.issues == () and not record.conflicts
    kept = enrich(entry.with_(abstract="Quite another text about newts in alpine ponds and nothing else at all."))
    assert [item.attribute for item in kept.conflicts] == ["abstract"]


def test_a_doi_with_another_title_is_not_believed() -> None:
    entry = Entry(title="Newts of alpine ponds and their habits", doi="10.5555/frogs")
    record = enrich(entry)
    assert record.entry == entry and record.provenance == {}
    assert [issue.code for issue in record.issues] == ["enrich.title-mismatch"]
    assert "Song and noise" in record.issues[0].message


def test_titles_in_two_scripts_need_other_agreement() -> None:
    entry = Entry(title="城市树蛙的鸣声与噪声", doi="10.5555/frogs")
    assert [issue.code for issue in enrich(entry).issues] == ["enrich.title-mismatch"]
    sure = entry.with_(volume="12", page="345–350")
    assert enrich(sure).entry.container_title


def test_without_title_other_people_in_another_year_are_a_contradiction() -> None:
    stranger = Entry(doi="10.5555/frogs", author=(Name(family="Smith", given="J"),), issued=Date.of(1980))
    assert [issue.code for issue in enrich(stranger).issues] == ["enrich.title-mismatch"]
    assert enrich(Entry(doi="10.5555/frogs")).entry.title == "Song and noise in urban tree frogs: A survey"


@pytest.mark.parametrize(
    ("error", "code", "incomplete"),
    [
        (NotFoundError("x"), "enrich.unknown-doi", False),
        (UnregisteredError("x"), "enrich.unregistered-doi", False),
        (NoRecordError("x"), "enrich.no-record", False),
        (RefusedError("x"), "enrich.refused", True),
        (RateLimitedError("x"), "enrich.rate-limited", True),
        (UnreachableError("x"), "enrich.unreachable", True),
        (NotKeptError("x"), "enrich.offline-missing", True),
    ],
)
def test_no_failure_loses_the_entry(error: SourceError, code: str, incomplete: bool) -> None:
    entry = Entry(title="Frogs", doi="10.5555/frogs")
    record = enrich(entry, Source(error=error))
    assert record.entry == entry
    assert [issue.code for issue in record.issues] == [code]
    assert is_incomplete(record) is incomplete


def test_flags_are_taken_over() -> None:
    retracted = {**FROGS, "updated-by": [{"type": "retraction", "DOI": "10.5555/r"}]}
    record = enrich(Entry(doi="10.5555/frogs", extra={"mine": "kept"}), Source(retracted))
    assert record.entry.extra["flags"]["retracted"] is True and record.entry.extra["mine"] == "kept"


def test_without_doi_nothing_is_asked_unless_search_is_on() -> None:
    entry = Entry(title="Song and noise in urban tree frogs", author=(Name(family="Li", given="W"),))
    assert enrich(entry).entry == entry
    found = enrich(entry, search=True)
    assert found.entry.doi == "10.5555/frogs"
    origin = found.provenance["doi"]
    assert origin.score and origin.score > 0.6 and "matched without DOI" in origin.reason


def test_a_doubtful_hit_is_a_suggestion_and_the_users_word_decides() -> None:
    entry = Entry(title="Song and silence in urban tree newts", author=(Name(family="Li", given="W"),))
    record = Record(entry=entry)
    settings = EnrichSettings(search=True)
    refused = enrich_records([record], Source(FROGS), settings=settings, decide=lambda mine, match: False)[0]
    assert refused.entry == entry and refused.issues[0].code in ("enrich.suggestion", "enrich.not-found")
    near = Record(
        entry=Entry(title="Song and noise in urban newts", author=(Name(family="Li", given="W"),), volume="12")
    )
    offered = enrich_records([near], Source(FROGS), settings=settings)[0]
    assert offered.entry == near.entry and [issue.code for issue in offered.issues] == ["enrich.suggestion"]
    taken = enrich_records([near], Source(FROGS), settings=settings, decide=lambda mine, match: True)[0]
    assert taken.entry.doi == "10.5555/frogs" and "accepted by the user" in taken.provenance["doi"].reason


def test_each_doi_is_asked_once_and_order_is_kept() -> None:
    source = Source(FROGS)
    records = [Record(entry=Entry(doi=doi)) for doi in ("10.5555/frogs", "10.5555/none", "10.5555/FROGS")]
    enriched = enrich_records(records, source)
    assert source.asked == ["10.5555/frogs", "10.5555/none"]
    assert [bool(record.entry.title) for record in enriched] == [True, False, True]


def test_enriching_twice_changes_nothing_more() -> None:
    once = enrich(Entry(doi="10.5555/frogs"))
    twice = enrich_records([once], Source(FROGS))[0]
    assert changed_attributes(once.entry, twice.entry) == ()
    assert twice.conflicts == once.conflicts


def test_types() -> None:
    found = work_to_record(FROGS)
    assert merge(Record(entry=Entry(doi="10.5555/frogs")), found).entry.type == "article-journal"
    thesis = merge(Record(entry=Entry(type="thesis", doi="10.5555/frogs")), found)
    assert thesis.entry.type == "thesis" and "type" in {item.attribute for item in thesis.conflicts}
    review = merge(Record(entry=Entry(type="review", doi="10.5555/frogs")), found)
    assert not review.conflicts


@pytest.mark.parametrize(
    ("mine", "theirs", "agree"),
    [
        ("Urban frogs", "URBAN FROGS.", True),
        ("Urban frogs", "Urban frogs: a field guide to their song", True),
        ("Tutorial: on frogs of the city", "Tutorial: on newts of the pond", False),
        ("Song and noise in urban frogs", "Song and noise in urban frogs: a survey", True),
        ("Song and noise in urban frogs: a survey", "Song and noise in urban frogs", True),
        ("Song and nose in urban frogs", "Song and noise in urban frogs", True),
        ("Song and noise in urban frogs", "Song and noise in rural toads", False),
        ("Principles of frogs (Part I)", "Principles of frogs (Part II)", False),
        ("Frogs in 2016", "Frogs in 2020", False),
        ("<i>Rana</i> in CO<sub>2</sub>", "Rana in CO2", True),
        ("", "Frogs", False),
    ],
)
def test_titles_agree(mine: str, theirs: str, agree: bool) -> None:
    assert titles_agree(mine, theirs) is agree


@pytest.mark.parametrize(
    ("attribute", "mine", "theirs", "verdict"),
    [
        ("page", "28–34", "28-34", "same"),
        ("page", "1538a-1541", "1538a", "same"),
        ("page", "123-8", "123-128", "same"),
        ("page", "28-34", "29-34", "differs"),
        ("volume", "07", "7", "same"),
        ("issue", "3-4", "3/4", "same"),
        ("container_title", "J. Appl. Phys.", "Journal of Applied Physics", "same"),
        ("container_title", "PLoS ONE", "PLOS ONE", "same"),
        ("container_title", "PNAS", "Proceedings National Academy Sciences", "same"),
        ("container_title", "Soil Letters", "Journal of Applied Physics", "differs"),
        ("publisher", "Springer", "Springer Science and Business Media LLC", "same"),
        ("language", "eng", "en", "same"),
        ("issn", ("1095-158X",), ("1095-158X", "1559-3126"), "same"),
        ("isbn", ("0306406152",), ("9780306406157",), "same"),
        ("isbn", ("9780306406157",), ("9783161484100",), "differs"),
        ("issued", Date.of(2019), Date.of(2019, 5), "finer"),
        ("issued", Date.of(2019, 5), Date.of(2019, 6), "same"),
        ("issued", Date.of(2018), Date.of(2019), "differs"),
    ],
)
def test_values_are_compared_as_a_reader_would(attribute: str, mine: Any, theirs: Any, verdict: str) -> None:
    assert compare_values(attribute, mine, theirs) == verdict


def test_people() -> None:
    li, moreau = Name(family="Li", given="Wei"), Name(family="Moreau", given="Anne")
    assert same_people((li,), (Name(family="Li", given="W."),))
    assert same_people((Name(literal="Anne Moreau"),), (moreau,))
    assert same_people(
        (Name(family="Gogh", given="V.", non_dropping_particle="van"),), (Name(family="van Gogh", given="Vincent"),)
    )
    assert not same_people((li,), (li, moreau))
    assert not same_people((li, moreau), (moreau, li))
    assert not same_people((Name(family="Li", given="Hong"),), (li,))


def test_and_others_is_a_list_cut_short() -> None:
    people = (Name(family="Li", given="Wei"), Name(family="Moreau", given="Anne"))
    cut = (Name(family="Li", given="W."), Name(literal="others"))
    assert compare_values("author", cut, people) == "finer"
    assert compare_values("author", (Name(family="Chen"), Name(literal="others")), people) == "differs"
    record = enrich(Entry(doi="10.5555/frogs", author=cut))
    assert [name.family for name in record.entry.author] == ["Li", "Moreau"]


def test_wording_of_names_of_houses() -> None:
    assert same_wording("American Psychological Association", "American Psychological Association (APA)")
    assert not same_wording("Oxford University Press", "Cambridge University Press")
