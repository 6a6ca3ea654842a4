"""Files of Crossref works as an offline source: DOI lookup, and a search over the words of their citations."""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from bibkit.errors import InputError
from bibkit.files import load
from bibkit.formats.crossref import iter_works, looks_like_work
from bibkit.sources.crossref_books import isbns_of
from bibkit.sources.works import Answered, Work, WorkFate, unknown
from bibkit.text.fold import fold
from bibkit.text.patterns import lazy_pattern

_COMMON_SHARE = 0.2  # a word in more of the works than this finds nothing


class SnapshotSource:
    """The works of one file: JSON lines, an array or an API answer, also gzipped.

    Raises InputError when the file cannot be read or holds no work. A line that is no work is passed over.
    """

    complete = False
    threads = 1

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._works = load_works(path)

    def fates(self, dois: Sequence[str], answered: Answered) -> dict[str, WorkFate]:
        found: dict[str, WorkFate] = {doi: self._works.get(doi) or unknown(doi, self.name) for doi in dois}
        answered(found)
        return found

    def find(self, citation: str, rows: int) -> list[Work]:
        return [{**self._works[doi], "score": score} for doi, score in self._index.find(citation, rows)]

    def works_with(self, isbns: Sequence[str]) -> list[Work]:
        """The works that carry one of the ISBNs (13 digits), chapters and all."""
        dois = dict.fromkeys(doi for isbn in isbns for doi in self._isbns.get(isbn, ()))
        return [self._works[doi] for doi in dois]

    @cached_property
    def _isbns(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for doi, work in self._works.items():
            for isbn in isbns_of(work):
                found[isbn].append(doi)
        return found

    @cached_property
    def _index(self) -> WordIndex:
        return WordIndex({doi: citation_words(work) for doi, work in self._works.items()})


def load_works(path: Path) -> dict[str, Work]:
    """The works of a file by lower-case DOI; of two with the same DOI the last one."""
    data = load(path).data
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError) as error:
            raise InputError(f"cannot read {path}: damaged gzip data ({error})") from None
    works: dict[str, Work] = {}
    try:
        values = [json.loads(data)]
    except ValueError:
        values = [value for line in data.splitlines() if (value := _line(line)) is not None]
    for value in values:
        for work in iter_works(value):
            if looks_like_work(work):
                works[work["DOI"].lower()] = work
    if not works:
        raise InputError(f"cannot use {path}: it holds no Crossref work", "JSON lines of works, or an array, also .gz")
    return works


def _line(line: bytes) -> object:
    try:
        return json.loads(line) if line.strip() else None
    except ValueError:
        return None


def citation_words(work: Work) -> Counter[str]:
    """What a citation of the work would say, as folded words: title twice, authors, journal, year, volume, page."""
    parts: list[str] = []
    for key in ("title", "title", "subtitle", "original-title", "container-title", "short-container-title"):
        value = work.get(key)
        parts += [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
    for person in work.get("author") or ():
        if isinstance(person, Mapping):
            parts += [str(person.get(key) or "") for key in ("family", "given", "name")]
    parts += [str(work.get(key) or "") for key in ("volume", "issue", "page", "article-number", "publisher")]
    issued = work.get("issued")
    dates = issued.get("date-parts") if isinstance(issued, Mapping) else None
    if isinstance(dates, list) and dates and isinstance(dates[0], list) and dates[0]:
        parts.append(str(dates[0][0] or ""))
    return Counter(fold_words(" ".join(parts)))


_CJK = lazy_pattern(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")


def fold_words(text: str) -> list[str]:
    """Folded words; what is written without blanks (Chinese, Japanese) in overlapping pairs of characters."""
    words: list[str] = []
    for word in fold(text).split():
        if _CJK.search(word) and len(word) > 2:
            words += [word[place : place + 2] for place in range(len(word) - 1)]
        else:
            words.append(word)
    return words


class WordIndex:
    """Documents found by rare words (BM25); the same question gives the same answer in the same order."""

    def __init__(self, documents: Mapping[str, Counter[str]]) -> None:
        self._lengths = {name: sum(words.values()) for name, words in documents.items()}
        self._mean = sum(self._lengths.values()) / max(1, len(self._lengths))
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for name, words in documents.items():
            for word, count in words.items():
                self._postings[word].append((name, count))

    def find(self, text: str, rows: int) -> list[tuple[str, float]]:
        scores: dict[str, float] = defaultdict(float)
        total = len(self._lengths)
        for word in dict.fromkeys(fold_words(text)):
            postings = self._postings.get(word, ())
            if not postings or (len(postings) > _COMMON_SHARE * total and total > 50):
                continue
            weight = math.log(1 + (total - len(postings) + 0.5) / (len(postings) + 0.5))
            for name, count in postings:
                scores[name] += weight * count * 2.2 / (count + 1.2 * (0.4 + 0.6 * self._lengths[name] / self._mean))
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return [(name, round(score, 4)) for name, score in best[:rows]]
