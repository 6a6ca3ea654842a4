"""What a labelled record offers, value by value."""

from __future__ import annotations

import re
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
from bibkit.extractors.visible._fields import Field, is_label
from bibkit.extractors.visible._furniture import is_furniture
from bibkit.extractors.visible._imprint import parse_imprint
from bibkit.extractors.visible._lines import has_digit
from bibkit.extractors.visible._people import names_in_line
from bibkit.model.identifiers import Isbn
from bibkit.model.names import Name
from bibkit.text.abstracts import abstract_text
from bibkit.text.fragments import plain_text, strip_markup
from bibkit.text.patterns import lazy_pattern


def offer_fields(draft: Draft, fields: Sequence[Field]) -> None:
    """Labelled values, each read as what its label says; a value of the wrong shape is left out."""
    attributes = {field.attribute for field in fields}
    book = any(field.attribute in ("isbn", "imprint", "edition") or _is_specification(field) for field in fields)
    for field in fields:
        if field.attribute == "editor" and not book:  # who handled an article for its journal
            continue
        values = [strip_markup(value) for value in field.values]
        text = values[0]
        at = field.block.locator
        match field.attribute:
            case "editor" if _is_specification(field):
                lines = [_ADDRESS.sub("", value).split(",")[0] for value in values]
                draft.offer("editor", tuple(name for line in lines for name in names_in_line(line)), at)
            case "author" | "editor":
                again = _again(fields, field)
                names = [name for other in again for value in other.values for name in names_in_line(value)]
                draft.offer(field.attribute, tuple(dict.fromkeys(names)), at)
            case "number_of_pages" if field.sure and (medium := _MEDIUM.match(text)):
                draft.offer("type", "song" if medium.group("sound") else "motion_picture", at)
            case "genre" if field.sure and _DEGREE.search(text):
                draft.offer("type", "thesis", at)
                draft.offer("genre", plain_text(text) if len(text) <= 80 else "", at)
            case "school" if field.sure and len(text) <= 120:
                draft.offer("type", "thesis", at)
                draft.offer("publisher", plain_text(text), at)
            case "body":
                draft.offer("author", (Name(literal=text),) if _is_body(field, text) else (), at)
            case "issued":
                draft.offer("issued", date_of(text) if len(text) < 40 else None, at)
            case "imprint":
                imprint = parse_imprint(" ".join(values))
                date = date_of(text)
                draft.offer("issued", date_of(imprint.year) if date is None else date, at)
                if not _DAY.match(imprint.publisher):
                    draft.offer("publisher", imprint.publisher, at)
                    draft.offer("publisher_place", imprint.place, at)
            case "doi":
                draft.offer("doi", doi_of(text), at)
            case "isbn":
                draft.offer("isbn", _isbns(values, fields), at)
            case "issn":
                draft.offer("issn", issns_of(values), at)
            case "pmid":
                draft.offer("pmid", pmid_of(text), at)
            case "volume" | "issue":
                draft.offer(field.attribute, number_of(text) if _NUMBERED.fullmatch(text) else "", at)
            case "page":
                # "Pages: 18" counts them where no volume says that they are a place.
                place = "volume" in attributes or "issue" in attributes or not text.isdigit()
                draft.offer("page", pages_of(text) if len(text) <= 24 and place and not _PAGES.match(text) else "", at)
            case "language":
                draft.offer("language", language_of(text), at)
            case "keyword":
                draft.offer("keyword", keywords_of(values) if field.sure else (), at)
            case "type":
                draft.offer("type", csl_type_of(text.strip("[]")), at)
            case "publisher" if field.sure and (dated := _PUBLISHER_AND_DAY.fullmatch(text)):
                draft.offer("publisher", plain_text(dated.group(1)), at)
                draft.offer("issued", date_of(dated.group(2)), at)
            case "publisher" if field.sure and (dated := _PUBLISHER_AND_YEAR.fullmatch(text)):
                # "Harcourt, New York, 1973": which part is the place is not told.
                draft.offer("publisher", "" if "," in dated.group(1) else plain_text(dated.group(1)), at)
                draft.offer("issued", date_of(dated.group(2)), at)
            case "publisher" if field.sure and " : " in text:
                imprint = parse_imprint(text)
                draft.offer("publisher", imprint.publisher, at)
                draft.offer("publisher_place", imprint.place, at)
            case "publisher" if field.sure and len(text) <= 160:
                draft.offer("publisher", "" if is_label(text) else plain_text(_SEAT.sub("", text)), at)
            case "abstract" if field.block.plain.startswith(("dc.", "dcterms.")):
                draft.offer("abstract", abstract_text(field.values[0]), at)
            case "container_title" | "edition" | "publisher_place" | "collection_title" | "event_title":
                inverted = _INVERTED.fullmatch(text) if field.attribute == "container_title" else None
                text = f"{inverted.group(2)} {inverted.group(1)}" if inverted else text
                named = not is_furniture(text) or _NAMED_SERIAL.match(text)
                usable = field.sure and len(text) <= 160 and named and not text.startswith("10.")
                numbered = _IN_SERIES.fullmatch(text) if field.attribute == "collection_title" and usable else None
                if numbered is not None:
                    draft.offer("collection_number", numbered.group(2), at)
                    text = numbered.group(1)
                draft.offer(field.attribute, plain_text(text) if usable else "", at)
            case _:
                pass
    if attributes & {"imprint", "publisher"} and any(
        field.attribute in ("number_of_pages", "abstract", "page")  # catalogues call it a description
        and len(field.values[0]) <= 80
        and _PAGES.search(field.values[0])
        for field in fields
    ):
        draft.offer("type", "book", "labels of a book")


