"""Preprints into their published versions: by what is registered, else by a search that is verified."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from bibkit.bibtex.read import read_entry
from bibkit.bibtex.tree import parse_bib
from bibkit.enrichment.bibfile import replace_entry
from bibkit.enrichment.ports import Candidate, Fate, Progress
from bibkit.enrichment.published import find_published, is_preprint
from bibkit.errors import NotFoundError, UnreachableError
from bibkit.formats.crossref import work_to_record
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

TITLE = "Song and noise in urban tree frogs"
PEOPLE = [{"family": "Li", "given": "Wei"}, {"family": "Moreau", "given": "Anne"}]
PREPRINT: dict[str, Any] = {
    "DOI": "10.1101/123", "type": "posted-content", "subtype": "preprint", "title": [TITLE], "author": PEOPLE,
    "posted": {"date-parts": [[2018]]}, "relation": {"is-preprint-of": [{"id": "10.5555/frogs", "id-type": "doi"}]},
}  # fmt: skip
ARTICLE: dict[str, Any] = {
    "DOI": "10.5555/frogs", "type": "journal-article", "title": [TITLE], "author": PEOPLE, "volume": "12", "page": "1-9",
    "container-title": ["Herpetology"], "issued": {"date-parts": [[2019, 5]]},
}  # fmt: skip


class Source:
    name = "test"

    def __init__(self, *works: dict[str, Any], down: bool = False) -> None:
        self._records = {work["DOI"]: work_to_record(work, source="test") for work in works}
        self._down = down

    def fetch_work(self, doi: str) -> Record:
        raise NotFoundError(doi)

    def fetch_works(self, dois: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
        return {doi: self._records.get(doi) or NotFoundError(doi) for doi in dois}

    def search(self, citation: str, *, rows: int = 5) -> list[Candidate]:
        if self._down:
            raise UnreachableError("down")
        return [Candidate(record) for record in self._records.values()]


def preprint(**values: Any) -> Record:
    people = (Name(family="Li", given="W."), Name(family="Moreau", given="A."))
    base: dict[str, Any] = {
        "type": "article",
        "id": "li2018",
        "title": TITLE,
        "author": people,
        "issued": Date.of(2018),
    }
    return Record(entry=Entry(**{**base, **values}))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"doi": "10.1101/123"}, True),
        ({"doi": "10.48550/arxiv.2101.00001"}, True),
        ({"eprint": "2101.00001", "eprint_type": "arxiv"}, True),
        ({"container_title": "arXiv preprint arXiv:2101.00001"}, True),
        ({"url": "https://arxiv.org/abs/2101.00001"}, True),
        ({"type": "article-journal", "container_title": "Herpetology", "eprint": "2101.00001"}, False),
        ({"type": "book", "publisher": "Springer"}, False),
        ({}, False),
    ],
)
def test_what_is_a_preprint(values: dict[str, Any], expected: bool) -> None:
    assert is_preprint(preprint(**values).entry) is expected


def test_by_the_registered_relation() -> None:
    record = find_published([preprint(doi="10.1101/123")], Source(PREPRINT, ARTICLE))[0]
    entry = record.entry
    assert (entry.id, entry.doi, entry.type, entry.container_title) == (
        "li2018",
        "10.5555/frogs",
        "article-journal",
        "Herpetology",
    )
    assert entry.author[0].given == "W.", "what says the same stays as it is written"
    assert record.issues[-1].code == "enrich.published" and "registered as" in record.issues[-1].message


def test_by_a_verified_search() -> None:
    record = find_published([preprint(eprint="2101.00001", eprint_type="arxiv")], Source(ARTICLE))[0]
    assert (record.entry.doi, record.entry.eprint) == ("10.5555/frogs", "2101.00001")
    linked = {
        **ARTICLE,
        "title": ["Another name"],
        "relation": {"has-preprint": [{"id": "10.1101/9", "id-type": "doi"}]},
    }
    assert find_published([preprint(doi="10.1101/9")], Source(linked))[0].entry.doi == "10.5555/frogs"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ["Song and noise in rural toads"]},
        {"author": [{"family": "Smith", "given": "J"}]},
        {"issued": {"date-parts": [[2010]]}},
        {"type": "posted-content"},
        {"DOI": "10.65215/fake"},
        {"container-title": []},
    ],
)
def test_what_is_not_surely_it_is_left(changes: dict[str, Any]) -> None:
    record = preprint(eprint="2101.00001", eprint_type="arxiv")
    assert find_published([record], Source({**ARTICLE, **changes})) == [record]


def test_a_failure_is_told_and_others_are_not_touched() -> None:
    journal = Record(entry=Entry(type="article-journal", title=TITLE, container_title="Herpetology"))
    records = find_published([journal, preprint(eprint="2101.00001")], Source(down=True))
    assert records[0] is journal
    assert [issue.code for issue in records[1].issues] == ["enrich.unreachable"]


def test_a_preprint_that_was_not_answered_for_is_told_though_the_search_worked() -> None:
    class Lost(Source):
        def fetch_works(self, dois: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
            return dict.fromkeys(dois, UnreachableError("down"))

    record = find_published([preprint(doi="10.1101/123")], Lost())[0]
    assert [issue.code for issue in record.issues] == ["enrich.unreachable"]


def test_progress_goes_from_the_first_question_to_the_last() -> None:
    class Told(Source):
        def fetch_works(self, dois: Sequence[str], progress: Progress | None = None) -> dict[str, Fate]:
            if progress:
                progress(len(dois), len(dois))
            return super().fetch_works(dois)

    steps: list[tuple[int, int]] = []
    asked = [preprint(doi="10.1101/123"), preprint(title="Newts of ponds, a survey", doi="10.1101/9")]
    find_published(asked, Told(PREPRINT, ARTICLE), progress=lambda done, total: steps.append((done, total)))
    assert steps[-1] == (4, 4) and steps == sorted(steps)


def test_in_the_file_only_what_is_new_changes() -> None:
    data = (
        b"% mine\n@misc{li2018,\n  author = {Li, W. and Moreau, A.},\n  title = {Song and noise in urban tree frogs},\n"
        b"  howpublished = {bioRxiv}, % soon out\n  doi = {10.1101/123},\n  year = 2018,\n  note = {read me},\n}\n"
    )
    file = parse_bib(data, "refs.bib")
    before = read_entry(file, file.entries[0])
    after = find_published([before], Source(PREPRINT, ARTICLE))[0]
    replace_entry(file.entries[0], before, after, "bibtex")
    text = file.dumps().decode()
    assert text.startswith("% mine\n@article{li2018,\n  author = {Li, W. and Moreau, A.},\n  title = {Song and noise")
    assert "howpublished" not in text and "note = {read me}" in text
    assert "doi = {10.5555/frogs}" in text and "journal = {Herpetology}" in text and "year = 2019" in text
