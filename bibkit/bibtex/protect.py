"""Which words of a title keep their capitals whatever a style does to case.

Styles put titles into lower case (BibTeX's `change.case$`, BibLaTeX's `\\MakeSentenceCase`); braces keep what must not
be. How much a capital says depends on where the title comes from:

- "marked": a .bib, where braces already say it: nothing is added;
- "sentence": a library whose titles are in sentence case by convention (CSL, Zotero): every capital behind the first
  word is meant, and braced;
- "unknown": a page or an agency. In Sentence case a capital is meant; In Title Case it Says Nothing, and only words
  that nobody writes small are braced: those with inner capitals or digits, those the abstract has in capitals in
  mid-sentence, and well-known names.
"""

from __future__ import annotations

import re
from typing import Literal

from bibkit.text.case import is_proper_name
from bibkit.text.words import STOP_WORDS

Convention = Literal["marked", "sentence", "unknown"]
Span = tuple[int, int]

_WORD = re.compile(r"[^\W_](?:[^\s–—/]*[^\W_])?")
_INNER_CAPITAL = re.compile(r"(?:[\d_]|[^\w\n])*+[^\W\d_].*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]|[A-ZÀ-ÖØ-Þ].*\d|\d+[A-Z]")
# The capital at the very start of a title is kept anyway: of Fritz2012 nothing is lost.
_LATER_CAPITAL = re.compile(r"[\W_]*[^\W_].*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_COLON = re.compile(r":\s+$")
_NEW_SENTENCE = re.compile(r"[?!]\s+$")
_HYPHENS = re.compile(r"[-‐‑]")


def protected_spans(
    title: str, *, convention: Convention, abstract: str = "", of_container: bool = False
) -> list[Span]:
    """The stretches of a plain title to be braced; neighbours are one. `abstract` helps where case says nothing.

    Titles of journals and books that contain the work (`of_container`) are mostly in Title Case, short ones too.

    The first word keeps its first capital by itself, so that it counts only for what follows: `{DNA}`, `X-{Ray}`.
    """
    if convention == "marked":
        return []
    words = [match.span() for match in _WORD.finditer(title)]
    if len(words) > 2 and title.isupper():  # shouted
        return []
    capitals_mean = convention == "sentence" or not is_title_case(title, short_ones=of_container)
    evidence = None if capitals_mean else _Evidence(abstract)
    spans: list[Span] = []
    for place, (start, end) in enumerate(words):
        word = title[start:end]
        if word == word.lower():
            continue
        if place == 0:
            # Only the very first letter of a field keeps its capital by itself, and that may be a quotation mark.
            spans.extend(
                _in_first_word(word, start, capitals_mean) or [(start, start + 1)] * (start > 0 and word[0].isupper())
            )
        elif evidence is None:
            if capitals_mean and (convention == "sentence" or not _opens_sentence(title, start, word)):
                spans.append((start, end))
        elif evidence.is_name(word) or _NEW_SENTENCE.search(title, 0, start):
            spans.append((start, end))
    return _joined(spans, title)


def is_title_case(title: str, *, short_ones: bool = False) -> bool:
    """Whether a title is written With Capitals, so that a capital says nothing about a word.

    Of two words nobody can tell, unless `short_ones` are taken for such.
    """
    words = [title[slice(*match.span())] for match in _WORD.finditer(title)][1:]
    long_words = [
        word for word in words if len(word) > 3 and word.lower() not in STOP_WORDS["en"] and word[0].isalpha()
    ]
    if len(long_words) < 2:
        return short_ones and all(word[0].isupper() for word in long_words)
    return sum(word[0].isupper() for word in long_words) * 3 > len(long_words) * 2


def _opens_sentence(title: str, start: int, word: str) -> bool:
    """Whether a word stands right behind a colon, where BibTeX keeps its first capital anyway."""
    return bool(_COLON.search(title, 0, start)) and not _INNER_CAPITAL.match(word[1:])


def _in_first_word(word: str, start: int, capitals_mean: bool) -> list[Span]:
    head, *others = _HYPHENS.split(word)
    if not others or not capitals_mean:
        is_more = _LATER_CAPITAL.match(word) and not _is_compound_of_words(word)
        return [(start, start + len(word))] if is_more else []
    if _LATER_CAPITAL.match(head):
        return [(start, start + len(word))]
    spans: list[Span] = []
    at = start + len(head) + 1
    for part in others:
        if part and part[0].isupper():
            spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans


def _joined(spans: list[Span], title: str) -> list[Span]:
    out: list[Span] = []
    for start, end in spans:
        if out and title[out[-1][1] : start] == " ":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


class _Evidence:
    """What an abstract says about the words of a title in Title Case.

    A term that it writes With Capitals (three words or more, of which two are written small elsewhere) names nobody.
    """

    def __init__(self, abstract: str) -> None:
        words = list(re.finditer(r"(?<=[^\s.:;!?>]\s)[^\W\d_][\w'’-]*", abstract))
        self._small = {match[0] for match in words if match[0][0].islower()}
        self._capital: set[str] = set()
        run: list[str] = []
        end = -1
        for match in [*words, None]:
            if match is not None and match[0][0].isupper() and match.start() == end + 1:
                run.append(match[0])
            else:
                self._learn(run)
                run = [match[0]] if match is not None and match[0][0].isupper() else []
            end = match.end() if match is not None else end

    def _learn(self, run: list[str]) -> None:
        if len(run) < 3 or sum(word.lower() in self._small for word in run) < 2:
            self._capital.update(run)

    def is_name(self, word: str) -> bool:
        if _INNER_CAPITAL.match(word) and not _is_compound_of_words(word):
            return True
        parts = [part for part in _HYPHENS.split(word) if part]
        return any(self._is_name(part) for part in parts)

    def _is_name(self, word: str) -> bool:
        bare = re.sub(r"['’]s$", "", word)
        if is_proper_name(word):
            return True
        return bare in self._capital and bare.lower() not in self._small


def _is_compound_of_words(word: str) -> bool:
    """`Data-Driven`: capitals that come from Title Case alone; `X-Ray` and `CSI-FiSh` are more."""
    parts = _HYPHENS.split(word)
    return len(parts) > 1 and all(len(part) > 1 and part[1:] == part[1:].lower() and part.isalpha() for part in parts)
