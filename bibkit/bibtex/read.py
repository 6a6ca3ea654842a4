"""Entries of a .bib read as records: what its fields mean, in both data models.

BibTeX and BibLaTeX files mix each other's names freely, so one reading serves both; the dialect only decides what a
few words mean. Everything that no variable fits is kept under its own name in `Entry.extra`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from bibkit.bibtex import aliases
from bibkit.bibtex.aliases import Dialect
from bibkit.bibtex.collector import collection_paused
from bibkit.bibtex.dates import read_date
from bibkit.bibtex.inherit import Fields, Inheritance
from bibkit.bibtex.latex import decode_latex, decode_verbatim
from bibkit.bibtex.names import parse_names
from bibkit.bibtex.origins import FileOrigins, RawFields
from bibkit.bibtex.tree import BibFile, EntryBlock, parse_bib
from bibkit.issues import Issue
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.identifiers import Doi
from bibkit.model.record import Record
from bibkit.model.vocabulary import TYPE_BY_CSL, VARIABLES

Values = dict[str, Any]
Raws = dict[str, RawFields]

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PARAGRAPH = re.compile(r"[ \t\f\v]*(?:\r\n?|\n)[ \t\f\v]*(?:\r\n?|\n)\s*")


class BibRecords(NamedTuple):
    """The records of a .bib in its order, and what was noticed about the file as a whole."""

    records: tuple[Record, ...]
    issues: tuple[Issue, ...]


def read_bib(data: bytes | str, name: str = "", dialect: Dialect = "bibtex") -> BibRecords:
    """The records of a .bib. Never fails: what cannot be read is reported and left where it is."""
    file = parse_bib(data, name)
    inheritance = Inheritance(file)
    with collection_paused():
        records = tuple(read_entry(file, entry, dialect, inheritance=inheritance) for entry in file.entries)
    return BibRecords(records, (*file.issues, *inheritance.issues))


def read_entry(
    file: BibFile, entry: EntryBlock, dialect: Dialect = "bibtex", *, inheritance: Inheritance | None = None
) -> Record:
    """One entry as a record, with what it inherits by `crossref` and `xdata`; the layer of every value is "file"."""
    written = file.values(entry)
    fields = written.fields
    inherited: dict[str, str] = {}
    if "crossref" in fields or "xdata" in fields:
        handed_down = (inheritance or Inheritance(file)).inherited(entry, fields)
        for name, (value, parent) in handed_down.items():
            fields[name] = value
            inherited[name] = parent
    reading = _Reading(written.type, fields)
    values = reading.read()
    if written.key:
        values["id"] = written.key
    from_parents = _from_parents(reading.raws, inherited) if inherited else {}
    origins = FileOrigins(file.name, entry.line, dialect, reading.raws, from_parents, tuple(fields))
    issues = entry.issues if written.damage else ()
    return Record(entry=Entry(**values), provenance=origins, issues=issues, input=file.name)


def _from_parents(raws: Raws, inherited: dict[str, str]) -> dict[str, str]:
    """Attribute -> key of the parent, for values of which nothing stands in the entry itself."""
    return {
        attribute: inherited[raw[0][0]] for attribute, raw in raws.items() if all(name in inherited for name, _ in raw)
    }


class _Reading:
    """The fields of one entry on their way to variables. `raws` remembers which fields each value was read from."""

    __slots__ = ("_fields", "_type", "_values", "extra", "raws")

    def __init__(self, type_: str, fields: Fields) -> None:
        self._type = type_.lower()
        self._fields = fields
        self._values: Values = {}
        self.extra: dict[str, str] = {}
        self.raws: Raws = {"type": (("type", type_),)}

    def read(self) -> Values:
        values, raws, extra = self._values, self.raws, self.extra
        values["type"] = csl_type(self._type)
        if "entrysubtype" in self._fields:
            self._read_subtype()
        late: list[tuple[str, str]] = []
        for name, tex in self._fields.items():
            rule = _RULES.get(name)
            if rule is None:
                if name in _LATE:
                    late.append((name, tex))
                else:
                    self._keep(name, tex)
                continue
            attribute, reader = rule
            if attribute in values:
                self._keep(name, tex)
                continue
            value = reader(tex)
            if value:
                values[attribute] = value
                raws[attribute] = ((name, tex),)
        if late:
            self._read_late({name: tex for name, tex in late})
        if extra:
            values["extra"] = extra
        return values

    def _read_subtype(self) -> None:
        """`entrysubtype`: a type of its own where it is known, else a foreign field."""
        subtype = self._fields.pop("entrysubtype")
        known = csl_type(self._type, subtype)
        if known != self._values["type"]:
            self._values["type"] = known
            self.raws["type"] += (("entrysubtype", subtype.strip()),)
        else:
            self._keep("entrysubtype", subtype)

    # ------------------------------------------------------------------------ fields that depend on others

    def _read_late(self, late: Fields) -> None:
        self._read_issued(late)
        self._read_title_parts(late)
        self._read_publisher(late)
        self._read_number(late)
        self._read_genre(late)
        self._read_pages(late)
        self._read_language(late)
        self._read_editors(late)
        self._read_addresses(late)
        for name, tex in late.items():
            self._keep(name, tex)
        if self._values.get("eprint_type", "").lower() == "pubmed" and "pmid" not in self._values:
            self._values["pmid"] = self._values.pop("eprint", "")
            self.raws["pmid"] = self.raws.pop("eprint", ()) + self.raws.pop("eprint_type")
            del self._values["eprint_type"]

    def _read_issued(self, late: Fields) -> None:
        for names in (("date",), ("year", "month", "day"), ("year", "month"), ("year",)):
            texts = [late.get(name, "") for name in names]
            if not texts[0] or (len(names) > 1 and not texts[-1]):
                continue
            date = read_date(*texts)
            if date is None or (date.literal and len(names) == 1 and names[0] == "date" and "year" in late):
                continue
            self._put("issued", date, *names, late=late)
            break
        if "date" not in late and "year" not in late:
            return
        if self.raws.get("issued", (("", ""),))[0][0] == "date":  # `date` says it all; BibTeX's fields beside it repeat it
            for name in ("year", "month", "day"):
                late.pop(name, None)

    def _read_title_parts(self, late: Fields) -> None:
        for whole, attribute, parts in _TITLE_PARTS:
            for part in parts:
                if part in late:
                    self._join(whole, attribute, part, late)
        values = self._values
        if "title" not in values and "container_title" in values and values["type"] == "book":
            values["title"] = values.pop("container_title")
            self.raws["title"] = self.raws.pop("container_title")
        elif values["type"] == "book" and values.get("container_title") == values.get("title") is not None:
            del values["container_title"]
            for name, tex in self.raws.pop("container_title"):
                self._keep(name, tex)

    def _join(self, whole: str, attribute: str, part: str, late: Fields) -> None:
        tex = late.pop(part)
        text = _title(tex)
        title = self._values.get(attribute, "")
        if not text:
            return
        raw = ((part, tex),)
        if title and self.raws[attribute][0][0] not in _FIELDS_OF_WHOLE[whole]:
            self._keep(part, tex)
            return
        self._values[attribute] = join_titles(title, text)
        self.raws[attribute] = self.raws.get(attribute, ()) + raw

    def _read_publisher(self, late: Fields) -> None:
        kind = self._values["type"]
        if kind in _ON_THE_WEB:
            name = "howpublished" if self._type == "misc" else "organization"
            if name in late and not _only_url(late[name]):
                self._put("container_title", _text(late[name]), name, late=late)
        elif kind in _OF_AUTHORITIES:
            for name in ("institution", "organization"):
                if name in late:
                    self._put("authority", _text(late[name]), name, late=late)
        for name in aliases.PUBLISHERS_OF.get(self._values["type"], aliases.PUBLISHERS):
            if name in late:
                self._put("publisher", _publisher(late[name]), name, late=late)
                return

    def _read_number(self, late: Fields) -> None:
        kind = self._values["type"]
        if kind in _PERIODICALS:
            for name in ("number", "issue"):
                if name in late and "issue" not in self._values:
                    self._put("issue", _number(late[name]), name, late=late)
        elif "number" in late:
            in_series = kind in _SERIAL or (kind == "paper-conference" and "collection_title" in self._values)
            attribute = "collection_number" if in_series else "number"
            self._put(attribute, _number(late["number"]), "number", late=late)

    def _read_genre(self, late: Fields) -> None:
        if "type" in late:
            text = _text(late["type"])
            office = aliases.PATENT_OFFICES.get(text.lower()[-2:]) if text.lower().startswith("pat") else None
            if office and self._values.get("number", "").isdigit() and self._values["type"] == "patent":
                self._values["number"] = office + self._values["number"]
                self.raws["number"] += (("type", late.pop("type")),)
                return
            self._put("genre", read_genre(late["type"]), "type", late=late)
        elif self._type in aliases.GENRE_OF_TYPE:
            self._values["genre"] = aliases.GENRE_OF_TYPE[self._type]

    def _read_pages(self, late: Fields) -> None:
        if "pages" in late:
            self._put("page", _pages(late["pages"]), "pages", late=late)
        if "eid" in late:
            attribute = "number" if "page" in self._values else "page"
            if attribute not in self._values:
                self._put(attribute, _number(late["eid"]), "eid", late=late)

    def _read_language(self, late: Fields) -> None:
        for name in ("langid", "hyphenation", "language"):
            if name in late and "language" not in self._values:
                self._put("language", _language(late[name]), name, late=late)

    def _read_editors(self, late: Fields) -> None:
        """`editora` with `editoratype`; an `editor` whose `editortype` says that it is none."""
        role = late.get("editortype", "").strip().lower()
        if role in aliases.EDITOR_ROLES and "editor" in self._values:
            attribute = aliases.EDITOR_ROLES[role]
            if attribute not in self._values:
                self._values[attribute] = self._values.pop("editor")
                self.raws[attribute] = (*self.raws.pop("editor"), ("editortype", late.pop("editortype")))
        for letter in "abc":
            name = f"editor{letter}"
            if name not in late:
                continue
            role = late.get(f"{name}type", "").strip().lower()
            attribute = aliases.EDITOR_ROLES.get(role, "contributor")
            if attribute not in self._values:
                names = (name, f"{name}type") if role in aliases.EDITOR_ROLES else (name,)
                self._put(attribute, parse_names(late[name]), *names, late=late)
        if "holder" in late and self._values["type"] == "patent":
            self._put("authority", _holders(late["holder"]), "holder", late=late)

    def _read_addresses(self, late: Fields) -> None:
        """A place of the event beside the publisher's, and addresses of the web that stand in other fields."""
        if "location" in late:
            self._put("event_place" if "publisher_place" in self._values else "publisher_place", _text(late["location"]),
                      "location", late=late)
        for name in ("howpublished", "bdsk-url-1"):
            if name in late and "url" not in self._values:
                url = _only_url(late[name])
                if url:
                    self._put("url", url, name, late=late)

    # -------------------------------------------------------------------------------------------- putting down

    def _put(self, attribute: str, value: Any, *names: str, late: Fields) -> None:
        if not value or attribute in self._values:
            return
        self._values[attribute] = value
        self.raws[attribute] = tuple((name, late.pop(name)) for name in names if name in late)

    def _keep(self, name: str, tex: str) -> None:
        """A foreign field: under its own name, as text where it is LaTeX."""
        text = reread(name, tex)
        if text:
            self.extra[name] = text
            self.raws[f"extra.{name}"] = ((name, tex),)


