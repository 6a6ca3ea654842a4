"""Pieces of pages as people copy them: each value right, none that the piece does not say, nothing from other texts."""

from __future__ import annotations

import pytest

from bibkit.extractors import extract_page
from bibkit.model.entry import Entry
from bibkit.pages.read import read_page
from tests.extractors.visible.pasted_pieces import PIECES

_STATED = (
    "title", "type", "container_title", "container_title_short", "volume", "issue", "page", "number", "publisher",
    "publisher_place", "doi", "edition",
)  # fmt: skip


def _entries(text: str) -> list[Entry]:
    return [record.entry for record in extract_page(read_page(text.encode(), input="pasted.txt")).records]


def _stated(entry: Entry) -> dict[str, object]:
    given: dict[str, object] = {name: value for name in _STATED if (value := getattr(entry, name))}
    if entry.type == "document":
        del given["type"]
    given["author"] = [person.family or person.literal for person in entry.author]
    if entry.editor:
        given["editor"] = [person.family or person.literal for person in entry.editor]
    if entry.issued is not None:
        given["issued"] = str(entry.issued.start)
    return given


@pytest.mark.parametrize("name", PIECES)
def test_a_pasted_piece(name: str) -> None:
    text, expected = PIECES[name]
    assert [_stated(entry) for entry in _entries(text)] == expected


_NOTHING = {
    "mail signature": """Best wishes,
Jane

Dr Jane Holloway
Senior Lecturer in Human Geography
University of Exeter
Amory Building, Rennes Drive, Exeter EX4 4RJ
Tel: +44 1392 999999
https://geography.exeter.ac.uk/holloway
Office hours: Tuesday 14:00–16:00""",
    "code": """def read_table(path, sep=","):
    '''Read a table, Smith 2019 style.'''
    rows = []
    with open(path) as handle:
        for line in handle:
            rows.append(line.strip().split(sep))
    return rows

# Author: Peter Long, 2019
print(len(read_table("data.csv")))""",
    "recipe": """Lemon drizzle cake
By Mary Bell
Prep: 15 mins
Cook: 45 mins
Serves 10
Ingredients
225g unsalted butter
225g caster sugar
4 eggs
zest of 1 lemon
Method
STEP 1
Heat the oven to 180C.
STEP 2
Beat the butter and sugar until pale.""",
    "cv no publications": """CURRICULUM VITAE
Robert Jansen
Born 3 April 1984, Utrecht
Education
2006–2008 MSc Economics, University of Amsterdam
2003–2006 BSc Economics, Utrecht University
Employment
2012–present Senior Analyst, Rabobank, Utrecht
2008–2012 Analyst, ING, Amsterdam
Languages
Dutch (native), English (fluent), German (good)""",
    "chat": """[10:02] Anna: did you get the file?
[10:03] Tom: yes, thanks. The 2019 one or 2020?
[10:05] Anna: 2020, vol 3, see page 14
[10:06] Tom: ok. Meeting at 3 pm in room 12?
[10:07] Anna: Dr Smith comes too""",
    "invoice": """Invoice No. 2021-0471
Date: 14 June 2021
Example Press Ltd, 4 Mill Lane, Oxford
Bill to: Prof. Maria Rossi, University of Padua
Article processing charge	1	EUR 1,850.00
VAT 22%	EUR 407.00
Total	EUR 2,257.00""",
    "call for papers": """Call for Papers
12th International Conference on Coastal Management
Bergen, Norway, 4–6 June 2024
Important dates
Abstract submission: 15 January 2024
Notification: 1 March 2024
Programme committee
Prof. Anna Berg (University of Bergen)
Dr. Luis Ortega (University of Cádiz)""",
    "meeting minutes": """Minutes of the department meeting
12 March 2021, 14:00–15:30, Room 3.12
Present: Anna Berg, Luis Ortega, Priya Raman (chair)
1. Budget: Luis presents the figures for 2020.
2. New journal subscriptions: decision postponed.
3. Next meeting: 9 April 2021""",
    "forum": """How do I change the font in the bibliography?
Asked 3 years, 2 months ago by user12345
Viewed 2k times
I use biblatex and want the titles in small caps. Smith (2009) says it cannot be done.
1 Answer
\\renewcommand*{\\bibfont}{\\small}
answered Jan 3, 2020 at 11:02 Tom Moore""",
    "committee": """Programme Committee
Anna Keller, University of Graz
Marco Rossi, Politecnico di Milano
Jane Doe, University of Leeds
Important dates
Submission: 3 May 2019""",
    "football": """Full time
Ghent 2 - 1 Bruges
Goals: De Smet 12', Van Acker 44'; Peeters 78'
Attendance: 14,203
Referee: Jan Claes""",
    "job ad": """PhD position in Marine Ecology
University of Bergen
Deadline: 15 March 2022
Supervisor: Prof. Sigrid Haugen
Salary: NOK 491,200 per year
Apply online""",
    "photo caption": """Figure 3. Map of the study area with the three lakes. Modified from Smith et al. (2009).
Table 2. Mean (SD) length of the fish caught in 2014, by lake.""",
    "in text paragraph": """Several studies have found that gardens attract crows (Smith & Jones, 2004; Lee et al., 2011). Brandt (2009) argues that the distance matters more than the number. In what follows we test both ideas with data from three lakes, using the method of Owen (2012).""",
}


@pytest.mark.parametrize("name", _NOTHING)
def test_other_texts_give_nothing(name: str) -> None:
    assert _entries(_NOTHING[name]) == []
