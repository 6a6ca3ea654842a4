"""The entry type that says what an entry is, in each dialect, with the fields that go with the type."""

from __future__ import annotations

from typing import NamedTuple

from bibkit.bibtex.aliases import GENRE_KEYS, PATENT_OFFICES, STANDARD_BIBTEX, SUBTYPE_WORDS, Dialect
from bibkit.bibtex.origins import RawFields
from bibkit.bibtex.read import csl_type
from bibkit.model.entry import Entry
from bibkit.model.vocabulary import TYPE_BY_CSL
from bibkit.text.patterns import lazy_pattern
from bibkit.text.wordlists import word_set


class TypeChoice(NamedTuple):
    """An entry type; `subtype` is `entrysubtype` where the type alone does not say it, `kind` the value of `type`."""

    type: str
    subtype: str = ""
    kind: str = ""


# CSL type -> BibLaTeX type and entrysubtype, where the vocabulary's plain counterpart is not enough.
_BIBLATEX: dict[str, tuple[str, str]] = {
    "article-magazine": ("article", "magazine"),
    "article-newspaper": ("article", "newspaper"),
    "motion_picture": ("video", ""),
    "broadcast": ("video", "tvbroadcast"),
    "song": ("audio", ""),
    "speech": ("unpublished", "presentation"),
    "graphic": ("image", ""),
    "map": ("image", "map"),
    "review-book": ("review", ""),
}
# Types of CSL that BibTeX's @misc, and some of BibLaTeX's types, stand for without saying so.
_SAID_BY_SUBTYPE = word_set(
    "article bill broadcast dataset event figure graphic hearing interview legal_case legislation map motion_picture "
    "musical_score patent performance personal_communication post post-weblog regulation software song speech standard "
    "treaty webpage entry-encyclopedia entry-dictionary article-magazine article-newspaper review"
)
_MASTERS = lazy_pattern(
    r"(?i)\b(?:master|m\.?\s?sc\b|m\.?\s?a\b|diplom|lizentiat|licenciatura|licentiate|magister|maestr[ií]a|m[áa]ster\b|"
    r"mestrado|laurea|bachelor|b\.?\s?sc\b|b\.?\s?a\b)|trabajo (?:de )?fin de|硕士|碩士|修士|석사|学士|магист"
)


def choose_type(entry: Entry, dialect: Dialect, written: RawFields = (), read_as: Dialect | None = None) -> TypeChoice:
    """The type to write an entry under. `written`: type and subtype that it had in a .bib of the dialect `read_as`."""
    if written:
        type_ = written[0][1].lower()
        subtype = written[1][1] if len(written) > 1 else ""
        is_current = csl_type(type_, subtype) == entry.type
        if is_current and (read_as == dialect or dialect == "biblatex" or type_ in STANDARD_BIBTEX):
            return TypeChoice(type_, subtype, kind=_kind(entry, type_))
        if is_current and entry.type == "document":
            return TypeChoice(type_, kind=entry.genre)
    return _biblatex(entry) if dialect == "biblatex" else _bibtex(entry)


def _biblatex(entry: Entry) -> TypeChoice:
    csl = entry.type
    type_, subtype = _BIBLATEX.get(csl, (TYPE_BY_CSL[csl].biblatex if csl in TYPE_BY_CSL else "misc", ""))
    if csl == "book" and entry.number_of_volumes and not entry.volume:
        type_ = "mvbook"
    elif csl == "chapter" and entry.container_author:
        type_ = "inbook"
    elif csl == "article" and not (entry.eprint or entry.url or entry.doi):
        type_ = "unpublished"
    if not subtype and csl in _SAID_BY_SUBTYPE and csl_type(type_) != csl:
        subtype = SUBTYPE_WORDS.get(csl, csl)
    return TypeChoice(type_, subtype, _kind(entry, type_))


def _bibtex(entry: Entry) -> TypeChoice:
    csl = entry.type
    type_ = TYPE_BY_CSL[csl].bibtex if csl in TYPE_BY_CSL else "misc"
    if csl == "thesis" and _MASTERS.search(entry.genre):
        type_ = "mastersthesis"
    subtype = SUBTYPE_WORDS.get(csl, csl) if csl in _SAID_BY_SUBTYPE and csl_type(type_) != csl else ""
    return TypeChoice(type_, subtype, _kind(entry, type_))


PATENT_NUMBER = lazy_pattern(r"(US|EP|DE|FR|GB)\s?(\d+)")
_OFFICE_KEYS = {letters: key for key, letters in PATENT_OFFICES.items()}
_DEFAULT_KIND = {"phdthesis": "phd thesis", "mastersthesis": "master's thesis", "techreport": "technical report"}
_KEY_OF_GENRE = {genre.lower(): key for key, genre in reversed(GENRE_KEYS.items())}


def _kind(entry: Entry, type_: str) -> str:
    """The value of `type`: what the entry type does not imply; BibLaTeX's own keys where they say it."""
    genre = entry.genre
    lowered = genre.lower().replace("’", "'")
    if (not genre and type_ != "patent") or _DEFAULT_KIND.get(type_) == lowered:
        return ""
    office = PATENT_NUMBER.fullmatch(entry.number) if type_ == "patent" else None
    if office and lowered in ("", "patent"):
        return f"patent{_OFFICE_KEYS[office.group(1)]}"
    if type_ in ("thesis", "report", "patent"):
        return _KEY_OF_GENRE.get(lowered, genre)
    return genre
