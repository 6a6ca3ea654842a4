"""bibkit's own API under /bibkit/v1/: a request as a value in, a response as a value out. No sockets of its own."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bibkit.enrichment.reference_list import split_references
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import BibkitError, InputError, NotFoundError, RateLimitedError, SourceError, WriteError
from bibkit.extractors import extract_page
from bibkit.formats import _registry
from bibkit.formats._base import RenderOptions
from bibkit.formats.notes_files import render_notes_for
from bibkit.model.record import Record, related_to_csl
from bibkit.pages.read import read_page
from bibkit.service.bibliography import BibTarget, Keys, add_to_text, duplicates_of
from bibkit.service.cards import card_of
from bibkit.service.guard import API
from bibkit.service.intake import KINDS, Fetch, Intake, read_fetched, read_intake
from bibkit.service.lookups import Ask, Sources, ask_watched, check, enrich
from bibkit.service.messages import Report, Request, Response, StoppedError, json_response, problem
from bibkit.service.payload import MOST_WORKS, Payload, Works, parse_payload
from bibkit.service.proposals import apply_changes, proposals_json
from bibkit.service.references import resolve_dois, resolve_references
from bibkit.service.verdicts import verdicts_json
from bibkit.zotero.settings import ZoteroSettings

SCHEMA = 1
_Answer = TypeVar("_Answer")
# What keeps the notes of records: names that `render_notes_for` tells the form from, and what people call them.
_NOTES = (("notes.md", "Notes (Markdown)"), ("notes.csv", "Notes (CSV)"), ("notes.json", "Notes (JSON)"))
_DIALECTS = ("", "bibtex", "biblatex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the service was started with. `bib` is the one file that it may append to, `zotero` where it may push."""

    version: str
    sources: EnrichSettings = field(default_factory=EnrichSettings)
    zotero: ZoteroSettings | None = None
    bib: Path | None = None
    key_pattern: str = ""


class Route(NamedTuple):
    """`needs_body`: POST with JSON, else GET. `long`: it may wait for others, and reports its progress."""

    answer: Callable[[Payload, Request, Report], Any]
    method: str = "POST"
    long: bool = False


