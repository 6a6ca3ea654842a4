"""One GET and its answer, or the reason why there is none, in the same four words for every service."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bibkit.deadline import WHOLE_ANSWER, within
from bibkit.errors import (
    BadQuestionError,
    BlockedError,
    NotFoundError,
    RateLimitedError,
    RefusedError,
    SourceError,
    UnreachableError,
)
from bibkit.sources.retry import NoConnectionError, parse_retry_after

if TYPE_CHECKING:
    import httpx2

# What no honest answer exceeds: two hundred PubMed articles with long author lists are some 20 MB.
_MOST_BYTES = 64 << 20
_LONGEST_ANSWER = 500
_WHEN_BLOCKED = "it may have blocked this address for a while; the same command goes on later from what is kept"


def user_agent(mailto: str = "") -> dict[str, str]:
    """The header by which services see who asks; Open Library refuses programs that name no contact."""
    contact = f"; mailto:{mailto}" if mailto else ""
    return {"User-Agent": f"bibkit (reference toolkit{contact})"}


def fetch_bytes(
    url: str,
    what: str,
    *,
    params: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    mailto: str = "",
    timeout_seconds: float = 20.0,
) -> bytes:
    """The body of a successful answer about `what` ("the DOI 10.1000/x").

    `form` is sent in the body of a POST, where no log shows it, and to that address only: no redirect is followed.
    Raises NotFoundError (404, 410), RefusedError (other 4xx), RateLimitedError (429, 503 with Retry-After) or
    UnreachableError.
    """
    import httpx2

    host = urlsplit(url).netloc

    def get() -> tuple[httpx2.Response, bytes]:
        with httpx2.stream(
            "GET" if form is None else "POST",
            url,
            params=params,
            data=form,
            headers=user_agent(mailto),
            timeout=timeout_seconds,
            follow_redirects=form is None,
        ) as response:
            return response, _body(response)

    try:
        response, body = within(WHOLE_ANSWER * timeout_seconds, get)
    except httpx2.ConnectError:
        raise NoConnectionError(f"no connection to {host}") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError) as error:
        raise UnreachableError(f"no answer from {host} about {what}: {type(error).__name__}") from None
    problem = _problem(response, body, host, what)
    if problem is not None:
        raise problem
    if len(body) > _MOST_BYTES:
        raise UnreachableError(f"no answer from {host} about {what}: more than {_MOST_BYTES:,} bytes")
    return body


def _body(response: httpx2.Response) -> bytes:
    """The body, unpacked; of one that is too large a little more than is allowed."""
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > _MOST_BYTES:
            break
    return bytes(data)


def fetch_json(
    url: str, what: str, *, params: Mapping[str, str] | None = None, mailto: str = "", timeout_seconds: float = 20.0
) -> Any:
    """The same for JSON; a body that is none is UnreachableError."""
    body = fetch_bytes(url, what, params=params, mailto=mailto, timeout_seconds=timeout_seconds)
    try:
        return json.loads(body)
    except ValueError:
        host = urlsplit(url).netloc
        raise UnreachableError(f"no answer from {host} about {what}: the answer was no JSON") from None


def refusal(status: int, message: str, answer: str = "") -> RefusedError:
    """What a status from 400 on means for further questions: a shorter one may do, or none will."""
    if status in (400, 413, 414):
        return BadQuestionError(message, answer=answer)
    if status in (401, 403):
        return BlockedError(message, _WHEN_BLOCKED)
    return RefusedError(message)


def _problem(response: Any, body: bytes, host: str, what: str) -> SourceError | None:
    status: int = response.status_code
    wait = parse_retry_after(response.headers.get("Retry-After"))
    if status in (404, 410):
        return NotFoundError(f"{host} does not know {what}")
    if status == 429 or (status == 503 and wait is not None):
        return RateLimitedError(f"{host} asks us to slow down", retry_after_seconds=wait)
    if 400 <= status < 500:
        return refusal(status, f"{host} refused {what}: {status}", body[:_LONGEST_ANSWER].decode("utf-8", "replace"))
    if status != 200:
        return UnreachableError(f"no answer from {host} about {what}: server error {status}")
    return None
