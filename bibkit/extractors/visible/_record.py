"""What a labelled record offers, value by value."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.extractors._base import Draft
from bibkit.extractors._kinds import csl_type_of
from bibkit.extractors._values import (
    date_of,
    doi_of,
    isbns_of,
    issns_of,
    keywords_of,
    language_of,
    number_of,
    pages_of,
    pmid_of,
)
from bibkit.extractors.visible._fields import Field
from bibkit.extractors.visible._imprint import parse_imprint
from bibkit.extractors.visible._people import is_furniture, names_in_line
from bibkit.text.fragments import plain_text, strip_markup


def offer_fields(draft: Draft, fields: Sequence[Field]) -> None:
    """Labelled values, each read as what its label says; a value of the wrong shape is left out."""
    for field in fields:
        values = [strip_markup(value) for value in field.values]
        text = values[0]
        at = field.block.locator
        match field.attribute:
            case "author" | "editor":
                names = [name for value in field.values for name in names_in_line(value)]
                draft.offer(field.attribute, tuple(dict.fromkeys(names)), at)
            case "issued":
                draft.offer("issued", date_of(text) if len(text) < 40 else None, at)
            case "imprint":
                imprint = parse_imprint(" ".join(values))
                date = date_of(text)
                draft.offer("issued", date_of(imprint.year) if date is None else date, at)
                draft.offer("publisher", imprint.publisher, at)
                draft.offer("publisher_place", imprint.place, at)
            case "doi":
                draft.offer("doi", doi_of(text), at)
            case "isbn":
                draft.offer("isbn", isbns_of(values), at)
            case "issn":
                draft.offer("issn", issns_of(values), at)
            case "pmid":
                draft.offer("pmid", pmid_of(text), at)
            case "volume" | "issue":
                draft.offer(field.attribute, number_of(text) if len(text) <= 12 else "", at)
            case "page":
                draft.offer("page", pages_of(text) if len(text) <= 24 else "", at)
            case "language":
                draft.offer("language", language_of(text), at)
            case "keyword":
                draft.offer("keyword", keywords_of(values) if field.sure else (), at)
            case "type":
                draft.offer("type", csl_type_of(text.strip("[]")), at)
            case "publisher" | "container_title" | "edition" | "publisher_place" | "collection_title" | "event_title":
                usable = field.sure and len(text) <= 160 and not is_furniture(text)
                draft.offer(field.attribute, plain_text(text) if usable else "", at)
            case _:
                pass