class Routes:
    """Answers requests. `fetch` gets a page from a public address: (bytes, content type, final address)."""

    def __init__(self, setup: Setup, *, fetch: Fetch, sources: Sources | None = None) -> None:
        self._setup = setup
        self._fetch = fetch
        self._sources = sources or Sources(setup.sources)
        self._keys = Keys(setup.key_pattern)
        self._bib = BibTarget(setup.bib, self._keys) if setup.bib else None
        self._routes: dict[str, Route] = {
            "health": Route(self._health, "GET"),
            "setup": Route(self._describe_setup, "GET"),
            "page": Route(self._page),
            "read": Route(self._read, long=True),
            "cards": Route(self._cards),
            "enrich": Route(self._enrich, long=True),
            "apply": Route(self._apply),
            "check": Route(self._check, long=True),
            "references": Route(self._references, long=True),
            "duplicates": Route(self._duplicates),
            "bib": Route(self._add_to_bib),
            "save": Route(self._save),
            "render": Route(self._render),
            "push": Route(self._push, long=True),
        }

    def is_long(self, path: str) -> bool:
        """Whether a request may take as long as others let it wait."""
        route = self._routes.get(path.removeprefix(API))
        return route is not None and route.long

    def answer(self, request: Request, report: Report) -> Response:
        """The response; what is expected to go wrong becomes a problem with one clear line."""
        route = self._routes.get(request.path.removeprefix(API))
        if route is None:
            return problem(404, "path", "there is no such route", f"there are: {', '.join(self._routes)}")
        if request.method != route.method:
            return problem(405, "method", f"only {route.method} here")
        is_raw = request.content_type == "application/octet-stream"
        try:
            payload = Payload({}) if is_raw or route.method == "GET" else parse_payload(request)
            return json_response(route.answer(payload, request, report))
        except BibkitError as error:
            return _problem_of(error)

    # ------------------------------------------------------------ about the service

    def _health(self, _: Payload, __: Request, ___: Report) -> Any:
        return {"name": "bibkit", "version": self._setup.version, "schema": SCHEMA}

    def _describe_setup(self, _: Payload, __: Request, ___: Report) -> Any:
        """What the review page may offer."""
        zotero = self._setup.zotero
        return {
            "version": self._setup.version,
            "bib": self._bib.path.name if self._bib else None,
            "offline": self._setup.sources.offline,
            "formats": [
                {"name": name, "title": row.title, "extension": row.extensions[0]}
                for name, row in _registry.FORMATS.items()
                if row.renders
            ]
            + [{"name": name, "title": title, "extension": f".{name.partition('.')[2]}"} for name, title in _NOTES],
            "zotero": None
            if zotero is None
            else {
                "where": "Zotero on this machine" if zotero.local else "zotero.org",
                "collection": zotero.collection,
                "tags": list(zotero.tags),
            },
        }

    # ------------------------------------------------------------ reading

    def _page(self, payload: Payload, _: Request, __: Report) -> Any:
        """HTML or pasted text, and its address; with `items` also the notes that belong below each of them."""
        if payload.has("html") == payload.has("text"):
            raise InputError("a page comes either as 'html' or as 'text'")
        items, related, url = payload.objects("items"), payload.flag("related"), payload.text("url")
        text = payload.text("html" if payload.has("html") else "text")
        if not text.strip():
            raise InputError("the page is empty")
        content_type = "text/html" if payload.has("html") else ""  # a text may be a page's source all the same
        result = extract_page(read_page(_as_bytes(text), input=url, url=url, content_type=content_type))
        answer: dict[str, Any] = {
            "schema": SCHEMA,
            "inputs": [
                {
                    "input": url,
                    "extractor": result.extractor,
                    "issues": [issue.to_json() for issue in result.issues],
                }
            ],
            "records": [record.to_json() for record in result.records],
        }
        if payload.has("items"):
            from bibkit.zotero.attach import notes_for_items

            answer["notes"] = [note.to_json() for note in notes_for_items(result.records, items, related=related)]
        return answer

    def _read(self, payload: Payload, request: Request, report: Report) -> Any:
        """Whatever it is: the bytes of a dropped file as the body (its name in the query), or `text`.

        `as` names the kind where the guess was wrong.
        """
        is_raw = request.content_type == "application/octet-stream"
        data = request.body if is_raw else _as_bytes(payload.text("text"))
        name, url, kind = (request.query.get(key, "") if is_raw else payload.text(key) for key in ("name", "url", "as"))
        if kind and kind not in KINDS:
            raise InputError(f"'as' must be one of {', '.join(KINDS)}")
        intake = read_intake(data, name=name[:200], url=url, kind=kind)
        if intake.kind == "address":
            if self._setup.sources.offline:
                raise InputError("pages are not fetched: the settings say offline", "save the page and drop it here")
            report({"what": "fetching the page"})
            intake = read_fetched(intake.address, self._fetch)
        lines = intake.lines[:MOST_WORKS]
        resolve = resolve_dois if intake.kind == "dois" else resolve_references
        resolved = resolve(lines, self._sources, report) if lines else []
        records = [*intake.records, *(item.record for item in resolved if item.record is not None)]
        if len(records) > MOST_WORKS:
            raise InputError(
                f"{len(records):,} works are too many to look over here; {MOST_WORKS:,} is the most",
                "bibkit check, dedupe and enrich take whole files on the command line",
            )
        return {**_shown(intake, records), "unresolved": [item.to_json() for item in resolved if item.record is None]}

    def _cards(self, payload: Payload, _: Request, __: Report) -> Any:
        """Records with what a card shows of each; `related` picks works that a record's page lists, by number."""
        works = payload.works()
        picked = payload.raw("related")
        records = list(works.records)
        if picked is not None:
            records = _picked(records, payload.numbers("related"))
        return _with_cards(records)

    def _references(self, payload: Payload, _: Request, report: Report) -> Any:
        texts = split_references(payload.text("text"))[:MOST_WORKS]
        resolved = resolve_references(texts, self._sources, report, mailto=payload.text("mailto"))
        return {"schema": SCHEMA, "references": [item.to_json() for item in resolved]}

    # ------------------------------------------------------------ looking up

    def _enrich(self, payload: Payload, _: Request, report: Report) -> Any:
        works = payload.works()
        return proposals_json(
            works, self._ask(works, payload, report, enrich, search=payload.flag("search", default=True))
        )

    def _apply(self, payload: Payload, _: Request, __: Report) -> Any:
        """Records with the proposals that were accepted."""
        changes = [Payload(change) for change in payload.objects("changes")]
        return _with_cards(apply_changes(payload.works().records, changes))

    def _check(self, payload: Payload, _: Request, report: Report) -> Any:
        works = payload.works()
        return verdicts_json(works, self._ask(works, payload, report, check, search=True))

    def _ask(self, works: Works, payload: Payload, report: Report, ask: Ask[_Answer], *, search: bool) -> list[_Answer]:
        return ask_watched(works.records, self._sources, report, ask, search=search, mailto=payload.text("mailto"))

    # ------------------------------------------------------------ writing

    def _duplicates(self, payload: Payload, _: Request, __: Report) -> Any:
        """What of the works stands in `text`, a .bib; without one in the file that the service was started for."""
        from bibkit.bibtex.tree import parse_bib

        works = payload.works()
        file = parse_bib(payload.text("text")) if payload.has("text") else self._bib.read() if self._bib else None
        told = duplicates_of(works.records, file)
        return {"duplicates": [{**row, "record": works.places[row["record"]]} for row in told]}

    def _add_to_bib(self, payload: Payload, _: Request, __: Report) -> Any:
        return add_to_text(payload.works(), payload.text("text"), payload.choice("to", _DIALECTS), self._keys)

    def _save(self, payload: Payload, _: Request, __: Report) -> Any:
        if self._bib is None:
            raise InputError("there is no file to save to", "start the service with: bibkit serve --bib refs.bib")
        return self._bib.append(
            payload.works(),
            payload.choice("to", _DIALECTS),
            dry_run=payload.flag("dry_run"),
            annotation=payload.flag("annotation"),
        )

    def _render(self, payload: Payload, _: Request, __: Report) -> Any:
        """The works in a format; `notes.md`, `notes.csv`, `notes.json` give what pages tell of them besides."""
        records = self._keyed(payload.works().records)
        to = payload.text("to", "bibtex")
        if to in dict(_NOTES):
            return {"text": render_notes_for(to, records)}
        options = RenderOptions(ascii=payload.flag("ascii"), annotation=payload.flag("annotation"))
        return {"text": _registry.render(records, to, options)}

    def _keyed(self, records: Sequence[Record]) -> list[Record]:
        """The records with a key each, no two alike."""
        from bibkit.bibtex.keys import TakenKeys

        taken = TakenKeys(())
        keyed = []
        for record in records:
            key = self._keys.new_key(record, taken)
            taken.add(key)
            keyed.append(record.with_(entry=record.entry.with_(id=key)))
        return keyed

    def _push(self, payload: Payload, _: Request, report: Report) -> Any:
        if self._setup.zotero is None:
            raise InputError(
                "pushing to Zotero is not set up", "set ZOTERO_API_KEY, or start with: bibkit serve --local"
            )
        from bibkit.zotero.push import push_records

        zotero = self._setup.zotero
        tags = payload.texts("tags")
        settings = replace(
            zotero,
            collection=payload.text("collection", zotero.collection),
            tags=zotero.tags if tags is None else tags,
            related=payload.flag("related"),
        )
        records = payload.works().records
        done = push_records(
            records,
            settings,
            dry_run=payload.flag("dry_run"),
            report=lambda line: report({"what": line}),
        )
        return {**done.to_json(), "summary": done.summary()}


