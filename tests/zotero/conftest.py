"""Servers to push into, and records to push."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.notes import CitationStatement, PageNotes
from bibkit.model.record import Record
from bibkit.zotero.push import push_records
from bibkit.zotero.report import PushReport
from bibkit.zotero.settings import ZoteroSettings
from tests.standins.zotero import KEY, StandIn

NOTES = PageNotes(
    tallies={"supporting": 2, "mentioning": 5, "contrasting": 0},
    statements=(
        CitationStatement(text="Small clinics follow.", section="Results", stance="supporting", confidence=91),
        CitationStatement(text="As in & before <2020>.", section="Introduction", stance="mentioning", confidence=99),
    ),
)


def article(number: int, *, doi: bool = True, notes: PageNotes | None = None) -> Record:
    """An article with a title of its own; with a DOI or nothing to be known by."""
    entry = Entry(
        type="article-journal",
        title=f"Shared decisions in small clinics, study {number}",
        author=(Name(family=f"Li{number}", given="Min"),),
        container_title="Journal of Small Clinics",
        issued=Date.of(2021),
        page=f"{number}-{number + 9}",
        doi=f"10.5555/jsc.{number}" if doi else "",
    )
    return Record(entry=entry, notes=notes or PageNotes(), extractor="scite" if notes else "")


@pytest.fixture
def web() -> Iterator[StandIn]:
    with StandIn() as server:
        yield server


@pytest.fixture
def local() -> Iterator[StandIn]:
    with StandIn(local=True) as server:
        yield server


@pytest.fixture(params=["web", "local"])
def server(request: pytest.FixtureRequest) -> Iterator[StandIn]:
    """Both APIs, for what they have in common."""
    with StandIn(local=request.param == "local") as server:
        yield server


Push = Callable[..., PushReport]


@pytest.fixture
def said() -> list[str]:
    """What was reported to the user."""
    return []


@pytest.fixture
def push(tmp_path: Path, said: list[str]) -> Push:
    """`push(server, records, **settings)` without waiting and with a key file of its own."""

    def run(server: StandIn, records: list[Record], *, dry_run: bool = False, **more: object) -> PushReport:
        settings = settings_for(server, tmp_path, **more)
        return push_records(records, settings, dry_run=dry_run, report=said.append, sleep=lambda _: None)

    return run


def settings_for(server: StandIn, folder: Path, **more: object) -> ZoteroSettings:
    values: dict[str, object] = {
        "api_key": "" if server.local else KEY,
        "local": server.local,
        "base_url": server.url,
        "key_file": folder / "keys.json",
        "timeout_seconds": 5.0,
    }
    return ZoteroSettings(**{**values, **more})  # type: ignore[arg-type]
