"""What is compared of an entry, made ready once: words, names, numbers, identifiers, all folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bibkit.model.entry import Entry
from bibkit.model.identifiers import ArxivId, Doi, Isbn
from bibkit.model.names import Name
from bibkit.text.fold import fold

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
_PREPRINT_PLACE = re.compile(
    r"\b(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|engrxiv|techrxiv|research square|ssrn|preprints? ?org|osf"
    r"|preprint|corr|authorea|zenodo preprint|hal|repec|nber working paper)\b"
)
# Registrants of preprint servers: arXiv, Cold Spring Harbor, Research Square, SSRN, OSF, ChemRxiv, Preprints.org …
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/arxiv|1101/(?:\d{6}|20\d\d\.)|64898/|21203/rs|2139/ssrn|31234/|31235/|31219/|26434/|20944/preprints"
    r"|36227/|22541/|31222/|35542/)"
)
_CORRECTION = re.compile(
    r"(?:\w+ )?(?:correction|corrections|corrigend(?:um|a)|errat(?:um|a)|addend(?:um|a)|retraction|retracted|withdrawn"
    r"|expression of concern|publisher correction|author correction|berichtigung)\b"
    r"|(?:in )?(?:reply|response|comments?|commentary|rejoinder|discussion|letter|review)(?: (?:to|on|of|by)\b|$)"
    r"|.*\b(?:correction|erratum|corrigendum|reply|retraction|rejoinder)$"
)
_ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "xi": "11", "xii": "12", "one": "1", "two": "2", "three": "3", "four": "4", "first": "1", "second": "2", "third": "3",
}  # fmt: skip
_SURE_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"))
_PART = frozenset(
    ("part", "parts", "teil", "partie", "parte", "volume", "vol", "band", "tome", "book", "chapter", "no")
)
_DIGITS = re.compile(r"\d+")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7"}


class Sketch:
    """An entry ready for comparison. Texts are folded; what is not known is empty."""

    __slots__ = (
        "arxiv", "container", "correction", "doi", "edition", "families", "first_page", "isbns", "issue", "kind",
        "letters", "numbers", "published", "place", "preprint", "title", "volume", "words", "year",
    )  # fmt: skip

    def __init__(self, place: int, entry: Entry) -> None:
        self.place = place
        self.title = fold(entry.title)
        self.words = self.title.split()
        self.letters = self.title.replace(" ", "")
        self.families = _families(entry.author or entry.editor)
        self.year = (entry.issued.year if entry.issued else None) or 0
        self.container = fold(entry.container_title or entry.container_title_short)
        self.volume = _bare_number(entry.volume)
        self.issue = _bare_number(entry.issue)
        self.first_page = _first_page(entry.page)
        self.edition = _edition(entry.edition) if entry.edition else ""
        self.doi = _doi(entry.doi)
        self.isbns = tuple(isbn.isbn13 for text in entry.isbn if (isbn := Isbn.parse(text)))
        self.arxiv = _arxiv(entry)
        self.kind = _KINDS.get(entry.type, "")
        self.published = bool(self.container or self.volume or self.first_page or self.doi or self.isbns)
        self.preprint = self._is_preprint(entry)
        if self.preprint:
            self.kind = "preprint"
        self.correction = _CORRECTION.match(self.title) is not None
        self.numbers = _numbers(self.words)

    def _is_preprint(self, entry: Entry) -> bool:
        if self.doi and _PREPRINT_DOI.match(self.doi):
            return True
        if entry.type == "article" or entry.genre.lower() == "preprint" or _PREPRINT_PLACE.search(self.container):
            return True
        return bool(self.arxiv) and not self.published


def _families(names: Sequence[Name]) -> list[str]:
    families = []
    for name in names:
        folded = fold(name.literal or name.family or name.given)
        if folded and folded != "others":
            families.append(folded)
    return families


def _doi(text: str) -> str:
    if not text:
        return ""
    doi = Doi.parse(text)
    return doi.value if doi else ""


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


def _first_page(page: str) -> str:
    match = re.match(r"[^\d]{0,3}\d+|\w+", page)
    return match.group().lower().lstrip("0") if match else ""


def _bare_number(text: str) -> str:
    return text.strip().lower().lstrip("0").replace("–", "-").replace("--", "-") if text else ""


def _edition(text: str) -> str:
    digits = _DIGITS.search(text)
    word = fold(text).partition(" ")[0]
    return digits.group().lstrip("0") if digits else _ORDINALS.get(word, word)


def _numbers(words: list[str]) -> list[str]:
    """The numbers of a title in order: digits, Roman numerals, and words behind "part" and the like."""
    numbers = []
    last = len(words) - 1
    for place, word in enumerate(words):
        if not word.isalpha():
            numbers += _DIGITS.findall(word)
        elif word in _ROMAN and (word in _SURE_ROMAN or (place and (place == last or words[place - 1] in _PART))):
            if word not in ("one", "first", "second", "third", "two", "three", "four") or words[place - 1] in _PART:
                numbers.append(_ROMAN[word])
    return numbers
