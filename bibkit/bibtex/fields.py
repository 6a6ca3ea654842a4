"""One entry on its way into .bib fields: names, order, and what is written back as it stood."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibkit.bibtex import aliases
from bibkit.bibtex.aliases import TITLES, Dialect
from bibkit.bibtex.latex import decode_latex, decode_latex_exactly, encode_latex, encode_verbatim, latex_in_ascii
from bibkit.bibtex.names import parse_names_exactly, render_names
from bibkit.bibtex.origins import FileOrigins, RawFields
from bibkit.bibtex.protect import Convention, protected_spans
from bibkit.bibtex.unchanged import BibValue, month_value
from bibkit.bibtex.values import read_field, read_foreign, read_genre, read_holders
from bibkit.bibtex.write_types import TypeChoice
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
_ORDER = """
    author title subtitle titleaddon shorttitle booktitle journal journaltitle shortjournal editor editortype editora
    editoratype editorb editorbtype editorc editorctype translator bookauthor date year month day origdate
    eventtitle eventdate venue series volume number issue chapter part volumes edition version pages eid pagetotal
    type entrysubtype publisher school institution organization holder location address howpublished pubstate isbn
    issn doi eprint eprinttype archiveprefix eprintclass primaryclass pmid pmcid url urldate langid language keywords
    library copyright options abstract note annotation annote
