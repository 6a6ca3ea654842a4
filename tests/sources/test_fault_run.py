"""Two thousand DOIs against a server that answers 429, 503, half a body, slowly, and then dies."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import NotFoundError, SourceError, UnreachableError
from bibkit.sources import limiter
from bibkit.sources.build import build_source
from bibkit.sources.retry import Patience
from tests.standins.crossref import running

WORKS: list[dict[str, Any]] = [
    {"DOI": f"10.5555/w{number:04d}", "type": "journal-article", "title": [f"Work {number}"]} for number in range(1800)
]
DOIS = [f"10.5555/w{number:04d}" for number in range(2000)]  # the last two hundred are unknown
_SECOND = 0.04
TROUBLE = ["429", "503", "cut", "slow:0.3", "ok", "503:1", "html", "drop", "429:1", "badjson", *["ok"] * 4, "die"]


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second lasts a twenty-fifth of one, here and at the stand-in; how many requests it allows stays as it is."""
    monkeypatch.setattr(Patience, "__init__", _impatient(Patience.__init__))
    for name in ("SINGLE_POLITE", "LIST_POLITE", "SINGLE_PUBLIC", "LIST_PUBLIC"):
        monkeypatch.setattr(limiter, name, getattr(limiter, name)._replace(seconds=_SECOND))


@pytest.mark.slow
@pytest.mark.usefixtures("hurry")
def test_every_doi_ends_with_a_true_fate(tmp_path: Path) -> None:
    with running(WORKS, script=TROUBLE) as standin:
        standin.state.second = _SECOND
        settings = EnrichSettings(
            crossref_url=standin.url, mailto="me@example.org", timeout_seconds=3, cache_folder=str(tmp_path)
        )
        first = build_source(settings).fetch_works(DOIS)
        assert list(first) == DOIS
        fates = Counter(type(fate).__name__ for fate in first.values())
        assert set(fates) <= {"Record", "NotFoundError", "UnreachableError"}
        assert fates["Record"] > 200 and fates["UnreachableError"] > 100, "it died in the middle"
        for doi, fate in first.items():
            assert isinstance(fate, UnreachableError) or isinstance(fate, NotFoundError) == (doi >= "10.5555/w1800")

        standin.state.always = ""
        answered = len(standin.state.requests)
        second = build_source(settings).fetch_works(DOIS)
        for doi, fate in second.items():
            assert isinstance(fate, NotFoundError) if doi >= "10.5555/w1800" else not isinstance(fate, SourceError)
        assert len(standin.state.requests) - answered <= fates["UnreachableError"] // 50 + 1, (
            "what was answered is kept"
        )
        assert standin.state.violations == 0, "never more than the pool allows"
        third = len(standin.state.requests)
        build_source(settings).fetch_works(DOIS)
        assert len(standin.state.requests) == third


def _impatient(original: Any) -> Any:
    def patience(self: Patience, **values: Any) -> None:
        original(self, **{"first_seconds": _SECOND, "longest_seconds": 20 * _SECOND, **values})

    return patience


@pytest.mark.parametrize(("mailto", "most"), [("me@example.org", 3), ("", 1)])
@pytest.mark.usefixtures("hurry")
def test_fifty_dois_a_request_within_the_pool(mailto: str, most: int) -> None:
    dois = DOIS[: 1000 if mailto else 400]
    with running(WORKS) as standin:
        standin.state.second = _SECOND
        source = build_source(EnrichSettings(crossref_url=standin.url, mailto=mailto))
        fates = source.fetch_works(dois)
        assert not any(isinstance(fate, SourceError) for fate in fates.values())
        assert len(standin.state.requests) == len(dois) // 50
        assert standin.state.violations == 0
        pool = limiter.LIST_POLITE if mailto else limiter.LIST_PUBLIC
        assert pool.requests == most
