"""The socket that the service listens at."""

from __future__ import annotations

import socket

from bibkit.errors import InputError
from bibkit.files import reason


def open_listener(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. InputError when the port is taken or the host is no address here."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError:
        raise InputError(f"cannot listen at {host}: it is no address of this machine") from None
    listener = socket.socket(family, kind, protocol)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # on Windows SO_REUSEADDR would share the port with anybody
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise InputError(
            f"cannot listen at {host}:{port}: {reason(error)}", "is bibkit serve running already? else use --port"
        ) from None
    listener.setblocking(False)
    return listener
