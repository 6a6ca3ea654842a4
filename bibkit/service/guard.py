"""Who may talk to the service. What a web page, another host's name or a careless program can try is refused here.

The threat is a page open in the user's browser that talks to the loopback address: by a cross-origin request (Origin),
by a name of its own that suddenly resolves to 127.0.0.1 (Host), or by a form that needs no preflight (token).
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from bibkit.service.messages import Request, Response, problem, text_response

API = "/bibkit/v1/"
TRANSLATION_ROUTES = frozenset({"/web", "/search", "/import", "/export"})


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules for one running service.

    `hosts` are the values of Host that are ours ("127.0.0.1:23120", "localhost:23120"); `token` is the secret that
    everything under /bibkit/v1/ asks for which is more than a look at the health.
    """

    hosts: frozenset[str]
    token: str
    body_limit_bytes: int

    def check(self, request: Request) -> Response | None:
        """The refusal, or None when the request may go on."""
        host = request.headers.get("host", "").lower()
        if host not in self.hosts:
            return problem(403, "host", f"this service does not answer to the name {host[:80]!r}", "use 127.0.0.1")
        origin = request.headers.get("origin", "").lower()
        if request.path in TRANSLATION_ROUTES:
            if origin:
                return text_response("Requests from web pages are not answered here\n", 403)
        elif origin and origin.removeprefix("http://") not in self.hosts:
            return problem(403, "origin", "requests from other web pages are not answered")
        if request.headers.get("sec-fetch-site") in ("cross-site", "same-site") and request.method != "GET":
            return problem(403, "origin", "requests from other web pages are not answered")
        if self.declared_too_large(request):
            return problem(413, "size", f"the body is larger than {self.body_limit_bytes:,} bytes")
        if request.path.startswith(API) and request.path != f"{API}health" and not self._has_token(request):
            return problem(
                401, "token", "the token is missing or wrong", "it stands in the address that bibkit serve printed"
            )
        return None

    def declared_too_large(self, request: Request) -> bool:
        declared = request.headers.get("content-length", "0")
        return not declared.isdecimal() or int(declared) > self.body_limit_bytes

    def _has_token(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), self.token.encode())


# The page loads nothing from elsewhere, runs no inline script, and cannot be framed.
PAGE_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-frame-options": "DENY",
}
ALL_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
