"""Which value of an entry goes into which field, by dialect and type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bibkit.bibtex import aliases
from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.dates import PUBSTATES, read_date, render_year_month_day
from bibkit.bibtex.fields import FieldWriter, as_written
from bibkit.bibtex.latex import encode_verbatim, latex_in_ascii
from bibkit.bibtex.origins import RawFields
from bibkit.bibtex.read import join_titles
from bibkit.bibtex.unchanged import BibValue
from bibkit.bibtex.values import OF_AUTHORITIES, ON_THE_WEB, english_ordinal, page_ranges, read_foreign
from bibkit.bibtex.write_types import PATENT_NUMBER, TypeChoice
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.model.vocabulary import VARIABLES
from bibkit.text.titles import comparison_key
from bibkit.text.wordlists import word_set

_Write = Callable[[FieldWriter, str, Any], None]


def collect_fields(
    record: Record,
    dialect: Dialect,
    choice: TypeChoice,
    *,
    ascii: bool = False,
    parents: frozenset[str] = frozenset(),
    read_as: Dialect | None = None,
    raws: Mapping[str, RawFields] = MappingProxyType({}),
) -> dict[str, BibValue]:
    """Field name -> value of a record, for an entry of the chosen type; see FieldWriter."""
    out = FieldWriter(record, dialect, choice, ascii=ascii, parents=parents, read_as=read_as, raws=raws)
    for attribute, value in record.entry.items():
        if attribute not in out.left_to_parents:
            _WRITERS.get(attribute, FieldWriter.put_plain)(out, attribute, value)
    if not out.is_biblatex and out.entry.type == "paper-conference" and not out.entry.container_title:
        out.put("booktitle", out.fields.pop("eventtitle", BibValue("")).text)
    if out.entry.event_title and not out.raw("event_title") and _is_named_twice(out):
        out.fields.pop("eventtitle", None)
    out.put_type()
    out.put_foreign()
    return out.in_order()


def _is_named_twice(out: FieldWriter) -> bool:
    """Whether the proceedings are called as the meeting is: BibLaTeX would print the name twice in a row.

    What a page or an agency gives is left out as well where the one name holds the other.
    """
    event, container = comparison_key(out.entry.event_title), comparison_key(out.entry.container_title)
    return event == container or (event in container and out.is_from_outside("event_title"))


# ------------------------------------------------------------------------------------------- titles, publishers, places


def _title(out: FieldWriter, attribute: str, value: str) -> None:
    raw = out.raw(attribute)
    if len(raw) > 1 and (out.is_biblatex or out.is_same_dialect) and _joined(raw) == value:
        for name, tex in raw:
            out.put(name, latex_in_ascii(tex) if out.ascii else tex)
        return
    name = "title" if attribute == "title" else _container_field(out)
    if raw and out.is_same_dialect:
        name = raw[0][0]
    out.put(name, out.text(attribute, value, cased=name in ("title", "booktitle")))


def _joined(raw: RawFields) -> str:
    """The title that was read from `title`, `subtitle` and `titleaddon`."""
    text = ""
    for name, tex in raw:
        text = join_titles(text, read_foreign(name, tex))
    return text


def _container_field(out: FieldWriter) -> str:
    if out.choice.type in _IN_JOURNALS:
        return "journaltitle" if out.is_biblatex else "journal"
    if out.entry.type in ON_THE_WEB:
        return "organization" if out.is_biblatex else "howpublished"
    return "booktitle"


def _short_journal(out: FieldWriter, attribute: str, value: str) -> None:
    """BibTeX has no use for it; it goes back into the .bib it came from."""
    if out.is_biblatex or out.raw(attribute):
        out.put_plain(attribute, value)


def _unwanted(out: FieldWriter, attribute: str, value: Any) -> None:
    """What no reader of a bibliography asks for is written only back into the .bib it came from."""
    if out.raw(attribute):
        out.put_plain(attribute, value)


def _publisher(out: FieldWriter, attribute: str, value: str) -> None:
    type_ = out.choice.type
    if out.entry.eprint and value == out.entry.eprint_type:
        return  # "arXiv" as Zotero's publisher of a preprint
    if type_ in _THESES and not out.is_biblatex:
        name = "school"
    elif type_ in _BY_INSTITUTION:
        name = "institution"
    elif type_ in _BY_ORGANIZATION and (out.is_biblatex or type_ == "manual") and "organization" not in out.fields:
        name = "organization"
    else:
        name = "publisher"
    out.put_text(name, attribute, value)


def _event_place(out: FieldWriter, attribute: str, value: str) -> None:
    """BibTeX's `address` is where a conference was held, unless it is where the publisher sits."""
    is_address = not out.is_biblatex and not out.raw(attribute) and not out.entry.publisher_place
    out.put_text("address" if is_address else "venue", attribute, value)


# --------------------------------------------------------------------------------------------------------------- names