def read_field(name: str, tex: str) -> Any:
    """What the value of one field is read as by itself; as `reread` for a foreign one."""
    rule = _RULES.get(name)
    if rule is not None:
        return rule[1](tex)
    reader = _LATE_READERS.get(name)
    return reader(tex) if reader is not None else reread(name, tex)


def reread(name: str, tex: str) -> str:
    """What the value of a text field, or of a foreign one, is read as."""
    if name in aliases.VERBATIM or name.startswith(("bdsk-", "url")):
        return tex.strip()
    return _title(tex) if name in _CASED_FIELDS else _text(tex)


def read_genre(tex: str) -> str:
    """What a `type` field says, BibLaTeX's keys in words: `phdthesis` -> `PhD thesis`."""
    text = _text(tex)
    return aliases.GENRE_KEYS.get(text.lower(), text)


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


# ----------------------------------------------------------------------------------------------------- kinds of values


def _one_line(tex: str) -> str:
    if "\n" in tex or "  " in tex or "\t" in tex or "\r" in tex:
        return _BLANKS.sub(" ", tex).strip(" ")
    return tex.strip(" ")


def _title(tex: str) -> str:
    return _one_line(decode_latex(_one_line(tex), case_braces=True))


@lru_cache(8192)
def _text(tex: str) -> str:
    return _one_line(decode_latex(_one_line(tex)))


