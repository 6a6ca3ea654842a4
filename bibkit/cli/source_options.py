"""The options by which verbs are told where to look things up, and the settings they make together with the rest."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from bibkit.enrichment.settings import EnrichSettings

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--crossref-url", metavar="URL", help="Ask this address instead of api.crossref.org."),
    click.option(
        "--snapshot",
        "snapshots",
        multiple=True,
        metavar="FILE",
        help="A file of Crossref works (JSON lines or array, also .gz) that answers before the network.",
    ),
    click.option(
        "--mirror", "mirrors", multiple=True, metavar="DIR", help="An index made by `bibkit mirror build`; the same."
    ),
    click.option("--mailto", metavar="E-MAIL", help="Your contact; Crossref then answers from its faster pool."),
    click.option("--offline", is_flag=True, default=None, help="Snapshots, mirrors and kept answers only."),
    click.option("--refresh", is_flag=True, help="Ask again for what is kept from earlier runs."),
    click.option("--no-cache", is_flag=True, help="Keep no answers, use none that are kept."),
)


def source_options(command: _Command) -> _Command:
    """Adds the options; their values are for `enrich_settings(**options)`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def enrich_settings(
    *,
    crossref_url: str | None = None,
    snapshots: tuple[str, ...] = (),
    mirrors: tuple[str, ...] = (),
    mailto: str | None = None,
    offline: bool | None = None,
    refresh: bool = False,
    no_cache: bool = False,
    search: bool = False,
) -> EnrichSettings:
    """Flags over environment over configuration files. Raises ConfigError."""
    from bibkit.cli.config import load_config
    from bibkit.enrichment.settings import EnrichSettings

    config = load_config(
        {
            "crossref.url": crossref_url,
            "snapshots": snapshots,
            "mirrors": mirrors,
            "mailto": mailto,
            "offline": offline,
        }
    )
    cache_folder = config["cache.folder"] or default_cache_folder()
    return EnrichSettings(
        crossref_url=config["crossref.url"],
        mailto=config["mailto"],
        ncbi_api_key=config["ncbi.api_key"],
        snapshots=tuple(config["snapshots"]),
        mirrors=tuple(config["mirrors"]),
        offline=config["offline"],
        timeout_seconds=config["crossref.timeout_seconds"],
        cache_folder="" if no_cache else cache_folder,
        limits_folder=str(Path(cache_folder) / "limits"),
        refresh=refresh,
        search=search,
        today=datetime.date.today().isoformat(),
    )


def default_cache_folder() -> str:
    """The system's place for what can be fetched again."""
    import platformdirs

    return str(platformdirs.user_cache_dir("bibkit", appauthor=False))