def _names(out: FieldWriter, attribute: str, value: tuple[Name, ...]) -> None:
    raw = out.raw(attribute)
    if raw and out.is_same_dialect:
        for beside, tex in raw[1:]:  # editortype
            out.put(beside, tex)
    out.put(out.name_of(attribute), out.names(attribute, value))
    if out.is_biblatex and not raw and any(name.non_dropping_particle[:1].islower() for name in value):
        out.put("options", "useprefix=true")


def _role(out: FieldWriter, attribute: str, value: tuple[Name, ...]) -> None:
    """Somebody else than author, editor and translator: an editor of another type, as BibLaTeX has them."""
    if out.raw(attribute) and out.is_same_dialect:
        _names(out, attribute, value)
        return
    text, word = out.names(attribute, value), _ROLE_WORDS.get(attribute, "")
    if not out.is_biblatex:
        if attribute in _LEADING and not out.entry.author:
            out.put("author", text)
        elif attribute == "collection_editor" and not out.entry.editor:
            out.put("editor", text)
        else:
            out.put(out.name_of(attribute), text)
        return
    slots = ["editora", "editorb", "editorc"]
    if attribute in _LEADING and not out.entry.editor:
        slots.insert(0, "editor")
    slot = next((name for name in slots if name not in out.fields), "") if word else ""
    out.put(slot or out.name_of(attribute), text)
    if slot:
        out.put(f"{slot}type", word)


def _authority(out: FieldWriter, attribute: str, value: str) -> None:
    if out.stands(attribute, value):
        out.put_raw(attribute)
    else:
        out.put("institution" if out.entry.type in OF_AUTHORITIES else "authority", out.encode(value))


# --------------------------------------------------------------------------------------------------------------- dates


def _issued(out: FieldWriter, attribute: str, value: Date) -> None:
    raw = out.raw(attribute)
    if raw and out.is_same_dialect and read_date(*(tex for _, tex in raw)) == value:
        _date_as_written(out, dict(raw), value)
    elif out.is_biblatex:
        _biblatex_date(out, value)
    else:
        _year_month_day(out, value)


def _date_as_written(out: FieldWriter, texts: dict[str, str], value: Date) -> None:
    if "date" in texts:
        out.put("date", texts["date"].strip())
        return
    written = render_year_month_day(value)
    out.put("year", texts["year"].strip())
    if value.literal or not written.month:
        for name in ("month", "day"):
            out.put(name, texts.get(name, "").strip())
    else:
        out.put("month", written.month, bare=not written.month_is_text)
        out.put("day", written.day)


def _biblatex_date(out: FieldWriter, value: Date) -> None:
    if not value.literal:
        out.put("date", value.to_edtf())
        return
    state = PUBSTATES.get(value.literal.strip("[]() .").lower())
    if state and not out.entry.status:
        out.put("pubstate", state)
    else:
        out.put("year", out.encode(value.literal))


def _year_month_day(out: FieldWriter, value: Date) -> None:
    written = render_year_month_day(value)
    out.put("year", out.encode(written.year))
    out.put("month", written.month, bare=not written.month_is_text)
    out.put("day", written.day)


def _other_date(out: FieldWriter, attribute: str, value: Date) -> None:
    if out.stands(attribute, value):
        out.put_raw(attribute)
    else:
        out.put(out.name_of(attribute), out.encode(value.literal) if value.literal else value.to_edtf())


# ------------------------------------------------------------------------------------------------------------- numbers


def _number(out: FieldWriter, attribute: str, value: str) -> None:
    if out.entry.eprint and value.endswith(out.entry.eprint):
        return  # Zotero's archive ID of a preprint
    name = "number"
    if attribute == "issue" and out.entry.type == "patent":
        name = "issue"  # Zotero's priority numbers; the number is the patent's
    if attribute == "number" and out.choice.type in _IN_JOURNALS and out.choice.type != "legislation":
        name = "eid" if out.is_biblatex or out.entry.issue else "number"
    out.put_text(name, attribute, value)


def _work_number(out: FieldWriter, attribute: str, value: str) -> None:
    """A number of the work itself; of a patent without the office's letters, which BibLaTeX has in `type`."""
    if out.choice.type != "patent":
        _number(out, attribute, value)
        return
    raw = out.raw(attribute)
    if len(raw) > 1 and out.is_same_dialect and value.endswith(raw[0][1]):
        out.put_raw(attribute)
        return
    match = PATENT_NUMBER.fullmatch(value)
    out.put_text("number", attribute, match.group(2) if match else value)


def _page(out: FieldWriter, attribute: str, value: str) -> None:
    raw = out.raw(attribute)
    if raw and raw[0][0] == "eid" and (out.is_biblatex or out.is_same_dialect):
        out.put("eid", out.text(attribute, value))
        return
    kept = as_written(raw[0][1], value, cased=False, ascii=out.ascii) if raw else None
    out.put("pages", kept if kept is not None else out.encode(page_ranges(value)))