_publisher = _text


def _rich(tex: str) -> str:
    """Running text, its paragraphs kept apart by an empty line."""
    if "\n" not in tex and "\r" not in tex:
        return _one_line(decode_latex(_one_line(tex)))
    paragraphs = (_one_line(decode_latex(_one_line(part))) for part in _PARAGRAPH.split(tex.strip()))
    return "\n\n".join(part for part in paragraphs if part)


@lru_cache(4096)
def _number(tex: str) -> str:
    return _text(tex).replace("–", "-").replace("\u00a0", " ")


_PAGE_WORD = re.compile(r"^(?:(?:pp?|S)(?:\.[\s\u00a0]*|[\s\u00a0]+)|(?:pages?|Seiten?)[\s\u00a0]+)(?=\d)", re.I)


def _pages(tex: str) -> str:
    text = re.sub(r"\s*[\u2010-\u2015\u2212-]+\s*", "-", _text(tex)) if not tex.isdigit() else tex
    return _PAGE_WORD.sub("", text).strip(" ,;")


def _names(tex: str) -> tuple[Any, ...]:
    return parse_names(_one_line(tex))


@lru_cache(4096)
def _date(tex: str) -> Date | None:
    return read_date(tex)


def _doi(tex: str) -> str:
    text = decode_verbatim(tex)
    if text[:3] == "10.":
        return text
    doi = Doi.parse(text)
    if doi is None:
        return text
    found = text.lower().find(doi.value)
    return text[found : found + len(doi.value)] if found >= 0 else doi.value