def _label_of(field: Field) -> str:
    return field.block.plain.partition(":")[0].strip()


def _again(fields: Sequence[Field], first: Field) -> list[Field]:
    """The field, and those right below it with the same label: a line for each author, as reference managers show."""
    found = [first]
    for field in fields[fields.index(first) + 1 :]:
        if field.place - found[-1].place > 2 or _label_of(field) != _label_of(first):
            break
        found.append(field)
    return found


# "3 CDs", "1 DVD-Video (98 Min.)": what else than paper catalogues measure.
_MEDIUM = lazy_pattern(
    r"\d{1,3} (?:(?P<sound>(?:audio-?)?cds?\b(?!-rom)|compact discs?\b|schallplatten?\b|lps?\b|audio discs?\b|"
    r"sound discs?\b)|dvds?\b(?!-rom)|dvd-videos?\b|blu-ray|videodiscs?\b)",
    re.I,
)
_DEGREE = lazy_pattern(
    r"\bph\.? ?d|\bdoct|\bmaster|\bbachelor|\bm\.?(?:a|sc?|phil|res)\b|\bd\.?phil|thesis|dissertation|diplom|magister|"
    r"habilitation|licenci|laurea|博士|硕士|修士|석사|박사",
    re.I,
)
_ADDRESS = lazy_pattern(r"\s[<(].*")


def _isbns(values: Sequence[str], fields: Sequence[Field]) -> tuple[str, ...]:
    """The ISBNs of a label, with 13 digits where another label gives the same so ("ISBN-10", "ISBN-13")."""
    own = {isbn.isbn13 for value in isbns_of(values) if (isbn := Isbn.parse(value)) is not None}
    labelled = [strip_markup(value) for field in fields if field.attribute == "isbn" for value in field.values]
    every = isbns_of([*values, *labelled])
    return tuple(value for value in every if (isbn := Isbn.parse(value)) is not None and isbn.isbn13 in own)


def _is_specification(field: Field) -> bool:
    """Whether editors are listed as those of a standard are, "Editors:" in a list of labels, each with their house."""
    return field.attribute == "editor" and field.block.tag == "dt" and field.sure


def _is_body(field: Field, text: str) -> bool:
    """Whether a list of labels and values names an organisation, as "From:" does on pages of governments."""
    words = text.split()
    return field.block.tag in ("dt", "th") and 2 <= len(words) <= 8 and words[0][0].isupper() and not has_digit(text)


# Names made of words of menus: "Journal of Physics", "Annual Review of Law".
_NAMED_SERIAL = lazy_pattern(
    r"(?:\S+ ){0,3}(?:Journal|Annals|Archives|Review|Bulletin|Transactions|Proceedings) (?:of|on|for|in) "
)
# "Industry Applications, IEEE Transactions on"
_INVERTED = lazy_pattern(r"([^,]{3,80}), ([^,]{3,60} (?:on|of|in|for))")
_PAGES = lazy_pattern(r"(?<!\d)\d+\s*(?:p\b|pp\b|pages|s\.|seiten|p\.|стр|с\.|页|頁|ページ|sayfa|sivua|페이지)", re.I)


_NUMBERED = lazy_pattern(r"[\w.]{0,8}\s?\d[\w/–-]{0,8}[.,]?|[IVXLC]{1,8}")
# "Farrar, Straus and Giroux; 1st edition (April 2, 2013)"
_PUBLISHER_AND_DAY = lazy_pattern(r"([^;()]{3,100}?)(?:; [^();]{0,30}edition)? \(([^()]{6,20}\d{4})\)")
_DAY = lazy_pattern(r"\d{1,2}\.? [^\W\d_]{2,12}$")  # "22 dic 2017": a date in words that are not known
_IN_SERIES = lazy_pattern(r"([^;]{3,150}?) ; (?:(?:Bd|vol|no|nr|t)\.? ?)?(\d{1,5})", re.I)  # "Studien zum Recht ; 8"
_SEAT = lazy_pattern(r" \([^\W\d_][^()\d]{1,40}\)$")  # "Hachette (Paris)"
# "University of Chicago Press, 1996"
_PUBLISHER_AND_YEAR = lazy_pattern(r"(.{3,100}), ((?:1[5-9]|20)\d\d)")
