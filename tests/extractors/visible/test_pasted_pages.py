"""Pages of many sites in many languages as people paste them: each field right, and nothing from pages without a work."""

from __future__ import annotations

import pytest

from bibkit.extractors import extract_page
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.pages.read import read_page
from tests.extractors.visible.pasted_pages import PAGES


def _entries(text: str) -> list[Entry]:
    return [record.entry for record in extract_page(read_page(text.encode(), input="pasted.txt")).records]


def _dated(date: Date | None) -> str:
    if date is None:
        return ""
    return f"{date.start}/{date.end}" if date.end else str(date.start)


@pytest.mark.parametrize("name", PAGES)
def test_a_pasted_page(name: str) -> None:
    text, expected = PAGES[name]
    (entry,) = _entries(text)
    given: dict[str, object] = {attribute: getattr(entry, attribute) for attribute in expected}
    given["author"] = [person.family or person.literal for person in entry.author]
    given["issued"] = _dated(entry.issued)
    given["abstract"] = entry.abstract[:30]
    assert given == {"issued": "", "abstract": "", **expected}


_NOTHING = {
    "a home page": """University Library
Search
Opening hours
Catalogue
Contact
News
New reading room opens
12 May 2021
The reading room on the second floor opens on Monday.
Exhibition on early maps
3 May 2021
Library Director: Dr. Anna Schmidt
Imprint""",
    "a search form": """Advanced Search
Title
Author
Subject
ISBN/ISSN
Publisher
Year of publication
Language
English
Search
Reset
Help""",
    "a cookie wall": """We value your privacy
We and our 841 partners store and access information on a device, such as cookies.
Accept all
Reject all
Example Press B.V.
Cookie policy""",
    "a journal's home page": """Journal of Marine Biology
Current Issue
Editorial Board
Prof. Maria Rossi, University of Padua, Italy
Dr. John Smith, University of Exeter, UK
Aims and Scope
The Journal of Marine Biology publishes research on all aspects of marine life, from molecules to ecosystems.
ISSN: 1687-9481
Impact Factor 2.3""",
    "a list of staff": """Department of History
People
Professor Jane Doe
Head of Department
jane.doe@example.edu
Dr John Smith
Senior Lecturer
john.smith@example.edu
Dr Maria Rossi
Reader in Modern History""",
    "a policy": """Cookie Policy
Last updated: 12 May 2023
This policy explains how Example Press, 12 High Street, London, uses cookies.
1. What are cookies
Contact: Anna Smith, data protection officer""",
    "news": """News
New bridge opens over the river
12 May 2020
Anna Smith
The new bridge is open to traffic.
School wins prize for garden
10 May 2020
Peter Jones
Children of the school have grown forty kinds of beans.
Market moves to the square
8 May 2020
Anna Smith
The market is now held on the square.""",
}


@pytest.mark.parametrize("name", _NOTHING)
def test_pages_without_a_work_give_nothing(name: str) -> None:
    assert _entries(_NOTHING[name]) == []
