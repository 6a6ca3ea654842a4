"""DataCite's records: types by their words, people, containers, preprints and what became of them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.formats.datacite import attributes_to_record
from bibkit.model.entry import Entry
from bibkit.model.vocabulary import TYPE_BY_CSL

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "crossref"


def entry(**attributes: Any) -> Entry:
    return attributes_to_record({"doi": "10.5072/X", "titles": [{"title": "Frogs"}], **attributes}).entry


@pytest.mark.parametrize(
    ("types", "csl"),
    [
        ({"resourceTypeGeneral": "Dataset"}, "dataset"),
        ({"resourceTypeGeneral": "Text", "resourceType": "PhD Thesis"}, "thesis"),
        ({"resourceTypeGeneral": "Dataset", "resourceType": "Species Hypothesis"}, "dataset"),
        ({"resourceTypeGeneral": "JournalArticle"}, "article-journal"),
        ({"resourceTypeGeneral": "Text"}, "document"),
        ({}, "document"),
        (None, "document"),
    ],
)
def test_types(types: Any, csl: str) -> None:
    assert entry(types=types).type == csl


def test_an_arxiv_preprint_and_its_published_version() -> None:
    found = attributes_to_record(
        {
            "data": {
                "attributes": {
                    "doi": "10.48550/arXiv.2101.00001",
                    "titles": [{"title": "On frogs."}],
                    "types": {"resourceTypeGeneral": "Preprint"},
                    "relatedIdentifiers": [{"relationType": "IsVersionOf", "relatedIdentifier": "10.5555/J"}],
                }
            }
        }
    ).entry
    assert (found.type, found.eprint, found.eprint_type, found.title) == ("article", "2101.00001", "arxiv", "On frogs")
    assert found.extra["flags"] == {"is_preprint_of": ["10.5555/j"]}


def test_a_journal_as_container() -> None:
    container = {"type": "Journal", "title": "J. Frogs", "volume": "3", "firstPage": "1", "lastPage": "9"}
    found = entry(container={**container, "identifier": "1932-6203", "identifierType": "ISSN"})
    assert (found.container_title, found.volume, found.page, found.issn) == ("J. Frogs", "3", "1-9", ("1932-6203",))


def test_placeholders_are_no_publishers() -> None:
    assert entry(publisher="(:unav)").publisher == ""
    assert entry(publisher={"name": "Dryad"}).publisher == "Dryad"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    "titles",
    "creators",
    "contributors",
    "publisher",
    "publicationYear",
    "dates",
    "types",
    "container",
    "version",
]


@given(st.dictionaries(st.sampled_from([*FIELDS, "descriptions", "relatedIdentifiers", "language", "data"]), JSON))
def test_no_json_object_makes_it_raise(attributes: dict[str, Any]) -> None:
    attributes_to_record(attributes)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared records are not here")
def test_real_records_have_titles_and_known_types() -> None:
    lines = gzip.decompress((SHARED / "datacite.jsonl.gz").read_bytes()).decode("utf-8").splitlines()
    entries = [attributes_to_record(json.loads(line)["record"]).entry for line in lines]
    assert all(item.type in TYPE_BY_CSL and item.doi for item in entries)
    assert sum(bool(item.title) for item in entries) >= 0.97 * len(entries)
