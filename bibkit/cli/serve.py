"""`bibkit serve`: the loopback service for the review page, the Zotero plugin and translation-server's clients."""

from __future__ import annotations

import contextlib
import ipaddress
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.source_options import enrich_settings, source_options
from bibkit.errors import ConfigError, InputError

if TYPE_CHECKING:
    from bibkit.cli.config import Config
    from bibkit.enrichment.settings import EnrichSettings
    from bibkit.model.record import Record
    from bibkit.service.intake import Fetch
    from bibkit.service.lookups import Sources
    from bibkit.service.server import Application
    from bibkit.service.translation import Identifier, TranslationRoutes
    from bibkit.zotero.settings import ZoteroSettings

PORT = 23120
_BODY_LIMIT_BYTES = 32 << 20


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--name", "names", multiple=True, metavar="HOST:PORT", help="Another name it is reached by (a proxy's).")
@click.option("--bib", metavar="FILE", help="The .bib that the page may append to; no request can name another.")
@click.option("--translation-server", is_flag=True, help="Also answer as Zotero's translation-server does.")
@click.option("--local/--web", default=None, help="Which Zotero the page pushes to: on this machine, or zotero.org.")
@click.option("--collection", metavar="NAME", help="The Zotero collection that pushed items go into.")
@click.option("--new-token", is_flag=True, help="Forget the token that is kept; pages and plugins need the new one.")
@click.option("--open", "open_page", is_flag=True, help="Open the page in the browser.")
@source_options
def command(
    port: int,
    host: str,
    names: tuple[str, ...],
    bib: str | None,
    translation_server: bool,
    local: bool | None,
    collection: str | None,
    new_token: bool,
    open_page: bool,
    **where: Any,
) -> int:
    """Run the service on this machine until Ctrl-C.

    Prints the address of the review page: drop a saved page there, paste text, a DOI, references or a .bib, look every
    value over with where it comes from, then save, copy, or push to Zotero. The Zotero plugin talks to the same
    service; the token it asks for stands behind `#token=` in the address.

    \b
    bibkit serve --bib refs.bib --open
    bibkit serve --translation-server

    Only programs on this machine reach it. Needs the extra: pip install 'bibkit[serve]'
    """
    from bibkit.cli.config import load_config

    _need_extra()
    config = load_config({"zotero.local": local, "zotero.collection": collection})
    with _listen(host, port) as listener:
        address, taken = listener.getsockname()[:2]
        token = _token(new_token)
        hosts = own_names(host, address, taken) | {name.lower() for name in names}
        application = _application(
            config, where, hosts=hosts, token=token, bib=bib, translation_server=translation_server
        )
        if not ipaddress.ip_address(address).is_loopback:
            click.echo(_open_to_all(address, translation_server=translation_server), err=True)
        page = f"http://{shown_host(host, address)}:{taken}/#token={token}"
        click.echo(page)
        click.echo("bibkit: running; Ctrl-C ends it", err=True)
        if open_page:
            click.launch(page)
        _run(application, listener)
    return 0


def _need_extra() -> None:
    import importlib.util

    if not all(importlib.util.find_spec(name) for name in ("starlette", "uvicorn")):
        raise ConfigError("bibkit serve needs starlette and uvicorn", "pip install 'bibkit[serve]'")


def _open_to_all(address: str, *, translation_server: bool) -> str:
    """The warning for an address that is not this machine's own."""
    lines = [
        f"bibkit: WARNING: other machines can reach {address}. Whoever has the token can read and write through this",
        "  service, and nothing that is sent is encrypted. Without --host only this machine reaches it.",
        "  It answers to its own address and to names given with --name HOST:PORT.",
    ]
    if translation_server:
        lines.append("  The routes of --translation-server ask for no token: everybody there can have pages fetched.")
    return "\n".join(lines)


def _listen(host: str, port: int) -> Any:
    """A listening socket, so that a port that is taken is told before anything else happens."""
    from bibkit.service.listener import open_listener

    return open_listener(host, port)


def _token(renew: bool) -> str:
    from bibkit.service.token import default_token_file, load_token

    return load_token(default_token_file(), renew=renew)


def own_names(host: str, address: str, port: int) -> frozenset[str]:
    """The values of Host that mean this service."""
    names = {"127.0.0.1", "localhost", "[::1]", host.lower(), f"[{address}]" if ":" in address else address}
    if ipaddress.ip_address(address).is_unspecified:
        import platform

        names.add(platform.node().lower())
    with_port = {f"{name}:{port}" for name in names if name}
    return frozenset(with_port | (names if port == 80 else set()))


def shown_host(host: str, address: str) -> str:
    """The name to write into the address of the page."""
    if ipaddress.ip_address(address).is_unspecified:
        return "127.0.0.1"
    return f"[{address}]" if ":" in address else host


def _application(
    config: Config,
    where: dict[str, Any],
    *,
    hosts: frozenset[str],
    token: str,
    bib: str | None,
    translation_server: bool,
) -> Application:
    from importlib.metadata import version

    from bibkit.service.guard import Guard
    from bibkit.service.lookups import Sources
    from bibkit.service.routes import Routes, Setup
    from bibkit.service.server import Application

    settings = enrich_settings(**where)
    sources = Sources(settings)
    sources.source()  # a snapshot that cannot be read is told now, not at the first request
    setup = Setup(
        version=version("bibkit"),
        sources=settings,
        zotero=_zotero(config),
        bib=_checked_bib(bib),
        key_pattern=config["keys.pattern"],
    )
    fetch = _fetcher(settings)
    routes = Routes(setup, fetch=fetch, sources=sources)
    guard = Guard(hosts, token, _BODY_LIMIT_BYTES)
    return Application(guard, routes, _translation(sources, fetch) if translation_server else None)


def _checked_bib(name: str | None) -> Path | None:
    """The file to append to, looked at once so that what is wrong with it is told at the start."""
    if name is None:
        return None
    from bibkit.files import load

    if not name.lower().endswith((".bib", ".bibtex", ".biblatex")):
        raise InputError(f"--bib {name} is no .bib", "name the file as in --bib refs.bib")
    path = Path(name).absolute()
    load(path, missing_ok=True)
    return path


def _zotero(config: Config) -> ZoteroSettings | None:
    """Where pushes go; None when nothing says where."""
    from bibkit.cli.zotero_push import zotero_settings

    return zotero_settings(config) if config["zotero.local"] or config["zotero.api_key"] else None


def _fetcher(settings: EnrichSettings) -> Fetch:
    """Gets pages from public addresses, from none when offline."""

    def fetch(url: str) -> tuple[bytes, str, str]:
        if settings.offline:
            raise InputError(f"cannot fetch {url}: the settings say offline", "save the page instead")
        from bibkit.sources.web import fetch_page

        page = fetch_page(url, mailto=settings.mailto)
        return page.data, page.content_type, page.url

    return fetch


def _translation(sources: Sources, fetch: Fetch) -> TranslationRoutes:
    import secrets
    import time

    from bibkit.service.translation import TranslationRoutes

    letters = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"  # Zotero's keys: nothing that is easily misread
    return TranslationRoutes(
        fetch=fetch,
        look_up=lambda identifier: _look_up(sources, identifier),
        clock=time.monotonic,
        new_key=lambda: "".join(secrets.choice(letters) for _ in range(8)),
    )


def _look_up(sources: Sources, identifier: Identifier) -> Sequence[Record]:
    """The work of an identifier, as `bibkit enrich` finds it; none when no source knows it. Raises SourceError."""
    from bibkit.enrichment.enrich import enrich_records, is_incomplete
    from bibkit.errors import UnreachableError
    from bibkit.model.entry import Entry
    from bibkit.model.identifiers import ArxivId
    from bibkit.model.record import Record

    value = identifier.value
    if identifier.kind == "DOI":
        return [sources.source().fetch_work(value)]
    arxiv = ArxivId.parse(value) if identifier.kind == "arXiv" else None
    entry = {
        "PMID": Entry(pmid=value),
        "ISBN": Entry(isbn=(value,)),
        "arXiv": Entry(doi=arxiv.doi if arxiv else ""),
    }[identifier.kind]
    (record,) = enrich_records([Record(entry=entry)], sources.source())
    if record.entry.title:
        return [record]
    if is_incomplete(record):
        raise UnreachableError(record.issues[-1].message)
    return []


def _run(application: Application, listener: Any) -> None:
    from bibkit.service.server import make_app, make_server

    with contextlib.closing(application), contextlib.suppress(KeyboardInterrupt):  # the way to end it, and no failure
        make_server(make_app(application)).run(sockets=[listener])
