"""The Crossref REST API through habanero, the only place that imports it.

habanero 2.9 (September 2026) is kept at arm's length: it does not encode DOIs (`10.1002/abc#1` would silently ask for
another one), shows headers only on errors, raises six kinds of exception for the same failure, and answers None for
404 and 429 alike when told to warn. Its default time-out of 5 s is too short for lists; it is always given ours.
"""

from __future__ import annotations

import inspect
import json
import re
import threading
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from bibkit.deadline import WHOLE_ANSWER, within
from bibkit.errors import NotFoundError, RateLimitedError, SourceError, UnreachableError
from bibkit.sources.http import refusal
from bibkit.sources.retry import NoConnectionError, parse_retry_after
from bibkit.sources.works import Work, unknown

_CSL = "application/vnd.citationstyles.csl+json"
_USER_AGENT = "bibkit (reference toolkit)"


class _MovedError(UnreachableError):
    """Crossref says that a DOI is an alias of another."""

    def __init__(self, quoted_doi: str) -> None:
        super().__init__(f"moved to {unquote(quoted_doi)}")
        self.quoted_doi = quoted_doi


class CrossrefClient:
    """One request a call to a Crossref API. Safe to use from several threads.

    Raises NotFoundError (404), RefusedError (400, 401, 403, 414), RateLimitedError (429), UnreachableError (no
    connection, time-out, 5xx, a body that is cut or no JSON).
    """

    def __init__(self, *, base_url: str, mailto: str = "", timeout_seconds: float = 20.0) -> None:
        from habanero.crossref.crossref import Crossref

        base_url = base_url.rstrip("/")
        self.name = urlsplit(base_url).netloc or base_url
        self._host = urlsplit(base_url).netloc
        self._stopped = threading.Event()
        self._whole_seconds = WHOLE_ANSWER * timeout_seconds
        # habanero's annotation asks for an int; httpx2, to which it is handed, takes any number of seconds.
        timeout: Any = timeout_seconds
        self._api = Crossref(base_url=base_url, mailto=mailto or None, ua_string=_USER_AGENT, timeout=timeout)
        # The next habanero renames filter to filters (its changelog of 2026).
        self._filter = "filters" if "filters" in inspect.signature(self._api.works).parameters else "filter"

    def stop(self) -> None:
        """What is under way is waited for a moment only."""
        self._stopped.set()

    def get_work(self, doi: str) -> Work:
        what = f"the DOI {doi}"
        try:
            work = self._message(what, self._ask(what, {"ids": quote(doi, safe="")}))
        except _MovedError as moved:
            return self._message(what, self._ask(what, {"ids": moved.quoted_doi}))
        if not isinstance(work.get("DOI"), str):
            raise self._unreachable(what, "the answer names no DOI")
        if work["DOI"].lower() != doi:
            raise unknown(doi, self.name)
        return work

    def get_works(self, dois: Sequence[str]) -> dict[str, Work]:
        question = {"limit": len(dois), self._filter: {"doi": list(dois)}}
        return {str(work["DOI"]).lower(): work for work in self._list(f"{len(dois)} DOIs", question)}

    def find_works(self, citation: str, rows: int) -> list[Work]:
        # Alone: further filters make the search slower and less accurate (Crossref's own tips).
        return self._list("a citation", {"query_bibliographic": citation, "limit": rows})

    def find_books(self, isbns: Sequence[str], types: Sequence[str], rows: int) -> list[Work]:
        """Works of these types that carry one of the ISBNs, as they are spelled there."""
        wanted = {"isbn": list(isbns), "type": list(types)}
        return self._list(f"{len(isbns)} ISBNs", {"limit": rows, self._filter: wanted})

    def _list(self, what: str, question: dict[str, Any]) -> list[Work]:
        items = self._message(what, self._ask(what, question)).get("items")
        if not isinstance(items, list):
            raise self._unreachable(what, "the answer has no items")
        return [item for item in items if isinstance(item, Mapping) and isinstance(item.get("DOI"), str)]

    def _message(self, what: str, answer: Any) -> Mapping[str, Any]:
        message = answer.get("message") if isinstance(answer, Mapping) else None
        if not isinstance(message, Mapping):
            raise self._unreachable(what, "the answer has no message")
        return message

    def _ask(self, what: str, question: dict[str, Any]) -> Any:
        import habanero.exceptions
        import httpx2

        problem: SourceError
        try:
            return within(self._whole_seconds, lambda: self._api.works(**question), stopped=self._stopped)
        except TimeoutError:
            problem = self._unreachable(what, "no answer in time")
        except habanero.exceptions.RequestError as error:
            problem = self._refusal(what, error.args[0], _response_behind(error), str(error.args[-1]))
        except httpx2.HTTPStatusError as error:
            moved = _moved_to(error.response, self._host)
            if moved and moved != question.get("ids"):
                raise _MovedError(moved) from None
            problem = self._refusal(what, error.response.status_code, error.response, "")
        except (httpx2.HTTPError, RuntimeError) as error:
            problem = self._no_answer(what, error)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            # habanero reads bodies and headers without looking: a cut body, no Content-Type, an error page
            problem = self._unreachable(what, "the answer was cut or is no JSON")
        raise problem

    def _refusal(self, what: str, status: int, response: Any, detail: str) -> SourceError:
        detail = re.sub(r"\s+", " ", detail).strip()[:200]
        if status == 404:
            return NotFoundError(f"{self.name} does not know {what}")
        wait = parse_retry_after(response.headers.get("Retry-After") if response is not None else None)
        if status == 429 or (status == 503 and wait is not None):
            return RateLimitedError(
                f"{self.name} asks us to slow down", "set mailto for its faster pool", retry_after_seconds=wait
            )
        if status in (400, 401, 403, 405, 406, 410, 414):
            return refusal(status, f"{self.name} refused {what}: {status}{' ' + detail if detail else ''}")
        if status == 200:
            return self._unreachable(what, "the answer was no JSON")
        return self._unreachable(what, f"server error {status}")

    def _no_answer(self, what: str, error: BaseException) -> UnreachableError:
        """From httpx2's own error, or from habanero's RuntimeError around it."""
        import httpx2

        inner = error.__cause__ if isinstance(error, RuntimeError) and error.__cause__ is not None else error
        if isinstance(inner, httpx2.ConnectError):
            return NoConnectionError(f"no connection to {self.name}")
        if isinstance(inner, httpx2.TimeoutException):
            return self._unreachable(what, "no answer in time")
        if isinstance(inner, httpx2.TransportError):
            return self._unreachable(what, "the connection broke off")
        return self._unreachable(what, re.sub(r"\s+", " ", str(inner))[:120])

    def _unreachable(self, what: str, reason: str) -> UnreachableError:
        return UnreachableError(f"no answer from {self.name} about {what}: {reason}")