_IDENTIFIER_SEPARATOR = re.compile(r"\s*[,;]\s*|\s+(?=[\dX(][\dX-]{6,})")


def _identifiers(tex: str) -> tuple[str, ...]:
    text = _text(tex).replace("–", "-").replace("‐", "-")
    return tuple(part for part in _IDENTIFIER_SEPARATOR.split(text.strip()) if part)


def _keywords(tex: str) -> tuple[str, ...]:
    """Key words, split at commas outside braces, or at semicolons where there are any."""
    tex = _one_line(tex)
    separator = ";" if ";" in tex else ","
    if "{" not in tex and "\\" not in tex:
        parts = tex.split(separator)
    else:
        parts = re.findall(rf"(?:[^{separator}{{\\]|\\.|\{{[^{{}}]*\}}|\{{)+", tex)
    return tuple(dict.fromkeys(word for part in parts if (word := _text(part.strip()))))


def _holders(tex: str) -> str:
    names = parse_names(tex)
    return "; ".join(name.literal or " ".join((name.given, name.family_with_particles)).strip() for name in names)


@lru_cache(1024)
def _language(tex: str) -> str:
    text = _text(tex)
    return aliases.TAG_OF_LANGUAGE.get(text.lower(), text)


_ONLY_URL = re.compile(r"\s*(?:\\(?:url|path|nolinkurl)\s*\{([^{}]+)\}|\{?(https?://[^\s{}]+)\}?)\s*\.?\s*")
_HREF = re.compile(r"\s*\\href\s*\{([^{}]+)\}\s*\{")


