"""`bibkit explain`: why an entry says what it says of one field."""

from __future__ import annotations

import json
from typing import Any

import click

from bibkit.cli.inputs import load_page
from bibkit.cli.screen import printable, tell
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.provenance import Origin, Rejected
from bibkit.model.record import Record, csl_name
from bibkit.model.shown import shown_origin, shown_value
from bibkit.model.vocabulary import BY_ATTRIBUTE, VARIABLES

_OTHER_NAMES = {
    "authors": "author", "editors": "editor", "year": "issued", "date": "issued", "journal": "container_title",
    "booktitle": "container_title", "pages": "page", "number_of_issue": "issue", "address": "publisher_place",
    "keywords": "keyword", "link": "url", "series": "collection_title", "summary": "abstract",
}  # fmt: skip


@click.command()
@click.argument("page", metavar="PAGE")
@click.argument("field", metavar="FIELD")
@click.option("--url", default="", metavar="URL", help="Where a saved page came from.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def command(page: str, field: str, url: str, as_json: bool) -> int:
    """Say where the value of FIELD on PAGE comes from, what else was offered, and why that lost.

    FIELD is a CSL variable (container-title, DOI), its BibLaTeX or BibTeX name (journaltitle, year), or `type`.

    \b
    bibkit explain page.html title
    bibkit explain page.txt container-title
    bibkit explain saved.html issued --json

    Exit code 0 when the page gives a value, 1 when it does not.
    """
    from bibkit.extractors import extract_page

    attribute = attribute_named(field)
    result = extract_page(load_page(page, url=url))
    if as_json:
        found = [_explanation(record, attribute) for record in result.records]
        document = {
            "schema": 1,
            "input": page,
            "extractor": result.extractor,
            "field": csl_name(attribute),
            "records": found,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
        return 0 if any(row["value"] is not None for row in found) else 1
    if not result.records:
        tell(result.issues, "bibkit: ")
        return 1
    known = False
    for number, record in enumerate(result.records, 1):
        if len(result.records) > 1:
            click.echo(f"work {number} of {len(result.records)}: {shown_value(record.entry.title)}")
        known = _explain(record, attribute) or known
    return 0 if known else 1


def attribute_named(field: str) -> str:
    """The Entry attribute that a name means, however it is spelt. Raises UsageError with the nearest names."""
    key = field.strip().lower().replace("-", "_")
    names = {"type": "type", **{name: name for name in BY_ATTRIBUTE}}
    for variable in reversed(VARIABLES):
        for name in (variable.biblatex, variable.bibtex):
            if name:
                names.setdefault(name, variable.attribute)
    names |= _OTHER_NAMES
    if key in names:
        return names[key]
    import difflib

    near = difflib.get_close_matches(key, names, n=2)
    hint = f"; did you mean {' or '.join(csl_name(names[name]) for name in near)}?" if near else ""
    raise click.UsageError(f"no such field: {field!r}{hint}")


def _lost(record: Record, attribute: str) -> list[Rejected]:
    return [item for item in record.rejected if item.attribute == attribute]


def _reason(item: Rejected, record: Record) -> str:
    """Why an offer was not taken, in words."""
    if item.kind == "rejected":
        return f"not believed: {item.reason}" if item.reason else "not believed"
    if item.kind == "conflict":
        return item.reason or "it differs and may be right: a conflict to decide"
    taken = record.provenance.get(item.attribute)
    better = (
        f"{taken.layer} is believed before {item.origin.layer}" if taken and taken.layer != item.origin.layer else ""
    )
    return item.reason or better or "another value was taken"


def _explain(record: Record, attribute: str) -> bool:
    """Print one record's explanation; whether it has the value."""
    value = getattr(record.entry, attribute)
    origin = record.provenance.get(attribute)
    name = csl_name(attribute)
    if value and (origin or attribute != "type"):
        click.echo(f"{name}: {shown_value(value)}")
        click.echo(f"  from {_place(record, attribute)}")
    else:
        click.echo(f"{name}: the page does not say")
    lost = _lost(record, attribute)
    if lost:
        click.echo("also offered:")
    for item in lost:
        click.echo(f"  {shown_value(item.value)}")
        click.echo(printable(f"    from {shown_origin(item.origin)}; {_reason(item, record)}"))
    tell(issue for issue in record.issues if _concerns(issue, attribute, origin))
    return bool(value)


def _concerns(issue: Issue, attribute: str, origin: Origin | None) -> bool:
    """Whether an issue is about this value: it names the field, or stands at the same place."""
    return issue.where in (attribute, csl_name(attribute)) or (
        origin is not None and issue.where == origin.locator != ""
    )


def _place(record: Record, attribute: str) -> str:
    origin = record.provenance.get(attribute)
    if origin is None:
        return "nothing that was noted"
    reader = f" (read by the {origin.source} reader)" if origin.layer == "site" else ""
    score = f", match {origin.score:.2f}" if origin.score is not None else ""
    reason = f": {origin.reason}" if origin.reason else ""
    return printable(f"{shown_origin(origin)}{reader}{score}{reason}")


def _explanation(record: Record, attribute: str) -> dict[str, Any]:
    origin = record.provenance.get(attribute)
    return {
        "value": _csl_value(attribute, getattr(record.entry, attribute)),
        "origin": origin.to_json() if origin else None,
        "offered": [
            {
                "value": _csl_value(attribute, item.value),
                "origin": item.origin.to_json(),
                "kind": item.kind,
                "reason": _reason(item, record),
            }
            for item in _lost(record, attribute)
        ],
    }


def _csl_value(attribute: str, value: Any) -> Any:
    """The value as CSL-JSON has it; None for none."""
    if not value:
        return None
    if attribute == "type":
        return value
    csl = Entry(**{attribute: value}).to_csl()
    return csl.get(csl_name(attribute), csl.get("custom", {}).get(csl_name(attribute)))
