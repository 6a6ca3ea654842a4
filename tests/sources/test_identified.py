"""PMIDs, PMCIDs and ISBNs: asked in batches within the pools, kept, never taken for another's, never lost."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import tostring

import pytest

from bibkit.enrichment.enrich import enrich_records
from bibkit.enrichment.ports import Fate, NotKeptError
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import (
    BadQuestionError,
    BlockedError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SourceError,
    UnreachableError,
)
from bibkit.formats import pubmed
from bibkit.formats._xml import parse_xml
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.sources.build import build_source
from bibkit.sources.crossref_books import isbn10
from bibkit.sources.mirror import build_mirror
from bibkit.sources.ncbi import PmcidClient, PubmedClient
from bibkit.sources.openlibrary import OpenLibraryClient
from bibkit.sources.works import WorksClient
from tests.standins import crossref, identifiers

PLAICE: dict[str, Any] = {
    "DOI": "10.5555/plaice",
    "type": "journal-article",
    "title": ["How plaice choose a place to settle"],
    "author": [{"family": "Voss", "given": "Ida"}],
    "container-title": ["Journal of Flatfish"],
    "volume": "7",
    "page": "11-19",
    "issued": {"date-parts": [[2015]]},
}
BOOK: dict[str, Any] = {
    "DOI": "10.5555/book",
    "type": "monograph",
    "title": ["A field guide to quiet harbours"],
    "ISBN": ["9780306406157"],
    "publisher": "Mole Press",
}


def article(pmid: int, title: str, *, doi: str = "", pmc: str = "", more: str = "") -> str:
    ids = "".join(
        f'<ArticleId IdType="{kind}">{value}</ArticleId>' for kind, value in (("doi", doi), ("pmc", pmc)) if value
    )
    return f"""<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
      <Journal><JournalIssue><Volume>7</Volume><Issue>2</Issue><PubDate><Year>2015</Year></PubDate></JournalIssue>
      <Title>Journal of flatfish</Title></Journal><ArticleTitle>{title}.</ArticleTitle>{more}
      <AuthorList><Author><LastName>Voss</LastName><ForeName>Ida</ForeName></Author></AuthorList>
    </Article></MedlineCitation><PubmedData><ArticleIdList>{ids}</ArticleIdList>
    <ReferenceList><Reference><Citation>Another work</Citation><ArticleIdList>
    <ArticleId IdType="doi">10.5555/cited</ArticleId></ArticleIdList></Reference></ReferenceList>
    </PubmedData></PubmedArticle>"""


@pytest.fixture
def ncbi() -> Iterator[identifiers.StandIn]:
    state = identifiers.State(
        articles={
            "11": article(11, "How plaice choose a place to settle", doi="10.5555/plaice", pmc="PMC111"),
            "12": article(12, "Plaice without a DOI"),
            "13": article(13, "How soles sleep", doi="10.5555/plaice"),
            "14": article(14, "How dabs digest", doi="10.5555/nobody"),
        },
        pmcids={"PMC111": (11, "10.5555/plaice"), "PMC222": (None, "10.5555/plaice"), "PMC333": (12, "")},
        books={
            "9781861972712": {
                "key": "/books/OL1M",
                "title": "The tides of",
                "subtitle": "a small bay",
                "authors": [{"name": "Jonas van der Meer"}],
                "publishers": [{"name": "Profile"}],
                "publish_places": [{"name": "London"}],
                "publish_date": "March 2009",
                "number_of_pages": 92,
                "identifiers": {"isbn_10": ["1861972717"]},
                "subjects": [{"name": "Tides"}],
            },
            "9780131103627": {"title": "Another book", "identifiers": {"isbn_13": ["9780000000002"]}},
        },
    )
    with identifiers.running(state) as standin:
        yield standin


@pytest.fixture
def registry() -> Iterator[crossref.StandIn]:
    with crossref.running([PLAICE, BOOK]) as standin:
        standin.state.enforce_limits = False
        yield standin


@pytest.fixture
def settings(ncbi: identifiers.StandIn, registry: crossref.StandIn, tmp_path: Path) -> EnrichSettings:
    return ncbi.settings(EnrichSettings(crossref_url=registry.url, mailto="me@example.org", cache_folder=str(tmp_path)))


def fates(settings: EnrichSettings, *keys: str) -> dict[str, Fate]:
    return build_source(settings).fetch_identified(keys)


def record_of(fate: Fate) -> Record:
    assert isinstance(fate, Record), fate
    return fate


def enriched(settings: EnrichSettings, **values: Any) -> Record:
    return enrich_records([Record(entry=Entry(**values))], build_source(settings), settings=settings)[0]


def test_pmids_in_one_request_and_kept(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    found = fates(settings, "pmid:11", "pmid:12", "pmid:99")
    assert record_of(found["pmid:11"]).entry.doi == "10.5555/plaice"
    origin = record_of(found["pmid:12"]).provenance["title"]
    assert (origin.layer, origin.locator) == ("pubmed", "/pubmed/12") and ncbi.url.endswith(origin.source)
    assert isinstance(found["pmid:99"], NotFoundError) and "does not know the PMID 99" in str(found["pmid:99"])
    assert [query for _, query in ncbi.state.requests] == [
        {"db": "pubmed", "id": "11,12,99", "retmode": "xml", "tool": "bibkit", "email": "me@example.org"}
    ]
    again = fates(settings, "pmid:11", "pmid:99")
    assert len(ncbi.state.requests) == 1 and isinstance(again["pmid:99"], NotFoundError)


def test_two_hundred_a_request_and_three_a_second(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    ncbi.state.articles = {str(number): article(number, f"Plaice {number}") for number in range(1, 951)}
    found = fates(settings, *(f"pmid:{number}" for number in range(1, 951)))
    assert all(record_of(fate).entry.title == f"Plaice {key[5:]}" for key, fate in found.items())
    assert [query["id"].count(",") + 1 for _, query in ncbi.state.requests] == [200, 200, 200, 200, 150]
    assert ncbi.state.too_fast == 0


def test_pmcids_by_way_of_pmids(settings: EnrichSettings) -> None:
    found = fates(settings, "pmcid:PMC111", "pmcid:PMC222", "pmcid:PMC333", "pmcid:PMC444")
    assert record_of(found["pmcid:PMC111"]).entry.pmid == "11"
    only_ids = record_of(found["pmcid:PMC222"])
    assert dict(only_ids.entry.items()) == {"pmcid": "PMC222", "doi": "10.5555/plaice"}
    assert only_ids.provenance["doi"].layer == "pmc-ids"
    assert record_of(found["pmcid:PMC333"]).entry.title == "Plaice without a DOI"
    assert isinstance(found["pmcid:PMC444"], NotFoundError)


def test_an_article_that_says_another_pmcid_is_not_it(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    ncbi.state.pmcids["PMC999"] = (11, "10.5555/plaice")
    assert isinstance(fates(settings, "pmcid:PMC999")["pmcid:PMC999"], NotFoundError)


def test_offline_only_what_is_kept(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    kept = ("pmid:11", "pmcid:PMC111", "isbn:9781861972712")
    fates(settings, *kept)
    asked = len(ncbi.state.requests)
    found = fates(replace(settings, offline=True), *kept, "pmid:12", "isbn:9780140328721")
    assert all(isinstance(found[key], Record) for key in kept)
    assert isinstance(found["pmid:12"], NotKeptError) and isinstance(found["isbn:9780140328721"], NotKeptError)
    assert len(ncbi.state.requests) == asked


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, b"ID list is empty", BadQuestionError),
        (403, b"", BlockedError),
        (429, b'{"error":"API rate limit exceeded"}', RateLimitedError),
        (500, b"", UnreachableError),
        (200, b"<eFetchResult><ERROR>Error occurred</ERROR></eFetchResult>", UnreachableError),
        (200, b"<PubmedArticleSet><PubmedArt", UnreachableError),
        (200, b"<html>maintenance", UnreachableError),
    ],
)
def test_failures_are_told_apart(ncbi: identifiers.StandIn, status: int, body: bytes, error: type[SourceError]) -> None:
    addresses = ncbi.settings()
    clients: dict[str, WorksClient] = {
        "pmid:11": PubmedClient(base_url=addresses.ncbi_url),
        "pmcid:PMC111": PmcidClient(url=addresses.pmc_ids_url),
        "isbn:9781861972712": OpenLibraryClient(base_url=addresses.openlibrary_url),
    }
    for key, client in clients.items():
        ncbi.state.script.append((status, body))
        with pytest.raises(error):
            client.get_work(key)


def test_a_failure_says_how_much_was_asked_for(ncbi: identifiers.StandIn) -> None:
    client = PubmedClient(base_url=ncbi.settings().ncbi_url)
    for keys, said in ((["pmid:11"], "the PMID 11"), (["pmid:11", "pmid:12"], "2 PMIDs")):
        ncbi.state.script.append((500, b""))
        with pytest.raises(UnreachableError, match=said):
            client.get_works(keys)


@pytest.mark.slow
def test_asked_again_after_a_refusal_for_speed(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    ncbi.state.script.extend([(429, b"{}"), (500, b"")])
    assert isinstance(fates(settings, "pmid:11")["pmid:11"], Record)


def test_a_key_is_told_to_ncbi_alone_and_in_no_address(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    own = replace(settings, ncbi_api_key="good")
    assert isinstance(fates(own, "pmid:11", "pmcid:PMC111", "isbn:9781861972712")["pmid:11"], Record)
    with_key = [path for path, query in ncbi.state.requests if "api_key" in query]
    assert with_key == [identifiers.EFETCH]
    assert not any("good" in line for line in ncbi.state.lines)
    assert "good" not in repr(own)


def test_a_key_that_is_none_is_told_once(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    keys = [f"pmid:{number}" for number in range(20, 420)]
    found = fates(replace(settings, ncbi_api_key="bad"), *keys)
    assert all(isinstance(fate, BlockedError) and "bad" not in str(fate) for fate in found.values())
    assert "ncbi.api_key" in str(found["pmid:20"])
    assert len(ncbi.state.requests) == 2


def test_books_of_files_without_asking_anybody(settings: EnrichSettings, tmp_path: Path) -> None:
    chapter = {"DOI": "10.5555/book.ch1", "type": "book-chapter", "title": ["Mud"], "ISBN": ["0-306-40615-2"]}
    twice = [
        {"DOI": f"10.5555/volume{number}", "type": "book", "title": ["Tides"], "ISBN": ["9781861972712"]}
        for number in (1, 2)
    ]
    file = tmp_path / "works.jsonl"
    file.write_text("\n".join(map(json.dumps, [BOOK, chapter, *twice])), encoding="utf-8")
    build_mirror([file], tmp_path / "index")
    keys = ("isbn:9780306406157", "isbn:9781861972712", "isbn:9780140328721")
    for files in ({"snapshots": (str(file),)}, {"mirrors": (str(tmp_path / "index"),)}):
        found = fates(replace(settings, offline=True, cache_folder="", **files), *keys)  # type: ignore[arg-type]
        entry = record_of(found["isbn:9780306406157"]).entry
        assert (entry.doi, entry.title) == ("10.5555/book", BOOK["title"][0])
        assert all(isinstance(found[key], NotKeptError) for key in keys[1:]), "two volumes, and one that is not there"


def test_books_at_crossref_first(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    found = fates(settings, "isbn:9780306406157", "isbn:9781861972712")
    assert record_of(found["isbn:9780306406157"]).entry.doi == "10.5555/book"
    assert record_of(found["isbn:9780306406157"]).provenance["title"].layer == "crossref"
    assert [query["bibkeys"] for _, query in ncbi.state.requests] == ["ISBN:9781861972712"]
    entry = record_of(found["isbn:9781861972712"]).entry
    assert (entry.title, entry.author[0].family_with_particles) == ("The tides of: a small bay", "van der Meer")
    assert (str(entry.issued and entry.issued.start), entry.number_of_pages, entry.isbn) == (
        "2009-03",
        "92",
        ("9781861972712",),
    )


def test_two_works_with_one_isbn_are_none(settings: EnrichSettings, registry: crossref.StandIn) -> None:
    registry.state.works["10.5555/volume2"] = {**BOOK, "DOI": "10.5555/volume2"}
    assert isinstance(fates(settings, "isbn:9780306406157")["isbn:9780306406157"], NotFoundError)


def test_a_chapter_is_not_its_book(settings: EnrichSettings, registry: crossref.StandIn) -> None:
    registry.state.works["10.5555/book"] = {**BOOK, "type": "book-chapter"}
    assert isinstance(fates(settings, "isbn:9780306406157")["isbn:9780306406157"], NotFoundError)


def test_a_book_that_does_not_name_the_isbn_is_not_it(settings: EnrichSettings) -> None:
    assert isinstance(fates(settings, "isbn:9780131103627")["isbn:9780131103627"], NotFoundError)


def test_unknown_at_one_and_the_other_out_of_reach(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    ncbi.state.script.append((403, b""))
    assert isinstance(fates(settings, "isbn:9780140328721")["isbn:9780140328721"], RefusedError)


def test_ten_digits() -> None:
    assert (isbn10("9780306406157"), isbn10("9780804429573"), isbn10("9791034201234")) == (
        "0306406152",
        "080442957X",
        "",
    )


def test_a_standin_of_crossref_is_asked_alone(registry: crossref.StandIn) -> None:
    found = build_source(EnrichSettings(crossref_url=registry.url)).fetch_identified(["pmid:11", "isbn:9780140328721"])
    assert list(found) == ["isbn:9780140328721"]


# ---------------------------------------------------------------- from the identifier to the record


def test_a_pmid_leads_to_its_doi(settings: EnrichSettings) -> None:
    record = enriched(settings, pmid="11")
    entry = record.entry
    assert (entry.doi, entry.page, entry.issue, entry.pmcid) == ("10.5555/plaice", "11-19", "2", "PMC111")
    layers = {name: record.provenance[name].layer for name in ("doi", "page", "issue", "title")}
    assert layers == {"doi": "crossref", "page": "crossref", "issue": "pubmed", "title": "crossref"}
    assert not record.issues and not record.conflicts


def test_a_doi_of_pubmeds_that_is_another_works_is_left_out(settings: EnrichSettings) -> None:
    for pmid, title in (("13", "How soles sleep"), ("14", "How dabs digest")):
        record = enriched(settings, pmid=pmid)
        assert (record.entry.doi, record.entry.title) == ("", title) and "doi" not in record.provenance
        assert [issue.code for issue in record.issues] == ["enrich.doi-not-taken"]


def test_a_pmid_of_another_work_changes_nothing(settings: EnrichSettings) -> None:
    record = enriched(settings, title="On the migration of storks", pmid="11")
    assert dict(record.entry.items()) == {"title": "On the migration of storks", "pmid": "11"}
    assert [issue.code for issue in record.issues] == ["enrich.title-mismatch"]
    assert "the PMID 11 is registered for another title" in record.issues[0].message


def test_unknown_identifiers_and_those_that_could_not_be_asked(
    settings: EnrichSettings, ncbi: identifiers.StandIn
) -> None:
    assert [issue.code for issue in enriched(settings, pmid="99").issues] == ["enrich.not-found"]
    ncbi.state.script.append((403, b""))
    assert [issue.code for issue in enriched(settings, pmid="98").issues] == ["enrich.refused"]


def test_crossref_out_of_reach_leaves_what_pubmed_says(settings: EnrichSettings, registry: crossref.StandIn) -> None:
    registry.state.always = "403"
    record = enriched(settings, pmid="11")
    assert (record.entry.doi, record.entry.title) == ("10.5555/plaice", "How plaice choose a place to settle")
    assert [issue.code for issue in record.issues] == ["enrich.refused"]


def test_isbns_name_books_only(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    chapter = enriched(settings, type="chapter", title="Tides", isbn=("9781861972712",))
    assert dict(chapter.entry.items()).keys() == {"title", "isbn"} and not ncbi.state.requests
    book = enriched(settings, type="book", title="The tides of", isbn=("1861972717",))
    assert book.entry.publisher == "Profile" and book.entry.isbn == ("1861972717",) and not book.conflicts
    wrong = enriched(settings, type="book", title="On the migration of storks", isbn=("9781861972712",))
    assert not wrong.entry.publisher and wrong.issues[0].code == "enrich.title-mismatch"


def test_a_vernacular_title_agrees_with_crossrefs(
    settings: EnrichSettings, registry: crossref.StandIn, ncbi: Any
) -> None:
    ncbi.state.articles["15"] = article(
        15, "[How gulls argue]", doi="10.5555/gulls", more="<VernacularTitle>Wie Möwen streiten.</VernacularTitle>"
    )
    registry.state.works["10.5555/gulls"] = {**PLAICE, "DOI": "10.5555/gulls", "title": ["Wie Möwen streiten"]}
    record = enriched(settings, pmid="15")
    assert (record.entry.doi, record.entry.title) == ("10.5555/gulls", "Wie Möwen streiten")


SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "crossref" / "pubmed.jsonl.gz"


@pytest.mark.skipif(not SHARED.exists(), reason="the recorded answers of PubMed are not here")
def test_recorded_articles_lose_nothing_on_their_way(settings: EnrichSettings, ncbi: identifiers.StandIn) -> None:
    with gzip.open(SHARED, "rt", encoding="utf-8") as lines:
        answers = [json.loads(line)["record"] for line in lines]
    expected: dict[str, Entry] = {}
    for answer in answers:
        if "<PubmedArticleSet" not in answer:
            continue
        for element in parse_xml(answer.encode(), ""):
            if element.tag == "PubmedArticle":
                xml = tostring(element, encoding="unicode")
                (record,) = pubmed.read(f"<PubmedArticleSet>{xml}</PubmedArticleSet>".encode()).records
                if record.entry.pmid and record.entry.pmid not in expected:
                    expected[record.entry.pmid] = record.entry
                    ncbi.state.articles[record.entry.pmid] = xml
    found = fates(settings, *(f"pmid:{pmid}" for pmid in expected))
    assert len(expected) > 20
    assert {key.removeprefix("pmid:"): record_of(fate).entry for key, fate in found.items()} == expected