def _only_url(tex: str) -> str:
    """The address when a text is nothing else: `\\url{…}`, `\\href{…}{…}`, bare."""
    match = _ONLY_URL.fullmatch(tex) or _HREF.match(tex)
    return decode_verbatim(next(filter(None, match.groups()))) if match else ""


_CSL_OF_WORD = {name: name for name in TYPE_BY_CSL} | {word: csl for csl, word in aliases.SUBTYPE_WORDS.items()}

_Reader = Callable[[str], Any]
_RULES: dict[str, tuple[str, _Reader]] = {
    **{name: (attribute, _title) for name, attribute in aliases.TITLES.items()},
    **{name: (attribute, _rich) for name, attribute in aliases.RICH.items()},
    **{name: (attribute, _text) for name, attribute in aliases.TEXTS.items()},
    **{name: (attribute, _names) for name, attribute in aliases.NAMES.items()},
    **{name: (attribute, _date) for name, attribute in aliases.DATES.items()},
    "doi": ("doi", _doi), "url": ("url", decode_verbatim), "eprint": ("eprint", decode_verbatim),
    "isbn": ("isbn", _identifiers), "issn": ("issn", _identifiers),
    "keywords": ("keyword", _keywords), "keyword": ("keyword", _keywords), "tags": ("keyword", _keywords),
}  # fmt: skip
del _RULES["location"]
_LATE = frozenset(
    "date year month day subtitle titleaddon booksubtitle booktitleaddon journalsubtitle publisher institution "
    "organization school number issue type pages eid langid hyphenation language editortype editora editorb editorc "
    "editoratype editorbtype editorctype holder location howpublished bdsk-url-1".split()
)
_READER_OF_KIND: dict[str, _Reader] = {"names": _names, "date": _date, "rich": _title, "list": _identifiers, "verbatim": decode_verbatim}
# What neither dialect has a field for is written, and read back, under CSL's own name: `archive_location`, `medium`.
for _variable in VARIABLES:
    _name = _variable.csl.lower()
    if _name not in _RULES and _name not in _LATE and not (_variable.bibtex or _variable.biblatex):
        _RULES[_name] = (_variable.attribute, _READER_OF_KIND.get(_variable.kind, _text))
_LATE_READERS: dict[str, _Reader] = {
    "number": _number, "issue": _number, "eid": _number, "pages": _pages, "langid": _language, "hyphenation": _language,
    "language": _language, "holder": _holders, "type": read_genre, "howpublished": lambda tex: _only_url(tex) or _text(tex),
    "bdsk-url-1": lambda tex: _only_url(tex),
}  # fmt: skip
_CASED_FIELDS = frozenset(aliases.TITLES) | frozenset(
    "subtitle titleaddon booksubtitle booktitleaddon journalsubtitle".split()
)
_TITLE_PARTS = (
    ("title", "title", ("subtitle", "titleaddon")),
    ("booktitle", "container_title", ("booksubtitle", "booktitleaddon")),
    ("journaltitle", "container_title", ("journalsubtitle",)),
)
_FIELDS_OF_WHOLE = {"title": ("title", "subtitle"), "booktitle": ("booktitle", "booksubtitle"),
                    "journaltitle": ("journaltitle", "journal", "journalsubtitle")}  # fmt: skip
_ON_THE_WEB = frozenset("webpage post post-weblog".split())
_OF_AUTHORITIES = frozenset("legal_case legislation regulation bill hearing treaty".split())
_PERIODICALS = frozenset("article-journal article-magazine article-newspaper periodical review".split())
_SERIAL = frozenset("book chapter entry-encyclopedia".split())
