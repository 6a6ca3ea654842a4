"""The library's front door: pages, formats and enrichment as plain functions. `import bibkit` is the way to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.model.record import Record

if TYPE_CHECKING:
    from bibkit.enrichment.ports import WorkSource
    from bibkit.formats._base import ReadResult


def extract(page: str | bytes | Path, *, url: str = "") -> tuple[Record, ...]:
    """What a page says, as records with provenance: usually one, none for a page that shows no work.

    `page` is a Path to a saved page, its bytes, or its text (HTML or what a person copied from the screen; which of the
    two is detected). `url` says where it came from. No network is used.

    Raises InputError: unreadable file, empty or binary content.

    >>> records = extract("2015\\nDOI: 10.1371/journal.pone.0141122\\n…")  # doctest: +SKIP
    """
    from bibkit.extractors import extract_page
    from bibkit.files import load
    from bibkit.pages.read import read_page

    if isinstance(page, Path):
        data, name = load(page).data, str(page)
    else:
        data, name = (_encoded(page) if isinstance(page, str) else page), ""
    return extract_page(read_page(data, input=name, url=url)).records


def enrich(records: Iterable[Record], source: WorkSource | None = None, *, mailto: str = "") -> list[Record]:
    """The records with their blanks filled from Crossref, by their DOIs; disagreements are kept as conflicts.

    `source` answers instead of the live API (see bibkit.sources.snapshot for files of works). A record that could not
    be looked up comes back as it was, with an issue that says why. `mailto` is the contact told to Crossref.
    """
    from bibkit.enrichment.enrich import enrich_records
    from bibkit.enrichment.settings import EnrichSettings
    from bibkit.sources.build import build_source

    settings = EnrichSettings(mailto=mailto)
    return enrich_records(list(records), source or build_source(settings), settings=settings)


def read(data: str | bytes | Path, format: str = "") -> ReadResult:
    """Records from a bibliographic format: bibtex, biblatex, csljson, ris, zotero and more; detected when not named.

    `data` is a Path, bytes or text. The result has `records` and `issues`.

    Raises InputError: unreadable, or of no format that can be told.
    """
    from bibkit.errors import InputError
    from bibkit.files import load
    from bibkit.formats import _registry

    if isinstance(data, Path):
        content, name = load(data).data, str(data)
    else:
        content, name = (_encoded(data) if isinstance(data, str) else data), ""
    found = format or _registry.detect_format(content, name)
    if found is None:
        raise InputError(f"cannot tell what format {name or 'the text'} is in", "name it")
    return _registry.read(content, found, name=name)


def render(records: Iterable[Record], format: str = "bibtex", *, ascii: bool = False, annotation: bool = False) -> str:
    """Records as text in a bibliographic format.

    `ascii` writes nothing but ASCII (LaTeX commands in BibTeX); `annotation` puts citation statements into the
    annotation field.

    Raises InputError: no such format, or one that can only be read.
    """
    from bibkit.formats import _registry
    from bibkit.formats._base import RenderOptions

    return _registry.render(records, format, RenderOptions(ascii=ascii, annotation=annotation))


def _encoded(text: str) -> bytes:
    """A text as bytes; what stands for undecodable bytes in it (`surrogateescape`) becomes these bytes again."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
