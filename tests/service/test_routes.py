"""bibkit's own API, request by request, without sockets."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bibkit.errors import InputError, NotFoundError, RateLimitedError, UnreachableError
from bibkit.service import bibliography
from bibkit.service.messages import Request, Response, StoppedError
from bibkit.service.routes import Routes, Setup
from tests.service.live import SAMPLES, offline_setup

PAGE = (SAMPLES / "scite" / "pasted-report" / "page.txt").read_text(encoding="utf-8")
BIB = """% my references
@string{plos = "PLOS ONE"}

@article{maclellan:2015,
  title   = "Peer Support Workers in Health",
  journal = plos,
  doi     = {10.1371/JOURNAL.PONE.0141122}
}
"""
ITEM = {
    "itemType": "journalArticle",
    "title": "Peer Support in Adult Mental Health Services: A Metasynthesis of Qualitative Findings",
    "creators": [],
    "DOI": "10.1037/h0094744",
    "volume": "35",
    "extra": "read in May",
    "tags": [{"tag": "mine"}],
}


def fetch(url: str) -> tuple[bytes, str, str]:
    if "down" in url:
        raise UnreachableError(f"cannot fetch {url}")
    return (SAMPLES / "scite" / "saved-report" / "page.html").read_bytes(), "text/html", url


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "refs.bib"
    path.write_text(BIB, encoding="utf-8", newline="")
    return path


@pytest.fixture
def routes(bib: Path) -> Routes:
    return Routes(offline_setup(bib), fetch=fetch)


def silent(_: Mapping[str, Any]) -> None:
    return None


def send(routes: Routes, route: str, body: Any = None, **options: Any) -> Response:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    method = options.pop("method", "POST")
    report = options.pop("report", silent)
    headers = {"content-type": options.pop("kind", "application/json")}
    request = Request(method=method, path=f"/bibkit/v1/{route}", headers=headers, body=data, query=options)
    return routes.answer(request, report)


def ask(routes: Routes, route: str, body: Any = None, **options: Any) -> Any:
    response = send(routes, route, body, **options)
    assert response.status == 200, response.body
    return json.loads(response.body)


def records_of(routes: Routes, text: str = PAGE) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = ask(routes, "read", {"text": text})["records"]
    return records


# ---------------------------------------------------------------- about itself


def test_health_and_setup(routes: Routes, bib: Path) -> None:
    assert ask(routes, "health", b"", method="GET") == {"name": "bibkit", "version": "1.2.3", "schema": 1}
    setup = ask(routes, "setup", b"", method="GET")
    assert setup["bib"] == "refs.bib"
    assert str(bib.parent) not in json.dumps(setup)
    assert {"name": "bibtex", "title": "BibTeX", "extension": ".bib"} in setup["formats"]
    assert setup["zotero"] is None


@pytest.mark.parametrize(
    ("route", "method", "status", "code"),
    [
        ("nothing", "POST", 404, "path"),
        ("", "POST", 404, "path"),
        ("page", "GET", 405, "method"),
        ("health", "POST", 405, "method"),
        ("save", "PUT", 405, "method"),
    ],
)
def test_unknown_routes_and_methods(routes: Routes, route: str, method: str, status: int, code: str) -> None:
    response = send(routes, route, {}, method=method)
    assert (response.status, json.loads(response.body)["error"]["code"]) == (status, code)


@pytest.mark.parametrize(
    ("route", "body", "message"),
    [
        ("page", b"{", "no JSON"),
        ("page", b"[]", "must be a JSON object"),
        ("page", b"[" * 200_000, "no JSON"),
        ("page", {}, "'html' or as 'text'"),
        ("page", {"text": "x", "html": "x"}, "'html' or as 'text'"),
        ("page", {"text": 5}, "'text' must be a text"),
        ("page", {"text": PAGE, "items": {}}, "'items' must be a list of objects"),
        ("page", {"text": "   "}, "empty"),
        ("read", {"text": ""}, "nothing to read"),
        ("read", {"text": "x", "as": "magic"}, "'as' must be one of"),
        ("read", {"text": "no doi here", "as": "dois"}, "no DOI"),
        ("read", {"text": "no format", "as": "file"}, "what format"),
        ("enrich", {}, "neither 'items' nor 'records'"),
        ("enrich", {"items": [1]}, "'items' must be a list of objects"),
        ("enrich", {"items": [], "format": "marc"}, "'format' must be one of"),
        ("enrich", {"items": [{}] * 5001}, "too many"),
        ("enrich", {"items": [], "search": "yes"}, "'search' must be true or false"),
        ("check", {"records": [{}]}, "without an entry"),
        ("bib", {"items": [], "text": "", "to": "word"}, "'to' must be one of"),
        ("render", {"items": [], "to": "word"}, "no such format"),
        ("render", {"items": [], "to": "nbib"}, "read, not written"),
        ("apply", {"records": [], "changes": [{"item": 0, "field": "title"}]}, "no record 0"),
        ("apply", {"records": [], "changes": [{"item": "0"}]}, "'item' must be a whole number"),
        ("cards", {"records": [], "related": [0]}, "one record at a time"),
        ("push", {"records": []}, "not set up"),
    ],
)
def test_mistakes_are_told_in_one_line(routes: Routes, route: str, body: Any, message: str) -> None:
    response = send(routes, route, body)
    error = json.loads(response.body)["error"]
    assert (response.status, error["code"]) == (400, "input")
    assert message in error["message"]
    assert "\n" not in error["message"]


# ---------------------------------------------------------------- pages


def test_a_page_with_the_notes_for_the_items_at_hand(routes: Routes) -> None:
    other = {"itemType": "book", "title": "Another Work", "creators": []}
    mine = {"itemType": "journalArticle", "title": "", "DOI": "10.1371/journal.pone.0141122", "creators": []}
    answer = ask(routes, "page", {"text": PAGE, "url": "https://example.org/x", "items": [other, mine]})
    assert answer["schema"] == 1
    assert answer["records"][0]["notes"]["tallies"] == {"supporting": 6, "mentioning": 94, "contrasting": 0}
    note = answer["notes"][0]
    assert (note["record"], note["item"], note["present"]) == (0, 1, False)
    again = ask(routes, "page", {"text": PAGE, "items": [other, {**mine, "notes": [note["html"]]}]})
    assert again["notes"][0]["present"] is True
    assert "notes" not in ask(routes, "page", {"text": PAGE})


def test_html_and_text_say_which_they_are(routes: Routes) -> None:
    html = (SAMPLES / "scite" / "saved-report" / "page.html").read_text(encoding="utf-8")
    assert ask(routes, "page", {"html": html})["records"][0]["extractor"] == "scite"
    assert ask(routes, "page", {"text": html})["records"][0]["extractor"] == "scite"  # a page's source, pasted
    assert ask(routes, "page", {"html": "<p>Nothing here</p>"})["records"] == []
    assert "no entry" in ask(routes, "page", {"html": "<p>Nothing here</p>"})["inputs"][0]["issues"][0]["message"]


# ---------------------------------------------------------------- reading whatever it is


def test_reading_bytes_as_they_are(routes: Routes) -> None:
    data = "@article{x, title={Über Bäume}, year=1999}".encode("cp1252")
    answer = ask(routes, "read", data, kind="application/octet-stream", name="old.bib")
    assert (answer["kind"], answer["format"]) == ("file", "bibtex")
    assert answer["records"][0]["entry"]["title"] == "Über Bäume"
    assert answer["cards"][0]["title"] == "Über Bäume"


def test_a_text_is_not_decoded_twice(routes: Routes) -> None:
    html = """<!doctype html><html><head><meta charset="gb2312"><title>x</title>
    <meta name="citation_title" content="同伴支持工作者的经验"><meta name="citation_author" content="王芳">
    <meta name="citation_journal_title" content="护理研究"></head><body></body></html>"""
    for route, body in (("page", {"html": html}), ("page", {"text": html}), ("read", {"text": html})):
        assert ask(routes, route, body)["records"][0]["entry"]["title"] == "同伴支持工作者的经验"
    raw = ask(routes, "read", html.encode("gb2312"), kind="application/octet-stream", name="page.html")
    assert raw["records"][0]["entry"]["title"] == "同伴支持工作者的经验"


def test_binary_files_are_refused(routes: Routes) -> None:
    for data in (b"%PDF-1.7 and no more", b"PK\x03\x04" + bytes(200), bytes(range(256)) * 20):
        response = send(routes, "read", data, kind="application/octet-stream", name="page.html")
        assert response.status == 400


def test_a_name_is_a_hint_and_never_a_path(routes: Routes, bib: Path) -> None:
    for name in (str(bib), "/etc/passwd", "../../refs.bib"):
        answer = send(routes, "read", b"Some words.", kind="application/octet-stream", name=name)
        assert b"maclellan" not in answer.body
        assert b"root:" not in answer.body


def test_dois_are_looked_up_and_what_is_unknown_stays_open(routes: Routes) -> None:
    news: list[Mapping[str, Any]] = []
    text = "https://doi.org/10.1037/H0094744\n2. 10.5555/nothing.here\n"
    answer = ask(routes, "read", {"text": text}, report=news.append)
    assert answer["kind"] == "dois"
    assert [record["entry"]["DOI"] for record in answer["records"]] == ["10.1037/h0094744"]
    assert answer["records"][0]["provenance"]["author"]["source"] == "crossref.jsonl"
    assert answer["unresolved"][0]["text"] == "10.5555/nothing.here"
    assert answer["unresolved"][0]["issue"]["code"] == "enrich.offline-missing"
    assert news[-1]["done"] == 2


def test_references_are_found_or_stay_open(routes: Routes) -> None:
    text = (
        "[1] Walker G, Bryant W. Peer support in adult mental health services: A metasynthesis of qualitative findings. "
        "Psychiatr Rehabil J. 2013;36(1):28-34.\n"
        "[2] Nobody A. A title that was never written by anybody at all. Imaginary Journal. 2001;1:1-2.\n"
    )
    answer = ask(routes, "read", {"text": text})
    assert answer["kind"] == "references"
    assert [record["entry"]["DOI"] for record in answer["records"]] == ["10.1037/h0094744"]
    assert answer["records"][0]["provenance"]["title"]["score"] > 0.9
    assert [line["record"] for line in answer["unresolved"]] == [None]
    again = ask(routes, "references", {"text": text})["references"]
    assert [line["record"] is not None for line in again] == [True, False]


def test_a_mistyped_doi_in_a_reference_is_not_believed(routes: Routes) -> None:
    text = (
        "Lundgren P, Asker O, Berg T. Snow measurements on twelve northern glaciers between two wars. "
        "Journal of Imaginary Ice. 1999;3:1-2. doi:10.1037/h0094744"
    )
    line = ask(routes, "references", {"text": text})["references"][0]
    assert line["record"] is None
    assert line["issue"]["code"] == "enrich.title-mismatch"
    assert line["suggestion"]["record"]["entry"]["DOI"] == "10.1037/h0094744"


def test_an_address_is_fetched_unless_offline(bib: Path) -> None:
    setup = offline_setup(bib)
    assert send(Routes(setup, fetch=fetch), "read", {"text": "https://example.org/a"}).status == 400
    online = Routes(replace(setup, sources=replace(setup.sources, offline=False, snapshots=())), fetch=fetch)
    assert ask(online, "read", {"text": "https://example.org/a"})["records"][0]["extractor"] == "scite"
    down = send(online, "read", {"text": "https://down.example.org/a"})
    assert (down.status, json.loads(down.body)["error"]["code"]) == (502, "source")


# ---------------------------------------------------------------- proposals


def test_proposals_for_zotero_items_name_properties(routes: Routes) -> None:
    answer = ask(routes, "enrich", {"items": [{"itemType": "note", "note": "x"}, ITEM], "mailto": "me@example.org"})
    by_field = {proposal["field"]: proposal for proposal in answer["proposals"]}
    assert all(proposal["item"] == 1 for proposal in answer["proposals"])
    assert by_field["creators"]["new"][0] == {"creatorType": "author", "firstName": "Gill", "lastName": "Walker"}
    assert (by_field["creators"]["old"], by_field["creators"]["kind"]) == ([], "fill")
    assert by_field["publicationTitle"]["new"] == "Psychiatric Rehabilitation Journal"
    assert by_field["publicationTitle"]["source"] == "crossref.jsonl"
    volume = by_field["volume"]
    assert (volume["old"], volume["new"], volume["kind"]) == ("35", "36", "conflict")
    assert "tags" not in by_field
    assert "extra" not in by_field
    assert "title" not in by_field


def test_proposals_for_csl_name_variables(routes: Routes) -> None:
    csl = {"type": "article-journal", "title": ITEM["title"], "DOI": ITEM["DOI"], "volume": "35", "page": "28"}
    answer = ask(routes, "enrich", {"items": [csl], "format": "csljson"})
    by_field = {proposal["field"]: proposal for proposal in answer["proposals"]}
    assert by_field["container-title"]["new"] == "Psychiatric Rehabilitation Journal"
    assert by_field["author"]["new"][0] == {"family": "Walker", "given": "Gill"}
    assert by_field["volume"]["shown"] == {"old": "35", "new": "36", "origin": by_field["volume"]["shown"]["origin"]}
    assert by_field["author"]["old"] is None


def test_items_without_doi_are_searched_for(routes: Routes) -> None:
    without = {
        **{key: value for key, value in ITEM.items() if key != "DOI"},
        "volume": "36",
        "date": "2013",
        "creators": [{"creatorType": "author", "lastName": "Walker", "firstName": "Gill"}],
    }
    found = {item["field"]: item for item in ask(routes, "enrich", {"items": [without]})["proposals"]}
    assert found["DOI"]["new"] == "10.1037/h0094744"
    assert 0.5 < found["DOI"]["score"] <= 1
    asked = ask(routes, "enrich", {"items": [without], "search": False})
    assert asked == {"proposals": [], "issues": []}


def test_a_type_is_told_and_not_proposed_to_zotero(routes: Routes) -> None:
    item = {"itemType": "webpage", "title": "A Small Sensor Network for Rural Clinics", "DOI": "10.5555/eics.2016.77"}
    answer = ask(routes, "enrich", {"items": [item]})
    assert "itemType" not in {proposal["field"] for proposal in answer["proposals"]}
    assert any(issue["message"] == "registered as: Conference paper" for issue in answer["issues"])
    csl = {"type": "webpage", "title": item["title"], "DOI": item["DOI"]}
    types = [
        p for p in ask(routes, "enrich", {"items": [csl], "format": "csljson"})["proposals"] if p["field"] == "type"
    ]
    assert types[0]["new"] == "paper-conference"


def test_a_doi_of_another_work_proposes_nothing(routes: Routes) -> None:
    item = {**ITEM, "title": "Snow on Twelve Glaciers between Two Wars"}
    answer = ask(routes, "enrich", {"items": [item]})
    assert answer["proposals"] == []
    assert answer["issues"][0]["code"] == "enrich.title-mismatch"


def test_accepted_proposals_become_values_with_their_origin(routes: Routes) -> None:
    records = records_of(routes)
    proposals = ask(routes, "enrich", {"records": records})["proposals"]
    chosen = [item for item in proposals if item["field"] in ("author", "volume", "issued")]
    changes = [{key: item[key] for key in ("item", "field", "new", "origin")} for item in chosen]
    answer = ask(routes, "apply", {"records": records, "changes": changes})
    entry = answer["records"][0]["entry"]
    assert entry["volume"] == "10"
    assert entry["author"][0]["family"] == "MacLellan"
    assert answer["records"][0]["provenance"]["volume"]["source"] == "crossref.jsonl"
    assert "container-title" not in entry
    shown = {row["label"]: row["text"] for row in answer["cards"][0]["rows"]}
    assert (shown["Volume"], shown["Date"]) == ("10", "2015-10-30")


@pytest.mark.parametrize("new", [None, "", [], {}, {"date-parts": "x"}])
def test_a_change_without_value_is_refused(routes: Routes, new: Any) -> None:
    changes = [{"item": 0, "field": "issued", "new": new}]
    response = send(routes, "apply", {"records": records_of(routes), "changes": changes})
    assert response.status == 400


# ---------------------------------------------------------------- verdicts


def works_with(tmp_path: Path, *works: dict[str, Any]) -> Routes:
    path = tmp_path / "works.jsonl"
    path.write_text("".join(json.dumps(work) + "\n" for work in works), encoding="utf-8")
    setup = offline_setup()
    return Routes(replace(setup, sources=replace(setup.sources, snapshots=(str(path),))), fetch=fetch)


def work(doi: str, title: str, **more: Any) -> dict[str, Any]:
    fixed = {"DOI": doi, "title": [title], "type": "journal-article", "volume": "7", "page": "1-9"}
    return {**fixed, "author": [{"family": "Berg", "given": "Ina"}], "issued": {"date-parts": [[2001]]}, **more}


def test_verdicts(tmp_path: Path) -> None:
    routes = works_with(
        tmp_path,
        work("10.5555/good", "Ice on Small Lakes"),
        work("10.5555/bad", "Fish in Warm Rivers", **{"updated-by": [{"type": "retraction", "DOI": "10.5555/notice"}]}),
        work(
            "10.5555/doubt", "Birds on Masts", **{"updated-by": [{"type": "expression_of_concern", "DOI": "10.5555/n"}]}
        ),
        work("10.5555/mended", "Moss on Walls", **{"updated-by": [{"type": "correction", "DOI": "10.5555/c"}]}),
        work("10.5555/early", "Snow in June", relation={"is-preprint-of": [{"id": "10.5555/late", "id-type": "doi"}]}),
    )
    items: Sequence[dict[str, Any]] = [
        {"DOI": "10.5555/good", "title": "Ice on Small Lakes", "volume": "7"},
        {"DOI": "10.5555/good", "title": "Ice on Small Lakes", "volume": "8"},
        {"DOI": "10.5555/good", "title": "Quite Another Thing Altogether"},
        {"DOI": "10.5555/bad", "title": "Fish in Warm Rivers"},
        {"DOI": "10.5555/doubt", "title": "Birds on Masts"},
        {"DOI": "10.5555/mended", "title": "Moss on Walls"},
        {"DOI": "10.5555/early", "title": "Snow in June"},
        {"DOI": "10.5555/absent", "title": "Nowhere to Be Found"},
        {"title": "Nobody Wrote This One Either", "author": [{"family": "Nobody"}]},
        {"title": "Brief"},
    ]
    answer = ask(
        routes, "check", {"items": [{"type": "article-journal", **item} for item in items], "format": "csljson"}
    )
    verdicts = [verdict["verdict"] for verdict in answer["verdicts"]]
    assert verdicts == [
        "verified",
        "differs",
        "problem",  # the DOI is another work's
        "retracted",
        "concern",
        "corrected",
        "superseded",
        "unknown",  # offline, nobody was asked whether it exists
        "unknown",
        "unknown",
    ]
    messages = [verdict["message"] for verdict in answer["verdicts"]]
    assert "10.5555/notice" in messages[3]
    assert messages[1] == "volume: 8 here, 7 at works.jsonl"
    assert {"item": 3, "code": "check.retracted", "severity": "error", "message": messages[3]} in answer["findings"]
    assert all(verdict["item"] == place for place, verdict in enumerate(answer["verdicts"]))


class Failing:
    """A source that cannot be asked."""

    name = "api.example.org"

    def __init__(self, error: Exception) -> None:
        self._error = error

    def fetch_works(self, dois: Sequence[str], progress: Any = None) -> dict[str, Any]:
        return dict.fromkeys(dois, self._error)

    def search(self, citation: str, *, rows: int = 5) -> Any:
        raise self._error

    def fetch_work(self, doi: str) -> Any:
        raise self._error


def test_what_nobody_knows_is_not_found() -> None:
    from bibkit.service.lookups import Sources

    class Unknowing(Failing):
        def search(self, citation: str, *, rows: int = 5) -> Any:
            return []

    setup = offline_setup()
    settings = replace(setup.sources, offline=False)
    sources = Sources(settings, build=lambda _: Unknowing(NotFoundError("unknown")))  # type: ignore[arg-type,return-value]
    routes = Routes(replace(setup, sources=settings), fetch=fetch, sources=sources)
    items = [ITEM, {"itemType": "book", "title": "A Book of Several Words", "creators": []}]
    answer = ask(routes, "check", {"items": items})
    assert [verdict["verdict"] for verdict in answer["verdicts"]] == ["not-found", "not-found"]


@pytest.mark.parametrize("error", [UnreachableError("no answer in time"), RateLimitedError("slow down")])
def test_what_could_not_be_asked_is_unknown(error: Exception) -> None:
    from bibkit.service.lookups import Sources

    setup = offline_setup()
    sources = Sources(setup.sources, build=lambda _: Failing(error))  # type: ignore[arg-type,return-value]
    routes = Routes(setup, fetch=fetch, sources=sources)
    items = [ITEM, {"itemType": "book", "title": "A Book of Several Words", "creators": []}]
    answer = ask(routes, "check", {"items": items})
    assert [verdict["verdict"] for verdict in answer["verdicts"]] == ["unknown", "unknown"]
    assert "without enrichment" not in json.dumps(answer)


def test_a_job_that_nobody_waits_for_ends(routes: Routes) -> None:
    def gone(_: Mapping[str, Any]) -> None:
        raise StoppedError("nobody waits")

    for route in ("enrich", "check", "references"):
        response = send(routes, route, {"items": [ITEM], "text": "Some reference. 2001;1:1-2."}, report=gone)
        assert json.loads(response.body)["error"]["code"] == "stopped"


def test_one_source_for_all_and_the_first_contact_stays() -> None:
    from bibkit.service.lookups import Sources

    built: list[str] = []
    setup = offline_setup()

    def build(settings: Any) -> Any:
        built.append(settings.mailto)
        return object()

    sources = Sources(setup.sources, build=build)
    first = sources.source()
    assert sources.source() is first
    named = sources.source("me@example.org")
    assert named is not first
    assert sources.source("you@example.org") is named
    assert built == ["", "me@example.org"]


# ---------------------------------------------------------------- .bib


def test_bib_keeps_every_byte_and_adds_what_is_missing(routes: Routes) -> None:
    present = {"itemType": "journalArticle", "title": "x", "DOI": "10.1371/journal.pone.0141122", "creators": []}
    new = {"itemType": "book", "title": "Moss on Walls", "creators": [], "date": "1999", "citationKey": "moss"}
    note = {"itemType": "note", "note": "<p>x</p>"}
    answer = ask(routes, "bib", {"items": [note, present, new], "text": BIB, "to": "biblatex"})
    assert answer["text"].startswith(BIB)
    assert "@book{moss," in answer["text"][len(BIB) :]
    assert answer["added"] == [{"item": 2, "key": "moss"}]
    assert [(row["item"], row["key"]) for row in answer["present"]] == [(1, "maclellan:2015")]
    again = ask(routes, "bib", {"items": [note, present, new], "text": answer["text"], "to": "biblatex"})
    assert again["text"] == answer["text"]
    assert again["added"] == []


@pytest.mark.parametrize("text", ["", "\ufeff@book{a, title={x}}\r\n", "% nur Text: äöü", "@comment{jabref}\n\n\n"])
def test_texts_of_all_sorts_stay_as_they_are(routes: Routes, text: str) -> None:
    item = {"itemType": "book", "title": "Moss on Walls", "creators": []}
    answer = ask(routes, "bib", {"items": [item], "text": text})
    assert answer["text"].startswith(text)
    assert "Moss on Walls" in answer["text"].replace("{", "").replace("}", "")


def test_an_open_entry_is_not_appended_to(routes: Routes) -> None:
    response = send(routes, "bib", {"items": [{"itemType": "book", "title": "x"}], "text": "@book{a, title={x"})
    assert response.status == 400
    assert "nothing was added" in json.loads(response.body)["error"]["message"]


def test_saving_keeps_what_another_program_adds_meanwhile(
    routes: Routes, bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = records_of(routes, "10.1037/h0094744")
    add_records = bibliography.add_records
    others = [b"@book{other, title = {Other}}\n", b"@book{third, title = {Third}}\n"]

    def slowly(*arguments: Any, **options: Any) -> Any:
        additions = add_records(*arguments, **options)
        if others:
            bib.write_bytes(bib.read_bytes() + others.pop())
        return additions

    monkeypatch.setattr(bibliography, "add_records", slowly)
    assert ask(routes, "save", {"records": records})["written"]
    text = bib.read_bytes()
    assert (text.count(b"{other,"), text.count(b"{third,"), text.count(b"@article{")) == (1, 1, 2)
    assert [path.name for path in bib.parent.iterdir() if "bibkit" in path.name] == []


def test_requests_at_the_same_time_lose_nothing(routes: Routes, bib: Path) -> None:
    works = [{"itemType": "book", "title": f"Book {number} about {number}"} for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda work: ask(routes, "save", {"items": [work]}), works))
    assert all(answer["written"] for answer in answers)
    assert bib.read_bytes().count(b"@book{") == 24


def test_saving_nothing_makes_no_file(routes: Routes, bib: Path) -> None:
    bib.unlink()
    assert ask(routes, "save", {"records": []})["written"] is False
    assert not bib.exists()


def test_saving_appends_to_the_one_file(routes: Routes, bib: Path) -> None:
    records = records_of(routes, "10.1037/h0094744")
    rehearsed = ask(routes, "save", {"records": records, "dry_run": True})
    assert (rehearsed["written"], bib.read_text(encoding="utf-8")) == (False, BIB)
    answer = ask(routes, "save", {"records": records})
    assert (answer["file"], answer["written"]) == ("refs.bib", True)
    after = bib.read_text(encoding="utf-8")
    assert after.startswith(BIB)
    assert f"@article{{{answer['added'][0]['key']}," in after
    assert ask(routes, "save", {"records": records})["present"][0]["key"] == answer["added"][0]["key"]
    assert bib.read_text(encoding="utf-8") == after


def test_citation_statements_are_kept_where_one_wants_them(routes: Routes, bib: Path) -> None:
    records = records_of(routes)
    markdown = ask(routes, "render", {"records": records, "to": "notes.md"})["text"]
    assert "> The helpers said" in markdown
    assert "section" in ask(routes, "render", {"records": records, "to": "notes.csv"})["text"].splitlines()[0]
    assert "The helpers said" in ask(routes, "render", {"records": records, "annotation": True})["text"]
    assert "The helpers said" not in ask(routes, "render", {"records": records})["text"]
    bib.write_text("", encoding="utf-8")
    ask(routes, "save", {"records": records, "annotation": True})
    assert "The helpers said" in bib.read_text(encoding="utf-8")


def test_a_file_of_too_many_works_is_told(routes: Routes) -> None:
    text = "".join(f"@book{{k{number}, title={{Title {number}}}}}\n" for number in range(5001))
    response = send(routes, "read", {"text": text})
    assert response.status == 400
    assert "command line" in json.loads(response.body)["error"]["hint"]


def test_saving_without_a_file_is_refused() -> None:
    response = send(Routes(offline_setup(), fetch=fetch), "save", {"records": []})
    assert "bibkit serve --bib" in json.loads(response.body)["error"]["hint"]


def test_a_request_cannot_name_the_file(routes: Routes, bib: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.bib"
    body = {
        "records": records_of(routes, "10.1037/h0094744"),
        "file": str(other),
        "bib": str(other),
        "path": str(other),
    }
    assert ask(routes, "save", body)["file"] == "refs.bib"
    assert not other.exists()


def test_a_file_that_cannot_be_written(routes: Routes, bib: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from bibkit.errors import WriteError
    from bibkit.service import bibliography

    def full(*_: Any) -> bool:
        raise WriteError("cannot write refs.bib: the disk is full; the old file is intact")

    monkeypatch.setattr(bibliography, "update", full)
    response = send(routes, "save", {"records": records_of(routes, "10.1037/h0094744")})
    assert (response.status, json.loads(response.body)["error"]["code"]) == (409, "write")


def test_duplicates_with_the_file_with_a_text_and_among_themselves(routes: Routes) -> None:
    records = [*records_of(routes), *records_of(routes, "10.1037/h0094744"), *records_of(routes, "10.1037/h0094744")]
    told = ask(routes, "duplicates", {"records": records})["duplicates"]
    assert [(row["record"], row["finding"], row.get("key"), row.get("other")) for row in told] == [
        (0, "same", "maclellan:2015", None),
        (2, "same", None, 1),
    ]
    assert told[0]["why"] == "same DOI"
    alone = ask(routes, "duplicates", {"records": records[:2], "text": "@book{a, title={Something Else Entirely}}"})
    assert alone["duplicates"] == []


# ---------------------------------------------------------------- other ways out


def test_render(routes: Routes) -> None:
    records = records_of(routes, "10.1037/h0094744")
    text = ask(routes, "render", {"records": [*records, *records], "to": "biblatex"})["text"]
    keys = [line.partition("{")[2].rstrip(",") for line in text.splitlines() if line.startswith("@")]
    assert len(set(keys)) == 2
    assert json.loads(ask(routes, "render", {"records": records, "to": "csljson"})["text"])[0]["volume"] == "36"


def test_keys_by_the_users_pattern() -> None:
    routes = Routes(replace(offline_setup(), key_pattern="[auth:lower][year]"), fetch=fetch)
    text = ask(routes, "render", {"records": records_of(routes, "10.1037/h0094744")})["text"]
    assert text.startswith("@article{walker2013,")
    with pytest.raises(InputError):
        Routes(Setup(version="1", key_pattern="[nonsense:"), fetch=fetch)


def test_cards_and_picked_related_works(routes: Routes) -> None:
    record = {
        "entry": {"type": "book", "title": "Moss <i>and</i> Walls"},
        "provenance": {"title": {"layer": "site", "source": "vufind", "locator": "h1"}},
        "extractor": "vufind",
        "related": [
            {"type": "book", "title": "First", "citation-number": "1"},
            {"type": "book", "title": "Second", "DOI": "10.5555/2"},
        ],
    }
    card = ask(routes, "cards", {"records": [record]})["cards"][0]
    assert card["title"] == "Moss and Walls"
    assert [work["text"] for work in card["related"]] == ["First", "Second"]
    picked = ask(routes, "cards", {"records": [record], "related": [1]})
    assert picked["records"][0]["entry"] == {"type": "book", "title": "Second", "DOI": "10.5555/2"}
    assert picked["records"][0]["provenance"]["title"]["locator"] == "related work 2"
    assert send(routes, "cards", {"records": [record], "related": [2]}).status == 400
