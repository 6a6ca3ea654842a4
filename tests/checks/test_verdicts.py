"""Verdicts on references, against sources that know, do not know, and cannot be asked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from bibkit.bibtex.tree import parse_bib
from bibkit.checks.finding import Finding
from bibkit.checks.online import verdict_findings
from bibkit.checks.subject import Bibliography
from bibkit.checks.verdict import Verdict
from bibkit.checks.verdicts import check_records
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import NotFoundError, SourceError, UnreachableError
from bibkit.sources.agencies import WithAgencies
from bibkit.sources.works import Answered, RecordSource, Work, WorkFate
from tests.checks.checking import settings

RETRACTIONS = Path(__file__).parents[3] / "shared" / "crossref" / "responses" / "retraction_watch_examples.json"


def work(doi: str, title: str, **more: Any) -> dict[str, Any]:
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"family": "Fox", "given": "Eve"}, {"family": "Hill", "given": "Tom"}],
        "container-title": ["Marine Letters"],
        "short-container-title": ["MaLe"],
        "volume": "4",
        "page": "10-20",
        "issued": {"date-parts": [[2011]]},
        **more,
    }


MONSTERS = "Deep monsters of the northern seas"
WORKS = [
    work("10.1000/monsters", MONSTERS),
    work("10.1000/lamps", "A short history of lamps", author=[{"family": "Moss", "given": "Kate"}]),
    work("10.1000/gone", "Eels and their migrations", **{"updated-by": [{"DOI": "10.1000/r", "type": "retraction"}]}),
    work("10.1000/worry", "Herrings in winter", **{"updated-by": [{"DOI": "10.1000/c", "type": "expression_of_concern"}]}),
    work("10.1000/mended", "Cod and climate", **{"updated-by": [{"DOI": "10.1000/e", "type": "erratum"}]}),
    work("10.1000/title", "RETRACTED: Sharks at night"),
    work(
        "10.1101/2020.01.01.1",
        "A preprint on plaice",
        type="posted-content",
        relation={"is-preprint-of": [{"id": "10.1000/plaice", "id-type": "doi"}]},
    ),
    work("10.1000/plaice", "A preprint on plaice"),
]  # fmt: skip


class Works:
    """A source of works: knows its own, or fails with one error."""

    name = "test"

    def __init__(self, works: Sequence[Work], error: SourceError | None = None, *, complete: bool = True) -> None:
        self.works = {str(item["DOI"]): item for item in works}
        self.error = error
        self.complete = complete
        self.threads = 1

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        found: dict[str, WorkFate] = {
            doi: self.error or self.works.get(doi) or NotFoundError(f"test does not know the DOI {doi}") for doi in dois
        }
        answered(found)
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        if self.error:
            raise self.error
        words = set(citation.lower().split())
        hits = [item for item in self.works.values() if len(words & set(item["title"][0].lower().split())) > 2]
        return hits[:rows]


def bib(**fields: str) -> str:
    whole = {
        "author": "Fox, E. and Hill, T.",
        "title": MONSTERS,
        "journal": "Marine Letters",
        "year": "2011",
        "volume": "4",
        "pages": "10--20",
        **fields,
    }
    return "@article{k,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in whole.items() if value) + "}\n"


def judge(text: str, source: Works | None = None, **options: Any) -> tuple[Verdict, list[Finding]]:
    bibliography = Bibliography(parse_bib(text, "refs.bib"), settings())
    verdicts = check_records(
        bibliography.records, RecordSource(source or Works(WORKS)), settings=EnrichSettings(**options)
    )
    return verdicts[0], list(verdict_findings(bibliography, verdicts))


def test_progress_never_goes_back_and_ends_whole() -> None:
    steps: list[tuple[int, int]] = []
    text = bib(doi="10.1000/monsters") + bib(doi="10.1000/lost") + bib(title="Another thing", doi="10.1101/2020.1")
    records = Bibliography(parse_bib(text, "refs.bib"), settings()).records
    check_records(records, RecordSource(Works(WORKS)), progress=lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert steps[-1][0] == steps[-1][1] > 3, "with the second look at what was doubtful, and at the preprint"


def test_verified_by_doi_and_by_words() -> None:
    for text in (bib(doi="10.1000/monsters"), bib(), bib(journal="MaLe"), bib(journal="Mar. Lett.", pages="10")):
        verdict, findings = judge(text)
        assert (verdict.word, verdict.doi, findings) == ("verified", "10.1000/monsters", [])


@pytest.mark.parametrize(
    ("fields", "field", "here", "there"),
    [
        ({"year": "2015"}, "year", "2015", "2011"),
        ({"journal": "Nature"}, "journal", "Nature", "Marine Letters"),
        ({"volume": "9"}, "volume", "9", "4"),
        ({"pages": "10--29"}, "pages", "10-29", "10-20"),
        ({"author": "Fox, E. and Nye, B."}, "author", "Nye, B. (no. 2)", "Hill, Tom (no. 2)"),
        ({"author": "Fox, E."}, "author", "1 name", "2 names"),
    ],
)
def test_differs_with_both_values(fields: Mapping[str, str], field: str, here: str, there: str) -> None:
    verdict, findings = judge(bib(doi="10.1000/monsters", **fields))
    assert verdict.word == "differs"
    (found,) = findings
    assert (found.code, found.field, found.severity) == ("check.differs", field, "warning")
    assert dict(found.values) == {"here": here, "there": there, "source": "test"}
    assert found.line == 2 + [line.split()[0] for line in bib(doi="x", **fields).splitlines()[1:-1]].index(field)


def test_a_year_next_door_is_told_more_softly() -> None:
    verdict, (found,) = judge(bib(doi="10.1000/monsters", year="2012"))
    assert (verdict.word, found.severity) == ("differs", "info")
    assert "online and print" in found.message


def test_and_others_is_no_other_list() -> None:
    assert judge(bib(doi="10.1000/monsters", author="Fox, E. and others"))[0].word == "verified"


def test_the_doi_of_another_work() -> None:
    verdict, findings = judge(bib(doi="10.1000/lamps"))
    assert (verdict.word, verdict.suggestion) == ("problem", "10.1000/monsters")
    (found,) = findings
    assert (found.code, found.field, found.severity) == ("check.wrong-doi", "doi", "error")
    assert dict(found.values) == {"here": "10.1000/lamps", "there": "10.1000/monsters"}


def test_the_doi_of_a_copy() -> None:
    copy = work("10.65215/abc", MONSTERS, issued={"date-parts": [[2025]]})
    verdict, findings = judge(bib(doi="10.65215/abc"), Works([*WORKS, copy]))
    assert (verdict.word, verdict.suggestion) == ("problem", "10.1000/monsters")
    assert findings[0].code == "check.wrong-doi"


def test_a_subtitle_left_out_is_a_detail() -> None:
    long = work("10.1000/long", f"{MONSTERS}. A survey of whales")
    verdict, (found,) = judge(bib(doi="10.1000/long"), Works([long]))
    assert (verdict.word, found.code, found.severity) == ("verified", "check.detail", "info")


def test_an_unknown_doi_of_a_known_work() -> None:
    verdict, (found,) = judge(bib(doi="10.1000/monstres"))
    assert (verdict.word, found.code) == ("differs", "check.differs")
    assert dict(found.values) == {"here": "10.1000/monstres", "there": "10.1000/monsters", "source": "test"}


def test_not_found_is_not_called_fake() -> None:
    for doi in ("", "10.1000/nowhere"):
        verdict, (found,) = judge(bib(title="Things that nobody registered", author="Nye, B.", doi=doi))
        assert (verdict.word, found.severity) == ("not-found", "info")
        assert "fake" not in found.message


def test_what_could_not_be_asked_is_not_known() -> None:
    broken = Works(WORKS, UnreachableError("no answer from test"))
    for doi in ("", "10.1000/monsters"):
        verdict, (found,) = judge(bib(doi=doi), broken)
        assert (verdict.word, verdict.incomplete, found.code) == ("unknown", True, "check.unknown")
        assert found.message == "no answer from test"


def test_files_do_not_know_everything() -> None:
    some = Works([], complete=False)
    for doi in ("", "10.1000/monsters"):
        verdict, _ = judge(bib(doi=doi), some, offline=True)
        assert (verdict.word, verdict.incomplete) == ("unknown", True)


def test_too_little_to_go_by() -> None:
    verdict, _ = judge("@misc{k, title = {x}}")
    assert (verdict.word, verdict.incomplete) == ("unknown", False)


def test_other_agencies_dois() -> None:
    class Agencies:
        def agencies_of(self, dois: Sequence[str]) -> dict[str, str]:
            return {doi: "JaLC" for doi in dois if "jalc" in doi}

        def fetch(self, doi: str, agency: str) -> Work:
            raise NotFoundError("no record")

    def ask(doi: str) -> Verdict:
        source = WithAgencies(Works(WORKS), Agencies())  # type: ignore[arg-type]
        records = Bibliography(parse_bib(bib(title="On other matters", author="Nye, B.", doi=doi)), settings()).records
        return check_records(records, RecordSource(source))[0]

    assert ask("10.11501/jalc1").word == "unknown"
    assert ask("10.1000/nowhere").word == ask("10.5281/zenodo.1").word == "not-found", "no agency has it"
    # Whoever asks Crossref alone cannot tell about DataCite's.
    assert judge(bib(title="A data set", author="Nye, B.", doi="10.5281/zenodo.1"))[0].word == "unknown"


@pytest.mark.parametrize(
    ("doi", "title", "word", "severity", "notice"),
    [
        ("10.1000/gone", "Eels and their migrations", "retracted", "error", "10.1000/r"),
        ("10.1000/worry", "Herrings in winter", "concern", "warning", "10.1000/c"),
        ("10.1000/mended", "Cod and climate", "corrected", "info", "10.1000/e"),
        ("10.1000/title", "Sharks at night", "retracted", "error", ""),
        ("10.1101/2020.01.01.1", "A preprint on plaice", "superseded", "info", "10.1000/plaice"),
    ],
)
def test_what_agencies_report(doi: str, title: str, word: str, severity: str, notice: str) -> None:
    text = bib(doi=doi, title=title)
    verdict, (found,) = judge(text.replace("@article", "@misc") if word == "superseded" else text)
    assert verdict.word == word
    assert (found.code, found.severity, found.values.get("notice", "")) == (f"check.{word}", severity, notice)


def test_who_knows_that_it_was_retracted_is_not_shouted_at() -> None:
    _, (found,) = judge(bib(doi="10.1000/gone", title="Eels and their migrations", note="Retracted 2012"))
    assert (found.code, found.severity) == ("check.retracted", "info")


def test_the_gravest_word_leads_and_nothing_is_lost() -> None:
    verdict, findings = judge(bib(doi="10.1000/gone", title="Eels and their migrations", year="1999"))
    assert verdict.word == "retracted"
    assert [item.code for item in findings] == ["check.retracted", "check.differs"]
    value = verdict.to_json()
    assert value["verdict"] == "retracted" and value["differences"][0]["there"] == "2011"
    assert value["reports"] == [
        {"kind": "retracted", "message": "the work was retracted: 10.1000/r", "DOI": ["10.1000/r"]}
    ]


def test_retraction_watch_as_crossref_passes_it_on() -> None:
    if not RETRACTIONS.is_file():
        pytest.skip("the shared answers are not here")
    works = json.loads(RETRACTIONS.read_text(encoding="utf-8"))
    source = Works(works)
    texts = [
        f"@article{{k{place}, title = {{{item['title'][0].removeprefix('RETRACTED: ')}}}, doi = {{{item['DOI']}}}}}"
        for place, item in enumerate(works)
    ]
    bibliography = Bibliography(parse_bib("\n".join(texts)), settings())
    verdicts = check_records(bibliography.records, RecordSource(source))
    # The notice of a retraction is itself in order; an addendum is a correction.
    assert [item.word for item in verdicts] == ["retracted", "verified", "corrected"]
    assert [report.word for report in verdicts[0].reports] == ["retracted", "corrected"]