def _edition(out: FieldWriter, attribute: str, value: str) -> None:
    """BibLaTeX makes an ordinal of the document's language of a number; BibTeX's styles print `3 edition`."""
    if not out.raw(attribute):
        ordinal = _ORDINAL.fullmatch(value)
        if out.is_biblatex and ordinal:
            value = ordinal.group(1)
        elif not out.is_biblatex and re.fullmatch(r"[1-9]\d?", value) and _is_english(out.entry):
            value = english_ordinal(int(value))
    out.put_text("edition", attribute, value)


def _is_english(entry: Entry) -> bool:
    return entry.language.lower()[:2] in ("", "en")


_ORDINAL = re.compile(r"(\d+)\s*(?:st|nd|rd|th|\.)(?:\s*(?:edition|edn|ed)\.?)?", re.I)


# --------------------------------------------------------------------------------------- identifiers, lists, languages


def _verbatim(out: FieldWriter, attribute: str, value: str) -> None:
    if out.stands(attribute, value):
        out.put_raw(attribute)
    else:
        out.put(out.name_of(attribute), encode_verbatim(value))


def _url(out: FieldWriter, attribute: str, value: str) -> None:
    """The address; one of JSTOR's is an eprint to BibLaTeX besides."""
    _verbatim(out, attribute, value)
    stable = _JSTOR.match(value) if out.is_biblatex and not out.entry.eprint and not out.is_from_bib else None
    if stable:
        out.put("eprint", stable.group(1))
        out.put("eprinttype", "jstor")


_JSTOR = re.compile(r"https?://(?:www\.)?jstor\.org/stable/(?:pdf/)?(\d+)(?:\.pdf)?/?$")


def _pmid(out: FieldWriter, attribute: str, value: str) -> None:
    if out.is_biblatex and not out.entry.eprint and not out.is_from_bib:
        out.put("eprint", encode_verbatim(value))
        out.put("eprinttype", "pubmed")
    else:
        _verbatim(out, attribute, value)


def _identifiers(out: FieldWriter, attribute: str, value: tuple[str, ...]) -> None:
    """Of several ISBNs that a page or agency gives, the first: biber warns of more than one. A file's own are kept."""
    if attribute == "isbn" and out.is_from_outside(attribute):
        value = value[:1]
    out.put(out.name_of(attribute), out.encode((" " if attribute == "isbn" else ", ").join(value)))


def _keywords(out: FieldWriter, attribute: str, value: tuple[str, ...]) -> None:
    words = (out.encode(word) for word in value)
    out.put(out.name_of(attribute), ", ".join(f"{{{word}}}" if re.search("[,;]", word) else word for word in words))


def _language(out: FieldWriter, attribute: str, value: str) -> None:
    """BibLaTeX's `langid` is one of babel's names; what is none goes into `language`."""
    if out.stands(attribute, value):
        out.put_raw(attribute)
        return
    tag = value.lower().replace("_", "-")
    tag = aliases.TAG_OF_CODE.get(tag, tag)
    known = aliases.LANGUAGE_OF_TAG.get(tag) or aliases.LANGUAGE_OF_TAG.get(tag.partition("-")[0])
    if known is None and tag in aliases.TAG_OF_LANGUAGE:
        known = tag
    out.put("langid" if out.is_biblatex and known else "language", known or out.encode(value))


def _nothing(out: FieldWriter, attribute: str, value: str) -> None:
    """`genre` is settled with the entry type."""


# A website's name is no book's title; courts and codes are printed like journals.
_IN_JOURNALS = word_set("article suppperiodical periodical review jurisdiction legislation")
_THESES = word_set("phdthesis mastersthesis bachelorsthesis")
_BY_INSTITUTION = word_set("thesis report techreport")
_BY_ORGANIZATION = word_set("software online misc manual")
# Who stands first where a work has no author.
_LEADING = word_set("director performer composer host script_writer organizer producer compiler")
_ROLE_WORDS = {
    attribute: word
    for word, attribute in reversed(aliases.EDITOR_ROLES.items())
    if attribute not in ("editor", "translator")
}

_WRITERS: Mapping[str, _Write] = {
    **{v.attribute: _verbatim for v in VARIABLES if v.kind == "verbatim"},
    **{v.attribute: _role for v in VARIABLES if v.kind == "names"},
    **{v.attribute: _other_date for v in VARIABLES if v.kind == "date"},
    **dict.fromkeys(("author", "editor", "translator", "container_author"), _names),
    "title": _title, "container_title": _title, "container_title_short": _short_journal, "publisher": _publisher,
    "event_place": _event_place, "authority": _authority, "issued": _issued, "number": _work_number, "issue": _number,
    "collection_number": _number, "page": _page, "edition": _edition, "url": _url, "pmid": _pmid, "isbn": _identifiers,
    "issn": _identifiers, "keyword": _keywords, "language": _language, "source": _unwanted, "genre": _nothing,
}  # fmt: skip
