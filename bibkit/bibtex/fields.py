"""The fields that say what an entry says: names and values in one dialect, in the order in which they are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from bibkit.bibtex import aliases
from bibkit.bibtex.aliases import TITLES, Dialect
from bibkit.bibtex.dates import PUBSTATES, read_date, render_year_month_day
from bibkit.bibtex.latex import decode_latex, decode_latex_exactly, encode_latex, encode_verbatim
from bibkit.bibtex.names import parse_names_exactly, render_names
from bibkit.bibtex.origins import FileOrigins, RawFields
from bibkit.bibtex.protect import Convention, protected_spans
from bibkit.bibtex.read import join_titles
from bibkit.bibtex.unchanged import BibValue
from bibkit.bibtex.values import page_ranges, read_field, read_foreign, read_genre
from bibkit.bibtex.write_types import PATENT_NUMBER, TypeChoice
from bibkit.model.dates import Date
from bibkit.model.entry import Entry
from bibkit.model.names import Name
from bibkit.model.record import Record
from bibkit.model.vocabulary import VARIABLES
from bibkit.text.fragments import inline_markup
from bibkit.text.markup import strip_markup


# Attribute -> (BibLaTeX's field, BibTeX's), where the vocabulary's counterpart is right whatever the type.
_PLAIN_FIELDS: dict[str, tuple[str, str]] = {
    variable.attribute: (
        variable.biblatex or variable.csl.lower(),
        variable.bibtex or variable.biblatex or variable.csl.lower(),
    )
    for variable in VARIABLES
}
_CASED = frozenset({"title_short", "original_title"})
_ORDER = (
    "author title subtitle titleaddon shorttitle booktitle journal journaltitle shortjournal editor editortype editora "
    "editoratype editorb editorbtype editorc editorctype translator bookauthor options date year month day origdate "
    "eventtitle eventdate venue series volume number issue chapter part volumes edition version pages eid pagetotal "
    "type entrysubtype publisher school institution organization holder location address howpublished pubstate isbn "
    "issn doi eprint eprinttype archiveprefix eprintclass primaryclass pmid pmcid url urldate langid language keywords "
    "library copyright abstract note annotation annote"
).split()
_RANK = {name: rank for rank, name in enumerate(_ORDER)}
_FIELD_NAME = re.compile(r"[A-Za-z][\w.:+/-]*")


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
    """Field name -> value of a record, for an entry of the chosen type; `raws` as `raws_of` gives them."""
    return _Writer(record, dialect, choice, ascii, parents, read_as, raws).collect()


class _Writer:
    """One entry on its way into fields."""

    def __init__(
        self,
        record: Record,
        dialect: Dialect,
        choice: TypeChoice,
        ascii: bool,
        parents: frozenset[str],
        read_as: Dialect | None,
        raws: Mapping[str, RawFields],
    ) -> None:
        self._record = record
        self._entry: Entry = record.entry
        self._latex = dialect == "biblatex"
        self._dialect: Dialect = dialect
        self._choice = choice
        self._ascii = ascii
        self._same_dialect = read_as == dialect
        self._raws = raws
        self._is_from_bib = "type" in raws
        self._fields: dict[str, BibValue] = {}
        self._keeps_references = True
        self._left_to_parents = self._inherited(parents)

    def _inherited(self, parents: frozenset[str]) -> frozenset[str]:
        """The attributes left to entries of the same file, to which the references are kept; all of them or none."""
        extra, provenance = self._entry.extra, self._record.provenance
        if "crossref" not in extra and "xdata" not in extra:
            return frozenset()
        if isinstance(provenance, FileOrigins):
            inherited = provenance.inherited()
        else:
            reasons = {name: origin.reason for name, origin in provenance.items()}
            inherited = {
                name: reason[16:-1] for name, reason in reasons.items() if reason.startswith("inherited from ")
            }
        self._keeps_references = all(key in parents for key in inherited.values())
        return frozenset(inherited) if self._keeps_references else frozenset()

    def collect(self) -> dict[str, BibValue]:
        for attribute, value in self._entry.items():
            if attribute in self._left_to_parents:
                continue
            writer = _WRITERS.get(attribute)
            if writer is not None:
                writer(self, attribute, value)
            else:
                self._plain(attribute, value)
        if not self._latex and self._entry.type == "paper-conference" and not self._entry.container_title:
            self._put("booktitle", self._fields.pop("eventtitle", BibValue("")).text)
        self._put_type()
        self._put_foreign()
        provenance = self._record.provenance
        if self._same_dialect and isinstance(provenance, FileOrigins):
            order = {name: place for place, name in enumerate(provenance.fields)}
            return dict(sorted(self._fields.items(), key=lambda item: order.get(item[0], len(order))))
        return dict(sorted(self._fields.items(), key=_rank))

    # ------------------------------------------------------------------------------------------- single values

    def _unwanted(self, attribute: str, value: Any) -> None:
        """What no reader of a bibliography asks for is written only back into the .bib it came from."""
        if self._raws.get(attribute, ()):
            self._plain(attribute, value)

    def _short_journal(self, attribute: str, value: str) -> None:
        if self._latex or self._raws.get(attribute, ()):
            self._plain(attribute, value)

    def _plain(self, attribute: str, value: Any) -> None:
        self._put_text(_PLAIN_FIELDS[attribute][0 if self._latex else 1], attribute, value)

    def _put_text(self, name: str, attribute: str, value: str) -> None:
        """A text under a field name, or under the one it had in a .bib of the same dialect."""
        raw = self._raws.get(attribute, ())
        if raw and self._same_dialect:
            name = raw[0][0]
        self._put(name, self._text(attribute, value, raw))

    def _put(self, name: str, text: str, *, bare: bool = False) -> None:
        if text and name not in self._fields:
            self._fields[name] = BibValue(text, bare)

    def _text(self, attribute: str, value: str, raw: RawFields = (), *, cased: bool = False) -> str:
        cased = cased or attribute in _CASED
        if len(raw) == 1:
            kept = _as_written(raw[0][1], value, raw[0][0] in TITLES, self._ascii)
            if kept is not None:
                return kept
        elif not raw:
            value = _without_foreign_markup(value)
        if not cased:
            return encode_latex(value, ascii=self._ascii)
        spans = protected_spans(
            strip_markup(value), convention=self._convention(attribute), abstract=strip_markup(self._entry.abstract)
        )
        return encode_latex(value, ascii=self._ascii, protect=spans)

    def _convention(self, attribute: str) -> Convention:
        if attribute in self._raws:
            return "marked"
        origin = self._record.provenance.get(attribute)
        language = self._entry.language.lower()
        if self._latex and language and not language.startswith("en"):
            return "marked"  # BibLaTeX changes the case of English titles only
        return "sentence" if origin is not None and origin.layer == "file" else "unknown"

    # ---------------------------------------------------------------------------------- titles and containers

    def _title(self, attribute: str, value: str) -> None:
        whole = "title" if attribute == "title" else self._container_field()
        raw = self._raws.get(attribute, ())
        if len(raw) > 1 and (self._latex or self._same_dialect) and _joined(raw) == value:
            for name, tex in raw:
                self._put(
                    name, tex if not self._ascii or tex.isascii() else encode_latex(read_foreign(name, tex), ascii=True)
                )
            return
        if raw and self._same_dialect:
            whole = raw[0][0]
        self._put(whole, self._text(attribute, value, raw, cased=whole in ("title", "booktitle")))

    def _container_field(self) -> str:
        kind = self._entry.type
        if self._choice.type in _IN_JOURNALS:
            return "journaltitle" if self._latex else "journal"
        if kind in _ON_THE_WEB:
            return "organization" if self._latex else "howpublished"
        return "booktitle"

    def _publisher(self, attribute: str, value: str) -> None:
        if self._entry.eprint and value == self._entry.eprint_type:
            return
        type_ = self._choice.type
        if type_ in ("phdthesis", "mastersthesis", "bachelorsthesis") and not self._latex:
            name = "school"
        elif type_ in _BY_INSTITUTION:
            name = "institution"
        elif type_ in _BY_ORGANIZATION and (self._latex or type_ == "manual") and "organization" not in self._fields:
            name = "organization"
        else:
            name = "publisher"
        self._put_text(name, attribute, value)

    def _number(self, attribute: str, value: str) -> None:
        name = "number"
        if self._entry.eprint and value.endswith(self._entry.eprint):
            return  # Zotero's archive ID of a preprint
        if self._choice.type == "patent" and attribute == "number":
            raw = self._raws.get("number", ())
            if len(raw) > 1 and self._same_dialect and value.endswith(raw[0][1]):
                for written, tex in raw:
                    self._put(written, tex)
                return
            value = _without_office(value)
        if attribute == "number" and self._choice.type in _IN_JOURNALS and self._choice.type != "legislation":
            name = "eid" if self._latex else ("number" if "number" not in self._fields else "eid")
            if self._entry.issue:
                name = "eid"
        self._put_text(name, attribute, value)

    def _event_place(self, attribute: str, value: str) -> None:
        """BibTeX's `address` is where a conference was held, unless it is where the publisher sits."""
        raw = self._raws.get(attribute, ())
        bare = not self._latex and not raw and not self._entry.publisher_place
        self._put_text("address" if bare else "venue", attribute, value)

    def _genre(self, attribute: str, value: str) -> None:
        """`type` is settled with the entry type."""

    def _put_type(self) -> None:
        raw = self._raws.get("genre", ())
        if raw and self._same_dialect and read_genre(raw[0][1]) == self._entry.genre:
            self._put("type", raw[0][1].strip())
        elif self._choice.kind and "genre" not in self._left_to_parents:
            self._put("type", encode_latex(self._choice.kind, ascii=self._ascii))
        if self._choice.subtype:
            self._put("entrysubtype", self._choice.subtype)

    # --------------------------------------------------------------------------------------------------- names

    def _names(self, attribute: str, value: tuple[Name, ...]) -> None:
        raw = self._raws.get(attribute, ())
        name = _PLAIN_FIELDS[attribute][0 if self._latex else 1]
        if raw and self._same_dialect:
            name = raw[0][0]
            for beside, tex in raw[1:]:
                self._put(beside, tex)
        self._put(name, self._list_of_names(value, raw))
        if self._latex and not raw and any(_uses_prefix(person) for person in value):
            self._put("options", "useprefix=true")

    def _list_of_names(self, value: tuple[Name, ...], raw: RawFields) -> str:
        if raw:
            tex = _BLANKS.sub(" ", raw[0][1]).strip(" ")
            names, exact = parse_names_exactly(tex)
            is_fine = (self._same_dialect and "\\" not in tex) or not exact
            if names == value and is_fine and (not self._ascii or tex.isascii()):
                return tex
        return render_names(value, dialect=self._dialect, ascii=self._ascii)

    def _role(self, attribute: str, value: tuple[Name, ...]) -> None:
        """Somebody else than author, editor and translator: an editor of another type, as BibLaTeX has them."""
        raw = self._raws.get(attribute, ())
        if raw and self._same_dialect:
            self._names(attribute, value)
            return
        entry, text = self._entry, self._list_of_names(value, raw)
        if not self._latex:
            if attribute in _LEADING and not entry.author:
                self._put("author", text)
            elif attribute == "collection_editor" and not entry.editor:
                self._put("editor", text)
            else:
                self._put(_PLAIN_FIELDS[attribute][1], text)
            return
        word = _ROLE_WORDS.get(attribute)
        if word is None:
            self._put(_PLAIN_FIELDS[attribute][0], text)
            return
        taken = {"editor"} if entry.editor or attribute not in _LEADING else set()
        slot = next((f"editor{x}" for x in ("", "a", "b", "c") if f"editor{x}" not in taken | self._fields.keys()), "")
        if slot:
            self._put(slot, text)
            self._put(f"{slot}type", word)
        else:
            self._put(_PLAIN_FIELDS[attribute][0], text)

    def _authority(self, attribute: str, value: str) -> None:
        raw = self._raws.get(attribute, ())
        if raw and self._same_dialect and read_field(*raw[0]) == value:
            self._put(*raw[0])
        elif self._choice.type == "patent" or self._entry.type == "patent":
            holders = tuple(Name(literal=part.strip()) for part in value.split(";") if part.strip())
            self._put("holder", render_names(holders, dialect=self._dialect, ascii=self._ascii))
        else:
            name = "institution" if self._entry.type in _OF_AUTHORITIES else "authority"
            self._put(name, encode_latex(value, ascii=self._ascii))

    # --------------------------------------------------------------------------------------------------- dates

    def _issued(self, attribute: str, value: Date) -> None:
        raw = self._raws.get(attribute, ())
        if raw and self._same_dialect and read_date(*(tex for _, tex in raw)) == value:
            self._put_date_as_written(raw, value)
        elif self._latex:
            self._put_biblatex_date(value)
        else:
            self._put_year_month_day(value)

    def _put_date_as_written(self, raw: RawFields, value: Date) -> None:
        texts = dict(raw)
        if "date" in texts:
            self._put("date", texts["date"].strip())
            return
        written = render_year_month_day(value)
        self._put("year", texts["year"].strip())
        if value.literal or not written.month:
            for name in ("month", "day"):
                self._put(name, texts.get(name, "").strip())
        else:
            self._put("month", written.month, bare=not written.month_is_text)
            self._put("day", written.day)

    def _put_biblatex_date(self, value: Date) -> None:
        if not value.literal:
            self._put("date", value.to_edtf())
            return
        state = PUBSTATES.get(value.literal.strip("[]() .").lower())
        if state and not self._entry.status:
            self._put("pubstate", state)
        else:
            self._put("year", encode_latex(value.literal, ascii=self._ascii))

    def _put_year_month_day(self, value: Date) -> None:
        written = render_year_month_day(value)
        self._put("year", encode_latex(written.year, ascii=self._ascii))
        self._put("month", written.month, bare=not written.month_is_text)
        self._put("day", written.day)

    def _other_date(self, attribute: str, value: Date) -> None:
        raw = self._raws.get(attribute, ())
        name = _PLAIN_FIELDS[attribute][0 if self._latex else 1]
        if raw and self._same_dialect and read_field(*raw[0]) == value:
            self._put(raw[0][0], raw[0][1].strip())
        elif value.literal:
            self._put(name, encode_latex(value.literal, ascii=self._ascii))
        else:
            self._put(name, value.to_edtf())

    # ------------------------------------------------------------------------------ numbers, identifiers, lists

    def _page(self, attribute: str, value: str) -> None:
        raw = self._raws.get(attribute, ())
        if raw and raw[0][0] == "eid" and (self._latex or self._same_dialect):
            self._put("eid", self._text(attribute, value, raw))
            return
        kept = _as_written(raw[0][1], value, False, self._ascii) if raw else None
        self._put("pages", kept if kept is not None else encode_latex(page_ranges(value), ascii=self._ascii))

    def _edition(self, attribute: str, value: str) -> None:
        raw = self._raws.get(attribute, ())
        ordinal = _ORDINAL.fullmatch(value) if self._latex and not raw else None
        self._put_text("edition", attribute, ordinal.group(1) if ordinal else value)

    def _verbatim(self, attribute: str, value: str) -> None:
        raw = self._raws.get(attribute, ())
        name = _PLAIN_FIELDS[attribute][0 if self._latex else 1]
        if raw and self._same_dialect:
            if read_field(*raw[0]) == value:
                for written, tex in raw:
                    self._put(written, tex.strip())
                return
            name = raw[0][0]
        self._put(name, encode_verbatim(value))

    def _eprint(self, attribute: str, value: str) -> None:
        self._verbatim(attribute, value)

    def _url(self, attribute: str, value: str) -> None:
        """The address; one of JSTOR's is an eprint to BibLaTeX besides."""
        self._verbatim(attribute, value)
        stable = _JSTOR.match(value) if self._latex and not self._entry.eprint and not self._is_from_bib else None
        if stable:
            self._put("eprint", stable.group(1))
            self._put("eprinttype", "jstor")

    def _pmid(self, attribute: str, value: str) -> None:
        if self._latex and not self._entry.eprint and not self._is_from_bib:
            self._put("eprint", encode_verbatim(value))
            self._put("eprinttype", "pubmed")
        else:
            self._verbatim(attribute, value)

    def _list(self, attribute: str, value: tuple[str, ...]) -> None:
        separator = " " if attribute == "isbn" else ", "
        name = _PLAIN_FIELDS[attribute][0]
        raw = self._raws.get(attribute, ())
        if raw and self._same_dialect:
            name = raw[0][0]
        self._put(name, encode_latex(separator.join(value), ascii=self._ascii))

    def _keywords(self, attribute: str, value: tuple[str, ...]) -> None:
        raw = self._raws.get(attribute, ())
        words = (encode_latex(word, ascii=self._ascii) for word in value)
        name = raw[0][0] if raw and self._same_dialect else "keywords"
        self._put(name, ", ".join(f"{{{word}}}" if "," in word or ";" in word else word for word in words))

    def _language(self, attribute: str, value: str) -> None:
        raw = self._raws.get(attribute, ())
        if raw and self._same_dialect and read_field(*raw[0]) == value:
            self._put(raw[0][0], raw[0][1].strip())
            return
        lowered = value.lower().replace("_", "-")
        lowered = aliases.TAG_OF_CODE.get(lowered, lowered)
        known = aliases.LANGUAGE_OF_TAG.get(lowered) or aliases.LANGUAGE_OF_TAG.get(lowered.partition("-")[0])
        if known is None and lowered in aliases.TAG_OF_LANGUAGE:
            known = lowered
        name = "langid" if self._latex and known else "language"
        self._put(name, known or encode_latex(value, ascii=self._ascii))

    def _accessed(self, attribute: str, value: Date) -> None:
        self._other_date(attribute, value)

    # ---------------------------------------------------------------------------------------- what is left over

    def _put_foreign(self) -> None:
        for key, value in self._entry.extra.items():
            if key in _NOT_FOR_FILES or not isinstance(value, str) or not value or not _FIELD_NAME.fullmatch(key):
                continue
            if f"extra.{key}" in self._left_to_parents or (key in _REFERENCES and not self._keeps_references):
                continue
            raw = self._raws.get(f"extra.{key}", ())
            if len(raw) == 1 and read_foreign(key, raw[0][1]) == value:
                self._put(key, raw[0][1].strip())
            elif key.lower() in aliases.VERBATIM:
                self._put(key, encode_verbatim(value))
            else:
                self._put(key, encode_latex(value, ascii=self._ascii))


