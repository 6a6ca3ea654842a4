"""What is compared of an entry, made ready once: words, names, numbers, identifiers, all folded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi, Isbn
from bibkit.model.names import Name, is_cjk
from bibkit.text.fold import fold
from bibkit.text.patterns import lazy_pattern

Kind = Literal[
    "",
    "article",
    "conference",
    "book",
    "part",
    "thesis",
    "report",
    "data",
    "patent",
    "letter",
    "talk",
    "film",
    "law",
    "preprint",
]

_KINDS: dict[str, Kind] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
    "review-book": "article", "paper-conference": "conference", "book": "book", "collection": "book",
    "classic": "book", "periodical": "book", "pamphlet": "book", "chapter": "part", "entry": "part",
    "entry-dictionary": "part", "entry-encyclopedia": "part", "thesis": "thesis", "report": "report",
    "dataset": "data", "software": "data", "patent": "patent",
    "personal_communication": "letter", "speech": "talk", "motion_picture": "film", "broadcast": "film",
    "legislation": "law", "bill": "law", "legal_case": "law",
}  # fmt: skip
_PREPRINT_PLACE = lazy_pattern(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|engrxiv|techrxiv|research square|ssrn|preprints? ?org|osf"
    r"|preprint|corr|authorea|zenodo preprint|hal|repec|nber working paper)\b"
)
# Registrants of preprint servers: arXiv, Cold Spring Harbor, Research Square, SSRN, OSF, ChemRxiv, Preprints.org …
_PREPRINT_DOI = lazy_pattern(
    r"10\.(?:48550/arxiv|1101/(?:\d{6}|20\d\d\.)|64898/|21203/rs|2139/ssrn|31234/|31235/|31219/|26434/|20944/preprints"
    r"|36227/|22541/|31222/|35542/)"
)
# Words that begin, or end, the titles of what is written about another work.
_SURELY_ABOUT = frozenset((
    "correction", "corrections", "corrigendum", "corrigenda", "erratum", "errata", "addendum", "addenda", "retraction",
    "retracted", "withdrawn", "berichtigung", "rejoinder",
))  # fmt: skip
_ABOUT = _SURELY_ABOUT | {"reply", "response", "comment", "comments", "commentary", "discussion", "letter", "review"}
_ABOUT_AT_END = frozenset(("correction", "erratum", "corrigendum", "reply", "retraction", "rejoinder", "response"))
# "… (vol 12, pg 345, 2004)": how indexes name the corrected work behind a correction's title.
_PAGE_WORDS = frozenset(("p", "pg", "pp", "page", "pages", "art", "article", "artn"))
_LONGEST_PLACE_WORDS = 9
# "Supplementary material for …", "…: supporting information".
_BESIDE = frozenset(("supplement", "supplementary", "supplemental", "suppl", "supporting"))
_WHAT_IS_BESIDE = frozenset(("material", "materials", "information", "data", "appendix", "file", "files", "text"))
_BEFORE_ABOUT = frozenset(("author", "authors", "publisher", "in", "book", "editorial"))
_OF = frozenset(("to", "on", "of", "by"))
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12",
}  # fmt: skip
_IN_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "first": "1", "second": "2", "third": "3"}
_SURE_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"))
_PART = frozenset(
    ("part", "parts", "teil", "partie", "parte", "volume", "vol", "band", "tome", "book", "chapter", "no")
)
_ANCILLARY = _ABOUT | _OF | _PART | _IN_WORDS.keys() | {"author", "publisher", "in", "a", "the"}
_MOST_NAMES = 4
_DIGITS = lazy_pattern(r"\d+")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7"}


class Sketch:
    """An entry ready for comparison. Texts are folded; what is not known is empty.

    What only a closer look needs is read by `complete`: of most entries nobody ever takes one.
    """

    __slots__ = (
        "_entry", "arxiv", "by_group",
        "container", "core", "correction", "doi", "edition", "families", "first_page", "isbns",
        "issue", "kind", "length", "letters", "numbers", "place", "preprint", "published", "title", "volume", "words",
        "year",
    )  # fmt: skip

    def __init__(self, place: int, entry: Entry) -> None:
        self.place = place
        self.title = fold(entry.title)
        self.letters = self.title.replace(" ", "")
        people = entry.author or entry.editor
        self.families = _families(people)
        self.by_group = bool(people) and " " in people[0].literal
        self.first_page = _first_page(entry.page) if entry.page else ""
        self.doi = _doi(entry.doi) if entry.doi else ""
        self.isbns = tuple(map(_isbn13, entry.isbn)) if entry.isbn else ()
        self.arxiv = _arxiv(entry) if entry.eprint or "arxiv" in entry.url or "48550" in self.doi else ""
        self._entry: Entry | None = entry

    def complete(self) -> Sketch:
        """The sketch itself, with all that it says read."""
        entry = self._entry
        if entry is None:
            return self
        self._entry = None
        self.words = self.title.split()
        self.year = (entry.issued.year if entry.issued else None) or 0
        self.container = _folded(entry.container_title or entry.container_title_short)
        self.volume = _bare_number(entry.volume)
        self.issue = _bare_number(entry.issue)
        self.edition = _edition(entry.edition) if entry.edition else ""
        self.kind = _KINDS.get(entry.type, "")
        self.published = bool(self.container or self.volume or self.first_page or self.doi or self.isbns)
        self.preprint = self._is_preprint(entry)
        if self.preprint:
            self.kind = "preprint"
        self.correction = _is_about_another(self.words)
        self.numbers = _numbers(self.words)
        self.core = [word for word in self.words if not (word in _ANCILLARY or word.isdigit() or word in _ROMAN)]
        # A language without blanks says as much in two or three characters.
        self.length = max(len(self.words), 0 if self.letters.isascii() else len(self.letters) // 3)
        return self

    def shares_identifier(self, other: Sketch) -> bool:
        if self.doi and self.doi == other.doi:
            return True
        if self.arxiv and self.arxiv == other.arxiv:
            return True
        return bool(self.isbns) and not set(self.isbns).isdisjoint(other.isbns)

    def _is_preprint(self, entry: Entry) -> bool:
        if self.doi and _PREPRINT_DOI.match(self.doi):
            return True
        if entry.type == "article" or entry.genre.lower() == "preprint" or _is_preprint_place(self.container):
            return True
        return bool(self.arxiv) and not self.published


@lru_cache(8192)
def _is_preprint_place(container: str) -> bool:
    return _PREPRINT_PLACE.search(container) is not None


@lru_cache(65536)
def _folded(text: str) -> str:
    return fold(text)


def _families(names: Sequence[Name]) -> tuple[str, ...]:
    """The first family names, which are enough to tell people apart."""
    folded = [_folded(_telling(name)) for name in names[:_MOST_NAMES]]
    return tuple([family for family in folded if family and family != "others"])


def _telling(name: Name) -> str:
    """The family name; the whole name of a group, and where families share a few hundred names (王伟)."""
    if name.literal:
        return name.literal
    family = name.family
    if family.isascii():
        return family or name.given
    return family + name.given if is_cjk(family) else family


def _doi(text: str) -> str:
    if text.startswith("10.") and not text.endswith((" ", ",")):
        return text.lower()
    doi = Doi.parse(text)
    return doi.value if doi else ""


@lru_cache(4096)
def _isbn13(text: str) -> str:
    isbn = Isbn.parse(text)
    return isbn.isbn13 if isbn else text


def _arxiv(entry: Entry) -> str:
    if entry.eprint and entry.eprint_type.lower() in ("arxiv", ""):
        found = ArxivId.parse(entry.eprint)
    elif "arxiv" in entry.doi.lower():
        found = ArxivId.parse(entry.doi)
    elif "arxiv.org" in entry.url:
        found = ArxivId.find(entry.url)
    else:
        return ""
    return found.without_version.lower() if found else ""


_FIRST_PAGE = lazy_pattern(r"[^\d]{0,3}\d+|\w+")


def _first_page(page: str) -> str:
    match = _FIRST_PAGE.match(page)
    return match.group().lower().lstrip("0") if match else ""


def _bare_number(text: str) -> str:
    return text.strip().lower().lstrip("0").replace("–", "-").replace("--", "-") if text else ""


def _edition(text: str) -> str:
    digits = _DIGITS.search(text)
    word = fold(text).partition(" ")[0]
    return digits.group().lstrip("0") if digits else _ORDINALS.get(word, word)


def _is_about_another(words: list[str]) -> bool:
    """`Correction to: …`, `Author correction: …`, `In reply to …`, `… (Erratum)`."""
    if len(words) > 1 and words[-1] in _ABOUT_AT_END:
        return True
    if len(words) > 2 and any(w in _BESIDE and after in _WHAT_IS_BESIDE for w, after in (words[:2], words[-2:])):
        return True
    start = 1 if words[:1] and words[0] in _BEFORE_ABOUT else 0
    word, after = words[start : start + 1], words[start + 1 : start + 2]
    if word and (word[0] in _SURELY_ABOUT or (word[0] in _ABOUT and (not after or after[0] in _OF))):
        return True
    return words[:3] == ["expression", "of", "concern"] or _names_a_place(words[-_LONGEST_PLACE_WORDS:])


def _names_a_place(tail: list[str]) -> bool:
    is_year = bool(tail) and len(tail[-1]) == 4 and tail[-1].isdecimal()
    return is_year and "vol" in tail and not _PAGE_WORDS.isdisjoint(tail[tail.index("vol") :])


def _numbers(words: list[str]) -> list[str]:
    """The numbers of a title in order: digits, Roman numerals, and words behind "part" and the like."""
    numbers = []
    last = len(words) - 1
    for place, word in enumerate(words):
        if not word.isalpha():
            numbers += _DIGITS.findall(word)
        elif place and words[place - 1] in _PART and (word in _ROMAN or word in _IN_WORDS):
            numbers.append(_ROMAN.get(word) or _IN_WORDS[word])
        elif word in _SURE_ROMAN or (place == last and place and word in _ROMAN):
            numbers.append(_ROMAN[word])
    return numbers