def _as_bytes(text: str) -> bytes:
    """A text's bytes, marked as what they are: a page's own word on its encoding was about the file it was saved in."""
    return codecs.BOM_UTF8 + text.encode() if text.strip() else b""


def _shown(intake: Intake, records: Sequence[Record]) -> dict[str, Any]:
    return {
        **_with_cards(records),
        "kind": intake.kind,
        "format": intake.format,
        "url": intake.address,
        "issues": [issue.to_json() for issue in intake.issues],
    }


def _with_cards(records: Sequence[Record]) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "records": [record.to_json() for record in records],
        "cards": [card_of(record) for record in records],
    }


def _picked(records: Sequence[Record], numbers: Sequence[int]) -> list[Record]:
    """The works that the one record's page lists, as records of their own."""
    if len(records) != 1:
        raise InputError("works are picked from one record at a time")
    related = records[0].related
    if any(not 0 <= number < len(related) for number in numbers):
        raise InputError(f"the page lists {len(related)} works")
    from bibkit.formats.notes_json import record_from_json

    origin = {"layer": "related", "source": records[0].extractor or records[0].input or "page"}
    picked = []
    for number in numbers:
        csl = related_to_csl(related[number])
        csl.pop("citation-number", None)
        locator = {**origin, "locator": f"related work {number + 1}"}
        picked.append(record_from_json({"entry": csl, "provenance": dict.fromkeys(csl, locator)}))
    return picked


def _problem_of(error: BibkitError) -> Response:
    """An expected failure as a response: the caller's mistakes are 4xx, other people's silence is 502 or 503."""
    status, code = 400, "input"
    if isinstance(error, StoppedError):
        status, code = 503, "stopped"
    elif isinstance(error, RateLimitedError):
        status, code = 503, "busy"
    elif isinstance(error, NotFoundError):
        status, code = 404, "not-found"
    elif isinstance(error, SourceError):
        status, code = 502, "source"
    elif isinstance(error, WriteError):
        status, code = 409, "write"
    return problem(status, code, error.message, error.hint)
