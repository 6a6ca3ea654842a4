"""`bibkit zotero`: the verbs that have to do with Zotero, each loaded when it is called."""

from __future__ import annotations

import click

from bibkit.cli.verbs import VerbGroup

VERBS: dict[str, tuple[str, str]] = {
    "plugin": ("zotero_plugin", "Build the Zotero plugin."),
    "push": ("zotero_push", "Put entries and their notes into a Zotero library."),
}


@click.group(cls=VerbGroup, verbs=VERBS)
def command() -> None:
    """Work with a Zotero library: at zotero.org, or in the Zotero on this machine.

    \b
    bibkit zotero push refs.bib --dry-run             what would happen
    bibkit zotero push records.json --local           into the Zotero that runs here (version 10 or later)
    bibkit zotero push refs.bib --collection Thesis   into a collection, made when missing

    For zotero.org set ZOTERO_API_KEY to a key from https://www.zotero.org/settings/keys/new with write access; for a
    group also ZOTERO_LIBRARY_TYPE=group and ZOTERO_LIBRARY_ID to its number.
    """
