"""A request and a response as values: what the routes see, without sockets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


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


def json_response(value: Any, status: int = 200) -> Response:
    return Response(status=status, body=json.dumps(value, ensure_ascii=False).encode())


def text_response(text: str, status: int = 200, content_type: str = "text/plain") -> Response:
    return Response(status=status, body=text.encode(), content_type=content_type)


def problem(status: int, code: str, message: str, hint: str = "") -> Response:
    """A refusal or failure of our own API: always the same shape, one clear line."""
    return json_response({"error": {"code": code, "message": message, "hint": hint}}, status)
