"""The entry: frozen, sparse, equal by what it says."""

from __future__ import annotations

import json
from types import MappingProxyType

import pytest

from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.vocabulary import ATTRIBUTES, TYPES


def test_attributes_are_the_vocabularys() -> None:
    assert Entry._attributes == {*ATTRIBUTES, "type", "id", "extra"}


def test_empty_means_not_known() -> None:
    assert Entry(title="", author=(), issued=None) == Entry()
    assert list(Entry(title="T", volume="").items()) == [("title", "T")]


def test_a_stored_default_is_no_difference() -> None:
    assert Entry(type="document") == Entry()
    assert hash(Entry(type="document")) == hash(Entry())
    assert Entry(type="book") != Entry()
    assert Entry(title="T") != Entry(title_short="T")
    assert Entry() != "document"


def test_frozen() -> None:
    entry = Entry(title="T")
    with pytest.raises(AttributeError, match="with_"):
        entry.title = "U"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del entry.title
    assert entry.with_(title="U", volume="7") == Entry(title="U", volume="7")
    assert entry.with_(title="") == Entry()


def test_unknown_attributes_fail_at_once() -> None:
    with pytest.raises(TypeError, match="journal"):
        Entry(journal="J")  # type: ignore[call-arg]


def test_access_by_csl_name() -> None:
    entry = Entry(container_title="J", doi="10.1000/x")
    assert (entry.get("container-title"), entry.get("DOI")) == ("J", "10.1000/x")
    with pytest.raises(KeyError):
        entry.get("journal")


def test_csl() -> None:
    entry = Entry(
        type="book",
        id="k",
        author=(Name("Roe", "Ida"),),
        issued=Date.of(2021),
        isbn=("1", "2"),
        eprint="2001.00001",
        extra={"x": "y"},
    )
    assert entry.to_csl() == {
        "id": "k",
        "type": "book",
        "author": [{"family": "Roe", "given": "Ida"}],
        "issued": {"date-parts": [[2021]]},
        "ISBN": "1 2",
        "custom": {"eprint": "2001.00001", "x": "y"},
    }


def test_every_csl_type_has_one_row() -> None:
    names = [row.csl for row in TYPES]
    assert len(names) == len(set(names)) == 45


def test_what_is_kept_in_extra_becomes_plain_json() -> None:
    flags = MappingProxyType({"retracted": True, "retracted_by": ("10.5555/r",), "kinds": frozenset({"b", "a"})})
    entry = Entry(extra=MappingProxyType({"flags": flags, "thesis-advisor": (Name(family="Li"),)}))
    custom = json.loads(json.dumps(entry.to_csl()))["custom"]
    assert custom["flags"] == {"retracted": True, "retracted_by": ["10.5555/r"], "kinds": ["a", "b"]}
    assert custom["thesis-advisor"] == [{"family": "Li"}]