def _rank(item: tuple[str, BibValue]) -> int:
    return _RANK.get(item[0], len(_RANK))


def _uses_prefix(name: Name) -> bool:
    return bool(name.non_dropping_particle) and name.non_dropping_particle[0].islower()


def _joined(raw: RawFields) -> str:
    """The title that was read from `title`, `subtitle` and `titleaddon`."""
    text = ""
    for name, tex in raw:
        text = join_titles(text, read_foreign(name, tex))
    return text


def _as_written(tex: str, value: str, cased: bool, ascii: bool) -> str | None:
    """A field's own LaTeX where it still says `value` and says it better; None where it is to be encoded anew."""
    if tex == value and tex.isalnum():
        return tex
    if ascii and not tex.isascii():
        return None
    tex = _BLANKS.sub(" ", tex).strip(" ") if "\n\n" not in tex else tex
    text, exact = decode_latex_exactly(tex, case_braces=cased)
    if exact:
        return None
    return tex if " ".join(text.split()) == " ".join(value.split()) else None


_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_RAW_TEX = re.compile(r"<(pre|script)>(.*?)</\1>", re.S)  # how Better BibTeX's users put TeX into Zotero
_FOREIGN_MARKUP = re.compile(
    r"&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);|<(?:/|[a-z]+:)?(?:math|m[a-z]+|jats|p|br|a|em|strong|italic|bold|scp?)\b",
    re.I,
)