"""
_RANK = {name: rank for rank, name in enumerate(_ORDER.split())}
# A letter of an abbreviation, `Ph. D.`, `M.Sc.`, `BSc`; not that of a word, `Technical Report`.
_INNER_CAPITAL = re.compile(r"(?<=.)[A-Z](?![a-z]{2})")
_FIELD_NAME = re.compile(r"[A-Za-z][\w.:+/-]*")
_REFERENCES = frozenset({"crossref", "xdata"})
_NOT_FOR_FILES = frozenset({"itemType", "flags", "citation-number"})


class FieldWriter:
    """The fields of one entry as they come together; `bibkit.bibtex.field_writers` knows which value goes where.

    `raws` are the .bib fields the values were read from (see `raws_of`), `read_as` the dialect of that file, `parents`
    the keys of entries that are written into the same file.
    """

    def __init__(
        self,
        record: Record,
        dialect: Dialect,
        choice: TypeChoice,
        *,
        ascii: bool,
        parents: frozenset[str],
        read_as: Dialect | None,
        raws: Mapping[str, RawFields],
    ) -> None:
        self.entry: Entry = record.entry
        self.choice = choice
        self.dialect: Dialect = dialect
        self.is_biblatex = dialect == "biblatex"
        self.is_same_dialect = read_as == dialect
        self.is_from_bib = "type" in raws
        self.ascii = ascii
        self.fields: dict[str, BibValue] = {}
        self._record = record
        self._raws = raws
        self._keeps_references = True
        self.left_to_parents = self._inherited(parents)

    def _inherited(self, parents: frozenset[str]) -> frozenset[str]:
        """The attributes left to entries of the same file, to which the references are kept; all of them or none."""
        extra, provenance = self.entry.extra, self._record.provenance
        if "crossref" not in extra and "xdata" not in extra:
            return frozenset()
        if isinstance(provenance, FileOrigins):
            inherited = provenance.inherited()
        else:
            reasons = {name: origin.reason.partition("inherited from ") for name, origin in provenance.items()}
            inherited = {name: reason[2].strip("'") for name, reason in reasons.items() if reason[1]}
        self._keeps_references = all(key in parents for key in inherited.values())
        return frozenset(inherited) if self._keeps_references else frozenset()

    # ------------------------------------------------------------------------------------------- putting down

    def raw(self, attribute: str) -> RawFields:
        """The .bib fields a value was read from."""
        return self._raws.get(attribute, ())

    def name_of(self, attribute: str) -> str:
        """The dialect's field for an attribute, or the one it had in a .bib of the same dialect."""
        raw = self.raw(attribute)
        return raw[0][0] if raw and self.is_same_dialect else _PLAIN_FIELDS[attribute][0 if self.is_biblatex else 1]

    def stands(self, attribute: str, value: Any) -> bool:
        """Whether a value is what its field in a .bib of the same dialect still says."""
        raw = self.raw(attribute)
        return bool(raw) and self.is_same_dialect and bool(read_field(*raw[0]) == value)

    def put(self, name: str, text: str, *, bare: bool = False) -> None:
        """A field that is not empty; the first of a name counts."""
        if text and name not in self.fields:
            self.fields[name] = BibValue(text, bare)

    def put_raw(self, attribute: str) -> None:
        """The fields of an attribute as they stood."""
        for name, tex in self.raw(attribute):
            self.put(name, tex.strip())

    def put_text(self, name: str, attribute: str, value: str) -> None:
        """A text under a field name, or under the one it had in a .bib of the same dialect."""
        raw = self.raw(attribute)
        self.put(raw[0][0] if raw and self.is_same_dialect else name, self.text(attribute, value))

    def put_plain(self, attribute: str, value: Any) -> None:
        """A text under the dialect's own name for it."""
        self.put_text(self.name_of(attribute), attribute, value)

    # -------------------------------------------------------------------------------------------------- values

    def encode(self, text: str) -> str:
        return encode_latex(text, ascii=self.ascii)

    def text(self, attribute: str, value: str, *, cased: bool = False) -> str:
        """A text as LaTeX; in titles (`cased`) with what must keep its capitals in braces."""
        raw = self.raw(attribute)
        if len(raw) == 1:
            kept = as_written(raw[0][1], value, cased=raw[0][0] in TITLES, ascii=self.ascii)
            if kept is not None:
                return kept
        elif not raw:
            value = _without_foreign_markup(value)
        if not cased and attribute not in _CASED:
            return self.encode(value)
        plain, abstract = strip_markup(value), strip_markup(self.entry.abstract)
        spans = protected_spans(
            plain,
            convention=self._convention(attribute),
            abstract=abstract,
            of_container=attribute == "container_title",
        )
        return encode_latex(value, ascii=self.ascii, protect=spans)

    def _convention(self, attribute: str) -> Convention:
        if attribute in self._raws:
            return "marked"
        language = self.entry.language.lower()
        if self.is_biblatex and language and not language.startswith("en"):
            return "marked"  # BibLaTeX changes the case of English titles only
        origin = self._record.provenance.get(attribute)
        return "sentence" if origin is not None and origin.layer == "file" else "unknown"

    def is_from_outside(self, attribute: str) -> bool:
        """Whether a value comes from a page or an agency, not from somebody's library."""
        origin = self._record.provenance.get(attribute)
        return attribute not in self._raws and origin is not None and origin.layer != "file"

    def names(self, attribute: str, value: tuple[Name, ...]) -> str:
        """A list of names; as it stood where that is the same to BibTeX."""
        raw = self.raw(attribute)
        if raw:
            tex = _BLANKS.sub(" ", raw[0][1]).strip(" ")
            names, exact = parse_names_exactly(tex)
            is_fine = (self.is_same_dialect and "\\" not in tex) or not exact
            if names == value and is_fine:
                return latex_in_ascii(tex) if self.ascii else tex
        return render_names(value, dialect=self.dialect, ascii=self.ascii)

    # ---------------------------------------------------------------------------------------- what comes last

    def put_type(self) -> None:
        """`type` and `entrysubtype`, settled with the entry type."""
        raw = self.raw("genre")
        if raw and self.is_same_dialect and read_genre(raw[0][1]) == self.entry.genre:
            self.put("type", raw[0][1].strip())
        elif self.choice.kind and "genre" not in self.left_to_parents:
            self.put("type", self._kind())
        elif not self.is_biblatex and self._is_some_thesis():
            self.put("type", "Thesis")  # styles would call it a PhD thesis, which nobody said
        self.put("entrysubtype", self.choice.subtype)

    def _kind(self) -> str:
        """BibTeX's styles put all but the first letter of a `type` into lower case: `Ph. d.`."""
        tex = self.encode(self.choice.kind)
        return f"{{{tex}}}" if not self.is_biblatex and _INNER_CAPITAL.search(self.choice.kind) else tex

    def _is_some_thesis(self) -> bool:
        """Whether a page or an agency calls it a thesis and says no more."""
        is_thesis = self.entry.type == "thesis" and not self.entry.genre and "type" not in self._raws
        return is_thesis and self._convention("title") == "unknown" and self.choice.type == "phdthesis"

    def put_foreign(self) -> None:
        """Foreign fields under their own names, as they stood where they came from a .bib."""
        for key, value in self.entry.extra.items():
            if key in _NOT_FOR_FILES or not isinstance(value, str) or not value or not _FIELD_NAME.fullmatch(key):
                continue
            if f"extra.{key}" in self.left_to_parents or (key in _REFERENCES and not self._keeps_references):
                continue
            raw = self.raw(f"extra.{key}")
            if key == "assignee" and self.entry.type == "patent" and (not raw or raw[0][0] == "holder"):
                self.put("holder", self._holders(raw, value))
            elif key == "month":  # one that stands without a year, or makes no sense beside it
                self.fields.setdefault(key, month_value(raw[0][1] if raw else value))
            elif len(raw) == 1 and read_foreign(key, raw[0][1]) == value:
                tex = raw[0][1].strip()
                self.put(key, latex_in_ascii(tex) if self.ascii and key not in aliases.VERBATIM else tex)
            elif key.lower() in aliases.VERBATIM:
                self.put(key, encode_verbatim(value))
            else:
                self.put(key, self.encode(value))

    def _holders(self, raw: RawFields, value: str) -> str:
        if raw and read_holders(raw[0][1]) == value:
            return latex_in_ascii(raw[0][1].strip()) if self.ascii else raw[0][1].strip()
        holders = tuple(Name(literal=part.strip()) for part in value.split(";") if part.strip())
        return render_names(holders, dialect=self.dialect, ascii=self.ascii)

    def in_order(self) -> dict[str, BibValue]:
        """The fields in the order of the file they came from, else in that of bibliographies."""
        provenance = self._record.provenance
        rank = _RANK
        if self.is_same_dialect and isinstance(provenance, FileOrigins):
            rank = {name: place for place, name in enumerate(provenance.fields)}
        return dict(sorted(self.fields.items(), key=lambda item: rank.get(item[0], len(rank))))


_BLANKS = re.compile(r"[ \t\r\n\f\v]+")


def as_written(tex: str, value: str, *, cased: bool, ascii: bool) -> str | None:
    """A field's own LaTeX where it still says `value` and says it better; None where it is to be encoded anew."""
    if tex == value and tex.isalnum():
        return tex
    tex = _BLANKS.sub(" ", tex).strip(" ") if "\n\n" not in tex else tex
    text, exact = decode_latex_exactly(tex, case_braces=cased)
    if exact:
        return None
    if " ".join(text.split()) != " ".join(value.split()):
        return None
    return latex_in_ascii(tex) if ascii else tex


_RAW_TEX = re.compile(
    r"<(pre|script)>([^<]*+(?:<(?!/?\1>)[^<]*+)*+)</\1>"
)  # how Better BibTeX's users put TeX into Zotero
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
