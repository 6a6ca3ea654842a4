"""Saved pages of many kinds of sites, from the tags to the entry."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.extractors import extract_page
from bibkit.model.dates import Date
from bibkit.pages.read import read_page
from tests.extractors.saved_pages import LISTS, NO_WORKS, WORKS, SavedPage


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(item if isinstance(item, str) else item.display() for item in value)
    return str(value.start if isinstance(value, Date) else value or "")


@pytest.mark.parametrize("page", WORKS, ids=lambda page: page.name)
def test_a_saved_page(page: SavedPage) -> None:
    (record,) = extract_page(read_page(page.html.encode(), input="page.html", url=page.url)).records
    assert {name: _shown(getattr(record.entry, name)) for name in page.expected} == page.expected


@pytest.mark.parametrize("name", NO_WORKS)
def test_a_page_without_a_work(name: str) -> None:
    assert not extract_page(read_page(NO_WORKS[name].encode(), input="page.html")).records


@pytest.mark.parametrize("name", LISTS)
def test_a_page_with_several_works(name: str) -> None:
    result = extract_page(read_page(LISTS[name].encode(), input="page.html"))
    assert [issue.code for issue in result.issues] == ["extract.several-works"]
    assert len(result.records) == 3
    for record in result.records:
        assert record.entry.title
        assert record.entry.page
        assert record.entry.issue in ("", "1", "3")
