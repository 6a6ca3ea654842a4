"""Entries of a .bib read as records: what its fields mean, in both data models.

BibTeX and BibLaTeX files mix each other's names freely, so one reading serves both; the dialect only decides what a
few words mean. Everything that no variable fits is kept under its own name in `Entry.extra`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from bibkit.bibtex import aliases
from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.collector import collection_paused
from bibkit.bibtex.dates import read_date
from bibkit.bibtex.inherit import Fields, Inheritance
from bibkit.bibtex.origins import FileOrigins, Sources
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from bibkit.bibtex.values import (
    OF_AUTHORITIES,
    ON_THE_WEB,
    PERIODICALS,
    Reader,
    is_plain,
    read_foreign,
    read_genre,
    read_holders,
    read_language,
    read_names,
    read_number,
    read_only_url,
    read_text,
    read_title,
    rules_for,
)
from bibkit.issues import Issue
from bibkit.model.entry import Entry
from bibkit.model.record import Record
from bibkit.model.vocabulary import TYPE_BY_CSL
from bibkit.text.wordlists import word_set

Values = dict[str, Any]
_NOTHING: Mapping[str, str] = MappingProxyType({})


class BibRecords(NamedTuple):
    """The records of a .bib in its order, and what was noticed about the file as a whole."""

    records: tuple[Record, ...]
    issues: tuple[Issue, ...]


def read_bib(data: bytes | str, name: str = "", dialect: Dialect = "bibtex") -> BibRecords:
    """The records of a .bib. Never fails: what cannot be read is reported and left where it is."""
    with collection_paused():
        stream = BibStream(data, name, dialect)
        return BibRecords(tuple(stream), stream.issues)


class BibStream:
    """The records of a .bib one after the other: for files of which the records together would take too much memory.

    `issues` are whole once all records were taken; those of single entries come with their records.
    """

    def __init__(self, data: bytes | str, name: str = "", dialect: Dialect = "bibtex") -> None:
        self._file = parse_bib(data, name)
        self._dialect = dialect
        self._inheritance = Inheritance(self._file)
        self._keys: set[str] = set()
        self._repeated = False

    def __iter__(self) -> Iterator[Record]:
        for entry in self._file.entries:
            record = read_entry(self._file, entry, self._dialect, inheritance=self._inheritance)
            key = record.entry.id
            self._repeated = self._repeated or key in self._keys
            if key:
                self._keys.add(key)
            yield record

    @property
    def issues(self) -> tuple[Issue, ...]:
        noticed = self._file.issues if self._repeated else self._file.unclosed()
        return (*noticed, *self._inheritance.issues)


def read_entry(
    file: BibFile, entry: EntryBlock, dialect: Dialect = "bibtex", *, inheritance: Inheritance | None = None
) -> Record:
    """One entry as a record, with what it inherits by `crossref` and `xdata`; the layer of every value is "file"."""
    type_, key, fields, damage = file.values(entry)
    inherited: Mapping[str, str] = _NOTHING
    if "crossref" in fields or "xdata" in fields:
        handed_down = (inheritance or Inheritance(file)).inherited(entry, fields)
        inherited = {name: parent for name, (_, parent) in handed_down.items()}
        fields |= {name: value for name, (value, _) in handed_down.items()}
    return read_fields(type_, key, fields, dialect, file.name, entry, inherited, entry.issues if damage else ())


def read_fields(
    type_: str,
    key: str,
    fields: Fields,
    dialect: Dialect = "bibtex",
    name: str = "",
    block: EntryBlock | None = None,
    inherited: Mapping[str, str] = _NOTHING,
    issues: tuple[Issue, ...] = (),
) -> Record:
    """A record of an entry's type, key and fields (LaTeX by lower-case name, macros expanded).

    `block` is where it stands in the file `name`; `inherited` are those of the fields that stand in other entries,
    with their keys.
    """
    values, odd_sources = _read_simple(type_, fields) or _Reading(type_, fields).read()
    if key:
        values["id"] = key
    entry = Entry.taking(values)
    origins = FileOrigins(name, block, dialect, type_, fields, odd_sources, inherited, entry)
    return Record(entry=entry, provenance=origins, issues=issues, input=name)


def csl_type(type_: str, subtype: str = "") -> str:
    """The CSL type of an entry type; "document" for a type that nobody knows."""
    if subtype:
        word = subtype.strip().lower()
        found = aliases.SUBTYPE.get((type_, word)) or _CSL_OF_WORD.get(word)
        if found:
            return found
    return aliases.CSL_TYPE.get(type_, "document")


def join_titles(title: str, subtitle: str) -> str:
    """Title and subtitle as BibLaTeX prints them, `Quiet. The Power of Introverts`; no mark is doubled."""
    if not title or not subtitle:
        return title or subtitle
    return f"{title} {subtitle}" if title[-1] in ".?!:;,–—…" else f"{title}. {subtitle}"


def _read_simple(type_: str, fields: Fields) -> tuple[Values, Sources] | None:
    """An entry of which every field goes by a rule, but for year and month: most are. None for any other."""
    kind, rules = _simple_rules(type_)
    if not kind:
        return None
    values: Values = {"type": kind}
    for name, tex in fields.items():
        rule = rules.get(name)
        if rule is None:
            if name != "year" and name != "month":
                return None
            continue
        attribute, reader, plain = rule
        if attribute in values:
            return None
        value = tex if plain and is_plain(tex) else reader(tex)
        if value:
            values[attribute] = value
    if "year" not in fields:
        return None if "month" in fields else (values, _NO_SOURCES)
    date = read_date(fields["year"], fields["month"]) if "month" in fields else read_date(fields["year"])
    if date is None:
        return None
    values["issued"] = date
    return values, _YEAR_AND_MONTH if "month" in fields else _YEAR


@lru_cache(256)
def _simple_rules(type_: str) -> tuple[str, dict[str, tuple[str, Reader, bool]]]:
    """CSL type and rules of an entry type whose simple entries `_read_simple` reads; "" for any other.

    Plain tuples: Python unpacks them at once, a named one step by step, and that a dozen times an entry.
    """
    kind = aliases.CSL_TYPE.get(type_.lower(), "")
    if not kind or kind == "book" or type_.lower() in aliases.GENRE_OF_TYPE:
        return "", {}
    rules = rules_for(kind).items()
    return kind, {name: (*rule,) for name, rule in rules if rule.attribute != "eprint_type"}


_NO_SOURCES: Sources = {}
_YEAR: Sources = {"issued": ("year",)}
_YEAR_AND_MONTH: Sources = {"issued": ("year", "month")}


class _Reading:
    """The fields of one entry on their way to variables.

    `_sources` remembers which fields a value was read from where no rule says so (FileOrigins.odd_sources).
    """

    __slots__ = ("_extra", "_fields", "_sources", "_type", "_values")

    def __init__(self, type_: str, fields: Fields) -> None:
        self._type = type_.lower()
        self._fields = fields
        self._values: Values = {}
        self._extra: dict[str, str] = {}
        self._sources: Sources = {}

    def read(self) -> tuple[Values, Sources]:
        fields, values = self._fields, self._values
        values["type"] = kind = self._csl_type()
        rules = rules_for(kind)
        late: Fields = {}
        for name, tex in fields.items():
            rule = rules.get(name)
            if rule is None:
                late[name] = tex
                continue
            attribute, reader, plain = rule
            if attribute in values:
                self._keep(name, tex)
                continue
            value = tex if plain and is_plain(tex) else reader(tex)
            if value:
                values[attribute] = value
        if late:
            self._read_issued(late)
            if late:
                self._read_late(late)
        if "eprint_type" in values:
            self._read_pubmed()
        if kind == "book" and "container_title" in values:
            self._read_title_of_whole()
        if "genre" not in values and self._type in aliases.GENRE_OF_TYPE:
            values["genre"] = aliases.GENRE_OF_TYPE[self._type]
        if self._extra:
            values["extra"] = self._extra
        return values, self._sources

    def _csl_type(self) -> str:
        """The CSL type; a subtype that does not count is a foreign field."""
        kind = aliases.CSL_TYPE.get(self._type, "document")
        subtype = self._fields.get("entrysubtype")
        if subtype is None:
            return kind
        known = csl_type(self._type, subtype)
        if known != kind:
            self._sources["type"] = ("entrysubtype",)
        return known

    # ------------------------------------------------------------------------ fields that depend on others

    def _read_issued(self, late: Fields) -> None:
        """`date`, or `year` with `month` and `day`; a month that makes no sense beside the year stays foreign."""
        if "date" in late:
            date = read_date(late["date"])
            if date is not None and not (date.literal and "year" in late):
                self._put("issued", date, "date", late=late)
                for name in ("year", "month", "day"):  # what BibTeX's fields beside it say is the same, or less
                    late.pop(name, None)
                return
        if not late.get("year"):
            return
        names: tuple[str, ...] = ("year", "month") if "month" in late else ("year",)
        if "day" in late and len(names) == 2:
            names = ("year", "month", "day")
        while names:
            date = read_date(*[late[name] for name in names])
            if date is not None:
                self._values["issued"] = date
                self._sources["issued"] = names
                for name in names:
                    del late[name]
                return
            names = names[:-1]

    def _read_late(self, late: Fields) -> None:
        if not late.keys() <= _FOREIGN_ONLY:
            self._read_title_parts(late)
            self._read_publisher(late)
            self._read_number(late)
            self._read_genre(late)
            self._read_eid(late)
            self._read_language(late)
            self._read_editors(late)
            self._read_addresses(late)
        if "type" in self._sources:
            late.pop("entrysubtype", None)
        for name, tex in late.items():
            self._keep(name, tex)

    def _read_title_parts(self, late: Fields) -> None:
        for wholes, attribute, parts in _TITLE_PARTS:
            for part in parts:
                if part in late:
                    self._join(wholes, attribute, part, late)

    def _read_title_of_whole(self) -> None:
        """`booktitle` in the entry of a book: the title where there is none, else the title said twice."""
        values, sources = self._values, self._sources
        names = (*self._ruled_source("container_title"), *sources.pop("container_title", ()))
        if "title" not in values:
            values["title"] = values.pop("container_title")
            sources["title"] = names
        elif values["container_title"] == values["title"]:
            del values["container_title"]
            for name in names:
                self._keep(name, self._fields[name])

    def _ruled_source(self, attribute: str) -> tuple[str, ...]:
        """The field that a rule made an attribute of."""
        rules = rules_for(self._values["type"])
        found = (name for name in self._fields if (rule := rules.get(name)) and rule.attribute == attribute)
        return tuple(found)[:1]

    def _join(self, wholes: tuple[str, ...], attribute: str, part: str, late: Fields) -> None:
        tex = late.pop(part)
        text = read_title(tex)
        if not text:
            return
        if any(name not in wholes for name in self._ruled_source(attribute)):
            self._keep(part, tex)
            return
        self._values[attribute] = join_titles(self._values.get(attribute, ""), text)
        self._sources[attribute] = (*self._sources.get(attribute, ()), part)

    def _read_publisher(self, late: Fields) -> None:
        kind = self._values["type"]
        if kind in ON_THE_WEB:
            name = "howpublished" if self._type == "misc" else "organization"
            if name in late and not read_only_url(late[name]):
                self._put("container_title", read_text(late[name]), name, late=late)
        elif kind in OF_AUTHORITIES:
            for name in ("institution", "organization"):
                if name in late:
                    self._put("authority", read_text(late[name]), name, late=late)
        for name in aliases.PUBLISHERS_OF.get(kind, aliases.PUBLISHERS):
            if name in late:
                self._put("publisher", read_text(late[name]), name, late=late)
                return

    def _read_number(self, late: Fields) -> None:
        kind = self._values["type"]
        if (kind in PERIODICALS or kind == "patent") and "issue" in late:
            self._put("issue", read_number(late["issue"]), "issue", late=late)
        if "number" in late and kind not in PERIODICALS:
            in_series = kind == "paper-conference" and "collection_title" in self._values
            self._put("collection_number" if in_series else "number", read_number(late["number"]), "number", late=late)

    def _read_genre(self, late: Fields) -> None:
        values = self._values
        if "type" in late:
            text = read_text(late["type"]).lower()
            office = aliases.PATENT_OFFICES.get(text[-2:]) if text.startswith("pat") else None
            if office and values.get("number", "").isdigit() and values["type"] == "patent":
                values["number"] = office + values["number"]
                self._sources["number"] = ("type",)
                del late["type"]
                return
            self._put("genre", read_genre(late["type"]), "type", late=late)

    def _read_eid(self, late: Fields) -> None:
        if "eid" in late:
            attribute = "number" if "page" in self._values else "page"
            self._put(attribute, read_number(late["eid"]), "eid", late=late)

    def _read_language(self, late: Fields) -> None:
        for name in ("langid", "hyphenation", "language"):
            if name in late:
                self._put("language", read_language(late[name]), name, late=late)

    def _read_editors(self, late: Fields) -> None:
        """`editora` with `editoratype`; an `editor` whose `editortype` says that it is none; holders of patents."""
        values, sources = self._values, self._sources
        role = late.get("editortype", "").strip().lower()
        attribute = aliases.EDITOR_ROLES.get(role, "editor")
        if attribute not in values and "editor" in values:
            values[attribute] = values.pop("editor")
            del late["editortype"]
            sources[attribute] = ("editor", "editortype")
        for letter in "abc":
            name = f"editor{letter}"
            if name in late:
                role = late.get(f"{name}type", "").strip().lower()
                names = (name, f"{name}type") if role in aliases.EDITOR_ROLES else (name,)
                self._put(aliases.EDITOR_ROLES.get(role, "contributor"), read_names(late[name]), *names, late=late)
        if "holder" in late and values["type"] == "patent" and (holders := read_holders(late["holder"])):
            self._extra["assignee"] = holders  # Zotero's name for them; CSL has none
            self._sources["extra.assignee"] = ("holder",)
            del late["holder"]

    def _read_addresses(self, late: Fields) -> None:
        """A place of the event beside the publisher's, and addresses of the web that stand in other fields."""
        if "location" in late:
            attribute = "event_place" if "publisher_place" in self._values else "publisher_place"
            self._put(attribute, read_text(late["location"]), "location", late=late)
        for name in ("howpublished", "bdsk-url-1"):
            if name in late:
                self._put("url", read_only_url(late[name]), name, late=late)

    def _read_pubmed(self) -> None:
        values, sources = self._values, self._sources
        if values["eprint_type"].lower() == "pubmed" and "eprint" in values and "pmid" not in values:
            values["pmid"] = values.pop("eprint")
            del values["eprint_type"]
            sources["pmid"] = ("eprint", *self._ruled_source("eprint_type"))

    # -------------------------------------------------------------------------------------------- putting down

    def _put(self, attribute: str, value: Any, *names: str, late: Fields) -> None:
        if not value or attribute in self._values:
            return
        self._values[attribute] = value
        self._sources[attribute] = tuple([name for name in names if late.pop(name, None) is not None])

    def _keep(self, name: str, tex: str) -> None:
        """A foreign field: under its own name."""
        text = read_foreign(name, tex)
        if text:
            self._extra[name] = text
            self._sources[f"extra.{name}"] = (name,)


_CSL_OF_WORD = {name: name for name in TYPE_BY_CSL} | {word: csl for csl, word in aliases.SUBTYPE_WORDS.items()}
_TITLE_PARTS = (
    (("title",), "title", ("subtitle", "titleaddon")),
    (("booktitle",), "container_title", ("booksubtitle", "booktitleaddon")),
    (("journaltitle", "journal"), "container_title", ("journalsubtitle",)),
)
_FOREIGN_ONLY = word_set(
    "file timestamp owner date-added date-modified month day biburl bibsource acmid numpages groups crossref"
)
