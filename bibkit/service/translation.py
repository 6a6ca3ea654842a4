"""translation-server's HTTP API on our readers; its clients work unchanged (Citoid, Manubot, scripts).

Statuses and messages as its code gives them (2026-04). Fetching, looking up, the clock and random keys are handed in:
there are no sockets here.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bibkit.errors import BibkitError, InputError, NotFoundError
from bibkit.extractors import extract_page
from bibkit.formats import _registry
from bibkit.formats._base import RenderOptions
from bibkit.formats.zotero import entry_from_item, render_items
from bibkit.model.identifiers import ArxivId, Doi, Isbn, Pmid
from bibkit.model.record import Record
from bibkit.model.shown import shown_value
from bibkit.pages.read import read_page
from bibkit.service.messages import Request, Response, json_response, load_json, text_response

BODY_LIMIT_BYTES = 5_000_000
SESSION_SECONDS = 60.0
_MOST_SESSIONS = 100

_PMID = re.compile(r"(?:\bPMID:?\s*|\bpubmed\.ncbi\.nlm\.nih\.gov/|/pubmed/)(\d{1,8})\b", re.I)

Fetched = tuple[bytes, str, str]  # body, content type, final address


@dataclass(frozen=True, slots=True)
class Identifier:
    """What a text names: its kind ("DOI", "ISBN", "PMID", "arXiv") and canonical value."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class _Session:
    url: str
    choices: dict[str, str]
    items: dict[str, Record]
    ends: float


