"""The sockets of the service: starlette and uvicorn around the routes, with limits on size and time.

Needs the extra `serve`. Bodies are counted while they arrive, so that neither a false Content-Length nor a client that
sends a byte a minute holds memory or a place.
"""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from bibkit.service.guard import ALL_HEADERS, API, PAGE_HEADERS, TRANSLATION_ROUTES, Guard
from bibkit.service.messages import Request, Response, problem, text_response

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request as WebRequest
    from starlette.responses import Response as WebResponse

    from bibkit.service.routes import Routes
    from bibkit.service.translation import TranslationRoutes

BODY_SECONDS = 30.0
STATIC = files("bibkit.service") / "static"


class Application:
    """Answers web requests: guard, then the static page, our routes, or translation-server's when they are on."""

    def __init__(self, guard: Guard, routes: Routes, translation: TranslationRoutes | None = None) -> None:
        self._guard = guard
        self._routes = routes
        self._translation = translation

    async def handle(self, web: WebRequest) -> WebResponse:
        early = Request(method=web.method, path=web.url.path, headers=dict(web.headers), query=dict(web.query_params))
        refused = self._guard.check(early)
        if refused is not None:
            return _to_web(refused)
        body = await self._read_body(web)
        if isinstance(body, Response):
            return _to_web(body)
        request = Request(method=early.method, path=early.path, headers=early.headers, query=early.query, body=body)
        if request.path.startswith(API) and "text/event-stream" in request.headers.get("accept", ""):
            return self._stream(request)
        return _to_web(await asyncio.to_thread(self._answer, request))

    async def _read_body(self, web: WebRequest) -> bytes | Response:
        limit = self._guard.body_limit_bytes
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(BODY_SECONDS):
                async for part in web.stream():
                    size += len(part)
                    if size > limit:
                        return problem(413, "size", f"the body is larger than {limit:,} bytes")
                    parts.append(part)
        except TimeoutError:
            return problem(408, "slow", f"the body did not arrive within {BODY_SECONDS:.0f} seconds")
        return b"".join(parts)

    def _answer(self, request: Request) -> Response:
        if request.path in TRANSLATION_ROUTES:
            return self._translation.answer(request) if self._translation else text_response("Not Found", 404)
        if request.path.startswith(API):
            return self._routes.answer(request)
        return static_file(request)

    def _stream(self, request: Request) -> WebResponse:
        """A long job: `progress` events while it runs, one `result` at its end (server-sent events, HTML 9.2)."""
        from starlette.responses import StreamingResponse

        loop = asyncio.get_running_loop()
        queue: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue()

        def report(data: bytes) -> None:
            loop.call_soon_threadsafe(queue.put_nowait, ("progress", data))

        async def events() -> AsyncIterator[bytes]:
            job = asyncio.create_task(asyncio.to_thread(partial(self._routes.answer, request, report=report)))
            job.add_done_callback(lambda _: queue.put_nowait(("result", b"")))
            while True:
                kind, data = await queue.get()
                if kind == "result":
                    response = await job
                    yield _event("result" if response.status == 200 else "problem", response.body)
                    return
                yield _event(kind, data)

        return StreamingResponse(events(), media_type="text/event-stream", headers=ALL_HEADERS)


def _event(kind: str, data: bytes) -> bytes:
    lines = b"\n".join(b"data: " + line for line in data.splitlines() or [b""])
    return f"event: {kind}\n".encode() + lines + b"\n\n"


def static_file(request: Request) -> Response:
    """A file of the review page. Names come from the package's own list, never from the request's path."""
    if request.method not in ("GET", "HEAD"):
        return problem(405, "method", "only GET here")
    wanted = request.path.lstrip("/") or "index.html"
    known = {item.name: item for item in STATIC.iterdir() if item.is_file()}
    if wanted not in known:
        return problem(404, "path", "there is no such page")
    kind = mimetypes.guess_type(wanted)[0] or "application/octet-stream"
    if wanted.endswith(".js"):  # some systems call it text/plain, which a strict browser will not run
        kind = "text/javascript"
    return Response(body=known[wanted].read_bytes(), content_type=f"{kind}; charset=utf-8", headers=PAGE_HEADERS)


def _to_web(response: Response) -> WebResponse:
    from starlette.responses import Response as WebResponse

    headers = {**ALL_HEADERS, **response.headers}
    return WebResponse(response.body, response.status, headers, response.content_type)


def make_app(application: Application) -> Starlette:
    """The ASGI application: one door for every path, so that no request goes past the guard."""
    from starlette.applications import Starlette
    from starlette.routing import Route

    handle: Callable[[WebRequest], Awaitable[WebResponse]] = application.handle
    methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    return Starlette(routes=[Route("/{path:path}", handle, methods=methods)])


def make_server(app: Starlette, host: str, port: int) -> uvicorn.Server:
    """A uvicorn server that says nothing of itself, with bounds on waiting and on clients at once."""
    import uvicorn

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        date_header=False,
        timeout_keep_alive=5,
        limit_concurrency=200,
        h11_max_incomplete_event_size=64 * 1024,
    )
    return uvicorn.Server(config)