def _without_foreign_markup(value: str) -> str:
    """Without HTML entities, MathML and JATS, should a source have let them through."""
    if "&" not in value and "<" not in value:
        return value
    if "<pre>" in value or "<script>" in value:
        value = _RAW_TEX.sub(lambda match: decode_latex(match.group(2)), value)
    return inline_markup(value) if _FOREIGN_MARKUP.search(value) else value


_JSTOR = re.compile(r"https?://(?:www\.)?jstor\.org/stable/(?:pdf/)?(\d+)(?:\.pdf)?/?$")
_ORDINAL = re.compile(r"(\d+)\s*(?:st|nd|rd|th|\.)(?:\s*(?:ed|edn|edition|ed\.)\.?)?", re.I)


def _without_office(number: str) -> str:
    """A patent's number without the letters of the office, which BibLaTeX has in `type`."""
    match = PATENT_NUMBER.fullmatch(number)
    return match.group(2) if match else number


# A website's name is no book's title; courts and codes are printed like journals.
_IN_JOURNALS = frozenset("article suppperiodical periodical review jurisdiction legislation".split())
_ON_THE_WEB = frozenset("webpage post post-weblog".split())
_OF_AUTHORITIES = frozenset("legal_case legislation regulation bill hearing treaty".split())
_BY_INSTITUTION = frozenset("thesis report techreport".split())
_BY_ORGANIZATION = frozenset("software online misc manual".split())
# Who stands first where a work has no author.
_LEADING = ("director", "performer", "composer", "host", "script_writer", "organizer", "producer", "compiler")
_ROLE_WORDS = {
    attribute: word
    for word, attribute in reversed(aliases.EDITOR_ROLES.items())
    if attribute not in ("editor", "translator")
}
_REFERENCES = frozenset({"crossref", "xdata"})
_NOT_FOR_FILES = frozenset({"itemType", "flags", "citation-number"})

_Write = Callable[[_Writer, str, Any], None]
_WRITERS: Mapping[str, _Write] = {
    **{v.attribute: _Writer._verbatim for v in VARIABLES if v.kind == "verbatim"},
    **{v.attribute: _Writer._role for v in VARIABLES if v.kind == "names"},
    **dict.fromkeys(("author", "editor", "translator", "container_author"), _Writer._names),
    **{v.attribute: _Writer._other_date for v in VARIABLES if v.kind == "date"},
    "title": _Writer._title, "container_title": _Writer._title, "publisher": _Writer._publisher,
    "number": _Writer._number, "issue": _Writer._number, "collection_number": _Writer._number,
    "genre": _Writer._genre, "authority": _Writer._authority, "issued": _Writer._issued, "page": _Writer._page,
    "edition": _Writer._edition, "isbn": _Writer._list, "issn": _Writer._list, "keyword": _Writer._keywords,
    "language": _Writer._language, "source": _Writer._unwanted, "container_title_short": _Writer._short_journal,
    "eprint": _Writer._eprint, "url": _Writer._url, "pmid": _Writer._pmid, "event_place": _Writer._event_place,
}  # fmt: skip
