"""What follows for one field from others."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.extractors import extract_page
from bibkit.extractors._base import Draft
from bibkit.extractors._judgement.resolve import resolve
from bibkit.extractors.visible._identifiers import find_issns
from bibkit.model.record import Record
from bibkit.pages.read import read_page


def resolved(title: str = "", **values: Any) -> Record:
    draft = Draft("highwire", "page.html")
    for attribute, value in {"title": "Frogs", **values}.items():
        draft.offer(attribute, value, attribute)
    page = read_page(f"<html><head><title>{title}</title></head></html>".encode())
    record = resolve([draft.finish()], page)
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("doi", "kind", "publisher"),
    [
        ("10.5281/zenodo.1196821", "dataset", "Zenodo"),
        ("10.48550/arxiv.2101.00001", "article", "arXiv"),
        ("10.1594/pangaea.912345", "dataset", "PANGAEA"),
        ("10.5281/other.1", "dataset", ""),
        ("10.5555/frogs", "dataset", ""),
        ("10.5281/zenodo.1196821", "article-journal", ""),  # an article that cites its data
    ],
)
def test_the_publisher_of_a_repositorys_doi(doi: str, kind: str, publisher: str) -> None:
    record = resolved(doi=doi, type=kind, container_title="Herpetology" if kind == "article-journal" else "")
    assert record.entry.publisher == publisher
    if publisher:
        assert record.provenance["publisher"].reason == "the DOI is this repository's"
        assert resolved(doi=doi, type=kind, publisher="Somebody").entry.publisher == "Somebody"


@pytest.mark.parametrize(
    ("url", "issn"),
    [
        ("https://www.mdpi.com/2218-1989/4/4/932", ("2218-1989",)),
        ("https://www.mdpi.com/2218-1988/4/4/932", ()),  # its check digit is wrong
        ("https://example.org/2218-1989/about", ()),
        ("http://www.scielo.br/scielo.php?script=sci_arttext&pid=S0102-311X2015000300443", ("0102-311X",)),
        ("https://example.org/call/0102-3110", ()),
    ],
)
def test_the_issn_in_an_articles_address(url: str, issn: tuple[str, ...]) -> None:
    assert resolved(url=url, type="article-journal", container_title="Journal", volume="4").entry.issn == issn
    assert resolved(url=url, type="report").entry.issn == ()


@pytest.mark.parametrize(
    ("title", "container"),
    [("Frogs - Wikipedia", "Wikipedia"), ("Frogs - A study of ponds", ""), ("Wikipedia", "")],
)
def test_the_encyclopedia_of_an_entry(title: str, container: str) -> None:
    assert resolved(title, type="entry-encyclopedia").entry.container_title == container


def test_wikipedias_headline_is_a_remark() -> None:
    item = '{"@type": "Article", "name": "Frog", "headline": "order of amphibians", "publisher": {"name": "Wikimedia"}}'
    for title, taken in (("Frog - Wikipedia", "Frog"), ("order of amphibians", "order of amphibians")):
        html = f'<title>{title}</title><script type="application/ld+json">{item}</script><h1>Frog</h1>'
        (record,) = extract_page(read_page(f"<html><head>{html}</head></html>".encode())).records
        assert record.entry.title == taken


def test_many_issns_are_those_of_works_cited() -> None:
    numbers = ["0378-5955", "2434-561X", "2218-1989", "0102-311X"]
    lines = read_page("\n".join(f"ISSN: {number}" for number in numbers).encode()).blocks
    assert find_issns(lines, len(lines)) is None
    found = find_issns(lines[:2], 2)
    assert found is not None and found[0] == ("0378-5955", "2434-561X")
