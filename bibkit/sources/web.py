"""Fetching one web page, politely and only from public addresses.

A page's address may come from a stranger's file: nothing on this machine or in its network may be reached through it.
Every name is resolved once, every address it resolves to must be public, and the connection goes to the address that
was checked, so that a name cannot change its mind in between. Redirects are followed by the same rules.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from bibkit.deadline import WHOLE_ANSWER, within
from bibkit.errors import InputError, NotFoundError, RateLimitedError, RefusedError, UnreachableError
from bibkit.sources.retry import parse_retry_after

_MAX_REDIRECTS = 5
# What is assigned of IPv6: not IPv4 in the old form (::127.0.0.1), site-local, or a network's own NAT64.
_ROUTED = ipaddress.ip_network("2000::/3")
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page's bytes, its Content-Type header as sent, and the address it finally came from."""

    data: bytes
    content_type: str
    url: str


def fetch_page(
    url: str, *, mailto: str = "", timeout_seconds: float = 20.0, limit_bytes: int = 20_000_000
) -> FetchedPage:
    """The page at an http or https address.

    Raises InputError (no such kind of address, an address inside this network, too large), NotFoundError (404, 410),
    RefusedError (401, 403 and other 4xx), RateLimitedError, UnreachableError.
    """
    try:
        return within(WHOLE_ANSWER * timeout_seconds, lambda: _fetch(url, mailto, timeout_seconds, limit_bytes))
    except TimeoutError:
        raise UnreachableError(f"cannot fetch {url}: no answer in time") from None


def _fetch(url: str, mailto: str, timeout_seconds: float, limit_bytes: int) -> FetchedPage:
    import httpx2

    agent = f"bibkit (reference toolkit{'; mailto:' + mailto if mailto else ''})"
    with httpx2.Client(
        timeout=timeout_seconds,
        headers={"User-Agent": agent, "Accept": _ACCEPT},
        trust_env=False,
        follow_redirects=False,
    ) as client:
        for _ in range(_MAX_REDIRECTS + 1):
            _check_address(url)
            page, moved = _fetch_once(client, url, limit_bytes)
            if page is not None:
                return page
            url = moved
    raise UnreachableError(f"cannot fetch {url}: more than {_MAX_REDIRECTS} redirects")


def _fetch_once(client: Any, url: str, limit_bytes: int) -> tuple[FetchedPage | None, str]:
    import httpx2

    try:
        with _connected(client, httpx2.URL(url)) as response:
            if response.is_redirect:
                return None, _moved(url, response.headers.get("Location", ""))
            _check_status(url, response)
            data = bytearray()
            for part in response.iter_bytes():
                data += part
                if len(data) > limit_bytes:
                    raise InputError(f"{url} is larger than {limit_bytes:,} bytes; not read")
            return FetchedPage(bytes(data), response.headers.get("Content-Type", ""), url), ""
    except httpx2.TimeoutException:
        raise UnreachableError(f"cannot fetch {url}: no answer in time") from None
    except (httpx2.HTTPError, httpx2.InvalidURL, OSError) as error:
        raise UnreachableError(f"cannot fetch {url}: {error}") from None


def _moved(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError:
        raise UnreachableError(f"cannot fetch {url}: it sends us to {location[:80]!r}, which is no address") from None


@contextmanager
def _connected(client: Any, url: Any) -> Iterator[Any]:
    """The response from an address that was looked up and found public here; the name only goes into Host and TLS."""
    import httpx2

    port = url.port or (443 if url.scheme == "https" else 80)
    addresses = public_addresses(url.host, port)
    for place, address in enumerate(addresses):
        request = client.build_request(
            "GET",
            url.copy_with(host=address),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={**client.build_request("GET", url).extensions, "sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            response = client.send(request, stream=True)
        except httpx2.ConnectError:
            if place == len(addresses) - 1:
                raise
            continue
        try:
            yield response
        finally:
            response.close()
        return


def _check_status(url: str, response: Any) -> None:
    status = response.status_code
    if status in (404, 410):
        raise NotFoundError(f"there is no page at {url} ({status})")
    if status == 429:
        wait = parse_retry_after(response.headers.get("Retry-After"))
        raise RateLimitedError(f"{urlsplit(url).netloc} asks us to slow down", retry_after_seconds=wait)
    if 400 <= status < 500:
        raise RefusedError(f"{urlsplit(url).netloc} refused {url} ({status})", "save the page in a browser instead")
    if status >= 500:
        raise UnreachableError(f"cannot fetch {url}: server error {status}")


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": half an IPv6 address
        raise InputError(f"cannot fetch {url}: it is no address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"cannot fetch {url}: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise InputError(f"cannot fetch {parts.hostname}: an address with a password in it is not fetched")


def is_public(address: str) -> bool:
    """Whether an IP address is out on the Internet: not loopback, private, link-local, multicast or reserved, also
    when it is an IPv4 address inside an IPv6 one."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip not in _ROUTED:
            return False
    return ip.is_global and not ip.is_multicast


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses of a host, all of them public. InputError when one is not, UnreachableError when there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreachableError(f"cannot find the host {host}: {getattr(error, 'strerror', None) or error}") from None
    addresses = list(dict.fromkeys(str(item[4][0]) for item in found))
    if not all(is_public(address) for address in addresses):
        raise InputError(f"cannot fetch from {host}: it is an address inside this machine's own network")
    return addresses
