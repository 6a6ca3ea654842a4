"""Connections that do not keep us waiting: uvicorn puts no limit on how long a request's head may take to arrive."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """Closes a connection that sends no whole head, or goes on sending after its answer, for some seconds.

    It is looked at every `look_seconds`; what has not moved on between two looks is closed.
    """

    look_seconds = 10.0
    _look_handle: asyncio.TimerHandle | None = None
    _seen: Any = None
    _was_idle = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._plan_look()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._look_handle is not None:
            self._look_handle.cancel()
        super().connection_lost(exc)

    def _plan_look(self) -> None:
        self._look_handle = self.loop.call_later(self.look_seconds, self._look)

    def _look(self) -> None:
        if self.transport.is_closing():
            self.transport.abort()  # closed since, yet the client takes nothing of what is still to be sent
            return
        idle = self.conn.their_state is h11.IDLE or self.conn.our_state is h11.DONE
        if idle and self._was_idle and self._seen is self.cycle:
            self.transport.abort()
            return
        self._was_idle, self._seen = idle, self.cycle
        self._plan_look()
