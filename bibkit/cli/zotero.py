"""`bibkit zotero`: the verbs that have to do with Zotero, each loaded when it is called."""

from __future__ import annotations

import importlib

import click

VERBS: dict[str, tuple[str, str]] = {
    "plugin": ("zotero_plugin", "Build the Zotero plugin."),
    "push": ("zotero_push", "Put entries and their notes into a Zotero library."),
}


class _ZoteroGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"bibkit.cli.{VERBS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in sorted(VERBS.items())])


@click.group(cls=_ZoteroGroup)
def command() -> None:
    """Work with a Zotero library: at zotero.org, or in the Zotero on this machine.

    \b
    bibkit zotero push refs.bib --dry-run             what would happen
    bibkit zotero push records.json --local           into the Zotero that runs here (version 10 or later)
    bibkit zotero push refs.bib --collection Thesis   into a collection, made when missing

    For zotero.org set ZOTERO_API_KEY to a key from https://www.zotero.org/settings/keys/new with write access; for a
    group also ZOTERO_LIBRARY_TYPE=group and ZOTERO_LIBRARY_ID to its number.
    """
