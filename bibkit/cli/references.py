"""`--references`: lists of printed references, and the works that a page cites, as records."""

from __future__ import annotations

from collections.abc import Sequence

import click

from bibkit.cli.inputs import load_page
from bibkit.cli.progress import progress_bar
from bibkit.cli.screen import printable
from bibkit.enrichment.settings import EnrichSettings
from bibkit.errors import BibkitError
from bibkit.model.record import Record
from bibkit.pages.page import Page


def read_references(names: Sequence[str], *, url: str, settings: EnrichSettings | None) -> tuple[list[Record], int]:
    """The works that are cited in each PAGE, and the worst exit code: 1 for a PAGE without references.

    With settings printed references are looked for by their words, and a registered work is taken where nothing is in
    doubt; without them each is read by itself. What gives no title is told of and left out: it would be no entry.
    """
    records: list[Record] = []
    worst = 0
    for name in names:
        try:
            page = load_page(name, url=url)
        except BibkitError as error:
            click.echo(printable(f"bibkit: {error}"), err=True)
            worst = max(worst, error.exit_code)
            continue
        found = _references_of(page, settings)
        kept = [record for record in found if record.entry.title]
        for record in found:
            if not record.entry.title:
                told = printable(record.entry.note[:100])
                click.echo(f"{record.input or name}: not written, no title could be read: {told}", err=True)
        if not kept:
            click.echo(printable(f"bibkit: no references found in {name}"), err=True)
        if len(kept) < max(1, len(found)):
            worst = max(worst, 1)
        records += kept
    return records, worst


def _references_of(page: Page, settings: EnrichSettings | None) -> list[Record]:
    """Those a page lists under its heading or in its tags; a text without such a list is itself one."""
    from bibkit.enrichment.reference import match_references, read_reference
    from bibkit.enrichment.reference_list import split_references
    from bibkit.extractors import references_on

    listed = list(references_on(page))
    if page.kind != "text" or listed:
        return listed
    texts = split_references(page.source)
    if settings is None:
        return [read_reference(text, f"{page.input}:{number}") for number, text in enumerate(texts, 1)]
    from bibkit.sources.build import build_source

    with progress_bar("looking up", len(texts)) as progress:
        return match_references(texts, build_source(settings), progress=progress, input=page.input)
