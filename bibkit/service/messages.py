"""A request and a response as values: what the routes see, without sockets."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from bibkit.errors import BibkitError

# Told while a job runs: what is being done, and how far it is. Raises StoppedError when nobody waits any more.
Report: TypeAlias = Callable[[Mapping[str, Any]], None]


class StoppedError(BibkitError):
    """The job was given up: its client has gone, or its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An HTTP request. Header names are lower case; `query` holds the last value of each name."""

    method: str
    path: str
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    query: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    body: bytes = b""

    @property
    def content_type(self) -> str:
        """The media type without its parameters, lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    status: int = 200
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


def load_json(body: bytes) -> Any:
    """The value of a JSON body; halves of surrogate pairs, which no encoding can hold, become U+FFFD.

    Raises ValueError for what is no JSON, and for what is nested too deep to be read.
    """
    try:
        value = json.loads(body)
    except RecursionError:
        raise ValueError("nested too deep") from None
    return _without_surrogates(value) if _ESCAPED_SURROGATE.search(body) else value


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value


def dump_json(value: Any) -> bytes:
    return _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, default=_plain)).encode()


def _plain(value: Any) -> Any:
    """Values of our own classes, which entries carry in `extra`, as JSON."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    return value.to_csl() if hasattr(value, "to_csl") else str(value)


def json_response(value: Any, status: int = 200) -> Response:
    return Response(status=status, body=dump_json(value))


def text_response(text: str, status: int = 200, content_type: str = "text/plain") -> Response:
    return Response(status=status, body=text.encode("utf-8", "replace"), content_type=content_type)


def problem(status: int, code: str, message: str, hint: str = "") -> Response:
    """A refusal or failure of our own API: always the same shape, one clear line."""
    return json_response({"error": {"code": code, "message": message, "hint": hint}}, status)