# translation-server's name for a format -> ours, and the media type it answers with
EXPORTS = {
    "bibtex": ("bibtex", "application/x-bibtex"),
    "biblatex": ("biblatex", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
    "refer": ("refer", "application/x-research-info-systems"),
    "csljson": ("csljson", "application/json"),
}


class TranslationRoutes:
    """The four routes. `fetch` may raise BibkitError, `look_up` gives the records of an identifier, none if unknown."""

    def __init__(
        self,
        *,
        fetch: Callable[[str], Fetched],
        look_up: Callable[[Identifier], Sequence[Record]],
        clock: Callable[[], float],
        new_key: Callable[[], str],
    ) -> None:
        self._fetch = fetch
        self._look_up = look_up
        self._clock = clock
        self._new_key = new_key
        self._sessions: dict[str, _Session] = {}
        self._lock = threading.Lock()

    def answer(self, request: Request) -> Response:
        """The response to a request for one of the four routes; anything but POST is not found."""
        routes = {"/web": self._web, "/search": self._search, "/import": self._import, "/export": self._export}
        route = routes.get(request.path)
        if route is None or request.method != "POST":
            return text_response("Not Found", 404)
        if len(request.body) > BODY_LIMIT_BYTES:
            return text_response("Payload Too Large", 413)
        return route(request)

    # ------------------------------------------------------------ /web

    def _web(self, request: Request) -> Response:
        if request.content_type == "application/json":
            try:
                data = load_json(request.body)
            except ValueError:
                return text_response("Invalid JSON", 400)
            return self._selected(data)
        if request.content_type != "text/plain":
            return text_response("Unsupported Media Type", 415)
        url = request.body.decode("utf-8", "replace").strip()
        if not re.match(r"https?://", url, re.I):
            if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", url):
                return text_response("URL not provided", 400)
            url = f"http://{url}"
        return self._translated(url, single=request.query.get("single") == "1")

    def _translated(self, url: str, *, single: bool) -> Response:
        try:
            body, content_type, final_url = self._fetch(url)
            records = extract_page(read_page(body, input=url, url=final_url, content_type=content_type)).records
        except NotFoundError:
            return text_response("Remote page not found", 400)
        except InputError as error:
            return text_response(error.message, 400)
        except BibkitError as error:
            return text_response(error.message, 500)
        if not records:
            return text_response("No items returned from any translator", 501)
        if len(records) == 1 or single:
            return json_response(self._items(records[:1]))
        return self._offered(url, records)

    def _offered(self, url: str, records: Sequence[Record]) -> Response:
        """300 with what the page lists; the client sends back what it wants within a minute."""
        now = self._clock()
        items = {str(place): record for place, record in enumerate(records)}
        choices = {place: shown_value(record.entry.title) for place, record in items.items()}
        session = self._new_key()
        with self._lock:
            alive = [(key, kept) for key, kept in self._sessions.items() if kept.ends > now]
            self._sessions = dict(alive[-_MOST_SESSIONS:])
            self._sessions[session] = _Session(url, choices, items, now + SESSION_SECONDS)
        return json_response({"url": url, "session": session, "items": choices}, 300)

    def _selected(self, data: Any) -> Response:
        if not isinstance(data, dict) or not isinstance(data.get("url"), str):
            return text_response("URL not provided", 400)
        if not isinstance(data.get("session"), str):
            return text_response("'session' not provided", 400)
        if not isinstance(data.get("items"), dict) or not data["items"]:
            return text_response("'items' not provided", 400)
        with self._lock:
            session = self._sessions.get(data["session"])
            if session is None or session.ends <= self._clock():
                return text_response("Session not found", 400)
            if data["url"] != session.url:
                return text_response("'url' does not match URL in session", 409)
            if any(session.choices.get(place) != title for place, title in data["items"].items()):
                return text_response("Items specified do not match items available", 409)
            del self._sessions[data["session"]]
        return json_response(self._items([session.items[place] for place in data["items"]]))

    # ------------------------------------------------------------ /search, /import, /export

    def _search(self, request: Request) -> Response:
        if request.content_type != "text/plain":
            return text_response("Unsupported Media Type", 415)
        identifier = find_identifier(request.body.decode("utf-8", "replace"))
        if identifier is None:
            return text_response("No identifiers found", 501)
        try:
            records = self._look_up(identifier)
        except NotFoundError:
            records = ()
        except BibkitError as error:
            return text_response(error.message, 500)
        if not records:
            return text_response("No items returned from any translator", 501)
        return json_response(self._items(records))

    def _import(self, request: Request) -> Response:
        if not request.body.strip():
            return json_response([])
        found = _registry.detect_format(request.body)
        if found is None:
            return text_response("No suitable translators found", 500)
        try:
            records = _registry.read(request.body, found).records
        except InputError:
            return text_response("No suitable translators found", 500)
        return json_response(self._items(records))

    def _export(self, request: Request) -> Response:
        if request.content_type != "application/json":
            return text_response("Unsupported Media Type", 415)
        target = EXPORTS.get(request.query.get("format", ""))
        if target is None:
            return text_response("Invalid format specified", 400)
        try:
            items = load_json(request.body)
        except ValueError:
            return text_response("Invalid JSON", 400)
        if not isinstance(items, list) or not items or not all(isinstance(item, dict) for item in items):
            return text_response("Input must be an array of items as JSON", 400)
        works = [item for item in items if item.get("itemType") not in ("note", "attachment", "annotation")]
        records = [Record(entry=entry_from_item(item)) for item in works]
        return text_response(_registry.render(records, target[0], RenderOptions()), content_type=target[1])

    def _items(self, records: Sequence[Record]) -> list[dict[str, Any]]:
        """Items as that server gives them: a key of its own, version 0, tags marked as automatic."""
        items = []
        for item in render_items(records):
            tags = [{"tag": tag["tag"], "type": 1} for tag in item.get("tags", [])]
            items.append({"key": self._new_key(), "version": 0, **item, "tags": tags})
        return items


def find_identifier(text: str) -> Identifier | None:
    """The first identifier in a text: DOI, then ISBN, arXiv id, PMID. A bare number counts as PMID only on its own."""
    doi = Doi.find(text)
    if doi:
        return Identifier("DOI", doi.value)
    for word in re.findall(r"(?:97[89][\d -]{10,14}|\b\d[\d -]{8,11}[\dXx])\b", text):
        isbn = Isbn.parse(word)
        if isbn:
            return Identifier("ISBN", isbn.value)
    arxiv = ArxivId.find(text) or ArxivId.parse(text.strip())
    if arxiv:
        return Identifier("arXiv", arxiv.value)
    pmid = _PMID.search(text) or re.fullmatch(r"\s*(\d{1,8})\s*", text)
    pmid_value = Pmid.parse(pmid.group(1)) if pmid else None
    return Identifier("PMID", pmid_value.value) if pmid_value else None
