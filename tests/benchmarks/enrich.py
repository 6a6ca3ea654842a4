"""Speed of enrichment, as counts and as ratios measured in one run.

    python -m tests.benchmarks.enrich [--works N]

Requests are counted by the stand-in; the offline index is built over N synthetic works (default 100,000; the goals are
for 1,000,000) and held against plain SQLite in the same run.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bibkit.enrichment.citation import citation_of_text
from bibkit.enrichment.match import judge
from bibkit.enrichment.settings import EnrichSettings
from bibkit.formats.crossref import work_to_record
from bibkit.sources.build import build_source
from bibkit.sources.mirror import MirrorSource, build_mirror
from tests.standins.crossref import running

WORDS = [
    "frog",
    "song",
    "noise",
    "urban",
    "tree",
    "city",
    "road",
    "light",
    "water",
    "pond",
    "survey",
    "analysis",
    "model",
    "method",
    "effect",
    "response",
    "growth",
    "habitat",
    "network",
    "signal",
    "pattern",
    "change",
    "climate",
    "species",
    "population",
    "energy",
    "cell",
    "protein",
    "gene",
    "therapy",
    "risk",
    "trial",
    "patient",
    "health",
    "policy",
    "market",
    "history",
    "language",
    "theory",
    "design",
    "control",
    "system",
    "learning",
    "data",
    "image",
    "quantum",
    "field",
    "surface",
    "particle",
]


def works(count: int) -> Iterator[dict[str, Any]]:
    """Works with titles of common and rare words, as real ones have them."""
    chance = random.Random(7)
    for number in range(count):
        rare = "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        words = [chance.choice(WORDS) for _ in range(chance.randint(3, 9))] + [rare]
        yield {
            "DOI": f"10.{1000 + number % 9000}/syn.{number:07d}",
            "type": "journal-article",
            "title": [" ".join(words).capitalize()],
            "author": [
                {"family": chance.choice(WORDS).capitalize(), "given": "A."} for _ in range(chance.randint(1, 5))
            ],
            "container-title": [f"Journal of {chance.choice(WORDS).capitalize()}"],
            "volume": str(number % 90),
            "page": f"{number % 3000}-{number % 3000 + 9}",
            "issued": {"date-parts": [[1990 + number % 35, 1 + number % 12]]},
        }


def seconds(task: Callable[[], Any]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def report(name: str, value: str, goal: str = "") -> None:
    print(f"{name:<52}{value:>16}   {goal}")


def requests() -> None:
    batch = list(works(1000))
    dois = [work["DOI"] for work in batch]
    with running(batch) as standin, tempfile.TemporaryDirectory() as folder:
        settings = EnrichSettings(crossref_url=standin.url, mailto="me@example.org", cache_folder=folder)
        build_source(settings).fetch_works(dois)
        report("requests for 1,000 DOIs, cold", str(len(standin.state.requests)), "goal <= 21")
        cold = len(standin.state.requests)
        warm = seconds(lambda: build_source(settings).fetch_works(dois))
        report("requests for 1,000 DOIs, warm", str(len(standin.state.requests) - cold), "goal 0")
        report("1,000 DOIs from the cache", f"{warm:.2f} s")
        report("requests beyond the pools", str(standin.state.violations), "goal 0")


def conversion() -> None:
    lines = [json.dumps(work) for work in works(5000)]
    parsed = [json.loads(line) for line in lines]
    plain = seconds(lambda: [json.loads(line) for line in lines])
    converted = seconds(lambda: [work_to_record(work) for work in parsed])
    report("Crossref work -> entry", f"{5000 / converted:,.0f}/s", f"{converted / plain:.0f} x json.loads")


def matching() -> None:
    candidates = [work_to_record(work) for work in works(5)]
    text = f"Frog A. {candidates[0].entry.title}. Journal of Noise. 1990;0:0-9."
    taken = seconds(lambda: [judge(citation_of_text(text), candidates) for _ in range(100)])
    report("a reference against five candidates", f"{taken * 10:.1f} ms")


def index(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "works.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(work) + "\n" for work in works(count))
        built = seconds(lambda: build_mirror([path], folder / "index"))
        report(f"index over {count:,} works built", f"{count / built:,.0f}/s")
        mirror = MirrorSource(folder / "index")
        chance = random.Random(1)
        dois = [
            f"10.{1000 + number % 9000}/syn.{number:07d}" for number in chance.sample(range(count), min(count, 20_000))
        ]
        ours = len(dois) / seconds(
            lambda: [mirror.get_many(dois[start : start + 50]) for start in range(0, len(dois), 50)]
        )
        plain = len(dois) / seconds(lambda: _plain_lookups(folder / "index" / "crossref.sqlite", dois))
        report("DOI lookups", f"{ours:,.0f}/s", f"goal >= 50,000/s; {ours / plain:.2f} of plain SQLite")
        titles = [work["title"][0] for work in works(min(count, 300))]
        times = [seconds(lambda title=title: mirror.find(title, 5)) for title in titles]  # type: ignore[misc]
        report("title search, median", f"{1000 * statistics.median(times):.1f} ms", "goal < 20 ms")
        report("title search, 95th percentile", f"{1000 * sorted(times)[int(0.95 * len(times))]:.1f} ms")


def _plain_lookups(path: Path, dois: list[str]) -> None:
    connection = sqlite3.connect(path)
    for doi in dois:
        connection.execute("SELECT body FROM works WHERE doi=?", (doi,)).fetchone()
    connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=100_000)
    arguments = parser.parse_args()
    print(f"Python {sys.version.split()[0]}")
    requests()
    conversion()
    matching()
    index(arguments.works)


if __name__ == "__main__":
    main()