def _response_behind(error: BaseException) -> Any:
    """The response that an exception of habanero's was made from, for its headers."""
    cause = error.__cause__ or error.__context__
    return getattr(cause, "response", None)


def _moved_to(response: Any, host: str) -> str:
    """The quoted DOI that a redirect on the same host points to: a DOI that is an alias of another."""
    if response.status_code not in (301, 302, 303, 307, 308):
        return ""
    try:
        location = urlsplit(response.headers.get("Location", ""))
    except ValueError:  # no address at all
        return ""
    match = re.search(r"/works/(.+)$", location.path)
    if not match or (location.netloc and location.netloc.split(":")[0] != host.split(":")[0]):
        return ""
    return quote(unquote(match.group(1)), safe="")


def negotiate_csl(doi: str, *, doi_url: str, timeout_seconds: float) -> Mapping[str, Any]:
    """A DOI's CSL-JSON by content negotiation, whichever agency it is registered with.

    Raises NotFoundError, RefusedError, RateLimitedError or UnreachableError.
    """
    import httpx2
    from habanero import cn_formats
    from habanero.cn.cn import content_negotiation

    # habanero sends its own name for CSL-JSON to Crossref only; the media type itself works for every agency.
    cn_formats.cn_format_headers.setdefault(_CSL, _CSL)
    name = urlsplit(doi_url).netloc
    try:
        text = within(
            WHOLE_ANSWER * timeout_seconds,
            lambda: content_negotiation(
                ids=quote(doi, safe="/"), format=_CSL, url=doi_url.rstrip("/"), timeout=timeout_seconds
            ),
        )
        value = json.loads(text)
    except httpx2.HTTPStatusError as error:
        status = error.response.status_code
        if status in (404, 410):
            raise unknown(doi, name) from None
        if status == 429:
            wait = parse_retry_after(error.response.headers.get("Retry-After"))
            raise RateLimitedError(f"{name} asks us to slow down", retry_after_seconds=wait) from None
        if status < 500:
            raise refusal(status, f"{name} refused the DOI {doi}: {status}") from None
        raise UnreachableError(f"no answer from {name} about {doi}: server error {status}") from None
    except TimeoutError:
        raise UnreachableError(f"no answer from {name} about {doi}: no answer in time") from None
    except (httpx2.HTTPError, ValueError) as error:
        reason = "the answer was no JSON" if isinstance(error, ValueError) else "no connection"
        raise UnreachableError(f"no answer from {name} about {doi}: {reason}") from None
    if not isinstance(value, Mapping):
        raise UnreachableError(f"no answer from {name} about {doi}: the answer was no CSL-JSON object")
    return value
