"""Entries that use every kind of variable, for round trips; written by us."""

from __future__ import annotations

from bibkit.model.dates import Date, PartialDate
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record

ARTICLE = Entry(
    id="Sorensen2021Shared",
    type="article-journal",
    title="Shared <i>decisions</i> in H<sub>2</sub>O clinics & elsewhere",
    title_short="Shared decisions",
    author=(
        Name(family="Sørensen", given="Åse"),
        Name(family="Gogh", given="Vera", non_dropping_particle="van"),
        Name(family="King", given="Martin", suffix="Jr."),
        Name(literal="The Small Clinics Group"),
    ),
    container_title="Journal of Small Clinics",
    container_title_short="J. Small Clin.",
    issued=Date.of(2021, 3, 9),
    accessed=Date.of(2026, 11, 2),
    volume="7",
    issue="2",
    page="101-119",
    doi="10.5555/jsc.2021.7",
    issn=("1932-6203",),
    url="https://example.org/jsc/7",
    pmid="12345678",
    pmcid="PMC765432",
    language="en",
    keyword=("decisions", "clinics, small"),
    abstract="We counted decisions.",
    note="A remark of ours",
)
CHAPTER = Entry(
    id="Beethoven1999",
    type="chapter",
    title="Über das Zählen",
    author=(Name(family="Beethoven", given="Ludwig", dropping_particle="van"),),
    editor=(Name(family="Müller", given="Änne"),),
    translator=(Name(family="Doe", given="Jo"),),
    collection_editor=(Name(family="Roe", given="Ida"),),
    container_title="Handbuch der Zahlen",
    collection_title="Kleine Reihe",
    collection_number="12",
    publisher="Zählverlag",
    publisher_place="Bonn",
    edition="2",
    issued=Date.of(1999),
    original_date=Date.of(1899),
    page="5-17",
    isbn=("978-3-16-148410-0",),
)
PREPRINT = Entry(
    id="Li2020",
    type="article",
    title="Counting without numbers",
    author=(Name(family="李", given="明"),),
    issued=Date(start=PartialDate(2020), season=1),
    publisher="arXiv",
    number="arXiv:2001.00001",
    eprint="2001.00001",
    eprint_type="arXiv",
    eprint_class="math.CO",
)
FILM = Entry(
    type="motion_picture",
    title="The Count",
    director=(Name(family="Doe", given="Jane"),),
    script_writer=(Name(family="Roe", given="Ida"),),
    issued=Date(start=PartialDate(1962), approximate=True),
    dimensions="92 min",
    event_title="A Festival",
    status="lost",
)
ODDITIES = Entry(
    type="review-book",
    title="Counting reviewed",
    reviewed_title="The Count",
    reviewed_author=(Name(family="Doe", given="Jane"),),
    issued=Date(literal="in press"),
    event_date=Date(start=PartialDate(2014, 12, 31), end=PartialDate(2015, 1, 1)),
    archive_collection="Box 7",
    scale="1:100",
    extra={"timestamp": "2020-01-01"},
)
ALL = (ARTICLE, CHAPTER, PREPRINT, FILM, ODDITIES)


def records(*entries: Entry) -> tuple[Record, ...]:
    return tuple(Record(entry=entry) for entry in entries or ALL)
