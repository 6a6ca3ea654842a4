"""`bibkit zotero plugin build`: the Zotero plugin as a file to install."""

from __future__ import annotations

import re

import click

from bibkit.cli.screen import printable
from bibkit.errors import InputError
from bibkit.files import write_output


@click.group("plugin")
def command() -> None:
    """The plugin for Zotero 7 to 11: enrich, check, citation statements and .bib from Zotero's own menu.

    \b
    bibkit zotero plugin build -o bibkit.xpi
    bibkit serve

    Then in Zotero: Tools, Plugins, the gear, "Install Plugin From File…"; and put the token that `bibkit serve` prints
    into Zotero's settings, under bibkit.
    """


@command.command("build")
@click.option("-o", "--output", default="bibkit.xpi", show_default=True, metavar="FILE", help="Where to write it.")
@click.option(
    "--update-url", default="", metavar="URL", help="Where Zotero looks for newer versions (an updates.json)."
)
def build(output: str, update_url: str) -> int:
    """Pack the plugin into an XPI. The same version gives the same bytes.

    \b
    bibkit zotero plugin build -o bibkit.xpi
    """
    if update_url and not re.fullmatch("https://[!-~]+", update_url):
        raise InputError(f"cannot use {update_url!r} for updates: Zotero takes https addresses only")
    from bibkit.zotero.xpi import build_xpi

    write_output(output, build_xpi(update_url=update_url))
    if output != "-":
        click.echo(
            f"{printable(output)} written; in Zotero: Tools, Plugins, the gear, Install Plugin From File", err=True
        )
    return 0
