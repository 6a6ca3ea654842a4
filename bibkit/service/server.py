"""The sockets of the service: starlette and uvicorn around the routes, with limits on size and time.

Needs the extra `serve`. Bodies are counted while they arrive, so that neither a false Content-Length nor a client that
sends a byte a minute holds memory or a place.
"""

from __future__ import annotations

import asyncio
import mimetypes
import sys
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from bibkit.service.guard import ALL_HEADERS, API, PAGE_HEADERS, TRANSLATION_ROUTES, Guard
from bibkit.service.jobs import Jobs
from bibkit.service.messages import Report, Request, Response, StoppedError, dump_json, problem, text_response

if TYPE_CHECKING:
    import uvicorn
    from starlette.requests import Request as WebRequest
    from starlette.responses import Response as WebResponse
    from starlette.types import ASGIApp, Receive, Scope, Send

    from bibkit.service.routes import Routes
    from bibkit.service.translation import TranslationRoutes

STATIC = files("bibkit.service") / "static"
_TURN_SECONDS = 0.0005


class Application:
    """Answers web requests: guard, then the static page, our routes, or translation-server's when they are on.

    Reading pages takes the processor, asking sources takes time: each has places of its own, so that a long list under
    way at Crossref does not keep anybody from reading a page.
    """

    body_seconds = 30.0
    quick_seconds = 60.0
    long_seconds = 280.0  # below the five minutes after which the Zotero plugin gives up
    watched_seconds = 3600.0  # somebody sees the progress and can stop it

    def __init__(self, guard: Guard, routes: Routes, translation: TranslationRoutes | None = None) -> None:
        self._guard = guard
        self._routes = routes
        self._translation = translation
        self._quick = Jobs(together=4, waiting=200)
        self._long = Jobs(together=8, waiting=50)

    def close(self) -> None:
        self._quick.close()
        self._long.close()

    async def handle(self, web: WebRequest) -> WebResponse:
        early = Request(
            method=web.method, path=web.scope["path"], headers=dict(web.headers), query=dict(web.query_params)
        )
        refused = self._guard.check(early)
        if refused is not None:
            return _to_web(refused)
        body = await self._read_body(web)
        if isinstance(body, Response):
            return _to_web(body)
        request = Request(method=early.method, path=early.path, headers=early.headers, query=early.query, body=body)
        if request.path.startswith(API):
            return await self._own(request)
        if request.path in TRANSLATION_ROUTES:
            return _to_web(await self._translated(request))
        return _to_web(static_file(request))

    async def _read_body(self, web: WebRequest) -> bytes | Response:
        limit = self._guard.body_limit_bytes
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self.body_seconds):
                async for part in web.stream():
                    size += len(part)
                    if size > limit:
                        return problem(413, "size", f"the body is larger than {limit:,} bytes")
                    parts.append(part)
        except TimeoutError:
            return problem(408, "slow", f"the body did not arrive within {self.body_seconds:.0f} seconds")
        return b"".join(parts)

    async def _own(self, request: Request) -> WebResponse:
        is_long = self._routes.is_long(request.path)
        jobs = self._long if is_long else self._quick
        if "text/event-stream" in request.headers.get("accept", ""):
            return self._stream(request, jobs)
        seconds = self.long_seconds if is_long else self.quick_seconds
        return _to_web(await jobs.run(lambda stop: self._routes.answer(request, _watching(stop)), seconds=seconds))

    async def _translated(self, request: Request) -> Response:
        if self._translation is None:
            return text_response("Not Found", 404)
        translation = self._translation
        return await self._long.run(lambda _: translation.answer(request), seconds=self.quick_seconds)

    def _stream(self, request: Request, jobs: Jobs) -> WebResponse:
        """A job that is watched: `progress` events while it runs, one `result` or `problem` at its end (server-sent
        events, HTML 9.2). When the client goes, the job is stopped."""
        from starlette.responses import StreamingResponse

        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()

        def tell(data: bytes) -> None:
            loop.call_soon_threadsafe(queue.put_nowait, data)

        async def events() -> AsyncIterator[bytes]:
            stop = threading.Event()
            job = asyncio.create_task(
                jobs.run(
                    lambda stop: self._routes.answer(request, _watching(stop, tell)),
                    seconds=self.watched_seconds,
                    stop=stop,
                )
            )
            job.add_done_callback(lambda _: queue.put_nowait(None))
            try:
                while (data := await queue.get()) is not None:
                    yield _event("progress", data)
                response = await job
                yield _event("result" if response.status == 200 else "problem", response.body)
            finally:
                stop.set()
                job.cancel()

        return StreamingResponse(events(), media_type="text/event-stream", headers=ALL_HEADERS)


def _watching(stop: threading.Event, tell: Callable[[bytes], None] | None = None) -> Report:
    """What a job reports to: ends the job when nobody waits for it any more."""

    def report(news: Mapping[str, Any]) -> None:
        if stop.is_set():
            raise StoppedError("nobody waits for this any more")
        if tell is not None:
            tell(dump_json(news))

    return report


def _event(kind: str, data: bytes) -> bytes:
    lines = b"\n".join(b"data: " + line for line in data.splitlines() or [b""])
    return f"event: {kind}\n".encode() + lines + b"\n\n"


def static_file(request: Request) -> Response:
    """A file of the review page. Names come from the package's own list, never from the request's path."""
    wanted = request.path.lstrip("/") or "index.html"
    known = {item.name: item for item in STATIC.iterdir() if item.is_file()}
    if wanted not in known:
        return problem(404, "path", "there is no such page")
    if request.method not in ("GET", "HEAD"):
        return problem(405, "method", "only GET here")
    kind = mimetypes.guess_type(wanted)[0] or "application/octet-stream"
    if wanted.endswith(".js"):  # some systems call it text/plain, which a strict browser will not run
        kind = "text/javascript"
    return Response(body=known[wanted].read_bytes(), content_type=f"{kind}; charset=utf-8", headers=PAGE_HEADERS)


def _to_web(response: Response) -> WebResponse:
    from starlette.responses import Response as WebResponse

    headers = {**ALL_HEADERS, **response.headers}
    return WebResponse(response.body, response.status, headers, response.content_type)


def make_app(application: Application) -> ASGIApp:
    """The ASGI application: one door for every path and method, so that no request goes past the guard."""
    from starlette.requests import Request as WebRequest

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        response = await application.handle(WebRequest(scope, receive))
        await response(scope, receive, send)

    return app


def make_server(app: ASGIApp) -> uvicorn.Server:
    """A uvicorn server for sockets that listen already, with bounds on waiting and on clients at once."""
    import uvicorn

    from bibkit.service.connection import PatientProtocol

    # A page takes a millisecond or two; with Python's own five the loop waits longer for its turn than for the page.
    sys.setswitchinterval(_TURN_SECONDS)
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        proxy_headers=False,
        access_log=False,
        log_level="error",
        server_header=False,
        date_header=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=10,
        limit_concurrency=200,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)
